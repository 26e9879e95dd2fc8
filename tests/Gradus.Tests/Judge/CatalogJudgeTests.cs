using Gradus.Evaluation;
using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Tests.Judging;

/// <summary>Every function of the catalog: its differential and second differential against central differences.</summary>
public sealed class CatalogJudgeTests
{
    private const double Step = 1e-4;
    private static readonly Size Three = Size.Of(3);
    private static readonly EvaluationContext Context = new(new Dictionary<string, int>());

    /// <summary>The shapes to try for the matrix arguments, the first that fits is taken; a column of 4 suits unvec to 2×2.</summary>
    private static readonly Shape[] Shapes = [new(Three, Three), Shape.Column(Three), new(Three, Size.Of(2)), Shape.Column(Size.Of(4))];

    public static TheoryData<string> Names => [.. Catalog.All.Select(static f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_differential_is_the_limit_of_differences(string name)
    {
        var (value, symbols) = Call(name);
        var first = Differential.Of(value, symbols);
        Compare(name, value, first, symbols);
        Compare(name, first, Differential.Of(first, symbols), symbols);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Both_evaluators_agree_on_value_and_differentials(string name)
    {
        var (value, symbols) = Call(name);
        var point = Point(symbols, 0);
        var first = Differential.Of(value, symbols);
        foreach (var expression in new[] { value, first, Differential.Of(first, symbols) })
        {
            Dense<double> second;
            try
            {
                second = new FloatingEvaluator(new Dictionary<string, int>(), point).Evaluate(expression);
            }
            catch (EvaluationLimitException) when (expression is Differential { Function: Differential })
            {
                return; // A function that the second evaluator only knows by central differences has no second ones.
            }
            Near(name, new Evaluator<double>(new RealInterpretation(), Context, point).Evaluate(expression), second, 1e-7);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Many_digits_agree_with_doubles_on_value_and_differential(string name)
    {
        var (value, symbols) = Call(name);
        var point = Point(symbols, 0);
        var digits = new ManyDigits(192);
        var many = point.ToDictionary(static v => v.Key, v => v.Value.Map(x => BigFloat.Of(Rational.Of((long)Math.Round(x * (1L << 40)), 1L << 40), 192)));
        foreach (var expression in new[] { value, Differential.Of(value, symbols) })
        {
            var expected = new Evaluator<double>(new RealInterpretation(), Context, point).Evaluate(expression);
            Near(name, expected, new Evaluator<BigFloat>(new DigitsInterpretation(digits), Context, many).Evaluate(expression).Map(static x => x.ToDouble()), 1e-8);
        }
    }

    private static (Expr Value, Symbol[] Symbols) Call(string name)
    {
        var function = Catalog.Find(name)!;
        var operands = function is StructuralFunction structural ? structural.Operands : function is ElementwiseFunction ? 1 : function.Arity;
        foreach (var shape in Shapes)
        {
            var exponent = (function as AnalyticFunction)?.Exponent;
            Expr[] arguments = [.. Enumerable.Range(0, operands).Select(i => i == exponent ? Number.Of(-3) : (Expr)Symbol.Of("X" + i, shape)),
                .. Enumerable.Repeat<Expr>(Number.Of(function is ElementwiseFunction ? Rational.Of(5, 2) : 2), function.Arity - operands)];
            var symbols = arguments.OfType<Symbol>().ToArray();
            try
            {
                return (Apply.Of(function, arguments), symbols);
            }
            catch (ShapeException)
            {
                // The next shape may do.
            }
        }
        throw new ArgumentException($"no shape that this test knows suits {name}", nameof(name));
    }

    private static void Compare(string name, Expr function, Expr differential, Symbol[] symbols)
    {
        Dense<double> At(double t) => new Evaluator<double>(new RealInterpretation(), Context, Point(symbols, t)).Evaluate(function);
        var (ahead, behind) = (At(Step), At(-Step));
        var (further, before) = (At(2 * Step), At(-2 * Step));
        var slope = new Dense<double>(ahead.Rows, ahead.Columns, (i, j) => ((8 * (ahead[i, j] - behind[i, j])) - (further[i, j] - before[i, j])) / (12 * Step));
        Near(name, new Evaluator<double>(new RealInterpretation(), Context, Point(symbols, 0)).Evaluate(differential), slope, 1e-6);
    }

    /// <summary>X + t dX; the square X are symmetric positive definite with positive entries, and nowhere two singular values are equal.</summary>
    private static Dictionary<string, Dense<double>> Point(Symbol[] symbols, double t)
    {
        var point = new Dictionary<string, Dense<double>>();
        for (var s = 0; s < symbols.Length; s++)
        {
            var (rows, columns) = ((int)symbols[s].Shape.Rows.Factor, (int)symbols[s].Shape.Columns.Factor);
            var direction = new Dense<double>(rows, columns, (i, j) => Math.Sin((2 * i) + j + s + 1));
            point["d" + symbols[s].Name] = direction;
            point[symbols[s].Name] = new Dense<double>(rows, columns, (i, j) => (rows == columns && i == j ? 1.5 + (0.4 * i) + s : 0.2 + (0.07 * i) + (0.07 * j)) + (t * direction[i, j]));
        }
        return point;
    }

    private static void Near(string name, Dense<double> actual, Dense<double> expected, double tolerance)
    {
        Assert.Equal((expected.Rows, expected.Columns), (actual.Rows, actual.Columns));
        var scale = 1 + expected.Entries.ToArray().Max(Math.Abs);
        for (var i = 0; i < expected.Entries.Length; i++)
        {
            Assert.True(Math.Abs(actual.Entries[i] - expected.Entries[i]) <= tolerance * scale, $"{name}: {actual.Entries[i]} against {expected.Entries[i]} at entry {i}");
        }
    }
}
