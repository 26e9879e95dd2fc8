using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>A part of a formula whose shape is known up to unknown sizes; the expression is made when all sizes are settled.</summary>
internal sealed class Value(SyntaxNode source, Shape shape, Func<Expr> build)
{
    private const int LargestExpression = 20_000;

    private Expr? built;

    public SyntaxNode Source { get; } = source;

    public Shape Shape { get; } = shape;

    public bool IsScalar => Shape.IsScalar;

    public bool IsTensor => Shape.IsTensor;

    /// <summary>True for a matrix that is neither a row nor a column.</summary>
    public bool IsMatrix => Shape is { IsColumn: false, IsRow: false, IsTensor: false };

    /// <summary>The number that was written here, if it was one.</summary>
    public Rational? Literal { get; init; }

    /// <summary>True for a written 0 and for remainders, which take any shape.</summary>
    public bool FitsAnywhere { get; init; }

    /// <summary>True where entries are computed one by one (exp of a vector), so that a number beside it means ones.</summary>
    public bool Entrywise { get; init; }

    /// <summary>True for y wᵀx where y is read as a vector: a letter that weighs a number may as well be a number.</summary>
    public bool Weighed { get; init; }

    /// <summary>For a derivative, the shapes of the function and of its variable: it may be applied to a direction.</summary>
    public (Shape Function, Shape By)? Maps { get; init; }

    /// <summary>Makes the expression, once.</summary>
    /// <exception cref="BindingException">It has grown beyond what can be handled, as by definitions that double each other.</exception>
    public Expr Build()
    {
        if (built is not null) return built;
        var made = build();
        var left = LargestExpression;
        if (!IsWithin(made, ref left)) throw new BindingException(new BindingProblem(Source.Span, "too-large", $"written out, this has more than {LargestExpression} parts"));
        return built = made;
    }

    private static bool IsWithin(Expr e, ref int left)
    {
        if (--left < 0) return false;
        foreach (var child in e.Children)
        {
            if (!IsWithin(child, ref left)) return false;
        }
        return true;
    }
}
