using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>What the page defines, in whatever form.</summary>
internal sealed partial class PageSurvey
{
    private void Define(FormulaSyntax formula)
    {
        var relation = formula.Relation!;
        if (relation is { First: { } first, Links: [{ Kind: RelationKind.Equal or RelationKind.Define } link, ..] } && !IsConstant(link.Right))
        {
            var explicitly = link.Kind == RelationKind.Define || PageWords.Defines(formula);
            // ŷ = f(x) = wᵀx + b: both names stand for what comes last.
            if (relation.Links is [_, { Kind: RelationKind.Equal, Right: var body }] && Ordinary(link.Right) is CallSyntax { Function: var called } && !Definitions.ContainsKey(called) && NameToDefine(link.Right, explicitly: false) is { Parameters: [_, ..] } function && NameToDefine(first, explicitly) is { } whole && TryDefine(function.Name, function.Parameters, body, explicitly) && TryDefine(whole.Name, whole.Parameters, body, explicitly)) definedHere.Add(first);
            else if (relation.Links is [_, { Kind: RelationKind.Equal, Right: var last }] && Ordinary(link.Right) is NameSyntax && Ordinary(first) is NameSyntax && !IsConstant(last) && Ordinary(last) is not NameSyntax && NameToDefine(first, explicitly) is { Parameters: [] } one && NameToDefine(link.Right, explicitly) is { Parameters: [] } same && TryDefine(same.Name, [], last, explicitly) && TryDefine(one.Name, [], last, explicitly)) definedHere.Add(first); // R = λ = α/β
            else if (IsModel(first, link.Right) || IsFitted(first, link.Right)) models.Add(formula);
            else if (Ordinary(first) is NameSyntax { Name: [>= 'A' and <= 'Z'] } && Ordinary(link.Right) is NameSyntax { Name: [>= 'a' and <= 'z', '_', ..] small } && relation.Links.Count == 1 && !declared.Contains(small) && TryDefine(small, [], first, explicitly: false))
            {
                // W = w_1: the capital says what it is.
                definedHere.Add(first);
                turnedAround.Add(formula);
            }
            else if (!explicitly && (IsSolution(first, link.Right, formula) || IsOutcome(first, link.Right) || IsConclusion(first, formula))) { }
            else if (NameToDefine(first, explicitly || (!formula.Display && PageWords.Given(formula)) || IsPart(first, link.Right)) is { } definition && TryDefine(definition.Name, definition.Parameters, link.Right, explicitly))
            {
                definedHere.Add(first);
                if (PageWords.Introduces(formula) && !PageWords.Given(formula)) later.Add(definition.Name);
            }
            else if (EntriesOf(first, link.Right, explicitly) is { } named && TryDefine(named.Name, [], named.Entries, explicitly: false))
            {
                definedHere.Add(first);
                byEntries.Add(named.Name, first);
            }
        }
        if (definedHere.Contains(relation.First ?? relation)) foreach (var side in relation.Links.Select(static l => l.Right)) SyntaxNames.Collect(side, independent);
    }

    /// <summary>y of y_i = Σ_j A_ij x_j; but where the text differentiates by a z of its own, z_i = wᵀx_i says what one of many numbers is.</summary>
    private (string Name, EntriesSyntax Entries)? EntriesOf(SyntaxNode first, SyntaxNode meaning, bool explicitly) =>
        Ordinary(first) is IndexedSyntax { Raised: false, Indices.Count: 1 or 2, Of: NameSyntax { Name: var name } } entry && name is not ("delta" or "E" or "K") && !NeverDefined.Contains(name) && !(explicitly ? requested : declared).Contains(name) && (explicitly || !independent.Contains(name) || IsPart(entry.Of, meaning)) && !SyntaxNames.All(meaning).Any(static n => n is DerivativeSyntax or DifferentialSyntax or BinarySyntax { Kind: BinaryKind.Hadamard }) && ImplicitSums.Entries(entry, meaning) is { } entries
            && !(wholeBelow.Contains(name) && SyntaxNames.All(meaning).OfType<IndexedSyntax>().Any(i => i is { Of: NameSyntax family, Indices.Count: 1 } && Usage.IsFamily(family.Name))) ? (name, entries) : null;

    /// <summary>The names that are defined by their entries, each with the side that names them.</summary>
    private readonly Dictionary<string, SyntaxNode> byEntries = [];

    /// <summary>Forgets what is no definition by entries after all: x_i = Az_i tells vectors apart.</summary>
    public void KeepEntries(Func<SyntaxNode, bool> fits)
    {
        foreach (var (name, first) in byEntries)
        {
            if (fits(Definitions[name].Body)) continue;
            Definitions.Remove(name);
            definedHere.Remove(first);
        }
    }

    /// <summary>True where what stands right is defined by what stands left, perhaps transposed.</summary>
    public bool IsTurnedAround(FormulaSyntax formula) => turnedAround.Contains(formula);

    private readonly HashSet<FormulaSyntax> turnedAround = new(ReferenceEqualityComparer.Instance);

    /// <summary>Definitions of a name that the text has not had before, written the other way round: Xŵ = ŷ, A = Bᵀ, or aᵀ = 1ᵀS − bᵀ.</summary>
    private void DefineTurned(List<FormulaSyntax> relations)
    {
        var met = new HashSet<string>(declared);
        foreach (var formula in relations)
        {
            if (formula.Relation is { First: { } first, Links: [{ Kind: RelationKind.Equal or RelationKind.Define, Right: var right }] } && !IsDefinition(first))
            {
                if (Fresh(TransposedName(first)) is { } turned && TransposedName(right) is null && Ordinary(right) is not NameSyntax && !IsConstant(right) && TryDefine(turned, [], Transposed(right), explicitly: false)) definedHere.Add(first);
                else if (Ordinary(first) is CallSyntax { Function: "vec", Arguments: [var stacked] } && Ordinary(stacked) is DifferentialSyntax { Increment: false, Of: NameSyntax matrix } && Ordinary(right) is DifferentialSyntax { Increment: false, Of: NameSyntax { Name: var column } } && column != matrix.Name && !Definitions.ContainsKey(column) && TryDefine(column, [], new CallSyntax(first.Span, "vec", [matrix]), explicitly: false)) continue;
                else if (Ordinary(first) is CallSyntax { Function: "log", Arguments: [var likelihood] } && Ordinary(likelihood) is NameSyntax { Name: var density } && Fresh(density) is not null && uses.GetValueOrDefault(density) > 1 && TryDefine(density, [], new CallSyntax(right.Span, "exp", [right]), explicitly: false)) definedHere.Add(first);
                else if (SquaredName(first) is { } root && !Definitions.ContainsKey(root) && !declared.Contains(root) && !DerivativeVariables.Contains(root) && StatedProperties.Square(Ordinary(right)) is not null && TryDefine(root, [], new CallSyntax(right.Span, "sqrt", [right]), explicitly: false)) definedHere.Add(first);
                else if (Fresh(TransposedName(right)) is { } other && Ordinary(first) is NameSyntax { Name: var whole } && (met.Contains(whole) || Definitions.ContainsKey(whole)) && TryDefine(other, [], Transposed(first), explicitly: false)) Turn(first, formula);
                else if (Ordinary(right) is NameSyntax { Name: var name } && Fresh(name) is not null && Ordinary(first) is not NameSyntax && SyntaxNames.Of(first).Count > 0 && (name.EndsWith("_hat", StringComparison.Ordinal) || !Varies(first)) && TryDefine(name, [], first, explicitly: false)) Turn(first, formula);
            }
            foreach (var side in formula.Relation!.Sides()) met.UnionWith(SyntaxNames.Of(side));
        }

        string? Fresh(string? name) => name is not null && !met.Contains(name) && !NeverDefined.Contains(name.Split('_')[0]) && !Definitions.ContainsKey(name) && !DerivativeVariables.Contains(name) && !UsualVariables.Contains(name) ? name : null;

        bool Varies(SyntaxNode side) => SyntaxNames.Of(side).Overlaps(DerivativeVariables.Count > 0 ? DerivativeVariables : UsualVariables);

        void Turn(SyntaxNode first, FormulaSyntax formula)
        {
            definedHere.Add(first);
            turnedAround.Add(formula);
        }
    }

    /// <summary>s′ = s ∘ (1 − s) where s = σ(x): what s′ is follows from what s is, so that the line can be judged.</summary>
    private void DefineSlope(FormulaSyntax formula)
    {
        if (formula.Relation is not { First: { } first, Links.Count: > 0 } || Ordinary(first) is not NameSyntax { Name: var name } || PrimedNames.Unprimed(name) is not { } plain || !IsDefinition(first)) return;
        if (!Definitions.TryGetValue(plain, out var function) || Ordinary(function.Body) is not CallSyntax { Arguments.Count: 1 } call || Expressions.Catalog.Find(call.Function == NodeBinder.Logistic ? "sigmoid" : call.Function) is not Expressions.ElementwiseFunction) return;
        Definitions[name] = Definitions[name] with { Body = new DerivativeSyntax(call.Span, call, null, 1, DerivativeSpelling.Prime) };
        definedHere.Remove(first);
    }

    private static string? TransposedName(SyntaxNode side) => StatedProperties.TransposeOf(Ordinary(side));

    /// <summary>λ of λ² = xᵀx, the length of x.</summary>
    private static string? SquaredName(SyntaxNode side) => Ordinary(side) is BinarySyntax { Kind: BinaryKind.Power, Left: NameSyntax { Name: [>= 'a' and <= 'z', ..] name }, Right: NumberSyntax { Value: var two } } && two == 2 ? name : null;

    private static UnarySyntax Transposed(SyntaxNode side) => new(side.Span, UnaryKind.Transpose, side);

    /// <summary>True for a name that "let" or "now put" gives its meaning, in a sentence of its own behind what was said before.</summary>
    public bool IsLater(string name) => later.Contains(name);

    private readonly HashSet<string> later = [];

    /// <summary>True for y = Xβ + ε: how data come about, not what y stands for in a derivative by β.</summary>
    public bool IsModel(FormulaSyntax formula) => models.Contains(formula);

    private bool IsModel(SyntaxNode first, SyntaxNode right) => Ordinary(first) is NameSyntax && Ordinary(right) is SumSyntax { Terms: [var term, var noise] }
        && Ordinary(noise) is NameSyntax { Name: var name } && (Noise.Contains(name.Split('_')[0]) || (name is "u" or "v" or "w" or "n" or "r" && uses.GetValueOrDefault(name) == 1)) && SyntaxNames.Of(term).Count > 1;

    /// <summary>S = NΣ or Σ = S/N behind ∂/∂Σ tr(Σ⁻¹S): what came out, not what S or Σ was.</summary>
    private bool IsOutcome(SyntaxNode first, SyntaxNode meaning) => Ordinary(first) is NameSyntax { Name: var name } && Multiple(Ordinary(meaning)) is { } of && IsBefore(firstAt, name, first) && IsBefore(firstAt, of, first) && (IsBefore(lastBy, name, first) || IsBefore(lastBy, of, first));

    /// <summary>AX = B, hence X = A⁻¹B: what was concluded for X does not stand for it in what it was concluded from.</summary>
    private bool IsConclusion(SyntaxNode first, FormulaSyntax formula) => Ordinary(first) is NameSyntax { Name: var name } && IsBefore(firstAt, name, first) && PageWords.Derives(formula);

    private static bool IsBefore(Dictionary<string, int> places, string name, SyntaxNode side) => places.GetValueOrDefault(name, int.MaxValue) < side.Span.Start;

    /// <summary>Σ of NΣ, Σ/N and \frac1N Σ; null for anything else.</summary>
    private static string? Multiple(SyntaxNode side) => side switch
    {
        BinarySyntax { Kind: BinaryKind.Divide, Left: NameSyntax of, Right: NameSyntax or NumberSyntax } => of.Name,
        ProductSyntax { Factors: [.. , NameSyntax of] and var factors } when factors.SkipLast(1).All(static f => f is NumberSyntax or NameSyntax { Name: "N" or "n" or "M" or "m" or "T" or "lambda" or "alpha" } or BinarySyntax { Kind: BinaryKind.Divide, Left: NumberSyntax, Right: NameSyntax or NumberSyntax }) => of.Name,
        _ => null,
    };

    /// <summary>ẋ = Ax, as x′, \dot x or dx/dt: how x moves, which no line can show.</summary>
    public void DefineRates(DocumentSyntax document, Dependents dependents)
    {
        foreach (var relation in document.Formulas.Select(static f => f.Relation))
        {
            if (relation is not { First: { } first, Links: [{ Kind: RelationKind.Equal, Right: var right }] } || IsConstant(right) || Ordinary(right) is NumberSyntax || RateOf(Ordinary(first), dependents, document.Source) is not { } name) continue;
            if (SyntaxNames.All(right).Any(n => n is DerivativeSyntax or DifferentialSyntax || (n is NameSyntax inner && Dependents.Stem(inner.Name) != inner.Name) || (n is UnarySyntax { Kind: UnaryKind.Transpose or UnaryKind.Prime } mark && dependents.Primes is not null && NodeBinder.IsPrimed(mark, document.Source)))) continue;
            if (DerivativeVariables.Contains(name + Dependents.Dot) || Definitions.Values.Any(d => d.Parameters.Contains(name + Dependents.Dot))) continue;
            if (TryDefine(name + Dependents.Dot, [], right, explicitly: false)) definedHere.Add(first);
        }
    }

    private static string? RateOf(SyntaxNode side, Dependents dependents, SourceText source) => side switch
    {
        NameSyntax { Name: var name } when name.EndsWith(Dependents.Dot, StringComparison.Ordinal) && dependents.Contains(Dependents.Stem(name)) => Dependents.Stem(name),
        DerivativeSyntax { Order: 1, Spelling: DerivativeSpelling.Quotient, Of: { } of, By: { } by } when Ordinary(of) is NameSyntax { Name: var moving } && Ordinary(by) is NameSyntax { Name: var time } && dependents.On(time).Contains(moving) => moving,
        UnarySyntax { Kind: UnaryKind.Transpose or UnaryKind.Prime, Operand: NameSyntax { Name: var primed } } mark when dependents.Primes is not null && dependents.Contains(primed) && NodeBinder.IsPrimed(mark, source) => primed,
        _ => null,
    };

    /// <summary>y = Xw on a page that goes on with y − Xw: what is fitted to y, for which y stands nowhere.</summary>
    private bool IsFitted(SyntaxNode first, SyntaxNode right)
    {
        if (Ordinary(first) is not NameSyntax { Name: var name }) return false;
        var fitted = Terms(right).ToList();
        return SyntaxNames.Of(right).Count > 1 && sums[name].Any(sum => Terms(sum).ToList() is var terms && terms.Exists(y => Ordinary(y.Term) is NameSyntax { Name: var same } && same == name && fitted.TrueForAll(f => terms.Exists(t => t.Negative == (f.Negative == y.Negative) && SyntaxMatch.Same(f.Term, t.Term)))));
    }

    /// <summary>The terms of a sum without their signs, brackets aside.</summary>
    private static IEnumerable<(bool Negative, SyntaxNode Term)> Terms(SyntaxNode side, bool negative = false) => Ordinary(side) switch
    {
        SumSyntax sum => sum.Terms.SelectMany(t => Terms(t, negative)),
        UnarySyntax { Kind: UnaryKind.Negate } minus => Terms(minus.Operand, !negative),
        var term => [(negative, term)],
    };

    /// <summary>The sums of the page by the names that stand in them by themselves.</summary>
    private ILookup<string, SumSyntax> sums = Array.Empty<SumSyntax>().ToLookup(static _ => "");

    /// <summary>M = AXB − C behind f = ‖M‖²: a part that is given its meaning after its use, not a variable that is solved for.</summary>
    private bool IsPart(SyntaxNode first, SyntaxNode meaning)
    {
        if (Ordinary(first) is not NameSyntax { Name: var name } || !independent.Contains(name) || (DerivativeVariables.Contains(name) && !differentiated.Contains(name)) || (DerivativeVariables.Count == 0 && UsualVariables.Contains(name))) return false;
        if (Definitions.Values.Any(d => d.Parameters.Contains(name))) return false;
        var names = Expanded(meaning);
        return DerivativeVariables.Count > 0 ? names.Overlaps(DerivativeVariables) : names.Overlaps(UsualVariables);
    }

    /// <summary>f(X) = tr(Y h(X)) where f(X) = tr(YX⁻¹) was said before: h(X) stands for X⁻¹.</summary>
    private void DefineInner(FormulaSyntax formula)
    {
        if (formula.Relation is not { First: { } first, Links: [{ Kind: RelationKind.Equal, Right: var right }, ..] } || Ordinary(first) is not CallSyntax { Arguments: [var argument] } call) return;
        if (!Definitions.TryGetValue(call.Function, out var known) || ReferenceEquals(known.Body, right) || Ordinary(argument) is not NameSyntax variable) return;
        var unknown = SyntaxNames.All(right).OfType<CallSyntax>().Where(c => c.Arguments is [NameSyntax same] && same.Name == variable.Name && Expressions.Catalog.Find(c.Function) is null && !Definitions.ContainsKey(c.Function)).Select(static c => c.Function).Distinct().ToList();
        if (unknown is not [var name]) return;
        SyntaxNode? hole = null;
        if (SyntaxMatch.Fits(right, known.Body, name, ref hole) && hole is not null) Definitions[name] = new Definition(name, [variable.Name], hole);
    }

    private (string Name, string[] Parameters)? NameToDefine(SyntaxNode first, bool explicitly) => Ordinary(first) switch
    {
        NameSyntax named when PartialOf(named, Definitions) is not null => null,
        NameSyntax { Name: var rate } when Dependents.Stem(rate) is var stem && stem != rate && Definitions.ContainsKey(stem) => null,
        NameSyntax { Name: var name } when !NeverDefined.Contains(name) && !(explicitly ? requested : declared).Contains(name) && (explicitly || !independent.Contains(name)) => (name, []),
        CallSyntax call when call.Arguments.Count is > 0 and <= 8 && !NeverDefined.Contains(call.Function) && call.Arguments.All(static a => Ordinary(a) is NameSyntax) && (!Definitions.ContainsKey(call.Function) || call.Arguments.All(a => !Definitions.ContainsKey(((NameSyntax)Ordinary(a)).Name))) && Expressions.Catalog.Find(call.Function) is null
            => (call.Function, [.. call.Arguments.Select(a => ((NameSyntax)Ordinary(a)).Name)]),
        _ => null,
    };

    /// <summary>f_X of a function f that the page defines and that contains X, and J_f: its derivative; null for any other name.</summary>
    public static DerivativeSyntax? PartialOf(NameSyntax node, IReadOnlyDictionary<string, Definition> definitions) =>
        node.Name.Split('_') switch
        {
            ["J", var of] when definitions.TryGetValue(of, out var mapped) && mapped.Parameters is [var by] => new DerivativeSyntax(node.Span, new CallSyntax(node.Span, of, [new NameSyntax(node.Span, by)]), new NameSyntax(node.Span, by), 1, DerivativeSpelling.D),
            [var f, var x] when FunctionNames.IsFunctionLetter(f) && UsualVariables.Contains(x) && definitions.TryGetValue(f, out var function) && (function.Parameters.Contains(x) || (function.Parameters.Count == 0 && SyntaxNames.Of(function.Body).Contains(x)))
                => new DerivativeSyntax(node.Span, function.Parameters.Count == 0 ? new NameSyntax(node.Span, f) : new CallSyntax(node.Span, f, [.. function.Parameters.Select(p => new NameSyntax(node.Span, p))]), new NameSyntax(node.Span, x), 1, DerivativeSpelling.Quotient),
            _ => null,
        };

    private bool TryDefine(string name, string[] parameters, SyntaxNode body, bool explicitly)
    {
        // y = γ ∘ x + β says more of y than y_i = γx_i + β.
        if (body is not EntriesSyntax && byEntries.Remove(name, out var entries))
        {
            Definitions.Remove(name);
            definedHere.Remove(entries);
        }
        if (Definitions.ContainsKey(name) && !(explicitly && parameters.Length == 0 && !SyntaxNames.Of(body).Contains(name))) return false;
        if (SyntaxNames.All(body).Any(n => n is NameSyntax used && used.Name == name || n is CallSyntax call && call.Function == name)) return false;
        if (parameters.Length == 0 && SyntaxNames.All(body).Any(n => n is RemainderSyntax)) return false;
        Definitions[name] = new Definition(name, parameters, body);
        return true;
    }

    /// <summary>A number, 0 or I: a name set to it is a special case, not a definition.</summary>
    public static bool IsConstant(SyntaxNode node) => Ordinary(node) is NumberSyntax or NameSyntax { Name: "I" };
}
