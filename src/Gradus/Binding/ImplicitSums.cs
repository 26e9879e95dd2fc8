using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>Einstein's convention: an index that stands twice in a term, and not on both sides of the relation, is summed over (Einstein 1916); who writes some sums writes all.</summary>
internal static class ImplicitSums
{
    private const int DeepestNesting = 100;

    /// <summary>Both sides with the sums that the convention leaves out; a letter that stands alone on one side is named in <paramref name="stray"/>, unless the claim is made where it equals another one.</summary>
    public static IReadOnlyList<SyntaxNode> Written(IReadOnlyList<SyntaxNode> sides, Usage usage, IndexCondition? condition, out string? stray)
    {
        var same = condition is { Equal: true } ? new[] { condition.First, condition.Second } : [];
        stray = null;
        if (sides.Count != 2) return sides;
        var free = sides.Select(static s => Letters(s, exceptions: false)).ToArray();
        var letters = sides.Select(s => Letters(s, exceptions: true, alsoFree: free[0].Union(free[1]).ToHashSet())).ToArray();
        var result = sides.ToArray();
        var hasSums = sides.Any(static s => SyntaxNames.All(s).Any(static n => n is SummationSyntax));
        foreach (var letter in letters[0].Union(letters[1]).Order(StringComparer.Ordinal))
        {
            var twice = sides.Select(s => StandsTwice(s, letter)).ToArray();
            var (left, right) = (letters[0].Contains(letter), letters[1].Contains(letter));
            // x_iᵀx_i: vectors that the index only tells apart.
            if (left && right && sides.SelectMany(SyntaxNames.All).OfType<IndexedSyntax>().Any(n => n is { Of: NameSyntax family, Indices: [NameSyntax only] } && only.Name == letter && usage.IsFamily(family.Name))) continue;
            if (left && right && (hasSums || !(twice[0] && twice[1]))) continue;
            for (var k = 0; k < 2; k++)
            {
                if (!letters[k].Contains(letter)) continue;
                if (!twice[k] && same.Contains(letter) && letters[1 - k].Overlaps(same)) continue;
                if (!twice[k] || hasSums) stray = PageSurvey.Ordinary(sides[1 - k]) is NumberSyntax ? stray : letter;
                else result[k] = Summed(result[k], letter);
            }
        }
        return result;
    }

    /// <summary>The letter over which the right side alone is summed without a sign, where nothing on either side has one; null for any other sides.</summary>
    public static string? Implied(SyntaxNode left, SyntaxNode right, Usage usage)
    {
        var written = Written([left, right], usage, null, out var stray);
        if (stray is not null || !ReferenceEquals(written[0], left) || ReferenceEquals(written[1], right) || Letters(left).Count > 0) return null;
        return Letters(right) is { Count: 1 } letters ? letters.First() : null;
    }

    /// <summary>A derivative by a whole symbol beside one of its entries, as an entry too; where the order of two letters is not written, also with the other order. Null for any other sides.</summary>
    public static (IReadOnlyList<SyntaxNode> Sides, IReadOnlyList<SyntaxNode>? Turned, IReadOnlyList<string> Letters)? Entrywise(IReadOnlyList<SyntaxNode> sides)
    {
        if (sides.Count != 2) return null;
        for (var k = 0; k < 2; k++)
        {
            if (PageSurvey.Ordinary(sides[k]) is not DerivativeSyntax { Of: not null, By: { } by, Order: 1 } || PageSurvey.Ordinary(by) is not NameSyntax || Letters(sides[k]).Count > 0) continue;
            var other = sides[1 - k];
            var letters = Letters(other).Where(l => !StandsTwice(other, l)).Order(StringComparer.Ordinal).ToList();
            var stated = PageSurvey.Ordinary(other) is DerivativeSyntax { By: { } below } && Readings(below).Prepend(below).OfType<IndexedSyntax>().FirstOrDefault() is { } entry ? entry.Indices.Select(LetterOf).OfType<string>().ToList() : [];
            if (stated.Count == letters.Count && stated.TrueForAll(letters.Contains)) letters = stated;
            else stated = [];
            if (letters.Count is 0 or > 2) return null;
            return (With(letters), letters.Count == 2 && stated.Count == 0 ? With([letters[1], letters[0]]) : null, letters);

            SyntaxNode[] With(IReadOnlyList<string> order)
            {
                var result = sides.ToArray();
                result[k] = new IndexedSyntax(sides[k].Span, sides[k], [.. order.Select(l => new NameSyntax(sides[k].Span, l))]);
                return result;
            }
        }
        return null;
    }

    /// <summary>y_i = … as what y is; null where the right side has not the same free indices.</summary>
    public static EntriesSyntax? Entries(IndexedSyntax left, SyntaxNode right)
    {
        var letters = left.Indices.Select(LetterOf).OfType<string>().Distinct().ToList();
        var others = Letters(right, alsoFree: [.. letters]);
        if (letters.Count != left.Indices.Count || !letters.TrueForAll(others.Remove)) return null;
        var hasSums = SyntaxNames.All(right).Any(static n => n is SummationSyntax);
        if (others.Any(l => hasSums || !StandsTwice(right, l))) return null;
        return new EntriesSyntax(left.Span.To(right.Span), letters, others.Order(StringComparer.Ordinal).Aggregate(right, Summed));
    }

    /// <summary>The letters of indices that no sum binds. Σ_{i≠j} is a sum over j as well, unless j is free elsewhere.</summary>
    private static HashSet<string> Letters(SyntaxNode side, bool exceptions = true, HashSet<string>? alsoFree = null)
    {
        var letters = new HashSet<string>();
        void Visit(SyntaxNode node, HashSet<string> bound, int depth)
        {
            if (depth > DeepestNesting) return;
            if (node is IndexedSyntax indexed && !IsSized(indexed)) letters.UnionWith(indexed.Indices.Select(LetterOf).OfType<string>().Where(l => !bound.Contains(l)));
            if (node is SummationSyntax { Except: { } except })
            {
                if (!exceptions) return;
                if (alsoFree?.Contains(except) != true) bound = [.. bound, except];
            }
            if (node is SummationSyntax sum) bound = [.. bound, .. sum.Indices];
            foreach (var child in Readings(node)) Visit(child, bound, depth + 1);
        }
        Visit(side, [], 0);
        return letters;
    }

    /// <summary>The letter of an index; null for anything else.</summary>
    public static string? LetterOf(SyntaxNode index) => index is NameSyntax { Name: [var letter] name } && FormulaIndices.IsIndexLetter(letter) ? name : null;

    /// <summary>I_n, K_mn and 1_n: what stands below is a size.</summary>
    private static bool IsSized(IndexedSyntax node) => node.Of is NameSyntax { Name: "I" or "K" or "ones" };

    /// <summary>The parts of a node, of several readings the ordinary one.</summary>
    private static IEnumerable<SyntaxNode> Readings(SyntaxNode node) => node switch
    {
        IndexedSyntax indexed when IsSized(indexed) => [],
        AmbiguousSyntax either => [either.Alternatives[0]],
        _ => node.Children(),
    };

    /// <summary>True if the letter stands twice in every term of the side that holds it.</summary>
    private static bool StandsTwice(SyntaxNode side, string letter) => Terms(side).Select(t => Count(t, letter, 0)).Where(static n => n > 0).All(static n => n == 2);

    private static IEnumerable<SyntaxNode> Terms(SyntaxNode side) => side switch
    {
        SumSyntax sum => sum.Terms.SelectMany(Terms),
        GroupSyntax group => Terms(group.Inner),
        UnarySyntax { Kind: UnaryKind.Negate or UnaryKind.Plus } signed => Terms(signed.Operand),
        _ => [side],
    };

    private static int Count(SyntaxNode node, string letter, int depth)
    {
        if (depth > DeepestNesting || (node is SummationSyntax sum && sum.Indices.Contains(letter))) return 0;
        var here = node is IndexedSyntax indexed && !IsSized(indexed) ? indexed.Indices.Count(i => LetterOf(i) == letter) : 0;
        var inside = Readings(node).Select(c => Count(c, letter, depth + 1)).ToList();
        if (node is SumSyntax) return inside.Count == 0 ? 0 : inside.Max();
        return here + (node is BinarySyntax { Kind: BinaryKind.Power, Right: NumberSyntax { Value: var power } } && power == 2 ? 2 * inside.Sum() : inside.Sum());
    }

    private static SyntaxNode Summed(SyntaxNode side, string letter) => side switch
    {
        SumSyntax sum => sum with { Terms = [.. sum.Terms.Select(t => Summed(t, letter))] },
        GroupSyntax group => group with { Inner = Summed(group.Inner, letter) },
        UnarySyntax { Kind: UnaryKind.Negate or UnaryKind.Plus } signed => signed with { Operand = Summed(signed.Operand, letter) },
        DerivativeSyntax { Of: { } of, By: { } by } derivative when Count(by, letter, 0) == 0 => derivative with { Of = Summed(of, letter) },
        _ => Count(side, letter, 0) > 0 ? new SummationSyntax(side.Span, [letter], null, null, side) : side,
    };
}
