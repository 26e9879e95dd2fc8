using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Gradus.Checking.Equivalence;
using Gradus.Derivations;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Rendering;
using Gradus.Simplification;
using Gradus.Tensors;

namespace Gradus.Tests.Laws;

/// <summary>Expressions over all functions that nobody has looked at: nearly all are derived, none wrongly, and a refusal has its reason.</summary>
public sealed class UnseenInputProperties
{
    private readonly ConcurrentDictionary<string, (int Times, Sample Example)> outcomes = new();

    [Fact]
    public void Nearly_all_are_derived_and_none_is_refuted()
    {
        var count = Law.Count(300);
        Law.ForAll(count, CatalogExpressions.Draw, (sample, seed) =>
        {
            var (outcome, broken) = Outcome(sample, seed);
            outcomes.AddOrUpdate(outcome, (1, sample), static (_, known) => (known.Times + 1, known.Example));
            return broken;
        });
        var refused = outcomes.Where(static o => IsRefused(o.Key)).Sum(static o => o.Value.Times);
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{count} expressions, {refused} refused\n");
        foreach (var (outcome, (times, example)) in outcomes.OrderByDescending(static o => o.Value.Times))
        {
            text.Append(CultureInfo.InvariantCulture, $"{times,6}  {outcome}{(IsRefused(outcome) ? $", such as {example}" : "")}\n");
        }
        TestContext.Current.TestOutputHelper!.WriteLine(text.ToString());
        Assert.True(refused <= Math.Max(2, count * 15 / 1000), text.ToString());
    }

    private static bool IsRefused(string outcome) => outcome.StartsWith("refused", StringComparison.Ordinal);

    /// <summary>What came of a sample, in words that many share, and what is wrong with it if anything.</summary>
    private static (string Outcome, string? Broken) Outcome(Sample sample, ulong seed)
    {
        var x = sample.By;
        var free = Structures.Free(x);
        var f = sample.Function.Substitute(x, free);
        try
        {
            var layout = Derivative.ShapeOf(f.Shape, x.Shape, Layout.Default).IsTensor ? Layout.Kronecker : Layout.Default;
            return Gradients.Of(f, free, layout) is { } value ? OfMatrix(f, free, x, value, layout, seed) : OfEntries(f, free, seed);
        }
        catch (Exception e) when (e is NotCoveredException or NoIndexFormException)
        {
            return ("refused: " + e.Message, e.Message.Length == 0 ? "no reason: " : null);
        }
    }

    private static (string Outcome, string? Broken) OfMatrix(Expr f, Symbol free, Symbol x, Expr value, Layout layout, ulong seed)
    {
        var claim = Derivative.Of(f, free, layout, x);
        if (value.Shape != claim.Shape) return ("wrong", $"shape: {value.Shape} in place of {claim.Shape}, {new PlainRenderer().Render(value)}");
        var at = free.Equals(x) ? value : Simplifier.Simplify(value.Substitute(free, x));
        var judgement = new Judge(seed).Equal(claim, at, TestContext.Current.CancellationToken);
        if (judgement is Judgement.Refuted) return ("wrong", $"refuted: {new PlainRenderer().Render(at)} is {judgement}");
        // The judge works a derivative out by the engine's own rules; the second evaluator shares none of them.
        if (SecondOpinion.IsApart(new MatrixFormula(claim, Relation.Equal, at), seed)) return ("wrong", $"second evaluator: {new PlainRenderer().Render(at)} was {judgement.GetType().Name}");
        var word = judgement is Judgement.Undecided u ? "undecided: " + u.Reason : judgement.GetType().Name.ToLowerInvariant();
        return ("derived, " + word, null);
    }

    private static (string Outcome, string? Broken) OfEntries(Expr f, Symbol free, ulong seed)
    {
        var entries = new IndexFormula(Derivative.Of(f, free), Gradients.Open(Differentials.Of(f, free), Symbol.Differential(free)));
        var accepted = StepCertifier.Accepts(new Judge(seed), Step.By(Rules.Deltas, entries), TestContext.Current.CancellationToken);
        return accepted ? ("derived entry by entry", null) : ("derived entry by entry, undecided", null);
    }
}
