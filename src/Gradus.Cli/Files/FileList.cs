using System.IO.Enumeration;

namespace Gradus.Cli.Files;

/// <summary>The files that the arguments of a call name: a file itself, of a folder all pages in it and below, sorted.</summary>
internal static class FileList
{
    /// <summary>The endings of pages; other files of a folder are passed over.</summary>
    private static readonly string[] Endings = [".md", ".markdown", ".tex", ".latex", ".ipynb", ".txt"];

    /// <summary>The files in the order of the arguments, each once.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> arguments)
        => [.. arguments.SelectMany(static argument => Directory.Exists(argument) ? Within(argument) : [argument]).DistinctBy(static name => name == "-" ? name : Path.GetFullPath(name))];

    private static IEnumerable<string> Within(string folder)
    {
        // Neither hidden folders nor links are followed: the one holds no notes, the other may lead round in a circle.
        var pages = new FileSystemEnumerable<string>(folder, static (ref entry) => entry.ToFullPath(), new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint })
        {
            ShouldIncludePredicate = static (ref entry) => !entry.IsDirectory && Endings.Contains(Path.GetExtension(entry.FileName.ToString()), StringComparer.OrdinalIgnoreCase),
            ShouldRecursePredicate = static (ref entry) => entry.FileName is not "node_modules",
        };
        var found = pages.Select(page => Named(folder, page)).Order(StringComparer.Ordinal).ToList();
        return found.Count > 0 ? found : throw new UsageException($"there is no page in {folder}: no file that ends with {string.Join(", ", Endings)}");
    }

    /// <summary>The page as the call would name it: the folder as given, and the way from there.</summary>
    private static string Named(string folder, string page)
    {
        var below = Path.GetRelativePath(folder, page).Replace('\\', '/');
        return folder is "." or "./" ? below : $"{folder.TrimEnd('/', '\\')}/{below}";
    }
}
