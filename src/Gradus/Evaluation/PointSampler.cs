using Gradus.Expressions;
using Gradus.Numerics;

namespace Gradus.Evaluation;

/// <summary>Draws values for symbols over any field, in general position among those that have the symbol's properties.</summary>
/// <param name="field">The field.</param>
/// <param name="random">The source of signs.</param>
/// <param name="draw">A random element.</param>
/// <param name="positive">A random positive element; a square in a prime field.</param>
public sealed class PointSampler<T>(Field<T> field, RandomSource random, Func<T> draw, Func<T> positive)
{
    private const Properties Shapeless = Properties.Constant | Properties.Invertible | Properties.Integer | Properties.Asymmetric;

    private readonly SquareSampler<T> squares = new(field, random, draw, positive);

    /// <summary>A value of any of the <see cref="Strata"/>.</summary>
    /// <exception cref="EvaluationLimitException">Nothing of this size is known to have all the properties.</exception>
    /// <exception cref="ArithmeticException">An unlucky draw.</exception>
    public Dense<T> Draw(Symbol symbol, EvaluationContext context)
    {
        var (rows, columns) = Lengths(symbol, context);
        return Draw(symbol, context, random.Below(Strata.Count(symbol, rows, columns)));
    }

    /// <summary>A value of one of the <see cref="Strata"/>.</summary>
    /// <exception cref="EvaluationLimitException">Nothing of this size is known to have all the properties.</exception>
    /// <exception cref="ArithmeticException">An unlucky draw.</exception>
    public Dense<T> Draw(Symbol symbol, EvaluationContext context, int stratum)
    {
        var (rows, columns) = Lengths(symbol, context);
        if ((long)rows * columns > EvaluationContext.LargestMatrix) throw new EvaluationLimitException($"{symbol.Name} ({rows}×{columns}) is too large to evaluate");
        if (context.Integers.TryGetValue(symbol.Name, out var integer)) return Dense<T>.Scalar(field.FromRational(integer));
        if (symbol.Members is { } members) return Family(members, rows, columns / context.LengthOf(members.Shape.Columns), context);
        var properties = symbol.Properties & ~Shapeless;
        if ((properties & Properties.IndexSet) != 0) return squares.Random(rows, columns, () => (stratum == 0 ? random.Below(2) : stratum - 1) == 0 ? field.Zero : field.One);
        if ((properties & Properties.SumsToOne) != 0) return Weights(rows, columns, (properties & Properties.Positive) != 0 ? positive : draw);
        if (rows == columns && rows == 1 && (properties & (Properties.Positive | Properties.PositiveDefinite)) != 0) return Dense<T>.Scalar(positive());
        return properties switch
        {
            Properties.None => squares.OfRank(rows, columns, Math.Min(rows, columns) - stratum),
            Properties.Positive => squares.Random(rows, columns, positive),
            Properties.Unit => Sphere(rows, columns, stratum),
            _ when rows != columns => throw new EvaluationLimitException($"{symbol.Name} must be square"),
            _ => squares.Draw(properties | (symbol.Properties & Properties.Invertible), rows, stratum) ?? throw new EvaluationLimitException($"no {rows}×{rows} matrix is known that is {symbol.Properties}"),
        };
    }

    private static (int Rows, int Columns) Lengths(Symbol symbol, EvaluationContext context)
    {
        var (rows, columns) = (context.LengthOf(symbol.Shape.Rows), context.LengthOf(symbol.Shape.Columns));
        return symbol.Shape.By is { } by ? (rows * columns, context.LengthOf(by.Rows) * context.LengthOf(by.Columns)) : (rows, columns);
    }

    /// <summary>Every member drawn as what it is.</summary>
    private Dense<T> Family(Members members, int rows, int count, EvaluationContext context)
    {
        var member = Symbol.Of("member", members.Shape, members.Properties);
        var blocks = new Dense<T>[count];
        for (var k = 0; k < count; k++) blocks[k] = Draw(member, context);
        var width = blocks[0].Columns;
        return new Dense<T>(rows, count * width, (i, j) => blocks[j / width][i, j % width]);
    }

    /// <summary>Numbers over their sum.</summary>
    private Dense<T> Weights(int rows, int columns, Func<T> entry)
    {
        var values = squares.Random(rows, columns, entry);
        var sum = field.Zero;
        foreach (var value in values.Entries) sum = field.Add(sum, value);
        return LinearAlgebra.Scale(field, field.Invert(sum), values);
    }

    /// <summary>(2y, |y|² − 1)/(|y|² + 1), the stereographic projection of a random y; 1 or −1 where there is one entry.</summary>
    private Dense<T> Sphere(int rows, int columns, int stratum)
    {
        var n = rows * columns;
        if (n == 1) return Dense<T>.Scalar(stratum == 0 ? field.One : field.Subtract(field.Zero, field.One));
        var point = new T[n];
        var squared = field.Zero;
        for (var i = 0; i < n - 1; i++)
        {
            point[i] = draw();
            squared = field.Add(squared, field.Multiply(point[i], point[i]));
        }
        var scale = field.Invert(field.Add(squared, field.One));
        for (var i = 0; i < n - 1; i++) point[i] = field.Multiply(field.Add(point[i], point[i]), scale);
        point[n - 1] = field.Multiply(field.Subtract(squared, field.One), scale);
        return Dense<T>.Of(rows, columns, point);
    }
}
