using Gradus.Expressions;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>Gives a page its meaning: what is claimed, what is only said, and the symbols with their shapes.</summary>
/// <remarks>Shapes are inferred claim by claim in the order of the text, all claims sharing the page's symbols; then every claim is bound with what was found.
/// A claim that does not fit is tried with letters of its own.</remarks>
public static class PageBinder
{
    /// <summary>Binds a page, part by part where names start anew.</summary>
    public static BoundPage Bind(DocumentSyntax document, PageOptions options)
    {
        document = GradientsAsDifferentials.Replaced(BareFunctions.Applied(document));
        var known = new Dictionary<string, Definition>();
        var parts = PageParts.Of(document).ConvertAll(part => BindPart(part, options with { Dialect = options.Dialect ?? DialectOf(document) }, known));
        if (parts is [var only]) return only;
        var said = new HashSet<(SourceSpan, string)>();
        var statements = parts.SelectMany(static p => p.Statements).Where(s => said.Add((s.Span, s is ContextStatement context ? context.Text : s is Claim { Kind: var kind } ? kind.ToString() : ""))).OrderBy(static s => s.Span.Start).ToList();
        return new BoundPage(statements, [.. parts.SelectMany(static p => p.Symbols).DistinctBy(static s => s.Name)], [.. parts.SelectMany(static p => p.Variables).Distinct()]) { SpeaksOfLayouts = parts.Exists(static p => p.SpeaksOfLayouts) };
    }

    /// <summary>Binds one part; the functions of earlier parts are known, unless this one defines them anew.</summary>
    private static BoundPage BindPart(DocumentSyntax document, PageOptions options, Dictionary<string, Definition> known)
    {
        var declared = new Dictionary<string, Shape>(options.Declared);
        var assumptions = new Dictionary<string, Properties>(options.Assumptions);
        var statements = new List<Statement>();
        foreach (var declaration in document.Declarations)
        {
            if (declaration.Sizes is not null && DeclaredNames.Shape(declaration.Sizes) is { } shape) declared.TryAdd(declaration.Name, shape);
            var words = Describe(declaration);
            if (statements.OfType<ContextStatement>().All(s => s.Text != words)) statements.Add(new ContextStatement(null, declaration.Span, ContextKind.Declaration, words));
        }
        foreach (var name in IndexedTwice(document).Where(n => declared.TryGetValue(n, out var shape) && (shape.IsColumn || shape.IsRow)).ToList()) declared.Remove(name);
        Size? lengthOfOnes = (declared.Remove("ones", out var ones) || declared.Remove("1", out ones)) && ones.IsColumn ? ones.Rows : null;
        if (declared.Remove("lam", out var multiplier)) declared.TryAdd("lambda", multiplier);
        // "f is a scalar" says nothing against f = xᵀAx, nor "p ∈ ℝⁿ" against "let p = softmax(z)".
        var survey = PageSurvey.Of(document, declared.Keys.Where(n => options.Declared.ContainsKey(n) || !declared[n].IsScalar).ToHashSet(), options.Declared.Keys.ToHashSet(), known);
        foreach (var name in survey.Definitions.Keys.Where(n => !options.Declared.ContainsKey(n))) declared.Remove(name);
        foreach (var (name, definition) in survey.Definitions.Where(static d => d.Value is { Parameters.Count: > 0, Body: not OpenFunctionSyntax })) known[name] = definition;
        // h ∈ ℝⁿ of hW + b lies in a row.
        foreach (var row in options.Declared.Count > 0 ? [] : survey.Usage.Rows.ToList()) if (declared.TryGetValue(row, out var column) && column.IsColumn) declared[row] = column.Transposed;
        var said = SaidOfLetters.Of(document, survey);
        var dependents = Dependents.Of(Sides(document), survey.Definitions, document.Source);
        if (survey.PrimesAreTransposes) dependents.TakePrimesForTransposes();
        survey.DefineRates(document, dependents);
        foreach (var (parameter, names) in dependents.All)
        {
            declared.TryAdd(parameter, Shape.Scalar);
            statements.Add(new ContextStatement(null, default, ContextKind.Declaration, DependenceInWords(parameter, names, dependents)));
        }
        var open = survey.Definitions.Values.SelectMany(static d => SyntaxNames.All(d.Body)).OfType<OpenFunctionSyntax>().ToList();
        foreach (var function in open)
        {
            assumptions[function.Gradient] = Properties.Constant;
            if (function.Offset is { } offset) assumptions[offset] = Properties.Constant;
            statements.Add(new ContextStatement(null, default, ContextKind.Definition, $"{function.Function} is read as any function of {function.Argument.Name}{(function.Entrywise ? ", entry by entry" : "")}, since the text does not define it; {function.Gradient} is its derivative"));
        }
        var context = new BindingContext
        {
            Dialect = options.Dialect ?? DialectOf(document),
            Declared = declared,
            DeclaredInText = options.Declared.Count == 0,
            NamesSizesAnew = options.Declared.Count > 0 && !document.Formulas.Any(static f => f.Asked),
            Assumptions = assumptions,
            Placed = said.Placed,
            Variables = survey.Variables,
            Layout = options.Layout,
            Definitions = survey.Definitions,
            Goal = survey.Goal,
            Variable = survey.Variable,
            Source = document.Source,
            Usage = survey.Usage,
            LengthOfOnes = lengthOfOnes,
            ByRows = RowFamilies.Of(document),
            Dependents = dependents,
        };
        survey.KeepEntries(entries => new Solver(new Scope(context), context, survey.Usage).Solve([entries], [], 1).Readings.Count > 0);
        var page = new PageClaims(context, survey, said);
        if (FirstLogistic(document, survey) is { } sigma) statements.Add(new ContextStatement(null, sigma.Span, ContextKind.Definition, "σ is read as the logistic function 1/(1 + e⁻ˣ), entry by entry, since the text does not define it"));
        var links = Links(document, survey);
        foreach (var link in links.Where(static l => l.Role == LinkRole.Assumed && IsConstraint(l.Formula)).Concat(ConditionsBeforeChange(links)))
        {
            foreach (var name in SyntaxNames.Of(link.Left!).Union(SyntaxNames.Of(link.Right!))) said.Constrain(name, link.Formula.Span.Start);
        }
        foreach (var name in assumptions.Where(static a => (a.Value & Scope.Constraints) != 0).Select(static a => a.Key)) said.Constrain(name, 0);
        foreach (var link in links.Where(static l => l.IsJudged)) said.Placed.Claims(link.Formula.Span.Start);
        statements.AddRange(page.Bind(links));
        return new BoundPage([.. statements.OrderBy(s => s.Span.Start)], [.. page.Symbols.Where(s => !open.Exists(f => f.Offset == s.Name || (f.Argument.Name == s.Name && !survey.Usage.Names.Contains(s.Name))))], survey.Variables ?? []) { SpeaksOfLayouts = document.Formulas.Any(PageWords.SpeaksOfLayout) };
    }

    /// <summary>True for an assumption that is more than a symmetry or a sum of entries.</summary>
    private static bool IsConstraint(FormulaSyntax formula) => StatedProperties.SummingToOne(formula) is null && IndexConditions.Stated(formula) is null
        && StatedProperties.Of(formula).Properties != Properties.Symmetric;

    /// <summary>What the text sets to zero before it differentiates anything: "subject to 1ᵀw − 1 = 0".</summary>
    private static IEnumerable<PageLink> ConditionsBeforeChange(List<PageLink> links) =>
        links.TakeWhile(static l => !(l.Left is { } left && SyntaxNames.HasChange(left)) && !(l.Right is { } right && SyntaxNames.HasChange(right)))
            .Where(static l => l.Role == LinkRole.Stationarity && (PageWords.Assumes(l.Formula) || PageWords.Defines(l.Formula) || PageWords.Solves(l.Formula)));

    private static string DependenceInWords(string parameter, IReadOnlyList<string> names, Dependents dependents) =>
        $"{string.Join(", ", names)}: function{(names.Count == 1 ? "" : "s")} of {parameter}; {string.Join(", ", names.Select(n => $"{dependents.DerivativeOf(n, parameter)} = d{n}/d{parameter}"))}";

    private static IEnumerable<SyntaxNode> Sides(DocumentSyntax document) => document.Formulas.SelectMany(static f => f.Relation?.Sides() ?? []);

    private static CallSyntax? FirstLogistic(DocumentSyntax document, PageSurvey survey) => survey.Definitions.ContainsKey(NodeBinder.Logistic) || survey.Usage.StandsAlone(NodeBinder.Logistic) ? null
        : Sides(document).SelectMany(SyntaxNames.All).OfType<CallSyntax>().FirstOrDefault(static c => c is { Function: NodeBinder.Logistic, Arguments.Count: 1 });

    /// <summary>The names with two indices somewhere: matrices, whatever was declared.</summary>
    private static HashSet<string> IndexedTwice(DocumentSyntax document) => [.. Sides(document).SelectMany(SyntaxNames.All)
        .OfType<IndexedSyntax>().Where(static i => i is { Raised: false, Indices: [NameSyntax, NameSyntax] }).Select(static i => i.Of).OfType<NameSyntax>().Select(static n => n.Name)];

    private static string Describe(DeclarationSyntax declaration) =>
        string.Join(", ", [.. declaration.Sizes is { } sizes ? [sizes.Count == 0 ? $"{declaration.Name}: scalar" : $"{declaration.Name}: {string.Join('×', sizes)}"] : Array.Empty<string>(), .. declaration.Properties.Select(p => $"{declaration.Name} {p}")]);

    private static Dialect DialectOf(DocumentSyntax document) =>
        document.Source.Text.AsSpan().IndexOfAny('\\', '$') >= 0 || document.Source.Text.Contains("^{", StringComparison.Ordinal) ? Dialect.Latex : Dialect.Plain;

    /// <summary>The page as links between neighbouring sides, each with what it seems to be.</summary>
    private static List<PageLink> Links(DocumentSyntax document, PageSurvey survey)
    {
        var links = new List<PageLink>();
        SyntaxNode? last = null;
        var chain = 0;
        var solves = false;
        var conditions = IndexConditions.Of(document);
        for (var k = 0; k < document.Formulas.Count; k++)
        {
            var formula = document.Formulas[k];
            if (formula.Relation is not { } relation)
            {
                links.Add(new PageLink(formula, ++chain, null, null, null, 0, formula.Problem is { Code: Diagnostic.Names } ? LinkRole.Names : LinkRole.Unread));
                last = null;
                continue;
            }
            if (relation.First is not null || !formula.ContinuesPrevious) chain++;
            var left = relation.First ?? last;
            if (relation.Links.Count == 0 && left is not null) links.Add(new PageLink(formula, chain, null, left, null, 0, k > 0 && PageWords.Equates(formula) && document.Formulas[k - 1].Relation is { Links.Count: 0, First: { } named } && PageSurvey.Ordinary(named) is NameSyntax ? LinkRole.Mention : LoneRole(formula, left, survey, k + 1 < document.Formulas.Count && document.Formulas[k + 1].ContinuesPrevious)));
            for (var i = 0; i < relation.Links.Count; i++)
            {
                var isToFirstOrder = i == relation.Links.Count - 1 && k > 0 && left is not null && !survey.IsDefinition(relation.First ?? relation) && !Has<DerivativeSyntax>(left) && !Has<DerivativeSyntax>(relation.Links[i].Right) && PageWords.CallsSmall(document.Formulas[k - 1]);
                var role = left is not null && !formula.Asked && relation.Links[i].Kind != RelationKind.NotEqual && IsSameText(document.Source, left, relation.Links[i].Right) ? LinkRole.Mention : isToFirstOrder ? LinkRole.FirstOrder : RoleOf(formula, relation, i, left, survey);
                solves |= role == LinkRole.Stationarity || PageWords.Solves(formula);
                // Before anything is set to zero nothing is solved for, least of all the length of errors: eᵀe = (y − Xb)ᵀ(y − Xb).
                if (role == LinkRole.Consequence && !solves && IsSpokenOf(left!)) role = LinkRole.Claim;
                links.Add(new PageLink(formula, chain, left, relation.Links[i].Right, relation.Links[i], i, role) { Condition = conditions[k] });
                left = relation.Links[i].Right;
            }
            foreach (var (body, link) in Labels(relation)) links.Add(new PageLink(formula, ++chain, body, link.Right, link, 1, LinkRole.Claim));
            last = left;
        }
        return links;
    }

    /// <summary>True for 0 = 0 and a = a, which claim nothing.</summary>
    private static bool IsSameText(SourceText source, SyntaxNode left, SyntaxNode right)
    {
        return left.Span.Length > 0 && Squeezed(left) == Squeezed(right) && SyntaxMatch.Same(left, right);

        string Squeezed(SyntaxNode side) => string.Concat(source.Slice(side.Span).Where(static c => !char.IsWhiteSpace(c)));
    }

    /// <summary>What labels below braces say: \underbrace{2\operatorname{tr}(H^TA)}_{= 2\langle A, H\rangle}; not those that give a part its name.</summary>
    private static IEnumerable<(SyntaxNode Body, LinkSyntax Link)> Labels(RelationSyntax relation) => relation.Sides().SelectMany(SyntaxNames.All).OfType<AnnotatedSyntax>()
        .Where(static a => a.Note is { First: null, Links: [{ Kind: RelationKind.Equal }] }).Select(static a => (a.Body, a.Note!.Links[0])).Where(static l => PageSurvey.Ordinary(l.Item2.Right) is not (NameSyntax or CallSyntax or NumberSyntax));

    /// <summary>What a formula without a relation is; where the next line goes on with a relation sign, it is the start of a chain and says nothing of the lines before.</summary>
    private static LinkRole LoneRole(FormulaSyntax formula, SyntaxNode lone, PageSurvey survey, bool goesOn)
    {
        if (survey.GoalFormulas.Contains(formula)) return LinkRole.Goal;
        if (goesOn) return LinkRole.Mention;
        if (PageSurvey.Ordinary(lone) is NameSyntax or NumberSyntax or DifferentialSyntax or IndexedSyntax { Of: NameSyntax }) return LinkRole.Mention;
        if (PageWords.Denies(formula)) return LinkRole.Denied;
        if (PageWords.StatedKind(formula) is not null) return LinkRole.KindOf;
        if (PageWords.SpeaksOf(formula)) return LinkRole.Mention;
        return formula.Display ? LinkRole.Lone : PageWords.StatedOrder(formula) > 0 ? LinkRole.StatedDerivative : LinkRole.Mention;
    }

    private static LinkRole RoleOf(FormulaSyntax formula, RelationSyntax relation, int index, SyntaxNode? left, PageSurvey survey)
    {
        var link = relation.Links[index];
        if (link.Kind == RelationKind.Other) return LinkRole.NotJudged;
        if (index == 0 && relation.First is { } first && survey.IsDefinition(first)) return LinkRole.Definition;
        if (left is null) return LinkRole.Unread;
        if (survey.IsModel(formula)) return LinkRole.Assumed;
        if (PageSurvey.Ordinary(left) is NumberSyntax { Value.IsZero: true } && !Has<DifferentialSyntax>(link.Right) && !Has<DerivativeSyntax>(link.Right)) return LinkRole.Consequence;
        if (index > 0 && relation.First is { } zero && PageSurvey.Ordinary(zero) is NumberSyntax { Value.IsZero: true } && !Has<DifferentialSyntax>(left) && !Has<DerivativeSyntax>(left)) return LinkRole.Consequence;
        if (IndexConditions.Stated(formula) is not null || (StatedProperties.SummingToOne(formula) is { } summing && !survey.Definitions.ContainsKey(summing))) return LinkRole.Assumed;
        if (index == 0 && IsUnknownDifferential(left, survey)) return LinkRole.Definition;
        if (index == 0 && PageSurvey.Ordinary(left) is NameSyntax { Name: not "I" } && relation.Links.Any(l => PageSurvey.IsConstant(l.Right))) return LinkRole.Specialisation;
        if (relation.First is { } whole && PageSurvey.Ordinary(whole) is NameSyntax { Name: not "I" } && relation.Links.Any(l => PageSurvey.IsConstant(l.Right))) return LinkRole.Specialisation;
        if (link.Kind == RelationKind.NotEqual) return PageWords.Given(formula) ? LinkRole.Assumed : LinkRole.NotEqual;
        var remainder = Has<RemainderSyntax>(left) || Has<RemainderSyntax>(link.Right) || Increments.HasStep(left) || Increments.HasStep(link.Right);
        if (link.Kind == RelationKind.Approximately || remainder || (index == relation.Links.Count - 1 && PageWords.Neglects(formula) && !Has<DerivativeSyntax>(left) && !Has<DerivativeSyntax>(link.Right))) return LinkRole.FirstOrder;
        if (PageSurvey.Ordinary(link.Right) is NumberSyntax { Value.IsZero: true } && !formula.Asked && !Has<DifferentialSyntax>(left)) return LinkRole.Stationarity;
        if (survey.GoalFormulas.Contains(formula)) return LinkRole.Claim;
        if (relation.Links.Count == 1 && (PageWords.Assumes(formula) || (StatedProperties.Of(formula).Names is { Count: > 0 } names && (PageWords.Given(formula) || !names.Any(survey.Definitions.ContainsKey)))) && !Has<DerivativeSyntax>(left) && !Has<DifferentialSyntax>(left) && !Has<DerivativeSyntax>(link.Right) && !Has<DifferentialSyntax>(link.Right)) return LinkRole.Assumed;
        return IsSolved(left, link.Right, survey) || IsSolved(link.Right, left, survey) ? LinkRole.Consequence : LinkRole.Claim;
    }

    /// <summary>dF or dG(R) of a function that the page gives only by its differential.</summary>
    private static bool IsUnknownDifferential(SyntaxNode left, PageSurvey survey)
    {
        var first = PageSurvey.Ordinary(left) is ProductSyntax { Factors: [var head, GroupSyntax] } ? head : PageSurvey.Ordinary(left);
        return first is DifferentialSyntax { Increment: false, Of: NameSyntax name } && survey.Usage.IsOnlyDifferentiated(name.Name) && !survey.Definitions.ContainsKey(name.Name) && survey.Variables?.Contains(name.Name) != true;
    }

    /// <summary>An equation that can only be a condition on the variable: it is on one side only, and nothing is differentiated.</summary>
    private static bool IsSolved(SyntaxNode side, SyntaxNode other, PageSurvey survey)
    {
        if (survey.Variables is not { Count: > 0 } variables || IsDifference(side, survey)) return false;
        var (here, there) = (survey.Expanded(side), survey.Expanded(other));
        if (!here.Overlaps(variables) || there.Overlaps(variables)) return false;
        if (there.All(name => name is "I" or "ones")) return false;
        if (SyntaxNames.All(other).OfType<NameSyntax>().Any(n => PageSurvey.PartialOf(n, survey.Definitions) is not null)) return false;
        return !Has<DerivativeSyntax>(side) && !Has<DerivativeSyntax>(other) && !Has<DifferentialSyntax>(side) && !Has<DifferentialSyntax>(other);
    }

    /// <summary>f(X + H) − f(X), which claims something of a function and is no condition on X.</summary>
    private static bool IsDifference(SyntaxNode side, PageSurvey survey) =>
        SyntaxNames.All(side).OfType<CallSyntax>().Where(c => c.Arguments.Count == 1 && survey.Definitions.ContainsKey(c.Function)).ToLookup(static c => c.Function).Any(static calls => calls.Any(c => !SyntaxMatch.Same(c.Arguments[0], calls.First().Arguments[0])));

    /// <summary>eᵀe, ‖e‖², log p: what the text speaks of without saying what e and p are.</summary>
    private static bool IsSpokenOf(SyntaxNode side) => StatedProperties.Square(PageSurvey.Ordinary(side)) is not null
        || PageSurvey.Ordinary(side) is CallSyntax { Function: "log", Arguments: [NameSyntax] }
        || (PageSurvey.Ordinary(side) is BinarySyntax { Kind: BinaryKind.Power, Left: var norm } && PageSurvey.Ordinary(norm) is NormSyntax { Argument: var of } && PageSurvey.Ordinary(of) is NameSyntax);

    private static bool Has<T>(SyntaxNode node)
        where T : SyntaxNode => SyntaxNames.All(node).Any(n => n is T);
}

/// <summary>What a link, or a formula without one, seems to be.</summary>
internal enum LinkRole
{
    Claim,
    FirstOrder,
    NotEqual,
    Definition,
    Specialisation,
    Stationarity,
    Consequence,
    Assumed,
    NotJudged,
    Goal,
    Mention,
    Lone,
    StatedDerivative,
    Names,
    KindOf,
    Denied,
    Unread,
}

/// <summary>One link with the side before it, or a formula without a relation (then <paramref name="Right"/> holds it).</summary>
internal sealed record PageLink(FormulaSyntax Formula, int Chain, SyntaxNode? Left, SyntaxNode? Right, LinkSyntax? Link, int Index, LinkRole Role)
{
    /// <summary>The indices that it is said of, where not of all.</summary>
    public IndexCondition? Condition { get; init; }

    public SourceSpan Sign => Link?.Sign ?? Formula.Span;

    public bool IsJudged => Role is LinkRole.Claim or LinkRole.FirstOrder or LinkRole.NotEqual;
}
