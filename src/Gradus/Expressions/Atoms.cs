using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Expressions;

/// <summary>A rational number.</summary>
public sealed class Number : Expr
{
    private Number(Rational value)
        : base(Shape.Scalar, HashCode.Combine(1, value)) => Value = value;

    /// <summary>0.</summary>
    public static Number Zero { get; } = new(Rational.Zero);

    /// <summary>1.</summary>
    public static Number One { get; } = new(Rational.One);

    /// <summary>The value.</summary>
    public Rational Value { get; }

    /// <inheritdoc/>
    public override bool IsZero => Value.IsZero;

    /// <inheritdoc/>
    public override IReadOnlyList<Expr> Children => [];

    /// <summary>The number as an expression.</summary>
    public static Number Of(Rational value) => value.IsZero ? Zero : value.IsOne ? One : new Number(value);

    /// <inheritdoc/>
    public override Expr WithChildren(IReadOnlyList<Expr> children) => this;

    private protected override bool SameNode(Expr other) => Value == ((Number)other).Value;
}

/// <summary>What is known of a symbol beyond its shape.</summary>
[Flags]
public enum Properties
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Sᵀ = S.</summary>
    Symmetric = 1,

    /// <summary>Sᵀ = −S.</summary>
    Skew = 2,

    /// <summary>Symmetric with xᵀSx &gt; 0.</summary>
    PositiveDefinite = 4,

    /// <summary>Zero off the diagonal.</summary>
    Diagonal = 8,

    /// <summary>QᵀQ = QQᵀ = I.</summary>
    Orthogonal = 16,

    /// <summary>Zero above the diagonal.</summary>
    Triangular = 32,

    /// <summary>P² = P.</summary>
    Idempotent = 64,

    /// <summary>Has an inverse.</summary>
    Invertible = 128,

    /// <summary>A vector of length 1.</summary>
    Unit = 256,

    /// <summary>All entries above 0.</summary>
    Positive = 512,

    /// <summary>A whole number (an exponent).</summary>
    Integer = 1024,

    /// <summary>Held constant: its differential is 0.</summary>
    Constant = 2048,

    /// <summary>As many rows as columns, said before its size is known.</summary>
    Square = 4096,

    /// <summary>Said not to be symmetric.</summary>
    Asymmetric = 8192,

    /// <summary>Entries that sum to 1: weights, probabilities.</summary>
    SumsToOne = 16384,

    /// <summary>Entries 0 and 1: which indices a set holds.</summary>
    IndexSet = 32768,
}

/// <summary>The members of a family: the shape of each and what is known of each.</summary>
public sealed record Members(Shape Shape, Properties Properties);

/// <summary>A named scalar, vector or matrix.</summary>
public sealed class Symbol : Expr
{
    private Symbol(string name, Shape shape, Properties properties, Symbol? differentialOf, Dense<Rational>? value = null, Members? members = null)
        : base(shape, HashCode.Combine(2, string.GetHashCode(name, StringComparison.Ordinal), properties, shape))
    {
        Name = name;
        Properties = properties;
        DifferentialOf = differentialOf;
        Value = value;
        Members = members;
    }

    /// <summary>The name, Greek letters in English: <c>Sigma</c>, <c>x_1</c>; <c>dX</c> for the differential of X.</summary>
    public string Name { get; }

    /// <summary>What is known of it.</summary>
    public Properties Properties { get; }

    /// <summary>For dX the symbol X; null for an ordinary symbol.</summary>
    public Symbol? DifferentialOf { get; }

    /// <summary>The entries where they are given: <c>[2, 1; 1, 20]</c>; null for an unknown.</summary>
    public Dense<Rational>? Value { get; }

    /// <summary>What the members are where the symbol is a family of numbers, vectors or matrices side by side; null where it is none.</summary>
    public Members? Members { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Expr> Children => [];

    /// <summary>True if equal to its transpose by what is known.</summary>
    public bool IsSymmetric => IsScalar || (Properties & (Properties.Symmetric | Properties.PositiveDefinite | Properties.Diagonal)) != 0;

    /// <summary>A symbol.</summary>
    public static Symbol Of(string name, Shape shape, Properties properties = Properties.None) => new(name, shape, shape.IsSquare ? properties : properties & ~OfSquareMatrices, null);

    /// <summary>A family of so many members x_1, …, x_n of one shape, side by side in one matrix; the properties are those of each member.</summary>
    public static Symbol Family(string name, Shape member, Size count, Properties properties = Properties.None) =>
        new(name, new Shape(member.Rows, member.Columns * count), properties & OfFamilies, null, null, new(member, member.IsSquare ? properties : properties & ~OfSquareMatrices));

    /// <summary>What is said of the members side by side if it is said of each.</summary>
    private const Properties OfFamilies = Properties.Positive | Properties.Constant;

    /// <summary>What only a square matrix can be: a text that says so of another matrix speaks of something else.</summary>
    private const Properties OfSquareMatrices = Properties.Symmetric | Properties.Skew | Properties.PositiveDefinite | Properties.Diagonal | Properties.Orthogonal | Properties.Triangular | Properties.Idempotent | Properties.Invertible;

    /// <summary>A matrix of given numbers, named by how it is written: <c>[2, 1; 1, 20]</c>.</summary>
    public static Symbol Of(Dense<Rational> value)
    {
        var rows = Enumerable.Range(0, value.Rows).Select(i => string.Join(", ", Enumerable.Range(0, value.Columns).Select(j => value[i, j])));
        var symmetric = value.Rows == value.Columns && Enumerable.Range(0, value.Rows).All(i => Enumerable.Range(0, i).All(j => value[i, j] == value[j, i]));
        return new Symbol($"[{string.Join("; ", rows)}]", new Shape(Size.Of(value.Rows), Size.Of(value.Columns)), Properties.Constant | (symmetric ? Properties.Symmetric : Properties.None), null, value);
    }

    /// <summary>dX, the symbol of the differential of <paramref name="variable"/>: same shape, symmetric where X is.</summary>
    public static Symbol Differential(Symbol variable, string prefix = "d") =>
        new(prefix + variable.Name, variable.Shape, Linear(variable.Properties), variable, null, variable.Members is { } m ? m with { Properties = Linear(m.Properties) } : null);

    /// <summary>What of the knowledge holds for differences too: those of positive definite matrices are symmetric.</summary>
    private static Properties Linear(Properties properties) =>
        (properties & (Properties.Symmetric | Properties.Skew | Properties.Diagonal | Properties.Triangular))
        | (properties.HasFlag(Properties.PositiveDefinite) ? Properties.Symmetric : Properties.None);

    /// <summary>The same name and shape with other knowledge.</summary>
    public Symbol With(Properties properties) => new(Name, Shape, properties, DifferentialOf, Value, Members);

    /// <inheritdoc/>
    public override Expr WithChildren(IReadOnlyList<Expr> children) => this;

    private protected override bool SameNode(Expr other) =>
        other is Symbol s && Name == s.Name && Properties == s.Properties && Shape == s.Shape && Members == s.Members && Equals(DifferentialOf, s.DifferentialOf);
}

/// <summary>Which constant.</summary>
public enum ConstantKind
{
    /// <summary>The n×n identity.</summary>
    Identity,

    /// <summary>A matrix of ones.</summary>
    Ones,

    /// <summary>A matrix of zeros.</summary>
    Zeros,

    /// <summary>K(m,n) with K vec(A) = vec(Aᵀ) for A m×n (Magnus &amp; Neudecker).</summary>
    Commutation,

    /// <summary>A size as a number, <c>rows(X)</c>.</summary>
    Dimension,
}

/// <summary>A constant fixed by its sizes.</summary>
public sealed class Constant : Expr
{
    private Constant(ConstantKind kind, Size first, Size second, Shape shape)
        : base(shape, HashCode.Combine(3, kind, first, second))
    {
        Kind = kind;
        First = first;
        Second = second;
    }

    /// <summary>Which constant.</summary>
    public ConstantKind Kind { get; }

    /// <summary>Its first size: n of I(n), m of ones(m,n) and K(m,n), the size itself of a dimension.</summary>
    public Size First { get; }

    /// <summary>Its second size, or the first again.</summary>
    public Size Second { get; }

    /// <inheritdoc/>
    public override bool IsZero => Kind == ConstantKind.Zeros;

    /// <inheritdoc/>
    public override IReadOnlyList<Expr> Children => [];

    /// <summary>I(n); the number 1 where n is 1.</summary>
    public static Expr Identity(Size n) => n.IsOne ? Number.One : new Constant(ConstantKind.Identity, n, n, new Shape(n, n));

    /// <summary>ones(m,n); the number 1 where both are 1.</summary>
    public static Expr Ones(Size m, Size n) => m.IsOne && n.IsOne ? Number.One : new Constant(ConstantKind.Ones, m, n, new Shape(m, n));

    /// <summary>Zeros of a shape; the number 0 for a scalar.</summary>
    public static Expr Zeros(Shape shape) => shape.IsScalar ? Number.Zero : new Constant(ConstantKind.Zeros, shape.Rows, shape.Columns, shape);

    /// <summary>K(m,n), of shape mn×mn; the identity where m or n is 1.</summary>
    public static Expr Commutation(Size m, Size n) => m.IsOne || n.IsOne ? Identity(m * n)
        : new Constant(ConstantKind.Commutation, m, n, new Shape(m * n, m * n));

    /// <summary>A size as a number.</summary>
    public static Expr Dimension(Size n) => n.IsNumber ? Number.Of(n.Factor) : new Constant(ConstantKind.Dimension, n, n, Shape.Scalar);

    /// <inheritdoc/>
    public override Expr WithChildren(IReadOnlyList<Expr> children) => this;

    private protected override bool SameNode(Expr other) =>
        other is Constant c && Kind == c.Kind && First == c.First && Second == c.Second && Shape == c.Shape;
}
