using Gradus.Evaluation;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Shapes;

namespace Gradus.Checking.Equivalence;

/// <summary>With how many index letters of each size a claim is written, and in which degree its sizes and whole numbers stand in it as numbers.</summary>
/// <remarks>A sum of products of entries with at most d letters of a size is 0 at every length if it is at length d: each of its monomials meets at most d different rows or columns,
/// and it keeps its coefficient where all others are left out. So a trace identity of degree d that holds at n > d holds at every n (Procesi 1976, Razmyslov 1974).
/// Where the length itself is a factor in degree e, the coefficients are polynomials in it, and e + 1 lengths from d on decide. For inverses and determinants, which no number of letters
/// is enough for, the count is that of their argument and one more: a rule of thumb.</remarks>
internal sealed class ClaimDegrees
{
    /// <summary>What comes to numbers that depend on a length: ones and identities do where they are summed.</summary>
    public static readonly IReadOnlySet<ConstantKind> AllNumbers = new HashSet<ConstantKind> { ConstantKind.Dimension, ConstantKind.Commutation, ConstantKind.Ones, ConstantKind.Identity };

    /// <summary>A length that is written as a number; what ones and identities come to is hardly made to be 0 at the usual lengths.</summary>
    public static readonly IReadOnlySet<ConstantKind> WrittenNumbers = new HashSet<ConstantKind> { ConstantKind.Dimension };

    private const int Most = 1_000;

    /// <summary>The names of the sizes, then those of the whole numbers.</summary>
    private readonly string[] names;
    private readonly bool hasLoops;
    private readonly bool hasDeterminants;
    private readonly Dictionary<Expr, Count> known = new(ReferenceEqualityComparer.Instance);
    private readonly Count total;
    private readonly int[] free;

    private readonly IReadOnlySet<ConstantKind> numbers;

    /// <summary>The degrees of a claim.</summary>
    /// <param name="left">One side.</param>
    /// <param name="right">The other.</param>
    /// <param name="symbols">What is free in them.</param>
    /// <param name="numbers">Which constants count as numbers that depend on their length.</param>
    public ClaimDegrees(Expr left, Expr right, FreeSymbols symbols, IReadOnlySet<ConstantKind> numbers)
    {
        this.numbers = numbers;
        names = [.. symbols.Sizes, .. symbols.Symbols.Where(static s => (s.Properties & Properties.Integer) != 0).Select(static s => s.Name)];
        foreach (var node in left.SelfAndDescendants().Concat(right.SelfAndDescendants()))
        {
            hasLoops |= node is Summation or Comprehension or Apply { Function: Trace or Frobenius or SumOfEntries or NormF };
            hasDeterminants |= node is Apply { Function: Det or Adj or LogDet };
        }
        total = OfTerms([left, right]);
        free = symbols.Indices.Aggregate(Letters(left.Shape), (letters, index) => Add(letters, Letters(index.Range)));
    }

    /// <summary>The length from which on a size tells nothing new.</summary>
    public int LettersOf(string size)
    {
        var at = Array.IndexOf(names, size);
        return total.Letters[at] + free[at] + (hasDeterminants ? 1 : 0);
    }

    /// <summary>The degree in which a size, or a whole number, stands in the claim as a number.</summary>
    public int PowerOf(string name) => total.Powers[Array.IndexOf(names, name)];

    private Count Of(Expr expression)
    {
        if (known.TryGetValue(expression, out var count)) return count;
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        count = expression switch
        {
            Number => None,
            Symbol symbol => (symbol.Properties & Properties.Integer) != 0 && Array.IndexOf(names, symbol.Name) is var at and >= 0 ? None with { Powers = Unit(at) } : None,
            Constant constant => OfConstant(constant),
            Sum sum => OfTerms(sum.Children),
            Product product => Together(product.Children, product.Children.Skip(1).SelectMany(static f => f.Shape.Rows.Names)),
            Scale scale => Together(scale.Children, []),
            Apply apply => OfApply(apply),
            Derivative derivative => OfDerivative(derivative),
            IndexVariable index => None with { Powers = Letters(index.Range) },
            Summation or Comprehension or EntryOf or Member or OpenCall or Iverson or Cases => OfNotation(expression),
            _ => Together(expression.Children, []),
        };
        known.Add(expression, count);
        return count;
    }

    /// <summary>2ⁿ against a polynomial has as many zeros as all terms together have coefficients (Descartes), where polynomials have as many as the highest degree.</summary>
    private Count OfTerms(IReadOnlyList<Expr> terms)
    {
        var highest = terms.Select(Of).Aggregate(Highest);
        if (!terms.Any(HasLengthAbove)) return highest;
        return highest with { Powers = terms.Select(t => Of(t).Powers).Aggregate(Add).Select((power, k) => power == 0 ? 0 : power + 1).ToArray() };
    }

    /// <summary>True where a length or a whole number stands in an exponent.</summary>
    private bool HasLengthAbove(Expr term) => term.SelfAndDescendants().Any(e => e is Apply { Function: EntryPower or Functions.MatrixPower } power && Of(power.Children[1]).Powers.Any(static p => p > 0));

    /// <summary>A sum counts the letter that it runs over, a product as a power whose exponent is not known; what looks at the order of indices, or at all entries at once, sees some letters more.</summary>
    private Count OfNotation(Expr e)
    {
        var count = Together(e.Children, e is IndexBinder binder ? binder.Bound.SelectMany(static i => i.Range.Names) : []);
        if (e is Summation sum) count = count with { Powers = Add(count.Powers, Letters(sum.Index.Range)) };
        if (e is Summation { Kind: SummationKind.Product }) count = count.Times(3);
        var seen = e switch
        {
            OpenCall => e.Children.Select(static a => a.Shape).Append(e.Shape).SelectMany(static s => s.Rows.Names.Concat(s.Columns.Names)),
            Summation { Where: null } or Comprehension => [],
            EntryOf or Member when e.Children.Skip(1).All(static i => i is IndexVariable) => [],
            EntryOf or Member => e.Children[0].Shape.Rows.Names.Concat(e.Children[0].Shape.Columns.Names),
            _ => e.Children.SelectMany(static c => c.SelfAndDescendants()).OfType<IndexVariable>().DistinctBy(static i => i.Name).SelectMany(static i => i.Range.Names).ToList() is var own ? own.Concat(own) : [],
        };
        var letters = count.Letters.ToArray();
        foreach (var name in seen) letters[Array.IndexOf(names, name)]++;
        return count with { Letters = letters };
    }

    private Count OfConstant(Constant constant) => !numbers.Contains(constant.Kind) ? None : constant.Kind switch
    {
        ConstantKind.Dimension or ConstantKind.Commutation or ConstantKind.Ones => None with { Powers = Add(Letters(constant.First), constant.First == constant.Second ? Unit(-1) : Letters(constant.Second)) },
        ConstantKind.Identity when hasLoops => None with { Powers = Letters(constant.First) },
        _ => None,
    };

    private Count OfApply(Apply apply)
    {
        var children = apply.Children;
        return apply.Function switch
        {
            Trace => Together(children, children[0].Shape.Rows.Names),
            EntryPower => Of(children[0]).Times(TimesOf(children[1])).Plus(None with { Powers = Of(children[1]).Powers }),
            Functions.MatrixPower when TimesOf(children[1]) is var k => Together(children, Enumerable.Repeat(children[0].Shape.Rows.Names, Math.Max(k - 1, 0)).SelectMany(static n => n), k),
            StructuralFunction { Operands: var count } when apply.IsScalar => Together([.. children.Take(count)], children[0].Shape.Rows.Names.Concat(children[0].Shape.Columns.Names)),
            StructuralFunction { Operands: var count } => Together([.. children.Take(count)], []),
            AnalyticFunction when apply.IsScalar => Together(children, children[0].Shape is { IsSquare: true } square ? square.Rows.Names : children[0].Shape.Rows.Names.Concat(children[0].Shape.Columns.Names)),
            _ => Together(children, []),
        };
    }

    /// <summary>Every entry of X that is differentiated by leaves its letters to the derivative.</summary>
    private Count OfDerivative(Derivative derivative)
    {
        var f = Of(derivative.Function);
        var letters = Add(f.Letters, Letters(derivative.Function.Shape));
        var own = Letters(derivative.Shape);
        var inner = new Count([.. letters.Select((n, k) => Math.Max(n - own[k], 0))], f.Powers);
        return derivative.At.Equals(derivative.By) ? inner : inner.Plus(Of(derivative.At).Times(2));
    }

    /// <summary>How often a factor counts under this exponent.</summary>
    private static int TimesOf(Expr exponent) => exponent is Number { Value: var k } ? (int)Math.Min(Math.Ceiling(k.Abs().ToDouble()), Most) : 3;

    private Count Together(IReadOnlyList<Expr> factors, IEnumerable<string> contracted, int times = 1)
    {
        var count = factors.Select(Of).Aggregate(None, static (a, b) => a.Plus(b)).Times(times);
        var letters = count.Letters.ToArray();
        foreach (var name in contracted) letters[Array.IndexOf(names, name)]++;
        return count with { Letters = letters };
    }

    private Count None => new(new int[names.Length], new int[names.Length]);

    private int[] Unit(int place)
    {
        var unit = new int[names.Length];
        if (place >= 0) unit[place] = 1;
        return unit;
    }

    private int[] Letters(Size size)
    {
        var letters = new int[names.Length];
        foreach (var name in size.Names) letters[Array.IndexOf(names, name)]++;
        return letters;
    }

    private int[] Letters(Shape shape)
    {
        var letters = Add(Letters(shape.Rows), Letters(shape.Columns));
        return shape.By is { } by ? Add(letters, Letters(by)) : letters;
    }

    private static int[] Add(int[] a, int[] b) => [.. a.Zip(b, static (x, y) => Math.Min(x + y, Most))];

    private static Count Highest(Count a, Count b) => new([.. a.Letters.Zip(b.Letters, Math.Max)], [.. a.Powers.Zip(b.Powers, Math.Max)]);

    /// <summary>Letters that are summed over, and degrees of numbers.</summary>
    private sealed record Count(int[] Letters, int[] Powers)
    {
        public Count Plus(Count other) => new(Add(Letters, other.Letters), Add(Powers, other.Powers));

        public Count Times(int k) => k == 1 ? this : new([.. Letters.Select(n => Math.Min(n * k, Most))], [.. Powers.Select(n => Math.Min(n * k, Most))]);
    }
}
