using Gradus.Binding;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Checking.Answers;

/// <summary>A letter that nobody declares and that is the size of all that has one: n of det(cA) = cⁿ det(A), and of (1/n)11ᵀ.</summary>
internal static class SizeLetter
{
    private static bool IsCandidate(BoundSymbol symbol) => symbol is { Shape.IsScalar: true, How: not "declared", Name: "n" or "m" or "N" or "p" or "d" };

    /// <summary>The letter, and what it is bound with as a size; null where there are none or several, or sizes differ.</summary>
    public static (string Letter, PageOptions Options)? Of(RelationSyntax relation, BoundPage page, PageOptions options)
    {
        if (!page.IsIdentity || IdentityBinder.IsToFirstOrder(relation)) return null;
        if (page.Symbols.Where(IsCandidate).Select(static s => s.Name).ToList() is not [var letter]) return null;
        var others = page.Symbols.Where(static s => !s.Shape.IsScalar && s.Shape.By is null).ToList();
        var sizes = others.SelectMany(static s => new[] { s.Shape.Rows, s.Shape.Columns }).Where(static s => !s.IsOne).Distinct().ToList();
        if (sizes.Count > 1 || sizes.Exists(static s => s.IsNumber)) return null;
        var declared = new Dictionary<string, Shape>(options.Declared);
        foreach (var symbol in others) declared[symbol.Name] = new Shape(Sized(symbol.Shape.Rows), Sized(symbol.Shape.Columns));
        return (letter, options with { Declared = declared, Counts = new HashSet<string> { letter } });

        Size Sized(Size size) => size.IsOne ? size : Size.Named(letter);
    }
}
