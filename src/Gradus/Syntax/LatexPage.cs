using System.Text.RegularExpressions;
using Gradus.Expressions;

namespace Gradus.Syntax;

/// <summary>Reads pages with formulas in TeX.</summary>
internal static partial class LatexPage
{
    /// <summary>A piece with the stretch of text between the segment before and its own.</summary>
    private sealed record Part(Piece Piece, List<Diagnostic> Warnings, string Before, string After, FormulaSyntax? Failed = null);

    /// <summary>Reads the page.</summary>
    public static DocumentSyntax Read(SourceText source)
    {
        var text = source.Text;
        var macros = LatexMacros.Collect(text);
        var segments = MathSegments.Find(text, macros.Places);
        if (segments.Count == 0 && !MathSegments.HasDelimiters(text) && !IsWholeDocument(text)) segments = Lines(text, macros.Places);
        macros.Places.Sort((a, b) => a.Start.CompareTo(b.Start));
        var (page, parts, declarations) = (new PageContext(), new List<Part>(), new List<DeclarationSyntax>());
        var lexed = LexedOf(text, segments, macros);
        for (var i = 0; i < segments.Count; i++)
        {
            Effort.StopIfWished();
            var before = Words.Between(text, i == 0 ? 0 : segments[i - 1].Outer.End, segments[i].Outer.Start, macros.Places);
            var after = Words.Between(text, segments[i].Outer.End, i + 1 < segments.Count ? segments[i + 1].Outer.Start : text.Length, macros.Places);
            var own = Cut(lexed[i], segments[i], i, page, declarations, Words.Ending(before), Words.Beginning(after));
            if (i > 0 && before.Trim() == "=") GoOn(own);
            parts.AddRange(own);
        }
        if (Entrywise().IsMatch(text) && !parts.Exists(static p => p.Piece.Tokens.Exists(static t => t.Kind == TokenKind.Hadamard))) parts.ForEach(static p => StarsAsHadamard(p.Piece.Tokens));
        page.SpeaksOfOptimum = Optimum().IsMatch(text) && !Adjoint().IsMatch(text);
        if (Chance().IsMatch(text)) parts.ForEach(static p => Expectations(p.Piece?.Tokens ?? []));
        var formulas = new List<FormulaSyntax>();
        foreach (var part in parts)
        {
            if (part.Failed is { } failed) formulas.Add(failed with { WordsBefore = part.Before, WordsAfter = part.After });
            else formulas.Add(FormulaReader.Read(part.Piece, page, part.Warnings, plain: false) with { WordsBefore = part.Before, WordsAfter = part.After });
        }
        Join(formulas);
        declarations.AddRange(ProseDeclarations.Find(source, formulas, segments, declarations.ToList()));
        return new DocumentSyntax(source, formulas, [.. declarations.OrderBy(declaration => declaration.Span.Start)]);
    }

    /// <summary>E[xxᵀ] on a page that speaks of chance: an expected value, which is not read, and no factor E.</summary>
    private static void Expectations(List<Token> tokens)
    {
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].IsSymbol("E") && tokens[i + 1] is { Kind: TokenKind.Open, Text: "[" or "(" }) tokens[i] = UnreadCommands.Token("mathbb{E}", tokens[i].Span);
        }
    }

    [GeneratedRegex(@"\b(expect(ation|ations|ed)|random|i\.i\.d|probability|unbiased)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Chance();

    [GeneratedRegex(@"\b(optim(al|um|i[sz]er?)|minimi[sz]ers?|maximi[sz]ers?|solutions?|equilibrium)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Optimum();

    [GeneratedRegex(@"\b(conjugate|adjoint|hermitian|complex|unitary)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Adjoint();

    /// <summary>A * B on a page that speaks of the Hadamard product and has no other sign for it.</summary>
    private static void StarsAsHadamard(List<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i] is { Kind: TokenKind.Times, Text: "*" } && i > 0 && tokens[i - 1].EndsOperand) tokens[i] = tokens[i] with { Kind = TokenKind.Hadamard };
        }
    }

    [GeneratedRegex(@"\b(hadamard|(element|entry|component)-?\s?wise (matrix )?(product|multiplication))\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Entrywise();

    /// <summary>$f$ = $g$: a formula behind a sign that stands between the delimiters.</summary>
    private static void GoOn(List<Part> parts)
    {
        if (parts is not [{ Piece: { Tokens: [{ Kind: not TokenKind.Relation } first, ..] } piece }, ..]) return;
        piece.Tokens.Insert(0, new Token(TokenKind.Relation, "=", first.Span with { Length = 0 }) { Relation = RelationKind.Equal });
        piece.Continues = true;
    }

    /// <summary>A formula that ends with a relation sign goes on in the next one.</summary>
    private static void Join(List<FormulaSyntax> formulas)
    {
        for (var i = 0; i < formulas.Count; i++)
        {
            if (formulas[i].Relation is { First: null } && !formulas[i].ContinuesPrevious) formulas[i] = formulas[i] with { ContinuesPrevious = true };
        }
    }

    /// <summary>A document for TeX has delimiters wherever it has formulas; lines without them are words.</summary>
    private static bool IsWholeDocument(string text)
        => Array.Exists([@"\documentclass", @"\begin{document}", @"\usepackage", @"\section", @"\chapter", @"\input{"], mark => text.Contains(mark, StringComparison.Ordinal));

    /// <summary>Without delimiters each line is a display.</summary>
    private static List<MathSegment> Lines(string text, List<SourceSpan> skipped)
    {
        var lines = new List<MathSegment>();
        for (var start = 0; start < text.Length;)
        {
            var stop = text.IndexOf('\n', start);
            if (stop < 0) stop = text.Length;
            var span = new SourceSpan(start, stop - start);
            var line = text[start..stop];
            var isProse = !line.Contains('\\', StringComparison.Ordinal) && PlainFormula.Find(line) is null;
            if (!string.IsNullOrWhiteSpace(line) && !isProse && !skipped.Exists(place => place.Start < stop && place.End > span.Start)) lines.Add(new MathSegment(span, span, true));
            start = stop + 1;
        }
        return lines;
    }

    /// <summary>The tokens of a segment; none and a problem where it cannot be taken apart.</summary>
    private sealed record Lexed(List<Token> Tokens, List<Diagnostic> Warnings, FormulaException? Problem = null);

    private static List<Lexed> LexedOf(string text, List<MathSegment> segments, LatexMacros macros)
    {
        var lexed = segments.ConvertAll(segment => Lex(text, segment, macros));
        var paragraphs = new List<int>();
        for (var (i, paragraph) = (0, 0); i < segments.Count; i++)
        {
            if (i > 0 && (segments[i].Display || segments[i - 1].Display || ParagraphEnd().IsMatch(text[segments[i - 1].Outer.End..Math.Max(segments[i - 1].Outer.End, segments[i].Outer.Start)]))) paragraph++;
            paragraphs.Add(paragraph);
        }
        LetterForms.Tell(lexed.ConvertAll(static l => l.Tokens), paragraphs);
        return lexed;
    }

    private static Lexed Lex(string text, MathSegment segment, LatexMacros macros)
    {
        Effort.StopIfWished();
        var warnings = new List<Diagnostic>();
        try
        {
            return new Lexed(LatexLexer.Read(text, segment.Inner, macros, warnings), warnings);
        }
        catch (FormulaException problem)
        {
            return new Lexed([], warnings, problem);
        }
    }

    [GeneratedRegex(@"\n[ \t]*\r?\n", RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex ParagraphEnd();

    private static List<Part> Cut(Lexed lexed, MathSegment segment, int block, PageContext page, List<DeclarationSyntax> declarations, string before, string after)
    {
        var warnings = lexed.Warnings;
        List<Piece> pieces;
        try
        {
            if (lexed.Problem is { } unread) throw unread;
            var tokens = TypeNotes.Strip(lexed.Tokens, declarations);
            page.Learn(tokens);
            pieces = Rows.Cut(tokens, block, segment.Display);
        }
        catch (FormulaException problem)
        {
            var failed = new FormulaSyntax(segment.Inner, null, problem.Problem) { Block = block, Display = segment.Display };
            return [new Part(new Piece { Block = block }, warnings, before, after, failed)];
        }
        var parts = new List<Part>();
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Tokens.Count == 0) continue;
            var own = DocumentReader.Fold(string.Join(' ', pieces[i].WordsBefore));
            var next = i + 1 < pieces.Count ? DocumentReader.Fold(string.Join(' ', pieces[i + 1].WordsBefore)) : "";
            var isLast = i == pieces.Count - 1 || pieces.Skip(i + 1).All(piece => piece.Tokens.Count == 0);
            parts.Add(new Part(pieces[i], warnings, parts.Count == 0 ? $"{before} {own}".Trim() : own, isLast ? $"{next} {after}".Trim() : next));
        }
        return parts;
    }
}
