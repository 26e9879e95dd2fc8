using System.Collections.Immutable;
using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Elaboration;

/// <summary>What a name stands for.</summary>
internal abstract record Entity;

/// <summary>A number, vector or matrix.</summary>
internal sealed record Quantity(Shape Shape, Properties Properties = Properties.None) : Entity;

/// <summary>A length that the author named: n is also the number n.</summary>
internal sealed record Length(Size Size) : Entity;

/// <summary>A whole number from 1 to the range: i of x_i.</summary>
internal sealed record Index(Size Range) : Entity
{
    /// <summary>True within a Σ or the like that runs over it.</summary>
    public bool IsBound { get; init; }
}

/// <summary>Numbers, vectors or matrices that are told apart by indices: x_i of the samples.</summary>
internal sealed record Family(Shape Member, Size Range, Properties Properties = Properties.None) : Entity;

/// <summary>Indices that the text gathers without saying which: S of Σ_{i∈S}, E of Σ_{(u,v)∈E}.</summary>
internal sealed record IndexSet(ImmutableArray<Size> Ranges) : Entity;

/// <summary>A name for a formula with an index: z_i = W x_i + b.</summary>
internal sealed record DefinedFamily(Name Index, Size Range, Term Body) : Entity;

/// <summary>A name for a formula: M = XPAᵀ.</summary>
internal sealed record Defined(Term Body) : Entity;

/// <summary>A function of the page with its formula: f(x) = xᵀAx.</summary>
internal sealed record DefinedFunction(ImmutableArray<Name> Parameters, Term Body) : Entity;

/// <summary>A function of which the page says nothing but what it maps.</summary>
/// <param name="Value">The shape of its values; that of the argument if it works entry by entry.</param>
/// <param name="IsEntrywise">True for one that is applied to every entry.</param>
/// <param name="Arguments">What it is applied to.</param>
internal sealed record OpenFunction(Shape Value, bool IsEntrywise, ImmutableArray<Shape> Arguments) : Entity
{
    /// <summary>The letter that it is applied to first: A of A(t) stands for A(t).</summary>
    public Term? Usual { get; init; }
}
