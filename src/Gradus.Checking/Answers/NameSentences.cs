using Gradus.Binding;
using Gradus.Checking.Contract;

namespace Gradus.Checking.Answers;

/// <summary>Says what an answer writes otherwise than usual, since the letter for it is one of the formula's own.</summary>
internal static class NameSentences
{
    private static readonly (string Letter, string Instead, string What)[] Constants =
    [
        ("I", "eye(", "The identity matrix is written eye(n), with its size"),
        ("K", "comm(", "The commutation matrix is written comm(m, n)"),
        ("pi", "pi(1)", "The number π is written pi(1)"),
    ];

    /// <summary>One sentence for each name that gave way; null if none did.</summary>
    public static IReadOnlyList<string>? Of(IReadOnlyList<BoundSymbol> symbols, IReadOnlyDictionary<string, string> renamedSizes, DeriveResponse response)
    {
        var said = new List<string>();
        foreach (var (size, instead) in renamedSizes.Where(r => symbols.Any(s => s.Name == r.Key)))
            said.Add($"The size {size} is written {instead}, since {Owner(symbols, size)}.");
        foreach (var symbol in symbols.Where(static s => s.Name is "m" or "n"))
        {
            if (symbols.FirstOrDefault(s => s.How != "declared" && GivesWay(s, symbol.Name)) is { } sized)
                said.Add($"The size of {sized.Name} is written {Reading.Shape(sized.Shape)}, since {Owner(symbols, symbol.Name)}.");
        }
        string[] lines = [response.Result?.Plain ?? "", .. response.Steps.Select(static s => s.Plain)];
        foreach (var (letter, instead, what) in Constants)
        {
            if (symbols.Any(s => s.Name == letter) && lines.Any(l => l.Contains(instead, StringComparison.Ordinal))) said.Add($"{what}, since {Owner(symbols, letter)}.");
        }
        if (response.Result?.Index is not null && symbols.Where(static s => s.Name is "i" or "j" or "k" or "l").ToArray() is { Length: > 0 } taken)
            said.Add($"Other letters than {string.Join(", ", taken.Select(static s => s.Name))} are indices, since {Owner(symbols, taken[0].Name)}.");
        return said.Count == 0 ? null : said;
    }

    /// <summary>True if the first name that an unnamed size gets, n for a vector or a square matrix, m×n for others, would be this one.</summary>
    private static bool GivesWay(BoundSymbol s, string name) =>
        name == "m" ? s.Shape is { IsSquare: false, IsColumn: false, IsRow: false } && s.Shape.Rows.Names.Count > 0 : s.Shape.Rows.Names.Count + s.Shape.Columns.Names.Count > 0;

    private static string Owner(IReadOnlyList<BoundSymbol> symbols, string name)
    {
        var shape = symbols.First(s => s.Name == name).Shape;
        return $"{name} is a {(shape.IsScalar ? "number" : shape.IsColumn || shape.IsRow ? "vector" : "matrix")} of yours";
    }
}
