using System.Globalization;
using Gradus.Checking.Equivalence;
using Gradus.Derivations;
using Gradus.Differentiation;
using Gradus.Numerics;
using Gradus.Rendering;
using Gradus.Tensors;

namespace Gradus.Tests.Laws;

/// <summary>One slip in a line of a derivation is seen, unless a second evaluator shows that it does no harm.</summary>
public sealed class PlantedSlipsProperties
{
    private const int Usual = 1_500;

    [Fact]
    public void A_slip_in_a_line_is_refused()
    {
        var kinds = Enum.GetValues<Slip>();
        var (planted, refuted, undecided, harmless) = (new int[kinds.Length], new int[kinds.Length], new int[kinds.Length], new int[kinds.Length]);
        Law.ForAll(Law.Count(Usual), (sample, seed) =>
        {
            if (Plant(sample, seed) is not var (slip, line)) return null;
            Interlocked.Increment(ref planted[(int)slip]);
            var judge = new Judge(seed);
            var judgement = line.Relation == Relation.Equal ? judge.Equal(line.Left, line.Right) : judge.EqualToFirstOrder(line.Left, line.Right, line.Increments);
            if (!judgement.Holds)
            {
                Interlocked.Increment(ref (judgement is Judgement.Refuted ? refuted : undecided)[(int)slip]);
                return null;
            }
            Interlocked.Increment(ref harmless[(int)slip]);
            return SecondOpinion.Agree(line, seed) switch
            {
                true => null,
                false => $"accepted a slip ({slip}), {judgement.GetType().Name}: {Notations.Of(line).Plain}",
                null => $"nothing shows the slip harmless ({slip}), {judgement.GetType().Name}: {Notations.Of(line).Plain}",
            };
        });
        foreach (var kind in kinds)
        {
            var k = (int)kind;
            TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind}: {planted[k]} planted, {refuted[k]} refuted by a counterexample, {undecided[k]} refused without one, {harmless[k]} harmless"));
        }
        Assert.True(refuted.Sum() > planted.Sum() * 0.8, "most slips have a counterexample");
    }

    /// <summary>A line of a derivation with a slip of the kind whose turn it is, or of the next kind that fits.</summary>
    private static (Slip Slip, MatrixFormula Line)? Plant(Sample sample, ulong seed)
    {
        var random = new RandomSource(seed);
        MatrixFormula[] lines;
        try
        {
            lines = [.. DerivationMethods.Derive(sample.Function, sample.By, (Method)(seed % 4)).Steps.Select(static s => s.Line).OfType<MatrixFormula>().Where(static m => m is { Argument: null, Where: null })];
        }
        catch (Exception e) when (e is NotCoveredException or NoIndexFormException)
        {
            return null;
        }
        if (lines.Length == 0) return null;
        var line = random.Below(2) == 0 ? lines[^1] : lines[random.Below(lines.Length)];
        var kinds = Enum.GetValues<Slip>();
        for (var k = 0; k < kinds.Length; k++)
        {
            var slip = kinds[(int)(((seed >> 8) + (ulong)k) % (ulong)kinds.Length)];
            if (Slips.Plant(slip, line.Right, random) is { } changed) return (slip, line with { Right = changed });
        }
        return null;
    }
}
