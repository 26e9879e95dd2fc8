namespace Gradus.Syntax;

/// <summary>From tokens to one formula, problems caught.</summary>
internal static class FormulaReader
{
    /// <summary>A text that must be one formula.</summary>
    public static FormulaSyntax ReadOne(SourceSpan span, Func<List<Diagnostic>, List<Token>> lex, bool plain)
    {
        var warnings = new List<Diagnostic>();
        try
        {
            var tokens = lex(warnings);
            var bare = TypeNotes.Strip(tokens, []);
            if (bare.Count > 0) tokens = bare;
            var page = new PageContext();
            page.Learn(tokens);
            var pieces = Rows.Cut(tokens, 0, display: false).Where(piece => piece.Tokens.Count > 0).ToList();
            if (pieces.Count == 0) throw FormulaException.At(span, "parse", "expected a formula, found nothing");
            if (pieces.Count > 1) throw FormulaException.At(pieces[1].Span, "parse", $"expected one formula, found {pieces.Count}", "read them as a document");
            return Read(pieces[0], page, warnings, plain);
        }
        catch (FormulaException problem)
        {
            return new FormulaSyntax(span, null, problem.Problem) { Warnings = warnings };
        }
    }

    /// <summary>Reads one piece of a page.</summary>
    public static FormulaSyntax Read(Piece piece, PageContext page, List<Diagnostic> warnings, bool plain)
    {
        var span = piece.Span;
        RelationSyntax? relation = null;
        Diagnostic? problem = null;
        var own = new List<Diagnostic>();
        try
        {
            relation = ExpressionParser.Read(piece.Tokens, page, own, plain);
        }
        catch (FormulaException exception)
        {
            problem = exception.Problem;
        }
        own.InsertRange(0, warnings.Where(warning => warning.Span.Start >= span.Start && warning.Span.End <= span.End));
        return new FormulaSyntax(span, relation, problem) { Block = piece.Block, Display = piece.Display, ContinuesPrevious = piece.Continues, Warnings = own };
    }

    /// <summary>The outcome in the manner of Try methods.</summary>
    public static bool TryRead(FormulaSyntax formula, out RelationSyntax? relation, out Diagnostic? problem)
    {
        (relation, problem) = (formula.Relation, formula.Problem);
        return relation is not null;
    }
}
