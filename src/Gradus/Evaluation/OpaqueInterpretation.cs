using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Evaluation;

/// <summary>The functions over a prime field: roots and norms are exact, the others are random functions keyed by name and argument values.</summary>
/// <remarks>An identity that holds for random functions in the place of exp, log … holds for those. What the random functions do share with the true ones
/// (odd, log(1/x) = −log x, exp(−x) exp(x) = 1, sin² + cos² = 1, sigmoid by exp …) makes more identities come out; where they disagree nothing is decided.</remarks>
public sealed class OpaqueInterpretation(PrimeField field, ulong seed) : Interpretation<ulong>
{
    private readonly ulong half = field.Invert(field.Add(field.One, field.One));
    private ulong? pi;

    /// <summary>True once a random function stood in for a true one.</summary>
    public bool UsedOpaque { get; private set; }

    /// <summary>True once a root was taken: its sign was a guess, so that one agreement means less.</summary>
    public bool UsedRoot { get; private set; }

    /// <inheritdoc/>
    public override Field<ulong> Field => @field;

    /// <inheritdoc/>
    public override OpenFunctions Open { get; } = new(seed, isWide: true);

    /// <inheritdoc/>
    public override Dense<ulong> Elementwise(ElementwiseFunction function, Dense<ulong>[] x, Rational? exponent, EvaluationContext context)
    {
        var entries = new ulong[x[0].Entries.Length];
        context.Spend(entries.Length * 400L);
        var parameter = x.Length == 2 ? x[1][0, 0] : 0;
        for (var i = 0; i < entries.Length; i++)
        {
            var value = x[0].Entries[i];
            entries[i] = x.Length switch
            {
                1 => At(function, value),
                2 when function is EntryPower => PowerAt(value, parameter, exponent),
                _ => Opaque(function.Name, [value, .. x[1..].Select(static p => p[0, 0])]),
            };
        }
        return Dense<ulong>.Of(x[0].Rows, x[0].Columns, entries);
    }

    /// <inheritdoc/>
    public override Dense<ulong> Analytic(AnalyticFunction function, Dense<ulong>[] x, EvaluationContext context)
    {
        switch (function)
        {
            case LogDet:
                return Dense<ulong>.Scalar(Log(LinearAlgebra.Determinant(field, x[0])));
            case NormF or Norm2:
                return Dense<ulong>.Scalar(Root(LinearAlgebra.SumOfSquares(field, x[0])));
            case Softmax or LogSumExp:
                return Exponentials(function, x[0]);
            case Norm1:
                var sum = field.Zero;
                foreach (var entry in x[0].Entries) sum = field.Add(sum, field.Multiply(entry, Odd("sign", entry)));
                return Dense<ulong>.Scalar(sum);
            default:
                return OpaqueMatrix(function, x);
        }
    }

    /// <summary>softmax or logsumexp, by their definition.</summary>
    private Dense<ulong> Exponentials(AnalyticFunction function, Dense<ulong> x)
    {
        var exp = x.Map(Exp);
        var sum = field.Zero;
        foreach (var entry in exp.Entries) sum = field.Add(sum, entry);
        return function is LogSumExp ? Dense<ulong>.Scalar(Log(sum)) : LinearAlgebra.Scale(field, field.Invert(sum), exp);
    }

    private ulong At(ElementwiseFunction function, ulong x) => function switch
    {
        Functions.Exp => Exp(x),
        Functions.Log => Log(x),
        Sqrt => Root(x),
        Sign => Odd("sign", x),
        Abs => field.Multiply(x, Odd("sign", x)),
        UnitStep => StepAt(x),
        Relu => field.Multiply(x, StepAt(x)),
        Sigmoid => field.Invert(field.Add(field.One, Exp(field.Subtract(0, x)))),
        Softplus => Log(field.Add(field.One, Exp(x))),
        Tanh => TanhAt(x),
        Sin => SinCos(x).Sin,
        Cos => SinCos(x).Cos,
        Tan => TanAt(x),
        Erf => Odd("erf", x),
        Pi => field.Multiply(x, PiValue()),
        _ => Opaque(function.Name, [x]),
    };

    private ulong PowerAt(ulong x, ulong parameter, Rational? exponent)
    {
        if (exponent is not { } power) return Opaque("power", [x, parameter]);
        if (!power.IsInteger) UsedRoot = true;
        return field.Power(x, power);
    }

    private ulong Root(ulong x)
    {
        UsedRoot = true;
        return field.Power(x, Rational.Of(1, 2));
    }

    private ulong PiValue()
    {
        if (pi is { } known) return known;
        var root = field.Draw(new RandomSource(seed ^ 0x3243F6A8885A308DUL));
        pi = field.Multiply(root, root);
        return pi.Value;
    }

    private ulong StepAt(ulong x) => x == 0 ? 0 : field.Multiply(half, field.Add(field.One, Odd("sign", x)));

    private ulong TanhAt(ulong x)
    {
        var (plus, minus) = (Exp(x), Exp(field.Subtract(0, x)));
        return field.Multiply(field.Subtract(plus, minus), field.Invert(field.Add(plus, minus)));
    }

    private (ulong Sin, ulong Cos) SinCos(ulong x)
    {
        var t = Odd("tan half", x);
        var squared = field.Multiply(t, t);
        var scale = field.Invert(field.Add(field.One, squared));
        return (field.Multiply(field.Add(t, t), scale), field.Multiply(field.Subtract(field.One, squared), scale));
    }

    private ulong TanAt(ulong x)
    {
        var (sin, cos) = SinCos(x);
        return field.Multiply(sin, field.Invert(cos));
    }

    /// <summary>E(0) = 1 and E(−x) = 1/E(x), else random.</summary>
    private ulong Exp(ulong x)
    {
        if (x == 0) return field.One;
        var negative = field.Subtract(0, x);
        return x < negative ? Opaque("exp", [x]) : field.Invert(Opaque("exp", [negative]));
    }

    /// <summary>L(1) = 0 and L(1/x) = −L(x), else random.</summary>
    private ulong Log(ulong x)
    {
        if (x == field.One) return 0;
        var inverse = field.Invert(x);
        return x < inverse ? Opaque("log", [x]) : field.Subtract(0, Opaque("log", [inverse]));
    }

    /// <summary>A random odd function.</summary>
    private ulong Odd(string name, ulong x)
    {
        if (x == 0) return 0;
        var negative = field.Subtract(0, x);
        return x < negative ? Opaque(name, [x]) : field.Subtract(0, Opaque(name, [negative]));
    }

    private ulong Opaque(string name, ReadOnlySpan<ulong> values)
    {
        UsedOpaque = true;
        var hash = Start(name);
        foreach (var value in values) hash = Absorb(hash, value);
        return hash % field.Prime;
    }

    /// <summary>A random matrix function: every entry of the value depends on every entry of the arguments.</summary>
    private Dense<ulong> OpaqueMatrix(AnalyticFunction function, Dense<ulong>[] x)
    {
        UsedOpaque = true;
        var hash = Start(function.Name);
        var shapes = new Expr[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            shapes[i] = Symbol.Of("x", new Shape(Size.Of(x[i].Rows), Size.Of(x[i].Columns)));
            hash = Absorb(Absorb(hash, (ulong)x[i].Rows), (ulong)x[i].Columns);
            foreach (var value in x[i].Entries) hash = Absorb(hash, value);
        }
        var shape = function.InferShape(shapes);
        var entries = new ulong[shape.Rows.Factor * shape.Columns.Factor];
        for (var i = 0; i < entries.Length; i++) entries[i] = Absorb(hash, (ulong)i) % field.Prime;
        return Dense<ulong>.Of((int)shape.Rows.Factor, (int)shape.Columns.Factor, entries);
    }

    private ulong Start(string name)
    {
        var hash = RandomSource.Mix(seed ^ 0x9E3779B97F4A7C15UL);
        foreach (var c in name) hash = Absorb(hash, c);
        return hash;
    }

    private static ulong Absorb(ulong hash, ulong value) => RandomSource.Mix(RandomSource.Mix(hash) + (value * 0xD1342543DE82EF95UL) + 0x2545F4914F6CDD1DUL);
}
