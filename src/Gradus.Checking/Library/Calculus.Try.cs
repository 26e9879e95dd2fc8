using System.Diagnostics.CodeAnalysis;
using Gradus.Checking;
using Gradus.Checking.Contract;

namespace Gradus;

/// <content>The calls that return false instead of throwing.</content>
public static partial class Calculus
{
    /// <summary><see cref="Gradient"/>, or false and why not.</summary>
    /// <example>
    /// <code>
    /// Calculus.TryGradient("tr(A*X)", by: "X", out var result, out _) // true
    /// result!.Unicode                                       // "Aᵀ"
    /// </code>
    /// </example>
    public static bool TryGradient(string function, string by, [NotNullWhen(true)] out DerivativeResult? result, [NotNullWhen(false)] out ErrorInfo? problem, CalculusOptions? options = null)
        => Try(Goal.Gradient, function, by, 1, options, out result, out problem);

    /// <summary><see cref="Jacobian"/>, or false and why not.</summary>
    /// <example>
    /// <code>
    /// Calculus.TryJacobian("tr(A*X)", by: "X", out _, out var problem) // false
    /// problem!.Hint                                         // "ask for the gradient"
    /// </code>
    /// </example>
    public static bool TryJacobian(string function, string by, [NotNullWhen(true)] out DerivativeResult? result, [NotNullWhen(false)] out ErrorInfo? problem, CalculusOptions? options = null)
        => Try(Goal.Jacobian, function, by, 1, options, out result, out problem);

    /// <summary><see cref="Hessian"/>, or false and why not.</summary>
    /// <example>
    /// <code>
    /// Calculus.TryHessian("norm2(x)^2", by: "x", out var result, out _) // true
    /// result!.Unicode                                       // "2I"
    /// </code>
    /// </example>
    public static bool TryHessian(string function, string by, [NotNullWhen(true)] out DerivativeResult? result, [NotNullWhen(false)] out ErrorInfo? problem, CalculusOptions? options = null)
        => Try(Goal.Hessian, function, by, 2, options, out result, out problem);

    /// <summary><see cref="Differential"/>, or false and why not.</summary>
    /// <example>
    /// <code>
    /// Calculus.TryDifferential("A*X*B", by: "X", out var result, out _) // true
    /// result!.Unicode                                       // "A dX B"
    /// </code>
    /// </example>
    public static bool TryDifferential(string function, string by, [NotNullWhen(true)] out DerivativeResult? result, [NotNullWhen(false)] out ErrorInfo? problem, CalculusOptions? options = null)
        => Try(Goal.Differential, function, by, 1, options, out result, out problem);

    /// <summary><see cref="Derivative"/>, or false and why not.</summary>
    /// <example>
    /// <code>
    /// Calculus.TryDerivative("t^3", by: "t", out var result, out _, order: 3) // true
    /// result!.Plain                                         // "6"
    /// </code>
    /// </example>
    public static bool TryDerivative(string function, string by, [NotNullWhen(true)] out DerivativeResult? result, [NotNullWhen(false)] out ErrorInfo? problem, int order = 1, CalculusOptions? options = null)
        => Try(Goal.Any, function, by, order, options, out result, out problem);

    /// <summary><see cref="Verify"/>, or false and why the identity was not understood.</summary>
    /// <example>
    /// <code>
    /// Calculus.TryVerify("A + B", out _, out var problem)   // false
    /// problem!.Hint                                         // "write the claim with an equals sign"
    /// </code>
    /// </example>
    public static bool TryVerify(string claim, [NotNullWhen(true)] out VerifyResult? result, [NotNullWhen(false)] out ErrorInfo? problem, CalculusOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(claim);
        result = null;
        if (!(options ?? CalculusOptions.Default).TryFill(new VerifyRequest(claim), out var request, out problem)) return false;
        var answer = Service.Answer(request);
        problem = answer.Error;
        if (problem is null) result = new VerifyResult(request, (VerifyResponse)answer);
        return result is not null;
    }

    /// <summary><see cref="Check"/>, or false and why the text could not be read at all.</summary>
    /// <example>
    /// <code>
    /// Calculus.TryCheck("$AB = BA$", out var result, out _) // true
    /// result!.Verdict                                       // Verdict.Wrong
    /// </code>
    /// </example>
    public static bool TryCheck(string text, [NotNullWhen(true)] out CheckResult? result, [NotNullWhen(false)] out ErrorInfo? problem, CalculusOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        result = null;
        if (!(options ?? CalculusOptions.Default).TryFill(new CheckRequest(text), out var request, out problem)) return false;
        var answer = Service.Answer(request);
        problem = answer.Error;
        if (problem is null) result = new CheckResult(request, (CheckResponse)answer);
        return result is not null;
    }
}
