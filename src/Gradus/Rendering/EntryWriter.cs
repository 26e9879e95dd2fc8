using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;

namespace Gradus.Rendering;

/// <summary>Writes one entry of an expression in index notation, in its own order and with given letters: Ax as Σ_j A_ij x_j.</summary>
/// <remarks>What has no entries of its own, such as an inverse, is written in brackets with its indices below: (X⁻¹)_ij.</remarks>
public sealed class EntryWriter
{
    private const string Further = "jklmnpqrsi";
    private const string Unit = "e_";
    private readonly Renderer renderer;
    private readonly bool latex;
    private readonly bool ascii;
    private readonly string[] letters;

    /// <summary>A writer in the notation of a renderer.</summary>
    /// <param name="renderer">How names and functions look.</param>
    /// <param name="letters">The letters to sum over, the first one first; others follow when they run out.</param>
    public EntryWriter(Renderer renderer, IEnumerable<string> letters)
    {
        this.renderer = renderer;
        latex = renderer is LatexRenderer;
        ascii = renderer is PlainRenderer;
        this.letters = [.. letters.Concat(Further.Select(static c => c.ToString())).Distinct()];
    }

    /// <summary>The entry in this row and column; null stands for an axis of size 1.</summary>
    public string Write(Expr e, string? row, string? column)
    {
        HashSet<string> taken = [.. IndexLetters.NamesIn(e), .. new[] { row, column }.OfType<string>(), .. e.Symbols().Where(IsUnit).Select(static s => s.Name[Unit.Length..])];
        used.Clear();
        return Text(Terms(e, row, column, taken));
    }

    /// <summary>The letters that the present term sums over anywhere, within functions too: no two sums of it share one.</summary>
    private readonly HashSet<string> used = [];

    /// <summary>Terms of a sum may share letters.</summary>
    private List<Term> TermByTerm(Sum s, string? row, string? column, HashSet<string> taken)
    {
        var (before, all, terms) = (used.ToHashSet(), new HashSet<string>(), new List<Term>());
        foreach (var child in s.Children)
        {
            used.Clear();
            used.UnionWith(before);
            terms.AddRange(Terms(child, row, column, taken));
            all.UnionWith(used);
        }
        used.UnionWith(all);
        return terms;
    }

    /// <summary>A number, what is summed over, and factors; those below the line apart.</summary>
    private sealed record Term(Rational Number, IReadOnlyList<string> Sums, IReadOnlyList<string> Over, IReadOnlyList<string> Under);

    private static bool IsUnit(Symbol s) => s.Shape.IsColumn && s.Name.StartsWith(Unit, StringComparison.Ordinal) && s.Name.Length == Unit.Length + 1;

    /// <summary>k for the column e_k of the identity that stands for the index k; null for anything else.</summary>
    public static string? UnitOf(Expr e) => e is Symbol s && IsUnit(s) ? s.Name[Unit.Length..] : null;

    private List<Term> Terms(Expr e, string? row, string? column, HashSet<string> taken) => e switch
    {
        Number n => [new Term(n.Value, [], [], [])],
        Sum s => TermByTerm(s, row, column, taken),
        Scale s => [Times(s.Coefficient, [.. s.Scalars.Select(x => Factor(x, null, null, taken)), .. s.Body is { } body ? new[] { Factor(body, row, column, taken) } : []])],
        Product p => Factors(p, row, column, taken),
        Apply { Function: Transpose } t => Terms(t.Children[0], column, row, taken),
        _ => [Factor(e, row, column, taken)],
    };

    /// <summary>The expression as one term; a sum stands in brackets.</summary>
    private Term Factor(Expr e, string? row, string? column, HashSet<string> taken)
    {
        switch (e)
        {
            case Symbol s when UnitOf(s) is { } unit:
                return row == unit ? One() : One((latex ? "\\delta" : ascii ? "delta" : "δ") + Subscript(unit + row));
            case Symbol s:
                return One(Entry(renderer.Render(s), s, row, column));
            case Constant { Kind: ConstantKind.Identity }:
                return row is null || row == column ? One() : One((latex ? "\\delta" : ascii ? "delta" : "δ") + Subscript(row + column));
            case Constant { Kind: ConstantKind.Ones }:
                return One();
            case Apply { Function: Transpose } t:
                return Factor(t.Children[0], column, row, taken);
            case Apply { Function: Trace } t:
                return Summed(t.Children[0].Shape.Rows.IsOne ? 0 : 1, taken, (at, inside) => Factor(t.Children[0], at.FirstOrDefault(), at.FirstOrDefault(), inside));
            case Apply { Function: SumOfEntries } t:
                return Axes(t.Children[0], taken, (i, j, inside) => Factor(t.Children[0], i, j, inside));
            case Apply { Function: Frobenius } f:
                return Axes(f.Children[0], taken, (i, j, inside) => Times(Rational.One, [Factor(f.Children[0], i, j, inside), Factor(f.Children[1], i, j, inside)]));
            case Apply { Function: Hadamard } h:
                return Times(Rational.One, [Factor(h.Children[0], row, column, taken), Factor(h.Children[1], row, column, taken)]);
            case Apply { Function: EntryPower, Children: [Apply { Function: Norm2 or NormF } norm, Number { Value: var two }] } when two == 2:
                return Axes(norm.Children[0], taken, (i, j, inside) => Times(Rational.One, [Raised(norm.Children[0], 2, i, j, inside)]));
            case Apply { Function: EntryPower, Children: [var x, Number { Value: { IsInteger: true } k }] }:
                return Raised(x, k, row, column, taken);
            case Apply { Function: ElementwiseFunction, Children: [var x] } f when !f.IsScalar || Holds(x):
                return One(renderer.Render(f.WithChildren([Symbol.Of("?", Shapes.Shape.Scalar)])).Replace("?", Text(Terms(x, row, column, taken)), StringComparison.Ordinal));
            case Product or Scale or Sum when Terms(e, row, column, taken) is { } terms:
                return terms is [var only] ? only : One(Bracket(Text(terms)));
            default:
                return One(Entry(renderer.Render(e), e, row, column));
        }
    }

    private static bool Holds(Expr e) => e.Symbols().Any(static s => !s.IsScalar);

    /// <summary>A matrix product: neighbours share a letter that is summed over; e_k picks an entry and 1 sums them.</summary>
    private List<Term> Factors(Product p, string? row, string? column, HashSet<string> taken)
    {
        var factors = p.Children;
        var inside = new HashSet<string>(taken);
        var sums = new List<string>();
        var parts = new List<Term>();
        var left = row;
        for (var k = 0; k < factors.Count; k++)
        {
            string? right = column;
            if (k + 1 < factors.Count)
            {
                right = factors[k].Shape.Columns.IsOne ? null : UnitAt(factors[k], turned: true) ?? UnitAt(factors[k + 1], turned: false) ?? (factors[k] is Constant { Kind: ConstantKind.Identity } ? left : null);
                if (right is null && !factors[k].Shape.Columns.IsOne)
                {
                    right = Fresh(inside);
                    sums.Add(right);
                }
            }
            parts.Add(Factor(factors[k], left, right, inside));
            left = right;
        }
        var product = Times(Rational.One, parts);
        return [product with { Sums = [.. sums, .. product.Sums] }];
    }

    private static string? UnitAt(Expr e, bool turned) => turned ? e is Apply { Function: Transpose } t ? UnitOf(t.Children[0]) : null : UnitOf(e);

    private Term Raised(Expr x, Rational power, string? row, string? column, HashSet<string> taken)
    {
        var inner = Factor(x, row, column, taken);
        var text = inner is { Sums.Count: 0, Number.IsOne: true, Over: [var only], Under.Count: 0 } ? only : Bracket(Text([inner]));
        if (power.Abs().IsOne) return power.Sign > 0 ? One(text) : One() with { Under = [text] };
        var raised = $"{text}^{(latex ? $"{{{power.Abs()}}}" : power.Abs())}";
        if (!latex && !ascii && power.Abs() == 2) raised = text + "²";
        return power.Sign > 0 ? One(raised) : One() with { Under = [raised] };
    }

    private Term Axes(Expr e, HashSet<string> taken, Func<string?, string?, HashSet<string>, Term> body)
    {
        var (rows, columns) = (!e.Shape.Rows.IsOne, !e.Shape.Columns.IsOne);
        return Summed((rows ? 1 : 0) + (columns ? 1 : 0), taken, (at, inside) => body(rows ? at[0] : null, columns ? at[^1] : null, inside));
    }

    private Term Summed(int count, HashSet<string> taken, Func<string[], HashSet<string>, Term> body)
    {
        var inside = new HashSet<string>(taken);
        string[] at = [.. Enumerable.Range(0, count).Select(_ => Fresh(inside))];
        var term = body(at, inside);
        return term with { Sums = [.. at, .. term.Sums] };
    }

    private string Fresh(HashSet<string> taken)
    {
        var letter = Array.Find(letters, l => !taken.Contains(l) && !used.Contains(l)) ?? Array.Find(letters, l => !taken.Contains(l)) ?? throw new InvalidOperationException("there are no letters left to sum over");
        taken.Add(letter);
        used.Add(letter);
        return letter;
    }

    private static Term One(params string[] factors) => new(Rational.One, [], factors, []);

    /// <summary>The product of terms; letters that two of them sum over have been kept apart by whoever made them.</summary>
    private Term Times(Rational number, IReadOnlyList<Term> parts)
    {
        var sums = new List<string>();
        var over = new List<string>();
        foreach (var part in parts)
        {
            number *= part.Number;
            if (part.Sums.Intersect(sums).Any())
            {
                over.Add(Bracket(Text([part with { Number = Rational.One, Under = [] }])));
                continue;
            }
            sums.AddRange(part.Sums);
            over.AddRange(part.Over);
        }
        return new Term(number, sums, over, [.. parts.SelectMany(static p => p.Under)]);
    }

    private string Text(List<Term> terms)
    {
        var text = "";
        foreach (var term in terms)
        {
            var one = Text(term with { Number = term.Number.Abs() });
            text += (text.Length, term.Number.Sign < 0) switch { (0, true) => renderer.Minus + one, (0, false) => one, (_, true) => $" {renderer.Minus} " + one, _ => " + " + one };
        }
        return text.Length == 0 ? "0" : text;
    }

    private string Text(Term term)
    {
        var over = new List<string>();
        for (var k = 0; k < term.Over.Count;)
        {
            var run = 1;
            while (k + run < term.Over.Count && term.Over[k + run] == term.Over[k]) run++;
            over.Add(run == 1 ? term.Over[k] : latex ? $"{term.Over[k]}^{{{run}}}" : !ascii && run == 2 ? term.Over[k] + "²" : $"{term.Over[k]}^{run}");
            k += run;
        }
        var (above, below) = (Number.Of(term.Number.Numerator), Number.Of(term.Number.Denominator));
        if (!above.Equals(Number.One) || over.Count == 0) over.Insert(0, renderer.Render(above));
        List<string> under = [.. term.Under];
        if (!below.Equals(Number.One)) under.Insert(0, renderer.Render(below));
        var sum = term.Sums.Count == 0 ? "" : (latex ? "\\sum" : ascii ? "sum" : UnicodeLetters.SumSign(term.Over.Concat(term.Under).Any(static f => f.Contains('Σ', StringComparison.Ordinal)))) + Subscript(string.Concat(term.Sums));
        var head = sum.Length > 0 && !above.Equals(Number.One) && term.Over.Count > 0 ? [over[0], sum, .. over.Skip(1)] : sum.Length > 0 ? [sum, .. over] : over;
        var text = Joined(head);
        if (under.Count == 0) return text;
        return latex ? $"\\frac{{{text}}}{{{Joined(under)}}}" : $"{text}/{(under.Count == 1 ? under[0] : Bracket(Joined(under)))}";
    }

    private string Joined(IEnumerable<string> parts) => string.Join(' ', parts);

    private string Bracket(string text) => latex ? $"\\left({text}\\right)" : $"({text})";

    private string Subscript(string indices) => latex ? $"_{{{indices}}}" : ascii ? $"_{indices}" : UnicodeLetters.Subscript(indices);

    private string Entry(string text, Expr e, string? row, string? column)
    {
        var indices = (e.Shape.Rows.IsOne ? "" : row) + (e.Shape.Columns.IsOne ? "" : column);
        if (indices.Length == 0) return text;
        return (e is Symbol s && SymbolName.Of(s).Subscripts.Count == 0 ? text : Bracket(text)) + Subscript(indices);
    }
}
