using System.Runtime.CompilerServices;

namespace Gradus.Tests.Architecture;

/// <summary>The source files of the project, as text.</summary>
internal static class SourceTree
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", ".."));

    /// <summary>Every source file under <c>src</c>, with its path from there and its lines.</summary>
    public static IReadOnlyList<SourceFile> Files { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(path => new SourceFile(Path.GetRelativePath(Path.Combine(Root, "src"), path).Replace('\\', '/'), File.ReadAllLines(path)))
            .Where(file => !file.Path.Split('/').Any(part => part is "bin" or "obj"))
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];

    /// <summary>Fails with every complaint in full, one a line; each begins with file and line.</summary>
    public static void AssertNone(IEnumerable<string> complaints)
    {
        var all = string.Join('\n', complaints);
        if (all.Length > 0) Assert.Fail(all);
    }

    private static string Here([CallerFilePath] string path = "") => path;
}

/// <summary>A source file: its path from <c>src</c> and its lines.</summary>
internal sealed record SourceFile(string Path, string[] Lines)
{
    /// <summary>The namespace that belongs to the file's folder: <c>Gradus/Shapes/Size.cs</c> is in <c>Gradus.Shapes</c>.</summary>
    public string Namespace => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/').Replace('/', '.');

    /// <summary>The lines that are code, with their numbers from 1; comments are left out.</summary>
    public IEnumerable<(int Number, string Text)> Code
        => Lines.Select((text, i) => (i + 1, text)).Where(l => !l.text.TrimStart().StartsWith("//", StringComparison.Ordinal));

    /// <summary>A place as editors link it.</summary>
    public string At(int line) => $"src/{Path}:{line}";
}
