using Gradus.Expressions;

namespace Gradus.Rendering;

/// <summary>Which letters serve as indices: the usual ones, as far as the formula does not use them for something else.</summary>
internal static class IndexLetters
{
    private static readonly string[] Usual = ["i", "j", "k", "l"];
    private static readonly string[] Others = ["r", "s", "t", "u", "a", "b", "c", "d", "g", "h", "m", "n", "v", "w", "o", "p"];

    /// <summary>The names of symbols, and of sizes that stand as numbers.</summary>
    public static IEnumerable<string> NamesIn(Expr e) =>
        e.SelfAndDescendants().SelectMany(static node => node switch
        {
            Symbol { Value: null } s => [s.Name],
            Constant { Kind: ConstantKind.Dimension } c => c.First.Names,
            Derivative d => [d.By.Name],
            _ => (IReadOnlyList<string>)[],
        });

    /// <summary>Four letters: rows and columns of a value, then those of a variable.</summary>
    public static string[] ForAxes(IReadOnlySet<string> taken)
    {
        var spare = new Queue<string>(Others.Where(l => !taken.Contains(l)));
        return [.. Usual.Select(l => !taken.Contains(l) ? l : spare.TryDequeue(out var other) ? other : l + "1")];
    }
}
