using Gradus.Binding;
using Gradus.Checking.Contract;
using Gradus.Checking.Equivalence;
using Gradus.Checking.Misconceptions;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Rendering;
using Gradus.Shapes;
using Gradus.Simplification;
using Gradus.Syntax;
using Gradus.Tensors;

namespace Gradus.Checking.Claims;

/// <summary>Mends a line: what should stand on its right.</summary>
internal static class Repairs
{
    public static RepairInfo? Of(Claim claim, Finding finding, Finding? previous, AuthorsNotation? notation, Judge judge)
    {
        if (finding.Verdict is not (Verdict.Wrong or Verdict.Ambiguous) || finding.Sides is not { } sides || (claim.Condition is not null && finding.MeantSyntax is null)) return null;
        if (sides.Right is Apply { Function: Frobenius } pair && pair.Children[1] is Derivative { Shape.IsTensor: true } inner) return Contraction(sides.Left, pair.Children[0], inner);
        if (claim.SolvedFrom is { } from) return finding.Meant is { } solution ? Solved(claim, from, solution) : null;
        if (claim.WithoutSum is { } lost && finding.Diagnosis is { Id: SumDropped }) return Summed(claim, lost.Letter);
        if (Returns(claim, sides, previous, judge)) return null;
        if ((finding.Meant ?? Right(claim, sides.Left, sides.Right, judge)) is not { } mended) return null;
        var text = notation is null ? Notations.Of(sides.Left, Answers.Written.Sign(claim.Kind), mended) : AuthorsNotation.Line(claim, notation.LeftOfMended(claim, sides.Left, finding.MeantSyntax), notation.Mended(claim, Said(claim, finding, mended), mended, finding.MeantSyntax));
        return Says(text.Unicode) ? new RepairInfo(text.Plain, text.Latex) { Unicode = text.Unicode } : null;
    }

    /// <summary>X = …, mended.</summary>
    private static RepairInfo Solved(Claim claim, SolvedFrom from, Expr solution)
    {
        var text = Notations.Of(from.Variable, RelationKind.Equal, solution);
        return new RepairInfo(text.Plain, text.Latex) { Unicode = $"{WrittenText.Of(claim.LeftSyntax!)} = {Notations.Of(solution).Unicode}" };
    }

    /// <summary>The name of a lost sum.</summary>
    public const string SumDropped = "sum-dropped";

    /// <summary>The line with the Σ that it lost.</summary>
    private static RepairInfo Summed(Claim claim, string letter)
    {
        var sign = new UnicodeRenderer().Render(Symbol.Of("Sigma_" + letter, Shape.Scalar));
        var (left, right) = (Notations.Of(claim.Readings[0].Left), Notations.Of(claim.Readings[0].Right));
        return new RepairInfo($"{left.Plain} = {right.Plain}", $"{left.Latex} = {right.Latex}") { Unicode = $"{WrittenText.Of(claim.LeftSyntax!)} = {sign} {WrittenText.Of(claim.RightSyntax!)}" };
    }

    /// <summary>The author's right side; where it has no value, what stands for it, so that no words of the author's are taken for parts of it.</summary>
    public static Expr Said(Claim claim, Finding finding, Expr mended) => finding is { Judgement: null } && claim.Right is null ? mended : finding.Sides!.Value.Right;

    /// <summary>False where both sides look alike.</summary>
    private static bool Says(string line) => line.Split(" = ", 2) is not [var left, var right] || !LookAlike(left, right);

    /// <summary>True where two sides look alike, so that saying that they are equal says nothing.</summary>
    public static bool LookAlike(string left, string right) => Bare(left) == Bare(right);

    /// <summary>True for a left side that looks as its value does; σ′(z), which stands for a formula, does not.</summary>
    private static bool IsWrittenSo(Claim claim, Expr left) => claim.LeftSyntax is not { } syntax || LookAlike(WrittenText.Of(syntax), Notations.Of(left).Unicode);

    private static string Bare(string text) => text.Replace(" ", "", StringComparison.Ordinal).Replace('−', '-');

    /// <summary>True for a line that takes the slip of the line before back: what stands here is right, and mending it to fit the slip would spoil it.</summary>
    private static bool Returns(Claim claim, (Expr Left, Expr Right) sides, Finding? previous, Judge judge) => GoesOn(claim) && previous is { Verdict: Verdict.Wrong, Sides: { } before }
        && before.Right.Equals(sides.Left) && before.Left.Shape == sides.Right.Shape && Increments(claim).Count == 0 && judge.Equal(before.Left, sides.Right).Holds;

    /// <summary>True for a line or link that goes on from the side before it.</summary>
    public static bool GoesOn(Claim claim) => claim.LeftSyntax is { } left && left.Span.Start != claim.Span.Start;

    /// <summary>What is small where the claim is made to first order.</summary>
    public static IReadOnlyList<Symbol> Increments(Claim claim) => claim.Kind == ClaimKind.FirstOrder ? claim.Increments : [];

    /// <summary>The right side that the left one needs, as near as can be to what was written; null where there is none.</summary>
    public static Expr? Right(Claim claim, Expr left, Expr written, Judge judge)
    {
        if (Increments(claim) is { Count: > 0 } small)
        {
            if (claim.Order != 1) return null;
            return FirstOrder.Of(left, small) is { } linear ? Mending.Of(new Slip(left, linear, written) { Increments = small }, (a, b) => judge.EqualToFirstOrder(a, b, small).Holds) ?? linear : null;
        }
        if (ClaimChecker.Worked(left) is not { } worked) return null;
        var correct = ByInverse(Simplifier.Simplify(worked), written);
        if (left.Shape.IsColumn && !left.IsScalar && claim.Right is { Shape.IsRow: true } && left is Derivative) return Simplifier.Simplify(Transposition.Of(correct));
        if (written.Equals(left)) return Isolated(claim, left, judge) ?? correct;
        var mended = Mending.Of(new Slip(left, correct, written), (a, b) => judge.Equal(a, b).Holds) ?? Isolated(claim, left, judge) ?? correct;
        return mended.Equals(left) && IsWrittenSo(claim, left) && FlatTerms.Of(correct) is { Count: > 1 } flat ? Sum.Of(flat) : mended;
    }

    /// <summary>det(X) X⁻¹ for adj(X) where the author writes X⁻¹, and so takes it that there is one.</summary>
    private static Expr ByInverse(Expr correct, Expr written)
    {
        var inverted = written.SelfAndDescendants().Where(static e => e is Apply { Function: Inverse }).Select(static e => e.Children[0]).ToHashSet();
        return inverted.Count == 0 ? correct : Replaced(correct);

        Expr Replaced(Expr e) => e is Apply { Function: Adj, Children: [var x] } && inverted.Contains(x) ? Matrices.Det(x) * Matrices.Inverse(x) : e.Children.Count == 0 ? e : e.Rewrite(Replaced);
    }

    /// <summary>G : dX or tr(Gᵀ dX), where the author brings a differential to this form and it is one; null elsewhere.</summary>
    private static Expr? Isolated(Claim claim, Expr left, Judge judge)
    {
        if (!left.IsScalar || claim.RightSyntax is not { } syntax || left.Symbols().Where(static s => s.DifferentialOf is not null).ToArray() is not [var dX]) return null;
        if (Edits.Make(() => ClaimChecker.Worked(left) is { } worked ? Gradients.ReadOff(worked, dX, Layout.Default) : null) is not { } gradient) return null;
        var simple = Simplifier.Simplify(gradient);
        var isolated = Parts(syntax).Any(static n => n is BinarySyntax { Kind: BinaryKind.Frobenius }) ? Matrices.Frobenius(simple, dX)
            : dX.Shape.IsColumn || dX.Shape.IsRow ? null
            : Parts(syntax).Any(static n => n is CallSyntax { Function: "tr" }) ? Matrices.Trace(Simplifier.Simplify(Transposition.Of(simple)) * dX) : null;
        return isolated is not null && judge.Equal(left, isolated).Holds ? isolated : null;
    }

    internal static IEnumerable<SyntaxNode> Parts(SyntaxNode node) => node.Children().SelectMany(Parts).Prepend(node);

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
