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

    private Dense(int rows, int columns, T[] entries)
    {
        if (entries.Length != rows * columns) throw new ArgumentException($"{entries.Length} entries do not make a {rows}×{columns} matrix", nameof(entries));
        Rows = rows;
        Columns = columns;
        this.entries = entries;
    }

    /// <summary>How many rows.</summary>
    public int Rows { get; }

    /// <summary>How many columns.</summary>
    public int Columns { get; }

    /// <summary>All entries, row by row.</summary>
    public ReadOnlySpan<T> Entries => entries;

    /// <summary>The entry in row i, column j, from 0.</summary>
    public T this[int i, int j] => entries[(i * Columns) + j];

    /// <summary>A 1×1 matrix.</summary>
    public static Dense<T> Scalar(T value) => new(1, 1, [value]);

    /// <summary>The matrix of given entries, row by row; the array is taken over and must not be changed afterwards.</summary>
    public static Dense<T> Of(int rows, int columns, T[] entries) => new(rows, columns, entries);

    /// <summary>The matrix with every entry replaced by what <paramref name="map"/> makes of it.</summary>
    public Dense<TResult> Map<TResult>(Func<T, TResult> map)
    {
        var result = new TResult[entries.Length];
        for (var i = 0; i < result.Length; i++) result[i] = map(entries[i]);
        return Dense<TResult>.Of(Rows, Columns, result);
    }
}
