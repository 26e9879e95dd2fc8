using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using static Gradus.Functions.Matrices;
using static Gradus.Tests.Judging.Hard.Carriers;
using static Gradus.Tests.Judging.Letters;

namespace Gradus.Tests.Judging.Hard;

/// <summary>What holds at every size below a degree: Cayley and Hamilton's theorem for k×k matrices, elementary symmetric functions of more than n eigenvalues.</summary>
internal static class DegreeQuestions
{
    public static HardClass Class { get; } = new("sizes beyond the degree", Draw) { Usual = 250 };

    private static HardQuestion Draw(RandomSource random)
    {
        var degree = 2 + random.Below(4);
        var fixedSize = random.Below(2) == 0;
        // For a matrix of a given size below the degree the statement is true.
        var size = fixedSize ? Size.Of(1 + random.Below(degree - 1)) : N;
        var a = Any(size, random);
        var carrier = Scale.Of(1 + random.Below(3), random.Below(2) == 0 ? Number.One : Scalar("a"));
        return random.Below(3) switch
        {
            0 => Vanishes(Elementary(a, degree), carrier, fixedSize),
            1 => new(Hamilton(a, degree - 1) * carrier, Constant.Zeros(a.Shape), fixedSize),
            _ => Times(Det(Constant.Identity(size) + a), Sum.Of(Enumerable.Range(0, degree).Select(k => Elementary(a, k))), carrier, fixedSize),
        };
    }

    private static Expr Any(Size size, RandomSource random)
    {
        var a = Symbol.Of("A", new Shape(size, size));
        return random.Below(4) switch
        {
            0 => Symbol.Of("D", new Shape(size, size), Properties.Diagonal),
            1 => Scale.Of(2, a),
            2 => Transpose(a),
            _ => a,
        };
    }

    /// <summary>e_k of the eigenvalues by Newton's identities, k e_k = Σ (−1)^(i−1) e_(k−i) tr Aⁱ.</summary>
    private static Expr Elementary(Expr a, int k) => k == 0
        ? Number.One
        : Scale.Of(Rational.Of(1, k), Sum.Of(Enumerable.Range(1, k).Select(i => Scale.Of(i % 2 == 1 ? 1 : -1, Elementary(a, k - i) * Trace(Power(a, i))))));

    /// <summary>Σ (−1)ⁱ e_i A^(k−i), 0 for matrices up to k×k.</summary>
    private static Expr Hamilton(Expr a, int k) => Sum.Of(Enumerable.Range(0, k + 1).Select(i => Scale.Of(i % 2 == 0 ? 1 : -1, Elementary(a, i) * Power(a, k - i))));

    private static Expr Power(Expr a, int k) => k == 0 ? Constant.Identity(a.Shape.Rows) : Enumerable.Repeat(a, k).Aggregate(static (x, y) => x * y);
}
