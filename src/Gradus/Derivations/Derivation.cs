namespace Gradus.Derivations;

/// <summary>Which way a derivative is derived.</summary>
public enum Method
{
    /// <summary>Differential and Frobenius product.</summary>
    Differential,

    /// <summary>First-order expansion of f(X + ΔX).</summary>
    Expansion,

    /// <summary>Chain rule with the order-4 tensor contracted.</summary>
    Chain,

    /// <summary>Index notation.</summary>
    Index,
}

/// <summary>The steps from a function to its derivative.</summary>
/// <param name="Method">The way taken.</param>
/// <param name="Steps">The steps in order.</param>
/// <param name="Remark">What should be said beside them, such as why another way was taken; null if nothing.</param>
public sealed record Derivation(Method Method, IReadOnlyList<Step> Steps, string? Remark = null);
