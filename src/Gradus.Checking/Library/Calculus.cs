using System.Diagnostics.CodeAnalysis;
using Gradus.Checking;
using Gradus.Checking.Contract;

namespace Gradus;

/// <summary>Matrix calculus in one call: derivatives with certified steps, verdicts on identities and on whole derivations.</summary>
/// <remarks>
/// Formulas are text, in the plain syntax or in LaTeX. Each call throws <see cref="GradusException"/> and nothing else for what the text says;
/// the call of the same name with <c>Try</c> before it returns false instead and says why. All calls may be made from several threads at once.
/// </remarks>
/// <example>
/// <code>
/// Calculus.Gradient("logdet(X) + tr(A*X)", by: "X").Unicode // "(A + X⁻¹)ᵀ"
/// Calculus.Verify("tr(A*B) = tr(B*A)").Holds            // true
/// </code>
/// </example>
public static partial class Calculus
{
    /// <summary>The gradient of a scalar function; it has the shape of its variable.</summary>
    /// <exception cref="GradusException">The function was not understood, is not a scalar, or could not be differentiated.</exception>
    /// <example>
    /// <code>
    /// var gradient = Calculus.Gradient("logdet(X) + tr(A*X)", by: "X");
    /// gradient.Unicode                                      // "(A + X⁻¹)ᵀ"
    /// gradient.Shape.ToString()                             // "n×n"
    /// </code>
    /// </example>
    public static DerivativeResult Gradient(string function, string by, CalculusOptions? options = null) => Derived(Goal.Gradient, function, by, 1, options);

    /// <summary>The Jacobian of a vector, one row for each entry of the function; for a matrix by a matrix the order-4 tensor with its Kronecker form.</summary>
    /// <exception cref="GradusException">The function was not understood, is a scalar, or could not be differentiated.</exception>
    /// <example>
    /// <code>
    /// Calculus.Jacobian("A*x", by: "x").Unicode             // "A"
    /// Calculus.Jacobian("inv(X)", by: "X").Kronecker        // "-kron(inv(X)', inv(X))"
    /// </code>
    /// </example>
    public static DerivativeResult Jacobian(string function, string by, CalculusOptions? options = null) => Derived(Goal.Jacobian, function, by, 1, options);

    /// <summary>The Hessian of a scalar function: a matrix by a vector; by a matrix the order-4 tensor with its Kronecker form.</summary>
    /// <exception cref="GradusException">The function was not understood, is not a scalar, or could not be differentiated twice.</exception>
    /// <example>
    /// <code>
    /// Calculus.Hessian("x'*A*x", by: "x").Unicode           // "A + Aᵀ"
    /// </code>
    /// </example>
    public static DerivativeResult Hessian(string function, string by, CalculusOptions? options = null) => Derived(Goal.Hessian, function, by, 2, options);

    /// <summary>The differential: an expression in <c>dX</c>.</summary>
    /// <exception cref="GradusException">The function was not understood or could not be differentiated.</exception>
    /// <example>
    /// <code>
    /// Calculus.Differential("logdet(X)", by: "X").Unicode   // "tr(X⁻¹ dX)"
    /// </code>
    /// </example>
    public static DerivativeResult Differential(string function, string by, CalculusOptions? options = null) => Derived(Goal.Differential, function, by, 1, options);

    /// <summary>The derivative of any kind and order; <see cref="DerivativeResult.Kind"/> says what it is.</summary>
    /// <exception cref="GradusException">The function was not understood or could not be differentiated so often.</exception>
    /// <example>
    /// <code>
    /// Calculus.Derivative("t^3", by: "t", order: 2).Plain   // "6*t"
    /// Calculus.Derivative("inv(X)", by: "X").Kind           // "tensor"
    /// </code>
    /// </example>
    public static DerivativeResult Derivative(string function, string by, int order = 1, CalculusOptions? options = null) => Derived(Goal.Any, function, by, order, options);

    /// <summary>Decides whether an identity is true; a chain a = b = c is judged link by link.</summary>
    /// <exception cref="GradusException">The identity was not understood.</exception>
    /// <example>
    /// <code>
    /// Calculus.Verify("inv(A*B) = inv(B)*inv(A)").Verdict   // Verdict.Holds
    /// Calculus.Verify("D(tr(X'*X), X) = X").Repair?.Unicode // "∂tr(XᵀX)/∂X = 2X"
    /// </code>
    /// </example>
    public static VerifyResult Verify(string claim, CalculusOptions? options = null)
        => TryVerify(claim, out var result, out var problem, options) ? result : throw new GradusException(problem);

    /// <summary>Checks a derivation in Markdown, LaTeX, a notebook or plain text, claim by claim.</summary>
    /// <exception cref="GradusException">The text could not be read at all; a claim that cannot be read is <see cref="Verdict.Unread"/>.</exception>
    /// <example>
    /// <code>
    /// Calculus.Check("$(AB)^T = A^T B^T$").FirstWrong?.Repair?.Unicode // "(AB)ᵀ = BᵀAᵀ"
    /// </code>
    /// </example>
    public static CheckResult Check(string text, CalculusOptions? options = null)
        => TryCheck(text, out var result, out var problem, options) ? result : throw new GradusException(problem);

    private static DerivativeResult Derived(Goal goal, string function, string by, int order, CalculusOptions? options)
        => Try(goal, function, by, order, options, out var result, out var problem) ? result : throw new GradusException(problem);

    private static bool Try(Goal goal, string function, string by, int order, CalculusOptions? options, [NotNullWhen(true)] out DerivativeResult? result, [NotNullWhen(false)] out ErrorInfo? problem)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(by);
        options ??= CalculusOptions.Default;
        result = null;
        var asked = new DeriveRequest(function, by, order)
        {
            Form = goal == Goal.Differential ? DerivativeForm.Differential : DerivativeForm.Derivative,
            Structure = options.Structure,
            Method = options.Method,
            Through = options.Through,
        };
        if (!options.TryFill(asked, out var request, out problem)) return false;
        var answer = Service.Answer(request);
        problem = answer.Error ?? Goals.Misfit(goal, (DeriveResponse)answer);
        if (problem is null) result = new DerivativeResult(request, (DeriveResponse)answer);
        return result is not null;
    }
}
