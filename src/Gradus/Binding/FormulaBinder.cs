using Gradus.Expressions;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>A formula with its meaning, or why it has none.</summary>
public sealed record BoundFormula(Expr? Value, BindingProblem? Problem, IReadOnlyList<BoundSymbol> Symbols);

/// <summary>Both sides of an equation, or why it has no meaning. A side is kept where it alone has a meaning.</summary>
public sealed record BoundEquation(Expr? Left, Expr? Right, BindingProblem? Problem, IReadOnlyList<BoundSymbol> Symbols);

/// <summary>Gives a formula its meaning: shapes for all symbols, as small as the formula allows, and one expression.</summary>
public static class FormulaBinder
{
    /// <summary>Binds one formula.</summary>
    public static BoundFormula Bind(SyntaxNode formula, BindingContext context)
    {
        var solver = new Solver(new Scope(context), context, Usage.Of(formula));
        var found = solver.Solve([formula], [], readings: 1);
        return new BoundFormula(found.Readings.Count > 0 ? found.Readings[0].Sides[0] : null, found.Problem, found.Readings.Count > 0 ? solver.Scope.Symbols() : []);
    }

    /// <summary>Binds several formulas that share their symbols, such as a function and the variable that it is differentiated by.</summary>
    public static (IReadOnlyList<Expr> Values, BindingProblem? Problem, IReadOnlyList<BoundSymbol> Symbols) BindTogether(IReadOnlyList<SyntaxNode> formulas, BindingContext context)
    {
        var solver = new Solver(new Scope(context), context, Usage.Of(formulas));
        var found = solver.Solve(formulas, [], readings: 1);
        return found.Readings.Count > 0 ? (found.Readings[0].Sides, null, solver.Scope.Symbols()) : ([], found.Problem, []);
    }

    /// <summary>Binds both sides of an equation so that they have one shape.</summary>
    public static BoundEquation BindEquation(SyntaxNode left, SyntaxNode right, BindingContext context)
    {
        var solver = new Solver(new Scope(context), context, Usage.Of(left, right));
        var found = solver.Solve([left, right], [new SourceSpan(left.Span.End, Math.Max(0, right.Span.Start - left.Span.End))], readings: 1);
        if (found.Readings.Count > 0) return new BoundEquation(found.Readings[0].Sides[0], found.Readings[0].Sides[1], null, solver.Scope.Symbols());
        var (a, b) = (Bind(left, context), Bind(right, context));
        return new BoundEquation(a.Value, b.Value, found.Problem, a.Symbols);
    }
}
