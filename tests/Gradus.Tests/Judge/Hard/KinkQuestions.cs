using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using static Gradus.Functions.Matrices;
using static Gradus.Tests.Judging.Letters;

namespace Gradus.Tests.Judging.Hard;

/// <summary>What holds up to a length, a norm or a whole number: a kink, a jump or a root of a square that lies where something is long enough.</summary>
internal static class KinkQuestions
{
    private static readonly Symbol A = Square("A");
    private static readonly Symbol X = Matrix("X", M, N);
    private static readonly Symbol x = Vector("x", N);
    private static readonly Symbol u = Vector("u", N, Properties.Unit);
    private static readonly Symbol P = Square("P", Properties.Idempotent);
    private static readonly Symbol Q = Square("Q", Properties.Orthogonal);
    private static readonly Symbol K = Scalar("k", Properties.Integer);

    /// <summary>What is above every number somewhere, and 0 or more, and small as long as things are short.</summary>
    private static readonly Expr[] Longer =
    [
        Constant.Dimension(N), Constant.Dimension(M) * Constant.Dimension(N), Trace(I), SumOfEntries(Constant.Ones(N, N)), Trace(P), Norm1(u), SumOfEntries(Constant.Ones(N, Size.One)), EntryPower(NormF(Q), 2), Trace(Transpose(Q) * Q),
        EntryPower(K, 2), Norm1(Sign(x)), Log(Constant.Dimension(N)), LogSumExp(0 * x), Trace(Pinv(X) * X), Trace(I) + Trace(P),
    ];

    public static HardClass Class { get; } = new("kinks at lengths", Draw) { MayBeUndecided = true, Usual = 60 };

    private static HardQuestion Draw(RandomSource random)
    {
        var q = Longer[random.Below(Longer.Length)];
        Expr c = Number.Of(random.Below(4) == 0 ? Rational.Of(10, 1).Power(1 + random.Below(7)) : Rational.Of(5 + random.Below(400), 1 + random.Below(3)));
        if (random.Below(3) == 0) (q, c) = (Scale.Of(2, q), Scale.Of(2, c));
        return random.Below(2) == 0 ? False(q, c, random) : True(q, c, random);
    }

    private static HardQuestion False(Expr q, Expr c, RandomSource random) => random.Below(8) switch
    {
        0 => new(Abs(q - c), c - q, false),
        1 => new(Sign(c - q), Number.One, false),
        2 => new(Relu(c - q), c - q, false),
        3 => new(Sqrt(EntryPower(q - c, 2)), c - q, false),
        4 => new(UnitStep(q - c), Number.Zero, false),
        5 => new(Relu(q - c), Number.Zero, false),
        6 => new(Norm2((q - c) * x), (c - q) * Norm2(x), false),
        _ => new(Exp(q) * Sign(c - q), Exp(q), false),
    };

    private static HardQuestion True(Expr q, Expr c, RandomSource random) => random.Below(7) switch
    {
        0 => new(Abs(q - c), Abs(c - q), true),
        1 => new(Relu(c - q) - Relu(q - c), c - q, true),
        2 => new(Sqrt(EntryPower(q - c, 2)), Abs(c - q), true),
        3 => new(Abs(q + c), q + c, true),
        4 => new(Sign(q + c), Number.One, true),
        5 => new(Norm2((q - c) * x), Abs(c - q) * Norm2(x), true),
        _ => new(Abs(q - c) + q - c, 2 * Relu(q - c), true),
    };
}
