using Gradus.Expressions;
using Gradus.Numerics;
using static Gradus.Functions.Matrices;
using static Gradus.Tests.Judging.Hard.Carriers;
using static Gradus.Tests.Judging.Letters;

namespace Gradus.Tests.Judging.Hard;

/// <summary>What holds at some sizes and not at all: roots in the size, odd and even ones, more rows than columns.</summary>
internal static class SizeQuestions
{
    private static readonly Symbol A = Square("A");
    private static readonly Symbol B = Square("B");
    private static readonly Symbol C = Matrix("C", M, M);
    private static readonly Symbol U = Matrix("U", M, N);
    private static readonly Symbol V = Matrix("V", N, M);
    private static readonly Symbol Skew = Square("S", Properties.Skew);
    private static readonly Expr Rows = Constant.Dimension(N);
    private static readonly Expr Columns = Constant.Dimension(M);

    public static HardClass Class { get; } = new("sizes", Draw) { Usual = 1_000 };

    private static HardQuestion Draw(RandomSource random)
    {
        var carrier = Carriers.Draw(random);
        return random.Below(14) switch
        {
            0 => Vanishes(WithRoots(Rows, Some(random, 1, 7, 1 + random.Below(5))), carrier, false),
            1 => Vanishes(WithRoots(Rows - Columns, Some(random, -2, 2, 1 + random.Below(3))), carrier, false),
            2 => Vanishes(WithRoots(Rows + Columns, Some(random, 2, 7, 1 + random.Below(3))), carrier, false),
            3 => Vanishes(WithRoots(Rows, Some(random, 1, 7, 2)) * (Trace(A * B) - Trace(Transpose(A) * Transpose(B))), carrier, true),
            4 => Vanishes(RankOnes(1 + random.Below(4)), carrier, false),
            5 => Times(Det(-A), random.Below(2) == 0 ? Det(A) : -Det(A), carrier, false),
            6 => Times(Det(-A) * Det(-C), Det(A) * Det(C), carrier, false),
            7 => Times(Det(-A) * Det(-B), Det(A) * Det(B), carrier, true),
            8 => Vanishes(random.Below(2) == 0 ? Det(U * V) : Det(V * U), carrier, false),
            9 => Vanishes(Det(U * V) * Det(V * U) * (Rows - Columns), carrier, true),
            10 => Vanishes(Det(Skew), carrier, false),
            11 => Times(Det(Transpose(Skew)), Det(Skew), carrier, true),
            12 => Times(Det(2 * A), Number.Of(1 << (1 + random.Below(4))) * Det(A), carrier, false),
            _ => Times(Trace(Constant.Identity(N)) * Trace(Constant.Identity(M)), random.Below(2) == 0 ? Rows * Columns : SumOfEntries(Constant.Ones(M, N)), carrier, true),
        };
    }

    /// <summary>det(x₁y₁ᵀ + … + x_k y_kᵀ), 0 at every size above k.</summary>
    private static Expr RankOnes(int k) => Det(Sum.Of(Enumerable.Range(1, k).Select(static i => Vector($"x_{i}", N) * Transpose(Vector($"y_{i}", N)))));
}
