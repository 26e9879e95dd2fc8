using System.Buffers;
using System.Text;

namespace Gradus.Cli.Batch;

/// <summary>Reads a stream line by line and never holds more than the longest line allowed.</summary>
internal sealed class LineReader(Stream stream, int mostBytes)
{
    private readonly byte[] buffer = new byte[1 << 16];
    private readonly ArrayBufferWriter<byte> line = new();
    private int start;
    private int end;

    /// <summary>The next line without its end; <c>Text</c> is null for one that is too long; false at the end of the stream.</summary>
    public bool TryRead(out string? text)
    {
        line.ResetWrittenCount();
        var (any, tooLong) = (false, false);
        while (Fill())
        {
            any = true;
            var rest = buffer.AsSpan(start, end - start);
            var stop = rest.IndexOf((byte)'\n');
            var piece = stop < 0 ? rest : rest[..stop];
            start += piece.Length + (stop < 0 ? 0 : 1);
            tooLong |= line.WrittenCount + piece.Length > mostBytes;
            if (!tooLong) line.Write(piece);
            if (stop >= 0) break;
        }
        text = tooLong ? null : Encoding.UTF8.GetString(line.WrittenSpan).Trim('\r', '\uFEFF');
        return any;
    }

    private bool Fill()
    {
        if (start < end) return true;
        (start, end) = (0, stream.Read(buffer));
        return end > 0;
    }
}
