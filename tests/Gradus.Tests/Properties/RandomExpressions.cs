using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;
using static Gradus.Functions.Matrices;

namespace Gradus.Tests.Laws;

/// <summary>Draws shaped expressions that contain their variable, from a seed: every function of the catalog that has a derivative, at every shape.</summary>
/// <remarks>Inverses, determinants and logarithms are taken only of what has them at almost every point and every size, so that a judge finds points.</remarks>
internal sealed class RandomExpressions
{
    private static readonly Size M = Size.Named("m");
    private static readonly Size N = Size.Named("n");
    private static readonly Size P = Size.Named("p");
    private static readonly Size[] Sizes = [M, N, P];

    private static readonly Symbol[] Constants =
    [
        Matrix("A", M, N), Matrix("F", M, N), Matrix("B", N, P), Matrix("C", P, M), Matrix("G", M, P), Matrix("H", N, M), Matrix("L", P, N),
        Matrix("S", N, N), Matrix("R", N, N), Matrix("W", N, N, Properties.Symmetric), Matrix("V", M, M), Matrix("Q", P, P),
        Matrix("a", N, Size.One), Matrix("y", N, Size.One), Matrix("b", M, Size.One), Matrix("u", M, Size.One), Matrix("c", P, Size.One),
        Symbol.Of("r", Shape.Scalar), Symbol.Of("s", Shape.Scalar),
    ];

    private static readonly Symbol[] Variables = [Matrix("X", N, N), Matrix("X", N, N), Matrix("X", M, N), Matrix("x", N, Size.One), Symbol.Of("t", Shape.Scalar)];

    private readonly RandomSource random;
    private readonly Symbol variable;

    private RandomExpressions(RandomSource random)
    {
        this.random = random;
        variable = Variables[random.Below(Variables.Length)];
    }

    /// <summary>The sample of a seed; scalar functions three times in five, else vectors, rows and matrices.</summary>
    public static Sample Draw(ulong seed)
    {
        var draw = new RandomExpressions(new RandomSource(seed));
        var depth = 1 + draw.random.Below(3);
        var shape = draw.random.Below(20) switch
        {
            < 12 => Shape.Scalar,
            < 15 => Shape.Column(draw.Side()),
            < 16 => new Shape(Size.One, draw.Side()),
            _ => new Shape(draw.Side(), draw.Side()),
        };
        return new Sample(draw.Of(shape, depth, holds: true), draw.variable);
    }

    private static Symbol Matrix(string name, Size rows, Size columns, Properties properties = Properties.None) => Symbol.Of(name, new Shape(rows, columns), properties);

    private Size Side() => Sizes[random.Below(3)];

    private bool Coin(int outOf = 2) => random.Below(outOf) == 0;

    /// <summary>An expression of a shape; with the variable if it must hold it, else mostly without.</summary>
    private Expr Of(Shape shape, int depth, bool holds)
    {
        if (depth <= 0 || Coin(8)) return Leaf(shape, holds);
        return shape.IsScalar ? Scalar(depth - 1, holds)
            : shape.IsColumn ? Column(shape.Rows, depth - 1, holds)
            : shape.IsRow ? Transpose(Of(shape.Transposed, depth - 1, holds))
            : Square(shape, depth - 1, holds);
    }

    /// <summary>Two expressions of which one holds the variable if it must; the other one may.</summary>
    private (Expr, Expr) Two(Shape first, Shape second, int depth, bool holds)
    {
        var (one, other) = (holds, Coin(3));
        if (Coin()) (one, other) = (other, one);
        return (Of(first, depth, one), Of(second, depth, other));
    }

    private Expr Leaf(Shape shape, bool holds)
    {
        if (holds) return shape == variable.Shape ? variable : shape == variable.Shape.Transposed ? Transpose(variable) : Reach(shape);
        if (!shape.IsScalar && Coin(12)) return shape.IsSquare ? Constant.Identity(shape.Rows) : Constant.Ones(shape.Rows, shape.Columns);
        Symbol[] fitting = [.. Constants.Where(s => s.Shape == shape || s.Shape == shape.Transposed)];
        if (fitting.Length == 0) return Of(Shape.Column(shape.Rows), 0, holds: false) * Transpose(Of(Shape.Column(shape.Columns), 0, holds: false));
        var symbol = fitting[random.Below(fitting.Length)];
        return symbol.Shape != shape || (shape.IsSquare && !symbol.IsSymmetric && Coin(4)) ? Transpose(symbol) : symbol;
    }

    /// <summary>The variable brought to another shape by constants on both sides.</summary>
    private Expr Reach(Shape shape)
    {
        Expr value = variable;
        if (variable.IsScalar) return value * Leaf(shape, holds: false);
        if (shape.IsScalar && Coin(4)) return SumOfEntries(value);
        if (value.Shape.Rows != shape.Rows) value = Leaf(new Shape(shape.Rows, value.Shape.Rows), holds: false) * value;
        if (value.Shape.Columns != shape.Columns) value *= Leaf(new Shape(value.Shape.Columns, shape.Columns), holds: false);
        return value;
    }

    private Expr Scalar(int depth, bool holds)
    {
        var (k, l) = (Side(), Side());
        switch (random.Below(21))
        {
            case 0 or 1 or 2:
                return Trace(Of(new Shape(k, k), depth, holds));
            case 3:
                return Inner(Two(Shape.Column(k), Shape.Column(k), depth, holds));
            case 4:
                var ((u, v), form) = (Two(Shape.Column(k), Shape.Column(l), depth - 1, holds), Of(new Shape(k, l), depth - 1, Coin(3)));
                return Product.Of(Transpose(u), form, v);
            case 5:
                var (a, b) = Two(new Shape(k, l), new Shape(k, l), depth, holds);
                return Frobenius(a, b);
            case 6:
                return LogDet(Positive(k, depth, holds));
            case 7:
                return Det(Invertible(k, depth, holds));
            case 8:
                return SumOfEntries(Of(new Shape(k, l), depth, holds));
            case 9:
                return EntryPower(NormF(Of(new Shape(k, l), depth, holds)), 2);
            case 10:
                return EntryPower(Norm2(Of(Shape.Column(k), depth, holds)), 2);
            case 11:
                return Sum.Of(Both(Two(Shape.Scalar, Shape.Scalar, depth, holds)));
            case 12:
                return Product.Of(Both(Two(Shape.Scalar, Shape.Scalar, depth, holds)));
            case 13:
                return Scale.Of(Coefficient(), Of(Shape.Scalar, depth, holds));
            case 14:
                return Entrywise(Of(Shape.Scalar, depth, holds));
            case 15:
                return EntryPower(Of(Shape.Scalar, depth, holds), 2 + random.Below(2));
            case 16:
                return Reciprocal(AboveOne(depth, holds));
            case 17:
                return Coin(8) ? Sqrt(AboveOne(depth, holds)) : Log(AboveOne(depth, holds));
            case 18:
                var (x, y) = Two(new Shape(k, k), new Shape(l, l), depth, holds);
                return Trace(Kronecker(x, y));
            case 19:
                var (c, d) = Two(new Shape(k, l), new Shape(k, l), depth, holds);
                return Transpose(Vec(c)) * Vec(d);
            default:
                var (e, f) = Two(Shape.Scalar, Shape.Scalar, depth, holds);
                return Quotient(e, Number.One + EntryPower(f, 2));
        }
    }

    private Expr Column(Size k, int depth, bool holds)
    {
        var shape = Shape.Column(k);
        var l = Side();
        switch (random.Below(11))
        {
            case 0 or 1 or 2:
                return Product.Of(Both(Two(new Shape(k, l), Shape.Column(l), depth, holds)));
            case 3:
                return Sum.Of(Both(Two(shape, shape, depth, holds)));
            case 4:
                return Product.Of(Both(Two(Shape.Scalar, shape, depth, holds)));
            case 5:
                return Hadamard(Two(shape, shape, depth, holds));
            case 6:
                return Entrywise(Of(shape, depth, holds));
            case 7:
                return Diag(Of(new Shape(k, k), depth, holds));
            case 8:
                return Of(new Shape(k, l), depth, holds) * Constant.Ones(l, Size.One);
            case 9:
                return EntryPower(Of(shape, depth, holds), 2 + random.Below(2));
            default:
                return Inverse(Invertible(k, depth, holds)) * Of(shape, depth, Coin(3));
        }
    }

    private Expr Square(Shape shape, int depth, bool holds)
    {
        var (rows, columns, k) = (shape.Rows, shape.Columns, Side());
        switch (random.Below(16))
        {
            case 0 or 1 or 2:
                return Product.Of(Both(Two(new Shape(rows, k), new Shape(k, columns), depth, holds)));
            case 3 or 4:
                return Sum.Of(Both(Two(shape, shape, depth, holds)));
            case 5:
                return Transpose(Of(shape.Transposed, depth, holds));
            case 6:
                return Product.Of(Both(Two(Shape.Scalar, shape, depth, holds)));
            case 7:
                return Hadamard(Two(shape, shape, depth, holds));
            case 8:
                return Entrywise(Of(shape, depth, holds));
            case 9:
                var (u, v) = Two(Shape.Column(rows), Shape.Column(columns), depth, holds);
                return u * Transpose(v);
            case 10:
                return Scale.Of(Coefficient(), Of(shape, depth, holds));
            case 11:
                return EntryPower(Of(shape, depth, holds), 2);
            case 12:
                return Diag(Of(Shape.Column(rows), depth, holds)) * Of(shape, depth, Coin(3));
            case 13 when rows == columns:
                return DDiag(Of(shape, depth, holds));
            case 14 when rows == columns:
                var power = Of(shape, depth, holds);
                return power * power;
            default:
                return rows == columns ? Inverse(Invertible(rows, depth, holds)) : Inverse(Invertible(rows, depth, holds)) * Of(shape, depth, Coin(3));
        }
    }

    /// <summary>A square matrix that has an inverse at almost every point.</summary>
    private Expr Invertible(Size k, int depth, bool holds)
    {
        var shape = new Shape(k, k);
        Expr free = Constants.First(s => s.Shape == shape);
        switch (random.Below(5))
        {
            case 0 when holds && variable.Shape == shape:
                return variable;
            case 1:
                return Positive(k, depth, holds);
            case 2 when depth > 0:
                return Invertible(k, depth - 1, holds) * free;
            default:
                return free + Of(shape, depth, holds);
        }
    }

    /// <summary>I + Y Yᵀ.</summary>
    private Expr Positive(Size k, int depth, bool holds)
    {
        var y = Of(new Shape(k, Side()), depth, holds);
        return Constant.Identity(k) + (y * Transpose(y));
    }

    /// <summary>1 + ‖y‖².</summary>
    private Expr AboveOne(int depth, bool holds)
    {
        var y = Of(Shape.Column(Side()), depth, holds);
        return Number.One + (Transpose(y) * y);
    }

    private Rational Coefficient() => Rational.Of(random.Below(2) == 0 ? 1 + random.Below(4) : -1 - random.Below(4), 1 + random.Below(3));

    private Expr Entrywise(Expr x) => random.Below(13) switch
    {
        0 or 1 => Exp(x),
        2 or 3 => Sin(x),
        4 => Cos(x),
        5 or 6 => Tanh(x),
        7 or 8 => Sigmoid(x),
        9 => Softplus(x),
        10 => Relu(x),
        11 => Abs(x),
        _ => Erf(x),
    };

    private static Expr[] Both((Expr, Expr) two) => [two.Item1, two.Item2];

    private static Expr Inner((Expr, Expr) two) => Transpose(two.Item1) * two.Item2;

    private static Expr Hadamard((Expr, Expr) two) => Matrices.Hadamard(two.Item1, two.Item2);
}
