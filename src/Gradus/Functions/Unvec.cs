using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Functions;

/// <summary>The m×n matrix with vec(unvec(v,m,n)) = v for a column v of length mn.</summary>
public sealed class Unvec : StructuralFunction
{
    /// <inheritdoc/>
    public override string Name => "unvec";

    /// <inheritdoc/>
    public override int Arity => 3;

    /// <inheritdoc/>
    public override Notation Notation { get; } = new("unvec({0}, {1}, {2})", "\\operatorname{unvec}_{{1} \\times {2}}\\left({0}\\right)", "unvec({0}, {1}, {2})");

    /// <inheritdoc/>
    public override string Example => "unvec(vec(A), rows(A), cols(A)) = A";

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        var shape = new Shape(SizeOf(arguments[1]), SizeOf(arguments[2]));
        if (!arguments[0].Shape.IsColumn || arguments[0].Shape.Rows != shape.Rows * shape.Columns) throw new ShapeException($"unvec to {shape} needs a column of length {shape.Rows * shape.Columns}, but got {arguments[0].Shape}");
        return shape;
    }

    /// <inheritdoc/>
    public override string IndexForm(ReadOnlySpan<Expr> arguments) => "(ji)->ij";

    /// <inheritdoc/>
    public override int Operands => 1;

    private static Size SizeOf(Expr size) => size switch
    {
        Number { Value: { IsInteger: true, Sign: > 0 } n } => Size.Of((long)n.Numerator),
        Constant { Kind: ConstantKind.Dimension } d => d.First,
        _ => throw new ShapeException("unvec needs its sizes as numbers, or as rows(X) and cols(X)"),
    };
}

public static partial class Matrices
{
    /// <summary>The m×n matrix with vec(unvec(v,m,n)) = v for a column v of length mn.</summary>
    public static Expr Unvec(Expr v, Size m, Size n) => Catalog.Call<Unvec>(v, Constant.Dimension(m), Constant.Dimension(n));
}
