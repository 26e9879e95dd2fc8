using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>What the whole page tells before any formula is bound: its definitions, its goal, what it differentiates by.</summary>
internal sealed partial class PageSurvey
{
    private static readonly HashSet<string> NeverDefined = ["I", "ones", "zeros", "eye", "Hessian"];

    /// <summary>What is usually differentiated by, the likeliest first.</summary>
    public static readonly string[] UsualVariables = ["theta", "beta", "w", "x", "z", "X"];

    /// <summary>Definitions of definitions are followed as far as this many names.</summary>
    private const int MostNames = 1000;

    private readonly HashSet<string> independent = [];
    private readonly HashSet<SyntaxNode> definedHere = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> differentiated = [];
    private readonly HashSet<SyntaxNode> below = new(ReferenceEqualityComparer.Instance);
    private readonly IReadOnlySet<string> declared;
    private readonly IReadOnlySet<string> requested;

    private PageSurvey(IReadOnlySet<string> declared, IReadOnlySet<string> requested) => (this.declared, this.requested) = (declared, requested);

    public Usage Usage { get; } = Usage.Of();

    public Dictionary<string, Definition> Definitions { get; } = [];

    /// <summary>The letters over which the page sums with a sign; none where it leaves signs out on purpose, or speaks of single terms.</summary>
    public IReadOnlySet<string> SumLetters { get; private set; } = new HashSet<string>();

    /// <summary>True where the text says that a prime means a derivative.</summary>
    public bool PrimesAreRates { get; private set; }

    /// <summary>True where the text says that a prime means a transpose.</summary>
    public bool PrimesAreTransposes { get; private set; }

    /// <summary>What the page differentiates by.</summary>
    public HashSet<string> DerivativeVariables { get; } = [];

    /// <summary>The symbols that vary under d; null if the page does not tell.</summary>
    public HashSet<string>? Variables { get; private set; }

    /// <summary>The function whose derivative is wanted.</summary>
    public SyntaxNode? Goal { get; private set; }

    /// <summary>The variable by which it is wanted.</summary>
    public string? Variable { get; private set; }

    /// <summary>The letters of errors in a linear model (Magnus &amp; Neudecker, Matrix Differential Calculus, ch. 14).</summary>
    private static readonly HashSet<string> Noise = ["epsilon", "varepsilon", "eps", "e", "E", "eta", "xi", "nu", "noise", "error"];

    private readonly HashSet<FormulaSyntax> models = new(ReferenceEqualityComparer.Instance);

    /// <summary>The formulas that state the goal.</summary>
    public HashSet<FormulaSyntax> GoalFormulas { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>True if this side, left of its first link, is being defined.</summary>
    public bool IsDefinition(SyntaxNode left) => definedHere.Contains(left);

    /// <summary>Surveys a page, or a part of one behind others that define <paramref name="known"/>; what the text declares may be defined by "let" alone, what the request declares is not.</summary>
    public static PageSurvey Of(DocumentSyntax document, IReadOnlySet<string> declared, IReadOnlySet<string> requested, IReadOnlyDictionary<string, Definition> known)
    {
        var survey = new PageSurvey(declared, requested);
        var relations = document.Formulas.Where(f => f.Relation is not null).ToList();
        foreach (var formula in relations)
        {
            // "where σ is applied entry by entry" names the function.
            if (formula.Relation is { Links.Count: 0, First: NameSyntax { Name: NodeBinder.Logistic } }) continue;
            foreach (var side in formula.Relation!.Sides()) survey.Learn(side, formula is { Display: false, Relation.Links.Count: 0 });
        }
        survey.sums = relations.SelectMany(static f => f.Relation!.Sides()).SelectMany(SyntaxNames.All).OfType<SumSyntax>().SelectMany(static sum => Terms(sum).Select(static t => t.Term).OfType<NameSyntax>().Select(name => (name.Name, Sum: sum))).ToLookup(static s => s.Name, static s => s.Sum);
        foreach (var formula in relations) survey.Define(formula);
        // A part may be made of a part that is defined behind it.
        foreach (var formula in relations.Where(f => !survey.IsDefinition(f.Relation!.First ?? f.Relation))) survey.Define(formula);
        survey.DefineTurned(relations);
        foreach (var formula in relations) survey.DefineSlope(formula);
        foreach (var (name, definition) in known) survey.Definitions.TryAdd(name, definition);
        survey.DerivativeVariables.UnionWith(relations.SelectMany(static f => f.Relation!.Sides()).SelectMany(SyntaxNames.All).OfType<NameSyntax>().Select(n => PartialOf(n, survey.Definitions)).OfType<DerivativeSyntax>().Select(static d => ((NameSyntax)d.By!).Name));
        foreach (var formula in relations) survey.DefineInner(formula);
        foreach (var open in OpenFunctions.Of(relations, survey.Usage, survey.Definitions)) survey.Definitions.Add(open.Name, open);
        survey.Usage.FindIterates([.. relations.SelectMany(static f => f.Relation!.Sides())], survey.Definitions);
        survey.PrimesAreTransposes = document.Formulas.Any(PageWords.TransposesByPrime);
        survey.PrimesAreRates = !survey.PrimesAreTransposes && (document.Formulas.Any(PageWords.DefinesPrime) || relations.Exists(static f => f.Relation is { First: UnarySyntax { Kind: UnaryKind.Transpose or UnaryKind.Prime, Operand: NameSyntax primed }, Links: [{ Right: DerivativeSyntax { Of: NameSyntax of, By: NameSyntax } }, ..] } && of.Name == primed.Name));
        if (!document.Formulas.Any(PageWords.SpeaksOfTerms)) survey.SumLetters = relations.SelectMany(static f => f.Relation!.Sides()).SelectMany(SyntaxNames.All).OfType<SummationSyntax>().SelectMany(static s => s.Indices).ToHashSet();
        survey.FindOtherCase(relations);
        survey.FindGoal(relations);
        survey.FindUnknownNames(relations);
        survey.FindVariables(relations);
        return survey;
    }

    /// <summary>What an identity tells that stands by itself: how its letters are used, and by what it differentiates.</summary>
    public static PageSurvey OfIdentity(FormulaSyntax identity)
    {
        var survey = new PageSurvey(new HashSet<string>(), new HashSet<string>());
        foreach (var side in identity.Relation!.Sides()) survey.Learn(side, alone: false);
        survey.FindVariables([identity]);
        return survey;
    }

    /// <summary>The single meaning of a node whose ordinary reading is a call.</summary>
    public static SyntaxNode Ordinary(SyntaxNode node)
    {
        while (true)
        {
            switch (node)
            {
                case GroupSyntax group: node = group.Inner; break;
                case AmbiguousSyntax choice: node = choice.Alternatives[0]; break;
                default: return node;
            }
        }
    }

    private void Learn(SyntaxNode side, bool alone)
    {
        if (alone && side is NameSyntax mentioned) Usage.Mention(mentioned);
        else Usage.Add(side);
        foreach (var node in SyntaxNames.All(side))
        {
            if (node is NameSyntax named)
            {
                firstAt.TryAdd(named.Name, node.Span.Start);
                if (!alone) uses[named.Name] = uses.GetValueOrDefault(named.Name) + 1;
            }
            if (node is DerivativeSyntax { Of: { } of } && (Ordinary(of) is IndexedSyntax entry ? entry.Of : Ordinary(of)) is NameSyntax function) differentiated.Add(function.Name);
            if (IsSlope(node)) continue;
            if (node is DerivativeSyntax { By: { } by } && VariableOf(by) is { } name)
            {
                DerivativeVariables.Add(name);
                if (Ordinary(by) is NameSyntax) wholeBelow.Add(name);
                lastBy[name] = node.Span.Start;
            }
        }
    }

    /// <summary>σ′(z): z is where the slope is taken, not what the page differentiates by.</summary>
    private static bool IsSlope(SyntaxNode node) => node is DerivativeSyntax { Spelling: DerivativeSpelling.Prime, Of: CallSyntax { Function: var slope } } && (slope == NodeBinder.Logistic || Expressions.Catalog.Find(slope) is not null);

    /// <summary>The name in a denominator: X, Xᵀ, vec(X), X_ij.</summary>
    public static string? VariableOf(SyntaxNode by) => Ordinary(by) switch
    {
        NameSyntax name => name.Name,
        UnarySyntax { Kind: UnaryKind.Transpose } transpose => VariableOf(transpose.Operand),
        CallSyntax { Function: "vec", Arguments: [var inside] } => VariableOf(inside),
        IndexedSyntax { Of: NameSyntax name } => name.Name,
        _ => null,
    };

    /// <summary>The names of a formula and of all that it is made of.</summary>
    public HashSet<string> Expanded(SyntaxNode formula)
    {
        var names = SyntaxNames.Of(formula);
        foreach (var call in SyntaxNames.All(formula).OfType<CallSyntax>()) names.Add(call.Function);
        var open = new Queue<string>(names);
        while (open.TryDequeue(out var name) && names.Count < MostNames)
        {
            if (!Definitions.TryGetValue(name, out var definition)) continue;
            foreach (var used in SyntaxNames.Of(definition.Body))
            {
                if (names.Add(used)) open.Enqueue(used);
            }
        }
        return names;
    }

    /// <summary>What the page differentiates by as a whole, and not entry by entry.</summary>
    private readonly HashSet<string> wholeBelow = [];

    /// <summary>How often a name stands in formulas of more than itself.</summary>
    private readonly Dictionary<string, int> uses = [];

    /// <summary>Where a name stands first.</summary>
    private readonly Dictionary<string, int> firstAt = [];

    /// <summary>Where the page differentiates by a name for the last time.</summary>
    private readonly Dictionary<string, int> lastBy = [];

    /// <summary>b = (XᵀX)⁻¹Xᵀy where the text goes on to differentiate by b: what is solved for, and not what b stands for in what was differentiated.</summary>
    private bool IsSolution(SyntaxNode first, SyntaxNode meaning, FormulaSyntax formula) => Ordinary(first) is NameSyntax { Name: var name } && lastBy.GetValueOrDefault(name) > meaning.Span.End && !differentiated.Contains(name)
        && !SyntaxNames.Of(meaning).Overlaps(DerivativeVariables) && SyntaxNames.All(meaning).Any(static n => n is BinarySyntax { Kind: BinaryKind.Power, Right: UnarySyntax { Kind: UnaryKind.Negate } } or CallSyntax { Function: "inv" or "pinv" }) && !PageWords.Given(formula);

    private void FindGoal(List<FormulaSyntax> relations)
    {
        var stated = relations.FindAll(static f => f.IsObjective || PageWords.StatesGoal(f));
        foreach (var formula in relations.Where(f => stated.Count > 0 && f.Block == stated[0].Block)) GoalFormulas.Add(formula);
        foreach (var formula in GoalFormulas.ToList()) TakeGoal(formula.Relation!);
        if (Goal is not null && Variable is not null) return;
        foreach (var formula in relations)
        {
            if (Goal is null && IsDefinition(formula.Relation!.First ?? formula.Relation!) && Ordinary(formula.Relation!.First!) is CallSyntax) TakeGoal(formula.Relation!);
            else if (formula.Relation!.First is { } first && !IsSlope(Ordinary(first)) && Ordinary(first) is DerivativeSyntax { Of: { } of, By: { } by } && (Goal is null || Same(of, Goal) || Stands(of))) Take(Goal ?? of, VariableOf(by));
        }
        Variable ??= DerivativeVariables.Count == 1 ? DerivativeVariables.First() : null;
        if (Variable is null && Goal is not null && DerivativeVariables.Count == 0 && LikelyVariables(Goal) is [var likely]) Variable = likely;
    }

    /// <summary>True if the function is a defined name: ∂f/∂X.</summary>
    private bool Stands(SyntaxNode of) => Ordinary(of) is NameSyntax name && Definitions.TryGetValue(name.Name, out var definition) && ReferenceEquals(definition.Body, Goal)
        || Ordinary(of) is CallSyntax call && Definitions.TryGetValue(call.Function, out var function) && ReferenceEquals(function.Body, Goal);

    private static bool Same(SyntaxNode a, SyntaxNode b) => a.Span == b.Span;

    private void TakeGoal(RelationSyntax goal)
    {
        if (goal.First is null) return;
        var first = Ordinary(goal.First);
        if (goal.Links.Count == 0 && first is NameSyntax alone && Goal is not null) Variable ??= alone.Name;
        else if (first is DerivativeSyntax { Of: { } of } derivative) Take(of, derivative.By is null ? null : VariableOf(derivative.By));
        else if (goal.Links.Count > 0 && IsDefinition(goal.First)) Take(goal.Links[0].Right, first is CallSyntax { Arguments: [var parameter] } && Ordinary(parameter) is NameSyntax name && (DerivativeVariables.Count == 0 || DerivativeVariables.Contains(name.Name)) ? name.Name : null);
        else if (goal.Links.Count == 0) Take(goal.First, null);
    }

    private void Take(SyntaxNode goal, string? variable)
    {
        Goal ??= goal;
        Variable ??= variable;
    }

    /// <summary>∂f/∂w or f(w) on a page that otherwise writes W: w stands for W.</summary>
    private void FindOtherCase(List<FormulaSyntax> relations)
    {
        var used = new HashSet<string>(declared);
        var arguments = new List<string>();
        foreach (var node in relations.SelectMany(f => f.Relation!.Sides()).SelectMany(SyntaxNames.All))
        {
            if (node is DerivativeSyntax { By: { } by }) below.Add(by);
            else if (node is CallSyntax { Arguments: [NameSyntax argument] } call && Definitions.TryGetValue(call.Function, out var function) && function.Parameters is [var parameter] && parameter != argument.Name)
            {
                below.Add(argument);
                arguments.Add(argument.Name);
            }
            else if (node is NameSyntax name && !below.Contains(node)) used.Add(name.Name);
        }
        foreach (var name in DerivativeVariables.Concat(arguments).Distinct().Where(n => n.Length == 1 && !used.Contains(n)).ToList())
        {
            var other = char.IsUpper(name[0]) ? name.ToLowerInvariant() : name.ToUpperInvariant();
            if (!used.Contains(other) || Definitions.ContainsKey(name)) continue;
            Definitions[name] = new Definition(name, [], new NameSyntax(default, other));
            if (DerivativeVariables.Remove(name)) DerivativeVariables.Add(other);
        }
    }

    /// <summary>A name that the page never defines, but uses as 2M : dM = 2(XᵀX − A) : (…).</summary>
    private void FindUnknownNames(List<FormulaSyntax> relations)
    {
        SyntaxNode? before = null;
        foreach (var side in relations.SelectMany(f => f.Relation!.Sides()))
        {
            if (before is not null && InnerOfItsDifferential(before) is { } name && !Definitions.ContainsKey(name) && !declared.Contains(name) && !DerivativeVariables.Contains(name)
                && FrobeniusLeft(side) is { } meaning && !SyntaxNames.Of(meaning).Contains(name) && SyntaxNames.Of(meaning).Count > 0)
            {
                Definitions[name] = new Definition(name, [], meaning);
            }
            if (before is not null && UnknownFactor(before, side) is var (fresh, value) && !Definitions.ContainsKey(fresh) && !declared.Contains(fresh) && !DerivativeVariables.Contains(fresh) && !SyntaxNames.Of(before).Contains(fresh))
            {
                Definitions[fresh] = new Definition(fresh, [], value);
            }
            before = side;
        }
    }

    /// <summary>M of … = P : Y = M : Y, where it stands for P.</summary>
    private static (string Name, SyntaxNode Value)? UnknownFactor(SyntaxNode before, SyntaxNode side) =>
        Ordinary(before) is BinarySyntax { Kind: BinaryKind.Frobenius } first && Ordinary(side) is BinarySyntax { Kind: BinaryKind.Frobenius } second
        && Ordinary(first.Right) is NameSyntax same && Ordinary(second.Right) is NameSyntax other && same.Name == other.Name
        && Ordinary(second.Left) is NameSyntax fresh && Ordinary(first.Left) is not NameSyntax ? (fresh.Name, first.Left) : null;

    private static string? InnerOfItsDifferential(SyntaxNode side) =>
        Ordinary(side) is BinarySyntax { Kind: BinaryKind.Frobenius } inner && WithoutNumber(inner.Left) is NameSyntax name && Ordinary(inner.Right) is DifferentialSyntax { Of: NameSyntax same } && same.Name == name.Name ? name.Name : null;

    private static SyntaxNode? FrobeniusLeft(SyntaxNode side) => Ordinary(side) is BinarySyntax { Kind: BinaryKind.Frobenius } inner ? WithoutNumber(inner.Left) : null;

    private static SyntaxNode WithoutNumber(SyntaxNode node) => Ordinary(node) is ProductSyntax { Factors: [NumberSyntax, var only] } ? Ordinary(only) : Ordinary(node);

    /// <summary>Names of a function that are usually its variable: x and X, then w, W and others; all names if none of these.</summary>
    public static IReadOnlyList<string> LikelyVariables(SyntaxNode goal)
    {
        var names = SyntaxNames.Of(goal);
        var usual = UsualVariables.Where(names.Contains).Take(1).ToList();
        return usual.Count > 0 ? usual : [.. names.Where(n => n is not ("I" or "ones")).OrderBy(n => n, StringComparer.Ordinal).Take(4)];
    }

    private void FindVariables(List<FormulaSyntax> relations)
    {
        var varying = new HashSet<string>(DerivativeVariables);
        if (Variable is not null) varying.Add(Variable);
        foreach (var node in relations.SelectMany(f => f.Relation!.Sides()).SelectMany(SyntaxNames.All))
        {
            if (node is DerivativeSyntax { By: null, Of: { } of } && Ordinary(of) is CallSyntax { Arguments: [var argument] } && Ordinary(argument) is NameSyntax parameter) varying.Add(parameter.Name);
        }
        varying.ExceptWith(Definitions.Keys);
        // dA = 0, as a rule for a constant A.
        var constant = relations.Select(static f => f.Relation is { First: { } first, Links: [{ Right: NumberSyntax { Value.IsZero: true } }] } && Ordinary(first) is DifferentialSyntax { Increment: false, Of: var of } && Ordinary(of) is NameSyntax { Name: [>= 'A' and <= 'Z'] held } ? held : null).OfType<string>().Where(n => !varying.Contains(n)).ToHashSet();
        // A page that writes dY lets Y vary; so does one that writes dy for y = vec(Y).
        foreach (var node in relations.SelectMany(f => f.Relation!.Sides()).SelectMany(SyntaxNames.All))
        {
            if (node is not DifferentialSyntax { Increment: false, Of: NameSyntax { Name: var name } } || Usage.IsOnlyDifferentiated(name) || constant.Contains(name)) continue;
            if (!Definitions.TryGetValue(name, out var definition))
            {
                // d(A : B) = dA : B + A : dB may be a rule beside a function of A alone.
                if (!(varying.Count > 0 && Goal is not null && Expanded(Goal).Contains(name) && !varying.Contains(name) && (Variable is not null || DerivativeVariables.Count > 0))) varying.Add(name);
            }
            else if (Ordinary(definition.Body) is CallSyntax { Function: "vec", Arguments: [var stacked] } && Ordinary(stacked) is NameSyntax whole && !Definitions.ContainsKey(whole.Name)) varying.Add(whole.Name);
        }
        Variables = varying.Count > 0 ? varying : null;
    }
}
