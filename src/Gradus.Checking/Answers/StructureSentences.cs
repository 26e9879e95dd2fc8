using Gradus.Checking.Contract;

namespace Gradus.Checking.Answers;

/// <summary>One sentence for each meaning of a structured variable on when it is the one wanted.</summary>
/// <remarks>
/// Symmetric matrices are the classical quarrel: see Magnus and Neudecker, chapter 9, for the entries i ≥ j (the duplication matrix),
/// and Srinivasan and Panda, "What is the gradient of a scalar function of a symmetric matrix?" (2020), for why half of G + Gᵀ is the gradient.
/// </remarks>
internal static class StructureSentences
{
    /// <summary>The sentence for a meaning, given what was assumed of the variable.</summary>
    public static string Of(StructureMeaning meaning, IReadOnlyList<string> assumed) => (meaning, Structure(assumed)) switch
    {
        (StructureMeaning.Unconstrained, _) => "every entry varies by itself, and the structure holds only at the point: meant where formulas are combined by the chain rule, and in most tables",
        (StructureMeaning.Tangent, "symmetric") => "only symmetric matrices are reached, and df = tr(GᵀdX): the gradient in their space, meant for descent that keeps the matrix symmetric",
        (StructureMeaning.Tangent, "skew") => "only antisymmetric matrices are reached, and df = tr(GᵀdX): the gradient in their space, meant for descent that keeps the matrix antisymmetric",
        (StructureMeaning.Tangent, "diagonal") => "only diagonal matrices are reached, and df = tr(GᵀdX): the gradient in their space, meant for descent that keeps the matrix diagonal",
        (StructureMeaning.Tangent, "triangular") => "only lower triangular matrices are reached, and df = tr(GᵀdX): the gradient in their space, meant for descent on such a factor",
        (StructureMeaning.Tangent, "unit") => "the gradient projected on the directions along which the vector keeps its length to first order: meant for descent on the unit sphere",
        (StructureMeaning.Tangent, "orthogonal") => "the gradient projected on the directions along which the matrix stays orthogonal to first order: meant for descent on the orthogonal matrices",
        (StructureMeaning.Tangent, _) => "the gradient in the space of such matrices, df = tr(GᵀdX): meant for descent that keeps the structure",
        (_, "symmetric") => "entry i, j is the derivative by the one number that stands at i, j and at j, i, so it counts twice off the diagonal: meant where those numbers are the parameters",
        (_, "skew") => "entry i, j is the derivative by the one number that stands at i, j and with the other sign at j, i: meant where those numbers are the parameters",
        (_, "triangular") => "entry i, j with i ≥ j is the derivative by that number: meant where the lower triangle is the parameter",
        (_, "diagonal") => "entry i, i is the derivative by that number: meant where the diagonal is the parameter",
        _ => "each entry is the derivative by one of the numbers that determine the matrix: meant where those are the parameters",
    };

    /// <summary>The word that decides, in the order in which the readings are worked out; empty where the request does not say it of this name.</summary>
    private static string Structure(IReadOnlyList<string> assumed)
        => assumed.Contains("diagonal") ? "diagonal"
            : assumed.Contains("triangular") ? "triangular"
            : assumed.Contains("unit") ? "unit"
            : assumed.Contains("skew") ? "skew"
            : assumed.Contains("orthogonal") ? "orthogonal"
            : assumed.Contains("symmetric") || assumed.Contains("spd") ? "symmetric"
            : "";
}
