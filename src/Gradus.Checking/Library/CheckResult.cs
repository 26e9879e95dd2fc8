using Gradus.Checking.Contract;
using Gradus.Checking.Documents;

namespace Gradus;

/// <summary>Verdicts on the claims of a page.</summary>
/// <example>
/// <code>
/// var result = Calculus.Check(@"$\frac{\partial \operatorname{tr}(X^T X)}{\partial X} = X$");
/// result.FirstWrong?.Repair?.Unicode                    // "∂tr(XᵀX)/∂X = 2X"
/// </code>
/// </example>
public sealed class CheckResult
{
    internal CheckResult(CheckRequest request, CheckResponse response)
    {
        Request = request;
        Response = response;
    }

    /// <summary>The gravest verdict of all claims.</summary>
    /// <example>
    /// <code>
    /// Calculus.Check("$(AB)^T = B^T A^T$").Verdict          // Verdict.Holds
    /// </code>
    /// </example>
    public Verdict Verdict => Response.Verdict;

    /// <summary>True if there are claims and all of them hold as written.</summary>
    /// <example>
    /// <code>
    /// Calculus.Check("Nothing to see here.").Holds          // false
    /// </code>
    /// </example>
    public bool Holds => Verdict == Verdict.Holds;

    /// <summary>The claims in the order of the text.</summary>
    /// <example>
    /// <code>
    /// Calculus.Check("First\n\n$AB = BA$").Claims[0].Line   // 3
    /// </code>
    /// </example>
    public IReadOnlyList<ClaimInfo> Claims => Response.Claims;

    /// <summary>The first claim that is wrong, or true only in an unusual reading; null if there is none.</summary>
    /// <example>
    /// <code>
    /// Calculus.Check("$(AB)^T = A^T B^T$").FirstWrong?.Diagnosis?.Id // "transpose-of-product"
    /// </code>
    /// </example>
    public ClaimInfo? FirstWrong => Claims.FirstOrDefault(claim => claim.Index == Response.FirstWrong);

    /// <summary>The steps of the derivation as it should have gone; empty where nothing is wrong or nothing could be derived.</summary>
    /// <example>
    /// <code>
    /// Calculus.Check(@"$\frac{\partial \operatorname{tr}(X^T X)}{\partial X} = X$").Corrected[^1].Unicode // "∂tr(XᵀX)/∂X = 2X"
    /// </code>
    /// </example>
    public IReadOnlyList<StepInfo> Corrected => Response.Corrected?.Steps ?? [];

    /// <summary>The whole answer as a document to read, to print or to hand on.</summary>
    /// <example>
    /// <code>
    /// Calculus.Check("$AB = BA$").ToDocument(DocumentFormat.Html)[..15] // "&lt;!DOCTYPE html&gt;"
    /// </code>
    /// </example>
    public string ToDocument(DocumentFormat format) => Checking.Service.Document(Request, Response, format);

    /// <summary>The request as it was made.</summary>
    public CheckRequest Request { get; }

    /// <summary>The whole response, as <c>gradus check --format json</c> gives it.</summary>
    public CheckResponse Response { get; }
}
