using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using static Gradus.Functions.Matrices;
using static Gradus.Tests.Judging.Letters;

namespace Gradus.Tests.Judging.Hard;

/// <summary>Claims about functions without exact values that are false somewhere only: beyond a number, at one size or sign, on another branch, in the twentieth digit, at one point; beside each a true one.</summary>
/// <remarks>Each is drawn with numbers, letters and terms of its own, and with something in the place of a letter that takes all the values that the letter takes.</remarks>
internal static class InexactQuestions
{
    private static readonly Symbol X = Scalar("x");
    private static readonly Symbol A = Scalar("a");
    private static readonly Symbol V = Vector("v", N);
    private static readonly Symbol S = Square("S");
    private static readonly Symbol T = Square("T");
    private static readonly Expr Two = Number.Of(2);

    private static readonly Func<Numbers, Kind>[] Kinds =
    [
        n => Of(Abs(X - n.C), n.C - X, Abs(n.C - X)),
        n => Of(Relu(X + n.C), X + n.C, Relu(-X - n.C) + X + n.C),
        n => Of(Sqrt(EntryPower(X - n.C, 2)), n.C - X, Abs(X - n.C)),
        n => Of(UnitStep(X + n.C), Number.One, Quotient(Relu(X + n.C), X + n.C)),
        n => Of(Norm1(V - (n.C * Ones)), SumOfEntries((n.C * Ones) - V), Norm1((n.C * Ones) - V)),
        n => Of(Abs(Sin(n.K * X)), Sin(n.K * Abs(X)), Abs(Sin(n.K * Abs(X)))),
        n => Of(Relu(EntryPower(X, 2) - n.C), Number.Zero, Half(EntryPower(X, 2) - n.C + Abs(EntryPower(X, 2) - n.C))),
        n => Of(Exp(X) * (Number.One + n.Tiny), Exp(X), Exp(X) + (n.Tiny * Exp(X))),
        n => Of(Tanh(X + n.C), Number.One, (2 * Sigmoid((2 * X) + (2 * n.C))) - Number.One),
        n => Of(Exp(X) + (n.Tiny * X), Exp(X), Exp(X) * (Number.One + (n.Tiny * X * Exp(-X)))),
        n => Of(Cos(X + n.Tiny), Cos(X), (Cos(X) * Cos(n.Tiny)) - (Sin(X) * Sin(n.Tiny))),
        n => Of(Sin(n.Huge * X), Sin((n.Huge * X) + n.K), 2 * Sin((Half(n.Huge)) * X) * Cos(Half(n.Huge) * X)),
        n => Of(Exp(-EntryPower(X, 2) - n.C), Number.Zero, Exp(-EntryPower(X, 2)) * Exp(-n.C)),
        n => Of(Sqrt(EntryPower(X, 2) + n.Tiny), Abs(X), Quotient(EntryPower(X, 2) + n.Tiny, Sqrt(EntryPower(X, 2) + n.Tiny))),
        n => Of(Softplus(X + n.C), X + n.C, Softplus(-X - n.C) + X + n.C),
        n => Of(Log(Det(2 * S)), (n.K * Log(Two)) + Log(Det(S)), (Constant.Dimension(N) * Log(Two)) + Log(Det(S))),
        n => Of(SumOfEntries(Softmax(V)), Scale.Of(Rational.Of(1, n.Size), Constant.Dimension(N)), Number.One),
        n => Of(Trace(Expm(S) * Expm(-S)), n.K, Constant.Dimension(N)),
        _ => Of(Sqrt(EntryPower(A, 2)) * SumOfEntries(Log(V)), A * SumOfEntries(Log(V)), Abs(A) * SumOfEntries(Log(V))),
        _ => Of(Norm2(A * Log(V)), A * Norm2(Log(V)), Abs(A) * Norm2(Log(V))),
        _ => Of(Sqrtm(Expm(S)), Expm(Half(S)), Expm(S) * Inverse(Sqrtm(Expm(S)))),
        _ => Of(EntryPower(Sign(X), 2), Number.One, Abs(Sign(X))),
        _ => Of(UnitStep(X) + UnitStep(-X), Number.One, Abs(Sign(X))),
        _ => Of(Det(I + (A * S)), Number.One + (A * Trace(S)), Number.One + (A * Trace(S)), A, 2, 1),
        n => Of(Inverse(S + T), Inverse(S) - (Inverse(S) * T * Inverse(S)) + (n.K * (Inverse(S) * T * Inverse(S) * T * Inverse(S))),
            Inverse(S) - (Inverse(S) * T * Inverse(S)) + (Inverse(S) * T * Inverse(S) * T * Inverse(S)), T, 2, 2),
        n => Of(Sin(A * n.K), A * n.K, A * n.K, A, 3, 2),
    ];

    public static HardClass Class { get; } = new("functions without exact values", Draw) { MayBeUndecided = true, Usual = 150 };

    private static Expr Ones => Constant.Ones(N, Size.One);

    private static HardQuestion Draw(RandomSource random)
    {
        var kind = Kinds[random.Below(Kinds.Length)](new Numbers(random));
        var holds = random.Below(2) == 0;
        var (left, right, order) = (kind.Left, holds ? kind.True : kind.False, holds ? kind.TrueOrder : kind.FalseOrder);
        if (kind.Small is { } small) return new(left, right, holds) { Small = [small], Order = order };
        foreach (var (symbol, others) in new[] { (X, InPlaceOfX), (V, InPlaceOfV), (S, InPlaceOfS) })
        {
            var other = others[random.Below(others.Length)];
            (left, right) = (left.Substitute(symbol, other), right.Substitute(symbol, other));
        }
        return random.Below(2) == 0 ? new(left, right, holds) : Composed(left, right, random) with { Holds = holds };
    }

    /// <summary>Both sides with the same added, or multiplied by the same, which is not 0.</summary>
    private static HardQuestion Composed(Expr left, Expr right, RandomSource random)
    {
        Expr[] terms = [Scalar("b"), Trace(Square("B")), EntryPower(Scalar("b"), 3), Half(Scalar("b"))];
        var term = terms[random.Below(terms.Length)];
        return random.Below(3) switch
        {
            0 when left.IsScalar => new(left + term, right + term, true),
            1 => new(Scale.Of(3, left), Scale.Of(3, right), true),
            _ => new(term * left, term * right, true),
        };
    }

    /// <summary>What is every number somewhere.</summary>
    private static readonly Expr[] InPlaceOfX =
        [X, X, Scalar("t"), 2 * Scalar("w"), Scalar("y") - Scalar("z"), Trace(Square("C")), Transpose(Vector("p", N)) * Vector("q", N), SumOfEntries(Vector("r", M)), Half(Scalar("s"))];

    /// <summary>What is every vector somewhere.</summary>
    private static readonly Expr[] InPlaceOfV = [V, V, Vector("u", N), 2 * Vector("w", N)];

    /// <summary>What is every square matrix somewhere.</summary>
    private static readonly Expr[] InPlaceOfS = [S, S, Square("G"), 2 * Square("H"), Transpose(Square("F"))];

    private static Kind Of(Expr left, Expr wrong, Expr right) => new(left, wrong, right, null, 1, 1);

    private static Kind Of(Expr left, Expr wrong, Expr right, Symbol small, int wrongOrder, int rightOrder) => new(left, wrong, right, small, wrongOrder, rightOrder);

    /// <summary>Two sides of which the second is false or true, to an order in an increment where there is one.</summary>
    private sealed record Kind(Expr Left, Expr False, Expr True, Symbol? Small, int FalseOrder, int TrueOrder);

    /// <summary>The numbers of one claim.</summary>
    private sealed class Numbers
    {
        public Numbers(RandomSource random)
        {
            C = Number.Of(random.Below(3) == 0 ? Rational.Of(10, 1).Power(1 + random.Below(7)) : Rational.Of(3 + random.Below(200), 1));
            Size = 2 + random.Below(3);
            K = Number.Of(Size);
            Tiny = Number.Of(Rational.Of(10, 1).Power(-5 - random.Below(36)));
            Huge = Number.Of(Rational.Of(10, 1).Power(random.Below(21)));
        }

        public Expr C { get; }

        public int Size { get; }

        public Expr K { get; }

        public Expr Tiny { get; }

        public Expr Huge { get; }
    }
}
