using Gradus.Expressions;
using Gradus.Numerics;

namespace Gradus.Evaluation;

/// <summary>The second evaluator to as many digits as asked for, for what has no exact value.</summary>
public sealed class DigitsEvaluator(ManyDigits digits, IReadOnlyDictionary<string, int> sizes, IReadOnlyDictionary<string, Dense<Rational>> values)
    : SecondEvaluator<BigFloat>(sizes, values.ToDictionary(static v => v.Key, v => v.Value.Map(x => BigFloat.Of(x, digits.Precision))))
{
    private protected override BigFloat Pi => digits.Pi;

    private protected override BigFloat Number(Rational value) => BigFloat.Of(value, digits.Precision);

    private protected override double Size(BigFloat x) => digits.Magnitude(x);

    private protected override int SignOf(BigFloat x) => digits.Sign(x);

    private protected override Rational? Exactly(BigFloat x) => x.ToSmallHalf();

    /// <summary>Differences are taken so near that their error shrinks with the digits as rounding does.</summary>
    private protected override Rational Nearness => Rational.One / Rational.Of(2, 1).Power(digits.Precision / 5);

    private protected override BigFloat[] Taylor(string function, BigFloat x, Rational parameter, int order)
    {
        var terms = new BigFloat[order + 1];
        switch (function)
        {
            case "exp":
                terms[0] = digits.Exp(x);
                for (var k = 1; k <= order; k++) terms[k] = terms[k - 1] / Number(k);
                return terms;
            case "log":
                terms[0] = digits.Log(x);
                for (var (k, power) = (1, Number(1) / x); k <= order; k++, power = -power / x) terms[k] = power / Number(k);
                return terms;
            case "sin" or "cos":
                var (sin, cos) = digits.SinCos(x);
                BigFloat[] cycle = [sin, cos, -sin, -cos];
                for (var (k, factorial) = (0, Number(1)); k <= order; factorial *= Number(++k)) terms[k] = cycle[(k + (function == "cos" ? 1 : 0)) % 4] / factorial;
                return terms;
            case "erf" when order <= 4:
                terms[0] = digits.Erf(x);
                var bell = Number(2) / digits.Sqrt(digits.Pi) * digits.Exp(-(x * x));
                BigFloat[] slopes =
                [
                    bell, -x * bell, ((Number(4) * x * x) - Number(2)) * bell / Number(6), ((Number(-8) * x * x * x) + (Number(12) * x)) * bell / Number(24),
                ];
                slopes.AsSpan(0, order).CopyTo(terms.AsSpan(1));
                return terms;
            case "power" when x.Sign > 0 || (order == 0 && parameter.Sign > 0 && x.IsZero):
                for (var (k, binomial) = (0, Number(1)); k <= order; k++)
                {
                    terms[k] = binomial * digits.Power(x, Number(parameter - k));
                    binomial = binomial * Number(parameter - k) / Number(k + 1);
                }
                return terms;
            default:
                throw new ArithmeticException($"{function} has no value here");
        }
    }

    private protected override BigFloat[,] Foreign(MatrixFunction function, BigFloat[][,] x)
    {
        switch (function)
        {
            case AnalyticFunction analytic:
                var dense = analytic.Evaluate(digits, [.. x.Select(static m => new Dense<BigFloat>(m.GetLength(0), m.GetLength(1), (i, j) => m[i, j]))]);
                return dense is null ? base.Foreign(function, x) : Entries(dense.Rows, dense.Columns, (i, j) => dense[i, j]);
            case ElementwiseFunction elementwise:
                return Entries(x[0].GetLength(0), x[0].GetLength(1), (i, j) => elementwise.Evaluate(digits, [x[0][i, j], .. x.Skip(1).Select(static p => p[0, 0])]) ?? base.Foreign(function, x)[i, j]);
            default:
                return base.Foreign(function, x);
        }
    }

    private static BigFloat[,] Entries(int rows, int columns, Func<int, int, BigFloat> entry)
    {
        var value = new BigFloat[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++) value[i, j] = entry(i, j);
        }
        return value;
    }
}
