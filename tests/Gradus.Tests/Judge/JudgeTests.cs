using Gradus.Checking.Equivalence;
using Gradus.Evaluation;
using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using static Gradus.Functions.Matrices;
using static Gradus.Tests.Judging.Letters;

namespace Gradus.Tests.Judging;

/// <summary>What holds is found to hold, what does not is refuted by a point that can be checked.</summary>
public sealed class JudgeTests
{
    private static readonly Checking.Equivalence.Judge Judge = new(20261122);
    private static readonly Symbol A = Matrix("A", M, N);
    private static readonly Symbol B = Matrix("B", N, P);
    private static readonly Symbol C = Matrix("C", P, Q);
    private static readonly Symbol S = Square("S");
    private static readonly Symbol R = Square("R");
    private static readonly Symbol X = Matrix("X", M, N);
    private static readonly Symbol x = Vector("x", N);
    private static readonly Symbol y = Vector("y", N);
    private static readonly Symbol b = Vector("b", M);
    private static readonly Symbol a = Scalar("a");
    private static readonly Symbol Sym = Square("W", Properties.Symmetric);

    private static readonly Symbol Pos = Vector("r", N, Properties.Positive);

    private static Expr T(Expr e) => Transpose(e);

    private static Expr Tr(Expr e) => Trace(e);

    /// <summary>Identities that are rational in the entries: agreement is exact.</summary>
    private static readonly Dictionary<string, Func<(Expr Left, Expr Right)>> Exact = new()
    {
        { "trace is cyclic", () => (Tr(A * B * C * Matrix("E", Q, M)), Tr(C * Matrix("E", Q, M) * A * B)) },
        { "vec and kron", () => (Vec(A * B * C), Kronecker(T(C), A) * Vec(B)) },
        { "unvec", () => (Unvec(Vec(A), M, N), A) },
        { "commutation", () => (Constant.Commutation(M, N) * Vec(A), Vec(T(A))) },
        { "kron by commutation", () => (Constant.Commutation(M, N) * Kronecker(S, Matrix("F", M, M)) * Constant.Commutation(N, M), Kronecker(Matrix("F", M, M), S)) },
        { "mixed product", () => (Kronecker(A, S) * Kronecker(B, R), Kronecker(A * B, S * R)) },
        { "inverse of a product", () => (Inverse(S * R), Inverse(R) * Inverse(S)) },
        { "det of a product", () => (Det(S * R), Det(S) * Det(R)) },
        { "adjugate", () => (S * Adj(S), Det(S) * I) },
        { "diag", () => (Diag(x) * y, Hadamard(x, y)) },
        { "ddiag", () => (DDiag(S), Diag(Diag(S))) },
        { "frobenius", () => (Frobenius(A, b * T(x)), T(b) * A * x) },
        { "woodbury", () => (Inverse(S + (x * T(y))), Inverse(S) - ((Inverse(S) * x * T(y) * Inverse(S)) * Quotient(Number.One, Number.One + (T(y) * Inverse(S) * x)))) },
        { "pseudo-inverse of full rank", () => (Inverse(T(A) * A) * T(A) * A, I) },
        { "gradient of a trace", () => (D(Tr(X * S * T(X)), X), X * (S + T(S))) },
        { "gradient of tr(AX)", () => (D(Tr(T(A) * X), X), A) },
        { "gradient of a quadratic form", () => (D(T(x) * S * x, x), (S + T(S)) * x) },
        { "numerator layout", () => (D(T(x) * S * x, x, Layout.Numerator), T(x) * (S + T(S))) },
        { "jacobian", () => (D(A * x, x), A) },
        { "denominator layout", () => (D(A * x, x, Layout.Denominator), T(A)) },
        { "kronecker layout", () => (D(A * S * B, S, Layout.Kronecker), Kronecker(T(B), A)) },
        { "kronecker layout of a transpose", () => (D(T(X), X, Layout.Kronecker), Constant.Commutation(M, N)) },
        { "kronecker layout of the inverse", () => (D(Inverse(S), S, Layout.Kronecker), -Kronecker(T(Inverse(S)), Inverse(S))) },
        { "kronecker layout of a square", () => (D(S * S, S, Layout.Kronecker), Kronecker(T(S), I) + Kronecker(I, S)) },
        { "order 4 contracted", () => (Frobenius(Square("V"), D(S * R * S, S)), (Square("V") * T(R * S)) + (T(S * R) * Square("V"))) },
        { "hessian", () => (D(D(T(x) * S * x, x), x), S + T(S)) },
        { "hessian of a quartic", () => (D(D((T(x) * x) * (T(x) * x), x), x), (4 * (T(x) * x) * I) + (8 * (x * T(x)))) },
        { "third derivative of a cubic", () => (Tr(D(D(D(EntryPower(a, 5), a), a), a)), 60 * EntryPower(a, 2)) },
        { "gradient of det", () => (D(Det(S), S), Det(S) * T(Inverse(S))) },
        { "gradient of logdet", () => (D(LogDet(S), S), T(Inverse(S))) },
        { "gradient of a log of det", () => (D(Log(Det(S)), S), D(LogDet(S), S)) },
        { "differential of inverse", () => (Differential.Of(Inverse(S), S), -(Inverse(S) * Symbol.Differential(S) * Inverse(S))) },
        { "second differential", () => (Differential.Of(Differential.Of(Tr(S * S), S), S), 2 * Tr(Symbol.Differential(S) * Symbol.Differential(S))) },
        { "gradient elsewhere", () => (Derivative.Of(Tr(Square("U") * R), Square("U"), at: T(X) * X), T(R)) },
        { "chain through exp", () => (D(SumOfEntries(Exp(A * x)), x), T(A) * Exp(A * x)) },
        { "sigmoid", () => (D(SumOfEntries(Sigmoid(x)), x), Hadamard(Sigmoid(x), OnesLike(x) - Sigmoid(x))) },
        { "sin and cos", () => (Hadamard(Sin(x), Sin(x)) + Hadamard(Cos(x), Cos(x)), OnesLike(x)) },
        { "hessian of logistic loss", () => (D(D(SumOfEntries(Softplus(A * x)), x), x), T(A) * Diag(Hadamard(Sigmoid(A * x), OnesLike(b) - Sigmoid(A * x))) * A) },
        { "norm squared", () => (EntryPower(NormF(A), 2), Tr(T(A) * A)) },
        { "gradient of a norm", () => (D(Norm2((A * x) - b), x), Quotient(T(A) * ((A * x) - b), Norm2((A * x) - b))) },
        { "roots multiply for positive numbers", () => (Sqrt(Hadamard(Pos, Pos)), Pos) },
        { "orthogonal", () => (T(Square("O", Properties.Orthogonal)) * Square("O", Properties.Orthogonal), I) },
        { "idempotent", () => (Square("J", Properties.Idempotent) * Square("J", Properties.Idempotent), Square("J", Properties.Idempotent)) },
        { "unit", () => (T(Vector("u", N, Properties.Unit)) * Vector("u", N, Properties.Unit), Number.One) },
        { "symmetric", () => (T(Sym), Sym) },
        { "skew", () => (T(x) * Square("Z", Properties.Skew) * x, Number.Zero) },
        { "inverse of a skew matrix of even size", () => (T(Inverse(Square("Z", Properties.Skew | Properties.Invertible))), -Inverse(Square("Z", Properties.Skew | Properties.Invertible))) },
        { "diagonals commute", () => (Square("D1", Properties.Diagonal) * Square("D2", Properties.Diagonal), Square("D2", Properties.Diagonal) * Square("D1", Properties.Diagonal)) },
        { "gradient of a power", () => (D(SumOfEntries(Catalog.Call<Functions.EntryPower>(x, Scalar("k", Properties.Integer))), x), Scalar("k", Properties.Integer) * Catalog.Call<Functions.EntryPower>(x, Scalar("k", Properties.Integer) - Number.One)) },
        { "rows", () => (Tr(I), Constant.Dimension(N)) },
    };

    /// <summary>True, but only floating point can see it.</summary>
    private static readonly Dictionary<string, Func<(Expr Left, Expr Right)>> Numeric = new()
    {
        { "log of exp", () => (Log(Exp(x)), x) },
        { "exp of a sum", () => (Exp(x + y), Hadamard(Exp(x), Exp(y))) },
        { "logdet of a product", () => (LogDet(Square("G", Properties.PositiveDefinite) * Square("H", Properties.PositiveDefinite)), LogDet(Square("G", Properties.PositiveDefinite)) + LogDet(Square("H", Properties.PositiveDefinite))) },
        { "relu", () => (Relu(x), Half(x + Abs(x))) },
        { "abs squared", () => (Hadamard(Abs(x), Abs(x)), Hadamard(x, x)) },
        { "sqrt of a square", () => (Sqrt(Hadamard(x, x)), Abs(x)) },
        { "tanh", () => (Tanh(x), (2 * Sigmoid(2 * x)) - OnesLike(x)) },
        { "erf", () => (D(SumOfEntries(Erf(x)), x), Scale.Of(2, [EntryPower(Catalog.Call<Functions.Pi>(Number.One), Rational.Of(-1, 2))], Exp(-Hadamard(x, x)))) },
    };

    /// <summary>False.</summary>
    private static readonly Dictionary<string, (Func<(Expr Left, Expr Right)> Claim, int MostNonzeros)> False = new()
    {
        { "transpose of a product in order", (() => (T(S * R), T(S) * T(R)), 3) },
        { "trace of a product splits", (() => (Tr(S * R), Tr(S) * Tr(R)), 3) },
        { "gradient of tr(AB) is B", (() => (D(Tr(S * R), S), R), 1) },
        { "factor two", (() => (D(T(x) * Sym * x, x), Sym * x), 2) },
        { "sign of the differential of an inverse", (() => (Differential.Of(Inverse(S), S), Inverse(S) * Symbol.Differential(S) * Inverse(S)), 2) },
        { "sum of inverses", (() => (Inverse(S + R), Inverse(S) + Inverse(R)), 2) },
        { "commute", (() => (S * R, R * S), 2) },
        { "symmetric assumed", (() => (D(T(x) * S * x, x), 2 * (S * x)), 2) },
        { "skew matrices of order 2 commute", (() => (Square("Z", Properties.Skew) * Square("Y", Properties.Skew), Square("Y", Properties.Skew) * Square("Z", Properties.Skew)), 4) },
        { "det is linear", (() => (Det(2 * S), 2 * Det(S)), 4) },
        { "hessian halved", (() => (D(D(T(x) * S * x, x), x), S), 1) },
        { "layout", (() => (D(A * x, x, Layout.Denominator) * b, T(A) * (2 * b)), 2) },
        { "kron without its transpose", (() => (Vec(S * R * Square("V")), Kronecker(Square("V"), S) * Vec(R)), 4) },
        { "log of a sum", (() => (Log(Number.One + a), Log(a) + Number.One), 1) },
        { "exp is its own derivative times x", (() => (D(SumOfEntries(Exp(x)), x), Hadamard(x, Exp(x))), 1) },
        { "sqrt of a square", (() => (Sqrt(Hadamard(x, x)), x), 1) },
        { "norm for its square", (() => (D(NormF(X), X), X), 2) },
        { "relu", (() => (D(SumOfEntries(Relu(x)), x), OnesLike(x)), 1) },
        { "orthogonal is not symmetric", (() => (T(Square("O", Properties.Orthogonal)), Square("O", Properties.Orthogonal)), 2) },
        { "positive definite is not diagonal", (() => (Square("G", Properties.PositiveDefinite), DDiag(Square("G", Properties.PositiveDefinite))), 4) },
        { "a projector is not symmetric", (() => (T(Square("J", Properties.Idempotent)), Square("J", Properties.Idempotent)), 2) },
        { "fixed sizes", (() => (Matrix("F", Size.Of(2), Size.Of(2)) * Matrix("G", Size.Of(2), Size.Of(2)), Matrix("G", Size.Of(2), Size.Of(2)) * Matrix("F", Size.Of(2), Size.Of(2))), 2) },
        { "power", (() => (D(SumOfEntries(Catalog.Call<Functions.EntryPower>(x, Scalar("k", Properties.Integer))), x), Catalog.Call<Functions.EntryPower>(x, Scalar("k", Properties.Integer) - Number.One)), 2) },
        { "the inverse of a sum with logdet", (() => (D(LogDet(S), S), Inverse(S)), 4) },
    };

    public static TheoryData<string> ExactNames => [.. Exact.Keys];

    public static TheoryData<string> NumericNames => [.. Numeric.Keys];

    public static TheoryData<string> FalseNames => [.. False.Keys];

    [Theory]
    [MemberData(nameof(ExactNames))]
    public void An_identity_of_rational_functions_is_exact(string name)
    {
        var (left, right) = Exact[name]();
        var judgement = Equal(left, right);
        Assert.True(judgement is Judgement.Proved or Judgement.Exact { Log2ErrorBound: <= -40 }, $"{name}: {Describe(judgement)}");
    }

    [Theory]
    [MemberData(nameof(NumericNames))]
    public void A_true_claim_about_transcendental_functions_is_numeric(string name)
    {
        var (left, right) = Numeric[name]();
        var judgement = Equal(left, right);
        Assert.True(judgement.Holds, $"{name}: {Describe(judgement)}");
    }

    [Theory]
    [MemberData(nameof(FalseNames))]
    public void A_false_claim_is_refuted_by_a_small_point(string name)
    {
        var (claim, mostNonzeros) = False[name];
        var (left, right) = claim();
        var judgement = Equal(left, right);
        Assert.True(judgement is Judgement.Refuted, $"{name}: {Describe(judgement)}");
        var found = ((Judgement.Refuted)judgement).Counterexample;
        var nonzeros = found.Values.Values.Sum(static v => v.Entries.ToArray().Count(static e => !e.IsZero));
        Assert.True(nonzeros <= mostNonzeros, $"{name}: {Describe(judgement)}");
        Assert.All(found.Sizes.Values, static size => Assert.InRange(size, 1, 3));
        Assert.Contains(Enumerable.Range(0, found.Left.Rounded.Entries.Length), i => Math.Abs(found.Left.Rounded.Entries[i] - found.Right.Rounded.Entries[i]) > 1e-6);
        if (!found.IsExact) return;
        // The first evaluator, over fractions' image in a prime field, sees the same two values.
        var field = PrimeField.Random(new RandomSource(7));
        var integers = found.Values.Where(static v => v.Key == "k").ToDictionary(static v => v.Key, static v => (int)v.Value[0, 0].Numerator);
        var evaluator = new Evaluator<ulong>(new OpaqueInterpretation(field, 1), new EvaluationContext(found.Sizes, integers), found.Values.ToDictionary(static v => v.Key, v => v.Value.Map(field.FromRational)));
        if (name is "sqrt of a square" or "relu" or "norm for its square") return;
        Assert.True(LinearAlgebra.Same(field, evaluator.Evaluate(left), found.Left.Exact!.Map(field.FromRational)), name);
        Assert.True(LinearAlgebra.Same(field, evaluator.Evaluate(right), found.Right.Exact!.Map(field.FromRational)), name);
    }

    [Fact]
    public void A_gradient_without_its_transpose_is_refuted_by_two_matrices_with_one_entry()
    {
        var judgement = Assert.IsType<Judgement.Refuted>(Equal(D(Tr(S * R), S), R));
        Assert.True(judgement.Counterexample.IsExact);
        Assert.Equal(2, judgement.Counterexample.Sizes["n"]);
    }

    [Fact]
    public void Multiples_of_a_prime_are_seen_since_primes_are_drawn_anew()
    {
        const long knownPrime = 2305843009213693951;
        Assert.IsType<Judgement.Refuted>(Equal(x + Scale.Of(knownPrime, y), x));
        for (var seed = 0UL; seed < 20; seed++)
        {
            var prime = PrimeField.Random(new RandomSource(seed)).Prime;
            Assert.IsType<Judgement.Refuted>(new Checking.Equivalence.Judge(seed + 1000).Equal(x + Scale.Of((long)prime, y), x, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public void What_holds_for_even_lengths_alone_is_refuted_whatever_the_seed()
    {
        for (var seed = 0UL; seed < 40; seed++)
        {
            foreach (var others in new Expr[] { Number.One, A * B, A * B * C })
            {
                var judge = new Checking.Equivalence.Judge(seed);
                Assert.False(judge.Equal(Det(-S) * others, Det(S) * others, TestContext.Current.CancellationToken).Holds, $"seed {seed}");
            }

            // Where one order of the lengths gives no value, the other has to be tried at both parities.
            var gram = Transpose(A) * A;
            Assert.False(new Checking.Equivalence.Judge(seed).Equal(Inverse(gram) * Det(-gram), Inverse(gram) * Det(gram), TestContext.Current.CancellationToken).Holds, $"seed {seed}");
        }
    }

    [Fact]
    public void Sides_that_are_both_small_where_functions_stand_still_are_not_equal()
    {
        var ones = Constant.Ones(P, M);
        var length = EntryPower(NormF(ones * A * B), 2);
        var (s, rest) = (Sigmoid(length), Sigmoid(-length));
        for (ulong seed = 0; seed < 30; seed++)
        {
            var judge = new Checking.Equivalence.Judge(seed);
            Assert.False(judge.Equal(s * rest, -(rest * rest), TestContext.Current.CancellationToken).Holds, $"seed {seed}");
            Assert.False(judge.Equal(s * (Number.One - s), (Number.One - s) * (Number.One - s), TestContext.Current.CancellationToken).Holds, $"1 - s, seed {seed}");
            Assert.True(judge.Equal(s * rest, s * (Number.One - s), TestContext.Current.CancellationToken).Holds, $"right, seed {seed}");
        }
    }

    [Fact]
    public void What_vanishes_unless_one_length_is_the_shortest_is_tried_there()
    {
        Size r = Size.Named("r"), s = Size.Named("s");
        var step = Matrix("H", M, N);
        Expr[] products =
        [
            A * Matrix("E", N, M), A * B * Matrix("E", P, M), A * B * C * Matrix("E", Q, M), A * B * C * Matrix("E", Q, r) * Matrix("F", r, M),
            A * B * C * Matrix("E", Q, r) * Matrix("F", r, s) * Matrix("G", s, M),
        ];
        for (ulong seed = 0; seed < 30; seed++)
        {
            var judge = new Checking.Equivalence.Judge(seed);
            foreach (var product in products)
            {
                var moved = product.Rewrite(e => e.Equals(A) ? A + step : e);
                Assert.False(judge.Equal(Det(-product), Det(product), TestContext.Current.CancellationToken).Holds, $"{product}, seed {seed}");
                Assert.False(judge.EqualToFirstOrder(-Det(product), Det(moved), [step], TestContext.Current.CancellationToken).Holds, $"first order, {product}, seed {seed}");
            }
            Assert.False(judge.Equal(Det(T(A) * A) * Det(A * T(A)), 2 * Det(T(A) * A) * Det(A * T(A)), TestContext.Current.CancellationToken).Holds, $"equal lengths, seed {seed}");
        }
    }

    [Fact]
    public void Digits_lost_in_an_inverse_are_no_difference()
    {
        var (back, wide) = (Matrix("E", N, M), Matrix("F", P, N));
        var product = T(A * B * wide) * A * back * A * B;
        var gram = product * T(product);
        var (left, right) = (NormF(Inverse(gram) * B), EntryPower(Tr(T(B) * Inverse(gram * gram) * B), Rational.Of(1, 2)));
        for (var seed = 0UL; seed < 20; seed++)
        {
            var verdict = new Checking.Equivalence.Judge(seed).Equal(left, right, TestContext.Current.CancellationToken);
            Assert.True(verdict.Holds, $"seed {seed}: {verdict}");
        }
    }

    [Fact]
    public void First_order_claims_compare_value_and_change()
    {
        var d = Symbol.Differential(S);
        Assert.IsType<Judgement.Exact>(FirstOrder(Inverse(S + d), Inverse(S) - (Inverse(S) * d * Inverse(S)), [d]));
        Assert.IsType<Judgement.Exact>(FirstOrder((S + d) * (S + d), (S * S) + (S * d) + (d * S), [d]));
        Assert.IsType<Judgement.Exact>(FirstOrder(d * d, Constant.Zeros(d.Shape), [d]));
        Assert.IsType<Judgement.Refuted>(FirstOrder((S + d) * (S + d), (S * S) + (2 * (S * d)), [d]));
        Assert.IsType<Judgement.Exact>(FirstOrder(Det(I + d), Number.One + Tr(d), [d]));
        Assert.True(FirstOrder(LogDet(S + d), LogDet(S) + Tr(Inverse(S) * d), [d]).Holds);
    }

    [Fact]
    public void What_cannot_be_compared_is_undecided_and_never_thrown()
    {
        Assert.IsType<Judgement.Undecided>(Equal(A, S));
        Assert.IsType<Judgement.Undecided>(Equal(Matrix("A", Size.Of(1000), Size.Of(1000)) * Vector("v", Size.Of(1000)), Vector("v", Size.Of(1000))));
        Assert.IsType<Judgement.Undecided>(Equal(Inverse(Hadamard(Constant.Ones(N, N), Constant.Zeros(S.Shape) + S) - S), S));
        Assert.IsType<Judgement.Undecided>(Equal(Log(-(Pos + Pos)), Pos));
        var deep = (Expr)x;
        for (var i = 0; i < 200_000; i++) deep = Hadamard(Sigmoid(deep), x);
        Assert.IsType<Judgement.Undecided>(Equal(deep, x));
    }

    [Fact]
    public void Cancellation_is_the_only_exception()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Judge.Equal(Exp(x), Log(x), source.Token));
    }

    private static Judgement Equal(Expr left, Expr right) => Judge.Equal(left, right, TestContext.Current.CancellationToken);

    private static Judgement FirstOrder(Expr left, Expr right, IReadOnlyList<Symbol> increments) => Judge.EqualToFirstOrder(left, right, increments, TestContext.Current.CancellationToken);

    private static string Describe(Judgement judgement) => judgement switch
    {
        Judgement.Refuted { Counterexample: var c } =>
            $"refuted at {string.Join(", ", c.Values.Select(static v => $"{v.Key} = {Text(v.Value)}"))}: {Text(c.Left.Rounded)} against {Text(c.Right.Rounded)}",
        _ => judgement.ToString(),
    };

    private static string Text<T>(Dense<T> m) => "[" + string.Join("; ", Enumerable.Range(0, m.Rows).Select(i => string.Join(" ", Enumerable.Range(0, m.Columns).Select(j => m[i, j])))) + "]";
}
