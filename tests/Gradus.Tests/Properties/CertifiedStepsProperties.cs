using System.Diagnostics;
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
    private const int Expressions = 20_000;

    [Fact]
    public void Every_result_and_every_step_is_accepted()
    {
        var (covered, refused, noMatrix, steps) = (0, 0, 0, 0);
        var watch = Stopwatch.StartNew();
        Law.ForAll(Expressions, (sample, seed) =>
        {
            try
            {
                var (problem, accepted) = Certify(sample, (Method)(seed % 4), new Judge(seed));
                Interlocked.Add(ref steps, accepted);
                if (accepted > 0) Interlocked.Increment(ref covered);
                else if (problem is null) Interlocked.Increment(ref noMatrix);
                return problem;
            }
            catch (Exception e) when (e is NotCoveredException or NoIndexFormException)
            {
                Interlocked.Increment(ref refused);
                return null;
            }
        });
        var summary = string.Create(CultureInfo.InvariantCulture, $"{Expressions} expressions, {covered} covered, {refused} refused, {noMatrix} without a matrix form; {steps} steps accepted in {watch.Elapsed.TotalSeconds:F0} s");
        TestContext.Current.SendDiagnosticMessage(summary);
        TestContext.Current.TestOutputHelper?.WriteLine(summary);
        Assert.True(covered >= Expressions * 0.95, summary);
    }

    /// <summary>What is not accepted, if anything; and how many steps were, none where there is no formula in matrix notation.</summary>
    private static (string? Problem, int Steps) Certify(Sample sample, Method method, Judge judge)
    {
        var (f, x) = sample;
        var layout = Derivative.ShapeOf(f.Shape, x.Shape, Layout.Default).IsTensor ? Layout.Kronecker : Layout.Default;
        if (Gradients.Of(f, x, layout) is not { } derivative) return (null, 0);
        var claim = Derivative.Of(f, x, layout);
        if (derivative.Shape != claim.Shape) return ($"shape: {derivative.Shape} for {claim.Shape}: {new PlainRenderer().Render(derivative)}", 0);
        var verdict = judge.Equal(claim, derivative, TestContext.Current.CancellationToken);
        if (!verdict.Holds) return ($"result: {new PlainRenderer().Render(derivative)} is {verdict}", 0);
        var steps = DerivationMethods.Derive(f, x, method).Steps;
        foreach (var step in steps)
        {
            if (!StepCertifier.Accepts(judge, step)) return ($"step by {method}, {step.Rule.Name}: {Notations.Of(step.Line).Plain}", 0);
        }
        return steps.Count == 0 ? ($"no steps by {method}: ", 0) : (null, steps.Count);
    }
}
