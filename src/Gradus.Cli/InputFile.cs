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

    /// <summary>The whole text, as UTF-8; what is not valid becomes U+FFFD.</summary>
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
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length).TrimStart('\uFEFF');
    }
}
