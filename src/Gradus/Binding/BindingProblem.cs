using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>Why a formula could not be given a meaning: <c>shape</c>, <c>unsupported</c>, <c>unknown-function</c>, <c>too-ambiguous</c>, <c>too-large</c>, <c>not-a-function-of</c>, <c>no-variable</c>, <c>incomplete</c>, <c>range</c>.</summary>
/// <remarks><paramref name="Left"/> and <paramref name="Right"/> are the two shapes in words where two shapes do not fit.</remarks>
public sealed record BindingProblem(SourceSpan Span, string Code, string Message, string? Hint = null, string? Left = null, string? Right = null)
{
    /// <summary>The code of shapes that do not fit.</summary>
    public const string Shape = "shape";

    /// <summary>The code of what the notation means but the engine does not know yet.</summary>
    public const string Unsupported = "unsupported";

    /// <summary>The code of a function of which the text does not say what it is.</summary>
    public const string UnknownFunction = "unknown-function";

    /// <summary>The code of shapes that do not fit in what a name stands for, elsewhere in the text.</summary>
    public const string Elsewhere = "shape-elsewhere";

    /// <summary>The code of a sum that runs over more or other indices than there are entries.</summary>
    public const string Range = "range";

    /// <summary>True if the formula was understood and its shapes do not fit; false if it was not understood.</summary>
    public bool IsMisfit => Code is Shape or Range;
}

/// <summary>A problem met while an expression is being made, after its shapes were found to fit.</summary>
internal sealed class BindingException(BindingProblem problem) : Exception(problem.Message)
{
    public BindingProblem Problem { get; } = problem;
}
