using Gradus.Derivations;
using Gradus.Expressions;
using Gradus.Syntax;

namespace Gradus.Rendering;

/// <summary>A formula in the three notations that every answer carries.</summary>
public sealed record Notations(string Plain, string Latex, string Unicode)
{
    private static readonly PlainRenderer PlainText = new();
    private static readonly LatexRenderer LatexText = new();
    private static readonly UnicodeRenderer UnicodeText = new();

    /// <summary>An expression.</summary>
    public static Notations Of(Expr e) => new(PlainText.Render(e), LatexText.Render(e), UnicodeText.Render(e));

    /// <summary>Both sides of a relation.</summary>
    public static Notations Of(Expr left, RelationKind relation, Expr right) =>
        new(PlainText.Render(left, relation, right), LatexText.Render(left, relation, right), UnicodeText.Render(left, relation, right));

    /// <summary>A line of a derivation.</summary>
    public static Notations Of(Formula line) => line switch
    {
        IndexFormula index => new(new IndexWriter(PlainText).Render(index), new IndexWriter(LatexText).Render(index), new IndexWriter(UnicodeText).Render(index)),
        MatrixFormula { Label: { } label, LabelSpelled: var (plain, latex) } m => new($"{plain} = {PlainText.Render(m.Right)}", $"{latex} = {LatexText.Render(m.Right)}", $"{label} = {UnicodeText.Render(m.Right)}"),
        MatrixFormula { Label: { } label } m => new($"{label.Replace("Δ", "delta_", StringComparison.Ordinal)} = {PlainText.Render(m.Right)}", $"{label.Replace("Δ", "\\Delta ", StringComparison.Ordinal)} = {LatexText.Render(m.Right)}", $"{label} = {UnicodeText.Render(m.Right)}"),
        MatrixFormula { Where: { } where } m => Where(Of(m.Left, RelationKind.Equal, m.Right), Of(where.Name, RelationKind.Equal, where.Value)),
        MatrixFormula m => Of(m.Left, m.Relation == Relation.Equal ? RelationKind.Equal : RelationKind.Approximately, m.Right),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Notations Where(Notations line, Notations meaning) =>
        new($"{line.Plain} where {meaning.Plain}", $"{line.Latex}, \\quad {meaning.Latex}", $"{line.Unicode} with {meaning.Unicode}");
}
