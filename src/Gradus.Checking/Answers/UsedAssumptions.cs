using Gradus.Checking.Contract;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Shapes;
using Gradus.Tensors;

namespace Gradus.Checking.Answers;

/// <summary>Which declared assumptions a result rests on: those without which it would read otherwise.</summary>
internal static class UsedAssumptions
{
    private static readonly (Properties Group, string Words)[] Known =
    [
        (Properties.PositiveDefinite | Properties.Symmetric | Properties.Invertible, "positive definite"),
        (Properties.Symmetric, "symmetric"),
        (Properties.Skew, "antisymmetric"),
        (Properties.Diagonal, "diagonal"),
        (Properties.Orthogonal, "orthogonal"),
        (Properties.Triangular, "triangular"),
        (Properties.Idempotent, "idempotent"),
        (Properties.Unit, "of length 1"),
        (Properties.Positive, "positive"),
        (Properties.Invertible, "invertible"),
    ];

    /// <summary><c>A symmetric</c>, for each symbol in order.</summary>
    public static IReadOnlyList<string> Of(Question question)
    {
        var used = new List<string>();
        var formula = new Lazy<string>(() => Derived.Formula(question));
        foreach (var symbol in question.Function.Symbols())
        {
            var left = symbol.Properties;
            foreach (var (group, words) in Known)
            {
                if ((left & group) != group) continue;
                left &= ~group;
                if (Matters(question, symbol, group, formula)) used.Add($"{symbol.Name} {words}");
            }
        }
        return used;
    }

    private static bool Matters(Question question, Symbol symbol, Properties group, Lazy<string> formula)
    {
        var plain = symbol.With(symbol.Properties & ~group);
        var isVariable = question.Variables.Contains(symbol);
        if (question.Function.SelfAndDescendants().Any(e => e is Apply { Function.Needs: not Properties.None } a && a.Contains(symbol) && !Transposition.IsSymmetric(a.Children[0].Substitute(symbol, plain)))) return true;
        if (isVariable && question.Request.Structure != StructureMeaning.Unconstrained && (Structures.Of(symbol) & group) != 0) return true;
        var without = question with
        {
            Function = question.Function.Substitute(symbol, plain),
            Variables = [.. question.Variables.Select(v => v.Equals(symbol) ? plain : v)],
        };
        try
        {
            return Derived.Formula(without) != formula.Value;
        }
        catch (Exception e) when (e is NotCoveredException or NoIndexFormException or ShapeException)
        {
            return true;
        }
    }
}
