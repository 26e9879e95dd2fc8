using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using static Gradus.Functions.Matrices;
using static Gradus.Tests.Judging.Letters;

namespace Gradus.Tests.Judging;

/// <summary>Claims about functions without exact values that are false somewhere only: beyond a number, at one size or sign, on another branch, in the twentieth digit, at one point; beside each a true one.</summary>
internal static class InexactClaims
{
    /// <summary>Two sides of which the second is false or true, to an order in increments where there are any.</summary>
    public sealed record Claim(string Kind, Expr Left, Expr False, Expr True, IReadOnlyList<Symbol> Small, int FalseOrder, int TrueOrder);

    private static readonly Symbol X = Scalar("x");
    private static readonly Symbol A = Scalar("a");
    private static readonly Symbol V = Vector("v", N);
    private static readonly Symbol S = Square("S");
    private static readonly Symbol T = Square("T");
    private static readonly Expr Two = Number.Of(2);

    private static readonly Func<Numbers, Claim>[] Kinds =
    [
        n => Of("abs beyond a number", Abs(X - n.C), n.C - X, Abs(n.C - X)),
        n => Of("relu beyond a number", Relu(X + n.C), X + n.C, Relu(-X - n.C) + X + n.C),
        n => Of("root of a square", Sqrt(EntryPower(X - n.C, 2)), n.C - X, Abs(X - n.C)),
        n => Of("step far away", UnitStep(X + n.C), Number.One, Quotient(Relu(X + n.C), X + n.C)),
        n => Of("norm beyond a number", Norm1(V - (n.C * Ones)), SumOfEntries((n.C * Ones) - V), Norm1((n.C * Ones) - V)),
        n => Of("sine beyond pi", Abs(Sin(n.K * X)), Sin(n.K * Abs(X)), Abs(Sin(n.K * Abs(X)))),
        n => Of("square below a number", Relu(EntryPower(X, 2) - n.C), Number.Zero, Half(EntryPower(X, 2) - n.C + Abs(EntryPower(X, 2) - n.C))),
        n => Of("a factor near 1", Exp(X) * (Number.One + n.Tiny), Exp(X), Exp(X) + (n.Tiny * Exp(X))),
        n => Of("tanh that stands still", Tanh(X + n.C), Number.One, (2 * Sigmoid((2 * X) + (2 * n.C))) - Number.One),
        n => Of("a tiny summand", Exp(X) + (n.Tiny * X), Exp(X), Exp(X) * (Number.One + (n.Tiny * X * Exp(-X)))),
        n => Of("a tiny shift", Cos(X + n.Tiny), Cos(X), (Cos(X) * Cos(n.Tiny)) - (Sin(X) * Sin(n.Tiny))),
        n => Of("a fast sine", Sin(n.Huge * X), Sin((n.Huge * X) + n.K), 2 * Sin((Half(n.Huge)) * X) * Cos(Half(n.Huge) * X)),
        n => Of("an exponential that vanishes", Exp(-EntryPower(X, 2) - n.C), Number.Zero, Exp(-EntryPower(X, 2)) * Exp(-n.C)),
        n => Of("a root near abs", Sqrt(EntryPower(X, 2) + n.Tiny), Abs(X), Quotient(EntryPower(X, 2) + n.Tiny, Sqrt(EntryPower(X, 2) + n.Tiny))),
        n => Of("softplus that is linear", Softplus(X + n.C), X + n.C, Softplus(-X - n.C) + X + n.C),
        n => Of("log det at one size", Log(Det(2 * S)), (n.K * Log(Two)) + Log(Det(S)), (Constant.Dimension(N) * Log(Two)) + Log(Det(S))),
        n => Of("softmax at one size", SumOfEntries(Softmax(V)), Scale.Of(Rational.Of(1, n.Size), Constant.Dimension(N)), Number.One),
        n => Of("trace of exponentials at one size", Trace(Expm(S) * Expm(-S)), n.K, Constant.Dimension(N)),
        _ => Of("sign beside a logarithm", Sqrt(EntryPower(A, 2)) * SumOfEntries(Log(V)), A * SumOfEntries(Log(V)), Abs(A) * SumOfEntries(Log(V))),
        _ => Of("norm beside a logarithm", Norm2(A * Log(V)), A * Norm2(Log(V)), Abs(A) * Norm2(Log(V))),
        _ => Of("a branch of the root", Sqrtm(Expm(S)), Expm(Half(S)), Expm(S) * Inverse(Sqrtm(Expm(S)))),
        _ => Of("sign at 0", EntryPower(Sign(X), 2), Number.One, Abs(Sign(X))),
        _ => Of("step at 0", UnitStep(X) + UnitStep(-X), Number.One, Abs(Sign(X))),
        _ => Of("determinant to second order", Det(I + (A * S)), Number.One + (A * Trace(S)), Number.One + (A * Trace(S)), A, 2, 1),
        n => Of("inverse to second order", Inverse(S + T), Inverse(S) - (Inverse(S) * T * Inverse(S)) + (n.K * (Inverse(S) * T * Inverse(S) * T * Inverse(S))),
            Inverse(S) - (Inverse(S) * T * Inverse(S)) + (Inverse(S) * T * Inverse(S) * T * Inverse(S)), T, 2, 2),
        n => Of("sine to third order", Sin(A * n.K), A * n.K, A * n.K, A, 3, 2),
    ];

    /// <summary>How many kinds there are.</summary>
    public static int Count => Kinds.Length;

    private static Expr Ones => Constant.Ones(N, Size.One);

    /// <summary>A claim of one kind with numbers from a seed.</summary>
    public static Claim Draw(int kind, ulong seed) => Kinds[kind](new Numbers(new RandomSource(seed)));

    private static Claim Of(string kind, Expr left, Expr wrong, Expr right) => new(kind, left, wrong, right, [], 1, 1);

    private static Claim Of(string kind, Expr left, Expr wrong, Expr right, Symbol small, int wrongOrder, int rightOrder) => new(kind, left, wrong, right, [small], wrongOrder, rightOrder);

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
