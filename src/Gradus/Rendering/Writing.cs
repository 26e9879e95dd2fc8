using Gradus.Derivations;
using Gradus.Expressions;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Rendering;

/// <summary>The three notations for one answer, in which a name stands for one thing: what the engine names gives way to the letters of the formula.</summary>
/// <remarks>Where the formula has an I, K, e or π of its own, the identity, the commutation matrix, the exponential and the number are written otherwise;
/// in plain text the size of X is rows(X), which no letter can be taken for.</remarks>
public sealed class Writing
{
    private static readonly Writing Usual = new([]);

    private readonly PlainRenderer plain;
    private readonly LatexRenderer latex;
    private readonly UnicodeRenderer unicode;

    private Writing(IReadOnlyList<Symbol> symbols)
    {
        HashSet<string> taken = [.. symbols.Select(static s => s.Name)];
        plain = new PlainRenderer { Taken = taken, Counts = size => CountOf(size, symbols) };
        latex = new LatexRenderer { Taken = taken };
        unicode = new UnicodeRenderer { Taken = taken };
    }

    /// <summary>For a terminal.</summary>
    public Renderer Unicode => unicode;

    /// <summary>The writing for formulas that are read together.</summary>
    public static Writing For(params IEnumerable<Expr> formulas)
    {
        Symbol[] symbols = [.. formulas.SelectMany(static e => e.Symbols()).Distinct()];
        return symbols.Length == 0 ? Usual : new Writing(symbols);
    }

    /// <summary>An expression.</summary>
    public Notations Of(Expr e) => new(plain.Render(e), latex.Render(e), unicode.Render(e));

    /// <summary>Both sides of a relation.</summary>
    public Notations Of(Expr left, RelationKind relation, Expr right) =>
        new(plain.Render(left, relation, right), latex.Render(left, relation, right), unicode.Render(left, relation, right));

    /// <summary>A line of a derivation.</summary>
    public Notations Of(Formula line) => line switch
    {
        IndexFormula index => new(new IndexWriter(plain).Render(index), new IndexWriter(latex).Render(index), new IndexWriter(unicode).Render(index)),
        MatrixFormula { Label: var (p, l, u) } m => Headed(p, l, u, Of(m.Right)),
        MatrixFormula { Argument: { } x } m => Headed($"f({plain.Render(x)})", $"f({latex.Render(x)})", $"f({unicode.Render(x)})", Of(m.Right)),
        MatrixFormula { Where: { } where } m => Where(Of(m.Left, RelationKind.Equal, m.Right), Of(where.Name, RelationKind.Equal, where.Value)),
        MatrixFormula m => Of(m.Left, m.Relation == Relation.Equal ? RelationKind.Equal : RelationKind.Approximately, m.Right),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Notations Headed(string plain, string latex, string unicode, Notations right) =>
        new($"{plain} = {right.Plain}", $"{latex} = {right.Latex}", $"{unicode} = {right.Unicode}");

    private static Notations Where(Notations line, Notations meaning) =>
        new($"{line.Plain} where {meaning.Plain}", $"{line.Latex}, \\quad {meaning.Latex}", $"{line.Unicode} with {meaning.Unicode}");

    /// <summary>rows(X) or cols(X) for a size that X has; null where no symbol has it.</summary>
    private static string? CountOf(Size size, IReadOnlyList<Symbol> symbols)
    {
        foreach (var s in symbols)
        {
            if (s.DifferentialOf is not null || s.Value is not null) continue;
            if (s.Shape.Rows == size) return $"rows({s.Name})";
            if (s.Shape.Columns == size) return $"cols({s.Name})";
        }
        return null;
    }
}
