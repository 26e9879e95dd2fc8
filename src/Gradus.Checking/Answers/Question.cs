using Gradus.Checking.Contract;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Rendering;
using Gradus.Simplification;

namespace Gradus.Checking.Answers;

/// <summary>A derivative that is asked for, bound to shapes.</summary>
/// <param name="Request">As it was asked.</param>
/// <param name="Function">The function.</param>
/// <param name="Variables">The variable of each order in turn.</param>
/// <param name="Through">The inner expression for the chain rule; null to have one found.</param>
internal sealed record Question(DeriveRequest Request, Expr Function, IReadOnlyList<Symbol> Variables, Expr? Through)
{
    /// <summary>How the answer is written: the function's own names stand for what they stand for in it.</summary>
    public Writing Writing { get; } = Writing.For([Function, .. Variables]);

    /// <summary>The variable of the last order.</summary>
    public Symbol Last => Variables[^1];

    /// <summary>An expression with every variable free.</summary>
    public Expr Freed(Expr e) => Variables.Aggregate(e, static (f, x) => f.Substitute(x, Structures.Free(x)));

    /// <summary>The free variables made the structured ones again, and what that simplifies. Their differentials have the structure only where a reading gives it to them.</summary>
    public Expr AtPoint(Expr value)
    {
        var at = value;
        foreach (var x in Variables)
        {
            if (Structures.Free(x).Equals(x)) continue;
            at = at.Substitute(Structures.Free(x), x);
            if (Request.Structure != StructureMeaning.Unconstrained) at = at.Substitute(Symbol.Differential(Structures.Free(x)), Symbol.Differential(x));
        }
        return at.Equals(value) ? value : Simplifier.Simplify(at);
    }

    /// <summary>The layout of matrices.</summary>
    public Layout Layout => Request.Layout switch { LayoutChoice.Numerator => Layout.Numerator, LayoutChoice.Denominator => Layout.Denominator, _ => Layout.Default };

    /// <summary>The functions that are differentiated in turn, each the derivative of the one before; a matrix by a matrix goes on as its Kronecker matrix.</summary>
    public IReadOnlyList<Expr> Stages()
    {
        var stages = new List<Expr> { Freed(Function) };
        foreach (var x in Variables.SkipLast(1)) stages.Add(Gradients.Of(stages[^1], Structures.Free(x)) ?? Gradients.Of(stages[^1], Structures.Free(x), Layout.Kronecker)!);
        return stages;
    }
}
