using Gradus.Expressions;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>Formulas without a relation: the function once more, its derivative, or the next value of what went before.</summary>
internal sealed class LoneExpressions(BindingContext context, PageSurvey survey, Solver solver)
{
    private readonly List<(Expr Value, SyntaxNode Source)> values = [];

    /// <summary>Keeps what a statement gave, for a later formula that only writes the next value.</summary>
    public void Remember(PageLink link, Statement statement)
    {
        var value = statement switch { Claim claim => claim.Right, ContextStatement { Kind: ContextKind.Expression } said => said.Value, _ => null };
        if (value is not null && link.Right is not null && value is not Number) values.Add((value, link.Right));
    }

    /// <summary>"The result must not be …": the goal's derivative differs from it.</summary>
    public Statement Denial(PageLink link)
    {
        var right = link.Right!;
        var claim = new Claim(link.Formula, right.Span, right.Span, ClaimKind.NotEqual) { RightSyntax = right, Implicit = true };
        return Against(claim, right, GoalDerivatives(right.Span, 1)) ?? (Statement)Said(link, right);
    }

    /// <summary>"The gradient is …" within a line of words: the goal's derivative, where it is made of the goal's letters.</summary>
    public Statement Stated(PageLink link)
    {
        var right = link.Right!;
        if (survey.Goal is not { } goal || survey.Variable is null || PageSurvey.Ordinary(right) is DerivativeSyntax || !survey.Expanded(right).IsSubsetOf(survey.Expanded(goal))) return Said(link, right);
        var claim = new Claim(link.Formula, right.Span, right.Span, ClaimKind.Equation) { RightSyntax = right, Implicit = true };
        return Against(claim, right, GoalDerivatives(right.Span, PageWords.StatedOrder(link.Formula))) ?? (Statement)Said(link, right);
    }

    /// <summary>A display without a relation.</summary>
    public Statement Next(PageLink link)
    {
        var right = link.Right!;
        var claim = new Claim(link.Formula, right.Span, right.Span, ClaimKind.Equation) { RightSyntax = right, Implicit = true };
        var alone = solver.Solve([right], [], 1);
        if (alone.Readings.Count == 0) return PageClaims.WithProblem(claim, alone.Problem!);
        if (PageSurvey.Ordinary(right) is DerivativeSyntax) return Said(link, right);
        var candidates = new List<SyntaxNode>();
        if (survey.Goal is { } goal) candidates.Add(goal);
        candidates.AddRange(GoalDerivatives(right.Span, 1));
        candidates.AddRange(GoalDerivatives(right.Span, 2));
        for (var i = values.Count - 1; i >= 0 && i >= values.Count - 6; i--) candidates.Add(values[i].Source);
        return Against(claim with { Right = alone.Readings[0].Sides[0], Misfit = GoalMisfit(right, alone.Readings[0].Sides[0]) }, right, candidates) ?? (Statement)Said(link, right);
    }

    /// <summary>Why the expression, of no other symbols than the goal, cannot be the goal's derivative: its shape; null if it can.</summary>
    private ShapeMisfit? GoalMisfit(SyntaxNode right, Expr value)
    {
        if (survey.Goal is not { } goal || solver.Solve([goal], [], 1) is not { Readings: [var bound] } || value.Symbols().Except(bound.Sides[0].Symbols()).Any()) return null;
        if (GoalDerivatives(right.Span, 1).ToList() is not [var derivative]) return null;
        var place = solver.Scope.Unifier.Mark();
        var solved = solver.Solve([derivative, right], [new SourceSpan(right.Span.Start, 0)], 1);
        if (solved.Readings.Count == 0 && solved.Problem is { IsMisfit: true } problem) return ShapeMisfit.Of(problem);
        solver.Scope.Unifier.Undo(place);
        return null;
    }

    private IEnumerable<SyntaxNode> GoalDerivatives(SourceSpan span, int order)
    {
        if (survey.Goal is not { } goal) yield break;
        foreach (var variable in survey.Variable is { } known ? [known] : PageSurvey.LikelyVariables(goal)) yield return new DerivativeSyntax(span, goal, new NameSyntax(span, variable), order, DerivativeSpelling.Quotient);
    }

    /// <summary>The claim that the expression equals one of the candidates of its shape; null if none has it.</summary>
    private Claim? Against(Claim claim, SyntaxNode right, IEnumerable<SyntaxNode> candidates)
    {
        var readings = new List<Reading>();
        foreach (var left in candidates)
        {
            var place = (solver.Scope.Unifier.Mark(), solver.Scope.Count);
            var solved = solver.Solve([left, right], [new SourceSpan(right.Span.Start, 0)], 1);
            if (solved.Readings.Count == 0)
            {
                solver.Scope.Unifier.Undo(place.Item1);
                continue;
            }
            var (a, b) = (solved.Readings[0].Sides[0], solved.Readings[0].Sides[1]);
            // Nobody writes the second derivative by a matrix without a word.
            if (left is DerivativeSyntax { Order: 2 } && a is Derivative { By.Shape: { IsColumn: false, IsRow: false } })
            {
                solver.Scope.Unifier.Undo(place.Item1);
                continue;
            }
            if (!readings.Exists(r => r.Left.Equals(a) && r.Right.Equals(b))) readings.Add(new Reading(a, b, true, left is DerivativeSyntax ? "goal" : "previous"));
        }
        return readings.Count == 0 ? null : claim with { Readings = readings, Left = readings[0].Left, Right = readings[0].Right };
    }

    private ContextStatement Said(PageLink link, SyntaxNode right)
    {
        var bound = solver.Solve([right], [], 1);
        var text = context.Source is { } source && right.Span.End <= source.Text.Length ? source.Slice(right.Span) : "";
        return new ContextStatement(link.Formula, right.Span, ContextKind.Expression, $"the expression {text}") { Value = bound.Readings.Count > 0 ? bound.Readings[0].Sides[0] : null, Problem = bound.Problem };
    }
}
