using System.Text.RegularExpressions;

namespace Gradus.Tests.Architecture;

/// <summary>What every source file keeps to.</summary>
public sealed partial class FileTests
{
    private const int MostLines = 400;

    /// <summary>Files that may be longer, each with its reason.</summary>
    private static readonly Dictionary<string, string> LongFiles = new(StringComparer.Ordinal);

    /// <summary>Folders whose namespace is another, each with its reason.</summary>
    private static readonly Dictionary<string, string> OtherNamespaces = new(StringComparer.Ordinal)
    {
        // The face of the library: who uses it writes one using, and need not know in which assembly a call is certified.
        ["Gradus.Checking.Library"] = "Gradus",

        // One file a construct and one a piece of evidence: folders of rows, which speak of nothing but what is around them.
        ["Gradus.Elaboration.Clues"] = "Gradus.Elaboration",
        ["Gradus.Elaboration.Constructs"] = "Gradus.Elaboration",
    };

    [Fact]
    public void A_file_has_one_namespace_and_it_is_its_folder()
        => SourceTree.AssertNone(
            from file in SourceTree.Files
            let declared = file.Code.Select(line => Namespace.Match(line.Text)).Where(m => m.Success).Select(m => m.Groups["name"].Value).ToList()
            where !(declared is [var only] && only == OtherNamespaces.GetValueOrDefault(file.Namespace, file.Namespace)) && !(declared is [] && file.Path.EndsWith("/Program.cs", StringComparison.Ordinal))
            select $"{file.At(1)} declares [{string.Join(", ", declared)}], its folder says {file.Namespace}");

    [Fact]
    public void Every_class_is_sealed_abstract_or_static()
        => SourceTree.AssertNone(
            from file in SourceTree.Files
            from line in file.Code
            where OpenClass.IsMatch(line.Text)
            select $"{file.At(line.Number)} is open to inheritance: {line.Text.Trim()}");

    [Fact]
    public void A_file_is_short()
        => SourceTree.AssertNone(
            from file in SourceTree.Files
            where file.Lines.Length > MostLines && !LongFiles.ContainsKey(file.Path)
            select $"{file.At(MostLines)} goes on to line {file.Lines.Length}; split it, or list it with its reason");

    [GeneratedRegex(@"^\s*namespace\s+(?<name>[\w.]+)", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex Namespace { get; }

    /// <summary>A declaration with modifiers, of which none closes the class. A record struct is no class.</summary>
    [GeneratedRegex(@"^\s*(?!.*\b(sealed|abstract|static)\b.*\b(class|record)\b)((public|internal|private|protected|file|partial|readonly|new|unsafe)\s+)*(class|record(?!\s+struct))\s+\w", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex OpenClass { get; }
}
