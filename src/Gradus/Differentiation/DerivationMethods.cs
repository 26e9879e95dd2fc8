using Gradus.Derivations;
using Gradus.Expressions;

namespace Gradus.Differentiation;

/// <summary>The four methods, by name.</summary>
public static class DerivationMethods
{
    /// <summary>The steps to ∂Y/∂X by a method; where one does not make sense, the differential method with a remark that says why.</summary>
    public static Derivation Derive(Expr y, Symbol x, Method method, Expr? through = null) => method switch
    {
        Method.Expansion => ExpansionMethod.Derive(y, x),
        Method.Index => IndexMethod.Derive(y, x) ?? DifferentialMethod.Derive(y, x) with { Remark = "The entries of this derivative have no formula in the entries of its parts; the differential does it directly." },
        Method.Chain => ChainMethod.Derive(y, x, through) ?? DifferentialMethod.Derive(y, x) with { Remark = "There is no inner matrix to take the chain rule through; the differential does it directly." },
        _ => DifferentialMethod.Derive(y, x),
    };
}
