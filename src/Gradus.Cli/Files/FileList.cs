namespace Gradus.Cli.Files;

/// <summary>The files that the arguments of a call name: a file itself, of a folder all pages in it and below, sorted.</summary>
/// <param name="passedOver">Told what stands in a folder and is not read, and why.</param>
internal sealed class FileList(Action<string, string> passedOver)
{
    /// <summary>The endings of pages; other files of a folder are passed over without a word.</summary>
    private static readonly string[] Endings = [".md", ".markdown", ".tex", ".latex", ".ipynb", ".txt"];

    /// <summary>True for a word that is the name of a page, and no formula.</summary>
    public static bool NamesPage(string word) => Endings.Contains(Path.GetExtension(word), StringComparer.OrdinalIgnoreCase) && !word.Any(char.IsWhiteSpace);

    /// <summary>The files in the order of the arguments, each once.</summary>
    public IReadOnlyList<string> Of(IReadOnlyList<string> arguments)
        => [.. arguments.SelectMany(argument => Directory.Exists(argument) ? Within(argument) : [argument]).DistinctBy(static name => name == "-" ? name : Path.GetFullPath(name))];

    private List<string> Within(string folder)
    {
        var (pages, open) = (new List<string>(), new Stack<DirectoryInfo>([new DirectoryInfo(folder)]));
        while (open.TryPop(out var next))
        {
            foreach (var entry in Entries(folder, next))
            {
                // Hidden folders hold no notes, and links may lead round in a circle.
                if (entry.Name is "node_modules" || entry.Attributes.HasFlag(FileAttributes.Hidden)) continue;
                var (name, isPage) = (Named(folder, entry.FullName), Endings.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase));
                if (entry.LinkTarget is not null)
                {
                    if (isPage || entry is DirectoryInfo) passedOver(name, "it is a link");
                }
                else if (entry is DirectoryInfo below) open.Push(below);
                else if (isPage && SpecialFile.KindOf((FileInfo)entry) is { } kind) passedOver(name, $"it is {kind}");
                else if (isPage) pages.Add(name);
            }
        }
        pages.Sort(StringComparer.Ordinal);
        return pages.Count > 0 ? pages : throw new UsageException($"there is no page in {folder}: no file that ends with {string.Join(", ", Endings)}");
    }

    private IReadOnlyList<FileSystemInfo> Entries(string folder, DirectoryInfo next)
    {
        try
        {
            return [.. next.EnumerateFileSystemInfos()];
        }
        catch (Exception problem) when (problem is UnauthorizedAccessException or IOException)
        {
            passedOver(Named(folder, next.FullName), "it may not be read");
            return [];
        }
    }

    /// <summary>The page as the call would name it: the folder as given, and the way from there.</summary>
    private static string Named(string folder, string page)
    {
        var below = Path.GetRelativePath(folder, page).Replace('\\', '/');
        return folder is "." or "./" ? below : $"{folder.TrimEnd('/', '\\')}/{below}";
    }
}
