using System.Collections.Immutable;
using Gradus.Shapes;
using Gradus.Trees;
using Sign = Gradus.Trees.Sign;

namespace Gradus.Elaboration;

/// <summary>What stands left of a definition: a name, with parameters, with an index, or the differential of a name.</summary>
internal sealed record Head(Name Name, ImmutableArray<Tree> Parameters, Name? Index, int Bits)
{
    /// <summary>True where its logarithm is given: log p(x) = ….</summary>
    public bool OfLogarithm { get; init; }
}

/// <summary>Which sides may be names that are defined, and what they then stand for.</summary>
internal static class Definitions
{
    /// <summary>What it costs that an index of a head tells many formulas apart, where a label would do.</summary>
    private const int BitsOfIndex = 1;

    /// <summary>Every way in which a side can be what is defined.</summary>
    public static IEnumerable<Head> HeadsOf(Tree side, State state, Func<Name, bool> counts) => side switch
    {
        Choice choice => choice.Alternatives.SelectMany(alternative => HeadsOf(alternative, state, counts)),
        Run { Items: [{ Tree: Sign { Kind: SignKind.Differential } }, { Tree: Letter letter }] } when state.Find(Elaborator.NameOf(letter)) is null => [new Head(Elaborator.NameOf(letter).Changed, [], null, 0)],
        Run { Items: [{ Tree: var name }, { Before: Mark.None or Mark.Space, Tree: Bracketed { Kind: BracketKind.Round, Items: var arguments } }] } when arguments.All(static a => a is Letter or Scripted { Base: Letter, Upper: null, Primes: 0 }) =>
            NamesIn(name, counts).Where(static head => head.Index is null).Select(head => head with { Parameters = arguments, Bits = BitsOfFunction(head.Name, arguments.Length, state) }).Where(static head => head.Bits < Never),
        Prefixed { Operator: Letter { IsWord: true, Name: "log" or "ln" }, Operand: Run inner } => HeadsOf(inner, state, counts).Where(static head => !head.Parameters.IsEmpty).Select(static head => head with { OfLogarithm = true }),
        Run { Items: [{ Tree: Letter { IsWord: true, Name: "log" or "ln" } }, { Tree: Letter } first, { Tree: Bracketed } second] } run =>
            HeadsOf(new Run(run.Span, [first with { Before = Mark.None }, second]), state, counts).Where(static head => !head.Parameters.IsEmpty).Select(static head => head with { OfLogarithm = true }),
        _ => NamesIn(side, counts).Where(head => IsFree(head.Name, state)),
    };

    private static IEnumerable<Head> NamesIn(Tree tree, Func<Name, bool> counts)
    {
        switch (tree)
        {
            case Letter letter:
                yield return new Head(Elaborator.NameOf(letter), [], null, 0);
                break;
            case Scripted { Base: Letter letter, Lower: { } lower, Upper: null, Primes: 0 }:
                if (lower is Letter { IsWord: false } index) yield return new Head(Elaborator.NameOf(letter).OfMany, [], Elaborator.NameOf(index), BitsOfIndex);
                if (Elaborator.LabelOf(lower) is { } label) yield return new Head(Elaborator.NameOf(letter) with { Label = label }, [], null, lower is Letter { IsWord: false } counted && counts(Elaborator.NameOf(counted)) ? BitsOfLabel : 0);
                break;
            case Scripted { Base: Letter letter, Lower: null, Upper: Letter { Name: "+" or "-" } sign, Primes: 0 }:
                yield return new Head(Elaborator.NameOf(letter) with { Label = sign.Name == "+" ? "plus" : "minus" }, [], null, 0);
                break;
        }
    }

    /// <summary>What it costs that a letter which counts elsewhere is a label.</summary>
    private const int BitsOfLabel = 6;

    private const int Never = 99;

    /// <summary>What it costs that a function is defined: a second time with as many arguments, it is more likely claimed.</summary>
    private static int BitsOfFunction(Name name, int arity, State state) => state.Find(name) switch
    {
        null or Quantity or Family or OpenFunction => 0,
        DefinedFunction function => function.Parameters.Length == arity ? 4 : 0,
        _ => Never,
    };

    /// <summary>True for a name that is not a formula yet; a letter may become one.</summary>
    private static bool IsFree(Name name, State state) => state.Find(name) is null or Quantity;

    /// <summary>True for (a_ij), the entries of what stands left.</summary>
    public static bool AreEntries(Tree side) => side is Bracketed { Kind: BracketKind.Round or BracketKind.Square, Items: [Scripted { Base: Letter, Lower: Run, Upper: null }] } or Scripted { Base: Bracketed { Items: [Scripted { Base: Letter, Lower: Run }] } };

    /// <summary>What the name stands for, if its body fits what is known of it.</summary>
    public static (Entity Entity, State State)? EntityOf(Head head, ImmutableArray<Name> parameters, Name? index, Size? range, Candidate body)
    {
        if (index is not null && !body.Term.SelfAndParts().Any(part => part.Construct is Use { Name: var used } && used == index)) return null;
        var state = body.State;
        if (parameters.IsEmpty && state.Find(head.Name) is Quantity known)
        {
            var shape = index is null ? body.Term.Shape : body.Term.IsNumber ? Shape.Column(range!) : null;
            if (shape is null || state.Unify(known.Shape, shape) is not { } fitted) return null;
            state = fitted;
        }
        Entity entity = index is not null ? new DefinedFamily(index, range!, body.Term) : parameters.IsEmpty ? new Defined(body.Term) : new DefinedFunction(parameters, body.Term);
        return (entity, state);
    }
}
