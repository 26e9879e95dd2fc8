using System.Reflection;
using Gradus.Expressions;

namespace Gradus.Derivations;

/// <summary>A named rule: its conclusion as a name, a title, and the reason in one sentence.</summary>
public sealed record Rule(string Name, string Title, string Because)
{
    /// <summary>The reason where the variable is a column; null where it is the same.</summary>
    public string? OfColumns { get; init; }

    /// <summary>The rule as it is told of a variable.</summary>
    public Rule For(Symbol variable) => OfColumns is { } told && variable.Shape.IsColumn && !variable.IsScalar ? this with { Because = told } : this;
}

/// <summary>The rules that the steps of a derivation name.</summary>
public static class Rules
{
    /// <summary>d(AB) = dA B + A dB.</summary>
    public static readonly Rule ProductRule = new("product-rule", "Product rule", "Each factor varies in turn while the others stand still: d(AB) = (dA) B + A (dB); the order of the factors stays.");

    /// <summary>d of a linear function.</summary>
    public static readonly Rule Linear = new("differential-is-linear", "The differential is linear", "d goes through sums, constant factors, the trace, transposes and every other linear map; the differential of a constant is 0.");

    /// <summary>d‖u‖² = 2 uᵀdu.</summary>
    public static readonly Rule SquaredNorm = new("differential-of-squared-norm", "Differential of a squared norm", "‖u‖² = uᵀu, and both factors give the same: d‖u‖² = 2 uᵀdu; for matrices 2 U : dU.");

    /// <summary>d‖u‖² = 2 uᵀdu, of a column.</summary>
    public static Rule SquaredNormOfColumn => SquaredNorm with { Because = "‖u‖² = uᵀu, and both factors give the same: d‖u‖² = 2 uᵀdu." };

    /// <summary>d‖U‖² = 2 U : dU, of a matrix.</summary>
    public static Rule SquaredNormOfMatrix => SquaredNorm with { Because = "‖U‖² = U : U, and both factors give the same: d‖U‖² = 2 U : dU." };

    /// <summary>A:BC = BᵀA:C = ACᵀ:B.</summary>
    public static readonly Rule Frobenius = new("frobenius-moves", "Isolate the differential", "tr(AᵀB) = A : B, and a factor changes sides transposed: A : BC = BᵀA : C = ACᵀ : B. So every term becomes something : dX.")
    { OfColumns = "A number equals its transpose: (dx)ᵀa = aᵀ dx. So every term becomes something transposed times dx." };

    /// <summary>A:C + B:C = (A + B):C.</summary>
    public static readonly Rule Collect = new("collect-terms", "Collect terms", "The inner product is linear, so terms with the same differential add up; then common factors are taken out.");

    /// <summary>df = G:dX means ∂f/∂X = G.</summary>
    public static readonly Rule ReadOff = new("read-off-gradient", "Read off the gradient", "df = G : dX holds for every dX only if G is the gradient.")
    { OfColumns = "df = gᵀ dx holds for every dx only if g is the gradient." };

    /// <summary>dy = J dx means ∂y/∂x = J.</summary>
    public static readonly Rule ReadOffJacobian = new("read-off-jacobian", "Read off the Jacobian", "df = J dx holds for every dx only if J is the Jacobian.");

    /// <summary>dY = y dt.</summary>
    public static readonly Rule ReadOffScalar = new("divide-by-dt", "Divide by the differential", "The variable is a scalar: the derivative is the factor of its differential.");

    /// <summary>vec(AXB) = (Bᵀ ⊗ A) vec X.</summary>
    public static readonly Rule Vectorise = new("vec-of-product", "Stack the columns", "vec(A dX B) = (Bᵀ ⊗ A) vec dX, and vec(dXᵀ) = K vec dX with the commutation matrix K.");

    /// <summary>d vec Y = M d vec X.</summary>
    public static readonly Rule ReadOffKronecker = new("read-off-kronecker", "Read off the Kronecker matrix", "vec dY = M vec dX holds for every dX only if M = ∂vec Y/∂(vec X)ᵀ.");

    /// <summary>f(X + ΔX).</summary>
    public static readonly Rule Perturb = new("perturb", "Put X + ΔX for X", "To first order f(X + ΔX) = f(X) + ⟨ΔX, ∇f(X)⟩: so write out f(X + ΔX) and look for what is linear in ΔX.")
    { OfColumns = "To first order f(x + Δx) = f(x) + (Δx)ᵀ∇f(x): so write out f(x + Δx) and look for what is linear in Δx." };

    /// <summary>(A + B)(C + D) multiplied out.</summary>
    public static readonly Rule MultiplyOut = new("multiply-out", "Multiply out", "Products and traces distribute over sums; the order of the factors stays.");

    /// <summary>Terms with two or more ΔX.</summary>
    public static readonly Rule DropSecondOrder = new("drop-second-order", "Drop what is quadratic in ΔX", "Terms with two or more factors ΔX are O(‖ΔX‖²) and vanish against the linear ones.")
    { OfColumns = "Terms with two or more factors Δx are O(‖Δx‖²) and vanish against the linear ones." };

    /// <summary>f(X+ΔX) ≈ f(X) + df.</summary>
    public static readonly Rule FirstOrder = new("first-order-expansion", "Expand to first order", "Every function is replaced by its value plus its differential along ΔX, for instance (X + ΔX)⁻¹ ≈ X⁻¹ − X⁻¹ ΔX X⁻¹.")
    { OfColumns = "Every function is replaced by its value plus its differential along Δx." };

    /// <summary>Compare with ⟨ΔX, ∇f⟩.</summary>
    public static readonly Rule Compare = new("compare-with-definition", "Compare with the definition", "The factor of ΔX in the linear part ⟨ΔX, G⟩ is the gradient.")
    { OfColumns = "What multiplies Δx in the linear part is the derivative." };

    /// <summary>U = g(X).</summary>
    public static readonly Rule Inner = new("name-inner-expression", "Name the inner expression", "Written through U, the function is simple to differentiate by U.");

    /// <summary>∂f/∂U.</summary>
    public static readonly Rule OuterDerivative = new("outer-derivative", "Differentiate by the inner expression", "U is the variable here; how U depends on X comes in the next step.");

    /// <summary>∂U_ij/∂X_kl.</summary>
    public static readonly Rule InnerDerivative = new("inner-derivative-has-order-4", "Differentiate the inner expression", "A matrix by a matrix: one number for each entry of U and each entry of X, so an order-4 tensor, not a matrix.");

    /// <summary>Σ_ij (∂f/∂U)_ij ∂U_ij/∂X_kl.</summary>
    public static readonly Rule Contract = new("contract-both-indices", "Chain rule: contract over both indices of U", "f depends on X through every entry U_ij, so the products are summed over i and j; no matrix product does that.");

    /// <summary>∂u_i/∂x_k.</summary>
    public static readonly Rule InnerJacobian = new("inner-derivative-is-a-jacobian", "Differentiate the inner expression", "One number for each entry of U and each entry of the variable.");

    /// <summary>Σ_i (∂f/∂u)_i ∂u_i/∂x_k.</summary>
    public static readonly Rule ContractOne = new("sum-over-the-inner-entries", "Chain rule: sum over the entries of U", "f depends on the variable through every entry of U, so the products are summed over those entries.");

    /// <summary>Indices back to matrices.</summary>
    public static readonly Rule ReadBack = new("indices-to-matrices", "Read the indices as matrices", "Neighbouring equal indices are matrix products, an index pair the other way round is a transpose.");

    /// <summary>Matrices to indices.</summary>
    public static readonly Rule WriteIndices = new("matrices-to-indices", "Write in indices", "(AB)_ij = Σ_p A_ip B_pj, (Aᵀ)_ij = A_ji, tr A = Σ_p A_pp.");

    /// <summary>∂X_pq/∂X_kl = δ_pk δ_ql.</summary>
    public static readonly Rule Deltas = new("derivative-of-an-entry", "Differentiate entry by entry", "∂X_pq/∂X_kl is 1 if p = k and q = l, else 0; the product rule gives a term for each X, and every δ does away with a sum.")
    { OfColumns = "∂x_p/∂x_k is 1 if p = k, else 0; the product rule gives a term for each x, and every δ does away with a sum." };

    /// <summary>G = ∂f/∂X restricted to matrices of a structure.</summary>
    public static readonly Rule Restrict = new("restrict-to-structure", "Restrict to the structure", "df = G : dX holds for the dX that keep the structure, and only the part of G in their space counts.");

    /// <summary>adj X = det(X) X⁻¹.</summary>
    public static readonly Rule InvertAdjugate = new("adjugate-by-inverse", "Write the adjugate by the inverse", "X adj(X) = det(X) I, so adj(X) = det(X) X⁻¹ wherever X is invertible; the form with the adjugate holds for every X.");

    /// <summary>The transposed gradient or Jacobian.</summary>
    public static readonly Rule ChangeLayout = new("change-layout", "Change the layout", "The same numbers with rows and columns exchanged, as the layout that was asked for puts them.");

    /// <summary>The same thing, shorter.</summary>
    public static readonly Rule Tidy = new("tidy-up", "Simplify", "Like terms are added, common factors taken out, and what cancels is cancelled.");

    /// <summary>All of them, in this order.</summary>
    public static IReadOnlyList<Rule> All => [.. typeof(Rules).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static f => f.GetValue(null)).OfType<Rule>()];

    /// <summary>The differential of a function of the catalog; its formula is the function's own.</summary>
    public static Rule DifferentialOf(string function) => new($"differential-of-{function}", $"Differential of {function}", "");
}
