using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>Sums, entrywise products and quotients: operands of one shape, with numbers spread over all entries where the language allows it.</summary>
internal sealed partial class NodeBinder
{
    private Value? BindSum(SumSyntax node)
    {
        var from = search.Looked;
        var terms = new List<Value>();
        foreach (var term in node.Terms)
        {
            if (Bind(term) is not { } value) return null;
            terms.Add(value);
        }
        return SumOf(node, terms, from);
    }

    /// <summary>The sum of terms that are bound.</summary>
    private Value? SumOf(SumSyntax node, List<Value> terms, int from)
    {
        var lead = terms.Find(t => !t.FitsAnywhere && !t.IsScalar) ?? terms.Find(t => !t.FitsAnywhere);
        if (lead is null) return new Value(node, Shape.Scalar, static () => Number.Zero) { Literal = Rational.Zero, FitsAnywhere = true };
        if (IsBareIdentity(lead) && terms.Count > 1 && terms.TrueForAll(t => ReferenceEquals(t, lead) || (t.IsScalar && t.Literal is null)) && search.Choose(new ChoiceKey(node, "one"), [0, 1], kind: false) == 1)
        {
            // I + yᵀy, as in the push-through identity: an I of size 1.
            identities.Remove(lead.Shape.Rows);
            terms[terms.IndexOf(lead)] = lead = new Value(lead.Source, Shape.Scalar, static () => Number.One);
        }
        var entrywise = terms.Exists(t => t.Entrywise);
        List<Value> multiples = [];
        foreach (var term in terms)
        {
            if (term.FitsAnywhere || ReferenceEquals(term, lead)) continue;
            if (term.IsScalar && !lead.IsScalar)
            {
                if (IsMultipleOfIdentity(node, term, lead)) multiples.Add(term);
                else if (!MaySpread(node, term, lead, entrywise)) return ClashOfTerms(node, terms, lead, term, from);
            }
            else if (!Sizes.Unify(lead.Shape, term.Shape)) return ClashOfTerms(node, terms, lead, term, from);
        }
        var shape = lead.Shape;
        return new Value(node, shape, () => Sum.Of(terms.Where(t => !t.FitsAnywhere).Select(t => multiples.Contains(t, ReferenceEqualityComparer.Instance) ? Scale.Of(Rational.One, [t.Build()], Constant.Identity(scope.Sizes.Final(shape).Rows)) : Spread(t, shape)))) { Entrywise = entrywise };
    }

    /// <summary>The numbers that letters of sums have just now: k of Σ_{k=0}^{2} X^k A X^{2−k}.</summary>
    private readonly Dictionary<string, Rational> counters = [];

    private const int MostCounted = 12;

    /// <summary>A sum between numbers whose letter stands for a number within it, term by term; null for any other sum.</summary>
    private SumSyntax? TermByTerm(SummationSyntax node, out IReadOnlyList<Rational> numbers)
    {
        numbers = [];
        if (node is not { Indices: [var letter], Lower: { } lower, Upper: { } upper, Except: null } || ConstantOf(lower) is not { IsInteger: true } first || ConstantOf(upper) is not { IsInteger: true } last || last < first || last - first > MostCounted) return null;
        if (!IsNumber(node.Body, letter)) return null;
        numbers = [.. Enumerable.Range(0, (int)(last - first).Numerator + 1).Select(k => first + k)];
        return new SumSyntax(node.Span, [.. numbers.Select(_ => node.Body)]);
    }

    /// <summary>True where the letter stands otherwise than below another one.</summary>
    private static bool IsNumber(SyntaxNode node, string letter) => node is IndexedSyntax entry ? IsNumber(entry.Of, letter) : node is NameSyntax name ? name.Name == letter : node.Children().Any(child => IsNumber(child, letter));

    /// <summary>λ of (A − λ)v, which many write for λI: a letter, not the value of a formula such as xᵀx.</summary>
    private bool IsMultipleOfIdentity(SyntaxNode node, Value scalar, Value beside)
    {
        if (Plain || !beside.IsMatrix || scalar.Literal is not null || !IsLetter(scalar.Source) || search.Choose(new ChoiceKey(node, "identity"), [4], kind: false) != 0 || !Sizes.Unify(beside.Shape.Rows, beside.Shape.Columns)) return false;
        Unusual.Add(new UnusualReading("scalar-as-identity", $"{Word(scalar.Source).TrimStart('-', '+', ' ')} beside a matrix means that multiple of I", IsMarked: true));
        return true;
    }

    private static bool IsLetter(SyntaxNode node) => Bare(node) switch
    {
        NameSyntax { Name: var name } => Greek.IsName(name.Split('_')[0]) || name is "s" or "t" or "c",
        UnarySyntax { Kind: UnaryKind.Negate or UnaryKind.Plus } signed => IsLetter(signed.Operand),
        BinarySyntax { Kind: BinaryKind.Power, Right: NumberSyntax } power => IsLetter(power.Left),
        ProductSyntax product => product.Factors.All(static f => f is NumberSyntax || IsLetter(f)),
        _ => false,
    };

    private Value? ClashOfTerms(SumSyntax node, List<Value> terms, Value lead, Value term, int from)
    {
        var (a, b) = terms.IndexOf(lead) < terms.IndexOf(term) ? (lead, term) : (term, lead);
        var hint = term.IsScalar && !lead.IsScalar ? "a scalar is added to a matrix as a multiple of I or of a vector of ones" : null;
        return Clash(node.Span, "the terms of a sum need the same shape", a, b, from, hint);
    }

    /// <summary>Whether a scalar may stand for a vector or matrix of it.</summary>
    private bool MaySpread(SyntaxNode node, Value scalar, Value beside, bool entrywise)
    {
        if (beside.IsTensor) return false;
        if (beside.Weighed && !TakesForVector(node)) return false;
        if (scalar.Literal is not null && (Plain || (entrywise && !beside.IsMatrix))) return true;
        if (scalar.Literal is { IsOne: true } && beside.Shape.IsColumn && usage.HasEntrywise) return search.Choose(new ChoiceKey(node, "spread"), [3], kind: false) == 0;
        if (scalar.Literal is not null && !entrywise) return false;
        if (Plain) return search.Choose(new ChoiceKey(node, "spread"), [2], kind: false) == 0;
        if (!(beside.Shape.IsColumn || scalar.Literal is not null) || !usage.HasEntrywise || Bare(Unsigned(scalar.Source)) is NameSyntax || SyntaxNames.All(scalar.Source).Concat(SyntaxNames.All(beside.Source)).Any(static n => n is IndexedSyntax or SummationSyntax) || search.Choose(new ChoiceKey(node, "spread"), [4], kind: false) != 0) return false;
        Unusual.Add(new UnusualReading("scalar-as-ones", $"{Word(scalar.Source).TrimStart('-', '+', ' ')} means that number in every entry", IsMarked: true));
        return true;
    }

    /// <summary>Dearer than to take the y of 1 − y wᵀx for a number.</summary>
    private const int VectorOfWeights = 2;

    /// <summary>Whether y wᵀx, of which entries are asked for, is taken for a vector y times a number.</summary>
    private bool TakesForVector(SyntaxNode node) => !context.VectorsAreColumns || search.Choose(new ChoiceKey(node, "weights"), [VectorOfWeights], kind: false) == 0;

    private static SyntaxNode Unsigned(SyntaxNode node) => Bare(node) is UnarySyntax { Kind: UnaryKind.Negate or UnaryKind.Plus } signed ? signed.Operand : node;

    private Expr Spread(Value value, Shape shape)
    {
        var built = value.Build();
        var final = scope.Sizes.Final(shape);
        return built.IsScalar && !final.IsScalar ? Scale.Of(Rational.One, [built], Constant.Ones(final.Rows, final.Columns)) : built;
    }

    private Value? BindBinary(BinarySyntax node)
    {
        var from = search.Looked;
        if (Bind(node.Left) is not { } left || Bind(node.Right) is not { } right) return null;
        // 1 : log s is the sum of all entries.
        if (node.Kind == BinaryKind.Frobenius && left.Literal is { IsOne: true } && !right.IsScalar && !right.IsTensor) left = new Value(node.Left, right.Shape, () => Constant.Ones(scope.Sizes.Final(right.Shape.Rows), scope.Sizes.Final(right.Shape.Columns)));
        return node.Kind switch
        {
            BinaryKind.Hadamard => Entrywise(node, left, right, from),
            BinaryKind.HadamardQuotient => Entrywise(node, left, Reciprocal(node.Right, right), from),
            BinaryKind.Kronecker => KroneckerOf(node, left, right, from),
            _ => Inner(node, left, right, from),
        };
    }

    private static Value Reciprocal(SyntaxNode node, Value value) => new(node, value.Shape, () => Matrices.Reciprocal(value.Build())) { Entrywise = true };

    private Value? Entrywise(BinarySyntax node, Value left, Value right, int from)
    {
        if (left.IsScalar && right.IsScalar && (EntryOf(node.Left) ?? EntryOf(node.Right)) is not null) return Fail(node, BindingProblem.Unsupported, "what is multiplied entry by entry is no single entry, as the index would say", from);
        if (left.IsScalar || right.IsScalar)
        {
            var (number, array) = left.IsScalar ? (left, right) : (right, left);
            return new Value(node, array.Shape, () => Times(left.Build(), right.Build())) { Entrywise = true, Weighed = IsLoneLetter(array) && IsComputed(number) };
        }
        if (left.IsTensor != right.IsTensor) return EntrywiseTensor(node, left, right, from);
        if (left.IsTensor || !Sizes.Unify(left.Shape, right.Shape)) return Clash(node.Span, "an entrywise product needs equal shapes", left, right, from);
        return new Value(node, left.Shape, () => Matrices.Hadamard(left.Build(), right.Build())) { Entrywise = true };
    }

    private Value? EntrywiseTensor(BinarySyntax node, Value left, Value right, int from)
    {
        var (tensor, matrix) = left.IsTensor ? (left, right) : (right, left);
        if (!Sizes.Unify(tensor.Shape with { By = null }, matrix.Shape)) return Clash(node.Span, "an entrywise product needs equal shapes", left, right, from);
        return new Value(node, tensor.Shape, () => TensorProducts.Map(tensor.Build(), matrix.Build(), static (y, m) => Matrices.Hadamard(m, y)));
    }

    private Value? KroneckerOf(BinarySyntax node, Value left, Value right, int from)
    {
        if (left.IsTensor || right.IsTensor) return Clash(node.Span, "a Kronecker product needs matrices", left, right, from);
        var (a, b) = (Sizes.Resolve(left.Shape), Sizes.Resolve(right.Shape));
        if (a.Rows.Names.Count + b.Rows.Names.Count + a.Columns.Names.Count + b.Columns.Names.Count > LongestSize) return Fail(node, "too-large", "the sizes in this formula are products of too many names", 0);
        return new Value(node, new Shape(a.Rows * b.Rows, a.Columns * b.Columns), () => Matrices.Kronecker(left.Build(), right.Build()));
    }

    private Value? Inner(SyntaxNode node, Value left, Value right, int from)
    {
        if (left.FitsAnywhere || right.FitsAnywhere) return new Value(node, Shape.Scalar, static () => Number.Zero) { FitsAnywhere = true, Literal = Rational.Zero };
        if (right.IsTensor && !left.IsTensor && Sizes.Unify(left.Shape, right.Shape with { By = null })) return new Value(node, right.Shape.By!, () => Matrices.Frobenius(left.Build(), right.Build()));
        if (left.IsTensor || right.IsTensor || !Sizes.Unify(left.Shape, right.Shape)) return Clash(node.Span, "the inner product A : B needs equal shapes", left, right, from);
        return new Value(node, Shape.Scalar, () => Matrices.Frobenius(left.Build(), right.Build()));
    }

    /// <summary>A product with a scalar on at least one side; tensors too.</summary>
    private static Expr Times(Expr a, Expr b) => Scale.Of(Rational.One, [a, b], null);
}
