using Gradus.Shapes;

namespace Gradus.Expressions;

/// <summary>A function of which nothing is known, applied to its arguments: what is said of it is said of every smooth function.</summary>
/// <remarks>A name stands for one function for each number and shape of its arguments and values; applied entry by entry it is the function of numbers of that name.</remarks>
public sealed class OpenCall : Expr
{
    private readonly Expr[] arguments;
    private readonly int[] orders;

    private OpenCall(string name, Expr[] arguments, Shape shape, bool entrywise, int[] orders)
        : base(shape, HashCode.Combine(HashOf(15, arguments), string.GetHashCode(name, StringComparison.Ordinal), shape, entrywise, orders.Aggregate(0, HashCode.Combine)))
    {
        (Name, IsEntrywise) = (name, entrywise);
        this.arguments = arguments;
        this.orders = orders;
    }

    /// <summary>The name of the function.</summary>
    public string Name { get; }

    /// <summary>True if it is applied entry by entry to the first argument; others are numbers, or have its shape.</summary>
    public bool IsEntrywise { get; }

    /// <summary>How often it is differentiated by each argument: 1 for f′(x).</summary>
    public IReadOnlyList<int> Orders => orders;

    /// <inheritdoc/>
    public override IReadOnlyList<Expr> Children => arguments;

    /// <summary>The function of its arguments.</summary>
    /// <exception cref="ShapeException">There is no argument, a tensor, a value of another shape where it is entrywise, or a derivative by something that is no number.</exception>
    public static Expr Of(string name, IReadOnlyList<Expr> arguments, Shape value, bool entrywise = false, IReadOnlyList<int>? orders = null)
    {
        if (arguments.Count == 0) throw new ShapeException($"{name} needs an argument");
        if (value.IsTensor || arguments.Any(static a => a.Shape.IsTensor)) throw new ShapeException($"{name} is not defined for order-4 tensors");
        if (entrywise && (value != arguments[0].Shape || arguments.Any(a => !a.IsScalar && a.Shape != value)))
            throw new ShapeException($"{name} is applied entry by entry, so that its value has the shape {arguments[0].Shape}, not {value}");
        int[] all = orders is null ? new int[arguments.Count] : [.. orders];
        if (all.Length != arguments.Count) throw new ShapeException($"{name} has {arguments.Count} arguments, but {all.Length} orders of derivatives");
        for (var k = 0; k < all.Length; k++)
        {
            if (all[k] > 0 && !entrywise && !(value.IsScalar && arguments.All(static a => a.IsScalar)) && !arguments[k].IsScalar)
                throw new ShapeException($"{name}′ by an argument of shape {arguments[k].Shape} is a derivative at a point, not a function of numbers");
        }
        return new OpenCall(name, [.. arguments], value, entrywise, all);
    }

    /// <summary>A function that is applied entry by entry, or its derivative of some order.</summary>
    public static Expr Entrywise(string name, Expr argument, int order = 0) => Of(name, [argument], argument.Shape, true, [order]);

    /// <summary>The same function differentiated once more by an argument that is a number, or entry by entry.</summary>
    public Expr Slope(int argument)
    {
        var raised = (int[])orders.Clone();
        raised[argument]++;
        return Of(Name, arguments, Shape, IsEntrywise, raised);
    }

    /// <inheritdoc/>
    public override Expr WithChildren(IReadOnlyList<Expr> children) => Of(Name, children, Shape, IsEntrywise, orders);

    private protected override bool SameNode(Expr other) =>
        other is OpenCall o && Name == o.Name && IsEntrywise == o.IsEntrywise && Shape == o.Shape && orders.AsSpan().SequenceEqual(o.orders) && SameParts(arguments, o.arguments);
}
