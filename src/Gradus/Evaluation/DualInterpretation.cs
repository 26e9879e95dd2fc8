using System.Collections.Concurrent;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Evaluation;

/// <summary>The functions over dual numbers, by their own derivatives and differentials evaluated over the field of the values.</summary>
public sealed class DualInterpretation<T>(Interpretation<T> inner) : Interpretation<Dual<T>>
{
    /// <summary>The domain of what has a value everywhere and no derivative in 0.</summary>
    private const string Kink = "{0} ≠ 0";

    private readonly DualField<T> field = new(inner.Field);

    /// <inheritdoc/>
    public override Field<Dual<T>> Field => @field;

    /// <inheritdoc/>
    public override int Depth => inner.Depth + 1;

    /// <inheritdoc/>
    public override OpenFunctions Open => inner.Open;

    /// <inheritdoc/>
    public override int SignOf(Dual<T> x) => inner.SignOf(x.Value) is var sign && sign == 0 && !inner.Field.IsZero(x.Epsilon) ? throw new ArithmeticException("a case begins here") : sign;

    /// <inheritdoc/>
    public override Dense<Dual<T>> Elementwise(ElementwiseFunction function, Dense<Dual<T>>[] x, Rational? exponent, EvaluationContext context)
    {
        var at = Values(x);
        var value = inner.Elementwise(function, at, exponent, context);
        Dense<T>? change = null;
        for (var j = 0; j < x.Length; j++)
        {
            var step = Epsilons(x[j]);
            if (IsZero(step)) continue;
            if (function.Domain == Kink && HasZero(at[0], step)) throw new ArithmeticException($"{function.Name} has no derivative in 0");
            var slope = function is EntryPower && exponent is { } power && j == 0
                ? PowerSlope(function, at, power, context)
                : Rules.Evaluate(inner, at, [], Rules.Slope(function, j, at), context);
            var part = new T[value.Entries.Length];
            for (var i = 0; i < part.Length; i++) part[i] = inner.Field.Multiply(slope.Entries[i], step.Entries[j == 0 ? i : 0]);
            var matrix = Dense<T>.Of(value.Rows, value.Columns, part);
            change = change is null ? matrix : LinearAlgebra.Add(inner.Field, change, matrix);
        }
        return Join(value, change);
    }

    /// <inheritdoc/>
    public override Dense<Dual<T>> Analytic(AnalyticFunction function, Dense<Dual<T>>[] x, EvaluationContext context)
    {
        var at = Values(x);
        var value = inner.Analytic(function, at, context);
        var steps = new Dense<T>[x.Length];
        var still = true;
        for (var i = 0; i < x.Length; i++)
        {
            steps[i] = Epsilons(x[i]);
            still &= IsZero(steps[i]);
        }
        return Join(value, still ? null : Rules.Evaluate(inner, at, steps, Rules.Change(function, at), context));
    }

    /// <summary>k x^(k−1) for a known k.</summary>
    private Dense<T> PowerSlope(ElementwiseFunction power, Dense<T>[] at, Rational exponent, EvaluationContext context)
    {
        if (exponent.IsZero) return LinearAlgebra.Scale(inner.Field, inner.Field.Zero, at[0]);
        var factor = inner.Field.FromRational(exponent);
        var lower = exponent - Rational.One;
        Dense<T>[] arguments = [at[0], Dense<T>.Scalar(inner.Field.FromRational(lower))];
        return LinearAlgebra.Scale(inner.Field, factor, inner.Elementwise(power, arguments, lower, context));
    }

    private static Dense<T>[] Values(Dense<Dual<T>>[] x)
    {
        var values = new Dense<T>[x.Length];
        for (var i = 0; i < x.Length; i++) values[i] = x[i].Map(static d => d.Value);
        return values;
    }

    private static Dense<T> Epsilons(Dense<Dual<T>> x) => x.Map(static d => d.Epsilon);

    private bool IsZero(Dense<T> x)
    {
        foreach (var entry in x.Entries)
        {
            if (!inner.Field.IsZero(entry)) return false;
        }
        return true;
    }

    /// <summary>True where an entry is 0 and moves.</summary>
    private bool HasZero(Dense<T> at, Dense<T> step)
    {
        for (var i = 0; i < at.Entries.Length; i++)
        {
            if (inner.Field.IsZero(at.Entries[i]) && !inner.Field.IsZero(step.Entries[i])) return true;
        }
        return false;
    }

    private Dense<Dual<T>> Join(Dense<T> value, Dense<T>? change)
    {
        var entries = new Dual<T>[value.Entries.Length];
        for (var i = 0; i < entries.Length; i++) entries[i] = new(value.Entries[i], change is null ? inner.Field.Zero : change.Entries[i]);
        return Dense<Dual<T>>.Of(value.Rows, value.Columns, entries);
    }

    /// <summary>The derivative rules of the catalog over placeholders of known lengths, kept for the next time.</summary>
    private static class Rules
    {
        private static readonly ConcurrentDictionary<(MatrixFunction Function, int Argument, string Lengths), Expr> Known = new();

        public static Expr Slope(ElementwiseFunction function, int argument, Dense<T>[] at) =>
            Known.GetOrAdd((function, argument, Lengths(at)), _ => function.DerivativeAt(Placeholders("·", at), argument));

        public static Expr Change(AnalyticFunction function, Dense<T>[] at) =>
            Known.GetOrAdd((function, -1, Lengths(at)), _ => function.Differential(Placeholders("·", at), Placeholders("·d", at)));

        public static Dense<T> Evaluate(Interpretation<T> inner, Dense<T>[] at, Dense<T>[] steps, Expr rule, EvaluationContext context)
        {
            var values = new Dictionary<string, Dense<T>>();
            for (var i = 0; i < at.Length; i++) values["·" + i] = at[i];
            for (var i = 0; i < steps.Length; i++) values["·d" + i] = steps[i];
            return new Evaluator<T>(inner, context, values).Evaluate(rule);
        }

        private static Expr[] Placeholders(string prefix, Dense<T>[] at) =>
            [.. at.Select((x, i) => Symbol.Of(prefix + i, new Shape(Size.Of(x.Rows), Size.Of(x.Columns))))];

        private static string Lengths(Dense<T>[] at) => at.Length == 1 ? $"{at[0].Rows}×{at[0].Columns}" : string.Join(' ', at.Select(static x => $"{x.Rows}×{x.Columns}"));
    }
}
