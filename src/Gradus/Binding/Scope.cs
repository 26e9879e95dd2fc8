using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Binding;

/// <summary>A symbol as inferred.</summary>
/// <remarks><paramref name="How"/> says where its shape comes from: <c>declared</c> or <c>inferred</c>.</remarks>
public sealed record BoundSymbol(string Name, Shape Shape, Properties Properties, string How);

/// <summary>The symbols that share their shapes: those of a page, or of one claim that uses letters in its own way.</summary>
internal sealed class Scope
{
    private const Properties OnlySquare = Properties.Symmetric | Properties.Skew | Properties.PositiveDefinite | Properties.Diagonal | Properties.Triangular | Properties.Idempotent | Properties.Invertible | Properties.Square;

    /// <summary>Properties that bind the differential too.</summary>
    public const Properties Constraints = Properties.Orthogonal | Properties.Unit | Properties.Idempotent;

    private readonly Dictionary<string, Entry> entries = [];
    private readonly List<string> order = [];
    private (Size Rows, Size Columns)? commutation;
    private readonly IReadOnlyDictionary<string, Properties> assumptions;
    private readonly PlacedAssumptions? placed;
    private readonly HashSet<string> exponents = [];
    private bool isFrozen;

    public Scope(BindingContext context, bool declared = true)
    {
        (assumptions, placed) = (context.Assumptions, context.Placed);
        Sizes = new SizeNames(Unifier, entries.ContainsKey);
        if (context.LengthOfOnes is { } length) Sizes.Reserve(Shape.Column(length));
        if (!declared) return;
        foreach (var (name, shape) in context.Declared)
        {
            Add(name, shape, "declared");
            Sizes.Reserve(shape);
        }
    }

    public Unifier Unifier { get; } = new();

    public SizeNames Sizes { get; }

    /// <summary>The sizes of the commutation matrix that the page calls K.</summary>
    public (Size Rows, Size Columns) Commutation => commutation ??= (Unifier.Fresh(), Unifier.Fresh());

    /// <summary>How many symbols there are, to forget later ones with <see cref="Forget"/>.</summary>
    public int Count => order.Count;

    /// <summary>The names in order of appearance.</summary>
    public IReadOnlyList<string> Names => order;

    public Shape? Find(string name) => entries.TryGetValue(name, out var entry) ? entry.Shape : null;

    /// <summary>A size written by name: a declared one stands for itself, another is what it is found to be.</summary>
    public Size NamedSize(string name) => Sizes.IsReserved(name) ? Size.Named(name) : isFrozen ? Sizes.Final(Sizes.Written(name)) : Sizes.Written(name);

    /// <summary>The shape of a new symbol of a kind; properties that only square matrices have make it square.</summary>
    public Shape Make(string name, Kind kind)
    {
        var rows = kind is Kind.Scalar or Kind.Row ? Size.One : Unifier.Fresh();
        var columns = kind is Kind.Scalar or Kind.Column ? Size.One : kind == Kind.Matrix && ((assumptions.GetValueOrDefault(name) | (placed?.Anywhere(name) ?? Properties.None)) & OnlySquare) != 0 ? rows : Unifier.Fresh();
        return new Shape(rows, columns);
    }

    /// <summary>Fixes all sizes under their names: what is claimed from now on cannot change them.</summary>
    public void Freeze()
    {
        NameSizes();
        Sizes.NameWritten();
        isFrozen = true;
        foreach (var name in order) entries[name] = entries[name] with { Shape = Sizes.Final(entries[name].Shape) };
        if (commutation is var (rows, columns)) commutation = (Sizes.Final(rows), Sizes.Final(columns));
    }

    public Shape Add(string name, Shape shape, string how = "inferred")
    {
        if (entries.TryAdd(name, new Entry(shape, how))) order.Add(name);
        return entries[name].Shape;
    }

    public void Forget(int count)
    {
        for (var i = order.Count - 1; i >= count; i--) entries.Remove(order[i]);
        order.RemoveRange(count, order.Count - count);
    }

    /// <summary>The sizes of the symbols as far as they are known.</summary>
    /// <param name="except">Names that are left out.</param>
    public List<(Size Size, Size Known)> KnownSizes(IReadOnlySet<string>? except = null) =>
        [.. entries.Where(e => except?.Contains(e.Key) != true).Select(static e => e.Value).SelectMany(e => new[] { e.Shape.Rows, e.Shape.Columns }).Select(s => (s, Unifier.Resolve(s)))];

    /// <summary>The names of the symbols from a place on.</summary>
    public IEnumerable<string> NamesFrom(int from) => order.Skip(from);

    /// <summary>True if sizes that differed have become one, or an unknown size a product or a number.</summary>
    public bool HasNarrowed(List<(Size Size, Size Known)> before)
    {
        var origin = new Dictionary<Size, Size>();
        foreach (var (size, known) in before)
        {
            var now = Unifier.Resolve(size);
            if (!origin.TryAdd(now, known) && origin[now] != known) return true;
            if (known.Names.Count == 1 && known.Factor == 1 && (now.Names.Count != 1 || now.Factor != 1)) return true;
        }
        return false;
    }

    /// <summary>The symbol, once sizes are settled.</summary>
    public Symbol Symbol(string name) => Expressions.Symbol.Of(name, Sizes.Final(entries[name].Shape), PropertiesOf(name));

    /// <summary>Gives names to the sizes in order of appearance.</summary>
    public void NameSizes()
    {
        foreach (var name in order)
        {
            if (entries[name].Shape is { Rows.IsOne: false, Columns.IsOne: false } matrix) Sizes.Final(matrix);
        }
        foreach (var name in order) Sizes.Final(entries[name].Shape);
    }

    public IReadOnlyList<BoundSymbol> Symbols() => [.. order.Select(name => new BoundSymbol(name, Sizes.Final(entries[name].Shape), PropertiesOf(name), entries[name].How))];

    /// <summary>Takes a symbol for a whole number, since it is the exponent of a matrix.</summary>
    public void TakeForExponent(string name) => exponents.Add(name);

    /// <summary>What is known of a name where the formula stands that is read.</summary>
    public Properties PropertiesOf(string name) => ((assumptions.GetValueOrDefault(name) | (placed?.Of(name) ?? Properties.None)) & ~Properties.Square) | (exponents.Contains(name) ? Properties.Integer : Properties.None);

    private sealed record Entry(Shape Shape, string How);
}
