namespace Gradus.Syntax;

/// <summary>A text with its line starts, for turning positions into line and column (both from 1).</summary>
public sealed class SourceText
{
    private readonly int[] lineStarts;

    /// <summary>A text to read.</summary>
    public SourceText(string text)
    {
        Text = text;
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n') starts.Add(i + 1);
        }
        lineStarts = [.. starts];
    }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>Line and column, both from 1.</summary>
    public (int Line, int Column) Position(int offset)
    {
        var found = Array.BinarySearch(lineStarts, offset);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, offset - lineStarts[line] + 1);
    }

    /// <summary>The characters of a stretch; what lies outside of the text (a token put there by the reader) is left out.</summary>
    public string Slice(SourceSpan span)
    {
        var start = Math.Clamp(span.Start, 0, Text.Length);
        return Text[start..Math.Clamp(span.End, start, Text.Length)];
    }
}

/// <summary>Why something could not be read: place, what was expected, what was found, what to try.</summary>
public sealed record Diagnostic(SourceSpan Span, string Code, string Message, string? Hint = null)
{
    /// <summary>The code of a formula that only names parts, with dots for those between: it claims nothing.</summary>
    public const string Names = "names";
}

/// <summary>One formula of a page: a chain of relations (or a lone expression: no links), or the reason why it could not be read.</summary>
/// <remarks>Rows of an <c>align</c> that go on from the row above have <see cref="RelationSyntax.First"/> null and <see cref="ContinuesPrevious"/> true.</remarks>
public sealed record FormulaSyntax(SourceSpan Span, RelationSyntax? Relation, Diagnostic? Problem)
{
    /// <summary>The block that the formula stands in, counted from 0 over the page: rows of one <c>align</c> and formulas of one display share it.</summary>
    public int Block { get; init; }

    /// <summary>True for a display ($$, \[, environments), false within a line of words.</summary>
    public bool Display { get; init; }

    /// <summary>True if the formula goes on from the one before: a row or line that begins with a relation sign, or follows one that ends with it.</summary>
    public bool ContinuesPrevious { get; init; }

    /// <summary>True for what is to be minimised or maximised: \min_x f(x), of which <see cref="Relation"/> holds f(x).</summary>
    public bool IsObjective { get; init; }

    /// <summary>True if somebody asks whether it is so: then a side of 0 is no condition.</summary>
    public bool Asked { get; init; }

    /// <summary>The words between the previous formula (or the start of the line's paragraph) and this one, in lower case, white space folded.</summary>
    public string WordsBefore { get; init; } = "";

    /// <summary>The words from this formula to the next one or the end of the paragraph, in lower case, white space folded.</summary>
    public string WordsAfter { get; init; } = "";

    /// <summary>What was read with an assumption: a lost \partial put back, a dash taken for a minus.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; init; } = [];
}

/// <summary>A declaration or assumption in the text: <c>A: m×n</c>, <c>A ∈ ℝ^{m×n}</c>, <c>S symmetric</c>.</summary>
/// <remarks><paramref name="Sizes"/> is null where only a property is stated; empty for a scalar; one entry for a vector, two for a matrix.
/// <paramref name="Properties"/> are words of the contract (<c>symmetric</c>, <c>skew</c>, <c>spd</c> …).</remarks>
public sealed record DeclarationSyntax(SourceSpan Span, string Name, IReadOnlyList<string>? Sizes, IReadOnlyList<string> Properties);

/// <summary>A page as read: its formulas and declarations in the order of the text.</summary>
public sealed record DocumentSyntax(SourceText Source, IReadOnlyList<FormulaSyntax> Formulas, IReadOnlyList<DeclarationSyntax> Declarations);
