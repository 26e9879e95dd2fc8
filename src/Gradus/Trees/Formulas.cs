using Gradus.Syntax;

namespace Gradus.Trees;

/// <summary>Reads formulas: the entry of this folder. No input makes it throw.</summary>
public static class Formulas
{
    private const int MostTokens = 20_000;

    /// <summary>A formula of LaTeX, without the dollars around it; places count from the start of the text.</summary>
    public static Formula ReadLatex(string text, Macros? macros = null)
    {
        var notes = new List<Note>();
        var tokens = LatexScanner.Scan(text, new SourceSpan(0, text.Length));
        if (macros is not null) tokens = macros.Expand(tokens, notes);
        var own = Macros.Collect(text);
        if (own.Places.Count > 0) tokens = own.Expand([.. tokens.Where(token => !own.Places.Any(place => place.Start <= token.Span.Start && token.Span.End <= place.End))], notes);
        return Read(text, notes, tokens.Count, () => LatexReader.Read(tokens, notes));
    }

    /// <summary>A formula of plain text.</summary>
    public static Formula ReadPlain(string text)
    {
        var notes = new List<Note>();
        return Read(text, notes, text.Length, () => PlainReader.Pieces(text, new SourceSpan(0, text.Length), notes));
    }

    private static Formula Read(string text, List<Note> notes, int size, Func<List<Piece>> read)
    {
        var span = new SourceSpan(0, text.Length);
        if (size <= MostTokens) return new Formula(span, Layout.Rows(read(), notes), [.. notes]);
        notes.Add(new Note(span, NoteKind.TooLarge, $"the formula has more than {MostTokens} tokens"));
        return new Formula(span, [new FormulaRow(span, [new Chain(span, new Hole(span, "a shorter formula"), [])], null)], [.. notes]);
    }
}
