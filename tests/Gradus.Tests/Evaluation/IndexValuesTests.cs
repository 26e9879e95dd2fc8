using Gradus.Evaluation;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Tests.Engine.Evaluation;

/// <summary>Index notation has the value that loops over the entries give, in both evaluators and in every arithmetic.</summary>
public sealed class IndexValuesTests
{
    private const int Rows = 2;
    private const int Columns = 3;
    private static readonly Size M = Size.Named("m");
    private static readonly Size N = Size.Named("n");
    private static readonly IndexVariable i = IndexVariable.Of("i", M);
    private static readonly IndexVariable j = IndexVariable.Of("j", N);
    private static readonly IndexVariable k = IndexVariable.Of("k", N);
    private static readonly IndexVariable free = IndexVariable.Of("q", N);
    private static readonly Symbol A = Symbol.Of("A", new Shape(M, N));
    private static readonly Symbol x = Symbol.Of("x", Shape.Column(N));
    private static readonly Symbol Set = Symbol.Of("S", Shape.Column(N), Properties.IndexSet);
    private static readonly Symbol Family = Symbol.Family("F", new Shape(M, Size.Of(2)), N);
    private static readonly Dictionary<string, int> Sizes = new() { ["m"] = Rows, ["n"] = Columns };
    private static readonly Expr Last = Constant.Dimension(N);

    private delegate Rational At(Func<int, int, Rational> a, Func<int, Rational> x, Func<int, bool> s, int q);

    /// <summary>A formula and the loops that mean it, indices from 1.</summary>
    private static readonly Dictionary<string, (Expr Formula, At Value)> Numbers = new()
    {
        ["double sum"] = (Sum(i, Sum(j, E(A, i, j) * E(x, j))), (a, x, s, q) => Over(Rows, r => Over(Columns, c => a(r, c) * x(c)))),
        ["condition on order"] = (Sum(j, Sum(k, E(x, j) * E(x, k) * k, Condition.Compare(j, Order.Less, k))), (a, x, s, q) => Over(Columns, c => Over(Columns, d => c < d ? x(c) * x(d) * d : 0))),
        ["at most"] = (Sum(j, E(x, j), Condition.Compare(j, Order.AtMost, free)), (a, x, s, q) => Over(Columns, c => c <= q ? x(c) : 0)),
        ["any"] = (Sum(j, E(x, j), Condition.Any(Condition.Compare(j, Order.Equal, free), Condition.Compare(j, Order.Equal, Number.One))), (a, x, s, q) => Over(Columns, c => c == q || c == 1 ? x(c) : 0)),
        ["set"] = (Sum(j, E(x, j), Condition.In(j, Set)), (a, x, s, q) => Over(Columns, c => s(c) ? x(c) : 0)),
        ["rest of a set"] = (Sum(j, j * E(x, j), Condition.Not(Condition.In(j, Set))), (a, x, s, q) => Over(Columns, c => s(c) ? 0 : c * x(c))),
        ["next"] = (Sum(j, E(x, j + Number.One) * E(x, j), Condition.Compare(j, Order.Less, Last)), (a, x, s, q) => Over(Columns - 1, c => x(c + 1) * x(c))),
        ["turned round"] = (Sum(j, j * E(x, Last - j + Number.One)), (a, x, s, q) => Over(Columns, c => c * x(Columns - c + 1))),
        ["product"] = (Summation.Product(j, E(x, j) + j), (a, x, s, q) => Enumerable.Range(1, Columns).Aggregate(Rational.One, (p, c) => p * (x(c) + c))),
        ["product over nothing"] = (Summation.Product(j, E(x, j), Condition.Compare(j, Order.Less, Number.One)), (a, x, s, q) => 1),
        ["powers"] = (Sum(j, Catalog.Call<EntryPower>(E(x, free), j)), (a, x, s, q) => Over(Columns, c => x(q).Power(c))),
        ["delta"] = (Sum(j, Iverson.Delta(j, free) * E(x, j)), (a, x, s, q) => x(q)),
        ["cases"] = (Sum(j, Cases.Of([(Condition.Compare(j, Order.Less, free), Number.One), (Condition.Compare(j, Order.Equal, free), E(x, j))], Number.Of(-1))), (a, x, s, q) => Over(Columns, c => c < q ? 1 : c == q ? x(c) : -1)),
        ["inner letter again"] = (Sum(j, E(x, j) * Sum(j, E(x, j))), (a, x, s, q) => Over(Columns, x) * Over(Columns, x)),
        ["entries of a matrix"] = (Matrices.SumOfEntries(Comprehension.Of(i, j, i * E(A, i, j))), (a, x, s, q) => Over(Rows, r => r * Over(Columns, c => a(r, c)))),
        ["blocks"] = (E(Comprehension.Of(j, null, E(x, j) * A), Number.Of(4), free), (a, x, s, q) => x(2) * a(2, q)),
        ["column"] = (E(EntryOf.ColumnOf(A, free), Number.Of(2)), (a, x, s, q) => a(2, q)),
        ["derivative of an entry"] = (E(Derivative.Of(Sum(j, Matrices.EntryPower(E(x, j), 3)), x), free), (a, x, s, q) => 3 * x(q) * x(q)),
        ["derivative within a sum"] = (Sum(j, E(Derivative.Of(E(x, j) * E(x, free), x), j)), (a, x, s, q) => Over(Columns, c => c == q ? 2 * x(q) : x(q))),
        ["second derivative"] = (E(Derivative.Of(E(Derivative.Of(Matrices.EntryPower(Sum(j, E(x, j)), 3), x), free), x), Number.One), (a, x, s, q) => 6 * Over(Columns, x)),
    };

    public static TheoryData<string> Names => [.. Numbers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Both_evaluators_do_what_loops_do(string name)
    {
        var (formula, loops) = Numbers[name];
        for (var seed = 1UL; seed <= 6; seed++)
        {
            var random = new RandomSource(seed);
            var (a, v) = (Draw(Rows, Columns, random), Draw(Columns, 1, random));
            var s = new Dense<Rational>(Columns, 1, (_, _) => random.Below(2));
            var q = 1 + random.Below(Columns);
            var values = new Dictionary<string, Dense<Rational>> { ["A"] = a, ["x"] = v, ["S"] = s, ["q"] = Dense<Rational>.Scalar(q) };
            var meant = loops((r, c) => a[r - 1, c - 1], c => v[c - 1, 0], c => s[c - 1, 0].IsOne, q);
            Assert.True(new RationalEvaluator(Sizes, values).Evaluate(formula)[0, 0] == meant, $"second, seed {seed}");
            var field = PrimeField.Random(random);
            var context = new EvaluationContext(Sizes, new Dictionary<string, int> { ["q"] = q });
            var first = new Evaluator<ulong>(new OpaqueInterpretation(field, seed), context, values.ToDictionary(static p => p.Key, p => p.Value.Map(field.FromRational))).Evaluate(formula);
            Assert.True(first[0, 0] == field.FromRational(meant), $"first, seed {seed}");
            var digits = new ManyDigits(200);
            var many = new DigitsEvaluator(digits, Sizes, values).Evaluate(formula)[0, 0].ToDouble();
            Assert.Equal(meant.ToDouble(), many, 1e-9);
        }
    }

    [Fact]
    public void There_is_no_value_outside_of_a_vector()
    {
        var values = new Dictionary<string, Dense<Rational>> { ["x"] = Draw(Columns, 1, new RandomSource(3)), ["q"] = Dense<Rational>.Scalar(Columns) };
        var beyond = E(x, free + Number.One);
        Assert.ThrowsAny<ArithmeticException>(() => new RationalEvaluator(Sizes, values).Evaluate(beyond));
        var context = new EvaluationContext(Sizes, new Dictionary<string, int> { ["q"] = Columns });
        Assert.ThrowsAny<ArithmeticException>(() => new Evaluator<double>(new RealInterpretation(), context, new Dictionary<string, Dense<double>> { ["x"] = values["x"].Map(static v => v.ToDouble()) }).Evaluate(beyond));
    }

    [Fact]
    public void A_member_is_a_block_and_an_open_function_one_function()
    {
        var random = new RandomSource(11);
        var values = new Dictionary<string, Dense<double>> { ["F"] = Draw(Rows, 2 * Columns, random).Map(static v => v.ToDouble()), ["x"] = Draw(Columns, 1, random).Map(static v => v.ToDouble()) };
        var context = new EvaluationContext(Sizes, new Dictionary<string, int> { ["q"] = 2 });
        var evaluator = new Evaluator<double>(new RealInterpretation(), context, values);
        var second = new FloatingEvaluator(Sizes, new Dictionary<string, Dense<double>>(values) { ["q"] = Dense<double>.Scalar(2) });
        foreach (var e in new[] { Member.Of(Family, free), OpenCall.Of("f", [x, Family], Shape.Scalar), OpenCall.Entrywise("s", x, 1), Derivative.Of(OpenCall.Of("f", [x, x], Shape.Column(M)), x) })
        {
            var (one, two) = (evaluator.Evaluate(e), second.Evaluate(e));
            Assert.Equal((one.Rows, one.Columns), (two.Rows, two.Columns));
            Assert.All(one.Entries.ToArray().Zip(two.Entries.ToArray()), static p => Assert.Equal(p.First, p.Second, 1e-9 * (1 + Math.Abs(p.First))));
        }
        var block = evaluator.Evaluate(Member.Of(Family, free));
        Assert.Equal(values["F"][1, 3], block[1, 1]);
    }

    private static Dense<Rational> Draw(int rows, int columns, RandomSource random) => new(rows, columns, (_, _) => Rational.Of(random.Below(19) - 9, 1 + random.Below(4)));

    private static Rational Over(int count, Func<int, Rational> term) => Enumerable.Range(1, count).Aggregate(Rational.Zero, (sum, c) => sum + term(c));

    private static Expr Sum(IndexVariable index, Expr body, Condition? where = null) => Summation.Sum(index, body, where);

    private static Expr E(Expr matrix, Expr row, Expr column) => EntryOf.Of(matrix, row, column);

    private static Expr E(Expr vector, Expr index) => EntryOf.Of(vector, index);
}
