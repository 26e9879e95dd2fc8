using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;

namespace Gradus.Checking.Misconceptions;

/// <summary>The differential of a basic function is misremembered.</summary>
public sealed class WrongDifferential : Misconception
{
    /// <inheritdoc/>
    public override string Id => "wrong-differential";

    /// <inheritdoc/>
    public override string WrongForm => "d cos(x) = sin(x) dx, d(AB) = dA + dB";

    /// <inheritdoc/>
    public override string RightForm => "d cos(x) = −sin(x) dx, d(AB) = dA B + A dB";

    /// <inheritdoc/>
    public override string Message => "A basic differential is misremembered here: look the rule of this function up, and keep the differential of what stands inside it as a factor.";

    /// <inheritdoc/>
    public override string Example => "$d(AB) = dA + dB$";

    /// <inheritdoc/>
    public override int Rank => 40;

    /// <inheritdoc/>
    public override bool IsEdit => true;

    /// <inheritdoc/>
    public override IEnumerable<Expr> WrongValues(Slip slip) =>
        Replay.With(slip.Source, static (f, x, dx) => Replay.About(f, x, (part, name) => Misremembered(part, name, x, dx))).Concat(InnerLost(slip));

    /// <inheritdoc/>
    public override bool Explains(Misfit misfit)
    {
        if (misfit.Source is not { } source || FormulaTerms.Of(misfit.Written) is not { } terms) return false;
        var asked = Replay.Asked(source).ToArray();
        if (asked.Length == 0) return false;
        if (asked[0] is Differential) return terms.Any(static t => !t.HasDifferential) || (misfit.Correct is { } correct && FormulaTerms.Of(correct) is { } right && terms.Max(static t => t.Degree) < right.Max(static t => t.Degree));
        return asked[0] is Derivative { Function.IsScalar: true } && !misfit.Correct?.IsScalar == true && terms.Count == 1 && (terms[0].HasDifferential || FormulaTerms.IsCall(misfit.Written, "tr"));
    }

    private static IEnumerable<Expr> Misremembered(Expr part, Symbol value, IReadOnlyList<Symbol> x, IReadOnlyList<Expr> dx)
    {
        var inner = part.Children[0];
        Expr D(Expr e) => Replay.D(e, x, dx);
        Expr Along(Expr slope) => Matrices.Hadamard(slope, D(inner));
        return part switch
        {
            Product p => Edits.Each([() => Sum.Of(p.Children.Select(D).Where(static d => !d.IsZero))]),
            Apply { Function: EntryPower } p when p.Children[1] is Number { Value: var k } => Edits.Each([() => Along(Matrices.EntryPower(inner, k - 1)), () => Along(Scale.Of(k, value)), () => Along(Matrices.OnesLike(inner))]),
            Apply { Function: ElementwiseFunction, Children.Count: 1 } a => Edits.Each(Slopes(a, value).Select(slope => (Func<Expr?>)(() => Along(slope)))).Concat(Inside(a, x, dx)),
            Apply { Function: Det } => Edits.Each([() => Matrices.Trace(D(inner)), () => value * Matrices.Trace(D(inner)), () => value * Matrices.Trace(inner * D(inner)), () => value * Matrices.Frobenius(inner, D(inner))]),
            Apply { Function: LogDet } => Edits.Each([() => Matrices.Trace(D(inner)), () => Matrices.Trace(inner * D(inner)), () => Matrices.Frobenius(inner, D(inner)), () => Matrices.Reciprocal(Matrices.Det(inner)) * Matrices.Trace(D(inner))]),
            Apply { Function: Inverse } => Edits.Each([() => value * D(inner) * value, () => D(inner) * value, () => value * D(inner), () => Matrices.Inverse(D(inner))]),
            _ => [],
        };
    }

    /// <summary>The factor that the inner derivative gives, at one end of a product, left out.</summary>
    private static IEnumerable<Expr> InnerLost(Slip slip) => !Replay.HasDerivative(slip.Source) ? [] : Edits.Forms(slip).SelectMany(static form => Edits.AtOnePlace(form, static e => e is Product p
        ? Edits.Each([() => Product.Of(p.Children.Skip(1)), () => Product.Of(p.Children.Take(p.Children.Count - 1))]) : []));

    /// <summary>Slopes that people write for f′(u), given f(u) under a name.</summary>
    private static IEnumerable<Expr> Slopes(Apply f, Expr value)
    {
        var u = f.Children[0];
        var one = Matrices.OnesLike(u);
        return f.Function switch
        {
            Cos => [Matrices.Sin(u), value, one],
            Sin => [-Matrices.Cos(u), value, one],
            Tan => [Matrices.Reciprocal(Matrices.Cos(u)), one + value, one],
            Tanh => [one - value, Matrices.Hadamard(value, one - value), one],
            Sigmoid => [value, one - value, one],
            Sqrt => [Matrices.Reciprocal(value), Scale.Of(Rational.Of(1, 2), value), one],
            Exp => [Matrices.Hadamard(u, value), one],
            Log => [value, one, Matrices.Reciprocal(value)],
            _ => [value, one],
        };
    }

    /// <summary>f′(u) without the inner derivative, where u has the shape of the variable.</summary>
    private static IEnumerable<Expr> Inside(Apply f, IReadOnlyList<Symbol> x, IReadOnlyList<Expr> dx) =>
        Enumerable.Range(0, x.Count).Where(k => x[k].Shape == f.Shape && !f.Children[0].Equals(x[k]))
            .SelectMany(k => Edits.Each([() => Matrices.Hadamard(((ElementwiseFunction)f.Function).DerivativeAt([.. f.Children], 0), dx[k])]));
}
