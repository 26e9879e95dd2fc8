using System.Text;
using System.Text.RegularExpressions;
using Gradus.Derivations;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Rendering;
using Gradus.Tensors;

namespace Gradus.Tests.Laws;

/// <summary>Writes formulas in a person's style. Parts that the renderer would write in its own way are written here and stand in the formula as one letter until the end.</summary>
internal sealed partial class FormulaText(PageStyle style, bool sizedIdentity, RandomSource random)
{
    private const char First = '\uE000';

    private readonly List<string> standIns = [];
    private readonly SameFormula same = new(random);

    private readonly Renderer renderer = style.Language switch
    {
        PageLanguage.Latex => new LatexRenderer { SizedIdentity = sizedIdentity },
        PageLanguage.Plain => new PlainRenderer { SizedIdentity = sizedIdentity },
        _ => new UnicodeRenderer { SizedIdentity = sizedIdentity },
    };

    /// <summary>A side of a line.</summary>
    public string Of(Expr e)
    {
        standIns.Clear();
        return Marked(Raw(style.Rewrites && e is not (Derivative or Differential) ? Cycled(same.Rewritten(e)) : e));
    }

    /// <summary>An argument of a function, as the renderer writes it.</summary>
    public string Exactly(Expr e) => Marked(renderer.Render(e));

    /// <summary>A line that has more to it than two sides, as the renderer writes it.</summary>
    public string Of(Formula line)
    {
        if (line is IndexFormula entries) return Marked(new IndexWriter(renderer).Render(entries));
        var text = Notations.Of(line);
        return Marked(style.Language switch { PageLanguage.Latex => text.Latex, PageLanguage.Plain => text.Plain, _ => text.Unicode });
    }

    /// <summary>The sign of a relation.</summary>
    public string Sign(Relation relation) => (style.Language, relation) switch
    {
        (_, Relation.Equal) => "=",
        (PageLanguage.Latex, _) => "\\approx",
        (PageLanguage.Plain, _) => "~=",
        _ => "≈",
    };

    private bool Coin(int outOf) => random.Below(outOf) == 0;

    /// <summary>tr(AB) is tr(BA).</summary>
    private Expr Cycled(Expr e)
    {
        var rewritten = e is Derivative or Differential ? e : e.Rewrite(Cycled);
        if (rewritten is not Apply { Function: Trace, Children: [Product { Children: var factors }] } || !Coin(2)) return rewritten;
        var at = 1 + random.Below(factors.Count - 1);
        return Matrices.Trace(Product.Of([.. factors.Skip(at), .. factors.Take(at)]));
    }

    private string Raw(Expr e) => Filled(renderer.Render(Parts(e, isFree: true)));

    /// <summary>The expression with stand-ins for the parts that are written here.</summary>
    /// <param name="e">The expression.</param>
    /// <param name="isFree">True where a product needs no brackets.</param>
    private Expr Parts(Expr e, bool isFree) => e switch
    {
        Derivative d => StandIn(e, d.At.Equals(d.By) && d.Layout != Layout.Kronecker ? OfDerivative(d) : renderer.Render(d)),
        Differential d => d.Function is Symbol ? e : StandIn(e, OfDifferential(d)),
        Symbol { DifferentialOf: { } x } s when s.Name == "d" + x.Name && style.Language == PageLanguage.Latex => StandIn(e, style.Differential + renderer.Render(x)),
        Apply { Function: Frobenius, Children: [var a, { Shape.IsTensor: false } b] } when style.Inner == 1 => Parts(Matrices.Trace(Transposition.Of(a) * b), isFree),
        Apply { Function: Frobenius, Children: [var a, { Shape.IsTensor: false } b] } when style.Inner == 2 => StandIn(e, style.Language == PageLanguage.Latex ? $"\\langle {Raw(a)}, {Raw(b)} \\rangle" : style.Language == PageLanguage.Plain ? $"<{Raw(a)}, {Raw(b)}>" : $"⟨{Raw(a)}, {Raw(b)}⟩"),
        Apply { Function: Inverse, Children: [Symbol x] } when style is { Language: PageLanguage.Plain, InverseByPower: true } => StandIn(e, $"({renderer.Render(x)}^-1)"),
        Product { IsScalar: false } p when style.Times > 0 && isFree => StandIn(e, OfProduct(p)),
        Product { Children.Count: > 2 } p when style.Brackets && Coin(3) => Bracketed(p),
        Sum { Children.Count: > 2 } s when style.Brackets && Coin(3) => Bracketed(s),
        Sum s => s.Rewrite(term => Parts(term, isFree: true)),
        Apply { Function: Trace } t => t.Rewrite(inner => Parts(inner, isFree: true)),
        _ => e.Rewrite(part => Parts(part, isFree: false)),
    };

    private Expr Bracketed(Expr e)
    {
        var from = random.Below(e.Children.Count - 1);
        Expr[] run = [.. e.Children.Skip(from).Take(2)];
        var (inner, bracketed) = e is Sum ? (Sum.Of(run), true) : (Product.Of(run), true);
        Expr[] operands = [.. e.Children.Take(from).Select(x => Parts(x, isFree: false)), bracketed ? StandIn(inner, $"({Raw(inner)})") : inner, .. e.Children.Skip(from + 2).Select(x => Parts(x, isFree: false))];
        return e is Sum ? Sum.Of(operands) : Product.Of(operands);
    }

    private string OfProduct(Product p)
    {
        var sign = (style.Language, style.Times) switch
        {
            (PageLanguage.Latex, 1) => " \\, ",
            (PageLanguage.Latex, _) => " \\cdot ",
            (PageLanguage.Plain, 1) => "*",
            (PageLanguage.Plain, _) => " * ",
            (_, 1) => " ",
            _ => " · ",
        };
        return string.Join(sign, p.Children.Select(factor => factor is Symbol { DifferentialOf: null } or Apply { Function: Transpose or Inverse or Trace } ? Raw(factor) : $"({Raw(factor)})"));
    }

    private string OfDerivative(Derivative d)
    {
        var (f, x) = (Raw(d.Function), renderer.Render(d.By));
        if (d.Function is not (Symbol or Apply { Function: Trace })) f = $"({f})";
        var isGradient = d.Function.IsScalar && style.Derivative == 2;
        return style.Language switch
        {
            PageLanguage.Latex => isGradient ? $"\\nabla_{{{x}}} {f}" : style.Derivative == 1 ? $"\\frac{{\\partial}}{{\\partial {x}}} {f}" : $"\\frac{{\\partial {f}}}{{\\partial {x}}}",
            PageLanguage.Plain => isGradient ? $"grad({Raw(d.Function)}, {x})" : style.Derivative == 1 ? $"d/d{x} {f}" : $"D({Raw(d.Function)}, {x})",
            _ => isGradient ? $"∇_{x} {f}" : style.Derivative == 1 ? $"∂/∂{x} {f}" : $"∂{f}/∂{x}",
        };
    }

    private string OfDifferential(Differential d) => d.Directions.All(static x => x is Symbol { DifferentialOf: not null })
        ? style.Language == PageLanguage.Latex ? $"{style.Differential}({Raw(d.Function)})" : $"d({Raw(d.Function)})"
        : renderer.Render(d);

    private Symbol StandIn(Expr e, string text)
    {
        standIns.Add(text);
        return Symbol.Of(((char)(First + standIns.Count - 1)).ToString(), e.Shape);
    }

    private string Filled(string text)
    {
        var result = new StringBuilder();
        foreach (var c in text) result.Append(c >= First && c < First + standIns.Count ? standIns[c - First] : c.ToString());
        return result.ToString();
    }

    /// <summary>The marks and names of the style in the place of ours.</summary>
    private string Marked(string text)
    {
        if (style.Language == PageLanguage.Latex)
        {
            text = text.Replace("\\operatorname{tr}", style.Trace, StringComparison.Ordinal)
                .Replace("^{\\top}", style.Transposed == "'" ? "'" : style.Transposed.Length > 1 && Coin(2) ? "^" + style.Transposed : $"^{{{style.Transposed}}}", StringComparison.Ordinal)
                .Replace("^{-\\top}", style.Transposed == "'" ? "^{-\\top}" : $"^{{-{style.Transposed}}}", StringComparison.Ordinal);
            return style.GrowingBrackets ? Opening().Replace(text, "\\left(").Replace("\\right)", ")", StringComparison.Ordinal).Replace(")", "\\right)", StringComparison.Ordinal) : text;
        }
        text = TraceName().Replace(text, style.TraceInText + "(");
        return style is { Language: PageLanguage.Plain, TransposedByPower: true } ? text.Replace("'", "^T", StringComparison.Ordinal) : text;
    }

    [GeneratedRegex(@"(?<!\\left)\(", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex Opening();

    [GeneratedRegex(@"\btr\(", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex TraceName();
}
