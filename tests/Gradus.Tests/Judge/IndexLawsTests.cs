using Gradus.Checking.Equivalence;
using Gradus.Expressions;
using Gradus.Shapes;
using static Gradus.Functions.Matrices;
using static Gradus.Tests.Judging.Letters;

namespace Gradus.Tests.Judging;

/// <summary>What is true of sums over indices, entries, families and functions of which nothing is known is found to hold, and what resembles it is refuted.</summary>
public sealed class IndexLawsTests
{
    private static readonly IndexVariable i = IndexVariable.Of("i", N);
    private static readonly IndexVariable j = IndexVariable.Of("j", N);
    private static readonly IndexVariable k = IndexVariable.Of("k", N);
    private static readonly IndexVariable l = IndexVariable.Of("l", N);
    private static readonly IndexVariable r = IndexVariable.Of("r", M);
    private static readonly Symbol A = Square("A");
    private static readonly Symbol B = Matrix("B", M, N);
    private static readonly Symbol x = Vector("x", N);
    private static readonly Symbol y = Vector("y", N);
    private static readonly Symbol a = Vector("a", N);
    private static readonly Symbol b = Vector("b", M);
    private static readonly Symbol t = Scalar("t");
    private static readonly Symbol Set = Vector("S", N, Properties.IndexSet);
    private static readonly Symbol Points = Symbol.Family("x", Shape.Column(P), N);
    private static readonly Symbol Cov = Symbol.Family("Sigma", new Shape(P, P), N, Properties.PositiveDefinite);
    private static readonly Symbol w = Vector("w", N, Properties.SumsToOne);
    private static readonly Expr One = Number.One;
    private static readonly Expr Count = Constant.Dimension(N);

    /// <summary>True, with what may be asked to be proved for all sizes.</summary>
    private static readonly Dictionary<string, Func<(Expr Left, Expr Right)>> True = new()
    {
        { "entry of a product", () => (Sum(j, E(A, i, j) * E(x, j)), E(A * x, i)) },
        { "quadratic form", () => (Sum(i, Sum(j, E(A, i, j) * E(x, i) * E(x, j))), T(x) * A * x) },
        { "frobenius norm", () => (Sum(r, Sum(j, EntryPower(E(B, r, j), 2))), EntryPower(NormF(B), 2)) },
        { "trace", () => (Sum(i, E(A, i, i)), Trace(A)) },
        { "delta", () => (Sum(k, Iverson.Delta(i, k) * E(a, k)), E(a, i)) },
        { "entry of the identity", () => (E(I, i, j), Iverson.Delta(i, j)) },
        { "entry of a transpose", () => (E(T(B), i, r), E(B, r, i)) },
        { "columns times rows", () => (Sum(i, EntryOf.ColumnOf(B, i) * EntryOf.RowOf(T(B), i)), B * T(B)) },
        { "matrix from entries", () => (Comprehension.Of(r, j, E(b, r) * E(x, j)), b * T(x)) },
        { "sum of a constant", () => (Sum(i, t), Count * t) },
        { "gauss", () => (Sum(i, i), Half(Count * (Count + One))) },
        { "squares", () => (Sum(i, i * i), Scale.Of(Gradus.Numerics.Rational.Of(1, 6), Count * (Count + One) * (2 * Count + One))) },
        { "two triangles", () => (Sum(i, Sum(j, E(A, i, j), Condition.Compare(i, Order.Unequal, j))), SumOfEntries(A) - Trace(A)) },
        { "diagonal by condition", () => (Sum(i, Sum(j, E(A, i, j), Condition.Compare(i, Order.Equal, j))), Trace(A)) },
        { "upper and lower", () => (Sum(i, Sum(j, E(A, i, j), Condition.Compare(j, Order.Less, i))) + Sum(i, Sum(j, E(A, i, j), Condition.Compare(i, Order.AtMost, j))), SumOfEntries(A)) },
        { "telescope", () => (Sum(i, E(x, i + One) - E(x, i), Condition.Compare(i, Order.Less, Count)), E(x, Count) - E(x, One)) },
        { "gradient of a quadratic form by entries", () => (E(D(Sum(i, Sum(j, E(A, i, j) * E(x, i) * E(x, j))), x), k), Sum(j, (E(A, k, j) + E(A, j, k)) * E(x, j))) },
        { "entry of a derivative", () => (E(D(E(x, i), x), j), Iverson.Delta(i, j)) },
        { "derivative of an entry by an entry", () => (E(D(E(A, i, j), A), k, l), Iverson.Delta(i, k) * Iverson.Delta(j, l)) },
        { "gradient of a trace by an entry", () => (E(D(Trace(T(B) * B), B), r, j), 2 * E(B, r, j)) },
        { "chain rule", () => (Derivative.Of(F(B * x), x), T(B) * Gradient("f", B * x)) },
        { "chain rule of numbers", () => (Derivative.Of(OpenCall.Entrywise("g", OpenCall.Entrywise("h", t)), t), OpenCall.Entrywise("g", OpenCall.Entrywise("h", t), 1) * OpenCall.Entrywise("h", t, 1)) },
        { "product rule", () => (D(OpenCall.Entrywise("g", t) * OpenCall.Entrywise("h", t), t), (OpenCall.Entrywise("g", t, 1) * OpenCall.Entrywise("h", t)) + (OpenCall.Entrywise("g", t) * OpenCall.Entrywise("h", t, 1))) },
        { "jacobian of an entrywise function", () => (D(OpenCall.Entrywise("σ", x), x), Diag(OpenCall.Entrywise("σ", x, 1))) },
        { "gradient of a sum of an entrywise function", () => (D(T(a) * OpenCall.Entrywise("σ", A * x), x), T(A) * Hadamard(a, OpenCall.Entrywise("σ", A * x, 1))) },
        { "euler", () => (D(F(t * x), t), T(x) * Gradient("f", t * x)) },
        { "linear in sums over a set", () => (Sum(i, E(x, i) + E(y, i), In(i)), Sum(i, E(x, i), In(i)) + Sum(i, E(y, i), In(i))) },
        { "a set and the rest", () => (Sum(i, E(x, i), In(i)) + Sum(i, E(x, i), Condition.Not(In(i))), SumOfEntries(x)) },
        { "size of a set", () => (Sum(i, One, In(i)), SumOfEntries(Set)) },
        { "expectation is linear", () => (Mean(T(Vector("c", P)) * Point(i)), T(Vector("c", P)) * Mean(Point(i))) },
        { "variance", () => (Mean(Variation(Point(i)) * T(Variation(Point(i)))), Mean(Point(i) * T(Point(i))) - (Mean(Point(i)) * T(Mean(Point(i))))) },
        { "expectation of a constant", () => (Mean(t), t) },
        { "least squares over samples", () => (D(Sum(i, EntryPower((T(Vector("v", P)) * Point(i)) - E(y, i), 2)), Vector("v", P)), 2 * Sum(i, ((T(Vector("v", P)) * Point(i)) - E(y, i)) * Point(i))) },
        { "member of a family", () => (T(Member.Of(Cov, i)), Member.Of(Cov, i)) },
        { "gradient by a member", () => (EntryOf.ColumnOf(D(Sum(i, T(Point(i)) * Point(i)), Points), k), 2 * Point(k)) },
        { "cases", () => (Sum(j, Cases.Of([(Condition.Compare(j, Order.Equal, i), E(x, j))], Number.Zero)), E(x, i)) },
        { "powers by index", () => ((One - t) * Sum(i, Power(t, i)), t - (t * Power(t, Count))) },
        { "product of the powers", () => (Summation.Product(i, t * E(x, i)), Power(t, Count) * Summation.Product(i, E(x, i))) },
        { "order of a product", () => (T(Summation.Product(i, A)), Summation.Product(i, T(A))) },
        { "entrywise within a sum", () => (Sum(i, E(a, i) * OpenCall.Entrywise("σ", Sum(j, E(A, i, j) * E(x, j)))), T(a) * OpenCall.Entrywise("σ", A * x)) },
        { "exponentials within a sum", () => (Sum(i, Sum(j, Exp(E(A, j, i)) * E(x, i))), T(Constant.Ones(N, Size.One)) * Exp(A) * x) },
        { "trace of a product", () => (Sum(r, Sum(j, E(B, r, j) * E(T(B), j, r))), Trace(B * T(B))) },
        { "gradient of a sum", () => (D(Sum(i, Sum(j, E(A, i, j) * E(x, i) * E(x, j))), x), (A + T(A)) * x) },
        { "gradient of a sum by a matrix", () => (D(Sum(r, Sum(j, E(b, r) * E(B, r, j) * E(x, j))), B), b * T(x)) },
        { "open gradient of a sum", () => (D(Sum(i, OpenCall.Entrywise("σ", E(A * x, i))), x), T(A) * OpenCall.Entrywise("σ", A * x, 1)) },
        { "hinge by cases", () => (Cases.Of([(Condition.Compare(Number.Zero, Order.Less, t), t)], Number.Zero), Relu(t)) },
    };

    /// <summary>What resembles them and is false.</summary>
    private static readonly Dictionary<string, Func<(Expr Left, Expr Right)>> False = new()
    {
        { "indices turned", () => (Sum(j, E(A, j, i) * E(x, j)), E(A * x, i)) },
        { "dropped index", () => (Sum(j, E(A, i, j) * E(x, i)), E(A * x, i)) },
        { "dropped sum", () => (E(A, i, j) * E(x, j), E(A * x, i)) },
        { "wrong bound", () => (Sum(IndexVariable.Of("j", M), E(x, IndexVariable.Of("j", M))), SumOfEntries(x)) },
        { "one letter for two sums", () => (Sum(i, EntryPower(E(x, i), 2)), EntryPower(Sum(i, E(x, i)), 2)) },
        { "equal places forgotten", () => (Sum(i, Sum(j, E(A, i, j), Condition.Compare(i, Order.Unequal, j))), SumOfEntries(A)) },
        { "half of a square that is not symmetric", () => (E(D(Sum(i, Sum(j, E(A, i, j) * E(x, i) * E(x, j))), x), k), 2 * Sum(j, E(A, k, j) * E(x, j))) },
        { "delta of one pair only", () => (E(D(E(A, i, j), A), k, l), Iverson.Delta(i, k)) },
        { "deltas crossed", () => (E(D(E(A, i, j), A), k, l), Iverson.Delta(i, l) * Iverson.Delta(j, k)) },
        { "chain rule without the inner derivative", () => (Derivative.Of(F(B * T(B) * b), b), Gradient("f", B * T(B) * b)) },
        { "chain rule turned", () => (Derivative.Of(F(A * x), x), A * Gradient("f", A * x)) },
        { "product rule without a term", () => (D(OpenCall.Entrywise("g", t) * OpenCall.Entrywise("h", t), t), OpenCall.Entrywise("g", t, 1) * OpenCall.Entrywise("h", t)) },
        { "product of the derivatives", () => (D(OpenCall.Entrywise("g", t) * OpenCall.Entrywise("h", t), t), OpenCall.Entrywise("g", t, 1) * OpenCall.Entrywise("h", t, 1)) },
        { "an open function is not linear", () => (F(x + y), F(x) + F(y)) },
        { "an open function is not odd", () => (F(-x), -F(x)) },
        { "an open function is not its argument", () => (OpenCall.Entrywise("g", t), t) },
        { "functions of two names", () => (F(x), OpenCall.Of("g", [x], Shape.Scalar)) },
        { "jacobian without diag", () => (D(SumOfEntries(OpenCall.Entrywise("σ", A * x)), x), A * OpenCall.Entrywise("σ", A * x, 1)) },
        { "fourth derivative", () => (OpenCall.Entrywise("g", t, 4), Number.Zero) },
        { "a set for all", () => (Sum(i, E(x, i), In(i)), SumOfEntries(x)) },
        { "no set at all", () => (Sum(i, E(x, i), In(i)), Number.Zero) },
        { "variance without the square of the mean", () => (Mean(Variation(Point(i)) * T(Variation(Point(i)))), Mean(Point(i) * T(Point(i)))) },
        { "weights that need not be equal", () => (Mean(E(y, i)), Scale.Of(1, [Reciprocal(Count), SumOfEntries(y)], null)) },
        { "members alike", () => (Point(i), Point(j)) },
        { "a first place for any", () => (E(x, i), E(x, One)) },
        { "unequal by accident", () => (Iverson.Delta(i, j), Number.Zero) },
        { "equal by accident", () => (Iverson.Delta(i, j), One) },
        { "gauss from nought", () => (Sum(i, i), Half(Count * (Count - One))) },
        { "the order of a product", () => (Summation.Product(i, Member.Of(Cov, i)), T(Summation.Product(i, Member.Of(Cov, i)))) },
        { "cases exchanged", () => (Cases.Of([(Condition.Compare(t, Order.Less, Number.Zero), t)], Number.Zero), Relu(t)) },
        { "member of another place", () => (EntryOf.ColumnOf(D(Sum(i, T(Point(i)) * Point(i)), Points), k), 2 * Point(One)) },
    };

    /// <summary>Those that the index form proves for all sizes.</summary>
    private static readonly string[] Proved =
    [
        "entry of a product", "quadratic form", "frobenius norm", "trace", "delta", "entry of the identity", "entry of a transpose", "columns times rows", "matrix from entries",
        "sum of a constant", "two triangles", "diagonal by condition", "gradient of a quadratic form by entries", "gradient of a trace by an entry", "linear in sums over a set",
        "a set and the rest", "size of a set", "expectation is linear", "entrywise within a sum", "exponentials within a sum", "trace of a product", "gradient of a sum",
        "gradient of a sum by a matrix",
    ];

    public static TheoryData<string> ProvedNames => [.. Proved];

    public static TheoryData<string> TrueNames => [.. True.Keys];

    public static TheoryData<string> FalseNames => [.. False.Keys];

    [Theory]
    [MemberData(nameof(TrueNames))]
    public void A_law_of_indices_holds(string name)
    {
        var (left, right) = True[name]();
        foreach (var seed in Seeds())
        {
            var judgement = new Checking.Equivalence.Judge(seed).Equal(left, right, TestContext.Current.CancellationToken);
            Assert.True(judgement.Holds, $"{name}, seed {seed}: {judgement}");
        }
    }

    [Theory]
    [MemberData(nameof(ProvedNames))]
    public void The_index_form_proves_it_for_all_sizes(string name)
    {
        var (left, right) = True[name]();
        Assert.IsType<Judgement.Proved>(new Checking.Equivalence.Judge(3).Equal(left, right, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(FalseNames))]
    public void What_resembles_a_law_is_refuted(string name)
    {
        var (left, right) = False[name]();
        foreach (var seed in Seeds())
        {
            var judgement = new Checking.Equivalence.Judge(seed).Equal(left, right, TestContext.Current.CancellationToken);
            var found = Assert.IsType<Judgement.Refuted>(judgement).Counterexample;
            Assert.All(found.At, at => Assert.InRange(at.Value, 1, found.Sizes.Values.Append(1).Max()));
        }
    }

    [Fact]
    public void A_counterexample_names_places_sets_and_functions()
    {
        var judge = new Checking.Equivalence.Judge(5);
        var place = Assert.IsType<Judgement.Refuted>(judge.Equal(E(x, i), E(x, j), TestContext.Current.CancellationToken)).Counterexample;
        Assert.NotEqual(place.At["i"], place.At["j"]);
        Assert.DoesNotContain("i", place.Values.Keys);
        var set = Assert.IsType<Judgement.Refuted>(judge.Equal(Sum(i, One, In(i)), Count, TestContext.Current.CancellationToken)).Counterexample;
        Assert.Empty(set.Sets["S"]);
        var open = Assert.IsType<Judgement.Refuted>(judge.Equal(F(x + y), F(x) + F(y), TestContext.Current.CancellationToken)).Counterexample;
        var f = Assert.Single(open.Functions);
        Assert.Equal("f", f.Name);
        Assert.Equal(EntryPower(EntryOf.Of(f.Parameters[0], One, One), 2), f.Value);
    }

    private static IEnumerable<ulong> Seeds() => Enumerable.Range(1, Laws.Law.Count(2)).Select(static s => (ulong)s * 7919);

    private static Expr Sum(IndexVariable index, Expr body, Condition? where = null) => Summation.Sum(index, body, where);

    private static Expr E(Expr matrix, Expr row, Expr column) => EntryOf.Of(matrix, row, column);

    private static Expr E(Expr vector, Expr index) => EntryOf.Of(vector, index);

    private static Expr T(Expr e) => Transpose(e);

    private static Expr F(Expr at) => OpenCall.Of("f", [at], Shape.Scalar);

    private static Derivative Gradient(string name, Expr at)
    {
        var u = Symbol.Of("u", at.Shape);
        return Derivative.Of(OpenCall.Of(name, [u], Shape.Scalar), u, Layout.Default, at);
    }

    private static Condition In(Expr index) => Condition.In(index, Set);

    private static Expr Point(Expr index) => Member.Of(Points, index);

    private static Expr Mean(Expr of) => Sum(i, EntryOf.Of(w, i) * of);

    private static Expr Variation(Expr of) => of - Mean(of);

    private static Expr Power(Expr of, Expr exponent) => Catalog.Call<Functions.EntryPower>(of, exponent);
}
