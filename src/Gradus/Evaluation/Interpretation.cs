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

    /// <summary>The functions of which nothing is known.</summary>
    public virtual OpenFunctions Open => OpenFunctions.Small;

    /// <summary>−1, 0 or 1, where the field has an order.</summary>
    /// <exception cref="EvaluationLimitException">It has none.</exception>
    /// <exception cref="ArithmeticException">The number moves away from 0, so that its sign changes there.</exception>
    public virtual int SignOf(T x) => throw new EvaluationLimitException("this field has no order");

    /// <summary>An elementwise function; <paramref name="exponent"/> is the value of a power's exponent where it is a known rational number.</summary>
    public abstract Dense<T> Elementwise(ElementwiseFunction function, Dense<T>[] x, Rational? exponent, EvaluationContext context);

    /// <summary>A function that is not rational.</summary>
    public abstract Dense<T> Analytic(AnalyticFunction function, Dense<T>[] x, EvaluationContext context);
}
