using System.Diagnostics;
using Gradus.Expressions;

namespace Gradus.Evaluation;

/// <summary>Index notation of the second evaluator: every index is a value like others, and every term is evaluated anew.</summary>
public abstract partial class SecondEvaluator<TNumber>
{
    private Jet<TNumber>[,] NotationValue(Expr expression) => expression switch
    {
        IndexVariable i => values.TryGetValue(i.Name, out var v) ? v : throw new EvaluationLimitException($"the index {i.Name} has no value"),
        Summation s => SummationValue(s),
        Comprehension c => ComprehensionValue(c),
        EntryOf e => EntryValue(e),
        Member m => MemberValue(m),
        OpenCall o => OpenValue(o),
        Iverson i => Fill(1, 1, (_, _) => Of(Holds(i.Condition) ? 1 : 0)),
        Cases c => Value(c.Branches.FirstOrDefault(b => Holds(b.When)).Value ?? c.Otherwise ?? throw new ArithmeticException("no case applies")),
        _ => throw new UnreachableException(),
    };

    /// <summary>Something evaluated where indices have values.</summary>
    private TValue Where<TValue>(IEnumerable<(IndexVariable? Index, int Value)> indices, Func<TValue> evaluate)
    {
        var (outerValues, outerKnown) = (values, known);
        values = new(outerValues);
        foreach (var (index, value) in indices)
        {
            if (index is not null) values[index.Name] = Fill(1, 1, (_, _) => Of(value));
        }
        known = new(ReferenceEqualityComparer.Instance);
        try
        {
            return evaluate();
        }
        finally
        {
            (values, known) = (outerValues, outerKnown);
        }
    }

    private Jet<TNumber>[,] SummationValue(Summation s)
    {
        var isSum = s.Kind == SummationKind.Sum;
        var total = Fill(Length(s.Shape.Rows), Length(s.Shape.Columns), (i, j) => Of(!isSum && i == j ? 1 : 0));
        var count = Length(s.Index.Range);
        for (var k = 1; k <= count; k++)
        {
            Spend(1);
            if (Where([(s.Index, k)], () => s.Where is null || Holds(s.Where) ? Value(s.Body) : null) is not { } term) continue;
            total = isSum ? Zip(total, term, static (x, y) => x + y) : Times(total, term);
        }
        return total;
    }

    private Jet<TNumber>[,] ComprehensionValue(Comprehension c)
    {
        var (height, width) = (Length(c.Body.Shape.Rows), Length(c.Body.Shape.Columns));
        var (rows, columns) = (Length(c.Shape.Rows), Length(c.Shape.Columns));
        Spend((long)rows * columns);
        var value = Fill(rows, columns, (_, _) => Of(0));
        for (var i = 0; i < rows; i += height)
        {
            for (var j = 0; j < columns; j += width)
            {
                var block = Where([(c.Row, (i / height) + 1), (c.Column, (j / width) + 1)], () => Value(c.Body));
                for (var k = 0; k < block.Length; k++) value[i + (k / width), j + (k % width)] = block[k / width, k % width];
            }
        }
        return value;
    }

    private Jet<TNumber>[,] EntryValue(EntryOf e)
    {
        var a = Value(e.Matrix);
        var (rows, columns) = (Range(e.Row, a.GetLength(0)), Range(e.Column, a.GetLength(1)));
        return Fill(rows.Count, columns.Count, (i, j) => a[rows.First + i, columns.First + j]);
    }

    private (int First, int Count) Range(Expr? index, int length) => index is null ? (0, length) : (Place(index, length), 1);

    private Jet<TNumber>[,] MemberValue(Member m)
    {
        var (a, width) = (Value(m.Family), Length(m.Shape.Columns));
        var first = Place(m.Which, a.GetLength(1) / width) * width;
        return Fill(a.GetLength(0), width, (i, j) => a[i, first + j]);
    }

    private int Place(Expr index, int length)
    {
        var place = Exactly(Value(index)[0, 0].Base) is { IsInteger: true } whole ? whole : throw new EvaluationLimitException("an index must be a whole number");
        return place >= 1 && place <= length ? (int)place.Numerator - 1 : throw new ArithmeticException($"there is no place {place} among {length}");
    }

    private bool Holds(Condition condition) => condition.Holds(Holds, m =>
    {
        var set = Value(m.Set);
        return Size(set[Place(m.Element, set.Length), 0].Base) != 0;
    });

    private bool Holds(Condition.Comparison c)
    {
        var (left, right) = (Value(c.Left)[0, 0], Value(c.Right)[0, 0]);
        var difference = left.Base - right.Base;
        if (c.Order is Order.Equal or Order.Unequal) return Size(difference) == 0 == (c.Order == Order.Equal);
        var sign = Exactly(left.Base) is { } a && Exactly(right.Base) is { } b ? a.CompareTo(b) : SignOf(difference);
        if (sign == 0 && !(left - right).IsConstant) throw new ArithmeticException("a case begins here");
        return c.Order == Order.Less ? sign < 0 : sign <= 0;
    }

    private Jet<TNumber>[,] OpenValue(OpenCall o)
    {
        Jet<TNumber>[][,] x = [.. o.Children.Select(Value)];
        var (rows, columns) = (Length(o.Shape.Rows), Length(o.Shape.Columns));
        if (o.IsEntrywise)
        {
            (int, int)[] numbers = [.. x.Select(static _ => (1, 1)), (1, 1)];
            return Fill(rows, columns, (i, j) => Polynomial(OpenFunctions.Small.Entry(o, numbers, 0), [.. x.Select(v => v.Length == 1 ? v[0, 0] : v[i, j])]));
        }
        (int, int)[] lengths = [.. x.Select(static v => (v.GetLength(0), v.GetLength(1))), (rows, columns)];
        Jet<TNumber>[] all = [.. x.SelectMany(static v => v.Cast<Jet<TNumber>>())];
        return Fill(rows, columns, (i, j) => Polynomial(OpenFunctions.Small.Entry(o, lengths, (i * columns) + j), all));
    }

    private Jet<TNumber> Polynomial(IReadOnlyList<OpenTerm> terms, Jet<TNumber>[] entries)
    {
        var sum = Of(0);
        foreach (var term in terms)
        {
            Spend(term.Forms.Length * (entries.Length + 1L));
            sum += term.Forms.Select(form => entries.Select((e, k) => Of(form[k]) * e).Aggregate(Of(form[^1]), static (a, b) => a + b)).Aggregate(Of(term.Coefficient), static (a, b) => a * b);
        }
        return sum;
    }
}
