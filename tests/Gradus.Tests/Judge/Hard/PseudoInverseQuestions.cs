using Gradus.Expressions;
using Gradus.Numerics;
using static Gradus.Functions.Matrices;
using static Gradus.Tests.Judging.Hard.Carriers;
using static Gradus.Tests.Judging.Letters;

namespace Gradus.Tests.Judging.Hard;

/// <summary>What holds for matrices of full rank and not of every rank: the pseudo-inverse is the inverse for those alone.</summary>
internal static class PseudoInverseQuestions
{
    private static readonly Symbol A = Square("A");
    private static readonly Symbol B = Square("B");
    private static readonly Symbol X = Matrix("X", M, N);
    private static readonly Symbol x = Vector("x", N);

    public static HardClass Class { get; } = new("pseudo-inverses of every rank", Draw) { Usual = 2_300 };

    private static HardQuestion Draw(RandomSource random)
    {
        var kind = new[] { Properties.None, Properties.None, Properties.Symmetric, Properties.Diagonal, Properties.Triangular }[random.Below(5)];
        Expr s = Square("S", kind);
        if (random.Below(3) == 0) s = Scale.Of(1 + random.Below(3), s);
        return random.Below(2) == 0 ? False(s, random) : True(random.Below(2) == 0 ? s : X, random);
    }

    private static HardQuestion False(Expr s, RandomSource random)
    {
        var p = Pinv(s);
        return random.Below(12) switch
        {
            0 => new(s * p, I, false),
            1 => new(p * s * B, B, false),
            2 => Times(Trace(s * p), Constant.Dimension(N), Scalar("a"), false),
            3 => new(Det(s) * p, Adj(s), false),
            4 => new(Pinv(A * B), Pinv(B) * Pinv(A), false),
            5 => new(Pinv(A * A), Pinv(A) * Pinv(A), false),
            6 => new(A * Pinv(A), Pinv(A) * A, false),
            7 => new(Pinv(x) * x * B, B, false),
            // True for almost all matrices of every rank, and false where the square has a lower one.
            10 => new(Pinv(A * A) * A * A, Pinv(A) * A, false),
            11 => new(A * A * Pinv(A * A), A * Pinv(A), false),
            8 => Times(Det(s * p), Number.One, Scalar("a"), false),
            _ => new(Adj(s) * s * p, Adj(s), false),
        };
    }

    private static HardQuestion True(Expr s, RandomSource random)
    {
        var p = Pinv(s);
        var t = Transpose(s);
        (Expr Left, Expr Right)[] all =
        [
            (s * p * s, s), (p * s * p, p), (Transpose(p), Pinv(t)), (Transpose(s * p), s * p), (Pinv(t * s), p * Transpose(p)), (p, Pinv(t * s) * t), (p, t * Pinv(s * t)), (t * s * p, t),
            (Trace(s * p * s * p), Trace(p * s)), (Pinv(Scale.Of(2, s)), Scale.Of(Rational.Of(1, 2), p)),
        ];
        var (left, right) = all[random.Below(all.Length)];
        return new(left, right, true);
    }
}
