using Gradus.Expressions;
using Gradus.Numerics;

namespace Gradus.Evaluation;

/// <summary>What the functions that no field has (exp, norms and their kin) mean over one field.</summary>
public abstract class Interpretation<T>
{
    /// <summary>The field.</summary>
    public abstract Field<T> Field { get; }

    /// <summary>How many dual numbers are nested.</summary>
    public virtual int Depth => 0;

    /// <summary>An elementwise function; <paramref name="exponent"/> is the value of a power's exponent where it is a known rational number.</summary>
    public abstract Dense<T> Elementwise(ElementwiseFunction function, Dense<T>[] x, Rational? exponent, EvaluationContext context);

    /// <summary>A function that is not rational.</summary>
    public abstract Dense<T> Analytic(AnalyticFunction function, Dense<T>[] x, EvaluationContext context);
}
