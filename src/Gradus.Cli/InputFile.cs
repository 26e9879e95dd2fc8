using System.Text;

namespace Gradus.Cli;

/// <summary>A file named on the command line, or standard input.</summary>
internal static class InputFile
{
    /// <summary>No page of formulas is longer; an endless input is refused instead of filling the memory.</summary>
    private const int MostBytes = 16 << 20;

    /// <summary>Opens a file, or standard input for <c>-</c>.</summary>
    public static Stream Open(string name, Session session)
    {
        if (name == "-") return session.In;
        if (Directory.Exists(name)) throw new UsageException($"{name} is a directory");
        try
        {
            return new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            throw new UsageException($"there is no file {name}");
        }
        catch (UnauthorizedAccessException)
        {
            throw new UsageException($"{name} may not be read");
        }
    }

    /// <summary>The whole text, as UTF-8 unless it begins with the mark of UTF-16; what is not valid becomes U+FFFD.</summary>
    public static string ReadText(string name, Session session)
    {
        using var stream = Open(name, session);
        var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            if (bytes.Length + read > MostBytes) throw new UsageException($"{name} is longer than {MostBytes >> 20} MB");
            bytes.Write(buffer, 0, read);
        }
        return Decode(name, bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private static string Decode(string name, ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..]) return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes is [0xFE, 0xFF, ..]) return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (bytes.IndexOf((byte)0) is >= 0 and var zero) throw new UsageException($"{name} is no text: byte {zero + 1} is zero");
        return Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
    }
}
