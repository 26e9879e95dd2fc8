using System.Diagnostics.CodeAnalysis;
using Gradus.Checking.Contract;

namespace Gradus;

/// <summary>What may be said about the symbols and the conventions of a request; every option may be left out.</summary>
/// <example>
/// <code>
/// var options = new CalculusOptions { Variables = ["S: n×n symmetric"], Layout = LayoutChoice.Numerator };
/// options.Layout                                        // LayoutChoice.Numerator
/// options == (options with { Variables = ["S: n×n symmetric"] }) // true
/// </code>
/// </example>
public sealed record CalculusOptions
{
    /// <summary>Nothing said.</summary>
    public static CalculusOptions Default { get; } = new();

    /// <summary>Shapes: <c>"A: m×n"</c>, <c>"A: 3x4"</c>, <c>"x: n"</c>, <c>"a: scalar"</c>, with assumptions behind them if need be: <c>"S: n×n symmetric"</c>. What is not declared is inferred.</summary>
    /// <example>
    /// <code>
    /// Calculus.Gradient("norm2(A*x)^2", by: "x", new() { Variables = ["A: 3x4"] }).Shape.ToString() // "4"
    /// </code>
    /// </example>
    public IReadOnlyList<string> Variables { get; init => field = [.. value]; } = [];

    /// <summary>Assumptions alone: <c>"B symmetric"</c>, <c>"Q is orthogonal"</c>.</summary>
    /// <example>
    /// <code>
    /// Calculus.Gradient("x'*B*x", by: "x", new() { Assumptions = ["B symmetric"] }).Unicode // "2Bx"
    /// </code>
    /// </example>
    public IReadOnlyList<string> Assumptions { get; init => field = [.. value]; } = [];

    /// <summary>Where the entries of a derivative stand.</summary>
    /// <example>
    /// <code>
    /// Calculus.Gradient("a'*x", by: "x", new() { Layout = LayoutChoice.Numerator }).Unicode // "aᵀ"
    /// </code>
    /// </example>
    public LayoutChoice Layout { get; init; }

    /// <summary>What the declared structure of the variable (symmetric, diagonal …) means for the derivative.</summary>
    /// <example>
    /// <code>
    /// var tangent = new CalculusOptions { Variables = ["S: n×n symmetric"], Structure = StructureMeaning.Tangent };
    /// Calculus.Gradient("tr(A*S)", by: "S", tangent).Unicode // "½ (A + Aᵀ)"
    /// </code>
    /// </example>
    public StructureMeaning Structure { get; init; }

    /// <summary>How the derivative is explained.</summary>
    /// <example>
    /// <code>
    /// Calculus.Gradient("tr(A*X)", by: "X", new() { Method = DerivationMethod.Index }).Steps[0].Rule // "matrices-to-indices"
    /// </code>
    /// </example>
    public DerivationMethod Method { get; init; }

    /// <summary>For <see cref="DerivationMethod.Chain"/>: the inner expression to go through; found where it is left out.</summary>
    /// <example>
    /// <code>
    /// var chain = new CalculusOptions { Method = DerivationMethod.Chain, Through = "X'*X" };
    /// Calculus.Gradient("logdet(X'*X)", by: "X", chain).Steps[0].Rule // "name-inner-expression"
    /// </code>
    /// </example>
    public string Through { get; init; } = "";

    /// <summary>The language of the formulas; found out from the text where it is left out.</summary>
    /// <example>
    /// <code>
    /// Calculus.Gradient(@"x^\top A x", by: "x", new() { Syntax = InputSyntax.Latex }).Plain // "(A + A')*x"
    /// </code>
    /// </example>
    public InputSyntax Syntax { get; init; }

    /// <summary>True if the same is said in the same order.</summary>
    public bool Equals(CalculusOptions? other) => other is not null
        && (Layout, Structure, Method, Through, Syntax) == (other.Layout, other.Structure, other.Method, other.Through, other.Syntax)
        && Variables.SequenceEqual(other.Variables) && Assumptions.SequenceEqual(other.Assumptions);

    /// <inheritdoc/>
    public override int GetHashCode() => Variables.Concat(Assumptions).Aggregate(HashCode.Combine(Layout, Structure, Method, Through, Syntax), HashCode.Combine);

    /// <summary>A request with these options, or why they cannot be read.</summary>
    internal bool TryFill<T>(T request, out T filled, [NotNullWhen(false)] out ErrorInfo? problem)
        where T : Request
    {
        (filled, problem) = (request, null);
        try
        {
            filled = Declaration.Fill(request, Variables, Assumptions) with { Layout = Layout, Syntax = Syntax };
        }
        catch (FormatException complaint)
        {
            problem = new ErrorInfo("request", complaint.Message);
        }
        return problem is null;
    }
}
