using Gradus.Numerics;

namespace Gradus.Evaluation;

/// <summary>The second evaluator over the residues modulo a prime: exact where a function is rational, and by the power series of random functions for exp, log, sin, cos and erf.</summary>
/// <remarks>Value and slopes of such a function hang together as those of the true one do, so that a differential that is right for the true one is right here.
/// Of their other laws only the simplest are kept, so that sides which differ after <see cref="UsedStandIn"/> may be equal all the same.</remarks>
public sealed class ResidueEvaluator(IReadOnlyDictionary<string, int> sizes, IReadOnlyDictionary<string, Dense<Residue>> values, ulong seed) : SecondEvaluator<Residue>(sizes, values)
{
    private const ulong SmallWhole = 1 << 16;
    private Residue? rootOfPi;

    /// <summary>True once a random function, a root or a sign stood in for the true one.</summary>
    public bool UsedStandIn { get; private set; }

    /// <summary>√π, a random square.</summary>
    private Residue RootOfPi
    {
        get
        {
            UsedStandIn = true;
            if (rootOfPi is { } known) return known;
            var random = Random("pi", default);
            rootOfPi = random * random;
            return rootOfPi.Value;
        }
    }

    private protected override Residue Pi => RootOfPi * RootOfPi;

    private protected override Residue Number(Rational value) => Residue.Of(value);

    private protected override double Size(Residue x) => x.IsZero ? 0 : 1;

    private protected override int SignOf(Residue x)
    {
        UsedStandIn = true;
        return x.Legendre;
    }

    /// <summary>Whole and half numbers are known by their size: a random residue is hardly ever so small.</summary>
    private protected override Rational? Exactly(Residue x)
    {
        var twice = x + x;
        var whole = twice.Smaller;
        return whole.Value > SmallWhole ? null : Rational.Of(twice == whole ? (long)whole.Value : -(long)whole.Value, 2);
    }

    private protected override Residue[] Taylor(string function, Residue x, Rational parameter, int order)
    {
        UsedStandIn = true;
        return function switch
        {
            "exp" => Exponential(Exp(x), order),
            "log" => Logarithm(x, order),
            "sin" or "cos" => Circular(x, function == "cos" ? 1 : 0, order),
            "erf" when order <= 3 => ErrorFunction(x, order),
            "power" => Power(x, parameter, order),
            _ => throw new EvaluationLimitException($"{function} has no series here"),
        };
    }

    private static Residue[] Exponential(Residue value, int order)
    {
        var terms = new Residue[order + 1];
        for (var (k, term) = (0, value); k <= order; term /= Residue.Of((ulong)++k)) terms[k] = term;
        return terms;
    }

    private Residue[] Logarithm(Residue x, int order)
    {
        var terms = new Residue[order + 1];
        var inverse = Residue.One / x;
        terms[0] = x == inverse ? default : x.Value < inverse.Value ? Random("log", x) : default(Residue) - Random("log", inverse);
        for (var (k, power) = (1, inverse); k <= order; k++, power *= default(Residue) - inverse) terms[k] = power / Residue.Of((ulong)k);
        return terms;
    }

    /// <summary>By t = tan(x/2): sin x = 2t/(1 + t²), cos x = (1 − t²)/(1 + t²).</summary>
    private Residue[] Circular(Residue x, int phase, int order)
    {
        var t = Odd("tan", x);
        var scale = Residue.One / (Residue.One + (t * t));
        var (sin, cos) = ((t + t) * scale, (Residue.One - (t * t)) * scale);
        Residue[] cycle = [sin, cos, default(Residue) - sin, default(Residue) - cos];
        var terms = new Residue[order + 1];
        for (var (k, factorial) = (0, Residue.One); k <= order; factorial *= Residue.Of((ulong)++k)) terms[k] = cycle[(k + phase) % 4] / factorial;
        return terms;
    }

    /// <summary>The slopes of erf are 2/√π e^(−x²) times 1, −2x, 4x² − 2.</summary>
    private Residue[] ErrorFunction(Residue x, int order)
    {
        var two = Residue.Of(2UL);
        var bell = two / RootOfPi * Exp(default(Residue) - (x * x));
        var square = x * x;
        Residue[] terms = [Odd("erf", x), bell, default(Residue) - (x * bell), ((two * square) - Residue.One) * bell / Residue.Of(3UL)];
        return terms[..(order + 1)];
    }

    /// <summary>Binomial series; roots of squares only.</summary>
    private static Residue[] Power(Residue x, Rational exponent, int order)
    {
        if (exponent.Denominator != 2 || exponent.Numerator.GetBitLength() > 16) throw new EvaluationLimitException("such a root has no value here");
        if (x.Legendre != 1) throw new NoRootException();
        var (root, terms, binomial) = (x.Root, new Residue[order + 1], Rational.One);
        for (var k = 0; k <= order; k++)
        {
            var power = (long)exponent.Numerator - (2 * k);
            terms[k] = Residue.Of(binomial) * (power >= 0 ? root.Power((ulong)power) : Residue.One / root.Power((ulong)-power));
            binomial = binomial * (exponent - k) / (k + 1);
        }
        return terms;
    }

    /// <summary>E(0) = 1 and E(−x) = 1/E(x).</summary>
    private Residue Exp(Residue x)
    {
        if (x.IsZero) return Residue.One;
        var value = Random("exp", x.Smaller);
        return x == x.Smaller ? value : Residue.One / value;
    }

    private Residue Odd(string name, Residue x)
    {
        if (x.IsZero) return default;
        var value = Random(name, x.Smaller);
        return x == x.Smaller ? value : default(Residue) - value;
    }

    /// <summary>A random number, the same for the same name and argument.</summary>
    private Residue Random(string name, Residue x)
    {
        var hash = RandomSource.Mix(seed);
        foreach (var c in name) hash = RandomSource.Mix(hash + c);
        return Residue.Of(RandomSource.Mix(hash ^ x.Value));
    }
}
