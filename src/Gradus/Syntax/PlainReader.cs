namespace Gradus.Syntax;

/// <summary>Reads single formulas of the plain syntax.</summary>
/// <example><c>PlainReader.Read("tr(A*B*A') = tr(A'*A*B)")</c></example>
public static class PlainReader
{
    /// <summary>Reads one formula, or fails with a place and a reason.</summary>
    /// <exception cref="FormulaException">The text is no single formula.</exception>
    public static RelationSyntax Read(string text)
        => TryRead(text, out var relation, out var problem) ? relation! : throw new FormulaException(problem!);

    /// <summary>Reads one formula; false with the problem if that fails.</summary>
    public static bool TryRead(string text, out RelationSyntax? relation, out Diagnostic? problem)
        => FormulaReader.TryRead(ReadFormula(new SourceText(text), new SourceSpan(0, text.Length)), out relation, out problem);

    /// <summary>Reads the formula that a stretch of a text holds; positions count from the start of the text.</summary>
    public static FormulaSyntax ReadFormula(SourceText source, SourceSpan span)
        => FormulaReader.ReadOne(span, _ => PlainLexer.Read(source.Text, span), plain: true);
}
