using System.Globalization;
using Gradus.Checking.Equivalence;
using Gradus.Derivations;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Rendering;
using Gradus.Tensors;

namespace Gradus.Tests.Laws;

/// <summary>Everything that is derived is accepted by the judge: the result, and every step of every method.</summary>
public sealed class CertifiedStepsProperties
{
    private const int Usual = 800;

    [Fact]
    public void Every_result_and_every_step_is_accepted()
    {
        var count = Law.Count(Usual);
        var (covered, entriesOnly, refused, steps) = (0, 0, 0, 0);
        Law.ForAll(count, (sample, seed) =>
        {
            try
            {
                var judge = new Judge(seed);
                var (problem, coverage) = Result(sample, judge);
                if (problem is not null || coverage == Coverage.None) return problem;
                Interlocked.Increment(ref covered);
                if (coverage == Coverage.Entries) Interlocked.Increment(ref entriesOnly);
                for (var k = 0UL; k < 2; k++)
                {
                    var (broken, count) = Steps(sample, (Method)((seed + k) % 4), judge);
                    if (broken is not null) return broken;
                    Interlocked.Add(ref steps, count);
                }
            }
            catch (Exception e) when (e is NotCoveredException or NoIndexFormException)
            {
                Interlocked.Increment(ref refused);
            }
            return null;
        });
        var summary = string.Create(CultureInfo.InvariantCulture, $"{count} expressions, {covered} covered ({entriesOnly} of them entry by entry), {refused} refused; {steps} steps accepted");
        TestContext.Current.TestOutputHelper!.WriteLine(summary);
        Assert.True(covered >= count * 0.95, summary);
    }

    private enum Coverage
    {
        None,
        Entries,
        Matrix,
    }

    /// <summary>What is wrong with the derivative, if anything, and how it can be written: as a matrix, or where there is none entry by entry.</summary>
    private static (string? Problem, Coverage Coverage) Result(Sample sample, Judge judge)
    {
        var (f, x) = sample;
        var claim = Derivative.Of(f, x, LayoutOf(sample));
        if (Gradients.Of(f, x, LayoutOf(sample)) is { } value)
        {
            if (value.Shape != claim.Shape) return ($"shape: {value.Shape} in place of {claim.Shape}, {new PlainRenderer().Render(value)}", Coverage.None);
            var judgement = judge.Equal(claim, value, TestContext.Current.CancellationToken);
            return (judgement.Holds ? null : $"result: {new PlainRenderer().Render(value)} is {judgement}", Coverage.Matrix);
        }
        var tensor = Derivative.Of(f, x);
        if (!tensor.Shape.IsTensor) return (null, Coverage.None);
        var entries = new IndexFormula(tensor, Gradients.Open(Differentials.Of(f, x), Symbol.Differential(x)));
        return (StepCertifier.Accepts(judge, Step.By(Rules.Deltas, entries)) ? null : $"entries: {Notations.Of(entries).Plain}", Coverage.Entries);
    }

    private static (string? Problem, int Steps) Steps(Sample sample, Method method, Judge judge)
    {
        var steps = DerivationMethods.Derive(sample.Function, sample.By, method).Steps;
        foreach (var step in steps)
        {
            if (!StepCertifier.Accepts(judge, step)) return ($"step by {method}, {step.Rule.Name}, {Verdict(step.Line, judge)}: {Notations.Of(step.Line).Plain}", 0);
        }
        return steps.Count == 0 ? ($"no steps by {method}: ", 0) : (null, steps.Count);
    }

    private static string Verdict(Formula line, Judge judge) => line is not MatrixFormula m ? "entries"
        : (m.Relation == Relation.Equal ? judge.Equal(m.Left, m.Right) : judge.EqualToFirstOrder(m.Left, m.Right, m.Increments)) switch
        {
            Judgement.Undecided undecided => undecided.Reason,
            Judgement.Refuted => "refuted",
            var other => other.ToString(),
        };

    private static Layout LayoutOf(Sample sample) => Derivative.ShapeOf(sample.Function.Shape, sample.By.Shape, Layout.Default).IsTensor ? Layout.Kronecker : Layout.Default;
}
