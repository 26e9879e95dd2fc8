namespace Gradus.Syntax;

/// <summary>A formula that cannot be read: the one exception of the readers.</summary>
public sealed class FormulaException : Exception
{
    /// <summary>A formula that cannot be read, and why.</summary>
    public FormulaException(Diagnostic problem)
        : base(problem.Message) => Problem = problem;

    /// <summary>Place, reason and hint.</summary>
    public Diagnostic Problem { get; }

    internal static FormulaException At(SourceSpan span, string code, string message, string? hint = null)
        => new(new Diagnostic(span, code, message, hint));
}

/// <summary>The bounds of the readers; reaching one is a reported outcome.</summary>
internal static class SyntaxLimits
{
    /// <summary>Brackets, fractions and scripts inside one another.</summary>
    public const int Depth = 200;

    /// <summary>Operators of one level in a row that nest to the left (A ∘ B ∘ …, A / b / c …).</summary>
    public const int Chain = 100;

    /// <summary>Tokens of one formula.</summary>
    public const int Tokens = 20_000;

    /// <summary>Characters of a document.</summary>
    public const int Document = 1_000_000;

    /// <summary>Macros inside macros.</summary>
    public const int MacroDepth = 20;

    /// <summary>Characters that macros of a document may expand to.</summary>
    public const int MacroOutput = 100_000;

    /// <summary>Nodes that a walk over all alternatives of an ambiguous place may visit.</summary>
    public const int AlternativeWeight = 3_000;
}
