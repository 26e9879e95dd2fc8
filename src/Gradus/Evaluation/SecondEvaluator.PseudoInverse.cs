namespace Gradus.Evaluation;

/// <summary>The pseudo-inverse of the second evaluator.</summary>
public abstract partial class SecondEvaluator<TNumber>
{
    /// <summary>A remainder below this part of its column is rounding; one between it and <see cref="Clear"/> is neither that nor a column of its own.</summary>
    private const double Rounding = 1e-9;

    private const double Clear = 1e-4;

    private Jet<TNumber>[,] PseudoInverse(Jet<TNumber>[,] a)
    {
        try
        {
            return a.GetLength(0) >= a.GetLength(1) ? Times(OfFullRank(Times(Turn(a), a)), Turn(a)) : Times(Turn(a), OfFullRank(Times(a, Turn(a))));
        }
        catch (ArithmeticException) when (a.Cast<Jet<TNumber>>().All(static entry => entry.IsConstant))
        {
            return ByColumns(a);
        }
    }

    /// <summary>One column after the other, of any rank (Greville 1960): [A a]⁺ = [A⁺ − db; b] with d = A⁺a, and b = (a − Ad)⁺, or where that is 0, dᵀA⁺/(1 + dᵀd).</summary>
    private Jet<TNumber>[,] ByColumns(Jet<TNumber>[,] a)
    {
        var (rows, columns) = (a.GetLength(0), a.GetLength(1));
        Jet<TNumber>[,] taken = new Jet<TNumber>[rows, 0], inverse = new Jet<TNumber>[0, rows];
        for (var k = 0; k < columns; k++)
        {
            var at = k;
            var column = Fill(rows, 1, (i, _) => a[i, at]);
            var d = Fill(at, 1, (i, _) => Total(Fill(rows, 1, (j, _) => inverse[i, j] * column[j, 0])));
            var rest = Fill(rows, 1, (i, _) => column[i, 0] - Total(Fill(at, 1, (j, _) => taken[i, j] * d[j, 0])));
            var b = IsNothing(rest, column) ? Across(d, inverse, rows) : Reciprocal(rest);
            var before = inverse;
            inverse = Fill(at + 1, rows, (i, j) => i == at ? b[0, j] : before[i, j] - (d[i, 0] * b[0, j]));
            taken = Fill(rows, at + 1, (i, j) => a[i, j]);
        }
        return inverse;
    }

    private bool IsNothing(Jet<TNumber>[,] rest, Jet<TNumber>[,] column)
    {
        double Largest(Jet<TNumber>[,] m) => m.Cast<Jet<TNumber>>().Max(entry => Size(entry.Base));
        var (left, all) = (Largest(rest), Largest(column));
        if (left > Rounding * all && left < Clear * all) throw new ArithmeticException("the rank is not clear");
        return left <= Rounding * all;
    }

    private Jet<TNumber>[,] Across(Jet<TNumber>[,] d, Jet<TNumber>[,] inverse, int rows)
    {
        var scale = Divide(Of(1), Of(1) + Total(Zip(d, d, static (p, q) => p * q)));
        return Fill(1, rows, (_, j) => scale * Total(Fill(d.Length, 1, (i, _) => d[i, 0] * inverse[i, j])));
    }

    private Jet<TNumber>[,] Reciprocal(Jet<TNumber>[,] column)
    {
        var scale = Divide(Of(1), Total(Zip(column, column, static (p, q) => p * q)));
        return Fill(1, column.Length, (_, j) => scale * column[j, 0]);
    }
}
