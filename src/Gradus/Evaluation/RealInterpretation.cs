using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;

namespace Gradus.Evaluation;

/// <summary>The functions in floating point, over the reals as this field rounds them.</summary>
public sealed class RealInterpretation(Field<double> field) : Interpretation<double>
{
    /// <summary>The functions in floating point, as doubles are rounded.</summary>
    public RealInterpretation() : this(RealField.Instance)
    {
    }

    /// <summary>The largest magnitude seen in an argument or value of a function: how much may have been lost by cancellation.</summary>
    public double Largest { get; private set; } = 1;

    /// <inheritdoc/>
    public override Field<double> Field { get; } = field;

    /// <inheritdoc/>
    public override int SignOf(double x) => Math.Sign(x);

    /// <inheritdoc/>
    public override Dense<double> Elementwise(ElementwiseFunction function, Dense<double>[] x, Rational? exponent, EvaluationContext context)
    {
        var entries = new double[x[0].Entries.Length];
        context.Spend(entries.Length);
        Span<double> point = stackalloc double[x.Length];
        for (var j = 1; j < x.Length; j++) point[j] = x[j][0, 0];
        for (var i = 0; i < entries.Length; i++)
        {
            point[0] = x[0].Entries[i];
            entries[i] = function is EntryPower && exponent is { IsInteger: true } k && k.Abs() < 1 << 20 ? Math.Pow(point[0], (double)k.Numerator) : function.Evaluate(point);
            Note(entries[i]);
        }
        return Dense<double>.Of(x[0].Rows, x[0].Columns, entries);
    }

    /// <inheritdoc/>
    public override Dense<double> Analytic(AnalyticFunction function, Dense<double>[] x, EvaluationContext context)
    {
        var value = function.Evaluate(x);
        foreach (var entry in value.Entries) Note(entry);
        return value;
    }

    private void Note(double value)
    {
        if (Math.Abs(value) > Largest) Largest = Math.Abs(value);
    }
}
