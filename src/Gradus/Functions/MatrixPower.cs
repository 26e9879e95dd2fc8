using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using static Gradus.Functions.Matrices;

namespace Gradus.Functions;

/// <summary>Aᵏ of a square matrix for a whole number k; d Aᵏ = Σ Aⁱ dA A^(k−1−i), and d tr Aᵏ = k tr(A^(k−1) dA) (Petersen &amp; Pedersen, eq. 121).</summary>
public sealed class MatrixPower : AnalyticFunction
{
    private const int MostTerms = 8;

    /// <inheritdoc/>
    public override string Name => "mpower";

    /// <inheritdoc/>
    public override int Arity => 2;

    /// <inheritdoc/>
    public override string? Domain => "{0} invertible where the power is negative";

    /// <inheritdoc/>
    public override string? DomainAt(ReadOnlySpan<Expr> arguments) => Exponents.NeedInverse(arguments[1]);

    /// <inheritdoc/>
    public override Notation Notation { get; } = new("{0^}^{1^}", "{0^}^{{1}}", "{0^}^{1^}", Precedence.Postfix);

    /// <inheritdoc/>
    public override string Example => "A^3 = A*A*A";

    /// <inheritdoc/>
    public override bool IsPrimary => true;

    /// <inheritdoc/>
    public override int? Exponent => 1;

    /// <inheritdoc/>
    public override Shape InferShape(ReadOnlySpan<Expr> arguments)
    {
        var (shape, exponent) = (arguments[0].Shape, arguments[1].Shape);
        return !shape.IsSquare ? throw new ShapeException($"a power needs a square matrix, but got {shape}; for every entry write .^")
            : exponent.IsScalar ? shape : throw new ShapeException($"an exponent must be a scalar, but got {exponent}");
    }

    /// <inheritdoc/>
    public override Expr? Reduce(ReadOnlySpan<Expr> arguments) => (arguments[0], arguments[1]) switch
    {
        ({ IsScalar: true }, _) => Catalog.Call<EntryPower>(arguments[0], arguments[1]),
        (Constant { Kind: ConstantKind.Identity } identity, _) => identity,
        (_, Number { Value.IsZero: true }) => Constant.Identity(arguments[0].Shape.Rows),
        (_, Number { Value.IsOne: true }) => arguments[0],
        (_, Number { Value: var k }) when k == Rational.MinusOne => Inverse(arguments[0]),
        (Apply { Function: MatrixPower } inner, Number { Value: { IsInteger: true } k }) when inner.Children[1] is Number { Value: var j } => MatrixPower(inner.Children[0], Number.Of(j * k)),
        _ => null,
    };

    /// <inheritdoc/>
    public override Expr Differential(ReadOnlySpan<Expr> x, ReadOnlySpan<Expr> dx)
    {
        var (a, k) = (x[0], x[1]);
        if (!dx[1].IsZero) throw new ShapeException("the exponent of a matrix power is a whole number and cannot vary");
        if (k is not Number { Value: { IsInteger: true } number } || number.Abs() > (Rational)MostTerms) return Catalog.Call<DPower>(a, k, dx[0]);
        var (count, sign) = ((long)number.Abs().Numerator, number.Sign);
        var terms = new List<Expr>();
        for (long i = 0; i < count; i++)
        {
            terms.Add(sign > 0 ? MatrixPower(a, i) * dx[0] * MatrixPower(a, count - 1 - i) : -(MatrixPower(a, -i - 1) * dx[0] * MatrixPower(a, i - count)));
        }
        return Sum.Of(terms);
    }

    /// <inheritdoc/>
    public override Dense<double> Evaluate(ReadOnlySpan<Dense<double>> x)
    {
        var k = x[1][0, 0];
        return k == Math.Floor(k) && Math.Abs(k) < 1000 ? LinearSystems.Power(RealField.Instance, x[0], (int)k)
            : MatrixFunctions.Exponential(LinearAlgebra.Scale(RealField.Instance, k, MatrixFunctions.Logarithm(x[0])));
    }

    /// <inheritdoc/>
    public override Dense<T> EvaluateIn<T>(Field<T> field, ReadOnlySpan<Dense<T>> x, int exponent) => LinearSystems.Power(field, x[0], exponent);

    /// <inheritdoc/>
    public override Dense<BigFloat>? Evaluate(ManyDigits digits, ReadOnlySpan<Dense<BigFloat>> x)
    {
        var k = x[1][0, 0];
        return k.ToSmallHalf() is { IsInteger: true } whole ? LinearSystems.Power(digits, x[0], (int)whole.Numerator)
            : BigMatrices.Exponential(digits, LinearAlgebra.Scale(digits, k, BigMatrices.Logarithm(digits, x[0])));
    }
}

public static partial class Matrices
{
    /// <summary>Aᵏ.</summary>
    public static Expr MatrixPower(Expr a, Expr k) => Catalog.Call<MatrixPower>(a, k);

    /// <summary>Aᵏ.</summary>
    public static Expr MatrixPower(Expr a, long k) => Catalog.Call<MatrixPower>(a, Number.Of(k));
}
