using Microsoft.Win32.SafeHandles;

namespace Gradus.Cli;

/// <summary>The standard streams of this process, told apart from files that stand in the place of closed ones.</summary>
internal static class StandardStreams
{
    /// <summary>Bits of a descriptor's flags as Linux shows them.</summary>
    private const int CloseOnExec = 0x80000, DoNotWait = 0x800;

    /// <summary>Standard input; reading it is an error where the caller closed it.</summary>
    public static Stream Input => FlagsOf(0).HasFlag(CloseOnExec) ? new ClosedStream("standard input") : Console.OpenStandardInput();

    /// <summary>Standard output; writing to it is an error where the caller closed it, or nobody reads any more.</summary>
    public static Stream Output => FlagsOf(1).HasFlag(CloseOnExec) ? new ClosedStream("standard output") : Pipe(1) ?? Console.OpenStandardOutput();

    /// <summary>Standard error; nothing where the caller closed it.</summary>
    public static Stream Error => FlagsOf(2).HasFlag(CloseOnExec) ? Stream.Null : Console.OpenStandardError();

    /// <summary>The pipe behind a descriptor, of which the console's own stream does not say that its reader is gone; null for anything else.</summary>
    private static FileStream? Pipe(int descriptor)
    {
        if (OperatingSystem.IsWindows() || FlagsOf(descriptor).HasFlag(DoNotWait)) return null;
        var stream = new FileStream(new SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return stream.CanSeek ? null : stream;
    }

    /// <summary>The flags of a descriptor; 0 where the system does not tell.</summary>
    /// <remarks>What a caller hands down is never marked to be closed on exec, for then it would not be here; what the runtime opens always is, and it takes the free places first.</remarks>
    private static int FlagsOf(int descriptor)
    {
        try
        {
            var line = File.ReadLines($"/proc/self/fdinfo/{descriptor}").First(static line => line.StartsWith("flags:", StringComparison.Ordinal));
            return Convert.ToInt32(line["flags:".Length..].Trim(), 8);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static bool HasFlag(this int flags, int flag) => (flags & flag) != 0;

    /// <summary>A stream that the caller closed before we began.</summary>
    private sealed class ClosedStream(string name) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new UsageException($"{name} is closed");

        public override void Write(byte[] buffer, int offset, int count) => throw new UsageException($"{name} is closed");

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
