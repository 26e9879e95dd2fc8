using Gradus.Shapes;

namespace Gradus.Expressions;

/// <summary>An entry A_ij or x_i, a row or a column of a matrix, by index; outside of the matrix there is no value.</summary>
public sealed class EntryOf : Expr
{
    private readonly Expr[] children;

    private EntryOf(Expr matrix, Expr? row, Expr? column)
        : base(new Shape(row is null ? matrix.Shape.Rows : Size.One, column is null ? matrix.Shape.Columns : Size.One), HashCode.Combine(13, matrix, row, column))
    {
        (Row, Column) = (row, column);
        children = row is null ? [matrix, column!] : column is null ? [matrix, row] : [matrix, row, column];
    }

    /// <summary>What the entry is taken from.</summary>
    public Expr Matrix => children[0];

    /// <summary>Which row; null for all of them.</summary>
    public Expr? Row { get; }

    /// <summary>Which column; null for all of them.</summary>
    public Expr? Column { get; }

    /// <summary>The matrix, then row and column as far as they are given.</summary>
    public override IReadOnlyList<Expr> Children => children;

    /// <summary>A_ij.</summary>
    /// <exception cref="ShapeException">An index is no number, or there is a tensor.</exception>
    public static Expr Of(Expr matrix, Expr row, Expr column) => Make(matrix, row, column);

    /// <summary>x_i of a column or a row.</summary>
    /// <exception cref="ShapeException">It is neither.</exception>
    public static Expr Of(Expr vector, Expr index) =>
        vector.Shape.IsColumn ? Make(vector, index, null)
        : vector.Shape.IsRow ? Make(vector, null, index)
        : throw new ShapeException($"one index takes an entry of a vector, but here of {vector.Shape}");

    /// <summary>The i-th row, a row.</summary>
    public static Expr RowOf(Expr matrix, Expr row) => Make(matrix, row, null);

    /// <summary>The j-th column, a column.</summary>
    public static Expr ColumnOf(Expr matrix, Expr column) => Make(matrix, null, column);

    /// <inheritdoc/>
    public override Expr WithChildren(IReadOnlyList<Expr> children) => Make(children[0], Row is null ? null : children[1], Column is null ? null : children[^1]);

    private protected override bool SameNode(Expr other) => other is EntryOf e && Row is null == e.Row is null && SameParts(children, e.children);

    private static Expr Make(Expr matrix, Expr? row, Expr? column)
    {
        if (matrix.Shape.IsTensor) throw new ShapeException($"an order-4 tensor ({matrix.Shape}) has no rows and columns to take an entry by");
        if (row is { IsScalar: false } || column is { IsScalar: false }) throw new ShapeException($"an index is a number, but here it is {(row is { IsScalar: false } ? row : column)!.Shape}");
        var value = new EntryOf(matrix, row, column);
        return matrix.IsZero ? Constant.Zeros(value.Shape) : value;
    }
}
