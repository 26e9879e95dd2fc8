using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Evaluation;

/// <summary>Evaluates expressions by the definitions in the textbook, function name by function name.</summary>
/// <remarks>Written a second time on purpose: it shares no evaluation code, no index forms and no derivative rules with <see cref="Evaluator{T}"/>,
/// so that a mistake in one of them cannot refute a true claim.</remarks>
public abstract partial class SecondEvaluator<TNumber>
    where TNumber : struct, IAdditionOperators<TNumber, TNumber, TNumber>, ISubtractionOperators<TNumber, TNumber, TNumber>,
    IMultiplyOperators<TNumber, TNumber, TNumber>, IDivisionOperators<TNumber, TNumber, TNumber>, IEquatable<TNumber>
{
    private const int Largest = 4096;
    private readonly IReadOnlyDictionary<string, int> sizes;
    private Dictionary<string, Jet<TNumber>[,]> values;
    private Dictionary<Expr, Jet<TNumber>[,]> known = new(ReferenceEqualityComparer.Instance);
    private int depth;
    private long work = 3_000_000;

    private protected SecondEvaluator(IReadOnlyDictionary<string, int> sizes, IReadOnlyDictionary<string, Dense<TNumber>> values)
    {
        this.sizes = sizes;
        this.values = values.ToDictionary(static v => v.Key, static v => Fill(v.Value.Rows, v.Value.Columns, (i, j) => new Jet<TNumber>(v.Value[i, j])));
    }

    /// <summary>The value.</summary>
    /// <exception cref="ArithmeticException">The point lies outside of the domain, or the value is no number of this kind.</exception>
    /// <exception cref="EvaluationLimitException">The evaluation is too large, or has no meaning here.</exception>
    public Dense<TNumber> Evaluate(Expr expression)
    {
        var value = Value(expression);
        return new Dense<TNumber>(value.GetLength(0), value.GetLength(1), (i, j) => value[i, j].Base);
    }

    /// <summary>The value where the increments are 0 and, below it, the change along them.</summary>
    public Dense<TNumber> EvaluateAlong(Expr expression, IReadOnlyList<string> increments)
    {
        var origin = new Dictionary<string, Jet<TNumber>[,]>();
        foreach (var name in increments)
        {
            var direction = values[name];
            origin[name] = Fill(direction.GetLength(0), direction.GetLength(1), (i, j) => new Jet<TNumber>(default(TNumber)).Plus(direction[i, j], depth));
        }
        var value = With(origin, expression);
        var rows = value.GetLength(0);
        return new Dense<TNumber>(2 * rows, value.GetLength(1), (i, j) => i < rows ? value[i, j].Base : value[i - rows, j].Beside(0).Base);
    }

    /// <summary>A fraction as a number of this kind.</summary>
    private protected abstract TNumber Number(Rational value);

    /// <summary>f(x), f'(x)/1!, … up to an order, for exp, log, sin, cos, erf; <paramref name="parameter"/> is the power.</summary>
    private protected abstract TNumber[] Taylor(string function, TNumber x, Rational parameter, int order);

    /// <summary>A size for choosing pivots; 0 for what must count as 0.</summary>
    private protected abstract double Size(TNumber x);

    /// <summary>−1, 0 or 1.</summary>
    private protected abstract int SignOf(TNumber x);

    /// <summary>x as a fraction if it is a whole number or given exactly; null if not known.</summary>
    private protected abstract Rational? Exactly(TNumber x);

    /// <summary>Told of every value on the way.</summary>
    private protected virtual void Note(Jet<TNumber>[,] value)
    {
    }

    /// <summary>How far apart the points of a central difference lie.</summary>
    private protected virtual Rational Nearness => Rational.Of(1, 1024);

    /// <summary>π.</summary>
    private protected abstract TNumber Pi { get; }

    /// <summary>The value of a function that this evaluator has no definition of.</summary>
    private protected virtual TNumber[,] Foreign(MatrixFunction function, TNumber[][,] x) =>
        throw new EvaluationLimitException($"{function.Name} has no exact value");

    private static Jet<TNumber>[,] Fill(int rows, int columns, Func<int, int, Jet<TNumber>> entry)
    {
        if ((long)rows * columns > Largest) throw new EvaluationLimitException("a matrix is too large to check by hand");
        var value = new Jet<TNumber>[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++) value[i, j] = entry(i, j);
        }
        return value;
    }

    private Jet<TNumber> Of(Rational value) => new(Number(value));

    private int Length(Size size)
    {
        var length = size.Evaluate(name => sizes.TryGetValue(name, out var value) ? value : throw new EvaluationLimitException($"the size {name} has no value"));
        return length <= Largest ? (int)length : throw new EvaluationLimitException("a side is too long to check by hand");
    }

    private Jet<TNumber>[,] With(Dictionary<string, Jet<TNumber>[,]> bound, Expr expression)
    {
        if (++depth > EvaluationContext.DeepestDerivative) throw new EvaluationLimitException("derivatives are nested too deeply");
        var (outerValues, outerKnown) = (values, known);
        values = new(outerValues);
        foreach (var (name, value) in bound) values[name] = value;
        known = new(ReferenceEqualityComparer.Instance);
        try
        {
            return Value(expression);
        }
        finally
        {
            (values, known) = (outerValues, outerKnown);
            depth--;
        }
    }

    private Jet<TNumber>[,] Value(Expr expression)
    {
        if (known.TryGetValue(expression, out var value)) return value;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        value = expression switch
        {
            Number n => Fill(1, 1, (_, _) => Of(n.Value)),
            Symbol { Value: { } given } => Fill(given.Rows, given.Columns, (i, j) => Of(given[i, j])),
            Symbol s => values.TryGetValue(s.Name, out var v) ? v : throw new EvaluationLimitException($"{s.Name} has no value"),
            Constant c => ConstantValue(c),
            Sum sum => sum.Children.Select(Value).Aggregate((a, b) => Zip(a, b, static (x, y) => x + y)),
            Product product => product.Children.Select(Value).Aggregate(Times),
            Scale scale => ScaleValue(scale),
            Apply apply => ApplyValue(apply, [.. apply.Children.Take(apply.Function is StructuralFunction f ? f.Operands : apply.Children.Count).Select(Value)]),
            Derivative d => DerivativeValue(d),
            Differential d => DifferentialValue(d),
            IndexVariable or IndexBinder or EntryOf or Member or OpenCall or Iverson or Cases => NotationValue(expression),
            _ => throw new UnreachableException(),
        };
        known[expression] = value;
        Note(value);
        return value;
    }

    private Jet<TNumber>[,] ConstantValue(Constant c)
    {
        var (m, n) = (Length(c.First), Length(c.Second));
        return c.Kind switch
        {
            ConstantKind.Dimension => Fill(1, 1, (_, _) => Of(m)),
            ConstantKind.Identity => Fill(m, m, (i, j) => Of(i == j ? 1 : 0)),
            ConstantKind.Ones => Fill(m, n, (_, _) => Of(1)),
            ConstantKind.Zeros when c.Shape.By is { } by => Fill(m * n, Length(by.Rows) * Length(by.Columns), (_, _) => Of(0)),
            ConstantKind.Zeros => Fill(m, n, (_, _) => Of(0)),
            ConstantKind.Commutation => CommutationValue(m, n),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Σ_ij E_ij ⊗ E_ijᵀ over the m×n matrix units.</summary>
    private Jet<TNumber>[,] CommutationValue(int m, int n)
    {
        var value = Fill(m * n, m * n, (_, _) => Of(0));
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++) value[(i * n) + j, (j * m) + i] = Of(1);
        }
        return value;
    }

    private static Jet<TNumber>[,] Zip(Jet<TNumber>[,] a, Jet<TNumber>[,] b, Func<Jet<TNumber>, Jet<TNumber>, Jet<TNumber>> combine)
    {
        if (a.GetLength(0) != b.GetLength(0) || a.GetLength(1) != b.GetLength(1)) throw new EvaluationLimitException("two matrices of different shape meet");
        return Fill(a.GetLength(0), a.GetLength(1), (i, j) => combine(a[i, j], b[i, j]));
    }

    private static Jet<TNumber>[,] Map(Jet<TNumber>[,] a, Func<Jet<TNumber>, Jet<TNumber>> map) => Fill(a.GetLength(0), a.GetLength(1), (i, j) => map(a[i, j]));

    private static Jet<TNumber>[,] Turn(Jet<TNumber>[,] a) => Fill(a.GetLength(1), a.GetLength(0), (i, j) => a[j, i]);

    private Jet<TNumber> Total(Jet<TNumber>[,] a)
    {
        var total = Of(0);
        foreach (var entry in a) total += entry;
        return total;
    }

    private Jet<TNumber>[,] Times(Jet<TNumber>[,] a, Jet<TNumber>[,] b)
    {
        var inner = a.GetLength(1);
        if (inner != b.GetLength(0)) throw new EvaluationLimitException("two matrices that do not fit are multiplied");
        Spend((long)a.Length * b.GetLength(1));
        return Fill(a.GetLength(0), b.GetLength(1), (i, j) =>
        {
            var sum = a[i, 0] * b[0, j];
            for (var k = 1; k < inner; k++) sum += a[i, k] * b[k, j];
            return sum;
        });
    }

    private void Spend(long operations)
    {
        work -= operations << (2 * depth);
        if (work < 0) throw new EvaluationLimitException("too many operations to check by hand");
        Effort.Compute(operations << (2 * depth));
    }

    private Jet<TNumber>[,] ScaleValue(Scale scale)
    {
        var factor = Of(scale.Coefficient);
        foreach (var scalar in scale.Scalars) factor *= Value(scalar)[0, 0];
        return scale.Body is null ? Fill(1, 1, (_, _) => factor) : Map(Value(scale.Body), x => factor * x);
    }
}
