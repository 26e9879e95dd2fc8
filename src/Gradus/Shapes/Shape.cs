namespace Gradus.Shapes;

/// <summary>Rows and columns; for the derivative of a matrix by a matrix also the rows and columns of the variable.</summary>
/// <remarks>A scalar is 1×1, a column n×1, a row 1×n. An order-4 tensor ∂Y_ij/∂X_kl has the shape of Y and, as <see cref="By"/>, that of X.</remarks>
public sealed record Shape(Size Rows, Size Columns, Shape? By = null)
{
    /// <summary>1×1.</summary>
    public static Shape Scalar { get; } = new(Size.One, Size.One);

    /// <summary>True for 1×1.</summary>
    public bool IsScalar => Rows.IsOne && Columns.IsOne && By is null;

    /// <summary>True for n×1, scalars included.</summary>
    public bool IsColumn => Columns.IsOne && By is null;

    /// <summary>True for 1×n, scalars included.</summary>
    public bool IsRow => Rows.IsOne && By is null;

    /// <summary>True for n×n, scalars included.</summary>
    public bool IsSquare => Rows == Columns && By is null;

    /// <summary>True for an order-4 tensor.</summary>
    public bool IsTensor => By is not null;

    /// <summary>Columns by rows.</summary>
    public Shape Transposed => Rows == Columns && By is null ? this : new Shape(Columns, Rows, By);

    /// <summary>An n×1 shape.</summary>
    public static Shape Column(Size rows) => new(rows, Size.One);

    /// <summary><c>scalar</c>, <c>n</c> (a vector), <c>m×n</c>, or <c>m×n×p×q</c>.</summary>
    public override string ToString() => By is not null ? $"{Rows}×{Columns}×{By.Rows}×{By.Columns}"
        : IsScalar ? "scalar" : $"{Rows}×{Columns}";
}
