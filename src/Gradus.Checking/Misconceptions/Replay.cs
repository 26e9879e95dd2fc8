using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Simplification;

namespace Gradus.Checking.Misconceptions;

/// <summary>A part of a function under a name of its own, and how somebody believes that it changes.</summary>
internal sealed record BelievedPart(Symbol Name, Expr Meaning, Expr Direction);

/// <summary>A function in which parts have names.</summary>
internal sealed record Belief(Expr Function, IReadOnlyList<BelievedPart> Parts);

/// <summary>Differentiates again with a wrong rule.</summary>
internal static class Replay
{
    private const int MostValues = 48;

    /// <summary>True if a derivative or differential is asked for in the expression.</summary>
    public static bool HasDerivative(Expr e) => e.SelfAndDescendants().Any(static x => x is Derivative or Differential);

    /// <summary>The derivatives and differentials in an expression, outermost first.</summary>
    public static IEnumerable<Expr> Asked(Expr e) => e.SelfAndDescendants().Where(static x => x is Derivative or Differential);

    /// <summary>The function that a derivative or differential is about, worked out if it holds derivatives itself.</summary>
    public static Expr? FunctionOf(Expr asked) => Edits.Make(() => Resolution.Of(asked is Derivative d ? d.Function : ((Differential)asked).Function));

    /// <summary>The variables of a derivative or differential.</summary>
    public static IReadOnlyList<Symbol> VariablesOf(Expr asked) => asked is Derivative d ? [d.By] : ((Differential)asked).Variables;

    /// <summary>The value of the source where one of its derivatives was taken by the beliefs that <paramref name="believe"/> gives for a function, its variables and their directions.</summary>
    public static IEnumerable<Expr> With(Expr source, Func<Expr, IReadOnlyList<Symbol>, IReadOnlyList<Expr>, IEnumerable<Belief>> believe) =>
        Values(source, (asked, function, variables, directions) => believe(function, variables, directions).Select(b => Edits.Make(() => Apply(asked, b, variables, directions))));

    /// <summary>The value of the source where one of its functions was first changed.</summary>
    public static IEnumerable<Expr> WithFunction(Expr source, Func<Expr, IEnumerable<Expr>> change) =>
        Values(source, (asked, function, variables, directions) => Edits.AtOnePlace(function, change).Where(f => f.Shape == function.Shape)
            .Select(f => Edits.Make(() => Apply(asked, new Belief(f, []), variables, directions))));

    /// <summary>The source with one derivative replaced by another value, worked out.</summary>
    public static IEnumerable<Expr> WithValue(Expr source, Func<Expr, IEnumerable<Expr>> valueOf) => Values(source, (asked, _, _, _) => valueOf(asked));

    /// <summary>dY of a part, along the directions.</summary>
    public static Expr D(Expr part, IReadOnlyList<Symbol> variables, IReadOnlyList<Expr> directions) => Differentials.Of(part, variables, directions);

    /// <summary>Beliefs about single subexpressions: each is given a name and one of the directions that <paramref name="directionsOf"/> gives for the part and its name.</summary>
    public static IEnumerable<Belief> About(Expr function, IReadOnlyList<Symbol> variables, Func<Expr, Symbol, IEnumerable<Expr>> directionsOf)
    {
        var seen = new HashSet<Expr>();
        foreach (var part in function.SelfAndDescendants())
        {
            if (part.Children.Count == 0 || !variables.Any(part.Contains) || !seen.Add(part)) continue;
            var name = Symbol.Of("?" + seen.Count, part.Shape);
            var outer = InnerExpression.Replace(function, part, name);
            if (outer is null) continue;
            foreach (var direction in directionsOf(part, name))
            {
                if (direction.Shape == part.Shape) yield return new Belief(outer, [new BelievedPart(name, part, direction)]);
            }
        }
    }

    private static IEnumerable<Expr> Values(Expr source, Func<Expr, Expr, IReadOnlyList<Symbol>, IReadOnlyList<Expr>, IEnumerable<Expr?>> valuesOf)
    {
        var made = 0;
        foreach (var asked in Asked(source))
        {
            if (FunctionOf(asked) is not { } function) continue;
            var variables = VariablesOf(asked);
            IReadOnlyList<Expr> directions = asked is Differential d ? d.Directions : [Symbol.Differential(variables[0])];
            foreach (var value in valuesOf(asked, function, variables, directions))
            {
                if (value is null) continue;
                if (Edits.Make(() => Put(source, asked, value)) is not { } whole) continue;
                yield return whole;
                if (++made >= MostValues) yield break;
            }
        }
    }

    private static Expr? Put(Expr source, Expr asked, Expr value)
    {
        Expr Work(Expr e) => e.Equals(asked) ? value : e.Children.Count == 0 ? e : e.Rewrite(Work);
        return Resolution.Of(Work(source)) is { } whole ? Simplifier.Simplify(whole) : null;
    }

    private static Expr? Apply(Expr asked, Belief belief, IReadOnlyList<Symbol> variables, IReadOnlyList<Expr> directions)
    {
        var dy = Differentials.Of(belief.Function, [.. variables, .. belief.Parts.Select(static p => p.Name)], [.. directions, .. belief.Parts.Select(static p => p.Direction)]);
        var value = asked is Derivative d ? Gradients.ReadOff(dy, (Symbol)directions[0], d.Layout) : dy;
        foreach (var part in belief.Parts) value = value?.Substitute(part.Name, part.Meaning);
        if (asked is Derivative { } at && !at.At.Equals(at.By)) value = value?.Substitute(at.By, at.At);
        return value is null ? null : Simplifier.Simplify(value);
    }
}
