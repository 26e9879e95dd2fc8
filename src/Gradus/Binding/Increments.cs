using Gradus.Expressions;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>What is small in a claim to first order.</summary>
internal sealed class Increments(PageSurvey survey)
{
    /// <summary>The increments of a claim: ΔX, and H of f(X + H).</summary>
    /// <param name="scope">The symbols.</param>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <param name="said">The text says that something is small here: then a lone h is.</param>
    public List<Symbol> Of(Scope scope, SyntaxNode left, SyntaxNode right, bool said)
    {
        var found = new List<Symbol>();
        foreach (var node in SyntaxNames.All(left).Concat(SyntaxNames.All(right)))
        {
            foreach (var name in Names(node)) Add(scope, found, name);
            if ((node is SumSyntax sum && HasStep(sum)) || (node is RemainderSyntax rest && SyntaxNames.All(rest).Any(static n => n is DifferentialSyntax { Increment: false }))) foreach (var name in Differentials(left).Concat(Differentials(right))) Add(scope, found, (name, "d"));
        }
        if (found.Count > 0) return found;
        // Nothing says what is small: H of X + H, as everybody writes it.
        foreach (var sum in SyntaxNames.All(left).Concat(SyntaxNames.All(right)).OfType<SumSyntax>())
        {
            if (sum.Terms is [NameSyntax, NameSyntax { Name: "H" or "h" or "E" or "epsilon" or "delta" or "Delta" } step]) Add(scope, found, (step.Name, null));
        }
        if (said && found.Count == 0 && SyntaxNames.All(left).Concat(SyntaxNames.All(right)).OfType<NameSyntax>().FirstOrDefault(static n => n.Name is "h" or "H") is { } letter) Add(scope, found, (letter.Name, null));
        return found;
    }

    /// <summary>The highest order in what is small that a claim speaks of: 1 beside o(‖H‖), 2 beside O(‖H‖³); 1 where no remainder is written.</summary>
    public static int OrderOf(SyntaxNode left, SyntaxNode right)
    {
        int[] orders = [.. SyntaxNames.All(left).Concat(SyntaxNames.All(right)).OfType<RemainderSyntax>().Select(static r => DegreeOf(r.Argument) - (r.Little ? 0 : 1))];
        return orders.Length == 0 ? 1 : Math.Max(0, orders.Min());
    }

    /// <summary>The degree of ‖H‖², εδ, |h|³ in what is small.</summary>
    private static int DegreeOf(SyntaxNode node) => PageSurvey.Ordinary(node) switch
    {
        NumberSyntax => 0,
        DifferentialSyntax change => Math.Max(1, DegreeOf(change.Of)),
        BinarySyntax { Kind: BinaryKind.Power or BinaryKind.HadamardPower } power =>
            DegreeOf(power.Left) * (PageSurvey.Ordinary(power.Right) is NumberSyntax { Value: { IsInteger: true, Sign: > 0 } k } ? (int)System.Numerics.BigInteger.Min(k.Numerator, 100) : 1),
        BinarySyntax pair => DegreeOf(pair.Left) + DegreeOf(pair.Right),
        ProductSyntax product => product.Factors.Sum(DegreeOf),
        SumSyntax sum => sum.Terms.Min(DegreeOf),
        AmbiguousSyntax either => DegreeOf(either.Alternatives[0]),
        NameSyntax => 1,
        var other => other.Children().Select(DegreeOf).DefaultIfEmpty(1).Max(),
    };

    /// <summary>True for f(X + dX): what holds of a differential beside its variable holds to first order.</summary>
    public static bool HasStep(SyntaxNode node) => SyntaxNames.All(node).Any(static n => n is SumSyntax sum && HasStep(sum));

    private static bool HasStep(SumSyntax sum) => sum.Terms.Any(t => PageSurvey.Ordinary(t) is DifferentialSyntax { Increment: false, Of: NameSyntax of } && sum.Terms.Any(x => PageSurvey.Ordinary(x) is NameSyntax { Name: var name } && name == of.Name));

    /// <summary>What has a differential here; of a name that is defined, what it is made of.</summary>
    private IEnumerable<string> Differentials(SyntaxNode side) =>
        SyntaxNames.All(side).OfType<DifferentialSyntax>().Where(static d => !d.Increment).SelectMany(d => survey.Expanded(d.Of));

    private IEnumerable<(string Name, string? Sign)> Names(SyntaxNode node)
    {
        switch (node)
        {
            case DifferentialSyntax { Increment: true, Of: NameSyntax of }:
                yield return (of.Name, "Delta");
                break;
            // O(dX²) is about dX, which stands there itself.
            case RemainderSyntax remainder when !SyntaxNames.All(remainder).Any(static n => n is DifferentialSyntax):
                foreach (var step in SyntaxNames.Of(remainder.Argument)) yield return (step, null);
                break;
            case CallSyntax call when survey.Definitions.ContainsKey(call.Function):
                foreach (var argument in call.Arguments)
                {
                    if (PageSurvey.Ordinary(argument) is NameSyntax defined && survey.Definitions.TryGetValue(defined.Name, out var definition) && PageSurvey.Ordinary(definition.Body) is SumSyntax body)
                    {
                        foreach (var delta in body.Terms.OfType<DifferentialSyntax>().Where(d => d.Increment)) foreach (var name in Names(delta)) yield return name;
                    }
                    if (PageSurvey.Ordinary(argument) is SumSyntax { Terms.Count: 2 } sum && PageSurvey.Ordinary(sum.Terms[1]) is NameSyntax step) yield return (step.Name, null);
                }
                break;
        }
    }

    private static void Add(Scope scope, List<Symbol> found, (string Name, string? Sign) increment)
    {
        if (scope.Find(increment.Name) is null) return;
        var symbol = scope.Symbol(increment.Name);
        if (increment.Sign is { } sign) symbol = Symbol.Differential(symbol, sign);
        if (!found.Contains(symbol)) found.Add(symbol);
    }
}
