using System.Text.RegularExpressions;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>dW = XᵀdY where the text says that dY is the gradient of the loss by Y, as programs name it: every dX is a ∂L/∂X then.</summary>
internal static partial class GradientsAsDifferentials
{
    private const int DeepestNesting = 100;

    /// <summary>The page with derivatives in the place of such names.</summary>
    public static DocumentSyntax Replaced(DocumentSyntax document)
    {
        if (!document.Formulas.Any(IsSaid)) return document;
        var nodes = document.Formulas.SelectMany(static f => f.Relation?.Sides() ?? []).SelectMany(SyntaxNames.All).ToList();
        var standsAlone = nodes.Count(static n => n is NameSyntax { Name: "L" }) > nodes.Count(static n => n is DerivativeSyntax { Of: NameSyntax { Name: "L" } });
        return standsAlone ? document : document with { Formulas = [.. document.Formulas.Select(static f => f.Relation is { } relation ? f with { Relation = IsSaid(f) ? relation with { Links = [] } : Written(relation) } : f)] };
    }

    /// <summary>"dY denotes the gradient of the loss with respect to Y", "the upstream gradient dY", dY = ∂L/∂Y.</summary>
    private static bool IsSaid(FormulaSyntax formula) => formula.Relation is { First: { } first } relation && PageSurvey.Ordinary(first) is DifferentialSyntax { Increment: false, Of: NameSyntax { Name: var name } } && relation.Links switch
    {
        [] => Behind.IsMatch(formula.WordsAfter) || Before.IsMatch(formula.WordsBefore),
        [{ Right: var right }] => PageSurvey.Ordinary(right) is DerivativeSyntax { Of: NameSyntax { Name: "L" }, By: NameSyntax by } && by.Name == name,
        _ => false,
    };

    private static RelationSyntax Written(RelationSyntax relation) => relation with { First = relation.First is { } first ? Written(first, 0) : null, Links = [.. relation.Links.Select(static l => l with { Right = Written(l.Right, 0) })] };

    private static SyntaxNode Written(SyntaxNode node, int depth)
    {
        if (depth > DeepestNesting) return node;
        return node switch
        {
            DifferentialSyntax { Increment: false, Variation: false, Of: NameSyntax name } => new DerivativeSyntax(node.Span, new NameSyntax(node.Span, "L"), name, 1, DerivativeSpelling.Quotient),
            GroupSyntax group => group with { Inner = Inner(group.Inner) },
            UnarySyntax unary => unary with { Operand = Inner(unary.Operand) },
            BinarySyntax pair => pair with { Left = Inner(pair.Left), Right = Inner(pair.Right) },
            SumSyntax sum => sum with { Terms = [.. sum.Terms.Select(Inner)] },
            ProductSyntax product => product with { Factors = [.. product.Factors.Select(Inner)] },
            CallSyntax call => call with { Arguments = [.. call.Arguments.Select(Inner)] },
            AmbiguousSyntax either => either with { Alternatives = [.. either.Alternatives.Select(Inner)] },
            _ => node,
        };

        SyntaxNode Inner(SyntaxNode part) => Written(part, depth + 1);
    }

    [GeneratedRegex(@"^\W*(denotes?|is|be|for|as|stands for|means)?( the| an?)?( upstream| incoming| backward)? (gradients? (of|with respect|w\.?r\.?t|flowing|coming|from)|derivative of (the )?(loss|cost|objective))", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Behind { get; }

    [GeneratedRegex(@"\b(upstream|incoming) (gradient|derivative)( is| of the loss)?\W*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Before { get; }
}
