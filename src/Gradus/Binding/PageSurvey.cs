using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>What the whole page tells before any formula is bound: its definitions, its goal, what it differentiates by.</summary>
internal sealed class PageSurvey
{
    private static readonly HashSet<string> NeverDefined = ["I", "ones", "zeros", "eye", "Hessian"];

    /// <summary>What is usually differentiated by, the likeliest first.</summary>
    public static readonly string[] UsualVariables = ["x", "theta", "beta", "w", "z", "X"];

    /// <summary>Definitions of definitions are followed as far as this many names.</summary>
    private const int MostNames = 1000;

    private readonly HashSet<string> independent = [];
    private readonly HashSet<SyntaxNode> definedHere = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> differentiated = [];
    private readonly HashSet<SyntaxNode> below = new(ReferenceEqualityComparer.Instance);
    private readonly IReadOnlySet<string> declared;

    private PageSurvey(IReadOnlySet<string> declared) => this.declared = declared;

    public Usage Usage { get; } = Usage.Of();

    public Dictionary<string, Definition> Definitions { get; } = [];

    /// <summary>True where the text says that a prime means a derivative.</summary>
    public bool PrimesAreRates { get; private set; }

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

    /// <summary>Surveys a page, or a part of one behind others that define <paramref name="known"/>.</summary>
    public static PageSurvey Of(DocumentSyntax document, IReadOnlySet<string> declared, IReadOnlyDictionary<string, Definition> known)
    {
        var survey = new PageSurvey(declared);
        var relations = document.Formulas.Where(f => f.Relation is not null).ToList();
        foreach (var formula in relations)
        {
            // "where σ is applied entry by entry" names the function.
            if (formula.Relation is { Links.Count: 0, First: NameSyntax { Name: NodeBinder.Logistic } }) continue;
            foreach (var side in formula.Relation!.Sides()) survey.Learn(side);
        }
        foreach (var formula in relations) survey.Define(formula);
        // A part may be made of a part that is defined behind it.
        foreach (var formula in relations.Where(f => !survey.IsDefinition(f.Relation!.First ?? f.Relation))) survey.Define(formula);
        survey.DefineTurned(relations);
        foreach (var (name, definition) in known) survey.Definitions.TryAdd(name, definition);
        survey.DerivativeVariables.UnionWith(relations.SelectMany(static f => f.Relation!.Sides()).SelectMany(SyntaxNames.All).OfType<NameSyntax>().Select(n => PartialOf(n, survey.Definitions)).OfType<DerivativeSyntax>().Select(static d => ((NameSyntax)d.By!).Name));
        foreach (var formula in relations) survey.DefineInner(formula);
        survey.Usage.FindIterates([.. relations.SelectMany(static f => f.Relation!.Sides())], survey.Definitions);
        survey.PrimesAreRates = document.Formulas.Any(PageWords.DefinesPrime) || relations.Exists(static f => f.Relation is { First: UnarySyntax { Kind: UnaryKind.Transpose or UnaryKind.Prime, Operand: NameSyntax primed }, Links: [{ Right: DerivativeSyntax { Of: NameSyntax of, By: NameSyntax } }, ..] } && of.Name == primed.Name);
        survey.FindOtherCase(relations);
        survey.FindGoal(relations);
        survey.FindUnknownNames(relations);
        survey.FindVariables(relations);
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

    private void Learn(SyntaxNode side)
    {
        Usage.Add(side);
        foreach (var node in SyntaxNames.All(side))
        {
            if (node is DerivativeSyntax { Of: { } of } && Ordinary(of) is NameSyntax function) differentiated.Add(function.Name);
            // z of σ'(z) is where the slope is taken, not what the page differentiates by.
            if (node is DerivativeSyntax { Spelling: DerivativeSpelling.Prime, Of: CallSyntax { Function: var slope } } && (slope == NodeBinder.Logistic || Expressions.Catalog.Find(slope) is not null)) continue;
            if (node is DerivativeSyntax { By: { } by } && VariableOf(by) is { } name)
            {
                DerivativeVariables.Add(name);
                lastBy[name] = node.Span.Start;
            }
        }
    }

    /// <summary>The name in a denominator: X, Xᵀ, vec(X), X_ij.</summary>
    public static string? VariableOf(SyntaxNode by) => Ordinary(by) switch
    {
        NameSyntax name => name.Name,
        UnarySyntax { Kind: UnaryKind.Transpose } transpose => VariableOf(transpose.Operand),
        CallSyntax { Function: "vec", Arguments: [var inside] } => VariableOf(inside),
        IndexedSyntax { Of: NameSyntax name } => name.Name,
        _ => null,
    };

    private void Define(FormulaSyntax formula)
    {
        var relation = formula.Relation!;
        if (relation is { First: { } first, Links: [{ Kind: RelationKind.Equal or RelationKind.Define } link, ..] } && !IsConstant(link.Right))
        {
            var explicitly = link.Kind == RelationKind.Define || PageWords.Defines(formula);
            if (IsModel(first, link.Right)) models.Add(formula);
            else if (Ordinary(first) is NameSyntax { Name: [>= 'A' and <= 'Z'] } && Ordinary(link.Right) is NameSyntax { Name: [>= 'a' and <= 'z', '_', ..] small } && relation.Links.Count == 1 && !declared.Contains(small) && TryDefine(small, [], first, explicitly: false))
            {
                // W = w_1: the capital says what it is.
                definedHere.Add(first);
                turnedAround.Add(formula);
            }
            else if (!explicitly && IsSolution(first, link.Right, formula)) { }
            else if (NameToDefine(first, explicitly || (!formula.Display && PageWords.Given(formula)) || IsPart(first, link.Right)) is { } definition && TryDefine(definition.Name, definition.Parameters, link.Right, explicitly))
            {
                definedHere.Add(first);
                if (PageWords.Introduces(formula) && !PageWords.Given(formula)) later.Add(definition.Name);
            }
        }
        if (definedHere.Contains(relation.First ?? relation)) foreach (var side in relation.Links.Select(static l => l.Right)) SyntaxNames.Collect(side, independent);
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
                else if (SquaredName(first) is { } root && !Definitions.ContainsKey(root) && !declared.Contains(root) && !DerivativeVariables.Contains(root) && IsSquaredLength(right) && TryDefine(root, [], new CallSyntax(right.Span, "sqrt", [right]), explicitly: false)) definedHere.Add(first);
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

    private static string? TransposedName(SyntaxNode side) => Ordinary(side) is UnarySyntax { Kind: UnaryKind.Transpose, Operand: var of } && Ordinary(of) is NameSyntax { Name: var name } ? name : null;

    /// <summary>λ of λ² = xᵀx, the length of x.</summary>
    private static string? SquaredName(SyntaxNode side) => Ordinary(side) is BinarySyntax { Kind: BinaryKind.Power, Left: NameSyntax { Name: [>= 'a' and <= 'z', ..] name }, Right: NumberSyntax { Value: var two } } && two == 2 ? name : null;

    private static bool IsSquaredLength(SyntaxNode side) => Ordinary(side) is ProductSyntax { Factors: [var turned, NameSyntax name] } && TransposedName(turned) == name.Name;

    private static UnarySyntax Transposed(SyntaxNode side) => new(side.Span, UnaryKind.Transpose, side);

    /// <summary>True for a name that "let" or "now put" gives its meaning, in a sentence of its own behind what was said before.</summary>
    public bool IsLater(string name) => later.Contains(name);

    private readonly HashSet<string> later = [];

    /// <summary>True for y = Xβ + ε: how data come about, not what y stands for in a derivative by β.</summary>
    public bool IsModel(FormulaSyntax formula) => models.Contains(formula);

    private static bool IsModel(SyntaxNode first, SyntaxNode right) => Ordinary(first) is NameSyntax && Ordinary(right) is SumSyntax { Terms: [var term, var noise] }
        && Ordinary(noise) is NameSyntax { Name: var name } && Noise.Contains(name.Split('_')[0]) && SyntaxNames.Of(term).Count > 1;

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

    /// <summary>Where the page differentiates by a name for the last time.</summary>
    private readonly Dictionary<string, int> lastBy = [];

    /// <summary>b = (XᵀX)⁻¹Xᵀy where the text goes on to differentiate by b: what is solved for, and not what b stands for in what was differentiated.</summary>
    private bool IsSolution(SyntaxNode first, SyntaxNode meaning, FormulaSyntax formula) => Ordinary(first) is NameSyntax { Name: var name } && lastBy.GetValueOrDefault(name) > meaning.Span.End && !differentiated.Contains(name)
        && !SyntaxNames.Of(meaning).Overlaps(DerivativeVariables) && SyntaxNames.All(meaning).Any(static n => n is BinarySyntax { Kind: BinaryKind.Power, Right: UnarySyntax { Kind: UnaryKind.Negate } } or CallSyntax { Function: "inv" or "pinv" }) && !PageWords.Given(formula);

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
        NameSyntax { Name: var name } when !NeverDefined.Contains(name) && !declared.Contains(name) && (explicitly || !independent.Contains(name)) => (name, []),
        CallSyntax call when call.Arguments.Count is > 0 and <= 8 && !NeverDefined.Contains(call.Function) && call.Arguments.All(static a => Ordinary(a) is NameSyntax) && (!Definitions.ContainsKey(call.Function) || call.Arguments.All(a => !Definitions.ContainsKey(((NameSyntax)Ordinary(a)).Name))) && Expressions.Catalog.Find(call.Function) is null
            => (call.Function, [.. call.Arguments.Select(a => ((NameSyntax)Ordinary(a)).Name)]),
        _ => null,
    };

    /// <summary>f_X of a function f that the page defines and that contains X: its derivative; null for any other name.</summary>
    public static DerivativeSyntax? PartialOf(NameSyntax node, IReadOnlyDictionary<string, Definition> definitions) =>
        node.Name.Split('_') is [var f, var x] && FunctionNames.IsFunctionLetter(f) && UsualVariables.Contains(x) && definitions.TryGetValue(f, out var function) && (function.Parameters.Contains(x) || (function.Parameters.Count == 0 && SyntaxNames.Of(function.Body).Contains(x)))
            ? new DerivativeSyntax(node.Span, function.Parameters.Count == 0 ? new NameSyntax(node.Span, f) : new CallSyntax(node.Span, f, [.. function.Parameters.Select(p => new NameSyntax(node.Span, p))]), new NameSyntax(node.Span, x), 1, DerivativeSpelling.Quotient) : null;

    private bool TryDefine(string name, string[] parameters, SyntaxNode body, bool explicitly)
    {
        if (Definitions.ContainsKey(name) && !(explicitly && parameters.Length == 0 && !SyntaxNames.Of(body).Contains(name))) return false;
        if (SyntaxNames.All(body).Any(n => n is NameSyntax used && used.Name == name || n is CallSyntax call && call.Function == name)) return false;
        if (parameters.Length == 0 && SyntaxNames.All(body).Any(n => n is RemainderSyntax)) return false;
        Definitions[name] = new Definition(name, parameters, body);
        return true;
    }

    /// <summary>A number, 0 or I: a name set to it is a special case, not a definition.</summary>
    public static bool IsConstant(SyntaxNode node) => Ordinary(node) is NumberSyntax or NameSyntax { Name: "I" };

    private void FindGoal(List<FormulaSyntax> relations)
    {
        var stated = relations.FindAll(static f => f.IsObjective || PageWords.StatesGoal(f));
        foreach (var formula in relations.Where(f => stated.Count > 0 && f.Block == stated[0].Block)) GoalFormulas.Add(formula);
        foreach (var formula in GoalFormulas.ToList()) TakeGoal(formula.Relation!);
        if (Goal is not null && Variable is not null) return;
        foreach (var formula in relations)
        {
            if (Goal is null && IsDefinition(formula.Relation!.First ?? formula.Relation!) && Ordinary(formula.Relation!.First!) is CallSyntax) TakeGoal(formula.Relation!);
            else if (formula.Relation!.First is { } first && Ordinary(first) is DerivativeSyntax { Of: { } of, By: { } by } && (Goal is null || Same(of, Goal) || Stands(of))) Take(Goal ?? of, VariableOf(by));
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
        else if (goal.Links.Count > 0 && IsDefinition(goal.First)) Take(goal.Links[0].Right, first is CallSyntax { Arguments: [var parameter] } && Ordinary(parameter) is NameSyntax name ? name.Name : null);
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
        // A page that writes dY lets Y vary; so does one that writes dy for y = vec(Y).
        foreach (var node in relations.SelectMany(f => f.Relation!.Sides()).SelectMany(SyntaxNames.All))
        {
            if (node is not DifferentialSyntax { Increment: false, Of: NameSyntax { Name: var name } } || Usage.IsOnlyDifferentiated(name)) continue;
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
