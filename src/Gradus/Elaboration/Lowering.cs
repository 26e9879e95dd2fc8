using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Elaboration;

/// <summary>Makes expressions of terms once a reading is chosen: lengths get their names, and names of the page their symbols.</summary>
internal sealed class Lowering
{
    private const int LargestExpression = 20_000;

    private readonly Dictionary<Term, Expr> known = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> taken = [];
    private int nodes;

    public Lowering(State state)
    {
        State = state;
        taken.UnionWith(state.Entities.Select(static e => e.Key.Plain));
    }

    private Lowering(Lowering outer, Name held, Symbol symbol)
    {
        (State, taken, Lengths) = (outer.State, outer.taken, outer.Lengths);
        Held = new Dictionary<Name, Symbol>(outer.Held) { [held] = symbol };
    }

    /// <summary>The reading.</summary>
    public State State { get; }

    /// <summary>The same, where a name for a formula stands for itself.</summary>
    public Lowering Holding(Name name, Symbol symbol) => new(this, name, symbol);

    /// <summary>The names for formulas that stand for themselves.</summary>
    public IReadOnlyDictionary<Name, Symbol> Held { get; } = new Dictionary<Name, Symbol>();

    private Dictionary<string, Size> Lengths { get; } = [];

    /// <summary>The expression of a term, made once.</summary>
    public Expr Known(Term term)
    {
        if (known.TryGetValue(term, out var expression)) return expression;
        if (++nodes > LargestExpression) throw new ShapeException($"written out, this has more than {LargestExpression} parts");
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        expression = term.Construct.Lower(term, this);
        known.Add(term, expression);
        return expression;
    }

    /// <summary>What a name stands for.</summary>
    public Expr ValueOf(Name name, Entity entity)
    {
        if (Held.TryGetValue(name, out var held)) return held;
        return entity switch
        {
            Quantity quantity when DependsOn(name) is { Count: > 0 } on => OpenCall.Of(name.Plain, [.. on.Select(n => ValueOf(n, State.Find(n)!))], Final(quantity.Shape)),
            Quantity quantity => Symbol.Of(name.Plain, Final(quantity.Shape), quantity.Properties),
            Length length => Constant.Dimension(Final(length.Size)),
            Index index => IndexVariable.Of(name.Plain, Final(index.Range)),
            Defined defined => Known(defined.Body),
            Family family => Symbol.Family(name.Plain, Final(family.Member), Final(family.Range), family.Properties),
            DefinedFamily { Body.IsNumber: true } family => Comprehension.Of(IndexVariable.Of(family.Index.Plain, Final(family.Range)), Known(family.Body)),
            _ => throw new ShapeException($"{name} is no value"),
        };
    }

    /// <summary>What a letter depends on, without what it depends on through others of them.</summary>
    private List<Name> DependsOn(Name name)
    {
        if (State.Depends.GetValueOrDefault(name) is not { } all) return [];
        return [.. all.Where(on => State.Find(on) is Quantity or Defined && !all.Any(other => other != on && Reaches(other, on, 8)))];
    }

    /// <summary>True if a name is a formula of another, or depends on it.</summary>
    private bool Reaches(Name from, Name to, int depth) => depth > 0 && (State.Depends.GetValueOrDefault(from)?.Any(next => next == to || Reaches(next, to, depth - 1)) == true
        || (State.Find(from) is Defined { Body: var body } && body.SelfAndParts().Any(part => part.Construct is Use use && (use.Name == to || Reaches(use.Name, to, depth - 1)))));

    /// <summary>The length under the name that it has for the reader.</summary>
    public Size Final(Size size) => State.Sizes.Resolve(size).Substitute(name => Sizes.IsUnknown(name) ? Named(name, "n") : null);

    /// <summary>The shape under the names of its lengths: n for a vector or square matrix, m×n for another.</summary>
    public Shape Final(Shape shape)
    {
        shape = State.Sizes.Resolve(shape);
        if (shape.Rows.Names is [var rows] && shape.Columns.Names is [var columns] && rows != columns)
        {
            if (Sizes.IsUnknown(rows)) Named(rows, "m");
            if (Sizes.IsUnknown(columns)) Named(columns, "n");
        }
        return new Shape(Final(shape.Rows), Final(shape.Columns), shape.By is null ? null : Final(shape.By));
    }

    /// <summary>The name of an unknown length; names of the page give way to nobody.</summary>
    private Size Named(string unknown, string first)
    {
        if (Lengths.TryGetValue(unknown, out var size)) return size;
        var hint = unknown[1..].TrimEnd("0123456789".ToCharArray());
        string[] preferred = hint.Length > 0 ? [hint, first, "n", "m", "p", "q", "r", "s"] : [first, "n", "m", "p", "q", "r", "s"];
        var name = preferred.FirstOrDefault(IsFree) ?? Enumerable.Range(1, int.MaxValue).Select(static k => $"n{k}").First(IsFree);
        taken.Add(name);
        return Lengths[unknown] = Size.Named(name);
    }

    private bool IsFree(string name) => !taken.Contains(name);
}
