using System.Runtime.CompilerServices;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>One run through a formula: every node gets a shape, or the first misfit ends the run.</summary>
/// <remarks>Kinds (scalar, column, row, matrix) are chosen at the symbols, so that whether a size is 1 is always known; sizes are unified on the way.</remarks>
internal sealed partial class NodeBinder(Scope scope, BindingContext context, ChoiceSearch search, Usage usage)
{
    /// <summary>The deepest nesting that is read.</summary>
    public const int DeepestNesting = 400;

    /// <summary>The most names that a size may be a product of.</summary>
    private const int LongestSize = 64;

    private readonly Dictionary<string, Value> locals = [];
    private readonly Dictionary<string, (Value Value, int[] Choices)> expanded = [];
    private readonly HashSet<string> expanding = [];
    private int depth;

    /// <summary>Why the run ended early.</summary>
    public BindingProblem? Problem { get; private set; }

    /// <summary>The place in the search's record from which on choices are to blame.</summary>
    public int Blame { get; private set; }

    /// <summary>The readings taken in this run that are not the ordinary ones.</summary>
    public List<UnusualReading> Unusual { get; } = [];

    private bool Plain => context.Dialect == Dialect.Plain;

    private Unifier Sizes => scope.Unifier;

    public Value? Bind(SyntaxNode node)
    {
        Effort.Spend();
        if (--search.NodesLeft <= 0) return Fail(node, "too-ambiguous", "the formula has too many readings to try", 0, hint: "declare the shapes of its symbols, such as A: m×n");
        if (depth > DeepestNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) return Fail(node, "too-large", "the formula is nested too deeply", 0);
        depth++;
        var value = Dispatch(node);
        depth--;
        return value;
    }

    /// <summary>Makes the two sides of a relation agree.</summary>
    public bool Agree(Value left, Value right, SourceSpan sign)
    {
        if (left.FitsAnywhere || right.FitsAnywhere || Sizes.Unify(left.Shape, right.Shape)) return true;
        Clash(sign, "both sides of = need the same shape", left, right, 0);
        return false;
    }

    /// <summary>Decides the sizes that were left open.</summary>
    public bool Settle(SyntaxNode formula)
    {
        TieIdentities();
        if (Sizes.Settle()) return true;
        Fail(formula, BindingProblem.Shape, "the sizes in this formula contradict each other", 0);
        return false;
    }

    /// <summary>tr(tI) = t tr(I) and tr(tI + A) = t tr(I) + tr(A): where nothing says how large they are, all I of a formula are of one size, that which the formula counts with if it does, as in tr(tI) = tn.</summary>
    private void TieIdentities()
    {
        if (identities.Count == 0 && ranges.Count == 0 && ones.Count == 0) return;
        var known = scope.KnownSizes().Select(static s => s.Known).ToHashSet();
        var open = identities.Where(size => IsOpen(size, known)).ToList();
        var sizes = identities.Except(open).Select(Sizes.Resolve).Distinct().ToList();
        var numbers = counted.Select(Sizes.Resolve).Distinct().ToList();
        var common = numbers is [var number] ? number : sizes is [var only] ? only : writtenIdentities.Select(Sizes.Resolve).Distinct().ToList() is [var named] ? named : open.Count > 0 ? open[0] : Size.One;
        // n tr(S⁻¹S) = n tr(I): I may have the size of S rather than that of the number.
        if (numbers.Count > 0 && usage.HasTraceOfIdentity && sizes.Count == 0 && open.Count > 0 && SizeOfAllSquares() is { } all && !all.Equals(common) && search.Choose(new ChoiceKey(context, "identity"), [0, 2], kind: false) == 1)
        {
            common = all;
            Unusual.Add(new UnusualReading(UnusualReading.OtherVariable, null, IsMarked: false));
        }
        foreach (var size in open) Sizes.Unify(common, size);
        if (!common.IsOne) foreach (var size in ranges.Where(size => IsOpen(size, known)).ToList()) Sizes.Unify(common, size);
        TieOnes(known, numbers);
        // tr(A + tI) = tr(A) + t tr(I_n): n is the size of A where nothing else is of size n.
        if (sizes.Count == 1 && writtenIdentities.Select(Sizes.Resolve).Distinct().ToList() is [var written] && IsOpen(written, known)) Sizes.Unify(sizes[0], written);
    }

    /// <summary>1ᵀ1 = n and 11ᵀ11ᵀ: ones whose length nothing says are as long as the text says that ones are, as the other ones of the formula, or as the number that it counts with.</summary>
    private void TieOnes(HashSet<Size> known, List<Size> numbers)
    {
        var open = ones.Where(size => IsOpen(size, known)).ToList();
        if (open.Count == 0) return;
        var lengths = ones.Except(open).Select(Sizes.Resolve).Distinct().ToList();
        var common = context.LengthOfOnes ?? (lengths is [var only] ? only : numbers is [var number] ? number : null);
        if (common is not null) foreach (var size in open) Sizes.Unify(common, size);
    }

    /// <summary>The lengths of ones that bear no sizes.</summary>
    private readonly List<Size> ones = [];

    /// <summary>The one size of all square matrices of the page, which an I by itself may be expected to have; null where there are several or none.</summary>
    private Size? SizeOfAllSquares() =>
        scope.Names.Select(n => scope.Find(n)!).Where(static s => s is { IsScalar: false, IsColumn: false, IsRow: false }).Select(s => Sizes.Resolve(s)).Where(static s => s.IsSquare).Select(static s => s.Rows).Distinct().ToList() is [var one] ? one : null;

    private readonly List<Size> writtenIdentities = [];

    private bool IsOpen(Size size, HashSet<Size> known) => Sizes.Resolve(size) is { Names: [var name], Factor: 1 } resolved && Unifier.IsUnknown(name) && !known.Contains(resolved) && !Sizes.IsPostponed(name);

    /// <summary>The sizes that stand in the formula as numbers.</summary>
    private readonly List<Size> counted = [];

    private readonly List<Size> identities = [];

    /// <summary>The ranges of sums that do not say how far they go: Σ_p 1 = m tells it by the m.</summary>
    private readonly List<Size> ranges = [];

    /// <summary>Records a problem of the whole formula.</summary>
    public Value? Fail(SyntaxNode node, string code, string message, int from, string? hint = null) => Fail(node.Span, code, message, from, hint);

    private Value? Fail(SourceSpan span, string code, string message, int from, string? hint = null)
    {
        Problem = new BindingProblem(span, code, message, hint);
        Blame = from;
        return null;
    }

    private Value? Clash(SourceSpan span, string need, Value left, Value right, int from, string? hint = null)
    {
        var (a, b) = (scope.Sizes.Words(left.Shape), scope.Sizes.Words(right.Shape));
        var message = $"{need}, but here {Quote(left)}{a} meets {Quote(right)}{b}";
        Problem = new BindingProblem(span, BindingProblem.Shape, message, hint, a, b);
        Blame = SameKind(left.Shape, right.Shape) ? 0 : from;
        return null;
    }

    private string Quote(Value value)
    {
        var span = value.Source.Span;
        if (context.Source is null || span.Length is 0 or > 60 || span.End > context.Source.Text.Length) return "";
        return $"'{context.Source.Slice(span)}', ";
    }

    /// <summary>True if only sizes can differ: then choices far away may be to blame.</summary>
    private static bool SameKind(Shape a, Shape b) => a.Rows.IsOne == b.Rows.IsOne && a.Columns.IsOne == b.Columns.IsOne;

    private Value? Dispatch(SyntaxNode node) => node switch
    {
        NumberSyntax number => new Value(number, Shape.Scalar, () => Number.Of(number.Value)) { Literal = number.Value, FitsAnywhere = number.Value.IsZero },
        NameSyntax name => BindName(name),
        GroupSyntax group => Bind(group.Inner),
        AnnotatedSyntax annotated => Bind(annotated.Body),
        AmbiguousSyntax ambiguous => BindAmbiguous(ambiguous),
        UnarySyntax unary => BindUnary(unary),
        SumSyntax sum => BindSum(sum),
        ProductSyntax product => Counting(product, BindProduct),
        BinarySyntax { Kind: BinaryKind.Power } power => BindPower(power),
        BinarySyntax { Kind: BinaryKind.HadamardPower } power => BindEntryPower(power),
        BinarySyntax { Kind: BinaryKind.Divide } quotient => Counting(quotient, BindQuotient),
        BinarySyntax binary => BindBinary(binary),
        CallSyntax call => BindCall(call),
        NormSyntax norm => BindNorm(norm),
        DerivativeSyntax derivative => BindDerivative(derivative),
        EvaluatedSyntax evaluated => BindEvaluated(evaluated),
        DifferentialSyntax differential => BindDifferential(differential),
        RemainderSyntax => new Value(node, Shape.Scalar, static () => Number.Zero) { FitsAnywhere = true },
        IndexedSyntax indexed => BindIndexed(indexed),
        SummationSyntax summation => BindSummation(summation),
        EntriesSyntax entries => BindEntries(entries),
        OpenFunctionSyntax open => BindOpenFunction(open),
        CasesSyntax { Delta: { } } cases => BindCases(cases),
        CasesSyntax => Fail(node, BindingProblem.Unsupported, "a definition by cases is not judged", 0, "state each case by itself"),
        MatrixSyntax matrix => BindMatrix(matrix),
        _ => Fail(node, BindingProblem.Unsupported, "this notation has no meaning here", 0),
    };

    private Value? BindAmbiguous(AmbiguousSyntax node)
    {
        if (node.Note == "differential" && (usage["d"] & Evidence.Cell) != 0) return Bind(node.Alternatives[^1]);
        if (node.Note == "prime" && PrimeOf(node) is { } prime) return Bind(prime);
        if (node.Note == "apply-or-multiply" && context.Dependents.Any && node.Alternatives.FirstOrDefault(a => (Marked(a) is DerivativeSyntax { Spelling: DerivativeSpelling.Prime, Of: CallSyntax rate } ? rate : Marked(a) as CallSyntax) is { } c && DependentOf(c) is not null) is { } dependent) return Bind(dependent);
        if (node.Note == "apply-or-multiply" && node.Alternatives[0] is CallSyntax call && IsFunctionOfThePage(call)) return Bind(call);
        if (node.Note == "apply-or-multiply" && node.Alternatives.Select(Marked).OfType<CallSyntax>().FirstOrDefault(IsUnknownOfVariable) is { } unknown) return UnknownFunction(node, unknown.Function);
        if (node.Alternatives[0] is DerivativeSyntax { Spelling: not DerivativeSpelling.Prime, Of: { } of } && NameOf(Bare(of)) is { } function && context.Definitions.ContainsKey(function)) return Bind(node.Alternatives[0]);
        var from = search.Looked;
        if (ReadingOf(node) is not { } reading) return null;
        if (Bind(reading) is { } value) return value;
        // What does not fit where an operator or a colon takes in a whole sum may fit where it does not.
        if (node.Note is "operator-scope" or "colon" or "prime" && Problem is { IsMisfit: true }) Blame = Math.Min(Blame, from);
        return null;
    }

    /// <summary>What the marks behind it stand on: A(t) of A(t)ᵀ and A(t)⁻¹.</summary>
    internal static SyntaxNode Marked(SyntaxNode node) => node switch
    {
        UnarySyntax unary => Marked(unary.Operand),
        BinarySyntax { Kind: BinaryKind.Power or BinaryKind.HadamardPower } power => Marked(power.Left),
        IndexedSyntax indexed => Marked(indexed.Of),
        _ => node,
    };

    /// <summary>The reading of a prime that is plain: of a symbol it is a transpose, and of what the page defines as a scalar a derivative.</summary>
    private UnarySyntax? PrimeOf(AmbiguousSyntax node)
    {
        var readings = node.Alternatives.OfType<UnarySyntax>().ToList();
        if (readings.Find(static r => r.Kind == UnaryKind.Prime) is not { Operand: NameSyntax name } prime || readings.Find(static r => r.Kind == UnaryKind.Transpose) is not { } transpose) return null;
        if (context.Definitions.ContainsKey(name.Name)) return Bind(name) is { IsScalar: true } ? prime : null;
        return usage.IsOnlyDifferentiated(name.Name) ? null : transpose;
    }

    /// <summary>The reading to take in this run; null if none can be paid for.</summary>
    private SyntaxNode? ReadingOf(AmbiguousSyntax node)
    {
        var alternatives = node.Note == "index-or-name" ? EntriesFirst(node.Alternatives) : node.Alternatives;
        if (alternatives.FirstOrDefault(IsSummedOver) is { } entry) return entry;
        var taken = search.Choose(new ChoiceKey(node, "reading"), [.. Enumerable.Range(0, alternatives.Count)], kind: false);
        if (taken < 0)
        {
            Fail(node, "too-ambiguous", "no reading of this notation fits", search.Looked);
            return null;
        }
        if (taken > 0) Unusual.Add(new UnusualReading(node.Note == "index-or-name" && alternatives[taken] is IndexedSyntax ? "entries" : node.Note, null, IsMarked: false));
        return alternatives[taken];
    }

    /// <summary>True for f(X) where f can only be a function: it is defined, or it has the name of one and is no symbol here.</summary>
    private bool IsFunctionOfThePage(CallSyntax call) => context.Definitions.TryGetValue(call.Function, out var definition) ? definition.Parameters.Count > 0
        : FunctionNames.IsFunctionLetter(call.Function) && !context.Declared.ContainsKey(call.Function);

    /// <summary>True for G(s) of which the text says nothing, where s is differentiated by: a function of s, and no product.</summary>
    private bool IsUnknownOfVariable(CallSyntax call) => call.Arguments is [NameSyntax { Name: var argument }] && argument != call.Function && context.Variables?.Contains(argument) == true
        && !context.Declared.ContainsKey(call.Function) && !context.Definitions.ContainsKey(call.Function) && call.Function is not ("I" or Logistic) && Catalog.Find(call.Function) is null && !(scope.Find(argument) is { IsScalar: false });

    private static string? NameOf(SyntaxNode node) => node switch { CallSyntax call => call.Function, NameSyntax name => name.Name, _ => null };

    /// <summary>True for a mark that is written as a prime.</summary>
    public static bool IsPrimed(UnarySyntax node, SourceText? source) => source is not null && node.Span.End <= source.Text.Length && source.Slice(node.Span).TrimEnd('}', ' ') is var text && (text.EndsWith('\'') || text.EndsWith('′') || text.EndsWith("\\prime", StringComparison.Ordinal));

    private Value? BindUnary(UnarySyntax node)
    {
        var from = search.Looked;
        if (context.Dependents.Primes is { } primes && node.Kind is UnaryKind.Transpose or UnaryKind.Prime && IsPrimed(node, context.Source)) return ByParameter(node, 1, Bare(node.Operand), primes, from);
        if (context.PrimesAreRates && node.Kind is UnaryKind.Transpose or UnaryKind.Prime && IsPrimed(node, context.Source)) return BindDifferential(new DifferentialSyntax(node.Span, node.Operand, Increment: false));
        if (node.Kind == UnaryKind.Prime) return BindDerivative(new DerivativeSyntax(node.Span, node.Operand, null, 1, DerivativeSpelling.Prime));
        if (node.Kind == UnaryKind.Transpose && Bare(node.Operand) is NumberSyntax { Value.IsOne: true } && !(context.VectorsAreColumns && search.Choose(new ChoiceKey(node, "one"), [0, 2], kind: false) == 1)) return OnesVector(node, row: true);
        if (Bind(node.Operand) is not { } operand) return null;
        switch (node.Kind)
        {
            case UnaryKind.Negate:
                return new Value(node, operand.Shape, () => -operand.Build()) { Literal = operand.Literal is { } number ? -number : null, FitsAnywhere = operand.FitsAnywhere, Entrywise = operand.Entrywise, Weighed = operand.Weighed };
            case UnaryKind.Plus:
                return operand;
            default:
                if (operand.IsTensor) return Fail(node, BindingProblem.Shape, $"a transpose needs a matrix, but this is {scope.Sizes.Words(operand.Shape)}", from);
                return new Value(node, operand.Shape.Transposed, () => Matrices.Transpose(operand.Build())) { FitsAnywhere = operand.FitsAnywhere };
        }
    }

    private Value OnesVector(SyntaxNode node, bool row)
    {
        var size = Sizes.Fresh();
        ones.Add(size);
        return row ? new Value(node, new Shape(Size.One, size), () => Constant.Ones(Size.One, scope.Sizes.Final(size)))
            : new Value(node, Shape.Column(size), () => Constant.Ones(scope.Sizes.Final(size), Size.One));
    }

    private static SyntaxNode Bare(SyntaxNode node)
    {
        while (node is GroupSyntax group) node = group.Inner;
        return node;
    }

    /// <summary>The rational number that is written here, or null.</summary>
    private Rational? ConstantOf(SyntaxNode node) => Bare(node) switch
    {
        NameSyntax name when counters.TryGetValue(name.Name, out var count) => count,
        SumSyntax sum when counters.Count > 0 => sum.Terms.Select(ConstantOf).Aggregate((Rational?)Rational.Zero, static (all, term) => all + term),
        NumberSyntax number => number.Value,
        UnarySyntax { Kind: UnaryKind.Negate } negative => -ConstantOf(negative.Operand),
        UnarySyntax { Kind: UnaryKind.Plus } positive => ConstantOf(positive.Operand),
        BinarySyntax { Kind: BinaryKind.Divide } quotient when ConstantOf(quotient.Right) is { IsZero: false } below => ConstantOf(quotient.Left) / below,
        _ => null,
    };
}

/// <summary>A reading that is not the ordinary one: its name, and what must be meant for it to hold.</summary>
/// <remarks><paramref name="IsMarked"/>: true where the reading is unusual even if no other fits.</remarks>
internal sealed record UnusualReading(string Note, string? HoldsIf, bool IsMarked)
{
    /// <summary>The page does not name the variable of a derivative, or the size of an I; another than the likeliest is taken, which is as ordinary.</summary>
    public const string OtherVariable = "variable";
}
