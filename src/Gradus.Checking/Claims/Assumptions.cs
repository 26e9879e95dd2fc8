using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;

namespace Gradus.Checking.Claims;

/// <summary>An assumption with both sides of a claim under it: the misconception that makes people leave it out, and the assumption in words.</summary>
/// <remarks><paramref name="Square"/>: the one matrix that the assumption makes symmetric, unless it is one that is usually so.</remarks>
internal sealed record Assumption(string Id, string Words, Expr Left, Expr Right, Symbol? Square = null);

/// <summary>Assumptions that people leave out, tried on a claim that is false without them.</summary>
internal static class Assumptions
{
    private const int MostSymbols = 6;

    /// <summary>Matrices that hardly anybody takes for unsymmetric: covariances, metrics, scatter.</summary>
    private static readonly HashSet<string> UsuallySymmetric = ["Sigma", "Lambda", "Omega", "S", "P", "Q", "K", "R", "D", "G", "Psi", "Phi"];

    /// <summary>The claim under each assumption, the smallest assumption first.</summary>
    public static IEnumerable<Assumption> Of(Expr left, Expr right)
    {
        var fixedSymbols = Fixed(left, right).Where(static s => !s.IsScalar).ToList();
        var square = fixedSymbols.FindAll(static s => s.Shape.IsSquare && !s.IsSymmetric && (s.Properties & (Properties.Skew | Properties.Orthogonal | Properties.Asymmetric)) == 0).Take(MostSymbols).ToArray();
        foreach (var s in square) yield return With(left, right, "symmetric-assumed", $"{s.Name} is symmetric", Properties.Symmetric, s) with { Square = IsUsuallySymmetric(s) ? null : s };
        if (square.Length > 1 && square.Count(static s => !IsUsuallySymmetric(s)) <= 1)
            yield return With(left, right, "symmetric-assumed", $"{string.Join(" and ", square.Select(static s => s.Name))} are symmetric", Properties.Symmetric, square);
        foreach (var ranked in FullRank(left, right)) yield return ranked;
        foreach (var s in fixedSymbols.Where(static s => s.Shape.IsColumn).Take(MostSymbols))
        {
            if (MayBeSummingToOne(left, right, [s.Name]) is { } normed) yield return new Assumption("other", $"the entries of {s.Name} sum to 1", normed.Left, normed.Right);
        }
        if (HasDerivative(left) || HasDerivative(right)) yield break;
        // Whoever writes (AB)ᵀ = AᵀBᵀ has made a mistake; whoever writes e^{A+B} = e^A e^B may have left a word out.
        foreach (var a in left.SelfAndDescendants().Any(static e => e is Apply { Function: Expm or Logm or Sqrtm or MatrixPower }) ? square : [])
        {
            foreach (var b in square.SkipWhile(s => s != a).Skip(1).Where(b => b.Shape == a.Shape))
            {
                yield return new Assumption("noncommuting-order", $"{a.Name} and {b.Name} commute", Commuting(left, a, b), Commuting(right, a, b));
            }
        }
        foreach (var s in square) yield return With(left, right, "other", $"{s.Name} is orthogonal", Properties.Orthogonal | Properties.Invertible, s);
        foreach (var s in fixedSymbols.Where(static s => s.Shape.IsColumn && (s.Properties & Properties.Unit) == 0).Take(MostSymbols)) yield return With(left, right, "other", $"{s.Name} is a unit vector", Properties.Unit, s);
    }

    /// <summary>The claim where what is pseudo-inverted has full rank: where all of it is square, all of it at once.</summary>
    private static IEnumerable<Assumption> FullRank(Expr left, Expr right)
    {
        var inverted = left.SelfAndDescendants().Concat(right.SelfAndDescendants()).OfType<Apply>().Where(static a => a.Function is Pinv).Select(static a => a.Children[0]).Distinct().ToList();
        if (inverted.Count > 0 && inverted.TrueForAll(static a => a.Shape.IsSquare && !a.IsScalar))
        {
            var names = inverted.SelectMany<Expr, Expr>(static a => a is Symbol or Apply { Function: Transpose } ? a.Symbols() : [a]).Distinct().ToList();
            names = names.FindAll(a => a is Symbol || !FollowsFrom(a, names));
            var words = $"{string.Join(" and ", names.Select(static a => Rendering.Notations.Of(a).Unicode).Order(StringComparer.Ordinal))} {(names.Count == 1 ? "is" : "are")} invertible";
            yield return new Assumption("scalar-rule-for-inverse", words, inverted.Aggregate(left, static (e, a) => Replaced(e, a, Matrices.Inverse)), inverted.Aggregate(right, static (e, a) => Replaced(e, a, Matrices.Inverse)));
            yield break;
        }
        foreach (var a in inverted.Take(2))
        {
            var words = Rendering.Notations.Of(a).Unicode;
            if (a.IsScalar)
            {
                yield return new Assumption("scalar-rule-for-inverse", $"{words} is not 0", Replaced(left, a, Matrices.Reciprocal), Replaced(right, a, Matrices.Reciprocal));
                continue;
            }
            yield return new Assumption("scalar-rule-for-inverse", $"{words} has full column rank", Replaced(left, a, Columns), Replaced(right, a, Columns));
            yield return new Assumption("scalar-rule-for-inverse", $"{words} has full row rank", Replaced(left, a, Rows), Replaced(right, a, Rows));
        }
    }

    /// <summary>True for what is invertible where these matrices are: their products, transposes and multiples. (n − 20) A is not.</summary>
    private static bool FollowsFrom(Expr a, List<Expr> invertible) => a switch
    {
        Symbol => invertible.Contains(a),
        Apply { Function: Transpose or Inverse or Pinv } of => FollowsFrom(of.Children[0], invertible),
        Product product => product.Children.All(f => f.Shape.IsSquare && FollowsFrom(f, invertible)),
        Scale { Scalars: [], Body: { } body } => FollowsFrom(body, invertible),
        _ => false,
    };

    /// <summary>The claim with all of these names symmetric; null where fewer than two of them stand in it.</summary>
    public static Assumption? Symmetric(Expr left, Expr right, IReadOnlySet<string> names)
    {
        var symbols = Fixed(left, right).Where(s => names.Contains(s.Name) && !s.IsSymmetric && s.Shape.IsSquare && (s.Properties & Properties.Asymmetric) == 0).ToArray();
        return symbols.Length < 2 ? null : With(left, right, "symmetric-assumed", $"{string.Join(" and ", symbols.Select(static s => s.Name))} are symmetric", Properties.Symmetric, symbols);
    }

    /// <summary>Both sides where the symbols of these names commute, as far as both are constants here; null where nothing changes.</summary>
    public static (Expr Left, Expr Right)? Stated(Expr left, Expr right, IReadOnlyList<string> commuting)
    {
        var symbols = left.Symbols().Concat(right.Symbols()).Distinct().Where(s => commuting.Contains(s.Name) && s is { DifferentialOf: null, Value: null } && s.Shape.IsSquare).ToList();
        return symbols is not [var a, var b] || a.Shape != b.Shape || symbols.Exists(s => IsVariable(left, s) || IsVariable(right, s)) ? null : (Commuting(left, a, b), Commuting(right, a, b));
    }

    /// <summary>Both sides where the entries of these vectors sum to 1 though nobody says so: null where nothing is a softmax or a logarithm of what such vectors weigh.</summary>
    public static (Expr Left, Expr Right)? MayBeSummingToOne(Expr left, Expr right, IReadOnlyCollection<string> names) =>
        left.SelfAndDescendants().Concat(right.SelfAndDescendants()).Any(static e => e is Apply { Function: Softmax or LogSumExp or Exp or Log }) ? SummingToOne(left, right, names) : null;

    /// <summary>Both sides where the entries of these vectors sum to 1, y/Σy being such a vector; null where none of them is a constant here.</summary>
    public static (Expr Left, Expr Right)? SummingToOne(Expr left, Expr right, IReadOnlyCollection<string> names)
    {
        var symbols = Fixed(left, right).Where(s => names.Contains(s.Name) && s.Shape.IsColumn).ToList();
        if (symbols.Count == 0) return null;
        foreach (var s in symbols)
        {
            var normed = Scale.Of(Rational.One, [Matrices.EntryPower(Matrices.SumOfEntries(s), -1)], s);
            (left, right) = (left.Substitute(s, normed), right.Substitute(s, normed));
        }
        return (left, right);
    }

    private static Assumption With(Expr left, Expr right, string id, string words, Properties properties, params ReadOnlySpan<Symbol> symbols)
    {
        foreach (var s in symbols)
        {
            var assumed = s.With(s.Properties | properties);
            (left, right) = (left.Substitute(s, assumed), right.Substitute(s, assumed));
            // What stays symmetric changes symmetrically.
            foreach (var change in left.Symbols().Concat(right.Symbols()).Where(d => d.DifferentialOf is { } of && of.Name == s.Name).Distinct().ToList())
            {
                var changed = change.With(change.Properties | (properties & Properties.Symmetric));
                (left, right) = (left.Substitute(change, changed), right.Substitute(change, changed));
            }
        }
        return new Assumption(id, words, left, right);
    }

    /// <summary>B as a polynomial of A. Such pairs are dense among the pairs of n×n matrices that commute (Motzkin and Taussky 1955), with n − 1 for the degree;
    /// what is compared at sizes up to 4 needs no more than A³, and at longer ones such pairs commute as well.</summary>
    private static Expr Commuting(Expr e, Symbol a, Symbol b)
    {
        var powers = new List<Expr> { Constant.Identity(a.Shape.Rows), a, Product.Of(a, a), Product.Of(a, a, a) };
        return e.Substitute(b, Sum.Of(powers.Select((power, k) => Scale.Of(Rational.One, [Symbol.Of($"c_{b.Name}{k}", Shapes.Shape.Scalar)], power))));
    }

    private static Expr Columns(Expr a) => Matrices.Inverse(Matrices.Transpose(a) * a) * Matrices.Transpose(a);

    private static Expr Rows(Expr a) => Matrices.Transpose(a) * Matrices.Inverse(a * Matrices.Transpose(a));

    private static Expr Replaced(Expr e, Expr inverted, Func<Expr, Expr> by) =>
        e is Apply { Function: Pinv } a && a.Children[0].Equals(inverted) ? by(inverted) : e.Rewrite(child => Replaced(child, inverted, by));

    private static bool IsUsuallySymmetric(Symbol s) => UsuallySymmetric.Contains(s.Name.Split('_')[0]) && !IsBetweenTwo(s.Name.Split('_'));

    /// <summary>Σ_xy, the covariance of x and y, is hardly symmetric.</summary>
    private static bool IsBetweenTwo(string[] name) => name is [_, [var first, var second]] && first != second && char.IsLetter(first) && char.IsLetter(second);

    private static bool HasDerivative(Expr e) => e.SelfAndDescendants().Any(static x => x is Derivative or Differential or Symbol { DifferentialOf: not null });

    /// <summary>The symbols of both sides that are no changes, have no value and are not differentiated by.</summary>
    private static IEnumerable<Symbol> Fixed(Expr left, Expr right) =>
        left.Symbols().Concat(right.Symbols()).Distinct().Where(s => s is { DifferentialOf: null, Value: null } && !IsVariable(left, s) && !IsVariable(right, s));

    /// <summary>A symbol that something is differentiated by stays free.</summary>
    private static bool IsVariable(Expr e, Symbol s) => e.SelfAndDescendants().Any(x => (x is Derivative d && d.By.Equals(s)) || (x is Differential f && f.Variables.Contains(s)));
}
