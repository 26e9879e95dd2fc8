using Gradus.Expressions;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>Properties that a text assumes by a formula: "where Aᵀ = A", "with QᵀQ = I", "since uᵀu = 1", "if AB = BA".</summary>
internal static class StatedProperties
{
    /// <summary>The names of which the formula assumes something, and what; empty where it does not.</summary>
    public static (IReadOnlyList<string> Names, Properties Properties) Of(FormulaSyntax formula)
    {
        if (formula.Relation is not { First: { } first, Links: [{ Kind: RelationKind.Equal } link] } || !(PageWords.Given(formula) is var given && (given || PageWords.Concludes(formula) || PageWords.IsApposed(formula)))) return ([], Properties.None);
        var (left, right) = (Bare(first), Bare(link.Right));
        foreach (var (a, b) in new[] { (left, right), (right, left) })
        {
            if (b is NameSyntax same && TransposeOf(a) == same.Name) return ([same.Name], Properties.Symmetric);
            if (b is UnarySyntax { Kind: UnaryKind.Negate, Operand: var negated } && Bare(negated) is NameSyntax turned && TransposeOf(a) == turned.Name) return ([turned.Name], Properties.Skew);
            if (b is NameSyntax projector && a is BinarySyntax { Kind: BinaryKind.Power, Left: NameSyntax squared, Right: NumberSyntax { Value: var two } } && two == 2 && squared.Name == projector.Name && char.IsUpper(squared.Name[0])) return ([squared.Name], Properties.Idempotent);
            if (given && b is NameSyntax { Name: "I" } && Square(a) is { } orthogonal) return ([orthogonal], Properties.Orthogonal | Properties.Invertible);
            if (given && b is NumberSyntax { Value.IsOne: true } && (Square(a) ?? Length(a)) is { } unit) return ([unit], Properties.Unit);
        }
        return given && left is ProductSyntax { Factors: [NameSyntax p, NameSyntax q] } && right is ProductSyntax { Factors: [NameSyntax r, NameSyntax s] } && p.Name == s.Name && q.Name == r.Name && p.Name != q.Name ? ([p.Name, q.Name], Properties.None) : ([], Properties.None);
    }

    /// <summary>Q and Λ of X = QΛQᵀ on a page that speaks of diagonalizing or of eigenvalues: orthogonal and diagonal (Golub &amp; Van Loan, Matrix Computations, §8.1); null for any other formula.</summary>
    public static (string Q, string D)? OfDecomposition(FormulaSyntax formula) => formula.Relation is { First: { } first, Links: [{ Kind: RelationKind.Equal or RelationKind.Define } link] } && Bare(first) is NameSyntax
        && Bare(link.Right) is ProductSyntax { Factors: [NameSyntax q, NameSyntax { Name: "Lambda" or "D" or "S" or "Sigma" } d, var turned] } && TransposeOf(Bare(turned)) == q.Name ? (q.Name, d.Name) : null;

    /// <summary>y of Σ_i y_i = 1 and 1ᵀy = 1; null for any other formula.</summary>
    public static string? SummingToOne(FormulaSyntax formula)
    {
        if (formula.Relation is not { First: { } first, Links: [{ Kind: RelationKind.Equal, Right: var right }] } || Bare(right) is not NumberSyntax { Value.IsOne: true }) return null;
        return Bare(first) switch
        {
            SummationSyntax { Body: var body } => SyntaxNames.All(body).OfType<IndexedSyntax>().FirstOrDefault(static i => i is { Of: NameSyntax, Indices.Count: 1 }) is { Of: NameSyntax summed } && SyntaxNames.Of(body).Count <= 3 && Bare(body) is IndexedSyntax or NameSyntax ? summed.Name : null,
            ProductSyntax { Factors: [var ones, NameSyntax vector] } when Bare(ones) is UnarySyntax { Kind: UnaryKind.Transpose, Operand: var turned } && Bare(turned) is NumberSyntax { Value.IsOne: true } or NameSyntax { Name: "ones" } => vector.Name,
            CallSyntax { Function: "sum", Arguments: [var argument] } when Bare(argument) is NameSyntax whole => whole.Name,
            _ => null,
        };
    }

    /// <summary>x of xᵀ; null for anything else.</summary>
    public static string? TransposeOf(SyntaxNode node) => node is UnarySyntax { Kind: UnaryKind.Transpose, Operand: var of } && Bare(of) is NameSyntax name ? name.Name : null;

    /// <summary>Q of QᵀQ.</summary>
    public static string? Square(SyntaxNode node) => node is ProductSyntax { Factors: [var turned, NameSyntax name] } && TransposeOf(Bare(turned)) == name.Name ? name.Name : null;

    /// <summary>u of ‖u‖ and ‖u‖².</summary>
    private static string? Length(SyntaxNode node) => node switch
    {
        NormSyntax { Doubled: true, Index: "" or "2", Argument: var of } when Bare(of) is NameSyntax name => name.Name,
        BinarySyntax { Kind: BinaryKind.Power, Left: var length } => Length(Bare(length)),
        _ => null,
    };

    private static SyntaxNode Bare(SyntaxNode node) => PageSurvey.Ordinary(node);
}
