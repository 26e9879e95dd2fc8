using Gradus.Shapes;

namespace Gradus.Expressions;

/// <summary>A matrix made from what stands in each place: [f(i, j)]_ij; the vector [f(i)]_i; with a vector or a matrix in each place the blocks are put side by side and below each other.</summary>
public sealed class Comprehension : IndexBinder
{
    private readonly IndexVariable[] bound;
    private readonly Expr[] children;

    private Comprehension(IndexVariable? row, IndexVariable? column, Expr body)
        : base(ShapeOf(row, column, body), HashCode.Combine(12, row, column, body))
    {
        (Row, Column) = (row, column);
        bound = row is null ? [column!] : column is null ? [row] : [row, column];
        children = [body];
    }

    /// <summary>The index of the row; null where there is one row of places.</summary>
    public IndexVariable? Row { get; }

    /// <summary>The index of the column; null where there is one column of places.</summary>
    public IndexVariable? Column { get; }

    /// <summary>What stands in a place.</summary>
    public Expr Body => children[0];

    /// <inheritdoc/>
    public override IReadOnlyList<IndexVariable> Bound => bound;

    /// <inheritdoc/>
    public override IReadOnlyList<Expr> Children => children;

    /// <summary>The matrix with the body for row and column in each place.</summary>
    /// <exception cref="ShapeException">There is no index, or one for both, or the body is a tensor.</exception>
    public static Expr Of(IndexVariable? row, IndexVariable? column, Expr body)
    {
        if (row is null && column is null) return body;
        if (row is not null && row.Name == column?.Name) throw new ShapeException($"rows and columns cannot both be counted by {row.Name}");
        if (body.Shape.IsTensor) throw new ShapeException($"the places of a matrix cannot hold an order-4 tensor ({body.Shape})");
        return body.IsZero ? Constant.Zeros(ShapeOf(row, column, body)) : new Comprehension(row, column, body);
    }

    /// <summary>The column [f(i)]_i.</summary>
    public static Expr Of(IndexVariable row, Expr body) => Of(row, null, body);

    /// <summary>What stands in one place; an index that there is not counts as 1.</summary>
    public Expr At(int row, int column) => Once(Diagonally(row - 1, column - 1), () =>
    {
        var body = Row is null ? Body : Body.Substitute(Row, Number.Of(row));
        return Column is null ? body : body.Substitute(Column, Number.Of(column));
    });

    /// <inheritdoc/>
    public override Expr WithChildren(IReadOnlyList<Expr> children) => Of(Row, Column, children[0]);

    private protected override IndexBinder Rebound(IReadOnlyList<IndexVariable> bound, IReadOnlyList<Expr> children) =>
        new Comprehension(Row is null ? null : bound[0], Column is null ? null : bound[^1], children[0]);

    private protected override bool SameNode(Expr other) =>
        other is Comprehension c && Equals(Row, c.Row) && Equals(Column, c.Column) && Body.Equals(c.Body);

    /// <summary>The places in an order that does not depend on how many there are (Cantor's pairing).</summary>
    private static int Diagonally(int row, int column) => ((row + column) * (row + column + 1) / 2) + column;

    private static Shape ShapeOf(IndexVariable? row, IndexVariable? column, Expr body) =>
        new((row?.Range ?? Size.One) * body.Shape.Rows, (column?.Range ?? Size.One) * body.Shape.Columns);
}
