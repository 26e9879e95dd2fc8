using System.Collections.Concurrent;
using Gradus.Expressions;
using Gradus.Numerics;

namespace Gradus.Evaluation;

/// <summary>What the functions are of which nothing is known: polynomials with coefficients drawn by name, the same wherever the name stands with arguments of these lengths.</summary>
/// <remarks>Each value is a sum of two products of five linear forms, so that none of the derivatives that an evaluation reaches vanishes; they are exact over every field.
/// What holds of them holds of all functions but by chance, and what does not hold of them does not hold of all functions.</remarks>
/// <param name="seed">Draws other functions.</param>
/// <param name="isWide">True for coefficients of 60 bits, for exact fields; false for small fractions.</param>
public sealed class OpenFunctions(ulong seed, bool isWide)
{
    private const int Products = 2;
    private const int Degree = EvaluationContext.DeepestDerivative + 1;
    private readonly ConcurrentDictionary<(string Signature, int Entry), OpenTerm[]> known = new();

    /// <summary>Functions with small fractions as coefficients.</summary>
    public static OpenFunctions Small { get; } = new(0, isWide: false);

    /// <summary>One entry of the value of a call, as a polynomial in the entries of its arguments.</summary>
    /// <param name="call">The call.</param>
    /// <param name="lengths">Rows and columns of each argument, then of the value; of numbers where it is applied entry by entry.</param>
    /// <param name="entry">Which entry of the value.</param>
    public IReadOnlyList<OpenTerm> Entry(OpenCall call, IReadOnlyList<(int Rows, int Columns)> lengths, int entry)
    {
        var variables = lengths.SkipLast(1).Sum(static l => l.Rows * l.Columns);
        var signature = $"{call.Name}:{string.Join(',', lengths.Select(static l => $"{l.Rows}x{l.Columns}"))}";
        var terms = known.GetOrAdd((signature, entry), key => Drawn(key.Signature, key.Entry, variables));
        for (var (k, first) = (0, 0); k < call.Orders.Count; first += lengths[k].Rows * lengths[k].Columns, k++)
        {
            for (var order = 0; order < call.Orders[k]; order++) terms = [.. terms.SelectMany(t => t.Slope(first))];
        }
        return terms;
    }

    private OpenTerm[] Drawn(string signature, int entry, int variables)
    {
        var hash = RandomSource.Mix(seed ^ 0x6F70656E);
        foreach (var c in signature) hash = RandomSource.Mix(hash + c);
        var random = new RandomSource(RandomSource.Mix(hash + (ulong)entry));
        var terms = new OpenTerm[Products];
        for (var t = 0; t < Products; t++)
        {
            var forms = new Rational[Degree][];
            for (var d = 0; d < Degree; d++)
            {
                forms[d] = new Rational[variables + 1];
                for (var k = 0; k <= variables; k++) forms[d][k] = Coefficient(random);
            }
            terms[t] = new OpenTerm(Rational.One, forms);
        }
        return terms;
    }

    private Rational Coefficient(RandomSource random) =>
        isWide ? (Rational)new System.Numerics.BigInteger(random.Next() >> 4) : Rational.Of((1 + random.Below(4)) * (random.Below(2) == 0 ? 1 : -1), 4);
}
