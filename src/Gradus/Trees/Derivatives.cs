using System.Collections.Immutable;

namespace Gradus.Trees;

/// <summary>Tells d, D, δ, Δ as signs from letters, and df/dx as one fraction.</summary>
internal static class Derivatives
{
    private static readonly ImmutableArray<(string Letter, SignKind Sign)> Table =
        [("d", SignKind.Differential), ("D", SignKind.Derivative), ("delta", SignKind.Variation), ("Delta", SignKind.Increment)];

    /// <summary>Whether a fraction is an operator without what it works on: d/dx, ∂²/∂x∂y.</summary>
    public static bool IsOperator(Fraction fraction) => fraction.How != FractionSpelling.Binomial && SignOf(fraction.Over) is { } sign && Leads(fraction.Under) == sign;

    /// <summary>A fraction whose letters d or δ above and below are signs: df/dx.</summary>
    public static Fraction Marked(Fraction fraction)
    {
        if (fraction.How == FractionSpelling.Binomial) return fraction;
        var (over, under) = (Leading(fraction.Over), Leading(fraction.Under));
        if (over is null || under is null || over.Value.Sign != under.Value.Sign) return fraction;
        return fraction with { Over = over.Value.Marked, Under = under.Value.Marked };
    }

    /// <summary>The things of a term with every sign d, δ, Δ, D that something follows as a choice, and ∂f/∂x as a fraction.</summary>
    public static List<RunItem> Mark(List<RunItem> items)
    {
        var marked = new List<RunItem>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            var follows = i + 1 < items.Count && items[i + 1] is { Before: Trees.Mark.None or Trees.Mark.Space, Tree: not (Numeral or Words or Dots or Hole) };
            var isQuotient = i + 1 < items.Count && items[i + 1].Before == Trees.Mark.Slash;
            marked.Add(follows ? items[i] with { Tree = Choose(items[i].Tree) } : isQuotient && AsSign(items[i].Tree) is { } sign ? items[i] with { Tree = sign } : items[i]);
        }
        return Quotients(marked);
    }

    /// <summary>The sign that a tree certainly is, scripts taken off; null for anything else.</summary>
    private static SignKind? SignOf(Tree tree) => tree switch
    {
        Sign { Kind: SignKind.Partial or SignKind.Differential or SignKind.Variation or SignKind.Derivative or SignKind.Nabla } sign => sign.Kind,
        Scripted scripted => SignOf(scripted.Base),
        _ => null,
    };

    private static SignKind? Leads(Tree tree) => tree is Run run ? SignOf(run.Items[0].Tree) : null;

    /// <summary>The tree with its first letter d or δ as a sign, and which sign leads it; null where none does.</summary>
    private static (SignKind Sign, Tree Marked)? Leading(Tree tree) => tree switch
    {
        Choice { Question: LetterOrSign or WordOrLetters } choice => choice.Alternatives.Select(Leading).FirstOrDefault(static leading => leading is not null),
        Run run when Leading(run.Items[0].Tree) is var (sign, first) => (sign, run with { Items = [run.Items[0] with { Tree = first }, .. run.Items.Skip(1).Select(Certain)] }),
        Prefixed prefixed when Leading(prefixed.Operator) is var (sign, first) => (sign, prefixed with { Operator = first }),
        _ when SignOf(tree) is { } sign => (sign, tree),
        _ when AsSign(tree) is { } letter && SignOf(letter) is { } sign and not SignKind.Derivative => (sign, letter),
        _ => null,
    };

    /// <summary>In a denominator d x d y every d that may be a sign is one.</summary>
    private static RunItem Certain(RunItem item)
        => item.Tree is Choice { Question: LetterOrSign } choice && choice.Alternatives.FirstOrDefault(static tree => SignOf(tree) is not null) is { } sign ? item with { Tree = sign } : item;

    /// <summary>The readings of a letter that something follows.</summary>
    private static Tree Choose(Tree tree)
    {
        if (AsSign(tree) is not { } sign) return tree;
        var letter = tree is Scripted { Base: Letter inner } ? inner : (Letter)tree;
        if (letter is { Name: "d", Font: Font.Upright }) return sign;
        ImmutableArray<Tree> readings = letter.Name == "D" ? [tree, sign] : [sign, tree];
        return new Choice(tree.Span, new LetterOrSign(letter.Name), readings);
    }

    /// <summary>The tree with its letter as the sign of the same shape; null for a letter that is none. δ_{ij} is a letter.</summary>
    private static Tree? AsSign(Tree tree) => tree switch
    {
        Letter { Accents: [], IsVariant: false, Font: Font.Italic or Font.Upright } letter => Row(letter.Name) is { } kind ? new Sign(letter.Span, kind) : null,
        Scripted { Base: Letter { Name: not "delta" } letter, Primes: 0, Leading: false, Entrywise: false } scripted when scripted.Upper is null or Numeral or Letter { Font: not Font.Sign, Name: not "T" }
            => AsSign(letter) is { } sign ? scripted with { Base = sign } : null,
        Scripted { Base: Letter { Name: "delta" } letter, Primes: 0, Lower: null, Upper: Numeral } scripted => AsSign(letter) is { } sign ? scripted with { Base = sign } : null,
        _ => null,
    };

    private static SignKind? Row(string name)
    {
        foreach (var (letter, sign) in Table)
        {
            if (letter == name) return sign;
        }
        return null;
    }

    /// <summary>∂f/∂x and d/dx as fractions: no other reading of these signs on both sides of a slash makes sense.</summary>
    private static List<RunItem> Quotients(List<RunItem> items)
    {
        for (var slash = items.FindIndex(static item => item.Before == Trees.Mark.Slash); slash > 0; slash = items.FindIndex(slash + 1, static item => item.Before == Trees.Mark.Slash))
        {
            var start = StartOfDifferential(items, slash);
            if (start < 0 || EndOfDifferential(items, slash) is not { } end) continue;
            var over = Runs.Of([items[start] with { Before = Trees.Mark.None }, .. items[(start + 1)..slash]]);
            var under = Runs.Of([items[slash] with { Before = Trees.Mark.None }, .. items[(slash + 1)..end]]);
            var fraction = new Fraction(over.Span.To(under.Span), over, under, FractionSpelling.Slash);
            if (Marked(fraction) is var marked && ReferenceEquals(marked, fraction) && !(Leading(over)?.Sign == Leading(under)?.Sign)) continue;
            items[start] = items[start] with { Tree = marked };
            items.RemoveRange(start + 1, end - start - 1);
            slash = start;
        }
        return items;
    }

    /// <summary>Where the differential begins that ends before a slash: [d f] /, [∂] /; -1 if none does.</summary>
    private static int StartOfDifferential(List<RunItem> items, int slash)
    {
        var from = items[slash - 1].Tree is Bracketed && slash > 1 && items[slash - 1].Before == Trees.Mark.None && IsApplied(items[slash - 2].Tree) ? slash - 2 : slash - 1;
        if (Leading(items[from].Tree) is not null) return from;
        return from > 0 && items[from].Before is Trees.Mark.None or Trees.Mark.Space && items[from - 1].Tree is not Run && Leading(items[from - 1].Tree) is not null ? from - 1 : -1;
    }

    private static bool IsApplied(Tree tree) => tree is Letter or Scripted { Base: Letter } or Choice { Question: WordOrLetters };

    /// <summary>Behind the differentials that begin at a slash: / [∂x ∂y]; null if none does.</summary>
    private static int? EndOfDifferential(List<RunItem> items, int slash)
    {
        var end = slash;
        while (end < items.Count && (end == slash || items[end].Before is Trees.Mark.None or Trees.Mark.Space) && Leading(items[end].Tree) is not null)
        {
            var isWhole = items[end].Tree is Run or Choice { Question: WordOrLetters };
            if (end > slash && isWhole) break;
            end += isWhole ? 1 : 2;
        }
        return end > slash && end <= items.Count ? end : null;
    }
}
