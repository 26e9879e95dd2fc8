using Gradus.Expressions;
using Gradus.Numerics;

namespace Gradus.Evaluation;

/// <summary>The functions of the second evaluator, by name.</summary>
public abstract partial class SecondEvaluator<TNumber>
{
    private Jet<TNumber>[,] ApplyValue(Apply apply, Jet<TNumber>[][,] x)
    {
        var a = x[0];
        var (rows, columns) = (a.GetLength(0), a.GetLength(1));
        Spend(a.Length);
        Jet<TNumber>[,] One(Jet<TNumber> value) => Fill(1, 1, (_, _) => value);
        switch (apply.Function.Name)
        {
            case "transpose":
                return Turn(a);
            case "tr":
                return One(Total(Fill(rows, 1, (i, _) => a[i, i])));
            case "sum":
                return One(Total(a));
            case "hadamard":
                return Zip(a, x[1], static (p, q) => p * q);
            case "inner" when apply.Children[1].Shape.IsTensor:
                var by = apply.Children[1].Shape.By!;
                return Reshaped(Times(Turn(Stacked(a)), x[1]), Length(by.Rows));
            case "inner":
                return One(Total(Zip(a, x[1], static (p, q) => p * q)));
            case "kron":
                var (r, c) = (x[1].GetLength(0), x[1].GetLength(1));
                Spend((long)a.Length * x[1].Length);
                return Fill(rows * r, columns * c, (i, j) => a[i / r, j / c] * x[1][i % r, j % c]);
            case "vec":
                return Stacked(a);
            case "unvec":
                return Reshaped(Turn(a), Length(apply.Shape.Rows));
            case "tril":
                return Fill(rows, rows, (i, j) => i >= j ? a[i, j] : Of(0));
            case "ddiag":
                return Fill(rows, rows, (i, j) => i == j ? a[i, i] : Of(0));
            case "diag" when rows == 1 || columns == 1:
                return apply.Children[0].Shape.IsSquare && !apply.Children[0].IsScalar
                    ? a
                    : Fill(a.Length, a.Length, (i, j) => i != j ? Of(0) : columns == 1 ? a[i, 0] : a[0, i]);
            case "diag" when apply.Shape.IsColumn:
                return Fill(rows, 1, (i, _) => a[i, i]);
            case "inv":
                return Inverse(a);
            case "det":
                return One(Determinant(a));
            case "adj":
                return Fill(rows, rows, (i, j) => (i + j) % 2 == 0 ? Minor(a, j, i) : Of(0) - Minor(a, j, i));
            case "logdet":
                return One(Scalar("log", Determinant(a)));
            case "norm1":
                return One(Total(Map(a, v => Scalar("abs", v))));
            case "norm2" or "normF":
                return One(Scalar("sqrt", Total(Map(a, static v => v * v))));
            case "power":
                return Map(a, v => Power(v, x[1][0, 0]));
            case "mpower" when x[1][0, 0].IsConstant && Exactly(x[1][0, 0].Base) is { IsInteger: true } k && k.Abs() <= 64:
                return MatrixPower(k.Sign < 0 ? Inverse(a) : a, (int)k.Abs().Numerator);
            case "expm" when IsMultipleOfIdentity(a, Rational.Zero):
                return NilpotentSeries(a, static k => Rational.One / Factorial(k));
            case "logm" when IsMultipleOfIdentity(a, Rational.One):
                return NilpotentSeries(a, static k => k == 0 ? Rational.Zero : Rational.Of(k % 2 == 1 ? 1 : -1, k));
            case "sqrtm" when IsMultipleOfIdentity(a, Rational.One):
                return NilpotentSeries(a, static k => Enumerable.Range(0, k).Aggregate(Rational.One, static (b, j) => b * (Rational.Of(1, 2) - j) / (j + 1)));
            case "pinv":
                return PseudoInverse(a);
            case "sylvester":
                return Sylvester(a, x[1], x[2]);
            case "softmax":
                var exp = Map(a, v => Scalar("exp", v));
                var total = Total(exp);
                return Map(exp, v => Divide(v, total));
            case "logsumexp":
                return One(Scalar("log", Total(Map(a, v => Scalar("exp", v)))));
            default:
                return IsScalarFunction(apply.Function.Name) ? Map(a, v => Scalar(apply.Function.Name, v)) : ForeignValue(apply, x);
        }
    }

    /// <summary>The inverse of AᵀA; where rounding alone keeps it from being singular there is no value, for the rank is not full.</summary>
    private Jet<TNumber>[,] OfFullRank(Jet<TNumber>[,] gram)
    {
        const double worstCondition = 1e10;
        var inverse = Inverse(gram);
        double Largest(Jet<TNumber>[,] m) => m.Cast<Jet<TNumber>>().Max(entry => Size(entry.Base));
        return Largest(gram) * Largest(inverse) <= worstCondition ? inverse : throw new ArithmeticException("the pseudo-inverse is evaluated here for full rank alone");
    }

    private Jet<TNumber>[,] MatrixPower(Jet<TNumber>[,] a, int k)
    {
        var power = Fill(a.GetLength(0), a.GetLength(0), (i, j) => Of(i == j ? 1 : 0));
        for (var n = 0; n < k; n++)
        {
            power = Times(power, a);
            Note(power);
        }
        return power;
    }

    /// <summary>True for 0 or I with nilpotent parts.</summary>
    private bool IsMultipleOfIdentity(Jet<TNumber>[,] a, Rational diagonal)
    {
        for (var i = 0; i < a.GetLength(0); i++)
        {
            for (var j = 0; j < a.GetLength(1); j++)
            {
                if (!a[i, j].Base.Equals(Number(i == j ? diagonal : Rational.Zero))) return false;
            }
        }
        return true;
    }

    /// <summary>Σ c_k Nᵏ for the nilpotent parts N of a matrix: a sum that ends.</summary>
    private Jet<TNumber>[,] NilpotentSeries(Jet<TNumber>[,] a, Func<int, Rational> coefficient)
    {
        var nilpotent = Map(a, static x => x.Nilpotent);
        var power = Fill(a.GetLength(0), a.GetLength(0), (i, j) => Of(i == j ? 1 : 0));
        var sum = Map(power, x => Of(coefficient(0)) * x);
        for (var k = 1; k <= a.Cast<Jet<TNumber>>().Max(static x => x.Order); k++)
        {
            power = Times(power, nilpotent);
            var c = Of(coefficient(k));
            sum = Zip(sum, Map(power, x => c * x), static (x, y) => x + y);
        }
        return sum;
    }

    private static Rational Factorial(int k) => Enumerable.Range(1, k).Aggregate(Rational.One, static (product, j) => product * j);

    /// <summary>Column by column: x_j stands in A x_j + Σ_k b_kj x_k = c_j.</summary>
    private Jet<TNumber>[,] Sylvester(Jet<TNumber>[,] a, Jet<TNumber>[,] b, Jet<TNumber>[,] c)
    {
        var (m, n) = (a.GetLength(0), b.GetLength(0));
        var system = Fill(m * n, m * n, (p, q) => (p / m == q / m ? a[p % m, q % m] : Of(0)) + (p % m == q % m ? b[q / m, p / m] : Of(0)));
        var solution = Times(Inverse(system), Stacked(c));
        return Fill(m, n, (i, j) => solution[(j * m) + i, 0]);
    }

    private static bool IsScalarFunction(string name) =>
        name is "exp" or "log" or "sqrt" or "sin" or "cos" or "tan" or "tanh" or "abs" or "sign" or "relu" or "step" or "sigmoid" or "softplus" or "erf" or "pi";

    private static Jet<TNumber>[,] Stacked(Jet<TNumber>[,] a)
    {
        var rows = a.GetLength(0);
        return Fill(a.Length, 1, (i, _) => a[i % rows, i / rows]);
    }

    /// <summary>A row read column by column into a matrix.</summary>
    private static Jet<TNumber>[,] Reshaped(Jet<TNumber>[,] row, int rows) => Fill(rows, row.Length / rows, (i, j) => row[0, (j * rows) + i]);

    private Jet<TNumber> Divide(Jet<TNumber> a, Jet<TNumber> b)
    {
        if (Size(b.Base) == 0) throw new ArithmeticException("division by 0");
        // 1/(b + N) = Σ (−N)^k / b^(k+1)
        var (reciprocal, negative) = (new Jet<TNumber>(Number(1) / b.Base), Of(0) - b.Nilpotent);
        var (sum, term) = (reciprocal, reciprocal);
        for (var k = 0; k < b.Order; k++)
        {
            term = term * negative * reciprocal;
            sum += term;
        }
        return a * sum;
    }

    private Jet<TNumber> Minor(Jet<TNumber>[,] a, int row, int column)
    {
        var n = a.GetLength(0);
        return n == 1 ? Of(1) : Determinant(Fill(n - 1, n - 1, (i, j) => a[i < row ? i : i + 1, j < column ? j : j + 1]));
    }

    /// <summary>Laplace's expansion by the first row.</summary>
    private Jet<TNumber> Determinant(Jet<TNumber>[,] a)
    {
        var n = a.GetLength(0);
        if (n > 6) throw new EvaluationLimitException("a determinant is too large to expand by hand");
        if (n == 1) return a[0, 0];
        Spend(n);
        var sum = Of(0);
        for (var j = 0; j < n; j++)
        {
            var term = a[0, j] * Minor(a, 0, j);
            sum = j % 2 == 0 ? sum + term : sum - term;
        }
        return sum;
    }

    private Jet<TNumber>[,] Inverse(Jet<TNumber>[,] a)
    {
        var n = a.GetLength(0);
        var tableau = Fill(n, 2 * n, (i, j) => j < n ? a[i, j] : Of(i == j - n ? 1 : 0));
        Spend(2L * n * n * n);
        for (var k = 0; k < n; k++)
        {
            var pivot = Enumerable.Range(k, n - k).MaxBy(i => Size(tableau[i, k].Base));
            if (Size(tableau[pivot, k].Base) == 0) throw new ArithmeticException("a singular matrix has no inverse");
            var scale = Divide(Of(1), tableau[pivot, k]);
            for (var j = 0; j < 2 * n; j++)
            {
                var lifted = tableau[pivot, j] * scale;
                tableau[pivot, j] = tableau[k, j];
                tableau[k, j] = lifted;
            }
            for (var i = 0; i < n; i++)
            {
                if (i == k) continue;
                var factor = tableau[i, k];
                for (var j = 0; j < 2 * n; j++) tableau[i, j] -= factor * tableau[k, j];
            }
        }
        return Fill(n, n, (i, j) => tableau[i, j + n]);
    }

    /// <summary>f(x + N) = Σ f⁽ᵏ⁾(x)/k! Nᵏ, or by definition from such functions.</summary>
    private Jet<TNumber> Scalar(string name, Jet<TNumber> x)
    {
        switch (name)
        {
            case "sqrt":
                return Series("power", x, Rational.Of(1, 2));
            case "tan":
                return Divide(Scalar("sin", x), Scalar("cos", x));
            case "sigmoid":
                return Divide(Of(1), Of(1) + Scalar("exp", Of(0) - x));
            case "tanh":
                var square = Scalar("exp", x + x);
                return Divide(square - Of(1), square + Of(1));
            case "softplus":
                return Scalar("log", Of(1) + Scalar("exp", x));
            case "pi":
                return new Jet<TNumber>(Pi) * x;
            case "abs" or "sign" or "relu" or "step":
                // The catalog's functions have a value at 0 and no derivative, and claims about one do not speak of it.
                if (name is "abs" or "relu" && x.IsConstant && Size(x.Base) == 0) return Of(0);
                var sign = SignOf(x.Base);
                if (sign == 0 && !x.IsConstant) throw new ArithmeticException($"{name} has no derivative in 0");
                return name switch { "abs" => Of(sign) * x, "sign" => Of(sign), "relu" => sign > 0 ? x : Of(0), _ => Of(sign > 0 ? 1 : 0) };
            default:
                return Series(name, x, Rational.Zero);
        }
    }

    private Jet<TNumber> Series(string name, Jet<TNumber> x, Rational parameter)
    {
        var order = x.IsConstant ? 0 : x.Order;
        var coefficients = Taylor(name, x.Base, parameter, order);
        var (sum, power) = (new Jet<TNumber>(coefficients[0]), x.Nilpotent);
        for (var k = 1; k <= order; k++)
        {
            sum += new Jet<TNumber>(coefficients[k]) * power;
            power *= x.Nilpotent;
        }
        return sum;
    }

    private Jet<TNumber> Power(Jet<TNumber> x, Jet<TNumber> exponent)
    {
        if (!exponent.IsConstant || Exactly(exponent.Base) is not { } k) return Scalar("exp", exponent * Scalar("log", x));
        if (!k.IsInteger || k.Abs() > 1000) return Series("power", x, k);
        var power = Of(1);
        for (var i = 0; i < (int)k.Abs().Numerator; i++)
        {
            power *= x;
            Note(Fill(1, 1, (_, _) => power));
        }
        return k.Sign < 0 ? Divide(Of(1), power) : power;
    }

    private Jet<TNumber>[,] ForeignValue(Apply apply, Jet<TNumber>[][,] x)
    {
        if (apply.Function is StructuralFunction structural) return ByIndexForm(structural, apply, x);
        if (depth > 1) throw new EvaluationLimitException($"second derivatives of {apply.Function.Name} have no value here");
        TNumber[][,] At(int step) =>
            [.. x.Select(m => Plain(m, step))];
        var value = Foreign(apply.Function, At(0));
        if (x.All(static m => m.Cast<Jet<TNumber>>().All(static entry => entry.IsConstant))) return Fill(value.GetLength(0), value.GetLength(1), (i, j) => new(value[i, j]));
        // Central differences of fourth order along the direction.
        var h = Number(Nearness);
        var (one, minusOne, two, minusTwo) = (Foreign(apply.Function, At(1)), Foreign(apply.Function, At(-1)), Foreign(apply.Function, At(2)), Foreign(apply.Function, At(-2)));
        return Fill(value.GetLength(0), value.GetLength(1), (i, j) =>
            new(value[i, j], ((Number(8) * (one[i, j] - minusOne[i, j])) - (two[i, j] - minusTwo[i, j])) / (Number(12) * h)));

        TNumber[,] Plain(Jet<TNumber>[,] m, int step)
        {
            var plain = new TNumber[m.GetLength(0), m.GetLength(1)];
            for (var i = 0; i < m.GetLength(0); i++)
            {
                for (var j = 0; j < m.GetLength(1); j++) plain[i, j] = m[i, j].Base + (Number(step * Nearness) * m[i, j][1]);
            }
            return plain;
        }
    }

    /// <summary>A structural function unknown by name: every assignment of its letters in turn.</summary>
    private Jet<TNumber>[,] ByIndexForm(StructuralFunction function, Apply apply, Jet<TNumber>[][,] x)
    {
        var form = function.IndexForm([.. apply.Children]);
        var (inputs, output) = (form[..form.IndexOf("->", StringComparison.Ordinal)].Split(','), form[(form.IndexOf("->", StringComparison.Ordinal) + 2)..]);
        if (apply.Shape.IsTensor || x.Length != inputs.Length || form.Contains('(')) throw new EvaluationLimitException($"{function.Name} has no value here");
        var range = new SortedDictionary<char, int>();
        for (var o = 0; o < inputs.Length; o++)
        {
            for (var axis = 0; axis < inputs[o].Length; axis++) range[inputs[o][axis]] = inputs[o][axis] == '1' ? 1 : x[o].GetLength(axis);
        }
        int Axis(string part, int axis, Dictionary<char, int> at) => axis < part.Length && part[axis] != '1' ? at[part[axis]] : 0;
        var value = Fill(Length(apply.Shape.Rows), Length(apply.Shape.Columns), (_, _) => Of(0));
        var letters = range.Keys.ToArray();
        var total = range.Values.Aggregate(1L, static (a, b) => a * b);
        Spend(total);
        for (long index = 0; index < total; index++)
        {
            var (at, rest) = (new Dictionary<char, int>(), index);
            foreach (var letter in letters) (at[letter], rest) = ((int)(rest % range[letter]), rest / range[letter]);
            var term = Of(1);
            for (var o = 0; o < inputs.Length; o++) term *= x[o][Axis(inputs[o], 0, at), Axis(inputs[o], 1, at)];
            value[Axis(output, 0, at), Axis(output, 1, at)] += term;
        }
        return value;
    }
}
