using System.Diagnostics;
using Gradus.Expressions;
using Gradus.Numerics;

namespace Gradus.Evaluation;

/// <summary>Evaluates sums over an index, entries, cases and functions of which nothing is known.</summary>
/// <remarks>A bound index runs as a number through the formula that it stands in: what does not hold it is the same expression for all its values, and is evaluated once.</remarks>
internal sealed class IndexNotation<T>(Evaluator<T> evaluator, Interpretation<T> functions, EvaluationContext context)
{
    private readonly Field<T> field = functions.Field;

    public Dense<T> ValueOf(Expr expression) => expression switch
    {
        IndexVariable index => Dense<T>.Scalar(field.FromRational(context.ValueOf(index))),
        Summation summation => SummationValue(summation),
        Comprehension comprehension => ComprehensionValue(comprehension),
        EntryOf entry => EntryValue(entry),
        Member member => MemberValue(member),
        OpenCall call => OpenValue(call),
        Iverson iverson => Dense<T>.Scalar(Holds(iverson.Condition) ? field.One : field.Zero),
        Cases cases => CasesValue(cases),
        _ => throw new UnreachableException(),
    };

    private Dense<T> SummationValue(Summation summation)
    {
        Dense<T>? total = null;
        var count = context.LengthOf(summation.Index.Range);
        for (var k = 1; k <= count; k++)
        {
            context.Spend(1);
            if (summation.WhereAt(k) is { } where && !Holds(where)) continue;
            var term = evaluator.Evaluate(summation.At(k));
            total = total is null ? term : Together(summation.Kind, total, term);
        }
        return total ?? Empty(summation);
    }

    private Dense<T> Together(SummationKind kind, Dense<T> a, Dense<T> b)
    {
        context.Spend(kind == SummationKind.Sum ? a.Entries.Length : (long)a.Entries.Length * b.Columns);
        return kind == SummationKind.Sum ? LinearAlgebra.Add(field, a, b) : LinearAlgebra.Multiply(field, a, b);
    }

    private Dense<T> Empty(Summation summation)
    {
        var (rows, columns) = (context.LengthOf(summation.Shape.Rows), context.LengthOf(summation.Shape.Columns));
        Room(rows, columns);
        return new Dense<T>(rows, columns, (i, j) => summation.Kind == SummationKind.Product && i == j ? field.One : field.Zero);
    }

    private Dense<T> ComprehensionValue(Comprehension comprehension)
    {
        var rows = comprehension.Row is null ? 1 : context.LengthOf(comprehension.Row.Range);
        var columns = comprehension.Column is null ? 1 : context.LengthOf(comprehension.Column.Range);
        Room(rows, columns);
        var blocks = new Dense<T>[rows * columns];
        for (var k = 0; k < blocks.Length; k++) blocks[k] = evaluator.Evaluate(comprehension.At((k / columns) + 1, (k % columns) + 1));
        var (height, width) = (blocks[0].Rows, blocks[0].Columns);
        Room((long)rows * height, (long)columns * width);
        return new Dense<T>(rows * height, columns * width, (i, j) => blocks[(i / height * columns) + (j / width)][i % height, j % width]);
    }

    private Dense<T> EntryValue(EntryOf entry)
    {
        var matrix = evaluator.Evaluate(entry.Matrix);
        var row = entry.Row is null ? -1 : Place(entry.Row, matrix.Rows);
        var column = entry.Column is null ? -1 : Place(entry.Column, matrix.Columns);
        context.Spend(1);
        return new Dense<T>(row < 0 ? matrix.Rows : 1, column < 0 ? matrix.Columns : 1, (i, j) => matrix[row < 0 ? i : row, column < 0 ? j : column]);
    }

    private Dense<T> MemberValue(Member member)
    {
        var family = evaluator.Evaluate(member.Family);
        var width = context.LengthOf(member.Shape.Columns);
        var which = Place(member.Which, family.Columns / width);
        context.Spend((long)family.Rows * width);
        return new Dense<T>(family.Rows, width, (i, j) => family[i, (which * width) + j]);
    }

    /// <summary>An index from 0.</summary>
    /// <exception cref="ArithmeticException">There is no such place.</exception>
    private int Place(Expr index, int length)
    {
        var place = context.WholeOf(index) ?? throw new EvaluationLimitException("an index must be a whole number that is known");
        return place >= 1 && place <= length ? (int)place - 1 : throw new ArithmeticException($"there is no place {place} among {length}");
    }

    private Dense<T> CasesValue(Cases cases)
    {
        foreach (var (when, value) in cases.Branches)
        {
            if (Holds(when)) return evaluator.Evaluate(value);
        }
        return cases.Otherwise is { } otherwise ? evaluator.Evaluate(otherwise) : throw new ArithmeticException("no case applies");
    }

    private bool Holds(Condition condition) => condition.Holds(Holds, membership =>
    {
        var set = evaluator.Evaluate(membership.Set);
        return !field.IsZero(set[Place(membership.Element, set.Rows), 0]);
    });

    private bool Holds(Condition.Comparison comparison)
    {
        context.Spend(1);
        var order = context.ExponentOf(comparison.Left) is { } left && context.ExponentOf(comparison.Right) is { } right ? left.CompareTo(right) : Sign(comparison);
        return comparison.Order switch
        {
            Order.Equal => order == 0,
            Order.Unequal => order != 0,
            Order.Less => order < 0,
            Order.AtMost => order <= 0,
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The sign of the difference; where only equality is asked for, any number but 0 for all that is not equal.</summary>
    private int Sign(Condition.Comparison comparison)
    {
        var difference = field.Subtract(evaluator.Evaluate(comparison.Left)[0, 0], evaluator.Evaluate(comparison.Right)[0, 0]);
        return comparison.Order is Order.Equal or Order.Unequal ? field.IsZero(difference) ? 0 : 1 : functions.SignOf(difference);
    }

    private Dense<T> OpenValue(OpenCall call)
    {
        var x = new Dense<T>[call.Children.Count];
        for (var k = 0; k < x.Length; k++) x[k] = evaluator.Evaluate(call.Children[k]);
        var (rows, columns) = (context.LengthOf(call.Shape.Rows), context.LengthOf(call.Shape.Columns));
        Room(rows, columns);
        (int, int)[] lengths = call.IsEntrywise ? [.. x.Select(static _ => (1, 1)), (1, 1)] : [.. x.Select(static v => (v.Rows, v.Columns)), (rows, columns)];
        T[] all = call.IsEntrywise ? new T[x.Length] : [.. x.SelectMany(static v => v.Entries.ToArray())];
        var entries = new T[rows * columns];
        for (var k = 0; k < entries.Length; k++)
        {
            if (call.IsEntrywise) for (var a = 0; a < x.Length; a++) all[a] = x[a].Entries[x[a].Entries.Length == 1 ? 0 : k];
            entries[k] = Polynomial(functions.Open.Entry(call, lengths, call.IsEntrywise ? 0 : k), all);
        }
        return Dense<T>.Of(rows, columns, entries);
    }

    private T Polynomial(IReadOnlyList<OpenTerm> terms, T[] entries)
    {
        var sum = field.Zero;
        foreach (var term in terms)
        {
            context.Spend((term.Forms.Length + 1) * (entries.Length + 1L));
            sum = field.Add(sum, term.Evaluate(field, entries));
        }
        return sum;
    }

    private void Room(long rows, long columns)
    {
        if (rows * columns > EvaluationContext.LargestMatrix) throw new EvaluationLimitException($"a matrix of {rows}×{columns} entries is too large to evaluate");
        context.Spend(rows * columns);
    }
}
