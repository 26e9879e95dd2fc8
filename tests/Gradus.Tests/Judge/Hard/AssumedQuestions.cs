using Gradus.Checking.Claims;
using Gradus.Expressions;
using Gradus.Numerics;
using static Gradus.Functions.Matrices;
using static Gradus.Tests.Judging.Letters;

namespace Gradus.Tests.Judging.Hard;

/// <summary>What is false, with an assumption that people leave out and that makes it true or does not: det A = 1 is not for every orthogonal A.</summary>
internal static class AssumedQuestions
{
    private static readonly Symbol A = Square("A");
    private static readonly Symbol B = Square("B");
    private static readonly Symbol x = Vector("x", N);
    private static readonly Symbol y = Vector("y", N);

    public static HardClass Class { get; } = new("assumptions that do not help", Draw) { MayBeUndecided = true, Usual = 110 };

    private static HardQuestion Draw(RandomSource random)
    {
        while (true)
        {
            var claim = random.Below(2) == 0 ? new(random.Below(4) switch { 0 => Rotations(random), 1 => Lengths(random), 2 => Branches(random), _ => Special(random) }, "") : Helped(random);
            var offered = Assumptions.Of(claim.Sides.Left, claim.Sides.Right).Where(a => claim.By.Length == 0 || a.Words == claim.By).ToList();
            if (offered.Count == 0) continue;
            var one = offered[random.Below(offered.Count)];
            return new(one.Left, one.Right, claim.By.Length > 0);
        }
    }

    /// <summary>True of rotations: of no assumption that somebody offers.</summary>
    private static (Expr Left, Expr Right) Rotations(RandomSource random)
    {
        Expr word = A;
        for (var more = random.Below(3); more > 0; more--) word = word * (random.Below(2) == 0 ? A * A : B);
        var odd = 1 + (2 * random.Below(2));
        return random.Below(7) switch
        {
            0 => (EntryPower(Det(word), odd), EntryPower(Det(word.Substitute(A, I)), odd)),
            1 => (Trace(Adj(A) * B), Trace(Transpose(A) * B)),
            2 => (Adj(A * B), Adj(B) * Transpose(A)),
            3 => (Adj(A), Scale.Of(1 + random.Below(3), Transpose(A))),
            4 => (LogDet(A * B), LogDet(B)),
            5 => (EntryPower(Det(A), odd + 1), Det(A)),
            _ => (Abs(Det(A)), Det(A)),
        };
    }

    /// <summary>True where things are short.</summary>
    private static (Expr Left, Expr Right) Lengths(RandomSource random)
    {
        Expr c = Number.Of(random.Below(3) == 0 ? Rational.Of(10, 1).Power(2 + random.Below(8)) : Rational.Of(6 + random.Below(500), 1));
        var s = new Func<Expr>[] { static () => SumOfEntries(x), static () => Trace(A), static () => Norm1(x), static () => Transpose(x) * A * x, static () => NormF(A) }[random.Below(5)]();
        return random.Below(3) switch
        {
            0 => (Abs(s - c), c - s),
            1 => (Sign(c - s), Number.One),
            _ => (Relu(s - c), Number.Zero),
        };
    }

    /// <summary>True near the identity.</summary>
    private static (Expr Left, Expr Right) Branches(RandomSource random) => random.Below(3) switch
    {
        0 => (Sqrtm(A * B), Sqrtm(A) * Sqrtm(B)),
        1 => (Logm(A * B), Logm(A) + Logm(B)),
        _ => (Logm(Expm(A) * Expm(B)), A + B),
    };

    private static (Expr Left, Expr Right) Special(RandomSource random) => random.Below(10) switch
    {
        0 => (Trace(A), Constant.Dimension(N) - Number.Of(random.Below(4))),
        1 => (EigMax(Half(A + Transpose(A))), Number.One),
        2 => (Trace(A * A), Constant.Dimension(N)),
        3 => (SumOfEntries(x), Number.Of(1 + random.Below(3))),
        4 => (Norm1(x), EntryPower(Norm2(x), 2)),
        5 => (SpecNorm(A + I), Number.Of(2)),
        6 => (Transpose(x) * A * x, Number.Zero),
        7 => (Trace(A) * (Trace(A) - Number.One), Number.Zero),
        8 => (A * B * A, B * A * A),
        _ => (Det(A + I), Number.Of(1 << random.Below(3))),
    };

    /// <summary>What an assumption makes true, with its words.</summary>
    private static ((Expr Left, Expr Right) Sides, string By) Helped(RandomSource random)
    {
        var (k, c) = (2 * (1 + random.Below(2)), 1 + random.Below(4));
        return random.Below(12) switch
        {
            0 => ((EntryPower(Det(A), k), Number.One), "A is orthogonal"),
            1 => ((Scale.Of(c, Transpose(A)) * A, Scale.Of(c, I)), "A is orthogonal"),
            2 => ((Norm2(Scale.Of(c, A) * x), Scale.Of(c, Norm2(x))), "A is orthogonal"),
            3 => ((SpecNorm(A * B), SpecNorm(B)), "A is orthogonal"),
            4 => ((EntryPower(Det(A * B), k), EntryPower(Det(B), k)), "A is orthogonal"),
            5 => ((EntryPower(Norm2(x), k), EntryPower(Norm2(x), k + 2)), "x is a unit vector"),
            6 => ((x * Transpose(x) * x, x), "x is a unit vector"),
            7 => ((Transpose(A) * B * Scale.Of(c, x), Scale.Of(c, A * B * x)), "A is symmetric"),
            8 => ((Transpose(x) * A * y, Transpose(y) * A * x), "A is symmetric"),
            9 => ((Expm(A + B), Expm(B) * Expm(A)), "A and B commute"),
            10 => ((Pinv(A) * A * B, B), "A is invertible"),
            _ => ((Power(A * B, k), Power(A, k) * Power(B, k)), "A and B commute"),
        };
    }

    private static Expr Power(Expr a, int k) => Catalog.Call<Functions.MatrixPower>(a, Number.Of(k));
}
