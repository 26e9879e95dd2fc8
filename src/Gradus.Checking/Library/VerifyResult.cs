using Gradus.Checking.Contract;
using Gradus.Checking.Documents;

namespace Gradus;

/// <summary>The verdict on an identity.</summary>
/// <example>
/// <code>
/// var result = Calculus.Verify("inv(A*B) = inv(A)*inv(B)");
/// result.Verdict                                        // Verdict.Wrong
/// result.Diagnosis?.Id                                  // "noncommuting-order"
/// result.Repair?.Unicode                                // "(AB)⁻¹ = B⁻¹A⁻¹"
/// </code>
/// </example>
public sealed class VerifyResult
{
    internal VerifyResult(VerifyRequest request, VerifyResponse response)
    {
        Request = request;
        Response = response;
    }

    /// <summary>The gravest verdict of all links.</summary>
    /// <example>
    /// <code>
    /// Calculus.Verify("tr(A*B) = tr(B*A) = tr(A'*B')").Verdict // Verdict.Holds
    /// </code>
    /// </example>
    public Verdict Verdict => Response.Verdict;

    /// <summary>True if the identity holds as written.</summary>
    /// <example>
    /// <code>
    /// Calculus.Verify("inv(A*B) = inv(B)*inv(A)").Holds     // true
    /// </code>
    /// </example>
    public bool Holds => Verdict == Verdict.Holds;

    /// <summary>The links of the chain, each with its verdict.</summary>
    /// <example>
    /// <code>
    /// Calculus.Verify("tr(A*B) = tr(B*A) = 2*tr(A*B)").Claims[1].Verdict // Verdict.Wrong
    /// </code>
    /// </example>
    public IReadOnlyList<ClaimInfo> Claims => Response.Claims;

    /// <summary>What is wrong with the first link that does not hold, or what it needs; null if all hold.</summary>
    /// <example>
    /// <code>
    /// Calculus.Verify("(A*B)' = A'*B'").Diagnosis?.Id       // "transpose-of-product"
    /// </code>
    /// </example>
    public DiagnosisInfo? Diagnosis => Weakest?.Diagnosis;

    /// <summary>Small matrices for which the first link that does not hold fails; null if there is none.</summary>
    /// <example>
    /// <code>
    /// Calculus.Verify("A*B = B*A").Counterexample is null   // false
    /// Calculus.Verify("A + B = B + A").Counterexample is null // true
    /// </code>
    /// </example>
    public CounterexampleInfo? Counterexample => Weakest?.Counterexample;

    /// <summary>The first link that does not hold as it should read; null where nothing needs mending, or nothing is known that would.</summary>
    /// <example>
    /// <code>
    /// Calculus.Verify("(A*B)' = A'*B'").Repair?.Plain       // "(A*B)' = B'*A'"
    /// </code>
    /// </example>
    public RepairInfo? Repair => Weakest?.Repair;

    /// <summary>The whole answer as a document to read, to print or to hand on.</summary>
    /// <example>
    /// <code>
    /// Calculus.Verify("A*B = B*A").ToDocument(DocumentFormat.Latex)[..23] // @"\documentclass{article}"
    /// </code>
    /// </example>
    public string ToDocument(DocumentFormat format) => Checking.Service.Document(Request, Response, format);

    /// <summary>The request as it was made.</summary>
    public VerifyRequest Request { get; }

    /// <summary>The whole response, as <c>gradus verify --format json</c> gives it.</summary>
    public VerifyResponse Response { get; }

    private ClaimInfo? Weakest => Claims.FirstOrDefault(static claim => claim.Verdict != Verdict.Holds);
}
