using System.Diagnostics;
using System.Runtime.CompilerServices;
using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Evaluation;

/// <summary>Evaluates expressions over any field at one point; derivatives exactly, by dual numbers.</summary>
/// <remarks>An order-4 tensor is the matrix ∂vec(Y)/∂vec(X)ᵀ. Shared subexpressions are evaluated once.</remarks>
public sealed class Evaluator<T>
{
    private const int MostPower = 1 << 30; // by squaring
    private readonly Interpretation<T> functions;
    private readonly EvaluationContext context;
    private readonly Scope<T> scope;
    private readonly Dictionary<Expr, Dense<T>> known = new(ReferenceEqualityComparer.Instance);

    /// <summary>An evaluator at the point that gives every symbol, by name, its value.</summary>
    public Evaluator(Interpretation<T> functions, EvaluationContext context, IReadOnlyDictionary<string, Dense<T>> values)
        : this(functions, context, new NamedScope<T>(values))
    {
    }

    private Evaluator(Interpretation<T> functions, EvaluationContext context, Scope<T> scope)
    {
        this.functions = functions;
        this.context = context;
        this.scope = scope;
        Field = functions.Field;
    }

    /// <summary>The field.</summary>
    public Field<T> Field { get; }

    /// <summary>The value.</summary>
    /// <exception cref="EvaluationLimitException">The evaluation is too large, or a symbol has no value.</exception>
    /// <exception cref="ArithmeticException">The point lies outside of the domain.</exception>
    public Dense<T> Evaluate(Expr expression)
    {
        if (expression is not (Symbol or Number) && known.TryGetValue(expression, out var value)) return value;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (scope.Find(expression) is { } found) return found;
        value = expression switch
        {
            Number number => Dense<T>.Scalar(Field.FromRational(number.Value)),
            Symbol { Value: { } given } => given.Map(Field.FromRational),
            Symbol symbol => throw new EvaluationLimitException($"{symbol.Name} has no value"),
            Constant constant => ConstantValue(constant),
            Sum sum => SumValue(sum),
            Product product => ProductValue(product),
            Scale scale => ScaleValue(scale),
            Apply apply => ApplyValue(apply),
            Derivative derivative => DerivativeValue(derivative),
            Differential differential => DifferentialValue(differential),
            IndexVariable or IndexBinder or EntryOf or Member or OpenCall or Iverson or Cases => new IndexNotation<T>(this, functions, context).ValueOf(expression),
            _ => throw new UnreachableException(),
        };
        if (value.Entries.Length > EvaluationContext.LargestMatrix) throw new EvaluationLimitException($"a matrix of {value.Rows}×{value.Columns} entries is too large to evaluate");
        known.TryAdd(expression, value);
        return value;
    }

    /// <summary>Value and change where some symbols move along directions.</summary>
    public Dense<Dual<T>> EvaluateAlong(Expr expression, IReadOnlyList<string> names, IReadOnlyList<Dense<T>> values, IReadOnlyList<Dense<T>> directions)
    {
        var (inner, varying) = Deeper([.. names]);
        for (var i = 0; i < names.Count; i++) varying.Vary(i, values[i], directions[i]);
        return inner.Evaluate(expression);
    }

    private int Length(Size size) => context.LengthOf(size);

    private Dense<T> ConstantValue(Constant constant)
    {
        var (first, second) = (Length(constant.First), Length(constant.Second));
        switch (constant.Kind)
        {
            case ConstantKind.Dimension:
                return Dense<T>.Scalar(Field.FromRational(first));
            case ConstantKind.Identity:
                Room(first, first);
                return LinearAlgebra.Identity(Field, first);
            case ConstantKind.Ones:
                return Filled(first, second, Field.One);
            case ConstantKind.Zeros when constant.Shape.By is { } by:
                return Filled(checked(first * second), checked(Length(by.Rows) * Length(by.Columns)), Field.Zero);
            case ConstantKind.Zeros:
                return Filled(first, second, Field.Zero);
            case ConstantKind.Commutation:
                Room(checked(first * second), checked(first * second));
                return new Dense<T>(first * second, first * second, (row, column) => (row / second) + (row % second * first) == column ? Field.One : Field.Zero);
            default:
                throw new UnreachableException();
        }
    }

    private Dense<T> Filled(int rows, int columns, T value)
    {
        Room(rows, columns);
        var entries = new T[rows * columns];
        Array.Fill(entries, value);
        return Dense<T>.Of(rows, columns, entries);
    }

    private void Room(long rows, long columns)
    {
        if (rows * columns > EvaluationContext.LargestMatrix) throw new EvaluationLimitException($"a matrix of {rows}×{columns} entries is too large to evaluate");
        context.Spend(rows * columns);
    }

    private Dense<T> SumValue(Sum sum)
    {
        var terms = sum.Children;
        var total = Evaluate(terms[0]);
        for (var i = 1; i < terms.Count; i++)
        {
            context.Spend(total.Entries.Length);
            total = LinearAlgebra.Add(Field, total, Evaluate(terms[i]));
        }
        return total;
    }

    private Dense<T> ProductValue(Product product)
    {
        var factors = product.Children;
        if (product.Shape.Columns.IsOne)
        {
            var right = Evaluate(factors[^1]);
            for (var i = factors.Count - 2; i >= 0; i--) right = Times(Evaluate(factors[i]), right);
            return right;
        }
        var left = Evaluate(factors[0]);
        for (var i = 1; i < factors.Count; i++) left = Times(left, Evaluate(factors[i]));
        return left;
    }

    private Dense<T> Times(Dense<T> a, Dense<T> b)
    {
        if (a.Columns != b.Rows) throw new EvaluationLimitException($"a {a.Rows}×{a.Columns} matrix meets a {b.Rows}×{b.Columns} matrix");
        Room(a.Rows, b.Columns);
        context.Spend((long)a.Rows * a.Columns * b.Columns);
        return LinearAlgebra.Multiply(Field, a, b);
    }

    private Dense<T> ScaleValue(Scale scale)
    {
        var scalars = scale.Scalars;
        var factor = Field.FromRational(scale.Coefficient);
        for (var i = 0; i < scalars.Count; i++) factor = Field.Multiply(factor, Evaluate(scalars[i])[0, 0]);
        if (scale.Body is null) return Dense<T>.Scalar(factor);
        var body = Evaluate(scale.Body);
        context.Spend(body.Entries.Length);
        return LinearAlgebra.Scale(Field, factor, body);
    }

    private Dense<T> ApplyValue(Apply apply)
    {
        var children = apply.Children;
        if (apply.Function is StructuralFunction structural) return StructuralValue(structural, apply);
        var x = new Dense<T>[children.Count];
        for (var i = 0; i < x.Length; i++) x[i] = Evaluate(children[i]);
        switch (apply.Function)
        {
            case ElementwiseFunction elementwise:
                return functions.Elementwise(elementwise, x, x.Length == 2 ? context.ExponentOf(children[1]) : null, context);
            case AnalyticFunction analytic:
                var n = (long)x[0].Rows;
                context.Spend(n * x[0].Columns * Math.Min(n, x[0].Columns) * (analytic is Functions.Adj ? n * n : 1));
                if (analytic is Functions.Sylvester) context.Spend(n * n * n * x[1].Rows * x[1].Rows * x[1].Rows);
                if (analytic.Exponent is { } at && context.ExponentOf(children[at]) is { IsInteger: true } k && k.Abs() <= MostPower) return analytic.EvaluateIn(Field, x, (int)k.Numerator);
                return analytic.IsRational ? analytic.EvaluateIn(Field, x) : functions.Analytic(analytic, x, context);
            default:
                throw new UnreachableException();
        }
    }

    private Dense<T> StructuralValue(StructuralFunction function, Apply apply)
    {
        var children = apply.Children;
        Expr[] arguments = [.. children];
        var plan = IndexPlan.Of(function.IndexForm(arguments));
        var count = function.Operands;
        var values = new Dense<T>[count];
        var lengths = new int[count + 1][];
        var entrywise = apply.Shape.IsTensor && plan.IsEntrywise;
        for (var i = 0; i < count; i++)
        {
            values[i] = Evaluate(children[i]);
            if (children[i].Shape.IsTensor && !entrywise && !plan.TakesTensor(i)) throw new EvaluationLimitException($"{function.Name} of an order-4 tensor has no value");
            lengths[i] = plan.TakesTensor(i) ? Lengths(children[i].Shape) : [values[i].Rows, values[i].Columns];
        }
        lengths[count] = entrywise ? lengths[0] : Lengths(apply.Shape);
        Room(Length(apply.Shape.Rows), Length(apply.Shape.Columns));
        return plan.Run(Field, values, lengths, context);
    }

    private int[] Lengths(Shape shape) => shape.By is { } by
        ? [Length(shape.Rows), Length(shape.Columns), Length(by.Rows), Length(by.Columns)]
        : [Length(shape.Rows), Length(shape.Columns)];

    private (Evaluator<Dual<T>> Inner, VaryingScope<T> Varying) Deeper(string[] names)
    {
        if (functions.Depth >= EvaluationContext.DeepestDerivative) throw new EvaluationLimitException($"derivatives are nested deeper than {EvaluationContext.DeepestDerivative}");
        var varying = new VaryingScope<T>(this, names);
        return (new Evaluator<Dual<T>>(new DualInterpretation<T>(functions), context, varying), varying);
    }

    /// <summary>∂Y/∂X column by column, X + εE_kl in the place of X; the entries of X are free whatever its structure.</summary>
    private Dense<T> DerivativeValue(Derivative derivative)
    {
        if ((derivative.By.Properties & Properties.Integer) != 0 && !derivative.At.Equals(derivative.By)) throw new EvaluationLimitException("a derivative by a whole number has no value elsewhere");
        var (y, x) = (derivative.Function.Shape, derivative.By.Shape);
        if (x.IsTensor) throw new EvaluationLimitException("a derivative by an order-4 tensor has no value");
        var at = Evaluate(derivative.At);
        var (rows, columns) = (at.Rows, at.Columns);
        var height = Length(y.Rows) * Length(y.Columns);
        Room(height, rows * columns);
        var (inner, varying) = Deeper([derivative.By.Name]);
        var jacobian = new T[height * rows * columns];
        var direction = new T[rows * columns];
        for (var column = 0; column < rows * columns; column++)
        {
            Array.Fill(direction, Field.Zero);
            direction[(column % rows * columns) + (column / rows)] = Field.One;
            varying.Vary(0, at, Dense<T>.Of(rows, columns, direction));
            inner.known.Clear();
            var value = inner.Evaluate(derivative.Function);
            for (var row = 0; row < height; row++) jacobian[(row * rows * columns) + column] = value[row % value.Rows, row / value.Rows].Epsilon;
        }
        return Arrange(Dense<T>.Of(height, rows * columns, jacobian), derivative, rows, columns);
    }

    private Dense<T> Arrange(Dense<T> jacobian, Derivative derivative, int rows, int columns)
    {
        var (y, x, layout) = (derivative.Function.Shape, derivative.By.Shape, derivative.Layout);
        if (layout == Layout.Kronecker) return jacobian;
        if (y.IsScalar)
        {
            return layout == Layout.Numerator
                ? new Dense<T>(columns, rows, (i, j) => jacobian[0, (i * rows) + j])
                : new Dense<T>(rows, columns, (i, j) => jacobian[0, (j * rows) + i]);
        }
        if (x.IsScalar)
        {
            var (height, width) = (Length(y.Rows), Length(y.Columns));
            return layout == Layout.Denominator
                ? new Dense<T>(width, height, (i, j) => jacobian[(i * height) + j, 0])
                : new Dense<T>(height, width, (i, j) => jacobian[(j * height) + i, 0]);
        }
        return !derivative.Shape.IsTensor && layout == Layout.Denominator ? LinearAlgebra.Transpose(jacobian) : jacobian;
    }

    private Dense<T> DifferentialValue(Differential differential)
    {
        var count = differential.Variables.Count;
        var names = new string[count];
        var values = new Dense<T>[count];
        var directions = new Dense<T>[count];
        for (var i = 0; i < count; i++)
        {
            names[i] = differential.Variables[i].Name;
            values[i] = Evaluate(differential.Variables[i]);
            directions[i] = Evaluate(differential.Directions[i]);
        }
        return EvaluateAlong(differential.Function, names, values, directions).Map(static d => d.Epsilon);
    }
}
