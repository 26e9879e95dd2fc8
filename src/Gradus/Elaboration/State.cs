using System.Collections.Immutable;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Elaboration;

/// <summary>What one reading has decided so far, and what that costs. Immutable: rival readings share what they agree on.</summary>
internal sealed record State
{
    /// <summary>What every name stands for.</summary>
    public ImmutableDictionary<Name, Entity> Entities { get; init; } = ImmutableDictionary<Name, Entity>.Empty;

    /// <summary>What is known of lengths.</summary>
    public Sizes Sizes { get; init; } = Sizes.Unknown;

    /// <summary>The names of which differentials are written.</summary>
    public ImmutableHashSet<Name> Varying { get; init; } = [];

    /// <summary>What letters depend on that something is differentiated by, where the text does not say how.</summary>
    public ImmutableDictionary<Name, ImmutableList<Name>> Depends { get; init; } = ImmutableDictionary<Name, ImmutableList<Name>>.Empty;

    /// <summary>How far the reading is from the usual one, in bits.</summary>
    public int Cost { get; init; }

    /// <summary>What was decided against custom, the last first.</summary>
    public ImmutableStack<Taken> Taken { get; init; } = [];

    /// <summary>Nothing read yet.</summary>
    public static State Empty { get; } = new();

    /// <summary>What a name stands for; null if nothing is decided.</summary>
    public Entity? Find(Name name) => Entities.GetValueOrDefault(name);

    /// <summary>The state in which a name stands for something.</summary>
    public State With(Name name, Entity entity) => this with { Entities = Entities.SetItem(name, entity) };

    /// <summary>The state in which a name stands for what it stood for before a formula bound it.</summary>
    public State Restored(Name name, Entity? before) => this with { Entities = before is null ? Entities.Remove(name) : Entities.SetItem(name, before) };

    /// <summary>The state in which a letter depends on another.</summary>
    public State Depending(Name name, Name on) => name == on || Depends.GetValueOrDefault(name) is { } known && known.Contains(on) ? this
        : this with { Depends = Depends.SetItem(name, (Depends.GetValueOrDefault(name) ?? []).Add(on)) };

    /// <summary>The dearer state, and what is paid for.</summary>
    public State Paying(int bits, SourceSpan at, string what) => bits == 0 ? this : this with { Cost = Cost + bits, Taken = Taken.Push(new(at, what, bits)) };

    /// <summary>The state in which two shapes are the same; null if they cannot be.</summary>
    public State? Unify(Shape a, Shape b) => Sizes.Unify(a, b) is { } sizes ? this with { Sizes = sizes } : null;

    /// <summary>The state in which two lengths are the same; null if they cannot be.</summary>
    public State? Unify(Size a, Size b) => Sizes.Unify(a, b) is { } sizes ? this with { Sizes = sizes } : null;

    /// <summary>A new unknown length.</summary>
    public (Size Size, State State) Fresh(string hint = "")
    {
        var (size, known) = Sizes.Fresh(hint);
        return (size, this with { Sizes = known });
    }
}

/// <summary>A decision against custom: where, what was taken in the words for the reader, and what it costs.</summary>
internal sealed record Taken(SourceSpan At, string What, int Bits);
