using Gradus.Checking.Contract;
using Gradus.Checking.Documents;

namespace Gradus;

/// <summary>A derivative that was certified before it was handed out, with its steps and what it needs.</summary>
/// <example>
/// <code>
/// var gradient = Calculus.Gradient("logdet(X) + tr(A*X)", by: "X");
/// gradient.Unicode                                      // "(A + X⁻¹)ᵀ"
/// gradient.Certainty?.Status                            // CertaintyStatus.Proved
/// </code>
/// </example>
public sealed class DerivativeResult
{
    private readonly ResultInfo result;

    internal DerivativeResult(DeriveRequest request, DeriveResponse response)
    {
        Request = request;
        Response = response;
        result = response.Result!;
    }

    /// <summary>The derivatives by the other variables where several were named, in their order.</summary>
    /// <example>
    /// <code>
    /// var gradient = Calculus.Gradient("u'*A*v", by: "u,v");
    /// gradient.Unicode                                      // "Av"
    /// gradient.Others[0].Unicode                            // "Aᵀu"
    /// </code>
    /// </example>
    public IReadOnlyList<DerivativeResult> Others => [.. (Response.Others ?? []).Select(other => new DerivativeResult(Request, other))];

    /// <summary>The formula in the plain syntax, which can be fed back in; empty for an order-4 tensor without a Kronecker form.</summary>
    /// <example>
    /// <code>
    /// Calculus.Gradient("tr(A*B*A')", by: "A").Plain        // "A*(B + B')"
    /// </code>
    /// </example>
    public string Plain => result.Plain;

    /// <summary>The formula in LaTeX.</summary>
    /// <example>
    /// <code>
    /// Calculus.Gradient("tr(A*B*A')", by: "A").Latex        // @"A (B + B^{\top})"
    /// </code>
    /// </example>
    public string Latex => result.Latex;

    /// <summary>The formula as text for people.</summary>
    /// <example>
    /// <code>
    /// Calculus.Gradient("tr(A*B*A')", by: "A").Unicode      // "A (B + Bᵀ)"
    /// </code>
    /// </example>
    public string Unicode => result.Unicode;

    /// <summary>Its shape; four sizes for an order-4 tensor.</summary>
    /// <example>
    /// <code>
    /// Calculus.Gradient("tr(A*B*A')", by: "A").Shape.ToString() // "m×n"
    /// </code>
    /// </example>
    public ShapeInfo Shape => result.Shape;

    /// <summary>What it is: <c>gradient</c>, <c>jacobian</c>, <c>hessian</c>, <c>derivative</c> (by a scalar), <c>differential</c>, <c>tensor</c>.</summary>
    /// <example>
    /// <code>
    /// Calculus.Derivative("A*x", by: "x").Kind              // "jacobian"
    /// </code>
    /// </example>
    public string Kind => result.Kind;

    /// <summary>The layout: <c>denominator</c> or <c>numerator</c>.</summary>
    /// <example>
    /// <code>
    /// Calculus.Derivative("A*x", by: "x").Layout            // "numerator"
    /// </code>
    /// </example>
    public string Layout => result.Layout;

    /// <summary>One sentence on where the entries stand and what changed against the default; null where no layout speaks of such a result.</summary>
    /// <example>
    /// <code>
    /// Calculus.Differential("A*x", by: "x").Convention      // "a differential has the shape of the function in every layout"
    /// </code>
    /// </example>
    public string? Convention => result.Convention;

    /// <summary>For an order-4 tensor its entries: <c>∂Y_ij/∂X_kl = …</c>; else null.</summary>
    /// <example>
    /// <code>
    /// Calculus.Jacobian("A*X", by: "X").Index               // "∂(AX)_ij/∂X_kl = δ_jl A_ik"
    /// </code>
    /// </example>
    public string? Index => result.Index;

    /// <summary>For an order-4 tensor the matrix ∂vec(Y)/∂vec(X)ᵀ in the plain syntax, where one exists; else null.</summary>
    /// <example>
    /// <code>
    /// Calculus.Jacobian("A*X*B", by: "X").Kronecker         // "kron(B', A)"
    /// </code>
    /// </example>
    public string? Kronecker => result.Kronecker;

    /// <summary>Every symbol's shape, declared or inferred.</summary>
    /// <example>
    /// <code>
    /// Calculus.Gradient("tr(A*X)", by: "X").Variables["A"].ToString() // "m×n"
    /// </code>
    /// </example>
    public IReadOnlyDictionary<string, ShapeInfo> Variables => Response.Variables;

    /// <summary>What the result needs.</summary>
    /// <example>
    /// <code>
    /// Calculus.Gradient("logdet(X)", by: "X").Conditions[0] // "det X > 0"
    /// </code>
    /// </example>
    public IReadOnlyList<string> Conditions => Response.Conditions;

    /// <summary>How it was found, each step certified: rule, formula, reason.</summary>
    /// <example>
    /// <code>
    /// Calculus.Gradient("tr(A*X)", by: "X").Steps[^1].Title  // "Read off the gradient"
    /// </code>
    /// </example>
    public IReadOnlyList<StepInfo> Steps => Response.Steps;

    /// <summary>How sure the result is: nothing is handed out that was not certified. Null where only the entries of a tensor are known; those are certified in the steps.</summary>
    /// <example>
    /// <code>
    /// Calculus.Gradient("tr(A*X)", by: "X").Certainty?.Status // CertaintyStatus.Proved
    /// </code>
    /// </example>
    public CertaintyInfo? Certainty => Response.Certainty;

    /// <summary>The meanings of a structured variable side by side, each with when it is meant; empty where there is no structure.</summary>
    /// <example>
    /// <code>
    /// var readings = Calculus.Gradient("tr(A*S)", by: "S", new() { Assumptions = ["S symmetric"] }).Readings;
    /// string.Join("; ", readings.Select(r => r.Unicode))    // "Aᵀ; ½ (A + Aᵀ); A + Aᵀ − ddiag(A)"
    /// </code>
    /// </example>
    public IReadOnlyList<ReadingInfo> Readings => Checking.Contract.Readings.Of(Response);

    /// <summary>The whole answer as a document to read, to print or to hand on.</summary>
    /// <example>
    /// <code>
    /// Calculus.Gradient("tr(A*X)", by: "X").ToDocument(DocumentFormat.Markdown)[..15] // "# Gradient by X"
    /// </code>
    /// </example>
    public string ToDocument(DocumentFormat format) => Checking.Service.Document(Request, Response, format);

    /// <summary>The request as it was made.</summary>
    public DeriveRequest Request { get; }

    /// <summary>The whole response, as <c>gradus derive --format json</c> gives it.</summary>
    public DeriveResponse Response { get; }

    /// <summary>The formula as text for people.</summary>
    public override string ToString() => Unicode;
}
