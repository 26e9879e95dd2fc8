namespace Gradus.Numerics;

/// <summary>A dense matrix over any field, row by row.</summary>
public sealed class Dense<T>
{
    private readonly T[] entries;

    /// <summary>A matrix whose entries are given by position.</summary>
    public Dense(int rows, int columns, Func<int, int, T> entry)
    {
        Rows = rows;
        Columns = columns;
        entries = new T[rows * columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++) entries[(i * columns) + j] = entry(i, j);
        }
    }

    /// <summary>How many rows.</summary>
    public int Rows { get; }

    /// <summary>How many columns.</summary>
    public int Columns { get; }

    /// <summary>The entry in row i, column j, from 0.</summary>
    public T this[int i, int j] => entries[(i * Columns) + j];

    /// <summary>A 1×1 matrix.</summary>
    public static Dense<T> Scalar(T value) => new(1, 1, (_, _) => value);
}
