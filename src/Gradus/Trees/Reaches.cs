using System.Collections.Immutable;
using Gradus.Syntax;

namespace Gradus.Trees;

/// <summary>Groups what operators without brackets take, with a choice where the table allows several reaches.</summary>
internal static class Reaches
{
    /// <summary>Choices inside one another or beside one another in one sum; beyond that the likeliest reach is taken.</summary>
    private const int MostChoices = 3;

    /// <summary>The tree of terms; where an operator may take later terms too, a choice.</summary>
    public static Tree Sum(IReadOnlyList<OpenTerm> terms) => Sum(terms, 0, MostChoices);

    /// <summary>The tree of things side by side.</summary>
    public static Tree Run(IReadOnlyList<RunItem> items) => Run(items, MostChoices);

    private static Tree Sum(IReadOnlyList<OpenTerm> terms, int from, int choices)
    {
        for (var j = from; j < terms.Count - 1 && choices > 0; j++)
        {
            var things = terms[j].Items;
            var at = things.FindIndex(static item => OperatorReach.Of(item.Tree) is { } row && row.Reaches.Contains(Reach.Terms));
            if (at < 0 || at == things.Count - 1 || LastTerm(terms, j, at) is not { } last) continue;
            var narrow = Sum(terms, j + 1, choices - 1);
            OpenTerm[] inner = [new(null, new SourceSpan(things[at + 1].Tree.Span.Start, 0), [things[at + 1] with { Before = Mark.None }, .. things.Skip(at + 2)]), .. terms.Skip(j + 1).Take(last - j)];
            var operand = Sum(inner, 0, choices - 1);
            var prefixed = new Prefixed(things[at].Tree.Span.To(operand.Span), things[at].Tree, operand);
            var wide = Flat([.. terms.Take(j), terms[j] with { Items = [.. things.Take(at), things[at] with { Tree = prefixed }] }, .. terms.Skip(last + 1)], choices - 1);
            var isWideFirst = OperatorReach.Of(things[at].Tree)!.Reaches[0] == Reach.Terms || Bound.IsIntegral(things[at].Tree);
            return new Choice(narrow.Span.To(wide.Span), new ReachOf(things[at].Tree, isWideFirst ? [Reach.Terms, Reach.Run] : [Reach.Run, Reach.Terms]), isWideFirst ? [wide, narrow] : [narrow, wide]);
        }
        return Flat(terms, choices);
    }

    private static Tree Flat(IReadOnlyList<OpenTerm> terms, int choices)
    {
        if (terms is [{ Sign: null } only]) return Run(only.Items, choices);
        var signed = terms.Select(term => new SignedTerm(Run(term.Items, choices), term.Sign ?? TermSign.Plus, term.SignSpan)).ToImmutableArray();
        return new Terms(signed.Select(static term => term.SignSpan.Length > 0 ? term.SignSpan.To(term.Term.Span) : term.Term.Span).Aggregate(static (a, b) => a.To(b)), signed);
    }

    /// <summary>The last later term that an operator would reach; null if none.</summary>
    private static int? LastTerm(IReadOnlyList<OpenTerm> terms, int j, int at)
    {
        var sign = terms[j].Items[at].Tree;
        if (Bound.IsIntegral(sign))
        {
            if (terms[j].Items.Exists(static item => Bound.IsDifferential(item.Tree))) return null;
            var end = terms.ToList().FindIndex(j + 1, static term => term.Items.Exists(static item => Bound.IsDifferential(item.Tree)));
            return end < 0 ? null : end;
        }
        if (!OperatorReach.Of(sign)!.Binds) return terms.Count - 1;
        var letters = Bound.Letters(sign);
        var last = terms.ToList().FindLastIndex(term => term.Items.Exists(item => Bound.Mentions(item.Tree, letters)));
        return last > j ? last : null;
    }

    private static Tree Run(IReadOnlyList<RunItem> items, int choices)
    {
        for (var i = 0; i + 1 < items.Count; i++)
        {
            if (Bound.SumOfLetter(items, i) is { } sum && choices > 0)
            {
                var letter = Behind(items, i, new RunItem(items[i].Tree, Mark.None, items[i].Sign), i + 1, choices - 1);
                var sign = Run([new RunItem(sum, Mark.None, items[i].Sign), .. items.Skip(i + 1)], choices - 1);
                return Runs.Of([.. items.Take(i), items[i] with { Tree = new Choice(letter.Span.To(sign.Span), new LetterOrSign(Bound.NameOf(items[i].Tree)), [sign, letter]) }]);
            }
            if (Ends(items, i) is { Count: > 0 } ends) return Grouped(items, i, ends, choices);
        }
        return Runs.Of(items);
    }

    /// <summary>The things with the operator at an index and what it takes as one.</summary>
    private static Tree Grouped(IReadOnlyList<RunItem> items, int i, List<(Reach Reach, int End)> ends, int choices)
    {
        if (choices == 0) ends = ends[..1];
        var left = ends.Count > 1 ? choices - 1 : choices;
        var readings = ends.Select(end => Behind(items, i, Taken(items, i, end.End, left), end.End, left)).ToImmutableArray();
        if (readings is not [var only])
            only = new Choice(readings.Select(static tree => tree.Span).Aggregate(static (a, b) => a.To(b)), new ReachOf(items[i].Tree, [.. ends.Select(static end => end.Reach)]), readings);
        return Runs.Of([.. items.Take(i), items[i] with { Tree = only }]);
    }

    /// <summary>The operator with what it takes; with a bracket right behind it and nothing more it is left as it stands.</summary>
    private static RunItem Taken(IReadOnlyList<RunItem> items, int i, int end, int choices)
    {
        var sign = items[i].Tree;
        if (end == i + 2 && IsApplied(items, i)) return new RunItem(Runs.Of([items[i] with { Before = Mark.None }, items[i + 1]]), Mark.None, items[i].Sign);
        var operand = Run([items[i + 1] with { Before = Mark.None }, .. items.Skip(i + 2).Take(end - i - 2)], choices);
        return new RunItem(new Prefixed(sign.Span.To(operand.Span), sign, operand), Mark.None, items[i].Sign);
    }

    /// <summary>A thing and what follows it from an index on.</summary>
    private static Tree Behind(IReadOnlyList<RunItem> items, int i, RunItem first, int end, int choices)
    {
        first = first with { Before = Mark.None, Sign = new SourceSpan(items[i].Tree.Span.Start, 0) };
        if (end >= items.Count) return Runs.Of([first]);
        var rest = Run([items[end] with { Before = Mark.None }, .. items.Skip(end + 1)], choices);
        return rest is Run run ? Runs.Of([first, run.Items[0] with { Before = items[end].Before, Sign = items[end].Sign }, .. run.Items.Skip(1)]) : Runs.Of([first, items[end] with { Tree = rest }]);
    }

    /// <summary>Where the operator at an index may end, by its row of the table, each end once; none where no operator is, or nothing for it to take.</summary>
    private static List<(Reach Reach, int End)> Ends(IReadOnlyList<RunItem> items, int i)
    {
        var ends = new List<(Reach Reach, int End)>();
        if (OperatorReach.Of(items[i].Tree) is not { } row || items[i + 1] is not { Before: Mark.None or Mark.Space, Tree: not (Words or Dots) }) return ends;
        var last = Enumerable.Range(i + 1, items.Count - i - 1).FirstOrDefault(k => items[k].Tree is Words, items.Count);
        var isApplied = IsApplied(items, i);
        if (isApplied && (!row.PastBracket || last == i + 2)) return ends;
        foreach (var reach in isApplied ? [Reach.Tight, Reach.Beside] : row.Reaches.Where(static reach => reach != Reach.Terms))
        {
            var end = reach switch { Reach.Tight => isApplied ? i + 2 : UnitEnd(items, i + 1), Reach.Beside => BesideEnd(items, i + 1, last), _ => last };
            if (!ends.Exists(other => other.End == end)) ends.Add((reach, end));
        }
        return isApplied && ends.Count == 1 ? [] : ends;
    }

    /// <summary>Whether a word stands before a bracket, which may be its argument; Σ and d/dx take no arguments.</summary>
    private static bool IsApplied(IReadOnlyList<RunItem> items, int i) => items[i].Tree is Letter or Scripted { Base: Letter } or Sign { Kind: SignKind.Expectation or SignKind.Probability } or Scripted { Base: Sign { Kind: SignKind.Expectation or SignKind.Probability } }
        && items[i + 1].Tree is Bracketed { Kind: BracketKind.Round or BracketKind.Square or BracketKind.Curly or BracketKind.Group } or Scripted { Base: Bracketed { Kind: BracketKind.Round or BracketKind.Square or BracketKind.Curly } };

    /// <summary>Behind the next thing: x, f(x), dX, log x.</summary>
    private static int UnitEnd(IReadOnlyList<RunItem> items, int i)
    {
        while (i + 1 < items.Count && items[i + 1].Before is Mark.None or Mark.Space && (OperatorReach.Of(items[i].Tree) is not null || items[i].Tree is Sign or Scripted { Base: Sign } or Choice { Question: LetterOrSign })) i++;
        var isCall = i + 1 < items.Count && items[i + 1] is { Before: Mark.None, Tree: Bracketed { Kind: BracketKind.Round } } && items[i].Tree is Letter or Scripted { Base: Letter };
        return isCall ? i + 2 : i + 1;
    }

    /// <summary>Behind what stands beside one another without a sign, before the next operator that does not stand first.</summary>
    private static int BesideEnd(IReadOnlyList<RunItem> items, int i, int last)
    {
        var end = Math.Min(UnitEnd(items, i), last);
        while (end < last && items[end].Before is Mark.None or Mark.Space && OperatorReach.Of(items[end].Tree) is null) end++;
        return end;
    }
}
