namespace Gradus.Syntax;

/// <summary>From tokens to one formula, problems caught.</summary>
internal static class FormulaReader
{
    /// <summary>A text that must be one formula.</summary>
    public static FormulaSyntax ReadOne(SourceSpan span, Func<List<Diagnostic>, List<Token>> lex, bool plain) => ReadOne(span, lex, plain, new PageContext());

    /// <summary>The same, in a context of its own.</summary>
    public static FormulaSyntax ReadOne(SourceSpan span, Func<List<Diagnostic>, List<Token>> lex, bool plain, PageContext page)
    {
        var warnings = new List<Diagnostic>();
        try
        {
            var tokens = lex(warnings);
            LetterForms.Tell([tokens], [0]);
            var bare = TypeNotes.Strip(tokens, []);
            if (bare.Count > 0) tokens = bare;
            page.Learn(tokens);
            var pieces = Rows.Cut(tokens, 0, display: false).Where(piece => piece.Tokens.Count > 0).ToList();
            if (pieces.Count == 0) throw FormulaException.At(span, "parse", "expected a formula, found nothing");
            if (pieces.Count > 1) throw FormulaException.At(pieces[1].Span, "parse", $"expected one formula, found {pieces.Count}", "read them as a document");
            return Read(pieces[0], page, warnings, plain, onPage: false);
        }
        catch (FormulaException problem)
        {
            return new FormulaSyntax(span, null, problem.Problem) { Warnings = warnings };
        }
    }

    /// <summary>Reads one piece of a page.</summary>
    public static FormulaSyntax Read(Piece piece, PageContext page, List<Diagnostic> warnings, bool plain, bool onPage = true)
    {
        var span = piece.Span;
        RelationSyntax? relation = null;
        Diagnostic? problem = null;
        var own = new List<Diagnostic>();
        SumSigns.Mark(piece.Tokens, page);
        NamePlaceholder(piece.Tokens);
        CutRange(piece.Tokens);
        var objective = onPage ? Objective(piece.Tokens) : null;
        try
        {
            if (NamesEntries(piece.Tokens)) throw FormulaException.At(span, Diagnostic.Names, "the entries are named");
            relation = ExpressionParser.Read(objective ?? piece.Tokens, page, own, plain);
        }
        catch (FormulaException exception)
        {
            problem = NamesParts(piece.Tokens) || SaysNothing(piece.Tokens) ? exception.Problem with { Code = Diagnostic.Names } : exception.Problem;
        }
        own.InsertRange(0, warnings.Where(warning => warning.Span.Start >= span.Start && warning.Span.End <= span.End));
        return new FormulaSyntax(span, relation, problem) { Block = piece.Block, Display = piece.Display, ContinuesPrevious = piece.Continues, IsObjective = objective is not null, Warnings = own };
    }

    /// <summary>A = (a_ij), X = [x_ij]_{i,j}: an equation that names the entries.</summary>
    private static bool NamesEntries(List<Token> tokens)
    {
        var sign = tokens.FindIndex(static token => token.Kind == TokenKind.Relation);
        if (sign is not 1 || tokens[0].Kind != TokenKind.Name || tokens[1].Relation is not (RelationKind.Equal or RelationKind.Define) || tokens.Count < 6 || tokens[2].Kind is not (TokenKind.Open or TokenKind.OpenGroup)) return false;
        var open = tokens[2].Kind == TokenKind.Open ? 3 : 4;
        if (open + 2 >= tokens.Count || tokens[open].Kind != TokenKind.Name || tokens[open + 1].Kind != TokenKind.Underscore) return false;
        var (letters, end) = SumSigns.Letters(tokens, open + 1);
        return letters.Count == 2 && end < tokens.Count && tokens[end].Kind is TokenKind.Close or TokenKind.CloseGroup && (end + 1 >= tokens.Count || tokens[end + 1].Kind is TokenKind.Underscore or TokenKind.Caret or TokenKind.Close or TokenKind.CloseGroup)
            && string.Equals(tokens[open].Text, tokens[0].Text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>f_i = 2x_i ∀ i: leaves out for which indices a formula holds, unless that is not for all.</summary>
    private static void CutRange(List<Token> tokens)
    {
        var all = tokens.FindIndex(IsForAll);
        if (all < 1 || !tokens.Take(all).Any(static token => token.Kind == TokenKind.Relation) || tokens.Skip(all).Any(static token => token is { Kind: TokenKind.Relation, Relation: RelationKind.NotEqual })) return;
        while (all > 0 && tokens[all - 1].Kind is TokenKind.Quad or TokenKind.Comma or TokenKind.Open) all--;
        tokens.RemoveRange(all, tokens.Count - all);
    }

    private static bool IsForAll(Token token) => token is { Kind: TokenKind.Unsupported, Text: "\\forall" or "forall" or "∀" };

    /// <summary>(·)ᵀ, ‖·‖_F, ∀ k: a notation or a range rather than a statement.</summary>
    private static bool SaysNothing(List<Token> tokens) => tokens.Count > 0 && (IsForAll(tokens[0])
        || (!tokens.Exists(static token => token.Kind == TokenKind.Relation) && Enumerable.Range(1, Math.Max(0, tokens.Count - 2)).Any(i => (IsDot(tokens[i]) || tokens[i].Kind == TokenKind.Dot) && tokens[i - 1].Kind is TokenKind.Open or TokenKind.Bar && tokens[i + 1].Kind is TokenKind.Close or TokenKind.Bar)));

    /// <summary>x = (x_1, …, x_n)ᵀ: an equation that only names the parts of what stands on its left.</summary>
    private static bool NamesParts(List<Token> tokens)
    {
        var sign = tokens.FindIndex(static token => token.Kind == TokenKind.Relation);
        if (sign is < 1 or > 6 || tokens[sign].Relation is not (RelationKind.Equal or RelationKind.Define) || sign + 1 >= tokens.Count || tokens[sign + 1].Kind is not (TokenKind.Open or TokenKind.Begin)) return false;
        return tokens[0].Kind == TokenKind.Name && tokens.Take(sign).All(static token => token.Kind is TokenKind.Name or TokenKind.Underscore or TokenKind.OpenGroup or TokenKind.CloseGroup or TokenKind.Transpose or TokenKind.Align or TokenKind.Number)
            && tokens.Skip(sign + 1).Any(static token => token.Kind == TokenKind.Gap) && !tokens.Skip(sign + 1).Any(static token => token.Kind is TokenKind.Relation or TokenKind.Plus);
    }

    /// <summary>Df(X)[·] = tr(Aᵀ·): a dot between brackets stands for any direction, and so does each that multiplies nothing, or any if there is none.</summary>
    private static void NamePlaceholder(List<Token> tokens)
    {
        var dots = Enumerable.Range(0, tokens.Count).Where(i => IsDot(tokens[i])).ToList();
        var bracketed = dots.FindAll(i => i > 0 && i + 1 < tokens.Count && tokens[i - 1].Kind == TokenKind.Open && tokens[i + 1].Kind == TokenKind.Close);
        if (bracketed.Count == 0) return;
        var lone = dots.FindAll(i => !(i + 1 < tokens.Count && (tokens[i + 1].StartsFactor || tokens[i + 1].Kind == TokenKind.Minus)));
        foreach (var i in lone.Count > 1 ? lone : dots) tokens[i] = tokens[i] with { Kind = TokenKind.Name, Text = "bullet" };
    }

    private static bool IsDot(Token token) => token is { Kind: TokenKind.Times, Text: "·" };

    /// <summary>The word of a token, be it a command or letters.</summary>
    public static string Word(Token token) => token.Text.TrimStart('\\');

    /// <summary>f(x) of min_x f(x) or x̂ = argmin_x f(x); null for any other formula.</summary>
    private static List<Token>? Objective(List<Token> tokens)
    {
        var at = tokens.FindIndex(static token => Word(token) is "min" or "max" or "argmin" or "argmax" or "minimize" or "maximize" or "arg");
        if (at < 0 || (Word(tokens[at]) == "arg" && !(at + 1 < tokens.Count && Word(tokens[at + 1]) is "min" or "max")) || (at > 0 && (at > 6 || tokens[at - 1].Kind is not (TokenKind.Relation or TokenKind.Align) || tokens.Take(at - 1).Any(static token => token.Kind is not (TokenKind.Name or TokenKind.Underscore or TokenKind.Caret or TokenKind.Times or TokenKind.Align))))) return null;
        var next = at + 1;
        while (next < tokens.Count && (tokens[next].Kind is TokenKind.Quad or TokenKind.Underscore || Word(tokens[next]) is "min" or "max"))
        {
            if (tokens[next].Kind != TokenKind.Underscore) next++;
            else if (next + 1 < tokens.Count && tokens[next + 1].Kind == TokenKind.OpenGroup) next = tokens.FindIndex(next, static token => token.Kind == TokenKind.CloseGroup) is var close and > 0 ? close + 1 : tokens.Count;
            else next += 2;
        }
        if (next >= tokens.Count || (next == at + 1 && tokens[next].Kind == TokenKind.Open)) return null;
        var end = tokens.FindIndex(next, static token => token.Kind == TokenKind.Relation);
        // min_w J(w) = ‖Xw − y‖² says what J is, too.
        var definesIt = end > next && tokens[next].Kind == TokenKind.Name && tokens[end].Relation is RelationKind.Equal or RelationKind.Define && end == next + 4 && tokens[next + 1].Kind == TokenKind.Open && tokens[next + 3].Kind == TokenKind.Close;
        return tokens[next..(end < 0 || definesIt ? tokens.Count : end)];
    }

    /// <summary>The outcome in the manner of Try methods.</summary>
    public static bool TryRead(FormulaSyntax formula, out RelationSyntax? relation, out Diagnostic? problem)
    {
        (relation, problem) = (formula.Relation, formula.Problem);
        return relation is not null;
    }
}
