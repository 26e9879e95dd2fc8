using Gradus.Binding;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Checking.Answers;

/// <summary>A letter that nobody declares and that is the size of all that has one: n of det(cA) = cⁿ det(A), and of (1/n)11ᵀ.</summary>
internal static class SizeLetter
{
    /// <summary>The letter, and what it is bound with as a size; null where there is none, where there are several, or where sizes differ.</summary>
    public static (string Letter, PageOptions Options)? Of(RelationSyntax relation, BoundPage page, PageOptions options)
    {
        if (!page.IsIdentity || IdentityBinder.IsToFirstOrder(relation)) return null;
        var letters = page.Symbols.Where(static s => s.Shape.IsScalar && s.How != "declared" && s.Name is "n" or "m" or "N" or "p" or "d").Select(static s => s.Name).ToList();
        if (letters is not [var letter] || page.Symbols.Any(s => s.Name == letter && s.How == "declared")) return null;
        var others = page.Symbols.Where(static s => !s.Shape.IsScalar && s.Shape.By is null).ToList();
        var sizes = others.SelectMany(static s => new[] { s.Shape.Rows, s.Shape.Columns }).Where(static s => !s.IsOne).Distinct().ToList();
        if (sizes.Count > 1 || sizes.Exists(static s => s.IsNumber)) return null;
        var declared = new Dictionary<string, Shape>(options.Declared);
        foreach (var symbol in others) declared[symbol.Name] = new Shape(Sized(symbol.Shape.Rows), Sized(symbol.Shape.Columns));
        return (letter, options with { Declared = declared, Counts = new HashSet<string> { letter } });

        Size Sized(Size size) => size.IsOne ? size : Size.Named(letter);
    }
}
