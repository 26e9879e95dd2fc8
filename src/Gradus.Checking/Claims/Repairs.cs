using Gradus.Checking.Contract;
using Gradus.Checking.Equivalence;
using Gradus.Checking.Misconceptions;
using Gradus.Expressions;
using Gradus.Rendering;
using Gradus.Simplification;
using Gradus.Syntax;

namespace Gradus.Checking.Claims;

/// <summary>Mends a line: what should stand on its right.</summary>
internal static class Repairs
{
    public static RepairInfo? Of(Finding finding, Judge judge)
    {
        if (finding.Verdict is not (Verdict.Wrong or Verdict.Ambiguous) || finding.Sides is not { } sides) return null;
        if (sides.Right is Apply { Function: Functions.Frobenius } pair && pair.Children[1] is Derivative { Shape.IsTensor: true } inner) return Contraction(sides.Left, pair.Children[0], inner);
        if (ClaimChecker.Worked(sides.Left) is not { } worked) return null;
        var correct = Simplifier.Simplify(worked);
        var mended = Mending.Of(sides.Right, correct, (a, b) => judge.Equal(a, b).Holds) ?? correct;
        if (mended.Equals(sides.Left)) mended = FlatTerms.Of(correct) is { Count: > 1 } flat ? Sum.Of(flat) : mended;
        if (mended.Equals(sides.Left)) return null;
        var text = Notations.Of(sides.Left, RelationKind.Equal, mended);
        return new RepairInfo(text.Plain, text.Latex) { Unicode = text.Unicode };
    }

    /// <summary>The chain rule with its sum written out.</summary>
    private static RepairInfo Contraction(Expr left, Expr outer, Derivative inner)
    {
        var (f, g, u) = (Notations.Of(left), Notations.Of(outer), Notations.Of(inner.Function));
        var (x, d) = (inner.By.Name, "∂");
        return new RepairInfo(
            $"({f.Plain})_kl = sum_ij ({g.Plain})_ij * d({u.Plain})_ij/d{x}_kl",
            $"\\left({f.Latex}\\right)_{{kl}} = \\sum_{{i,j}} \\left({g.Latex}\\right)_{{ij}} \\frac{{\\partial \\left({u.Latex}\\right)_{{ij}}}}{{\\partial {Notations.Of(inner.By).Latex}_{{kl}}}}")
        {
            Unicode = $"({f.Unicode})_kl = Σ_ij ({g.Unicode})_ij {d}({u.Unicode})_ij/{d}{x}_kl",
        };
    }
}
