using System.Collections.Immutable;
using Gradus.Shapes;
using Gradus.Trees;

namespace Gradus.Elaboration;

/// <summary>A reading of a whole page so far: the state, and what every line says in it.</summary>
internal sealed record PageReading(State State, ImmutableList<Said> Said, Term? Last)
{
    /// <summary>The sides of the chain so far, the first first.</summary>
    public ImmutableList<Term> Sides { get; init; } = [];

    /// <summary>Nothing read yet.</summary>
    public static PageReading Empty { get; } = new(State.Empty, [], null);

    /// <summary>What it costs.</summary>
    public int Cost => State.Cost;
}

/// <summary>Reads formulas in the order of the text and keeps the best few readings of all of them together.</summary>
internal sealed class PageReader(Elaborator elaborator)
{
    /// <summary>How many readings of the page are kept from line to line.</summary>
    private const int Width = 12;

    /// <summary>Readings that are dearer than the cheapest by more are dropped.</summary>
    private const int Margin = 14;

    /// <summary>What it costs that a product is a row: nearly all are columns, numbers and matrices.</summary>
    private const int BitsOfRow = 4;

    /// <summary>What a line costs that has no meaning.</summary>
    public const int UnreadBits = 10;

    /// <summary>The readings of lines, the cheapest first.</summary>
    public IReadOnlyList<PageReading> Read(IReadOnlyList<Line> lines)
    {
        var order = Line.Order(lines);
        IReadOnlyList<PageReading> readings = [PageReading.Empty];
        foreach (var line in order.Select(k => lines[k]))
        {
            if (line.Facts.Count > 0) readings = [.. readings.Select(reading => reading with { State = line.Facts.Aggregate(reading.State, static (state, fact) => fact.In(state)) })];
            readings = Best(readings.SelectMany(reading => Read(line, reading)).Select(Closed));
        }
        return [.. readings.Select(reading => reading with { Said = Line.InOrder(lines, order, reading.Said) })];
    }

    /// <summary>Indices that no sum binds count within their line alone.</summary>
    private static PageReading Closed(PageReading reading) =>
        reading with { State = reading.State.Entities.Where(static e => e.Value is Index).Aggregate(reading.State, static (state, e) => state.Restored(e.Key, null)) };

    private static IReadOnlyList<PageReading> Best(IEnumerable<PageReading> readings)
    {
        var best = readings.OrderBy(static r => r.Cost).Take(Width).ToList();
        return best.FindAll(r => r.Cost <= best[0].Cost + Margin);
    }

    private IEnumerable<PageReading> Read(Line line, PageReading reading)
    {
        var chain = line.Chain;
        if (chain.Links.IsEmpty) return Mentioned(chain, reading);
        if (chain is { First: { } declared, Links: [{ Relation: Relation.In, Side: var set }] }) return [Declared(chain, Declarations.Of(declared, set, reading.State), reading)];
        if (chain is { First: Letter function, Links: [{ Relation: Relation.HasType, Side: var from }, { Relation: Relation.To, Side: var to }] }) return [Mapped(chain, function, from, to, reading)];
        if (chain is { First: Letter whole, Links: [{ Relation: Relation.Equal, Side: var entries }] } && Definitions.AreEntries(entries))
            return [new PageReading(new Shaped(chain.Span, [Elaborator.NameOf(whole)], Priors.Kind.Matrix, null, null).In(reading.State), reading.Said.Add(new Given(chain.Span, Role.Declaration)), null)];
        var definitions = Defined(line, reading);
        if (definitions.Exists(static d => !d.Again)) return definitions.Select(static d => d.Reading);
        return definitions.Select(static d => d.Reading).Concat(Claimed(chain, reading));
    }

    private IEnumerable<PageReading> Claimed(Chain chain, PageReading reading)
    {
        if (chain.First is not null) reading = reading with { Sides = [] };
        var first = chain.First is { } left ? elaborator.Read(left, reading.State) : reading.Last is { } last ? [new Candidate(last, reading.State)] : [];
        if (first.Count == 0) return [Lost(chain.Links[0], reading, chain.Links[1..])];
        return Links(chain.Links, first.Select(c => reading with { State = c.State, Last = c.Term }));
    }

    /// <summary>A formula without a relation claims nothing, but says what its letters are; a lone name says nothing.</summary>
    private IEnumerable<PageReading> Mentioned(Chain chain, PageReading reading)
    {
        var said = reading.Said.Add(new Given(chain.Span, Role.Mention));
        if (chain.First is Bracketed list && Declarations.FamilyIn(list) is not null && Declarations.CountOf(list.Items[^1], reading.State) is var (_, counted)) return [new PageReading(counted, said, null)];
        var readings = chain.First is null or Letter or Scripted { Base: Letter, Upper: null } or Bracketed ? [] : elaborator.Read(chain.First, reading.State);
        return readings.Count == 0 ? [reading with { Said = said, Last = null }] : readings.Select(c => new PageReading(c.State, said, c.Term));
    }

    private static PageReading Declared(Chain chain, State? known, PageReading reading) =>
        new(known ?? reading.State, reading.Said.Add(new Given(chain.Span, Role.Declaration)), null);

    /// <summary>g : ℝᵐ → ℝⁿ.</summary>
    private static PageReading Mapped(Chain chain, Letter function, Tree from, Tree to, PageReading reading)
    {
        if (Declarations.ShapeOf(from, reading.State) is not var (argument, first) || Declarations.ShapeOf(to, first) is not var (value, second)) return reading with { Said = reading.Said.AddRange(chain.Links.Select(link => new Given(link.Side.Span, Role.Declaration))) };
        return new PageReading(second.With(Elaborator.NameOf(function), new OpenFunction(value, false, [argument])), reading.Said.AddRange(chain.Links.Select(link => new Given(link.Side.Span, Role.Declaration))), null);
    }

    private IEnumerable<PageReading> Links(ImmutableArray<Link> links, IEnumerable<PageReading> readings)
    {
        var open = readings.ToList();
        foreach (var link in links) open = [.. Best(open.SelectMany(reading => Linked(link, reading)))];
        return open;
    }

    private IEnumerable<PageReading> Linked(Link link, PageReading reading)
    {
        if (reading.Last is not { } left) return elaborator.Read(link.Side, reading.State).Select(c => Lost(link, reading with { State = c.State }, []) with { Last = c.Term }).DefaultIfEmpty(Lost(link, reading, []));
        if (link.Relation is not (Relation.Equal or Relation.Identical or Relation.Define))
        {
            var side = elaborator.Read(link.Side, reading.State);
            return [reading with { State = side.Count > 0 ? side[0].State : reading.State, Said = reading.Said.Add(new Given(link.Side.Span, Role.Condition)), Last = side.Count > 0 ? side[0].Term : null }];
        }
        var found = new List<PageReading>();
        var (exact, remainder) = Remainder.Of(link.Side);
        foreach (var right in elaborator.Read(exact, reading.State))
        {
            if (right.State.Unify(left.Shape, right.Term.Shape) is { } same && (IsRow(right.Term) && IsRow(left) ? same.Paying(BitsOfRow, link.Side.Span, "both sides are rows") : same) is { } paid) found.Add(Said(link, reading, left, right.Term, paid, remainder));
            else if (IsZero(right.Term)) found.Add(reading with { State = right.State, Said = reading.Said.Add(new Given(link.Side.Span, Role.Condition)), Last = null });
        }
        return found.Count > 0 ? found : [Lost(link, reading, [])];
    }

    private static bool IsRow(Term term) => term.Construct is Times && term.Shape is { IsRow: true, IsScalar: false, IsTensor: false };

    private static bool IsZero(Term term) => term.Construct is Literal { Value.IsZero: true };

    private static PageReading Said(Link link, PageReading reading, Term left, Term right, State state, Remainder? remainder) =>
        new(state, reading.Said.Add(new Claimed(link.Side.Span, link.Sign, link.Relation, left, right, reading.Sides) { Remainder = remainder }), right) { Sides = reading.Sides.Add(left) };

    private PageReading Lost(Link link, PageReading reading, ImmutableArray<Link> further)
    {
        var said = reading.Said.Add(new Unread(link.Side.Span, link.Sign, elaborator.LastMisfit));
        foreach (var next in further) said = said.Add(new Unread(next.Side.Span, next.Sign, elaborator.LastMisfit));
        return new PageReading(reading.State.Paying(UnreadBits, link.Side.Span, "a line that has no meaning"), said, null);
    }

    /// <summary>M = …, f(x) = …, y_i = … with a name that is not yet a formula; what follows in the chain is claimed. A name that stands for something already is defined again only if words say so.</summary>
    private List<(PageReading Reading, bool Again)> Defined(Line line, PageReading reading)
    {
        var chain = line.Chain;
        if (chain.Links[0].Relation is not (Relation.Equal or Relation.Define or Relation.Identical) || chain.First is not { } first) return [];
        var found = new List<(PageReading Reading, bool Again)>();
        foreach (var head in Definitions.HeadsOf(first, reading.State, elaborator.Counts))
        {
            var isKnown = reading.State.Find(head.Name) is not (null or OpenFunction);
            if (isKnown && !line.Introduces && chain.Links[0].Relation != Relation.Define && head.Parameters.IsEmpty) continue;
            found.AddRange(Defined(line.Introduces ? head with { Bits = 0 } : head, chain.Links[0], reading).Select(defined => (defined, Again: isKnown && !line.Introduces)));
        }
        return [.. found.GroupBy(static f => f.Again).SelectMany(group => Links(chain.Links[1..], Best(group.Select(static f => f.Reading))).Select(r => (r, group.Key)))];
    }

    private IEnumerable<PageReading> Defined(Head head, Link link, PageReading reading)
    {
        foreach (var (parameters, state) in Parameters(head.Parameters, reading.State))
        {
            foreach (var (index, range, inside) in Index(head, state))
            {
                foreach (var body in Bodies(head, link.Side, inside))
                {
                    if (body.Term.SelfAndParts().Any(part => part.Construct is Use { Name: var used } && used == head.Name)) continue;
                    if (Definitions.EntityOf(head, parameters, index, range, body) is not var (entity, known)) continue;
                    var said = reading.Said.Add(new Given(link.Side.Span, Role.Definition));
                    if (IsRow(body.Term)) known = known.Paying(BitsOfRow, link.Side.Span, $"{head.Name} is a row");
                    var after = index is null ? known : known.Restored(index, null);
                    yield return new PageReading(after.Restored(head.Name, null).With(head.Name, entity).Paying(head.Bits, link.Side.Span, $"{head.Name} is defined here"), said, index is null ? body.Term : null);
                }
            }
        }
    }

    private IEnumerable<Candidate> Bodies(Head head, Tree side, State state)
    {
        var bodies = elaborator.Read(side, state);
        return head.OfLogarithm ? bodies.Select(static body => Term.Of(new Call(Expressions.Catalog.Get<Functions.Exp>()), body.State, body.Term.Span, body.Term)).OfType<Candidate>() : bodies;
    }

    /// <summary>The index of a head with its range.</summary>
    private static IEnumerable<(Name? Index, Size? Range, State State)> Index(Head head, State state)
    {
        if (head.Index is not { } index) return [(null, null, state)];
        var (range, known) = state.Fresh();
        return [(index, range, known.With(index, new Index(range)))];
    }

    private List<(ImmutableArray<Name> Names, State State)> Parameters(ImmutableArray<Tree> parameters, State state)
    {
        List<(ImmutableArray<Name> Names, State State)> rows = [([], state)];
        foreach (var parameter in parameters)
        {
            rows = [.. rows.SelectMany(row => elaborator.Read(parameter, row.State).Where(static c => c.Term.Construct is Use { Entity: Quantity })
                .Select(c => (row.Names.Add(((Use)c.Term.Construct).Name), c.State)))];
        }
        return rows;
    }
}
