using Gradus.Derivations;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Rendering;
using Gradus.Shapes;
using Gradus.Syntax;
using Gradus.Tensors;

namespace Gradus.Checking.Claims;

/// <summary>Says what kind of thing an expression is, and shows it: an order-4 tensor in indices and as a Kronecker matrix.</summary>
internal static class KindTexts
{
    public static string Of(Expr e)
    {
        if (e is not Derivative { Shape.IsTensor: true } d) return $"{Notations.Of(e).Unicode} is {e.Shape}";
        try
        {
            var entries = Notations.Of(new IndexFormula(d, Gradients.Open(Differentials.Of(d.Function, d.By), Symbol.Differential(d.By)))).Unicode;
            var kronecker = Derivative.Of(d.Function, d.By, Layout.Kronecker);
            return Gradients.Of(d.Function, d.By, Layout.Kronecker) is { } matrix
                ? $"order 4, {d.Shape}: {entries}; as a matrix {Notations.Of(kronecker, RelationKind.Equal, matrix).Unicode}"
                : $"order 4, {d.Shape}: {entries}";
        }
        catch (Exception problem) when (problem is NotCoveredException or NoIndexFormException or ShapeException)
        {
            return $"order 4, {d.Shape}";
        }
    }
}
