using Gradus.Checking.Equivalence;
using Gradus.Derivations;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Rendering;
using Gradus.Simplification;

namespace Gradus.Tests.Laws;

/// <summary>Simplifying keeps the value, has nothing left to do the second time, and does not depend on the order of terms.</summary>
public sealed class SimplifierProperties
{
    private const int Expressions = 5_000;

    [Fact]
    public void Simplifying_twice_is_simplifying_once() => Law.ForAll(Expressions, (sample, seed) =>
    {
        foreach (var e in Subjects(sample))
        {
            var once = Simplifier.Simplify(e);
            var twice = Simplifier.Simplify(once);
            if (!twice.Equals(once)) return $"changes again: {Text(e)}  ->  {Text(once)}  ->  {Text(twice)}";
        }
        return null;
    });

    [Fact]
    public void Simplifying_keeps_the_value() => Law.ForAll(Expressions, (sample, seed) =>
    {
        foreach (var e in Subjects(sample))
        {
            var simple = Simplifier.Simplify(e);
            if (simple.Shape != e.Shape) return $"shape: {Text(e)}  ->  {Text(simple)} of shape {simple.Shape}";
            if (new Judge(seed).Equal(e, simple) is { Holds: false } judgement && SecondOpinion.Agree(new MatrixFormula(e, Relation.Equal, simple), seed) != true) return $"value ({judgement.GetType().Name}): {Text(e)}  ->  {Text(simple)}";
        }
        return null;
    });

    [Fact]
    public void The_order_of_terms_does_not_matter() => Law.ForAll(Expressions, (sample, seed) =>
    {
        foreach (var e in Subjects(sample))
        {
            var random = new RandomSource(seed);
            var one = Text(Simplifier.Simplify(e));
            for (var k = 0; k < 3; k++)
            {
                var shuffled = Shuffle(e, random);
                var other = Text(Simplifier.Simplify(shuffled));
                if (other != one) return $"order: {Text(e)}  ->  {one}\n  but {Text(shuffled)}  ->  {other}";
            }
        }
        return null;
    });

    /// <summary>The function, and its differential, which has the sums that are simplified most.</summary>
    private static IEnumerable<Expr> Subjects(Sample sample) => [sample.Function, Differentials.Of(sample.Function, sample.By)];

    /// <summary>The expression with the terms of every sum in a random order.</summary>
    private static Expr Shuffle(Expr e, RandomSource random)
    {
        var rewritten = e.Rewrite(child => Shuffle(child, random));
        if (rewritten is not Sum sum) return rewritten;
        Expr[] terms = [.. sum.Children];
        for (var k = terms.Length - 1; k > 0; k--)
        {
            var at = random.Below(k + 1);
            (terms[k], terms[at]) = (terms[at], terms[k]);
        }
        return Sum.Of(terms);
    }

    private static string Text(Expr e) => new PlainRenderer().Render(e);
}
