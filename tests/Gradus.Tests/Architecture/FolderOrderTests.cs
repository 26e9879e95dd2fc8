using System.Text.RegularExpressions;

namespace Gradus.Tests.Architecture;

/// <summary>Data flows one way: a folder may use only those that stand before it.</summary>
public sealed partial class FolderOrderTests
{
    /// <summary>The order; a namespace belongs to the longest name that begins it.</summary>
    private static readonly string[] Order =
    [
        "Gradus.Numerics",
        "Gradus.Shapes",
        "Gradus.Expressions",
        "Gradus.Functions",
        "Gradus.Tensors",
        "Gradus.Syntax",
        "Gradus.Trees",
        "Gradus.Binding",
        "Gradus.Elaboration",
        "Gradus.Derivations",
        "Gradus.Simplification",
        "Gradus.Differentiation",
        "Gradus.Rendering",
        "Gradus.Evaluation",
        "Gradus.Checking",
        "Gradus.Cli",
    ];

    [Fact]
    public void A_folder_uses_only_folders_before_it()
    {
        var arrowsBackwards =
            from file in SourceTree.Files
            from line in file.Code
            from Match used in Name.Matches(line.Text)
            let target = RankOf(used.Value)
            where target > RankOf(file.Namespace)
            select $"{file.At(line.Number)} uses {Order[target]}, which stands after {Order[RankOf(file.Namespace)]}: {line.Text.Trim()}";
        SourceTree.AssertNone(arrowsBackwards);
    }

    [Fact]
    public void Every_folder_has_its_place_in_the_order()
        => SourceTree.AssertNone(SourceTree.Files.Where(file => RankOf(file.Namespace) < 0).Select(file => $"{file.At(1)} is in no folder of the order"));

    /// <summary>Full names as in <c>using</c> lines; also those that code spells out.</summary>
    [GeneratedRegex(@"\bGradus(\.\w+)+", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex Name { get; }

    private static int RankOf(string name)
        => Array.FindIndex(Order, folder => name == folder || name.StartsWith(folder + ".", StringComparison.Ordinal));
}
