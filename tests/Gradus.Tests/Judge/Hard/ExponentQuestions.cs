using Gradus.Expressions;
using Gradus.Numerics;
using static Gradus.Functions.Matrices;
using static Gradus.Tests.Judging.Hard.Carriers;
using static Gradus.Tests.Judging.Letters;

namespace Gradus.Tests.Judging.Hard;

/// <summary>What holds for some whole exponents and not for all: odd and even ones, negative ones, 0 and 1, roots in the exponent.</summary>
internal static class ExponentQuestions
{
    private static readonly Symbol K = Scalar("k", Properties.Integer);
    private static readonly Symbol J = Scalar("j", Properties.Integer);
    private static readonly Symbol A = Square("A");
    private static readonly Symbol a = Scalar("a");

    public static HardClass Class { get; } = new("whole exponents", Draw) { Usual = 3_640 };

    private static HardQuestion Draw(RandomSource random)
    {
        var carrier = Carriers.Draw(random);
        var c = 2 + random.Below(3);
        return random.Below(14) switch
        {
            0 => Vanishes(WithRoots(K, Some(random, -3, 7, 1 + random.Below(7))), carrier, false),
            1 => new(WithRoots(K, Some(random, 0, 5, 1 + random.Below(4))) * Power(A, K), Constant.Zeros(A.Shape), false),
            2 => Vanishes(WithRoots(K + J, Some(random, -3, 6, 1 + random.Below(4))), carrier, false),
            3 => Vanishes(WithRoots(K - J, [0]), carrier, false),
            4 => Times(Power(Number.Of(-1), K), Number.Of((2 * random.Below(2)) - 1), carrier, false),
            5 => new(Power(-A, K), random.Below(2) == 0 ? Power(A, K) : -Power(A, K), false),
            6 => Times(Power(-a, K + J), Power(a, K + J), carrier, false),
            7 => new(Power(A, K) * A, Power(A, K + Number.One), true),
            8 => new(Power(Scale.Of(c, A), K), Power(Number.Of(c), K) * Power(A, K), true),
            9 => Times(Power(Number.Of(-1), Scale.Of(2, K)), Number.One, carrier, true),
            10 => Times(Det(Power(A, K)), Power(Det(A), K), carrier, true),
            11 => new(Power(A, K) * Power(A, J), Power(A, K + J), true),
            12 => new(Transpose(Power(A, K)), Power(Transpose(A), K), true),
            _ => Times(Power(Number.Of(-1), K) * Power(-a, K), Power(a, K), carrier, true),
        };
    }

    private static Expr Power(Expr x, Expr k) => Catalog.Call<Functions.MatrixPower>(x, k);
}
