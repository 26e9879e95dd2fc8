using System.Collections.Immutable;
using Gradus.Trees;

namespace Gradus.Elaboration;

/// <summary>A formula of a page with what words say of it.</summary>
/// <param name="Facts">What was said before it, and holds from it on.</param>
/// <param name="Chain">The formula.</param>
internal sealed record Line(IReadOnlyList<Fact> Facts, Chain Chain)
{
    /// <summary>True behind <i>let</i>, <i>put</i>, <i>with</i>: a name gets its meaning here, whatever it meant before.</summary>
    public bool Introduces { get; init; }

    /// <summary>True behind <i>where</i>: the meaning is that of the formula before.</summary>
    public bool Explains { get; init; }

    /// <summary>Which formula of the page it belongs to; a formula has several lines if it has rows, or lists.</summary>
    public int Formula { get; init; }

    /// <summary>How many things it says.</summary>
    private int Count => Math.Max(1, Chain.Links.Length);

    /// <summary>The order in which lines are read: what explains a formula comes before it.</summary>
    public static IReadOnlyList<int> Order(IReadOnlyList<Line> lines)
    {
        var order = new List<int>();
        for (var k = 0; k < lines.Count; k++)
        {
            var at = order.Count;
            for (var before = at; lines[k].Explains && lines[k].IsOfName && before > 0 && lines[order[before - 1]].Formula >= lines[k].Formula - 1; before--)
            {
                if (lines[k].Names(lines[order[before - 1]])) at = before - 1;
            }
            order.Insert(at, k);
        }
        return order;
    }

    /// <summary>What lines say, which were read in some order, in the order of the page.</summary>
    public static ImmutableList<Said> InOrder(IReadOnlyList<Line> lines, IReadOnlyList<int> order, ImmutableList<Said> said)
    {
        var parts = new IEnumerable<Said>[lines.Count];
        var next = 0;
        foreach (var k in order)
        {
            parts[k] = said.GetRange(next, lines[k].Count);
            next += lines[k].Count;
        }
        return [.. parts.SelectMany(static part => part)];
    }

    /// <summary>True if a name stands left.</summary>
    private bool IsOfName => Chain.First is Letter or Scripted { Base: Letter, Upper: null } or Run { Items: [{ Tree: Letter }, { Tree: Bracketed { Kind: BracketKind.Round } }] };

    /// <summary>True if the name that is explained stands in another line.</summary>
    private bool Names(Line other) => Chain.First?.SelfAndDescendants().OfType<Letter>().FirstOrDefault(static letter => !letter.IsWord) is { } head
        && other.Chain.SelfAndDescendants().OfType<Letter>().Any(letter => Elaborator.NameOf(letter) == Elaborator.NameOf(head));
}
