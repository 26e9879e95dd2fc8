using Gradus.Expressions;
using Gradus.Simplification;
using Gradus.Tensors;

namespace Gradus.Checking.Misconceptions;

/// <summary>Finds the misconception that turns the right line into the one that was written.</summary>
public static class Diagnoser
{
    private const int MostValues = 64;
    private const int MostFirsts = 16;
    private const int MostSeconds = 16;
    private const int MostPairs = 400;
    private const int MostJudged = 24;
    private const int MostParts = 12;
    private const int MostInParts = 32;

    /// <summary>Names the slip in a refuted claim; <c>other</c> if none is recognised.</summary>
    /// <param name="slip">The claim.</param>
    /// <param name="equal">Decides whether two expressions have the same value.</param>
    public static Diagnosis Explain(Slip slip, Func<Expr, Expr, bool> equal) => new Search(slip, equal).Find() ?? Fallback<Other>();

    /// <summary>Names what is behind shapes that do not fit; <c>dimension-mismatch</c> if nothing more is recognised.</summary>
    public static Diagnosis Explain(Misfit misfit) =>
        MisconceptionCatalog.All.FirstOrDefault(m => Explains(m, misfit)) is { } found ? new Diagnosis(found.Id, found.Message) : Fallback<DimensionMismatch>();

    /// <summary>The values of a belief that differ from the right one: a wrong rule may hit the truth by chance.</summary>
    internal static IEnumerable<Expr> WrongValues(Misconception misconception, Slip slip)
    {
        var probe = Probe.Of(slip);
        return Edits.AsFarAsPossible(misconception.WrongValues(slip).Take(MostValues)).Where(value => value.Shape != slip.Correct.Shape || !probe.HasPoints || !probe.MayAgree(value, slip.Correct));
    }

    private static bool Explains(Misconception misconception, Misfit misfit)
    {
        try
        {
            return misconception.Explains(misfit);
        }
        catch (Exception e) when (Edits.IsNoAnswer(e))
        {
            return false;
        }
    }

    private static Diagnosis Fallback<T>()
        where T : Misconception, new()
    {
        var last = new T();
        return new Diagnosis(last.Id, last.Message);
    }

    /// <summary>Slips that undo a slip, and the one that they undo.</summary>
    private static readonly (Misconception Made, Misconception Undone)[] Reversible =
    [
        (new SignSlip(), new SignSlip()), (new FactorTwo(), new FactorTwo()), (new TransposeExtra(), new TransposeMissing()), (new TransposeMissing(), new TransposeExtra()), (new NoncommutingOrder(), new NoncommutingOrder()),
    ];

    /// <summary>One claim under search: single misconceptions, then two in a row.</summary>
    private sealed class Search(Slip slip, Func<Expr, Expr, bool> equal)
    {
        private readonly Probe probe = Probe.Of(slip);
        private readonly Lazy<bool> isWrongForNumbers = new(() => Probe.OfNumbers(slip) is { HasPoints: true } small && !small.MayAgree(slip.Written, slip.Correct));
        private int judged;

        public Diagnosis? Find()
        {
            if (probe.HasPoints && probe.MayAgree(slip.Written, slip.Correct)) return null;
            if (slip.Next is { } next && !next.Equals(slip.Written) && Agree(next, slip.Correct)) return new Typo().Describe(slip, next);
            if (PlainIdentities.Of(slip, Agree) is { } plain) return plain;
            foreach (var misconception in MisconceptionCatalog.All)
            {
                foreach (var (written, believed) in Edits.AsFarAsPossible(misconception.Agreements(slip).Take(MostValues)))
                {
                    if (Agree(written, believed)) return misconception.Describe(slip, believed);
                }
            }
            return InSmallerPart() ?? Undone(new Slip(slip.Written, slip.Written, slip.Correct) { Increments = slip.Increments }) ?? IfSymmetric() ?? Pairs() ?? InOneTerm();
        }

        /// <summary>A slip that, made once more where it was made, leads back to the right line: what was written may be a form that the right value is not brought to.</summary>
        private Diagnosis? Undone(Slip back)
        {
            foreach (var (made, name) in Reversible.Where(r => MayExplain(r.Undone)))
            {
                foreach (var value in Edits.AsFarAsPossible(made.WrongValues(back).Take(MostValues)))
                {
                    if (Agree(back.Written, value)) return new Diagnosis(name.Id, name.Message);
                }
            }
            return null;
        }

        /// <summary>The same beliefs about the part in which the sides differ, where the line as a whole is too far from the right one.</summary>
        private Diagnosis? InSmallerPart()
        {
            foreach (var part in Edits.AsFarAsPossible(SmallestPart.Of(slip).Take(MostParts)))
            {
                if (probe.MayAgree(part.Written, part.Correct)) continue;
                foreach (var misconception in MisconceptionCatalog.All.Where(m => (m.IsEdit || m is MissingProductTerm or HadamardVersusMatrix or IndexSlip) && MayExplain(m)))
                {
                    foreach (var believed in Edits.AsFarAsPossible(misconception.WrongValues(part).Take(MostInParts)))
                    {
                        if (Agree(part.Written, believed)) return new Diagnosis(misconception.Id, misconception.Message);
                    }
                }
            }
            return null;
        }

        /// <summary>A slip beside the belief that matrices are symmetric, where their symmetry alone does not make the line right.</summary>
        private Diagnosis? IfSymmetric()
        {
            if (!isWrongForNumbers.Value || Symmetrised(slip.Correct) is not { } right || Symmetrised(slip.Written) is not { } written || right.Equals(slip.Correct)) return null;
            var assumed = new Slip(right, right, written) { Increments = slip.Increments, IsPart = true };
            var points = Probe.Of(assumed);
            return MisconceptionCatalog.All.Where(static m => m is SignSlip or FactorTwo or MissingProductTerm or ScalarRuleForInverse)
                .Where(m => Edits.AsFarAsPossible(m.WrongValues(assumed).Take(MostInParts)).Any(value => value.Shape == written.Shape && points.MayAgree(written, value) && judged++ < MostJudged && equal(written, value)))
                .Select(static m => new Diagnosis(m.Id, m.Message)).FirstOrDefault();
        }

        private static Expr? Symmetrised(Expr e) => Edits.Make(() =>
        {
            foreach (var s in e.Symbols().Where(static s => s.Shape.IsSquare && !s.IsScalar && (s.Properties & (Properties.Skew | Properties.Orthogonal)) == 0).ToArray()) e = e.Substitute(s, s.With(s.Properties | Properties.Symmetric));
            return Simplifier.Simplify(Transposition.Normalise(e));
        });

        /// <summary>Several slips in several terms: the first that is recognised, in terms about the same names.</summary>
        private Diagnosis? InOneTerm()
        {
            if (Edits.Make(() => Sum.Of(FlatTerms.Of(slip.Written))) is not Sum written || Edits.Make(() => Sum.Of(FlatTerms.Of(slip.Correct))) is not Sum right || right.Children.Count != written.Children.Count) return null;
            var (wrong, rest) = (written.Children.Except(right.Children).ToList(), right.Children.Except(written.Children).ToList());
            // ‖X‖² and tr(XᵀX) are one term written in two ways.
            wrong.RemoveAll(term => rest.Find(r => Agree(term, r)) is { } same && rest.Remove(same));
            foreach (var term in wrong)
            {
                foreach (var partner in rest.Where(r => Alike(r, term)))
                {
                    var part = new Slip(partner, partner, term) { IsPart = true };
                    foreach (var misconception in MisconceptionCatalog.All.Where(m => m is SignSlip or FactorTwo or IndexSlip or TransposeMissing or TransposeExtra && MayExplain(m)))
                    {
                        if (Edits.AsFarAsPossible(misconception.WrongValues(part).Take(MostInParts)).Any(value => Agree(term, value))) return new Diagnosis(misconception.Id, misconception.Message);
                    }
                    if (Undone(new Slip(term, term, partner) { IsPart = true }) is { } undone) return undone;
                }
            }
            return null;
        }

        /// <summary>True for terms whose names are the same but for one that has a twin.</summary>
        private static bool Alike(Expr a, Expr b) => a.Symbols().Except(b.Symbols()).Count() <= 1 && b.Symbols().Except(a.Symbols()).Count() <= 1;

        private Diagnosis? Pairs()
        {
            var tried = 0;
            var derived = Replay.HasDerivative(slip.Source);
            var seen = new HashSet<Expr>();
            foreach (var first in MisconceptionCatalog.All)
            {
                foreach (var between in Edits.AsFarAsPossible(first.WrongValues(slip).Take(MostFirsts)))
                {
                    if (!seen.Add(between)) continue;
                    foreach (var second in MisconceptionCatalog.All.Where(static m => m.IsEdit))
                    {
                        foreach (var believed in Edits.AsFarAsPossible(second.WrongValues(derived ? slip with { Correct = between } : new Slip(between, between, slip.Written)).Take(MostSeconds)))
                        {
                            if (++tried > MostPairs) return null;
                            if (Agree(slip.Written, believed) && Named(first, second) is { } named) return first is SignSlip && second is FactorTwo || first is FactorTwo && second is SignSlip ? SignAndFactor : named.Describe(slip, believed);
                        }
                    }
                }
            }
            return null;
        }

        /// <summary>A wrong rule of differentiation says more than a slip of the pen after it; and what turns on transposes or order says nothing of a line that is wrong for numbers.</summary>
        private Misconception? Named(Misconception first, Misconception second)
        {
            var named = first.IsEdit && second.Rank < first.Rank ? second : first;
            return MayExplain(named) ? named : MayExplain(first) ? first : MayExplain(second) ? second : null;
        }

        private bool MayExplain(Misconception misconception) => !misconception.IsAboutMatrices || !isWrongForNumbers.Value;

        private static readonly Diagnosis SignAndFactor = new("sign", "A sign and a factor 2 are off: what stands inside a square brings both along.");

        private bool Agree(Expr written, Expr believed) =>
            written.Shape == believed.Shape && probe.MayAgree(written, believed) && (written.Equals(believed) || (judged++ < MostJudged && equal(written, believed)));
    }
}
