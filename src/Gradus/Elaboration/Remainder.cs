using System.Collections.Immutable;
using Gradus.Trees;

namespace Gradus.Elaboration;

/// <summary>O(‖H‖³) or o(‖h‖) behind a formula: which letters are small, and up to which order both sides agree.</summary>
internal sealed record Remainder(ImmutableArray<Name> Small, int Order)
{
    /// <summary>The formula without its remainder.</summary>
    public static (Tree Exact, Remainder? Remainder) Of(Tree side)
    {
        if (side is not Terms { Items: [.. var terms, { Term: var last }] } sum || terms.Length == 0 || Read(last) is not { } remainder) return (side, null);
        return (terms is [{ Minus: false } only] ? only.Term : sum with { Items = terms }, remainder);
    }

    private static Remainder? Read(Tree tree) => tree switch
    {
        Choice choice => choice.Alternatives.Select(Read).FirstOrDefault(static r => r is not null),
        Run { Items: [{ Tree: Letter { Name: "O" or "o" } sign }, { Tree: Bracketed { Kind: BracketKind.Round, Items: [var of] } }] } when Power(of) is var (small, power) && !small.IsEmpty =>
            new Remainder(small, sign.Name == "o" ? power : power - 1),
        _ => null,
    };

    private static (ImmutableArray<Name> Small, int Power)? Power(Tree of)
    {
        switch (of)
        {
            case Scripted { Base: var inner, Upper: Numeral { Value: { IsInteger: true, Sign: > 0 } power }, Lower: null } when power < 9:
                return Power(inner) is var (small, one) ? (small, one * (int)power.Numerator) : null;
            case Scripted { Base: Bracketed inner, Upper: null }:
                return Power(inner);
            case Bracketed { Items: [var inner] }:
                return Power(inner);
            case Letter { IsWord: false } letter:
                return ([Elaborator.NameOf(letter)], 1);
            case Run { Items: var items } when items.All(static i => i.Tree is Letter { IsWord: false } or Scripted):
                var all = items.Select(static i => Power(i.Tree)).ToList();
                return all.Contains(null) ? null : ([.. all.SelectMany(static p => p!.Value.Small).Distinct()], all.Sum(static p => p!.Value.Power));
            default:
                return null;
        }
    }
}
