using Gradus.Derivations;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;
using Gradus.Tensors;

namespace Gradus.Rendering;

/// <summary>Writes index notation: Σ_p A_ip B_pj, δ_il, ∂Y_ij/∂X_kl.</summary>
public sealed class IndexWriter
{
    private const string SummedNames = "pqrstuvwabcdefgh";
    private readonly Renderer renderer;
    private readonly bool latex;
    private readonly bool ascii;

    /// <summary>The letters to sum over, in order.</summary>
    public string Letters { get; init; } = SummedNames;

    /// <summary>True to set indices below the line where there are such characters: Aᵢⱼ for A_ij.</summary>
    public bool Small { get; init; }

    /// <summary>Index notation beside a matrix notation.</summary>
    public IndexWriter(Renderer renderer)
    {
        this.renderer = renderer;
        latex = renderer is LatexRenderer;
        ascii = renderer is PlainRenderer;
        Taken = renderer.Taken;
    }

    /// <summary>Names that no index may have.</summary>
    private IReadOnlySet<string> Taken { get; init; }

    /// <summary>The whole line; no index has the name of a symbol or of a size that is a number in it.</summary>
    public string Render(IndexFormula formula)
    {
        var own = new IndexWriter(renderer) { Letters = Letters, Small = Small, Taken = renderer.Taken.Concat(IndexLetters.NamesIn(formula.Meaning)).ToHashSet() };
        return own.Line(formula);
    }

    private string Line(IndexFormula formula)
    {
        var names = Names(formula);
        var contraction = formula.Contraction is { } sum ? $" = {Sum(sum.Outer, sum.Inner, names)}" : "";
        return $"{Left(formula, names)}{contraction} = {Terms(formula.Right, names)}";
    }

    /// <summary>The right side alone, its axes named in order.</summary>
    public string Terms(IndexForm form, IReadOnlyList<string> names)
    {
        if (form.Terms.Count == 0) return "0";
        var text = "";
        foreach (var term in form.Terms)
        {
            var one = Term(term, names);
            var negative = term.Coefficient.Sign < 0;
            text += (text.Length, negative) switch { (0, true) => renderer.Minus + one, (0, false) => one, (_, true) => $" {renderer.Minus} {one}", _ => $" + {one}" };
        }
        return text;
    }

    /// <summary>The names of the axes: i, j for a value, k, l for a variable, others where these are taken; none for an axis of size 1.</summary>
    private string[] Names(IndexFormula formula)
    {
        var letters = IndexLetters.ForAxes(Taken);
        if (formula.Meaning is not Derivative d) return Axes(formula.Meaning.Shape, letters[0], letters[1]);
        var by = Axes(d.By.Shape, letters[2], letters[3]);
        return d.Function.IsScalar ? by : [.. Axes(d.Function.Shape, letters[0], letters[1]), .. by];
    }

    /// <summary>∂f/∂X_kl for the derivative of a scalar by a variable whose axes are named.</summary>
    public string Left(Derivative derivative, IReadOnlyList<string> names) => Left(new IndexFormula(derivative, new IndexForm([], [], derivative.Shape)), names);

    private static string[] Axes(Shape shape, string row, string column) => [shape.Rows.IsOne ? "" : row, shape.Columns.IsOne ? "" : column];

    private string Left(IndexFormula formula, IReadOnlyList<string> names)
    {
        if (formula.Meaning is not Derivative d) return Entry(formula.Meaning, formula.Label, string.Concat(names));
        var above = d.Function.IsScalar ? formula.Label ?? Operand(d.Function) : Entry(d.Function, formula.Label, names[0] + names[1]);
        var below = Entry(d.By, null, names[^2] + names[^1]);
        return latex ? $"\\frac{{\\partial {above}}}{{\\partial {below}}}" : ascii ? $"d {above}/d {below}" : $"∂{above}/∂{below}";
    }

    /// <summary>Σ_ij (∂f/∂U)_ij ∂U_ij/∂X_kl, not yet worked out.</summary>
    private string Sum(Expr outer, Derivative inner, IReadOnlyList<string> names)
    {
        var letters = IndexLetters.ForAxes(Taken);
        var axes = Axes(inner.Function.Shape, letters[0], letters[1]);
        var indices = string.Concat(axes);
        return $"{SumSign([outer, inner.Function])}{Subscript(indices)} {Entry(outer, null, indices)} {Left(new IndexFormula(inner, new IndexForm([], [], inner.Shape)), [.. axes, .. names])}";
    }

    private string SumSign(IEnumerable<Expr> summed) => latex ? "\\sum" : ascii ? "sum" : UnicodeLetters.SumSign(summed.Any(static e => e.Symbols().Any(static s => s.Name.StartsWith("Sigma", StringComparison.Ordinal))));

    private string Entry(Expr head, string? label, string indices)
    {
        if (label is null && indices.Length == 2 && head is Apply { Function: Transpose, Children: [Symbol turned] }) return Entry(turned, null, $"{indices[1]}{indices[0]}");
        var text = label ?? renderer.Render(head);
        if (indices.Length == 0) return text;
        return (label is null && !(head is Symbol s && SymbolName.Of(s).Subscripts.Count == 0) ? Bracket(text) : text) + Subscript(indices);
    }

    /// <summary>What stands behind ∂, in brackets unless it is a function of something.</summary>
    private string Operand(Expr function) => function is Symbol or Apply { Function: not Frobenius } ? renderer.Render(function) : Bracket(renderer.Render(function));

    private string Bracket(string text) => latex ? $"\\left({text}\\right)" : $"({text})";

    private string Subscript(string indices) => latex ? $"_{{{indices}}}" : Small && !ascii ? UnicodeLetters.Subscript(indices) : $"_{indices}";

    private string Term(IndexTerm term, IReadOnlyList<string> names)
    {
        var name = new Dictionary<int, string>();
        var deltas = new List<string>();
        for (var a = 0; a < term.Axes.Count; a++)
        {
            foreach (var index in term.Axes[a])
            {
                var own = term.Axes[a].Length == 1 ? names[a] : $"{names[a]}{Array.IndexOf(term.Axes[a], index) + 1}";
                if (!name.TryAdd(index, own)) deltas.Add(Delta + Subscript(name[index] + own));
            }
        }
        var summed = new List<string>();
        var free = Letters.Select(static c => c.ToString()).Where(l => !Taken.Contains(l) && !names.Contains(l)).ToArray();
        foreach (var index in term.Factors.SelectMany(static f => f.Indices))
        {
            if (name.ContainsKey(index)) continue;
            var own = summed.Count < free.Length ? free[summed.Count] : $"p{summed.Count}";
            name[index] = own;
            summed.Add(own);
        }
        var parts = new List<string>();
        if (summed.Count > 0) parts.Add(SumSign(term.Factors.Select(static f => f.Head)) + Subscript(string.Concat(summed)));
        if (!term.Volume.IsOne) parts.Add(renderer.Render(Constant.Dimension(term.Volume)));
        parts.AddRange(deltas);
        foreach (var f in term.Factors) parts.Add(Entry(f.Head, f.Indices.Length == 0 && f.Head is Sum ? $"({renderer.Render(f.Head)})" : null, string.Concat(f.Indices.Select(i => name[i]))));
        return Coefficient(term.Coefficient.Abs(), parts);
    }

    /// <summary>Kronecker's delta; the entries of the identity where the formula has a δ of its own.</summary>
    private string Delta => Taken.Contains("delta") ? "I" : latex ? "\\delta" : ascii ? "delta" : "δ";

    private string Coefficient(Rational size, List<string> parts)
    {
        var text = renderer.Render(Number.Of(size));
        return parts.Count == 0 ? text : size.IsOne ? string.Join(' ', parts) : $"{text} {string.Join(' ', parts)}";
    }
}
