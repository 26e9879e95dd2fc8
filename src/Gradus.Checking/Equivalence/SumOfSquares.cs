using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Tensors;

namespace Gradus.Checking.Equivalence;

/// <summary>Recognises sums of products of pairs that are nowhere negative: xᵀx − 2xᵀy + yᵀy, n² − 2n + 1.</summary>
/// <remarks>Σ c_ij ⟨v_i, v_j⟩ is nowhere negative if the matrix of the c_ij is positive semidefinite, whatever the v_i are.</remarks>
internal static class SumOfSquares
{
    private const int MostTerms = 24;

    /// <summary>True if a sum of numbers is such a sum.</summary>
    public static bool IsNotNegative(Sum sum)
    {
        if (!sum.IsScalar || sum.Children.Count > MostTerms) return false;
        var terms = sum.Children.Select(Parts).ToList();
        var squares = terms.ConvertAll(static term => Square(term.Factors));
        var atoms = squares.OfType<Expr>().Distinct().ToList();
        var gram = new Dense<Rational>(atoms.Count, atoms.Count, static (_, _) => 0L);
        for (var k = 0; k < terms.Count; k++)
        {
            if ((squares[k] is { } whole ? (atoms.IndexOf(whole), atoms.IndexOf(whole)) : Pair(terms[k].Factors, atoms)) is not var (i, j)) return false;
            gram = Added(gram, i, j, terms[k].Coefficient * Rational.Of(1, 2));
        }
        return IsSemidefinite(gram);
    }

    private static (Rational Coefficient, List<Expr> Factors) Parts(Expr term) => term switch
    {
        Scale { Body: null } scale => (scale.Coefficient, [.. scale.Scalars]),
        Number number => (number.Value, []),
        _ => (Rational.One, [term]),
    };

    private static Dense<Rational> Added(Dense<Rational> gram, int i, int j, Rational half) =>
        new(gram.Rows, gram.Columns, (r, c) => gram[r, c] + ((r, c) == (i, j) ? half : 0L) + ((r, c) == (j, i) ? half : 0L));

    /// <summary>v of vᵀv and of v²; 1 of a number.</summary>
    private static Expr? Square(List<Expr> factors) => factors switch
    {
        [] => Number.One,
        [Apply { Function: EntryPower, Children: [var s, Number { Value: var two }] }] when two == 2L => s,
        [Product product] when product.Children.Count % 2 == 0 && Rest(product, product.Children.Count / 2) is var half && Turned(product, product.Children.Count / 2).Equals(half) => half,
        _ => null,
    };

    /// <summary>The places of u and v of uᵀv and of uv, both of which are squared elsewhere.</summary>
    private static (int First, int Second)? Pair(List<Expr> factors, List<Expr> atoms)
    {
        IEnumerable<(Expr First, Expr Second)> pairs = factors switch
        {
            [Product product] => Enumerable.Range(1, product.Children.Count - 1).Select(k => (Turned(product, k), Rest(product, k))),
            [var one] => [(one, Number.One)],
            [var one, var other] => [(one, other)],
            _ => [],
        };
        return pairs.Select(pair => ((int First, int Second)?)(atoms.IndexOf(pair.First), atoms.IndexOf(pair.Second))).FirstOrDefault(static pair => pair is { First: >= 0, Second: >= 0 });
    }

    /// <summary>The transpose of the first factors.</summary>
    private static Expr Turned(Product product, int count) => Transposition.Of(Product.Of([.. product.Children.Take(count)]));

    private static Expr Rest(Product product, int count) => Product.Of([.. product.Children.Skip(count)]);

    /// <summary>Decided by elimination with the pivots on the diagonal.</summary>
    private static bool IsSemidefinite(Dense<Rational> gram)
    {
        var a = new Rational[gram.Rows, gram.Rows];
        for (var i = 0; i < gram.Rows; i++) for (var j = 0; j < gram.Rows; j++) a[i, j] = gram[i, j];
        for (var k = 0; k < gram.Rows; k++)
        {
            if (a[k, k].Sign < 0) return false;
            for (var i = k + 1; i < gram.Rows; i++)
            {
                if (a[k, k].IsZero && !a[i, k].IsZero) return false;
                for (var j = k + 1; !a[k, k].IsZero && j < gram.Rows; j++) a[i, j] -= a[i, k] * a[k, j] / a[k, k];
            }
        }
        return true;
    }
}
