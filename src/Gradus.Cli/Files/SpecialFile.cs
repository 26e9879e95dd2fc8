using System.Formats.Tar;

namespace Gradus.Cli.Files;

/// <summary>Files that hold no text: pipes without a writer would be waited for, devices may never end.</summary>
internal static class SpecialFile
{
    /// <summary>What a file is, with its article; null for an ordinary file.</summary>
    public static string? KindOf(FileInfo file)
    {
        // Whatever is special has no length, and of the libraries only the archive's asks the system for the kind without opening the file.
        if (OperatingSystem.IsWindows() || file.Length > 0) return null;
        try
        {
            using var archive = new MemoryStream();
            using (var writer = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true)) writer.WriteEntry(file.FullName, "file");
            archive.Position = 0;
            using var reader = new TarReader(archive);
            return reader.GetNextEntry()?.EntryType switch
            {
                TarEntryType.Fifo => "a named pipe",
                TarEntryType.CharacterDevice or TarEntryType.BlockDevice => "a device",
                _ => null,
            };
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
        catch (IOException)
        {
            return "no ordinary file";
        }
    }
}
