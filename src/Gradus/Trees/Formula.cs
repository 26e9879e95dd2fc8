using System.Collections.Immutable;
using Gradus.Syntax;

namespace Gradus.Trees;

/// <summary>A row of a display: <see cref="Chain"/>s and <see cref="Words"/> in the order in which they stand, apart by a comma, a wide space, a column or words.</summary>
/// <param name="Span">Its place.</param>
/// <param name="Parts">Chains and words.</param>
/// <param name="Tag">What \tag or \label calls it; null for nothing.</param>
public sealed record FormulaRow(SourceSpan Span, ImmutableArray<Tree> Parts, string? Tag)
{
    /// <summary>Its chains.</summary>
    public IEnumerable<Chain> Chains => Parts.OfType<Chain>();
}

/// <summary>What was repaired or not known while a formula was read.</summary>
public sealed record Note(SourceSpan Span, NoteKind Kind, string What);

/// <summary>The kinds of note.</summary>
public enum NoteKind
{
    /// <summary>A command that neither LaTeX nor the page defines; it is read as a letter.</summary>
    UnknownCommand,

    /// <summary>A bracket, brace, bar or environment that has no partner.</summary>
    Unbalanced,

    /// <summary>Something is missing, or stands where nothing can be made of it: a <see cref="Hole"/>.</summary>
    Unreadable,

    /// <summary>The formula is longer or deeper than is read.</summary>
    TooLarge,
}

/// <summary>A formula as read: its rows, and what was repaired.</summary>
public sealed record Formula(SourceSpan Span, ImmutableArray<FormulaRow> Rows, ImmutableArray<Note> Notes)
{
    /// <summary>All chains of all rows.</summary>
    public IEnumerable<Chain> Chains => Rows.SelectMany(static row => row.Chains);
}
