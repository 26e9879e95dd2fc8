using System.Text.Json.Serialization;

namespace Gradus.Checking.Contract;

/// <summary>What is asked for: the derivative itself, or the differential (which contains <c>dX</c>).</summary>
[JsonConverter(typeof(WordConverter<DerivativeForm>))]
public enum DerivativeForm
{
    /// <summary>Gradient, Jacobian or tensor.</summary>
    Derivative,

    /// <summary>An expression in <c>dX</c>.</summary>
    Differential,

    /// <summary>∂vec(Y)/∂vec(X)ᵀ, whatever the shapes.</summary>
    Kronecker,

    /// <summary>Entry by entry: <c>∂Y_ij/∂X_kl = …</c>.</summary>
    Index,
}

/// <summary>What a variable with a declared structure (symmetric, diagonal …) means for the derivative.</summary>
[JsonConverter(typeof(WordConverter<StructureMeaning>))]
public enum StructureMeaning
{
    /// <summary>All entries are free.</summary>
    Unconstrained,

    /// <summary>The gradient in the space of such matrices under tr(GᵀdX).</summary>
    Tangent,

    /// <summary>The entries i ≥ j are the variables: G + Gᵀ − diag G.</summary>
    Independent,
}

/// <summary>Which of several equal formulas is printed.</summary>
[JsonConverter(typeof(WordConverter<CostChoice>))]
public enum CostChoice
{
    /// <summary>The shortest to read.</summary>
    Read,

    /// <summary>The cheapest to compute.</summary>
    Compute,
}

/// <summary>Where the entries of a derivative stand.</summary>
[JsonConverter(typeof(WordConverter<LayoutChoice>))]
public enum LayoutChoice
{
    /// <summary>Gradients as the variable; Jacobians with one row per entry of the function.</summary>
    Default,

    /// <summary>One row per entry of the function throughout: the gradient of a scalar by a column is a row.</summary>
    Numerator,

    /// <summary>One row per entry of the variable throughout: Jacobians are transposed.</summary>
    Denominator,
}

/// <summary>How a derivative is found and explained.</summary>
[JsonConverter(typeof(WordConverter<DerivationMethod>))]
public enum DerivationMethod
{
    /// <summary>The differential, and what stands beside dX.</summary>
    Differential,

    /// <summary>f(X + H) to first order in H.</summary>
    Expansion,

    /// <summary>The chain rule through named parts.</summary>
    Chain,

    /// <summary>Entry by entry, with indices.</summary>
    Index,
}

/// <summary>The language of the input.</summary>
[JsonConverter(typeof(WordConverter<InputSyntax>))]
public enum InputSyntax
{
    /// <summary>To be found out from the text.</summary>
    Auto,

    /// <summary>The plain syntax: <c>tr(A*B*A')</c>.</summary>
    Plain,

    /// <summary>LaTeX.</summary>
    Latex,

    /// <summary>Markdown with formulas.</summary>
    Markdown,

    /// <summary>A Jupyter notebook (JSON).</summary>
    Notebook,
}

/// <summary>What is to be said of a claim.</summary>
[JsonConverter(typeof(WordConverter<Verdict>))]
public enum Verdict
{
    /// <summary>Not understood.</summary>
    Unread,

    /// <summary>True as written.</summary>
    Holds,

    /// <summary>True under an assumption that the text has not made.</summary>
    Conditional,

    /// <summary>True in another convention: of layout, or of what a structured variable means.</summary>
    Convention,

    /// <summary>True only under a reading that is not the ordinary one; counts as wrong.</summary>
    Ambiguous,

    /// <summary>False, or ill-formed.</summary>
    Wrong,
}

/// <summary>How sure a verdict is.</summary>
[JsonConverter(typeof(WordConverter<CertaintyStatus>))]
public enum CertaintyStatus
{
    /// <summary>An exact decision for all sizes.</summary>
    Proved,

    /// <summary>Random evaluation over a prime field, with an error bound.</summary>
    Exact,

    /// <summary>Floating point at several points.</summary>
    Numeric,

    /// <summary>A derivative that only the rules it was derived by support: no evaluation without them was found.</summary>
    Rules,

    /// <summary>An explicit counterexample.</summary>
    Refuted,
}
