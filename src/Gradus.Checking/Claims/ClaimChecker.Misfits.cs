using Gradus.Binding;
using Gradus.Checking.Contract;
using Gradus.Checking.Misconceptions;
using Gradus.Expressions;
using Gradus.Shapes;
using Gradus.Simplification;
using Gradus.Syntax;
using Gradus.Tensors;

namespace Gradus.Checking.Claims;

/// <summary>Lines whose shapes do not fit, and the lines that go on from them.</summary>
internal sealed partial class ClaimChecker
{
    /// <summary>A side that goes on from nothing that fits, and the last value before it in its chain that does.</summary>
    private (SyntaxNode Side, SyntaxNode Written, Expr Value)? stranded;

    /// <summary>The claim about the last value in its chain, where the side before has none that fits; null where none is needed.</summary>
    private Claim? Healed(Claim claim) => claim is { Misfit: not null, Right: { } right, LeftSyntax: { } left } && Repairs.GoesOn(claim)
        && stranded is { } last && ReferenceEquals(last.Side, left) && last.Value.Shape == right.Shape
        ? claim with { Left = last.Value, LeftSyntax = last.Written, Readings = [new Reading(last.Value, right, Ordinary: true)], Misfit = null } : null;

    private void Remember(Claim claim)
    {
        if (claim is not { Misfit: not null, LeftSyntax: { } left, RightSyntax: { } right }) stranded = null;
        else if (stranded is { } last && ReferenceEquals(last.Side, left)) stranded = claim.Right?.Shape == last.Value.Shape ? null : last with { Side = right };
        else stranded = claim.Left is { } value ? (right, left, value) : null;
    }

    /// <summary>No ordinary reading has shapes that fit.</summary>
    private Finding Misfitting(Claim claim, ShapeMisfit misfit)
    {
        if (claim.MayBeCondition) return new Finding(Verdict.Unread) { Reason = misfit.Message };
        var (left, right) = (claim.Left, claim.Right);
        if (left is not null && right is not null && left.Shape.Transposed == right.Shape && HasDerivative(left) && !left.Shape.IsTensor)
        {
            var turned = judge.Equal(Turned(left), right, cancellation);
            if (turned.Holds) return new Finding(Verdict.Convention, turned, Naming.NumeratorLayout) { Sides = (left, right) };
        }
        var meant = Meant(claim);
        var diagnosis = Explained(claim, misfit, meant?.Slip);
        return new Finding(Verdict.Wrong, null, diagnosis with { Message = $"{misfit.Message}. {diagnosis.Message}" }) { Sides = left is null ? null : (left, right ?? left), Meant = meant?.Value, MeantSyntax = meant?.Written };
    }

    private Diagnosis Explained(Claim claim, ShapeMisfit misfit, Misconception? slip)
    {
        if (claim.Left is { } left && IsTakenBack(left)) return Typo.TakenBack;
        if (misfit.IsRange) return new Diagnosis(new IndexSlip().Id, "A sum runs over all indices of what stands below it, from the first to the last and no further.");
        var correct = claim.Left is null ? null : Worked(claim.Left);
        var named = Diagnoser.Explain(new Misfit(claim.Left, correct is null ? null : Simplifier.Simplify(correct), claim.RightSyntax!, claim.Right, misfit.Left, misfit.Right) { Place = misfit.Span });
        // What mends the line in its text tells more than that its value is made entry by entry.
        return slip is not null && (named.Id == NoReason.Id || named.Id == EntryByEntry.Id) ? new Diagnosis(slip.Id, slip.Message) : named;
    }

    private static readonly HadamardVersusMatrix EntryByEntry = new();

    private static readonly DimensionMismatch NoReason = new();

    private bool IsTakenBack(Expr left) => following is { } next && next.Shape == left.Shape && Briefly(() => judge.Equal(left, next, cancellation).Holds, false);

    /// <summary>The right side with one slip undone in its text, where it is equal to the left one then, and the slip.</summary>
    private (Misconception Slip, Expr Value, SyntaxNode Written)? Meant(Claim claim)
    {
        if (claim is not { Read: { } read, Left: { Shape.IsTensor: false } left, RightSyntax: { } written } || Worked(left) is not { } correct) return null;
        string[] letters = Replay.HasDerivative(left) ? [.. left.Symbols().Where(static s => !s.IsScalar && s.DifferentialOf is null).Select(static s => s.Name).Distinct()] : [];
        var probe = Probe.Of(new Slip(correct, correct, correct));
        return Briefly(() => Undone(new WrittenEdits(read, letters, Indices(claim)).Of(written), read, left.Shape, value => probe.MayAgree(correct, value) && judge.Equal(left, value, cancellation).Holds), null);
    }

    /// <summary>The first of the edits that has a value of this shape that fits.</summary>
    private static (Misconception Slip, Expr Value, SyntaxNode Written)? Undone(IEnumerable<(Misconception Slip, SyntaxNode Meant)> edits, Func<SyntaxNode, Expr?> read, Shape shape, Func<Expr, bool> fits)
    {
        foreach (var (slip, meant) in edits.Take(MostMeant))
        {
            if (read(meant) is { } value && value.Shape == shape && fits(value)) return (slip, value, meant);
        }
        return null;
    }

    /// <summary>A wrong line in letters that stand for more than themselves, with what its author would write instead where one change of the text mends it.</summary>
    private Finding Reworded(Claim claim, Finding finding)
    {
        if (claim is not { Beside: { } read, RightSyntax: { } written, Kind: ClaimKind.Equation } || finding is not { Verdict: Verdict.Wrong, Sides: ({ Shape.IsTensor: false } left, var right), Diagnosis: { } named } || Worked(left) is not { } correct) return finding;
        var probe = Probe.Of(new Slip(correct, correct, right));
        bool IsEqual(Expr value) => probe.MayAgree(correct, value) && judge.Equal(left, value, cancellation).Holds;
        bool MayBeEqual(Expr value) => Assumptions.SummingToOne(left, value, claim.SummingToOne) is { } normed && judge.Equal(normed.Left, normed.Right, cancellation).Holds;
        return Effort.Within(MostNodesToReword, () => Undone(new WrittenEdits(read, [], Indices(claim)).OfValues(written), read, left.Shape, value => IsEqual(value) || MayBeEqual(value)) is var (slip, value, meant)
            ? finding with { Meant = IsEqual(value) ? value : null, MeantSyntax = meant, Diagnosis = named.Id == Unnamed.Id ? new Diagnosis(slip.Id, slip.Message) : named }
            : finding, finding);
    }

    private const long MostNodesToReword = 20_000;

    private static string[] Indices(Claim claim) => [.. new[] { claim.LeftSyntax, claim.RightSyntax }.OfType<SyntaxNode>().SelectMany(Repairs.Parts).OfType<IndexedSyntax>().SelectMany(static i => i.Indices).OfType<NameSyntax>().Select(static n => n.Name).Distinct()];

    private const int MostMeant = 80;

    private const long FewNodes = 2_000_000;

    /// <summary>What is courtesy must not use up what a verdict needs.</summary>
    private static T Briefly<T>(Func<T> work, T otherwise) => Effort.Within(FewNodes, work, otherwise);

    private static Expr Turned(Expr left) => Transposition.Of(Worked(left) ?? left);
}
