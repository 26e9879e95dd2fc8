using Gradus.Binding;
using Gradus.Checking.Answers;
using Gradus.Checking.Contract;
using Gradus.Checking.Equivalence;
using Gradus.Derivations;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Rendering;
using Gradus.Shapes;
using Gradus.Tensors;

namespace Gradus.Checking.Claims;

/// <summary>The derivation as it should have gone: the page's own lines, mended; where it has no right ones, one in its manner.</summary>
internal static class CorrectedDerivation
{
    /// <summary>A page of so many lines is a derivation even if each of them has to be mended.</summary>
    private const int LeastLines = 3;

    /// <summary>A derivation whose lines are all judged again, or null where nothing can be derived.</summary>
    public static CorrectedInfo? Of(IReadOnlyList<Claim> claims, IReadOnlyList<Finding> findings, int firstWrong, AuthorsNotation notation, Judge judge)
    {
        var derived = Derived(claims, findings, firstWrong, notation, judge);
        var page = new MendedPage(notation, judge);
        var lines = page.Lines(claims, findings);
        if (lines is not { Count: > 0 } || findings[firstWrong].Verdict == Verdict.Ambiguous && derived.Info is not null || (page.Kept == 0 && lines.Count == 1) || (page.Kept == 0 && lines.Count < LeastLines && derived.Info is not null)) return derived.Info;
        if (derived is { Info: not null, Goal: { Layout: not Layout.Default } laid } && !page.About.ContainsKey(laid) && Derivative.Of(laid.Function, laid.By) is var usual && page.About.ContainsKey(usual)) derived = (Derive(claims[firstWrong], usual, null, Method.Differential, notation, judge), usual);
        return derived is { Info: { } info, Goal: { } goal } && !page.About.ContainsKey(goal) ? info with { Steps = [.. lines, info.Steps[^1]] } : new CorrectedInfo(lines) { Result = derived is { Info.Result: { } result, Goal: { } about } && page.About.GetValueOrDefault(about) is { } said ? result with { Latex = said.Latex, Unicode = said.Unicode } : derived.Info?.Result };
    }

    private static (CorrectedInfo? Info, Derivative? Goal) Derived(IReadOnlyList<Claim> claims, IReadOnlyList<Finding> findings, int firstWrong, AuthorsNotation notation, Judge judge)
    {
        var inOrder = Enumerable.Range(firstWrong, 1).Concat(Enumerable.Range(0, firstWrong).Reverse()).Concat(Enumerable.Range(firstWrong + 1, findings.Count - firstWrong - 1));
        foreach (var k in inOrder)
        {
            if (findings[k].Sides is not { } sides || Goal(sides.Left) is not { } goal) continue;
            try
            {
                var through = Through(sides.Right) ?? Through(findings[firstWrong].Sides?.Right);
                return (Derive(claims[k], goal, through, Manner(claims, through), notation, judge), goal);
            }
            catch (Exception problem) when (problem is NotCoveredException or NoIndexFormException or ShapeException)
            {
                // This one cannot be derived; another claim of the page may name the same derivative in a way that can.
            }
        }
        return default;
    }

    private static string RightOf(string line) => line[(line.LastIndexOf(" = ", StringComparison.Ordinal) + 3)..];

    /// <summary>The derivative that a claim is about: the whole left side, at the variable itself.</summary>
    private static Derivative? Goal(Expr left) => left is Derivative d && d.At.Equals(d.By) && !(d.Function is Derivative) ? d : null;

    /// <summary>The inner expression of a chain rule on the page.</summary>
    private static Expr? Through(Expr? right) => right?.SelfAndDescendants().OfType<Derivative>().FirstOrDefault(static d => !d.At.Equals(d.By))?.At;

    /// <summary>The method that comes nearest to the page's.</summary>
    private static Method Manner(IReadOnlyList<Claim> claims, Expr? through) =>
        through is not null ? Method.Chain
        : claims.Any(AuthorsNotation.IsByIndex) ? Method.Index
        : claims.Any(static c => c.Kind == ClaimKind.FirstOrder) ? Method.Expansion
        : Method.Differential;

    private static CorrectedInfo? Derive(Claim claim, Derivative goal, Expr? through, Method method, AuthorsNotation notation, Judge judge)
    {
        foreach (var manner in new[] { method, Method.Differential }.Distinct())
        {
            var derivation = DerivationMethods.Derive(goal.Function, goal.By, manner, through);
            if (derivation.Steps.Count == 0 || !derivation.Steps.All(s => StepCertifier.Accepts(judge, s))) continue;
            IReadOnlyList<StepInfo> plain = [.. derivation.Steps.Select(new StepTexts(goal).Of)];
            var info = new CorrectedInfo(plain);
            if (Gradients.Of(goal.Function, goal.By, goal.Layout) is not { } result) return info;
            if (manner == Method.Index && notation.Told(claim, goal, derivation, result) is { } told) info = info with { Steps = told };
            var text = Notations.Of(result);
            var said = ReferenceEquals(info.Steps, plain) ? text : text with { Latex = RightOf(info.Steps[^1].Latex), Unicode = RightOf(info.Steps[^1].Unicode!) };
            return info with { Result = new ResultInfo(text.Plain, said.Latex, said.Unicode, Answers.Reading.Shape(result.Shape), goal.Function.IsScalar ? "gradient" : "jacobian", goal.Function.IsScalar ? "denominator" : "numerator") };
        }
        return null;
    }
}
