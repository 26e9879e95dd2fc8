using Gradus.Expressions;

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
        private int judged;

        public Diagnosis? Find()
        {
            if (probe.HasPoints && probe.MayAgree(slip.Written, slip.Correct)) return null;
            if (slip.Next is { } next && !next.Equals(slip.Written) && Agree(next, slip.Correct)) return new Typo().Describe(slip, next);
            foreach (var misconception in MisconceptionCatalog.All)
            {
                foreach (var (written, believed) in Edits.AsFarAsPossible(misconception.Agreements(slip).Take(MostValues)))
                {
                    if (Agree(written, believed)) return misconception.Describe(slip, believed);
                }
            }
            return InSmallerPart() ?? Undone() ?? Pairs() ?? InOneTerm();
        }

        /// <summary>A slip that, made once more where it was made, leads back to the right line: what was written may be a form that the right value is not brought to.</summary>
        private Diagnosis? Undone()
        {
            var back = new Slip(slip.Written, slip.Written, slip.Correct) { Increments = slip.Increments };
            foreach (var (made, name) in Reversible)
            {
                foreach (var value in Edits.AsFarAsPossible(made.WrongValues(back).Take(MostValues)))
                {
                    if (Agree(slip.Correct, value)) return new Diagnosis(name.Id, name.Message);
                }
            }
            return null;
        }

        /// <summary>The same beliefs about the part in which the sides differ, where the line as a whole is too far from the right one.</summary>
        private Diagnosis? InSmallerPart()
        {
            foreach (var part in Edits.AsFarAsPossible(SmallestPart.Of(slip).Take(MostParts)))
            {
                foreach (var misconception in MisconceptionCatalog.All.Where(static m => m.IsEdit || m is MissingProductTerm or HadamardVersusMatrix or IndexSlip))
                {
                    foreach (var believed in Edits.AsFarAsPossible(misconception.WrongValues(part).Take(MostInParts)))
                    {
                        if (Agree(part.Written, believed)) return new Diagnosis(misconception.Id, misconception.Message);
                    }
                }
            }
            return null;
        }

        /// <summary>Several slips in several terms: the first that is recognised, in terms about the same names.</summary>
        private Diagnosis? InOneTerm()
        {
            if (Edits.Make(() => Sum.Of(FlatTerms.Of(slip.Written))) is not Sum written || Edits.Make(() => Sum.Of(FlatTerms.Of(slip.Correct))) is not Sum right || right.Children.Count != written.Children.Count) return null;
            var (wrong, rest) = (written.Children.Except(right.Children).ToList(), right.Children.Except(written.Children).ToList());
            foreach (var term in wrong)
            {
                foreach (var partner in rest.Where(r => Alike(r, term)))
                {
                    var part = new Slip(partner, partner, term) { IsPart = true };
                    foreach (var misconception in MisconceptionCatalog.All.Where(static m => m is SignSlip or FactorTwo or IndexSlip or TransposeMissing or TransposeExtra))
                    {
                        if (Edits.AsFarAsPossible(misconception.WrongValues(part).Take(MostInParts)).Any(value => Agree(term, value))) return new Diagnosis(misconception.Id, misconception.Message);
                    }
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
                            if (Agree(slip.Written, believed)) return Named(first, second).Describe(slip, believed);
                        }
                    }
                }
            }
            return null;
        }

        /// <summary>A wrong rule of differentiation says more than a slip of the pen after it.</summary>
        private static Misconception Named(Misconception first, Misconception second) => first.IsEdit && second.Rank < first.Rank ? second : first;

        private bool Agree(Expr written, Expr believed) =>
            written.Shape == believed.Shape && probe.MayAgree(written, believed) && (written.Equals(believed) || (judged++ < MostJudged && equal(written, believed)));
    }
}
