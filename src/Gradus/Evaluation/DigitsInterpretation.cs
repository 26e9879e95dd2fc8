using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;

namespace Gradus.Evaluation;

/// <summary>The functions to as many digits as asked for.</summary>
public sealed class DigitsInterpretation(ManyDigits digits) : Interpretation<BigFloat>
{
    /// <inheritdoc/>
    public override Field<BigFloat> Field => digits;

    /// <inheritdoc/>
    public override int SignOf(BigFloat x) => digits.Sign(x);

    /// <inheritdoc/>
    public override Dense<BigFloat> Elementwise(ElementwiseFunction function, Dense<BigFloat>[] x, Rational? exponent, EvaluationContext context)
    {
        var entries = new BigFloat[x[0].Entries.Length];
        context.Spend(entries.Length * 60L);
        var point = new BigFloat[x.Length];
        for (var j = 1; j < x.Length; j++) point[j] = x[j][0, 0];
        if (function is EntryPower && exponent is { } k) point[1] = BigFloat.Of(k, digits.Precision);
        for (var i = 0; i < entries.Length; i++)
        {
            point[0] = x[0].Entries[i];
            entries[i] = function.Evaluate(digits, point) ?? throw Unknown(function);
        }
        return Dense<BigFloat>.Of(x[0].Rows, x[0].Columns, entries);
    }

    /// <inheritdoc/>
    public override Dense<BigFloat> Analytic(AnalyticFunction function, Dense<BigFloat>[] x, EvaluationContext context)
    {
        // An iteration takes some hundred products of matrices.
        context.Spend(100L * x[0].Rows * x[0].Columns * Math.Min(x[0].Rows, x[0].Columns));
        return function.Evaluate(digits, x) ?? throw Unknown(function);
    }

    private static EvaluationLimitException Unknown(MatrixFunction function) => new($"{function.Name} is only known in doubles");
}
