using Gradus.Expressions;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>Binds the links of a page: first all of them for the shapes of its symbols, then each for its readings.</summary>
internal sealed partial class PageClaims(BindingContext context, PageSurvey survey, SaidOfLetters said)
{
    private static readonly string[] IndexSums = ["sum_", "Σ_", "∑"];

    private const int MostReadings = 4;
    private const int MostNodesOfOthers = 10_000; // there may be ten of them for a claim
    private const int LongestJointChain = 24;

    /// <summary>On a page a far-fetched reading is worse than none.</summary>
    private const int HighestCost = 6;

    private readonly Solver solver = new(new Scope(context), context, survey.Usage) { HighestCost = HighestCost };
    private readonly Increments increments = new(survey);
    private readonly HashSet<string> seen = [];

    /// <summary>The names in each condition that a derivative is zero.</summary>
    private readonly List<HashSet<string>> stationary = [];

    /// <summary>Symbols known only from a definition U = PS, which says little of their sizes: what is claimed of them may make them equal.</summary>
    private readonly HashSet<string> tentative = [];

    private readonly HashSet<SyntaxNode> ownLetters = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<BoundSymbol> Symbols => solver.Scope.Symbols();

    public List<Statement> Bind(List<PageLink> links)
    {
        Infer(links);
        solver.Scope.Freeze();
        var names = solver.Scope.Sizes.Mark();
        var lone = new LoneExpressions(context, survey, solver);
        var statements = new List<Statement>();
        foreach (var link in links)
        {
            solver.Scope.Sizes.Undo(names);
            said.Placed.Place = link.Formula.Span.Start;
            var statement = StatementOf(link, lone);
            if (statement is null) continue;
            if (statement is Claim claim) statement = Placed(claim, link.Formula.Span.Start);
            statements.Add(statement);
            lone.Remember(link, statement);
        }
        said.Placed.Place = null;
        return statements;
    }

    /// <summary>The claim with what is said of its letters where it stands; what is read of it later is read as if there.</summary>
    private Claim Placed(Claim claim, int place)
    {
        return claim with
        {
            SaysTheSame = claim is { LeftSyntax: { } left, RightSyntax: { } right } && SyntaxMatch.Same(left, right),
            Constrained = said.Constrained(place),
            Commuting = said.Commuting(place),
            SummingToOne = said.SummingToOne(place),
            MaySumToOne = said.MaySumToOne(place),
            Read = claim.Read is { } read ? side => There(() => read(side)) : null,
            Beside = claim.Beside is { } beside ? side => There(() => beside(side)) : null,
            Squared = claim.Squared is { } squared ? () => There(squared) : null,
        };

        T There<T>(Func<T> reading)
        {
            said.Placed.Place = place;
            return reading();
        }
    }

    /// <summary>Finds shapes for the symbols of the page, chain by chain.</summary>
    private void Infer(List<PageLink> links)
    {
        foreach (var parts in links.GroupBy(l => l.Chain).Select(g => g.ToList()).OrderBy(Importance))
        {
            if (parts.Count is > 1 and < LongestJointChain && parts.TrueForAll(l => l.IsJudged) && TryInfer([parts[0].Left!, .. parts.Select(l => l.Right!)], [.. parts.Select(l => l.Sign)])) continue;
            foreach (var link in parts)
            {
                if (link.Right is null || IndexConditions.Stated(link.Formula) is not null || link.Role is LinkRole.Mention or LinkRole.NotJudged or LinkRole.Unread) continue;
                if (link.Left is not null && link.Role is not (LinkRole.Definition or LinkRole.Stationarity) && TryInfer([link.Left, link.Right], [link.Sign])) continue;
                if (link.Role == LinkRole.Stationarity && TryInfer([link.Left!], [])) continue;
                if (link.Left is not null && link.Role != LinkRole.Definition) TryInfer([link.Left], []);
                var count = solver.Scope.Count;
                if (TryInfer([link.Right], []) && link.Role == LinkRole.Definition && link.Left is { } name && PageSurvey.Ordinary(name) is NameSyntax { Name: var part } && IsMerePart(part, link.Right)) tentative.UnionWith(solver.Scope.NamesFrom(count));
            }
        }
    }

    /// <summary>What is to be found and what is defined comes first, then what is differentiated, then rules and the rest.</summary>
    private int Importance(List<PageLink> chain) =>
        chain.Exists(l => survey.GoalFormulas.Contains(l.Formula) || l.Role == LinkRole.Definition && l.Right is { } right && survey.Goal is { } goal && ReferenceEquals(right, goal)) ? 0
        : chain.Exists(l => l.Role == LinkRole.Definition) ? 1
        : chain.Exists(l => l.Right is { } right && IsAboutGoal(right) || l.Left is { } left && IsAboutGoal(left)) ? 2 : 3;

    private bool IsAboutGoal(SyntaxNode side) => IsGoal(side) || UsesDefinitions(side);

    /// <summary>True for U = PS that shortens formulas, rather than a function that the page is about.</summary>
    private bool IsMerePart(string name, SyntaxNode meaning) => !FunctionNames.IsFunctionLetter(name) && !survey.Usage.IsDifferentiated(name) && !ReferenceEquals(meaning, survey.Goal);

    /// <summary>Takes in what the sides say about shapes, unless they narrow symbols known before though they could have letters of their own.</summary>
    private bool TryInfer(IReadOnlyList<SyntaxNode> sides, IReadOnlyList<SourceSpan> signs)
    {
        var scope = solver.Scope;
        var (mark, count) = (scope.Unifier.Mark(), scope.Count);
        var before = scope.KnownSizes(tentative);
        if (solver.Solve(sides, signs, readings: 0).Problem is not null) return false;
        if (signs.Count == 0 || !scope.HasNarrowed(before))
        {
            if (signs.Count > 0) foreach (var side in sides) tentative.ExceptWith(survey.Expanded(side));
            return true;
        }
        scope.Unifier.Undo(mark);
        scope.Forget(count);
        if (!sides.Any(IsAboutGoal)) foreach (var side in sides) ownLetters.Add(side);
        return true;
    }

    private Statement? StatementOf(PageLink link, LoneExpressions lone)
    {
        var formula = link.Formula;
        switch (link.Role)
        {
            case LinkRole.Unread:
                return new Claim(formula, formula.Span, formula.Span, ClaimKind.Equation) { Problem = formula.Problem is { } p ? new BindingProblem(p.Span, p.Code, p.Message, p.Hint) : new BindingProblem(formula.Span, "incomplete", "there is nothing before this relation sign") };
            case LinkRole.Names:
                return new ContextStatement(formula, formula.Span, ContextKind.Definition, $"names of parts: {context.Source?.Slice(formula.Span)}");
            case LinkRole.Consequence or LinkRole.Claim or LinkRole.Definition when Solution(link) is { } solution:
                return solution;
            case LinkRole.Definition:
                return survey.IsTurnedAround(formula) ? Context(link, ContextKind.Definition, $"{Text(link.Right!)} stands for {Text(link.Left!)}", link.Left!) : Context(link, ContextKind.Definition, $"{Text(link.Left!)} stands for {Text(link.Right!)}", link.Right!);
            case LinkRole.Stationarity when !IsStationary(link):
                return ClaimOf(link) with { OrCondition = true };
            case LinkRole.Stationarity:
                stationary.Add(Letters(link.Left!));
                var zero = Context(link, ContextKind.Stationarity, $"the condition {Text(link.Left!)} = 0", link.Left!);
                condition = zero.Value;
                return zero;
            case LinkRole.Consequence:
                return Context(link, ContextKind.Consequence, $"the condition {Text(link.Left!)} = {Text(link.Right!)}", null);
            case LinkRole.Assumed:
                return Context(link, ContextKind.Assumption, $"the assumption {Text(link.Left!)} = {Text(link.Right!)}", null);
            case LinkRole.Specialisation:
                return Context(link, ContextKind.Specialisation, $"the special case {Text(link.Left!)} = {Text(link.Right!)}", null);
            case LinkRole.Goal:
                return Context(link, ContextKind.Goal, $"to find: {Text(link.Right!)}", link.Right!);
            case LinkRole.NotJudged:
                return Context(link, ContextKind.Expression, $"a relation that is not judged: {Text(link.Right!)}", null);
            case LinkRole.Mention:
                return Context(link, ContextKind.Expression, $"the expression {Text(link.Right!)}", link.Right!);
            case LinkRole.KindOf:
                return KindClaim(link);
            case LinkRole.Denied:
                return lone.Denial(link);
            case LinkRole.StatedDerivative:
                return lone.Stated(link);
            case LinkRole.Lone:
                return lone.Next(link);
            default:
                var claim = ClaimOf(link);
                if (PageSurvey.Ordinary(link.Left!) is DerivativeSyntax) (gradient, condition) = (claim.Right, null);
                else if (link.Index > 0 || link.Formula.Relation!.First is null) gradient = claim.Right ?? gradient;
                return IsGiven(claim, link) ? Context(link, ContextKind.Given, $"taken as given and not judged, since {claim.Problem!.Message}", link.Right!) : claim;
        }
    }

    /// <summary>True for a line that begins with a function of which the text says nothing else.</summary>
    private static bool IsGiven(Claim claim, PageLink link) => link.Index == 0 && link.Formula.Relation!.First is not null && claim is { Problem.Code: BindingProblem.UnknownFunction, Left: null };

    private ContextStatement Context(PageLink link, ContextKind kind, string text, SyntaxNode? value)
    {
        var span = link.Left is { } left && link.Index == 0 ? left.Span.To(link.Right!.Span) : link.Right!.Span;
        if (value is null) return new ContextStatement(link.Formula, span, kind, text);
        var bound = solver.Solve([value], [], 1);
        return new ContextStatement(link.Formula, span, kind, text) { Value = bound.Readings.Count > 0 ? bound.Readings[0].Sides[0] : null, Problem = bound.Problem };
    }

    private Claim KindClaim(PageLink link)
    {
        var bound = solver.Solve([link.Right!], [], 1);
        var claim = new Claim(link.Formula, link.Right!.Span, link.Right.Span, ClaimKind.KindOf) { RightSyntax = link.Right, StatedKind = PageWords.StatedKind(link.Formula) };
        return bound.Readings.Count > 0 ? claim with { Left = bound.Readings[0].Sides[0], Readings = [new Reading(bound.Readings[0].Sides[0], bound.Readings[0].Sides[0], true)] } : WithProblem(claim, bound.Problem!);
    }

    private Claim ClaimOf(PageLink link)
    {
        var kind = link.Role switch { LinkRole.FirstOrder => ClaimKind.FirstOrder, LinkRole.NotEqual => ClaimKind.NotEqual, _ => ClaimKind.Equation };
        var (left, right) = (link.Left!, link.Right!);
        var span = link.Index == 0 && link.Formula.Relation!.First is not null ? left.Span.To(right.Span) : link.Sign.To(right.Span);
        var claim = new Claim(link.Formula, span, right.Span, kind)
        {
            Link = link.Index,
            LeftSyntax = left,
            RightSyntax = right,
            Condition = link.Condition,
            MayBeCondition = IntroducesName(left, right) || PageWords.Assumes(link.Formula),
            AfterStationarity = link.Index == 0 && IsAboutStationary(left, right) && (!(SyntaxNames.HasChange(left) || SyntaxNames.HasChange(right)) || (IsMultipleOfChange(left) && IsMultipleOfChange(right) && (IsProductOfChange(left) || IsProductOfChange(right)))),
        };
        if (survey.PrimesAreRates && IsPrimed(link))
        {
            // N′ = −M⁻¹M′N: what a prime means is said, and a transpose would be another claim.
            var rates = AsRates(link).ToList();
            return rates.Count > 0 ? claim with { Readings = PageSurvey.Ordinary(left) is UnarySyntax { Operand: var whole } && PageSurvey.Ordinary(whole) is not NameSyntax ? [rates[0] with { Ordinary = true, Note = null }] : rates, Left = rates[0].Left, Right = rates[0].Right } : claim with { Problem = new BindingProblem(span, BindingProblem.Unsupported, "a prime means a derivative here, and the text does not say enough to judge this") };
        }
        if (ownLetters.Contains(right) && WithOwnLetters(claim, link) is { } own) return own;
        var solved = solver.Solve([left, right], [link.Sign], MostReadings, link.Condition);
        if (solved.Readings.Count > 0)
        {
            claim = claim with { Readings = [.. Readings(solved), .. BeforeDefinitions(link), .. AsRates(link)], Increments = kind == ClaimKind.NotEqual ? [] : increments.Of(solver.Scope, left, right, said: kind == ClaimKind.FirstOrder), Order = Increments.OrderOf(left, right) };
            return claim with { WithoutSum = WithoutSum(link), Squared = Squared(link, claim.Readings[0]), Beside = UsesDefinitions(right) || HasEntry(right) ? Beside(link, claim.Readings[0].Left) : null, Left = claim.Readings[0].Left, Right = claim.Readings[0].Right, SquareByItself = SquareByItself(claim.Readings[0], left) };
        }
        var problem = solved.Problem!;
        if (problem.IsMisfit && UndefinedFunction(left) is { } unknown) return claim with { Problem = new BindingProblem(left.Span, BindingProblem.UnknownFunction, $"the function {unknown} is not defined here") };
        if (problem.IsMisfit && (UnknownCall(left) ?? UnknownCall(right)) is { } called) return claim with { Problem = new BindingProblem(left.Span, BindingProblem.UnknownFunction, $"the function {called} is not defined here") };
        if (problem.Code == BindingProblem.Range && IsOfStatedLength(problem.Span, link)) return OutOfRange(claim, link, problem);
        if (problem.IsMisfit && OtherReadings(claim, link) is { } other) return other;
        if (problem.IsMisfit && DoesNotVary(left)) return claim with { Problem = new BindingProblem(left.Span, BindingProblem.Unsupported, "how what is differentiated depends on its variable does not stand in the text") };
        if (problem.IsMisfit && IsEntry(problem.Span, link) && EqualSizes(link) is { } square) return claim with { Readings = [square], Left = square.Left, Right = square.Right };
        if (problem.IsMisfit && (HasSum(left) || HasSum(right) || HasEntryOfFunction(left) || HasEntryOfFunction(right))) problem = new BindingProblem(problem.Span, BindingProblem.Unsupported, "entries by index are not judged here");
        if (problem.IsMisfit && HasSizedOnes(left, right)) problem = new BindingProblem(problem.Span, BindingProblem.Unsupported, "the sizes of the ones do not fit what is known here");
        claim = WithProblem(claim, problem) with { Read = Alone, Left = Alone(left), Right = Alone(right), Readings = problem.IsMisfit ? [.. AsRates(link)] : [] };
        if (problem.IsMisfit && (context.Declared.Count == 0 || context.DeclaredInText)) claim = Narrowed(claim, link);
        return problem.IsMisfit && claim.Readings.Count == 0 && (Elsewhere(left, link) ?? Elsewhere(right, link)) is { } misread
            ? claim with { Misfit = null, Problem = new BindingProblem(problem.Span, BindingProblem.Elsewhere, $"what {misread} stands for does not fit together as it is read here") } : claim;
    }

    /// <summary>True where what is set to zero is a derivative: as written, by its name, as the end of a chain that begins with one, as the last one came out, or since the text says so.</summary>
    private bool IsStationary(PageLink link) => SyntaxNames.HasChange(link.Left!) || PageWords.Solves(link.Formula) || (link.Index > 0 && link.Formula.Relation!.First is { } first && SyntaxNames.HasChange(first))
        || (link.Formula.Relation!.First is null && gradient is not null) || SyntaxNames.Of(link.Left!).Any(n => survey.Definitions.TryGetValue(n, out var definition) && SyntaxNames.HasChange(definition.Body))
        || (gradient is { } value && Alone(link.Left!) is { } zero && zero.Shape == value.Shape && zero.Symbols().Any(value.Contains));

    /// <summary>True for an equation in no other letters than a condition that a derivative is zero.</summary>
    private bool IsAboutStationary(SyntaxNode left, SyntaxNode right)
    {
        if (stationary.Count == 0) return false;
        var letters = Letters(left).Union(Letters(right)).ToHashSet();
        return stationary.Exists(s => letters.IsSubsetOf(s));
    }

    /// <summary>The letters of a side, and of what stands for them.</summary>
    private HashSet<string> Letters(SyntaxNode side) => [.. survey.Expanded(side).Where(n => n is not ("I" or "ones") && Catalog.Find(n) is null && !survey.Definitions.ContainsKey(n))];

    private Func<SyntaxNode, Expr?> Beside(PageLink link, Expr left) => side => solver.Solve([link.Left!, side], [link.Sign], 1, link.Condition) is { Readings: [{ Sides: [var same, var value] }, ..] } && same.Equals(left) ? value : null;

    private static bool HasEntry(SyntaxNode side) => SyntaxNames.All(side).Any(static n => n is IndexedSyntax);

    /// <summary>True for ∇α and β∇α.</summary>
    private static bool IsMultipleOfChange(SyntaxNode side) => PageSurvey.Ordinary(side) is DerivativeSyntax || IsProductOfChange(side);

    /// <summary>True for β∇α, of which a numerator that is zero may be made.</summary>
    private static bool IsProductOfChange(SyntaxNode side) => PageSurvey.Ordinary(side) is ProductSyntax product && product.Factors.Any(static f => PageSurvey.Ordinary(f) is DerivativeSyntax);

    /// <summary>The name in this side whose definition, elsewhere on the page, does not fit together; null if there is none.</summary>
    private string? Elsewhere(SyntaxNode side, PageLink link) => solver.Solve([side], [], 1) is { Readings.Count: 0, Problem: { IsMisfit: true } problem } ? DefinitionAt(problem.Span, link) : null;

    private string? DefinitionAt(SourceSpan place, PageLink link) => survey.Definitions.Values.FirstOrDefault(d => d.Body.Span.Start <= place.Start && place.End <= d.Body.Span.End && d.Body.Span.Length > 0 && (d.Body.Span.End <= link.Formula.Span.Start || link.Formula.Span.End <= d.Body.Span.Start))?.Name;

    /// <summary>The matrices that the page declares square, or that are square by the left side alone, before anything is claimed of it.</summary>
    private HashSet<string> SquareByItself(Reading reading, SyntaxNode left)
    {
        var names = reading.Left.Symbols().Concat(reading.Right.Symbols()).Where(static s => s.Shape.IsSquare && !s.IsScalar && s.DifferentialOf is null).Select(static s => s.Name).ToHashSet();
        if (names.All(context.Declared.ContainsKey)) return names;
        var alone = Fresh(context).Solve([left], [], 1);
        names.RemoveWhere(n => !context.Declared.ContainsKey(n) && !(alone.Readings is [var read, ..] && read.Sides[0].Symbols().Any(s => s.Name == n && s.Shape.IsSquare)));
        return names;
    }

    /// <summary>f of a derivative of f(…) where the page never says what f is; null otherwise.</summary>
    private string? UndefinedFunction(SyntaxNode side) => SyntaxNames.All(side).OfType<DerivativeSyntax>().Select(static d => d.Of).OfType<SyntaxNode>().Select(CalledIn).OfType<string>()
        .FirstOrDefault(name => !survey.Definitions.ContainsKey(name) && !context.Declared.ContainsKey(name) && Catalog.Find(name) is null && FunctionNames.IsFunctionLetter(name));

    /// <summary>True for d/dx (u/v), where u and v are names of which the text says nothing.</summary>
    private bool DoesNotVary(SyntaxNode side) => PageSurvey.Ordinary(side) is DerivativeSyntax { Of: { } of, By: { } by, Spelling: DerivativeSpelling.Quotient } && PageSurvey.Ordinary(of) is BinarySyntax { Kind: BinaryKind.Divide } && PageSurvey.VariableOf(by) is { } name && !survey.Expanded(of).Contains(name);

    /// <summary>f of f(β + εα), which the page never defines nor has by itself; null for any other side.</summary>
    private string? UnknownCall(SyntaxNode side) => SyntaxNames.All(side).OfType<AmbiguousSyntax>().Where(static a => a.Note == "apply-or-multiply").SelectMany(static a => a.Alternatives).OfType<CallSyntax>().Select(static c => c.Function)
        .FirstOrDefault(name => FunctionNames.IsFunctionLetter(name) && !survey.Definitions.ContainsKey(name) && !context.Declared.ContainsKey(name) && !survey.Usage.StandsAlone(name));

    private static string? CalledIn(SyntaxNode of) => of switch
    {
        CallSyntax call => call.Function,
        GroupSyntax group => CalledIn(group.Inner),
        AmbiguousSyntax { Note: "apply-or-multiply" } either => either.Alternatives.OfType<CallSyntax>().FirstOrDefault()?.Function,
        _ => null,
    };

    private static List<Reading> Readings(Solved solved)
    {
        var readings = new List<Reading>();
        foreach (var reading in solved.Readings)
        {
            var marked = reading.Unusual.FirstOrDefault(u => u.IsMarked);
            var first = readings.Count == 0;
            var named = marked ?? reading.Unusual.FirstOrDefault(u => u.HoldsIf is not null) ?? (reading.Unusual.Count > 0 ? reading.Unusual[0] : null);
            var ordinary = first || (reading.Unusual.Count > 0 && reading.Unusual.All(static u => u.Note == UnusualReading.OtherVariable));
            readings.Add(new Reading(reading.Sides[0], reading.Sides[1], ordinary && marked is null, named?.Note, named?.HoldsIf) { Indices = reading.Indices });
        }
        return readings;
    }

    private static string LayoutName(Layout layout) => layout switch { Layout.Numerator => "numerator", Layout.Denominator => "denominator", _ => "kronecker" };

    private bool UsesDefinitions(SyntaxNode side) => SyntaxNames.All(side).Any(n => n is NameSyntax name && survey.Definitions.ContainsKey(name.Name) || n is CallSyntax call && survey.Definitions.ContainsKey(call.Function) || n is DerivativeSyntax { Of: null });

    private bool IsGoal(SyntaxNode side)
    {
        if (survey.Goal is not { } goal || Squeezed(goal) is not { Length: > 2 } text) return false;
        return SyntaxNames.All(side).Any(n => n.Span.Length <= goal.Span.Length + 20 && Squeezed(n) == text);
    }

    private string Squeezed(SyntaxNode node) => string.Concat(Text(node).Where(char.IsLetterOrDigit));

    private Expr? Alone(SyntaxNode side)
    {
        var solved = solver.Solve([side], [], 1);
        return solved.Readings.Count > 0 ? solved.Readings[0].Sides[0] : null;
    }

    public static Claim WithProblem(Claim claim, BindingProblem problem) => problem.IsMisfit
        ? claim with { Misfit = ShapeMisfit.Of(problem) }
        : claim with { Problem = problem };

    /// <summary>True where one side holds a name that stands nowhere before: the equation may say what the name means.</summary>
    private bool IntroducesName(SyntaxNode left, SyntaxNode right)
    {
        var (a, b) = (SyntaxNames.Of(left), SyntaxNames.Of(right));
        var fresh = a.Concat(b).Where(n => !seen.Contains(n) && !context.Declared.ContainsKey(n) && !survey.Definitions.ContainsKey(n) && n is not ("I" or "ones" or "K")).ToList();
        var first = seen.Count == 0;
        seen.UnionWith(a);
        seen.UnionWith(b);
        return !first && fresh.Exists(n => PageSurvey.Ordinary(left) is NameSyntax lone && lone.Name == n && !b.Contains(n) || PageSurvey.Ordinary(right) is NameSyntax alone && alone.Name == n && !a.Contains(n));
    }

    private string Text(SyntaxNode node) => context.Source is { } source && node.Span.End <= source.Text.Length ? source.Slice(node.Span) : "";
}
