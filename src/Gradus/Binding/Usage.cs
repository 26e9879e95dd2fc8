using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>How a name is used: what speaks for a vector or for a matrix.</summary>
[Flags]
internal enum Evidence
{
    None = 0,
    Arrow = 1,
    Bold = 2,
    Transposed = 4,

    /// <summary>Within a norm, sum, diag, rows, or an entrywise product.</summary>
    Vectorial = 8,

    /// <summary>Within an inverse, determinant or trace.</summary>
    Square = 16,

    /// <summary>With one index.</summary>
    Indexed = 64,

    /// <summary>With one index and transposed, or behind something transposed or a matrix: x_i is a vector.</summary>
    Family = 128,

    /// <summary>Somewhere within a trace or determinant, on a page without vectors.</summary>
    Traced = 256,

    /// <summary>By itself in a cell of a matrix that is written out in small letters.</summary>
    Cell = 32,

    /// <summary>By itself, and elsewhere with one index: a vector and its entries.</summary>
    Entries = 1024,

    /// <summary>Before a matrix in hW + b: a vector that lies in a row.</summary>
    Row = 512,

    /// <summary>Behind a matrix at the end of a product, as in Xθ: what a matrix is applied to.</summary>
    Applied = 2048,

    /// <summary>With two indices: a matrix.</summary>
    Twice = 4096,

    /// <summary>By itself below a fraction line: a number.</summary>
    Divisor = 8192,

    /// <summary>A capital right before a logarithm or a norm, as C of ‖w‖² + C log(1 + e^{−yw'x}): a number by which terms are weighed.</summary>
    Weight = 16384,

    /// <summary>By itself a factor of a product entry by entry, in diag(s), or behind x_iᵀ: no number.</summary>
    Factor = 32768,

    /// <summary>A capital right before a small letter that is mostly a vector, as X of Xb.</summary>
    Operator = 65536,

    /// <summary>A factor of a product in which all others are numbers: traces, determinants, norms.</summary>
    Coefficient = 131072,

    /// <summary>Right behind something transposed, as x of aᵀx and of (u ⊙ v)ᵀx: a vector.</summary>
    Turned = 262144,
}

/// <summary>What the formulas, all together, tell about each name.</summary>
internal sealed class Usage
{
    private static readonly HashSet<string> VectorFunctions = ["sum", "diag", "softmax", "logsumexp", "norm1", "norm2", "norm", "rows", "mean", "dot", "inner", "outer"];
    private static readonly HashSet<string> MatrixFunctions = ["tr", "det", "logdet", "adj", "inv", "pinv", "expm", "logm", "sqrtm", "eigmax", "eigvecmax", "ddiag", "normF", "vec", "cols", "nuc", "specnorm", "leftsv", "rightsv"];
    private readonly Dictionary<string, Evidence> names = [];
    private readonly HashSet<string> differentiated = [];
    private readonly HashSet<string> standing = [];
    private readonly HashSet<string> sizes = [];
    private readonly HashSet<string> alone = [];

    /// <summary>All names of the page.</summary>
    public IEnumerable<string> Names => names.Keys;

    /// <summary>True for a name that stands somewhere without an index.</summary>
    public bool StandsAlone(string name) => alone.Contains(name);

    /// <summary>True for x where x_k is a vector: it is transposed, or stands behind a matrix.</summary>
    public bool IsFamily(string name) => (names.GetValueOrDefault(name) & Evidence.Family) != 0;

    /// <summary>True for a name that says how large something is, as p of I_p and of ones(p): as a factor it is that number.</summary>
    public bool IsSize(string name) => sizes.Contains(name);

    /// <summary>True for a name that stands only behind d and ∂: a function that the text does not give.</summary>
    public bool IsOnlyDifferentiated(string name) => differentiated.Contains(name) && !standing.Contains(name);

    /// <summary>True for a name that stands behind d or ∂ somewhere.</summary>
    public bool IsDifferentiated(string name) => differentiated.Contains(name);

    /// <summary>True for x where the function f(x) of the page is taken at x_k: that is a point of a sequence, and no entry.</summary>
    public bool IsIterate(string name) => iterates.Contains(name);

    private readonly HashSet<string> iterates = [];

    /// <summary>Learns which names stand for points of a sequence: those at which a function is taken, and those that count with them.</summary>
    public void FindIterates(IReadOnlyList<SyntaxNode> sides, IReadOnlyDictionary<string, Definition> definitions)
    {
        var nodes = sides.SelectMany(SyntaxNames.All).ToList();
        var summed = nodes.OfType<SummationSyntax>().SelectMany(static s => s.Indices).ToHashSet();
        var letters = new HashSet<string>();
        foreach (var call in nodes.OfType<CallSyntax>())
        {
            if (call.Arguments is not [var argument] || Entry(argument) is not { Of: NameSyntax family, Indices: [NameSyntax letter] } || summed.Contains(letter.Name)) continue;
            if (definitions.TryGetValue(call.Function, out var function) && function.Parameters is [var parameter] && parameter == family.Name && iterates.Add(family.Name)) letters.Add(letter.Name);
        }
        if (letters.Count > 0) iterates.UnionWith(nodes.OfType<IndexedSyntax>().Where(i => i is { Of: NameSyntax, Indices: [NameSyntax letter] } && letters.Contains(letter.Name)).Select(static i => ((NameSyntax)i.Of).Name));
    }

    /// <summary>The vectors that the page writes in rows, as in hW + b.</summary>
    public IEnumerable<string> Rows => names.Where(static n => (n.Value & Evidence.Row) != 0).Select(static n => n.Key);

    /// <summary>h and b of hW + b; none of any other sum.</summary>
    private static string[] RowsOf(SumSyntax sum) => sum.Terms is [ProductSyntax { Factors: [NameSyntax { Name: [>= 'a' and <= 'z', ..] row }, NameSyntax { Name: [>= 'A' and <= 'Z', ..] }] }, NameSyntax { Name: [>= 'a' and <= 'z', ..] added }]
        && row.Split('_')[0] is "h" or "x" or "a" or "z" or "v" or "u" && added.Split('_')[0] is "b" or "c" ? [row, added] : [];

    /// <summary>x_k; null for anything else.</summary>
    private static IndexedSyntax? Entry(SyntaxNode node) => Inner(node) switch
    {
        AmbiguousSyntax { Note: "index-or-name" } either => either.Alternatives.Select(Entry).FirstOrDefault(static n => n is not null),
        IndexedSyntax entry => entry,
        _ => null,
    };

    /// <summary>True if some name looks like a matrix.</summary>
    public bool HasMatrix { get; private set; }

    /// <summary>True if e_i is used as a column of the identity: it is transposed, or stands behind a matrix.</summary>
    public bool HasBasis { get; private set; }

    /// <summary>True if something is computed entry by entry: then 1 − y of a vector y may mean ones.</summary>
    public bool HasEntrywise { get; private set; }

    /// <summary>True if sin or cos of something is multiplied entry by entry: then they work entry by entry on this page.</summary>
    public bool HasEntrywiseFunctions { get; private set; }

    /// <summary>True if tr(I) stands somewhere, which is a size as a number.</summary>
    public bool HasTraceOfIdentity { get; private set; }

    /// <summary>True if matrices are stacked: then K is the commutation matrix.</summary>
    public bool HasVec { get; private set; }

    /// <summary>True if there is a Kronecker product: beside it, K_mn is the commutation matrix.</summary>
    public bool HasKronecker { get; private set; }

    /// <summary>True for a name that is all there is, but for what it is made of.</summary>
    public bool IsOnly(string name) => names.Keys.All(n => name.Contains(n, StringComparison.Ordinal));

    public Evidence this[string name] => (names.GetValueOrDefault(name) & (alone.Contains(name) ? ~Evidence.Indexed : ~Evidence.None) & (names.ContainsKey(name.ToUpperInvariant()) ? ~Evidence.Twice : ~Evidence.None) & (others.Contains(name) ? ~Evidence.Coefficient : ~Evidence.None)) | (traced.Contains(name) && names.Keys.All(IsNoVector) ? Evidence.Traced : Evidence.None) | (alone.Contains(name) && entries.Contains(name) ? Evidence.Entries : Evidence.None);

    private readonly HashSet<string> entries = [];

    private readonly HashSet<string> traced = [];

    /// <summary>True for a letter that is usually a matrix, a function or a number.</summary>
    private static bool IsNoVector(string name) => name is [>= 'A' and <= 'Z', ..] or ['_', ..] or [>= 'i' and <= 't'] or "d" or "f" or "g" or "h" or "phi" or "psi" or "lambda" or "alpha" or "epsilon" or "sigma" or "Sigma" or "Lambda" or "ones";

    public static Usage Of(params IEnumerable<SyntaxNode> nodes)
    {
        var usage = new Usage();
        foreach (var node in nodes) usage.Visit(node, Evidence.None, 0);
        return usage;
    }

    public void Add(SyntaxNode node) => Visit(node, Evidence.None, 0);

    /// <summary>Takes in a name of which the text only speaks, which tells what it is but not that it is a symbol.</summary>
    public void Mention(NameSyntax name)
    {
        var stood = standing.Contains(name.Name);
        Add(name);
        if (!stood) standing.Remove(name.Name);
    }

    private void Visit(SyntaxNode node, Evidence around, int depth, bool indexed = false)
    {
        if (depth > NodeBinder.DeepestNesting) return;
        sizes.UnionWith(WrittenSizes.In(node));
        HasKronecker |= node is BinarySyntax { Kind: BinaryKind.Kronecker };
        switch (node)
        {
            case DifferentialSyntax { Increment: false, Of: NameSyntax } or DerivativeSyntax { Of: NameSyntax }:
                differentiated.Add(((NameSyntax)node.Children().First()).Name);
                if (node is DerivativeSyntax { By: { } by }) Visit(by, Evidence.None, depth + 1);
                return;
            case SummationSyntax { Upper: NameSyntax upper } summation:
                sizes.Add(upper.Name);
                Visit(summation.Body, Evidence.None, depth + 1);
                return;
            case IndexedSyntax entry:
                if (entry is { Of: NameSyntax family, Indices.Count: 1 }) Note(family.Name, Evidence.Indexed);
                if (entry is { Of: NameSyntax { Name: not ("delta" or "e" or "epsilon" or "varepsilon") } table, Indices: [NameSyntax, NameSyntax] }) Note(table.Name, Evidence.Twice);
                Visit(entry.Of, entry.Indices.Count == 1 ? around | Evidence.Vectorial : around, depth + 1, indexed: true);
                return;
            case NameSyntax name:
                standing.Add(name.Name);
                if (depth > 0 && !coefficients.Contains(name)) others.Add(name.Name);
                if (!indexed) alone.Add(name.Name);
                Note(name.Name, around | (name.Bold ? Evidence.Bold : 0) | (name.Arrow ? Evidence.Arrow : 0));
                HasMatrix |= name.Name.Length > 0 && char.IsUpper(name.Name[0]);
                return;
            case UnarySyntax { Kind: UnaryKind.Transpose } transpose:
                HasBasis |= IsUnit(transpose.Operand);
                AddFamily(transpose.Operand);
                foreach (var term in TermsOf(transpose.Operand))
                {
                    AddFamily(term);
                    if (term is NameSyntax vector) Note(vector.Name, Evidence.Transposed);
                }
                Visit(transpose.Operand, Inner(transpose.Operand) is NameSyntax ? around | Evidence.Transposed : around | Evidence.Vectorial, depth + 1);
                return;
            case CallSyntax { Function: "exp" or "log" or "sqrt" or "sin" or "cos" or "tanh" or "abs" or "sigmoid" or "relu" or NodeBinder.Logistic }:
                HasEntrywise = true;
                break;
            case CallSyntax call:
                HasVec |= call.Function == "vec";
                HasKronecker |= call.Function == "kron";
                if (call is { Function: "diag", Arguments: [var along] } && Inner(along) is NameSyntax diagonal) Note(diagonal.Name, Evidence.Factor);
                HasTraceOfIdentity |= call is { Function: "tr", Arguments: [var whole] } && Inner(whole) is NameSyntax { Name: "I" };
                if (call.Function is "tr" or "det" or "logdet") traced.UnionWith(call.Arguments.SelectMany(SyntaxNames.Of).Where(static n => n is [>= 'A' and <= 'Z']));
                foreach (var factor in ArrayLetters(call)) Note(factor.Name, Evidence.Factor);
                around = VectorFunctions.Contains(call.Function) ? Evidence.Vectorial : MatrixFunctions.Contains(call.Function) ? Evidence.Square : Evidence.None;
                break;
            case NormSyntax { Doubled: true } or NormSyntax { Index.Length: > 0 }:
                around = Evidence.Vectorial;
                break;
            case BinarySyntax { Kind: BinaryKind.Kronecker }:
                foreach (var factor in EntrywiseLetters.Bare(node.Children())) Note(factor.Name, Evidence.Factor);
                around = Evidence.None;
                break;
            case BinarySyntax { Kind: BinaryKind.Hadamard or BinaryKind.HadamardQuotient }:
                HasEntrywise = true;
                foreach (var number in CoefficientsOf([.. node.Children()])) TakeForCoefficient(number);
                HasEntrywiseFunctions |= node.Children().Any(IsFunctionOfMatrix);
                foreach (var factor in EntrywiseLetters.Of((BinarySyntax)node)) Note(factor.Name, Evidence.Factor);
                around |= Evidence.Vectorial;
                break;
            case AmbiguousSyntax { Note: "index-or-name", Alternatives: [IndexedSyntax { Of: NameSyntax indexedName, Indices: [NameSyntax] }, ..] }:
                entries.Add(indexedName.Name);
                break;
            case AmbiguousSyntax { Note: "apply-or-multiply" } either when either.Alternatives.Select(static a => a is DerivativeSyntax { Of: CallSyntax primed } ? primed : a).OfType<CallSyntax>().FirstOrDefault() is { } function:
                var standsAlone = alone.Contains(function.Function);
                foreach (var reading in either.Alternatives) Visit(reading, around, depth + 1);
                if (!standsAlone) alone.Remove(function.Function);
                return;
            case MatrixSyntax matrix:
                foreach (var cell in EntriesOf(matrix)) Note(cell, Evidence.Cell);
                around = Evidence.None;
                break;
            case SumSyntax affine when RowsOf(affine) is { Length: > 0 } rows:
                foreach (var row in rows) Note(row, Evidence.Row);
                break;
            case GroupSyntax or SumSyntax or UnarySyntax or AmbiguousSyntax or DifferentialSyntax:
                break;
            case ProductSyntax product:
                for (var k = 1; k < product.Factors.Count; k++)
                {
                    if (product.Marks[k - 1] is "·" or "." && EntrywiseLetters.Bare([product.Factors[k - 1], product.Factors[k]]).ToList() is [var first, var second] && !(KindTable.MayBeNumber(first.Name) || KindTable.MayBeNumber(second.Name)))
                    {
                        Note(first.Name, Evidence.Factor);
                        Note(second.Name, Evidence.Factor);
                    }
                    // x·Ax is xᵀAx.
                    if (product.Marks[k - 1] == "·" && product.Factors[k - 1] is NameSyntax { Name: [>= 'a' and <= 'z', ..] dotted } && k + 1 < product.Factors.Count && product.Factors[^1] is NameSyntax { Name: var last } && last == dotted) Note(dotted, Evidence.Transposed);
                    if (Inner(product.Factors[k]) is NameSyntax { Name: [>= 'a' and <= 'z', ..] } weights && product.Factors[k - 1] is UnarySyntax { Kind: UnaryKind.Transpose, Operand: var sample } && Entry(sample) is { Of: NameSyntax, Indices: [NameSyntax] }) Note(weights.Name, Evidence.Factor);
                    if (product.Factors[k - 1] is UnarySyntax { Kind: UnaryKind.Transpose } or CallSyntax { Function: "diag" or "outer" or "inv" or "pinv" or "expm" or "adj" or "sqrtm" or "sym" or "skew" } && Inner(product.Factors[k]) is NameSyntax behind && !KindTable.MayBeNumber(behind.Name)) Note(behind.Name, Evidence.Turned);
                    if (k + 1 == product.Factors.Count && IsTransposedVector(product.Factors[k - 1])) foreach (var turned in EntrywiseLetters.Within(product.Factors[k])) Note(turned.Name, Evidence.Turned);
                    if (IsRowOrMatrix(product.Factors[k - 1])) AddFamily(product.Factors[k]);
                    HasBasis |= IsUnit(product.Factors[k]) && (Inner(product.Factors[k - 1]) is NameSyntax { Name: [>= 'A' and <= 'Z', ..] } or UnarySyntax { Kind: UnaryKind.Transpose, Operand: GroupSyntax });
                }
                if (product.Factors is [.., NameSyntax { Name: [>= 'A' and <= 'Z'] and not "I" } capital, NameSyntax { Name: [>= 'a' and <= 'z', ..] } applied] && product.Marks[^1].Length == 0)
                {
                    Note(applied.Name, Evidence.Applied);
                    if (!KindTable.MayBeNumber(applied.Name)) Note(capital.Name, Evidence.Operator);
                }
                if (product.Factors is [NameSyntax { Bold: false, Name: [>= 'A' and <= 'Z'] } weight, CallSyntax { Function: "log" } or NormSyntax or BinarySyntax { Kind: BinaryKind.Power, Left: NormSyntax }, ..]) Note(weight.Name, Evidence.Weight);
                // N/2 log det Σ
                if (product.Factors is [BinarySyntax { Kind: BinaryKind.Divide, Left: NameSyntax { Bold: false, Name: [>= 'A' and <= 'Z'] } count, Right: NumberSyntax }, CallSyntax { Function: "log" or "logdet" or "tr" }, ..]) Note(count.Name, Evidence.Weight);
                foreach (var number in CoefficientsOf(product.Factors)) TakeForCoefficient(number);
                around &= Evidence.Vectorial;
                if (product.Factors.Any(IsTransposedVector)) around |= Evidence.Vectorial;
                break;
            case BinarySyntax { Kind: BinaryKind.Divide, Left: NumberSyntax, Right: NameSyntax { Bold: false } divisor }:
                Note(divisor.Name, Evidence.Divisor);
                break;
            case BinarySyntax { Kind: BinaryKind.HadamardPower, Left: NameSyntax raised, Spelling: not TypedTokens.EveryEntry } entries:
                Note(raised.Name, Evidence.Factor);
                Visit(raised, around | Evidence.Vectorial, depth + 1);
                Visit(entries.Right, Evidence.None, depth + 1);
                return;
            case BinarySyntax { Kind: BinaryKind.Power or BinaryKind.HadamardPower } power:
                Visit(power.Left, around, depth + 1);
                Visit(power.Right, Evidence.None, depth + 1);
                return;
            default:
                around = Evidence.None;
                break;
        }
        foreach (var child in node.Children()) Visit(child, around, depth + 1);
    }

    /// <summary>The letters that a function of arrays has for its arguments.</summary>
    private static IEnumerable<NameSyntax> ArrayLetters(CallSyntax call) => call.Function switch
    {
        "sum" or "mean" when call.Arguments is [var of] => EntrywiseLetters.Weights(of),
        "kron" or "outer" or "mse_loss" or "l1_loss" or "soft_margin_loss" or "cross_entropy" or "binary_cross_entropy" or "binary_cross_entropy_with_logits" => EntrywiseLetters.Bare(call.Arguments),
        "xlogy" or "rel_entr" => EntrywiseLetters.Within(call),
        _ => [],
    };

    /// <summary>c of c tr(AX), λ and c of λc‖w‖²: the names among factors of which the others are numbers, and one at least is a trace, a determinant or a norm; none of tr(I) V B.</summary>
    private static IReadOnlyList<NameSyntax> CoefficientsOf(IReadOnlyList<SyntaxNode> factors)
    {
        if (!factors.Any(IsMeasure) || !factors.All(static f => Inner(f) is NumberSyntax or NameSyntax || IsMeasure(f))) return [];
        var found = factors.Select(Inner).OfType<NameSyntax>().ToList();
        return found.Count > 1 && found.Exists(static n => char.IsUpper(n.Name[0])) ? [] : found;
    }

    private void TakeForCoefficient(NameSyntax name)
    {
        coefficients.Add(name);
        Note(name.Name, Evidence.Coefficient);
    }

    private readonly HashSet<SyntaxNode> coefficients = new(ReferenceEqualityComparer.Instance);

    /// <summary>The names that stand elsewhere too than before a number.</summary>
    private readonly HashSet<string> others = [];

    /// <summary>True for what is a number whatever its letters are.</summary>
    private static bool IsMeasure(SyntaxNode node) => Inner(node) switch
    {
        CallSyntax { Function: "tr" or "det" or "logdet" or "norm1" or "norm2" or "normF" or "specnorm" or "nuc" or "sum" or "mean" or "logsumexp" or "eigmax" or "dot" or "inner" } => true,
        NormSyntax { Doubled: true } => true,
        BinarySyntax { Kind: BinaryKind.Power or BinaryKind.HadamardPower } power => IsMeasure(power.Left),
        BinarySyntax { Kind: BinaryKind.Divide } quotient => IsMeasure(quotient.Left),
        _ => false,
    };

    /// <summary>x and μ of (x − μ)ᵀ: what is transposed is no number.</summary>
    private static IEnumerable<SyntaxNode> TermsOf(SyntaxNode node) => Inner(node) is SumSyntax sum ? sum.Terms.Select(static t => Inner(t) is UnarySyntax { Kind: UnaryKind.Negate or UnaryKind.Plus } signed ? Inner(signed.Operand) : Inner(t)) : [];

    private void Note(string name, Evidence evidence) => names[name] = names.GetValueOrDefault(name) | evidence;

    private void AddFamily(SyntaxNode node)
    {
        if (Entry(node) is { Of: NameSyntax family, Indices.Count: 1 }) Note(family.Name, Evidence.Family);
    }

    private static bool IsRowOrMatrix(SyntaxNode node) => Inner(node) switch
    {
        UnarySyntax { Kind: UnaryKind.Transpose, Operand: var turned } => Inner(turned) is NameSyntax or GroupSyntax,
        BinarySyntax { Kind: BinaryKind.Power } power => IsRowOrMatrix(power.Left),
        NameSyntax { Name.Length: > 0 } name => char.IsUpper(name.Name[0]),
        _ => false,
    };

    private static bool IsUnit(SyntaxNode node) => Inner(node) switch
    {
        IndexedSyntax { Of: NameSyntax { Name: "e" }, Indices.Count: 1 } => true,
        AmbiguousSyntax { Note: "index-or-name" } either => either.Alternatives.Any(IsUnit),
        _ => false,
    };

    /// <summary>The letters of a matrix in which nothing looks like a block.</summary>
    private static IEnumerable<string> EntriesOf(MatrixSyntax matrix)
    {
        var nodes = matrix.Rows.SelectMany(static row => row).SelectMany(SyntaxNames.All).ToList();
        var blocks = nodes.Exists(static n => n is UnarySyntax { Kind: UnaryKind.Transpose } or NameSyntax { Bold: true } or NameSyntax { Arrow: true } || (n is NameSyntax name && char.IsUpper(name.Name[0])));
        return blocks ? [] : nodes.OfType<NameSyntax>().Select(static n => n.Name);
    }

    private static bool IsTransposedVector(SyntaxNode node) => node is UnarySyntax { Kind: UnaryKind.Transpose } transpose && (Inner(transpose.Operand) is NumberSyntax || (Inner(transpose.Operand) is NameSyntax { Name.Length: > 0 } name && char.IsLower(name.Name[0])));

    private static bool IsFunctionOfMatrix(SyntaxNode node) => Inner(node) switch
    {
        CallSyntax { Function: "sin" or "cos" } => true,
        UnarySyntax unary => IsFunctionOfMatrix(unary.Operand),
        _ => false,
    };

    private static SyntaxNode Inner(SyntaxNode node) => node is GroupSyntax group ? Inner(group.Inner) : node;
}
