using Gradus.Expressions;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>Readings of a claim other than what the page makes of its letters.</summary>
internal sealed partial class PageClaims
{
    /// <summary>Readings of a claim that does not fit: letters of its own, or derivatives laid out in rows.</summary>
    private Claim? OtherReadings(Claim claim, PageLink link)
    {
        if (WithDirection(claim, link) is { } applied) return applied;
        if (OfGradient(claim, link) is { } named) return named;
        if (WithOwnLetters(claim, link) is { } own) return own;
        foreach (var (layout, columns) in new[] { (Layout.Numerator, false), (Layout.Numerator, true), (Layout.Denominator, false), (Layout.Kronecker, false) })
        {
            if (layout == context.Layout || (columns && !HasBoth(link))) continue;
            var inRows = context with { Layout = layout, NablaInColumns = columns };
            foreach (var other in MayHaveOwnLetters(link) ? new[] { InScope(inRows), Fresh(inRows) } : [InScope(inRows)])
            {
                var solved = other.Solve([link.Left!, link.Right!], [link.Sign], 1);
                if (solved.Readings.Count == 0 || !solved.Readings[0].Sides.Any(HasDerivative)) continue;
                var reading = Readings(solved)[0] with { Ordinary = false, Note = LayoutName(layout) + "-layout", HoldsIf = layout == Layout.Kronecker ? "∂Y/∂X means ∂vec(Y)/∂vec(X)ᵀ" : columns ? "∂f/∂x is a row and ∇f a column" : $"derivatives are in {LayoutName(layout)} layout" };
                return claim with { Readings = [reading], Left = reading.Left, Right = reading.Right };
            }
        }
        return null;
    }

    /// <summary>"the gradient of f = 2Ax": what the words before a known function make of it.</summary>
    private Claim? OfGradient(Claim claim, PageLink link)
    {
        if (link.Index > 0 || PageWords.GradientOf(link.Formula) is not (> 0 and var order) || PageSurvey.Ordinary(link.Left!) is not (NameSyntax or CallSyntax) || survey.IsDefinition(link.Left!)) return null;
        var solved = solver.Solve([new DerivativeSyntax(link.Left!.Span, link.Left, null, order, DerivativeSpelling.Nabla), link.Right!], [link.Sign], 1);
        return solved.Readings.Count == 0 ? null : claim with { Readings = Readings(solved), Left = solved.Readings[0].Sides[0], Right = solved.Readings[0].Sides[1] };
    }

    /// <summary>Df(A) = 2 tr(AᵀH), where the direction H stands on the right alone.</summary>
    private Claim? WithDirection(Claim claim, PageLink link)
    {
        if (PageSurvey.Ordinary(link.Left!) is not DerivativeSyntax { Spelling: DerivativeSpelling.D, Of: { } of, Order: 1 } derivative) return null;
        var names = SyntaxNames.Of(link.Right!).Except(survey.Expanded(of)).Where(static n => n is "H" or "V" or "E" or "K" or "h" or "v" or "u" or "k").ToList();
        if (names is not [var direction] || survey.Definitions.ContainsKey(direction)) return null;
        var solved = solver.Solve([new ProductSyntax(derivative.Span, [derivative, new NameSyntax(derivative.Span, direction)], [""]), link.Right!], [link.Sign], 1);
        return solved.Readings.Count == 0 ? null : claim with { Readings = Readings(solved), Left = solved.Readings[0].Sides[0], Right = solved.Readings[0].Sides[1] };
    }

    /// <summary>True for ∇f beside ∂f/∂x, which many have as a column and a row (Deisenroth, Faisal &amp; Ong, Mathematics for Machine Learning, §5.2).</summary>
    private static bool HasBoth(PageLink link) => SyntaxNames.All(link.Left!).Concat(SyntaxNames.All(link.Right!)).OfType<DerivativeSyntax>().Select(static d => d.Spelling == DerivativeSpelling.Nabla).Distinct().Count() == 2;

    /// <summary>What the claim means without the definitions that the text gives only behind it, and not as a "where".</summary>
    private IEnumerable<Reading> BeforeDefinitions(PageLink link)
    {
        if (!HasDerivative(link.Left!) && !HasDerivative(link.Right!)) yield break;
        var names = SyntaxNames.Of(link.Left!).Concat(SyntaxNames.Of(link.Right!)).ToHashSet();
        var later = survey.Definitions.Values.Where(d => d.Parameters.Count == 0 && names.Contains(d.Name) && d.Body.Span.Start > link.Formula.Span.End && survey.IsLater(d.Name)).Select(static d => d.Name).ToHashSet();
        if (later.Count == 0) yield break;
        var open = new Solver(new Scope(context, declared: true), context with { Definitions = survey.Definitions.Where(d => !later.Contains(d.Key)).ToDictionary() }, survey.Usage) { HighestCost = HighestCost, MostNodes = MostNodesOfOthers };
        var solved = open.Solve([link.Left!, link.Right!], [link.Sign], 1);
        if (solved.Readings.Count > 0) yield return Readings(solved)[0] with { Ordinary = false, Note = "rates" };
    }

    private static bool HasDerivative(SyntaxNode side) => SyntaxNames.All(side).Any(static n => n is DerivativeSyntax);

    /// <summary>What the claim means if its primes are derivatives by a number that the text does not write.</summary>
    private IEnumerable<Reading> AsRates(PageLink link)
    {
        if (survey.PrimesAreTransposes || context.Dialect != Dialect.Latex || link.Role == LinkRole.FirstOrder || SyntaxNames.All(link.Left!).Concat(SyntaxNames.All(link.Right!)).Any(static n => n is DifferentialSyntax or DerivativeSyntax { Spelling: not DerivativeSpelling.Prime } or CallSyntax)) yield break;
        var primed = SyntaxNames.All(link.Left!).Concat(SyntaxNames.All(link.Right!)).OfType<UnarySyntax>().Where(u => u.Kind is UnaryKind.Transpose or UnaryKind.Prime && NodeBinder.IsPrimed(u, context.Source)).ToList();
        var names = primed.Select(static u => PageSurvey.Ordinary(u.Operand)).OfType<NameSyntax>().Select(static n => n.Name).ToHashSet();
        if (names.Count == 0 || (!survey.PrimesAreRates && primed.TrueForAll(static u => PageSurvey.Ordinary(u.Operand) is NameSyntax))) yield break;
        var scope = new Scope(context, declared: true);
        var rates = new Solver(scope, context with { PrimesAreRates = true, Variables = names, Definitions = new Dictionary<string, Definition>() }, survey.Usage) { HighestCost = HighestCost, MostNodes = MostNodesOfOthers };
        var solved = rates.Solve([link.Left!, link.Right!], [link.Sign], 1);
        if (solved.Readings.Count > 0) yield return Readings(solved)[0] with { Ordinary = false, Note = "rates", HoldsIf = "a prime means a derivative" };
    }

    private bool IsPrimed(PageLink link) => SyntaxNames.All(link.Left!).Concat(SyntaxNames.All(link.Right!)).OfType<UnarySyntax>().Any(u => u.Kind is UnaryKind.Transpose or UnaryKind.Prime && NodeBinder.IsPrimed(u, context.Source));

    /// <summary>What the right side says where the page writes its sums, and here a term that an index counts stands without its Σ; null elsewhere.</summary>
    private DroppedSum? WithoutSum(PageLink link) => survey.SumLetters.Count > 0 && ImplicitSums.Implied(link.Left!, link.Right!, survey.Usage) is { } letter && survey.SumLetters.Contains(letter)
        && new Solver(solver.Scope, context, survey.Usage) { HighestCost = HighestCost, MostNodes = MostNodesOfOthers, SumsAreWritten = true }.Solve([link.Left!, link.Right!], [link.Sign], 1) is { Readings: [_, ..] } solved ? new DroppedSum(letter, Readings(solved)[0]) : null;

    /// <summary>What was set to zero last.</summary>
    private Expr? condition;

    /// <summary>What the last derivative came to.</summary>
    private Expr? gradient;

    /// <summary>What may stand behind the name of a variable that has been solved for.</summary>
    private static readonly HashSet<string> Solved = ["hat", "star", "opt", "OLS", "LS", "ML", "MLE", "MAP", "ridge"];

    /// <summary>X = … behind a condition on X: a claim that this solves the condition. Null for any other line.</summary>
    private Claim? Solution(PageLink link)
    {
        if ((condition ?? (PageWords.Solves(link.Formula) ? gradient : null)) is not { } value || link.Index > 0 || link.Left is not { } left || PageSurvey.Ordinary(left) is not NameSyntax { Name: var name } || SyntaxNames.HasChange(link.Right!) || link.Formula.Relation!.Links.Count > 1) return null;
        var variable = IsVariable(name) ? name : name.Split('_') is [var stem, var mark] && Solved.Contains(mark) && IsVariable(stem) ? stem : null;
        if (variable is null || solver.Scope.Find(variable) is null || solver.Scope.Symbol(variable) is not { } symbol || !value.Contains(symbol)) return null;
        var solved = solver.Solve([link.Right!], [], 1);
        var claim = new Claim(link.Formula, left.Span.To(link.Right!.Span), link.Right.Span, ClaimKind.Equation) { LeftSyntax = left, RightSyntax = link.Right, Left = symbol, SolvedFrom = new SolvedFrom(value, symbol), Read = Alone };
        if (solved.Problem is { IsMisfit: true } problem) return claim with { Misfit = ShapeMisfit.Of(problem) };
        if (solved.Readings is not [{ Sides: [var solution] }] || solution.Contains(symbol) || !solution.Symbols().Any()) return null;
        return solution.Shape == symbol.Shape ? claim with { Right = solution, Readings = [new Reading(symbol, solution, Ordinary: true)] } : claim with { Misfit = new ShapeMisfit(link.Right.Span, null, null, $"{name} is {solver.Scope.Sizes.Words(symbol.Shape)}, but this is {solver.Scope.Sizes.Words(solution.Shape)}", null) };
    }

    private bool IsVariable(string name) => survey.DerivativeVariables.Contains(name) || survey.Variables?.Contains(name) == true;

    /// <summary>True for the place of A_ij.</summary>
    private static bool IsEntry(SourceSpan span, PageLink link) => SyntaxNames.All(link.Left!).Concat(SyntaxNames.All(link.Right!)).OfType<IndexedSyntax>().Any(i => i.Span == span && i.Indices.Count == 2);

    /// <summary>A_ji where only A_ij fits: what is said is judged where rows and columns are as many, where it has a value.</summary>
    private Reading? EqualSizes(PageLink link) => (context.Declared.Count == 0 || context.DeclaredInText) && Fresh(context).Solve([link.Left!, link.Right!], [link.Sign], 1) is { Readings.Count: > 0 } solved
        ? WithEqualSizes(Readings(solved)[0]) : null;

    /// <summary>A reading that has a value only where sizes are equal that differ elsewhere.</summary>
    private static Reading WithEqualSizes(Reading reading) => reading with { Ordinary = false, Note = NarrowerShapes, HoldsIf = SizesAreEqual };

    private const string NarrowerShapes = "narrower-shapes";
    private const string SizesAreEqual = "sizes that differ elsewhere in the text are equal here";

    /// <summary>det(AXB) with square A and B, where nothing says that they are.</summary>
    private Func<Reading?>? Squared(PageLink link, Reading reading)
    {
        if (!reading.Left.SelfAndDescendants().Concat(reading.Right.SelfAndDescendants()).Any(static e => e is Apply { Function: Functions.Det or Functions.LogDet or Functions.Adj })) return null;
        var names = reading.Left.Symbols().Concat(reading.Right.Symbols()).Where(s => s is { DifferentialOf: null, Shape: { IsSquare: false, IsColumn: false, IsRow: false } } && !context.Declared.ContainsKey(s.Name)).Select(static s => s.Name).Distinct().ToList();
        if (names.Count is 0 or > 4) return null;
        return () =>
        {
            var assumptions = context.Assumptions.ToDictionary();
            foreach (var name in names) assumptions[name] = assumptions.GetValueOrDefault(name) | Properties.Square;
            var square = context with { Assumptions = assumptions };
            var solved = new Solver(new Scope(square, declared: true), square, survey.Usage) { HighestCost = HighestCost, MostNodes = MostNodesOfOthers }.Solve([link.Left!, link.Right!], [link.Sign], 1);
            return solved.Readings.Count == 0 ? null : Readings(solved)[0] with { HoldsIf = $"{string.Join(" and ", names)} {(names.Count == 1 ? "is" : "are")} square" };
        };
    }

    /// <summary>What the claim means where sizes that differ on the page are one: the shapes were only inferred.</summary>
    private Claim Narrowed(Claim claim, PageLink link)
    {
        foreach (var (other, note, condition) in new[] { (Fresh(context), NarrowerShapes, SizesAreEqual), (Open(), "other-kinds", "letters are scalars, vectors or matrices as this line alone needs them") })
        {
            var solved = other.Solve([link.Left!, link.Right!], [link.Sign], 1);
            if (solved.Readings.Count > 0 && (note != "other-kinds" || IsRuleOfNumbers(link) || IsLikely(solved.Readings[0].Sides.SelectMany(static s => s.Symbols()).ToList()))) return claim with { Readings = [.. claim.Readings, Readings(solved)[0] with { Ordinary = false, Note = note, HoldsIf = condition }], MayBeMisread = note == "other-kinds" && solved.Readings[0].Sides.SelectMany(static s => s.Symbols()).All(IsAsElsewhereOrMore) };
        }
        return claim;
    }

    /// <summary>True for a letter of the kind that it has elsewhere, and for a vector or matrix that is read as a number elsewhere, or a small letter that is read as a matrix.</summary>
    private bool IsAsElsewhereOrMore(Symbol s) => solver.Scope.Find(s.Name) is not { } elsewhere || elsewhere.IsScalar || (s.IsScalar, s.Shape.IsColumn, s.Shape.IsRow) == (elsewhere.IsScalar, elsewhere.IsColumn, elsewhere.IsRow) || (s.Name is [>= 'a' and <= 'z', ..] && elsewhere is { IsColumn: false, IsRow: false } && s.Shape.IsColumn);

    /// <summary>True unless all letters would be numbers, a column elsewhere a row here, or a capital that is a matrix elsewhere a vector: ∂AᵀA/∂A = 2A is no claim about vectors.</summary>
    private bool IsLikely(List<Symbol> symbols) => symbols.Exists(static s => !s.IsScalar) && !symbols.Exists(s => s.Shape.IsRow && solver.Scope.Find(s.Name) is { IsColumn: true }) && !symbols.Exists(s => s.Name is [>= 'A' and <= 'Z', ..] && (s.IsScalar || s.Shape.IsColumn || s.Shape.IsRow) && solver.Scope.Find(s.Name) is { IsScalar: false, IsColumn: false, IsRow: false });

    /// <summary>True for σ(z)(1 − σ(z)), a rule about one small letter and functions of a number.</summary>
    private bool IsRuleOfNumbers(PageLink link)
    {
        var nodes = SyntaxNames.All(link.Left!).Concat(SyntaxNames.All(link.Right!)).ToList();
        return survey.Expanded(link.Left!).Concat(survey.Expanded(link.Right!)).Where(n => n != NodeBinder.Logistic && Catalog.Find(n) is null && !(survey.Definitions.TryGetValue(n, out var function) && function.Parameters.Count > 0)).Distinct().ToList() is [[>= 'a' and <= 'z', ..] only] && !context.Declared.ContainsKey(only) && !survey.Definitions.ContainsKey(only)
            && !nodes.Exists(static n => n is UnarySyntax { Kind: UnaryKind.Transpose } or NormSyntax or MatrixSyntax or IndexedSyntax or SummationSyntax) && nodes.OfType<CallSyntax>().All(c => c.Function == NodeBinder.Logistic || Catalog.Find(c.Function) is ElementwiseFunction || survey.Definitions.ContainsKey(c.Function));
    }

    private Solver InScope(BindingContext other) => new(solver.Scope, other, survey.Usage) { HighestCost = HighestCost, MostNodes = MostNodesOfOthers };

    private static bool HasDerivative(Expr e) => e is Derivative || e.Children.Any(HasDerivative);

    /// <summary>(sin X)_ij: of a matrix that need not be square, sin works entry by entry.</summary>
    private static bool HasEntryOfFunction(SyntaxNode side) => SyntaxNames.All(side).OfType<IndexedSyntax>().Any(static i => SyntaxNames.All(i.Of).Any(static n => n is CallSyntax call && NodeBinder.IsMatrixFunctionInLatex(call.Function)));

    /// <summary>1_n and 1_{m×n}: their letters name sizes, which the text may use in its own way.</summary>
    private static bool HasSizedOnes(SyntaxNode left, SyntaxNode right) => SyntaxNames.All(left).Concat(SyntaxNames.All(right)).Any(static n => n is NameSyntax { Name: var name } && WrittenSizes.OfName(name).Length > 0);

    private bool HasSum(SyntaxNode side) => SyntaxNames.All(side).Any(static n => n is SummationSyntax) || IndexSums.Any(sign => Text(side).Contains(sign, StringComparison.Ordinal));

    private Claim? WithOwnLetters(Claim claim, PageLink link)
    {
        if (!MayHaveOwnLetters(link)) return null;
        var own = Fresh(context);
        var solved = own.Solve([link.Left!, link.Right!], [link.Sign], MostReadings);
        if (solved.Readings.Count == 0) return null;
        var small = claim.Kind == ClaimKind.FirstOrder ? increments.Of(own.Scope, link.Left!, link.Right!, said: true) : [];
        var readings = Readings(solved);
        // Of letters whose sizes are declared, the rule is true for other sizes only.
        if (SyntaxNames.Of(link.Left!).Concat(SyntaxNames.Of(link.Right!)).Any(n => context.Declared.TryGetValue(n, out var shape) && !shape.IsScalar && (!context.DeclaredInText || (own.Scope.Find(n) is { } here && own.Scope.Sizes.Final(here) is { IsSquare: true, IsScalar: false } && !shape.IsSquare)))) readings = readings.ConvertAll(WithEqualSizes);
        return claim with { OwnLetters = true, Readings = readings, Left = solved.Readings[0].Sides[0], Right = solved.Readings[0].Sides[1], Increments = small, Order = Increments.OrderOf(link.Left!, link.Right!) };
    }

    /// <summary>Letters are the page's own where the claim goes on from one before, uses what the page defines, or speaks of the function of the page.</summary>
    private bool MayHaveOwnLetters(PageLink link)
    {
        if (link.Formula.Relation!.First is null || link.Index > 0) return ownLetters.Contains(link.Left!);
        if (UsesDefinitions(link.Left!) || UsesDefinitions(link.Right!) || IsGoal(link.Left!)) return false;
        ownLetters.Add(link.Right!);
        return true;
    }

    /// <summary>A scope in which letters keep their kinds but not their sizes.</summary>
    private Solver Fresh(BindingContext inContext)
    {
        var scope = new Scope(inContext, declared: false);
        foreach (var name in solver.Scope.Names)
        {
            var s = solver.Scope.Find(name)!;
            scope.Add(name, scope.Make(name, s.IsScalar ? Kind.Scalar : s.IsColumn ? Kind.Column : s.IsRow ? Kind.Row : Kind.Matrix));
        }
        return new Solver(scope, inContext with { Declared = new Dictionary<string, Shape>() }, survey.Usage) { HighestCost = HighestCost, MostNodes = MostNodesOfOthers };
    }

    /// <summary>A scope in which nothing is known of any letter.</summary>
    private Solver Open() => new(new Scope(context, declared: false), context, survey.Usage) { HighestCost = HighestCost, MostNodes = MostNodesOfOthers };
}
