using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;

namespace Gradus.Simplification;

/// <summary>Powers of scalars and of entries: s · s⁻² = s⁻¹, (st)² = s²t².</summary>
public static class Powers
{
    /// <summary>The factors of a commutative product with powers of one base joined, each base once, in the order of first occurrence.</summary>
    public static List<Expr> Joined(IReadOnlyList<Expr> factors)
    {
        var bases = new List<(Expr Base, Rational Power)>(factors.Count);
        foreach (var factor in factors)
        {
            var (b, k) = Split(factor);
            var at = bases.FindIndex(x => x.Base.Equals(b));
            if (at < 0) bases.Add((b, k));
            else bases[at] = (b, bases[at].Power + k);
        }
        return bases.ConvertAll(static x => Matrices.EntryPower(x.Base, x.Power));
    }

    /// <summary>Base and exponent; a factor that is no power is its own base.</summary>
    public static (Expr Base, Rational Power) Split(Expr factor) =>
        factor is Apply { Function: EntryPower } a && a.Children[1] is Number n ? (a.Children[0], n.Value) : (factor, Rational.One);

    /// <summary>(2 s t)^k as 2^k s^k t^k for a whole k: there is nothing to lose, and factors may cancel.</summary>
    public static Expr Distributed(Expr power)
    {
        if (power is not Apply { Function: EntryPower } a || a.Children[1] is not Number { Value: { IsInteger: true } k } || k.Abs() > 64) return power;
        switch (a.Children[0])
        {
            case Scale { Body: null } s:
                return Scale.Of(s.Coefficient.Power((int)k.Numerator), [.. s.Scalars.Select(x => Matrices.EntryPower(x, k))], null);
            case Scale { Body: { } body } s:
                return Scale.Of(s.Coefficient.Power((int)k.Numerator), [.. s.Scalars.Select(x => Matrices.EntryPower(x, k))], Matrices.EntryPower(body, k));
            case Apply { Function: Hadamard } h:
                return Entrywise.Of([.. Entrywise.Factors(h).Select(x => Matrices.EntryPower(x, k))]);
            default:
                return power;
        }
    }
}
