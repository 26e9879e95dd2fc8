using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>Compares formulas as written, where one has a call of an unknown function in the place of a part of the other.</summary>
internal static class SyntaxMatch
{
    private const int DeepestNesting = 100;

    /// <summary>True if the formulas are the same but for calls of the function, which all stand for one part; <paramref name="hole"/> is that part.</summary>
    public static bool Fits(SyntaxNode pattern, SyntaxNode formula, string function, ref SyntaxNode? hole, int depth = 0)
    {
        if (depth > DeepestNesting) return false;
        (pattern, formula) = (CallFirst(pattern, function), PageSurvey.Ordinary(formula));
        if (pattern is CallSyntax { Function: var name } && name == function)
        {
            if (hole is not null) return Same(hole, formula, depth + 1);
            hole = formula;
            return true;
        }
        return IsAlike(pattern, formula) && Parts(pattern, formula, function, ref hole, depth);
    }

    private static bool Parts(SyntaxNode pattern, SyntaxNode formula, string function, ref SyntaxNode? hole, int depth)
    {
        var (a, b) = (pattern.Children().ToList(), formula.Children().ToList());
        if (a.Count != b.Count) return false;
        for (var k = 0; k < a.Count; k++)
        {
            if (!Fits(a[k], b[k], function, ref hole, depth + 1)) return false;
        }
        return true;
    }

    /// <summary>True if the formulas are written alike, brackets aside.</summary>
    public static bool Same(SyntaxNode a, SyntaxNode b) => Same(a, b, 0);

    private static bool Same(SyntaxNode a, SyntaxNode b, int depth)
    {
        SyntaxNode? none = null;
        return Fits(a, b, "", ref none, depth);
    }

    /// <summary>The reading as a call where the notation leaves it open.</summary>
    private static SyntaxNode CallFirst(SyntaxNode node, string function) => node switch
    {
        GroupSyntax group => CallFirst(group.Inner, function),
        AmbiguousSyntax either => either.Alternatives.FirstOrDefault(a => SyntaxNames.All(a).OfType<CallSyntax>().Any(c => c.Function == function)) is { } call ? CallFirst(call, function) : PageSurvey.Ordinary(node),
        _ => node,
    };

    /// <summary>Nodes of one kind with the same signs, whatever stands in them.</summary>
    private static bool IsAlike(SyntaxNode a, SyntaxNode b) => (a, b) switch
    {
        (NumberSyntax x, NumberSyntax y) => x.Value == y.Value,
        (NameSyntax x, NameSyntax y) => x.Name == y.Name,
        (UnarySyntax x, UnarySyntax y) => x.Kind == y.Kind,
        (BinarySyntax x, BinarySyntax y) => x.Kind == y.Kind,
        (CallSyntax x, CallSyntax y) => x.Function == y.Function,
        (NormSyntax x, NormSyntax y) => x.Index == y.Index && x.Doubled == y.Doubled,
        (IndexedSyntax x, IndexedSyntax y) => x.Raised == y.Raised,
        (SumSyntax or ProductSyntax, _) => a.GetType() == b.GetType(),
        _ => false,
    };
}
