using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Tests.Laws;

/// <summary>Draws shaped expressions over whatever functions the catalog has, at every kind of value and variable, to depth 6.</summary>
/// <remarks>Nothing here knows a function by name: <see cref="CatalogCalls"/> finds out what may be applied to what.</remarks>
internal sealed class CatalogExpressions
{
    private const int DeepestLevel = 6;

    /// <summary>An expression of depth 6 with two operands everywhere has 64 leaves; most have far fewer.</summary>
    private const int MostLeaves = 12;

    private static readonly Size M = Size.Named("m");
    private static readonly Size N = Size.Named("n");
    private static readonly Size P = Size.Named("p");
    private static readonly Size[] Sizes = [M, N, P];
    private static readonly Size[] Sides = [Size.One, .. Sizes];

    /// <summary>Every shape that an argument may have: scalars, vectors, rows, matrices, and what vec and ⊗ make.</summary>
    private static readonly Shape[] Shapes =
    [
        .. Sides.SelectMany(static r => Sides.Select(c => new Shape(r, c))), Shape.Column(M * N), Shape.Column(N * N), new Shape(M * N, M * N),
    ];

    private static readonly CatalogCalls Calls = new(Shapes, Sizes);

    private static readonly Symbol[] Constants =
    [
        Named("A", M, N), Named("F", M, N), Named("B", N, P), Named("C", P, M), Named("S", N, N), Named("R", N, N), Named("V", M, M), Named("Q", P, P),
        Named("W", N, N, Properties.Symmetric), Named("E", M, M, Properties.PositiveDefinite), Named("D", P, P, Properties.Diagonal),
        Named("a", N, Size.One), Named("y", N, Size.One), Named("b", M, Size.One), Named("c", P, Size.One, Properties.Positive),
        Symbol.Of("r", Shape.Scalar), Symbol.Of("s", Shape.Scalar, Properties.Positive),
    ];

    private static readonly Symbol[] Variables =
    [
        Named("X", N, N), Named("X", N, N), Named("X", M, N), Named("X", M, N), Named("x", N, Size.One), Named("x", N, Size.One), Symbol.Of("t", Shape.Scalar),
        Named("z", Size.One, N), Named("X", N, N, Properties.Symmetric), Named("X", N, N, Properties.PositiveDefinite), Named("X", N, N, Properties.Skew),
        Named("X", N, N, Properties.Diagonal), Named("X", N, N, Properties.Orthogonal), Symbol.Of("t", Shape.Scalar, Properties.Positive),
    ];

    private readonly RandomSource random;
    private readonly Symbol variable;
    private int leaves;

    private CatalogExpressions(RandomSource random)
    {
        this.random = random;
        variable = Variables[random.Below(Variables.Length)];
    }

    /// <summary>The sample of a seed.</summary>
    public static Sample Draw(ulong seed)
    {
        var draw = new CatalogExpressions(new RandomSource(seed));
        var depth = 1 + draw.random.Below(DeepestLevel);
        var shape = draw.Coin() ? Shape.Scalar : Shapes[draw.random.Below(16)];
        return new Sample(draw.Of(shape, depth, holds: true), draw.variable);
    }

    private static Symbol Named(string name, Size rows, Size columns, Properties properties = Properties.None) => Symbol.Of(name, new Shape(rows, columns), properties);

    private bool Coin(int outOf = 2) => random.Below(outOf) == 0;

    private Expr Of(Shape shape, int depth, bool holds)
    {
        if (depth <= 0 || leaves >= MostLeaves || Coin(8)) return Leaf(shape, holds);
        return Coin(3) ? Arithmetic(shape, depth - 1, holds) : Function(shape, depth - 1, holds);
    }

    private Expr Arithmetic(Shape shape, int depth, bool holds)
    {
        var other = Coin() ? holds : Coin(3);
        switch (random.Below(4))
        {
            case 0:
                return Of(shape, depth, holds) + Of(shape, depth, other);
            case 1:
                return Scale.Of(Coefficient(), Of(shape, depth, holds));
            case 2:
                return Of(Shape.Scalar, depth, other) * Of(shape, depth, holds);
            default:
                var inner = Sizes[random.Below(3)];
                return Of(new Shape(shape.Rows, inner), depth, holds) * Of(new Shape(inner, shape.Columns), depth, other);
        }
    }

    private Expr Function(Shape shape, int depth, bool holds)
    {
        var calls = Calls.Of(shape);
        if (calls.Count == 0) return Arithmetic(shape, depth, holds);
        var ways = calls[random.Below(calls.Count)];
        var call = ways[random.Below(ways.Count)];
        var holder = random.Below(call.Operands.Count);
        Expr[] operands = [.. call.Operands.Select((s, k) => CatalogCalls.Within(call.Function, Of(s, depth, k == holder ? holds : Coin(3))))];
        return call.Apply(operands);
    }

    private Expr Leaf(Shape shape, bool holds)
    {
        leaves++;
        if (holds) return Holding(shape);
        if (!shape.IsScalar && Coin(12)) return shape.IsSquare ? Constant.Identity(shape.Rows) : Constant.Ones(shape.Rows, shape.Columns);
        Symbol[] fitting = [.. Constants.Where(s => s.Shape == shape || s.Shape == shape.Transposed)];
        if (fitting.Length == 0) return Composite(shape) ?? Outer(shape);
        var symbol = fitting[random.Below(fitting.Length)];
        return symbol.Shape != shape || (shape.IsSquare && Coin(4)) ? Matrices.Transpose(symbol) : symbol;
    }

    private Expr Outer(Shape shape) => Leaf(Shape.Column(shape.Rows), holds: false) * Matrices.Transpose(Leaf(Shape.Column(shape.Columns), holds: false));

    private Expr? Composite(Shape shape)
    {
        if (shape.Rows.Names.Count < 2 || !(shape.IsColumn || shape.IsSquare)) return null;
        var (slow, fast) = (Size.Named(shape.Rows.Names[0]), Size.Named(shape.Rows.Names[1]));
        return shape.IsColumn ? Matrices.Vec(Leaf(new Shape(slow, fast), holds: false)) : Matrices.Kronecker(Leaf(new Shape(slow, slow), holds: false), Leaf(new Shape(fast, fast), holds: false));
    }

    /// <summary>The variable, brought to another shape by constants on both sides.</summary>
    private Expr Holding(Shape shape)
    {
        Expr value = variable;
        if (shape == variable.Shape) return value;
        if (shape == variable.Shape.Transposed) return Matrices.Transpose(value);
        if (shape.Rows.Names.Count > 1 && shape.IsColumn) return Matrices.Vec(Holding(new Shape(Size.Named(shape.Rows.Names[0]), Size.Named(shape.Rows.Names[1]))));
        if (variable.IsScalar) return value * Leaf(shape, holds: false);
        if (value.Shape.Rows != shape.Rows) value = Leaf(new Shape(shape.Rows, value.Shape.Rows), holds: false) * value;
        return value.Shape.Columns == shape.Columns ? value : value * Leaf(new Shape(value.Shape.Columns, shape.Columns), holds: false);
    }

    private Rational Coefficient() => Rational.Of(Coin() ? 1 + random.Below(4) : -1 - random.Below(4), 1 + random.Below(3));
}
