using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>The X with AX + XB = C for A m×m, B n×n, C m×n; A dX + dX B = dC − dA X − X dB (Golub &amp; Van Loan §7.6.3).</summary>
public sealed class Sylvester : AnalyticFunction
{
    /// <inheritdoc/>
    public override string Name => "sylvester";

    /// <inheritdoc/>
    public override int Arity => 3;

    /// <inheritdoc/>
    public override string? Domain => "no eigenvalue in common of {0} and -{1}";

    /// <inheritdoc/>
    public override Notation Notation { get; } = new("sylvester({0}, {1}, {2})", "\\operatorname{sylvester}\\left({0}, {1}, {2}\\right)", "sylvester({0}, {1}, {2})");

    /// <inheritdoc/>
    public override string Example => "A*sylvester(A, B, C) + sylvester(A, B, C)*B = C";

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        var (a, b, c) = (arguments[0].Shape, arguments[1].Shape, arguments[2].Shape);
        return a.IsSquare && b.IsSquare && a.Rows == c.Rows && b.Rows == c.Columns ? c
            : throw new ShapeException($"AX + XB = C needs square A and B that fit C, but here {a} and {b} meet {c}");
    }

    /// <inheritdoc/>
    public override Expr? Reduce(ReadOnlySpan<Expr> arguments)
    {
        var (a, b, c) = (arguments[0], arguments[1], arguments[2]);
        if (c.IsZero) return c;
        if (a.IsScalar && b.IsScalar) return Quotient(c, a + b);
        if (a.Equals(b) && Commuting.With(a, c)) return Product.Of(Scale.Of(Rational.Of(1, 2), Inverse(a)), c);
        return c is Scale { Body: { } body } s ? Scale.Of(s.Coefficient, s.Scalars, Sylvester(a, b, body)) : null;
    }

    /// <inheritdoc/>
    public override Expr Differential(ReadOnlySpan<Expr> x, ReadOnlySpan<Expr> dx)
    {
        var solution = Sylvester(x[0], x[1], x[2]);
        return Sylvester(x[0], x[1], dx[2] - (dx[0] * solution) - (solution * dx[1]));
    }

    /// <inheritdoc/>
    /// <remarks>G : X with AX + XB = E is Y : E with AᵀY + YBᵀ = G.</remarks>
    public override Expr? Adjoint(ReadOnlySpan<Expr> x, int argument, Expr g) => argument == 2 ? Transpose(Sylvester(x[1], x[0], Transpose(g))) : null;

    /// <inheritdoc/>
    public override Dense<double> Evaluate(ReadOnlySpan<Dense<double>> x) => EvaluateIn(RealField.Instance, x);

    /// <inheritdoc/>
    public override bool IsRational => true;

    /// <inheritdoc/>
    public override Dense<T> EvaluateIn<T>(Field<T> field, ReadOnlySpan<Dense<T>> x) => LinearSystems.Sylvester(field, x[0], x[1], x[2]);
}

public static partial class Matrices
{
    /// <summary>The X with AX + XB = C.</summary>
    public static Expr Sylvester(Expr a, Expr b, Expr c) => Catalog.Call<Sylvester>(a, b, c);
}
