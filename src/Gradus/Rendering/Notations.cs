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
        MatrixFormula { Label: var (plain, latex, unicode) } m => Headed(plain, latex, unicode, Of(m.Right)),
        MatrixFormula { Argument: { } x } m => Headed($"f({PlainText.Render(x)})", $"f({LatexText.Render(x)})", $"f({UnicodeText.Render(x)})", Of(m.Right)),
        MatrixFormula { Where: { } where } m => Where(Of(m.Left, RelationKind.Equal, m.Right), Of(where.Name, RelationKind.Equal, where.Value)),
        MatrixFormula m => Of(m.Left, m.Relation == Relation.Equal ? RelationKind.Equal : RelationKind.Approximately, m.Right),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Notations Headed(string plain, string latex, string unicode, Notations right) =>
        new($"{plain} = {right.Plain}", $"{latex} = {right.Latex}", $"{unicode} = {right.Unicode}");

    private static Notations Where(Notations line, Notations meaning) =>
        new($"{line.Plain} where {meaning.Plain}", $"{line.Latex}, \\quad {meaning.Latex}", $"{line.Unicode} with {meaning.Unicode}");
}
