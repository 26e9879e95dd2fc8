using Gradus.Expressions;
using Gradus.Numerics;

namespace Gradus.Evaluation;

/// <summary>The second evaluator in floating point, for what has no exact value.</summary>
public sealed class FloatingEvaluator(IReadOnlyDictionary<string, int> sizes, IReadOnlyDictionary<string, Dense<double>> values) : SecondEvaluator<double>(sizes, values)
{
    /// <summary>The largest entry of any value on the way: what is left after numbers far larger than it have cancelled is rounding.</summary>
    public double LargestSeen { get; private set; }

    private protected override void Note(Jet<double>[,] value)
    {
        foreach (var entry in value) LargestSeen = Math.Max(LargestSeen, Math.Abs(entry.Base));
    }

    private protected override double Pi => Math.PI;

    private protected override double Number(Rational value) => value.ToDouble();

    private protected override double Size(double x) => Math.Abs(x) < 1e-9 ? 0 : Math.Abs(x);

    private protected override int SignOf(double x) => Math.Abs(x) < 1e-9 ? 0 : Math.Sign(x);

    private protected override Rational? Exactly(double x) => Math.Abs(x) < 1000 && x * 2 == Math.Floor(x * 2) ? Rational.Of((long)(x * 2), 2) : null;

    private protected override double[] Taylor(string function, double x, Rational parameter, int order)
    {
        var terms = new double[order + 1];
        switch (function)
        {
            case "exp":
                for (var (k, term) = (0, Math.Exp(x)); k <= order; term /= ++k) terms[k] = term;
                return terms;
            case "log" when x > 1e-9:
                terms[0] = Math.Log(x);
                for (var (k, power) = (1, -1.0); k <= order; k++)
                {
                    power *= -1 / x;
                    terms[k] = power / k;
                }
                return terms;
            case "sin" or "cos":
                double[] cycle = [Math.Sin(x), Math.Cos(x), -Math.Sin(x), -Math.Cos(x)];
                for (var (k, factorial) = (0, 1.0); k <= order; factorial *= ++k) terms[k] = cycle[(k + (function == "cos" ? 1 : 0)) % 4] / factorial;
                return terms;
            case "erf" when order <= 4:
                terms[0] = ErrorFunction(x);
                var bell = 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x);
                double[] slopes = [bell, -2 * x * bell / 2, ((4 * x * x) - 2) * bell / 6, ((-8 * x * x * x) + (12 * x)) * bell / 24];
                slopes.AsSpan(0, order).CopyTo(terms.AsSpan(1));
                return terms;
            case "power" when x > 1e-9 || (order == 0 && parameter.Sign > 0 && x >= 0):
                var (binomial, exponent) = (1.0, parameter.ToDouble());
                for (var k = 0; k <= order; k++)
                {
                    terms[k] = binomial * Math.Pow(x, exponent - k);
                    binomial *= (exponent - k) / (k + 1);
                }
                return terms;
            default:
                throw new ArithmeticException($"{function} has no value here");
        }
    }

    private protected override double[,] Foreign(MatrixFunction function, double[][,] x)
    {
        double[,] value;
        switch (function)
        {
            case AnalyticFunction analytic:
                var dense = analytic.Evaluate([.. x.Select(static m => new Dense<double>(m.GetLength(0), m.GetLength(1), (i, j) => m[i, j]))]);
                value = new double[dense.Rows, dense.Columns];
                for (var i = 0; i < dense.Rows; i++)
                {
                    for (var j = 0; j < dense.Columns; j++) value[i, j] = dense[i, j];
                }
                return value;
            case ElementwiseFunction elementwise:
                value = new double[x[0].GetLength(0), x[0].GetLength(1)];
                for (var i = 0; i < value.GetLength(0); i++)
                {
                    for (var j = 0; j < value.GetLength(1); j++) value[i, j] = elementwise.Evaluate([x[0][i, j], .. x.Skip(1).Select(static p => p[0, 0])]);
                }
                return value;
            default:
                return base.Foreign(function, x);
        }
    }

    /// <summary>2/√π Σ 2ⁿ x^(2n+1) e^(−x²)/(1·3·…·(2n+1)) (Abramowitz &amp; Stegun 7.1.6).</summary>
    private static double ErrorFunction(double x)
    {
        if (Math.Abs(x) > 6) return Math.Sign(x);
        var (term, sum) = (x, x);
        for (var n = 1; n < 300; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }
        return sum * Math.Exp(-x * x) * 2 / Math.Sqrt(Math.PI);
    }
}
