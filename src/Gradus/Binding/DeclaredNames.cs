using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Binding;

/// <summary>Turns declarations in words (<c>["m", "n"]</c>, <c>symmetric</c>) into shapes and properties.</summary>
public static class DeclaredNames
{
    /// <summary>The shape of <c>[]</c> (scalar), <c>["n"]</c> (column) or <c>["m","n"]</c>; null if a size cannot be read.</summary>
    public static Shape? Shape(IReadOnlyList<string> sizes)
    {
        if (sizes.Count == 0) return Shapes.Shape.Scalar;
        if (sizes.Count > 2 || Size(sizes[0]) is not { } rows) return null;
        return sizes.Count == 1 ? Shapes.Shape.Column(rows) : Size(sizes[1]) is { } columns ? new Shape(rows, columns) : null;
    }

    /// <summary>A size such as <c>3</c>, <c>n</c>, <c>m*n</c>; null if it is none.</summary>
    public static Size? Size(string text)
    {
        var size = Shapes.Size.One;
        foreach (var part in text.Split(['*', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (long.TryParse(part, out var number))
            {
                if (number is < 1 or > int.MaxValue || size.Factor > int.MaxValue) return null;
                size *= Shapes.Size.Of(number);
            }
            else if (part.Length <= 60 && char.IsLetter(part[0]) && part.All(c => char.IsLetterOrDigit(c) || c == '_')) size *= Shapes.Size.Named(part);
            else return null;
            if (size.Names.Count > 16) return null;
        }
        return text.Any(c => !char.IsWhiteSpace(c)) ? size : null;
    }

    /// <summary>The property of a word of the contract; <see cref="Properties.None"/> for a word that says nothing here.</summary>
    public static Properties Property(string word) => word.ToLowerInvariant() switch
    {
        "symmetric" => Properties.Symmetric,
        "skew" or "antisymmetric" or "skew-symmetric" or "skewsymmetric" => Properties.Skew,
        "spd" or "positive-definite" or "posdef" => Properties.PositiveDefinite | Properties.Symmetric | Properties.Invertible,
        "diagonal" => Properties.Diagonal,
        "orthogonal" => Properties.Orthogonal | Properties.Invertible,
        "triangular" => Properties.Triangular,
        "square" => Properties.Square,
        "asymmetric" => Properties.Asymmetric,
        "idempotent" => Properties.Idempotent,
        "invertible" or "nonsingular" => Properties.Invertible,
        "unit" => Properties.Unit,
        "positive" => Properties.Positive,
        "integer" => Properties.Integer,
        "constant" => Properties.Constant,
        _ => Properties.None,
    };

    /// <summary>The properties of several words.</summary>
    public static Properties PropertiesOf(IEnumerable<string> words) => words.Aggregate(Properties.None, static (all, word) => all | Property(word));
}
