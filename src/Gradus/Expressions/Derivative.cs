using Gradus.Shapes;

namespace Gradus.Expressions;

/// <summary>How the entries of a derivative are laid out.</summary>
public enum Layout
{
    /// <summary>The gradient of a scalar has the shape of the variable; the Jacobian of a vector has one row per entry of the vector; a matrix by a matrix is the order-4 tensor.</summary>
    Default,

    /// <summary>One row per entry of the function also for scalars: the derivative of a scalar by a column is a row.</summary>
    Numerator,

    /// <summary>One row per entry of the variable: the derivative of a column by a column is the transposed Jacobian.</summary>
    Denominator,

    /// <summary>∂vec(Y)/∂vec(X)ᵀ for every kind of Y and X (Magnus &amp; Neudecker).</summary>
    Kronecker,
}

/// <summary>∂Y/∂X, not yet worked out; at a point other than X itself if <see cref="At"/> says so.</summary>
/// <remarks>∂tr(AᵀAB)/∂(AᵀA) is the derivative of tr(UB) by U at U = AᵀA.</remarks>
public sealed class Derivative : Expr
{
    private Derivative(Expr of, Symbol by, Expr at, Layout layout, Shape shape)
        : base(shape, HashCode.Combine(8, of, by, at, layout))
    {
        Function = of;
        By = by;
        At = at;
        Layout = layout;
    }

    /// <summary>What is differentiated.</summary>
    public Expr Function { get; }

    /// <summary>The variable, bound here: it does not leave the derivative, only <see cref="At"/> does.</summary>
    public Symbol By { get; }

    /// <summary>The point; the variable itself where the text names none.</summary>
    public Expr At { get; }

    /// <summary>How the entries are laid out.</summary>
    public Layout Layout { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Expr> Children => [Function, At];

    /// <summary>The derivative of an expression by a symbol.</summary>
    public static Derivative Of(Expr function, Symbol by, Layout layout = Layout.Default, Expr? at = null)
    {
        if (function.Shape.IsTensor) throw new ShapeException($"the derivative of an order-4 tensor ({function.Shape}) has an order above 4; write its Kronecker form instead");
        if (by.Shape.IsTensor) throw new ShapeException($"the derivative by an order-4 tensor ({by.Shape}) has an order above 4");
        if (at is not null && at.Shape != by.Shape) throw new ShapeException($"the derivative by {by.Name} ({by.Shape}) cannot be taken at a point of shape {at.Shape}");
        return new Derivative(function, by, at ?? by, layout, ShapeOf(function.Shape, by.Shape, layout));
    }

    /// <summary>The shape of ∂Y/∂X.</summary>
    public static Shape ShapeOf(Shape y, Shape x, Layout layout)
    {
        if (layout == Layout.Kronecker) return new Shape(y.Rows * y.Columns, x.Rows * x.Columns);
        if (y.IsScalar) return layout == Layout.Numerator ? x.Transposed : x;
        if (x.IsScalar) return layout == Layout.Denominator ? y.Transposed : y;
        if ((y.IsColumn || y.IsRow) && (x.IsColumn || x.IsRow))
        {
            var (rows, columns) = (y.Rows * y.Columns, x.Rows * x.Columns);
            return layout == Layout.Denominator ? new Shape(columns, rows) : new Shape(rows, columns);
        }
        return new Shape(y.Rows, y.Columns, x);
    }

    /// <inheritdoc/>
    public override Expr WithChildren(IReadOnlyList<Expr> children) => Of(children[0], By, Layout, children[1]);

    private protected override bool SameNode(Expr other) => other is Derivative d && Layout == d.Layout && By.Equals(d.By) && Function.Equals(d.Function) && At.Equals(d.At);
}

/// <summary>The differential dY along given directions of the variables, not yet worked out: Σ (∂Y/∂X)[dX].</summary>
public sealed class Differential : Expr
{
    private readonly Symbol[] variables;
    private readonly Expr[] directions;

    private Differential(Expr of, Symbol[] variables, Expr[] directions)
        : base(of.Shape, HashOf(HashCode.Combine(9, of), [.. variables, .. directions]))
    {
        Function = of;
        this.variables = variables;
        this.directions = directions;
    }

    /// <summary>What changes.</summary>
    public Expr Function { get; }

    /// <summary>The symbols that vary.</summary>
    public IReadOnlyList<Symbol> Variables => variables;

    /// <summary>The direction of each variable, usually the symbol dX.</summary>
    public IReadOnlyList<Expr> Directions => directions;

    /// <inheritdoc/>
    public override IReadOnlyList<Expr> Children => [Function, .. directions];

    /// <summary>The differential of an expression, each variable X varying along dX.</summary>
    public static Differential Of(Expr function, params IReadOnlyList<Symbol> variables) =>
        new(function, [.. variables], [.. variables.Select(x => Symbol.Differential(x))]);

    /// <summary>The differential of an expression along given directions.</summary>
    public static Differential Of(Expr function, IReadOnlyList<Symbol> variables, IReadOnlyList<Expr> directions)
    {
        for (var i = 0; i < variables.Count; i++)
        {
            if (variables[i].Shape != directions[i].Shape) throw new ShapeException($"{variables[i].Name} ({variables[i].Shape}) cannot vary along a direction of shape {directions[i].Shape}");
        }
        return new Differential(function, [.. variables], [.. directions]);
    }

    /// <inheritdoc/>
    public override Expr WithChildren(IReadOnlyList<Expr> children) => Of(children[0], variables, [.. children.Skip(1)]);

    private protected override bool SameNode(Expr other) =>
        other is Differential d && Function.Equals(d.Function) && SameParts(variables, d.variables) && SameParts(directions, d.directions);
}
