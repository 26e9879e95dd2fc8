using Gradus.Binding;
using Gradus.Checking.Equivalence;
using Gradus.Evaluation;
using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Rendering;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Tests.Laws;

/// <summary>Every function of the catalog at several shapes: differentials of first and second order, notation there and back, its example.</summary>
public sealed class CatalogFunctionTests
{
    private const double Step = 1e-3;
    private static readonly string[] Letters = ["X", "Y", "Z"];
    private static readonly Size Two = Size.Of(2);
    private static readonly Size Three = Size.Of(3);
    private static readonly Shape[] Shapes = [Shape.Scalar, Shape.Column(Three), new(Size.One, Three), new(Three, Three), new(Two, Two), new(Three, Two), Shape.Column(Size.Of(6))];
    private static readonly EvaluationContext Numbers = new(new Dictionary<string, int>(), new Dictionary<string, int> { ["k"] = 3 });

    public static TheoryData<string> Names => [.. Catalog.All.Select(static f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Differentials_are_limits_of_differences(string name)
    {
        foreach (var (value, symbols) in Calls(name))
        {
            var first = Differential.Of(value, symbols);
            Compare(value, first, symbols);
            Compare(first, Differential.Of(first, symbols), symbols);
        }
    }

    /// <summary>Of a rational function f(X + ε dX), with ε² = 0, can be worked out without knowing any rule; the differential must be its second part.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Differentials_of_rational_functions_are_exact(string name)
    {
        if (Catalog.Find(name) is not AnalyticFunction { IsRational: true } function) return;
        var random = new RandomSource(17);
        var field = PrimeField.Random(random);
        var dual = new DualField<ulong>(field);
        foreach (var (value, symbols) in Calls(name).Where(static c => c.Symbols.Length == c.Value.Children.Count && c.Value is Apply))
        {
            var values = symbols.ToDictionary(static s => s.Name, s => Random(s, field, random));
            var changes = symbols.ToDictionary(static s => "d" + s.Name, s => Random(s, field, random));
            var moved = symbols.Select(s => new Dense<Dual<ulong>>(values[s.Name].Rows, values[s.Name].Columns, (i, j) => new Dual<ulong>(values[s.Name][i, j], changes["d" + s.Name][i, j]))).ToArray();
            var exact = function.EvaluateIn(dual, moved).Map(static d => d.Epsilon);
            var rule = function.Differential([.. symbols], [.. symbols.Select(static s => Symbol.Differential(s))]);
            var point = values.Concat(changes).ToDictionary();
            Assert.True(LinearAlgebra.Same(field, exact, new Evaluator<ulong>(new OpaqueInterpretation(field, 1), Numbers, point).Evaluate(rule)), new PlainRenderer().Render(rule));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_written_is_read_back(string name)
    {
        foreach (var (value, symbols) in Calls(name))
        {
            foreach (var (text, dialect) in new[] { (new PlainRenderer().Render(value), Dialect.Plain), (new LatexRenderer().Render(value), Dialect.Latex) })
            {
                var formula = dialect == Dialect.Plain ? PlainReader.Read(text).First! : LatexReader.TryRead(text, out var latex, out _) ? latex!.First! : throw new InvalidOperationException(text);
                var context = new BindingContext
                {
                    Dialect = dialect,
                    Declared = value.Symbols().ToDictionary(static s => s.Name, static s => s.Shape),
                    Assumptions = value.Symbols().ToDictionary(static s => s.Name, static s => s.Properties),
                };
                var bound = FormulaBinder.Bind(formula, context);
                if (dialect == Dialect.Latex && (bound.Value is null || IsEntrywise(value))) continue; // unread is no wrong reading
                Assert.True(bound.Value is { } back && new Judge(3).Equal(value, back, TestContext.Current.CancellationToken).Holds, $"{text}: {bound.Problem?.Message}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_fits_several_shapes_or_says_why_not(string name)
    {
        Assert.NotEmpty(Calls(name));
        foreach (var shape in Shapes)
        {
            var arguments = Enumerable.Range(0, Catalog.Find(name)!.Arity).Select(k => (Expr)Symbol.Of("X" + k, shape)).ToArray();
            try
            {
                _ = Apply.Of(Catalog.Find(name)!, arguments);
            }
            catch (ShapeException e)
            {
                Assert.NotEmpty(e.Message);
            }
        }
    }

    /// <summary>In LaTeX exp(X) of a square matrix is the matrix function.</summary>
    private static bool IsEntrywise(Expr e) => e is Apply { Function: ElementwiseFunction, Shape.IsSquare: true, IsScalar: false };

    /// <summary>Up to four calls at different shapes, arguments wrapped so that they lie in the domain.</summary>
    private static IEnumerable<(Expr Value, Symbol[] Symbols)> Calls(string name) => CatalogCalls.Of(Catalog.Find(name)!, Shapes, [Two, Three])
        .GroupBy(static c => string.Join(" ", c.Operands)).Take(4).Select(static g => g.First()).Select(static call =>
        {
            var symbols = call.Operands.Select((s, k) => Symbol.Of(Letters[k], s, k == 0 && s.IsSquare ? call.Function.Needs : Properties.None)).ToArray();
            return (call.Apply(symbols), symbols);
        });

    private static Dense<ulong> Random(Symbol s, PrimeField field, RandomSource random) => new((int)s.Shape.Rows.Factor, (int)s.Shape.Columns.Factor, (_, _) => field.Draw(random));

    private static void Compare(Expr function, Expr differential, Symbol[] symbols)
    {
        Dense<double> At(Expr e, double t) => new Evaluator<double>(new RealInterpretation(), Numbers, Point(symbols, t)).Evaluate(e);
        var (ahead, behind, further, before, actual) = (At(function, Step), At(function, -Step), At(function, 2 * Step), At(function, -2 * Step), At(differential, 0));
        for (var i = 0; i < actual.Entries.Length; i++)
        {
            var slope = ((8 * (ahead.Entries[i] - behind.Entries[i])) - (further.Entries[i] - before.Entries[i])) / (12 * Step);
            Assert.True(Math.Abs(actual.Entries[i] - slope) <= 1e-6 * (1 + Math.Abs(slope)), $"{new PlainRenderer().Render(function)} of {symbols[0].Shape}: {actual.Entries[i]} against {slope}");
        }
    }

    /// <summary>X + t dX, square X symmetric positive definite and moving symmetrically, all entries positive, no two eigen- or singular values equal.</summary>
    private static Dictionary<string, Dense<double>> Point(Symbol[] symbols, double t)
    {
        var point = new Dictionary<string, Dense<double>>();
        for (var s = 0; s < symbols.Length; s++)
        {
            var (rows, columns, shift) = ((int)symbols[s].Shape.Rows.Factor, (int)symbols[s].Shape.Columns.Factor, s);
            var direction = new Dense<double>(rows, columns, (i, j) => rows == columns ? Math.Sin(i + j + shift + 1) : Math.Sin((2 * i) + j + shift + 1));
            point["d" + symbols[s].Name] = direction;
            point[symbols[s].Name] = new Dense<double>(rows, columns, (i, j) => (rows == columns && i == j ? 1.5 + (0.4 * i) + shift : 0.2 + (0.07 * i) + (0.07 * j)) + (t * direction[i, j]));
        }
        return point;
    }
}
