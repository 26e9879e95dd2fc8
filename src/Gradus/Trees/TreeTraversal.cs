using System.Collections.Immutable;
using System.Diagnostics;

namespace Gradus.Trees;

/// <summary>The verbs that walk over trees; nobody recurses by hand.</summary>
public static class TreeTraversal
{
    /// <summary>What stands directly in a tree, in the order of its parts; the alternatives of a choice are all children.</summary>
    public static ImmutableArray<Tree> Children(this Tree tree) => tree switch
    {
        Scripted t => Present(t.Base, t.Lower, t.Upper),
        Bracketed t => t.Items,
        Run t => [.. t.Items.Select(static item => item.Tree)],
        Prefixed t => [t.Operator, t.Operand],
        Terms t => [.. t.Items.Select(static item => item.Term)],
        Fraction t => [t.Over, t.Under],
        Root t => Present(t.Inner, t.Degree),
        Matrix t => [.. t.Rows.SelectMany(static row => row)],
        Cases t => Present([.. t.Rows.SelectMany(static row => new[] { row.Value, row.Condition })]),
        Evaluated t => Present(t.Body, t.Where, t.Upper),
        Annotated t => Present(t.Body, t.Note),
        Accented t => [t.Body],
        Choice t => t.Alternatives,
        Chain t => Present([t.First, .. t.Links.Select(static link => link.Side)]),
        Numeral or Letter or Sign or Dots or Words or Hole => [],
        _ => throw new UnreachableException(),
    };

    /// <summary>The tree with other children in the same places.</summary>
    public static Tree WithChildren(this Tree tree, ImmutableArray<Tree> children)
    {
        var next = 0;
        Tree Next() => children[next++];
        Tree? Maybe(Tree? old) => old is null ? null : Next();
        return tree switch
        {
            Scripted t => t with { Base = Next(), Lower = Maybe(t.Lower), Upper = Maybe(t.Upper) },
            Bracketed t => t with { Items = children },
            Run t => t with { Items = [.. t.Items.Select(item => item with { Tree = Next() })] },
            Prefixed t => t with { Operator = Next(), Operand = Next() },
            Terms t => t with { Items = [.. t.Items.Select(item => item with { Term = Next() })] },
            Fraction t => t with { Over = Next(), Under = Next() },
            Root t => t with { Inner = Next(), Degree = Maybe(t.Degree) },
            Matrix t => t with { Rows = [.. t.Rows.Select(row => row.Select(_ => Next()).ToImmutableArray())] },
            Cases t => t with { Rows = [.. t.Rows.Select(row => new CaseRow(Next(), Maybe(row.Condition)))] },
            Evaluated t => t with { Body = Next(), Where = Next(), Upper = Maybe(t.Upper) },
            Annotated t => t with { Body = Next(), Note = Maybe(t.Note) },
            Accented t => t with { Body = Next() },
            Choice t => t with { Alternatives = children },
            Chain t => t with { First = Maybe(t.First), Links = [.. t.Links.Select(link => link with { Side = Next() })] },
            Numeral or Letter or Sign or Dots or Words or Hole => tree,
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The tree and everything in it, outer ones first; alternatives that share a part visit it once each.</summary>
    public static IEnumerable<Tree> SelfAndDescendants(this Tree tree)
    {
        var open = new Stack<Tree>();
        open.Push(tree);
        while (open.TryPop(out var next))
        {
            yield return next;
            foreach (var child in next.Children().Reverse()) open.Push(child);
        }
    }

    /// <summary>The tree with every part changed, inner ones first; what is not changed stays the same object.</summary>
    public static Tree Rewrite(this Tree tree, Func<Tree, Tree> change)
    {
        var old = tree.Children();
        var children = old.Select(child => child.Rewrite(change)).ToImmutableArray();
        var same = old.Zip(children).All(static pair => ReferenceEquals(pair.First, pair.Second));
        return change(same ? tree : tree.WithChildren(children));
    }

    /// <summary>One value for the tree from the values of its children.</summary>
    public static T Fold<T>(this Tree tree, Func<Tree, IReadOnlyList<T>, T> combine)
        => combine(tree, [.. tree.Children().Select(child => child.Fold(combine))]);

    private static ImmutableArray<Tree> Present(params ReadOnlySpan<Tree?> trees)
    {
        var present = ImmutableArray.CreateBuilder<Tree>(trees.Length);
        foreach (var tree in trees)
        {
            if (tree is not null) present.Add(tree);
        }
        return present.ToImmutable();
    }
}
