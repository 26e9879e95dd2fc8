using Gradus.Expressions;

namespace Gradus.Simplification;

/// <summary>How long a formula is to read: how many symbols, functions and operations it has.</summary>
public static class Cost
{
    /// <summary>The shorter of two equal formulas, the first if they are equally long.</summary>
    public static Expr Shorter(Expr first, Expr second) => OfReading(second) < OfReading(first) ? second : first;

    /// <summary>The number of names, numbers, functions and operations that are written.</summary>
    public static int OfReading(Expr e)
    {
        if (e.Length > 0) return e.Length;
        var cost = e switch
        {
            Sum or Product => e.Children.Count - 1,
            Scale s => s.Children.Count - 1 + (s.Coefficient.IsOne ? 0 : s.Coefficient.Abs().IsOne ? 1 : 2),
            _ => 1,
        };
        foreach (var child in e.Operands) cost = Math.Min(cost + OfReading(child), int.MaxValue / 4);
        e.Length = cost;
        return cost;
    }
}
