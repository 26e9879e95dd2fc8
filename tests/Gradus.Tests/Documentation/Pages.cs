using Gradus.Tests.Architecture;
using Gradus.Tests.Cli;

namespace Gradus.Tests.Documentation;

/// <summary>Generated pages under <c>docs</c>, kept as goldens.</summary>
internal static class Pages
{
    /// <summary>A file of the repository by its path from the root.</summary>
    public static string PathOf(string path) => Path.Combine(SourceTree.Root, path);

    /// <summary>Compares a page with the file under <c>docs</c>.</summary>
    public static void Match(string name, string text) => Golden.MatchFile(PathOf("docs/" + name), text);

    /// <summary>Compares every page of a folder, and allows no page that nothing generates.</summary>
    public static void MatchFolder(string folder, IReadOnlyDictionary<string, string> pages)
    {
        var path = PathOf("docs/" + folder);
        if (Golden.Accepts) Directory.CreateDirectory(path);
        foreach (var stale in Directory.EnumerateFiles(path, "*.md").Where(file => !pages.ContainsKey(Path.GetFileName(file))))
        {
            Assert.True(Golden.Accepts, $"nothing generates {stale}; run with GRADUS_ACCEPT=1");
            File.Delete(stale);
        }
        foreach (var (name, text) in pages) Match($"{folder}/{name}", text);
    }

    /// <summary>A text that says where it comes from, so that nobody edits it by hand.</summary>
    public static string Generated(string from, string text) => $"<!-- Written by {from}: edit that, then run its tests with GRADUS_ACCEPT=1. -->\n\n{text.TrimEnd()}\n";
}
