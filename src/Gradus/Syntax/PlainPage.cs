namespace Gradus.Syntax;

/// <summary>Reads pages without TeX: each line is a formula, a declaration or words.</summary>
internal static class PlainPage
{
    /// <summary>Reads the page.</summary>
    public static DocumentSyntax Read(SourceText source, IEnumerable<string> names)
    {
        var (declarations, stretches, words) = (new List<DeclarationSyntax>(), new List<(SourceSpan Span, string Before, int Line)>(), new List<string>());
        var fenced = false;
        for (var (start, line) = (0, 0); start < source.Text.Length; line++)
        {
            var stop = source.Text.IndexOf('\n', start);
            if (stop < 0) stop = source.Text.Length;
            var text = source.Text[start..stop];
            if (text.TrimStart().StartsWith("```", StringComparison.Ordinal)) fenced = !fenced;
            else if (!fenced && text.Length < SyntaxLimits.Tokens && ProseDeclarations.Line(text.TrimEnd('\r'), start) is { } declared) declarations.AddRange(declared);
            else if (!fenced && PlainFormula.All(text).ToList() is { Count: > 0 } formulas)
            {
                var at = 0;
                // Let A be symmetric, f(x) = …
                if (ProseDeclarations.Line(text[..formulas[0].Start].TrimEnd(' ', ','), start) is { } said) declarations.AddRange(said);
                foreach (var found in formulas)
                {
                    words.Add(text[at..found.Start]);
                    stretches.Add((new SourceSpan(start + found.Start, found.Length), DocumentReader.Fold(string.Join(' ', words)), line));
                    (at, words) = (found.End, []);
                }
                // … where A is symmetric
                var rest = text[at..].TrimStart(' ', ',', ';');
                if (rest.StartsWith("and ", StringComparison.Ordinal)) rest = rest["and ".Length..];
                if (ProseDeclarations.Line(rest.TrimEnd('\r'), start + text.Length - rest.Length) is { } behind) declarations.AddRange(behind);
                words = [text[at..]];
            }
            else if (string.IsNullOrWhiteSpace(text)) words.Clear();
            else words.Add(text);
            start = stop + 1;
        }
        return new DocumentSyntax(source, Formulas(source, stretches, [.. names, .. declarations.Select(static d => d.Name)], DocumentReader.Fold(string.Join(' ', words))), declarations);
    }

    private static (List<Token> Tokens, FormulaException? Problem) Lex(string text, SourceSpan span)
    {
        try
        {
            return (PlainLexer.Read(text, span), null);
        }
        catch (FormulaException problem)
        {
            return ([], problem);
        }
    }

    private static List<FormulaSyntax> Formulas(SourceText source, List<(SourceSpan Span, string Before, int Line)> stretches, IEnumerable<string> declared, string after)
    {
        var page = new PageContext();
        var pieces = new List<(Piece? Piece, FormulaSyntax? Failed, string Before)>();
        var lexed = stretches.ConvertAll(stretch => Lex(source.Text, stretch.Span));
        LetterForms.Tell(lexed.ConvertAll(static entry => entry.Tokens), [.. lexed.Select(static (_, i) => i)]);
        var known = new PageLetters(lexed.ConvertAll(entry => entry.Tokens), declared);
        for (var i = 0; i < stretches.Count; i++)
        {
            var (span, before, _) = stretches[i];
            try
            {
                if (lexed[i].Problem is { } unread) throw unread;
                var tokens = TypeNotes.Strip(PlainLetters.Split(known, lexed[i].Tokens), []);
                page.Learn(tokens);
                foreach (var piece in Rows.Cut(tokens, i, display: true).Where(piece => piece.Tokens.Count > 0))
                {
                    pieces.Add((piece, null, before));
                    before = "";
                }
            }
            catch (FormulaException problem)
            {
                pieces.Add((null, new FormulaSyntax(span, null, problem.Problem) { Block = i, Display = true }, before));
            }
        }
        var formulas = new List<FormulaSyntax>();
        for (var i = 0; i < pieces.Count; i++)
        {
            var formula = pieces[i].Failed ?? FormulaReader.Read(pieces[i].Piece!, page, [], plain: true);
            formulas.Add(formula with { WordsBefore = pieces[i].Before, WordsAfter = i + 1 < pieces.Count ? pieces[i + 1].Before : after });
        }
        return formulas;
    }
}
