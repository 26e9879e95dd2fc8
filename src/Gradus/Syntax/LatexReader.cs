namespace Gradus.Syntax;

/// <summary>Reads single formulas of LaTeX.</summary>
/// <example><c>LatexReader.Read(@"\frac{\partial}{\partial X} \operatorname{tr}(AX) = A^T")</c></example>
public static class LatexReader
{
    /// <summary>Reads one formula, or fails with a place and a reason.</summary>
    /// <exception cref="FormulaException">The text is no single formula.</exception>
    public static RelationSyntax Read(string latex)
        => TryRead(latex, out var relation, out var problem) ? relation! : throw new FormulaException(problem!);

    /// <summary>Reads one formula; false with the problem if that fails.</summary>
    public static bool TryRead(string latex, out RelationSyntax? relation, out Diagnostic? problem)
        => FormulaReader.TryRead(ReadFormula(new SourceText(latex), new SourceSpan(0, latex.Length)), out relation, out problem);

    /// <summary>Reads the formula that a stretch of a text holds; positions count from the start of the text.</summary>
    public static FormulaSyntax ReadFormula(SourceText source, SourceSpan span)
        => FormulaReader.ReadOne(span, warnings => LatexLexer.Read(source.Text, span, null, warnings), plain: false);
}
