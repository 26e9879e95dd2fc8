using System.Globalization;
using Gradus.Numerics;

namespace Gradus.Syntax;

/// <summary>x₁² + x₂² + ⋯ + xₙ²: a sum whose middle is left out, read as Σₖ xₖ² where all terms that are written fit it.</summary>
internal sealed class Ellipsis
{
    private static readonly string[] Counters = ["k", "i", "j", "l"];

    private readonly string counter;
    private SyntaxNode? upper;
    private string? last;

    private Ellipsis(string counter) => this.counter = counter;

    /// <summary>The sum of a few first terms and the last one, of one sign; null where they have no common form.</summary>
    /// <param name="first">The terms before the dots, from the first on.</param>
    /// <param name="end">The term behind the dots.</param>
    public static SummationSyntax? Sum(IReadOnlyList<SyntaxNode> first, SyntaxNode end)
    {
        var used = SyntaxNames.Of(end).Concat(SyntaxNames.All(end).OfType<SummationSyntax>().SelectMany(static s => s.Indices)).ToList();
        var ellipsis = new Ellipsis(Array.Find(Counters, c => !used.Any(n => n == c || n.EndsWith("_" + c, StringComparison.Ordinal))) ?? "q");
        SyntaxNode? body = null;
        for (var k = 0; k < first.Count; k++)
        {
            if (ellipsis.Common(end, first[k], k + 1) is not { } common) return null;
            body = common;
        }
        return body is null || ellipsis.upper is null ? null : new SummationSyntax(first[0].Span.To(end.Span), [ellipsis.counter], new NumberSyntax(first[0].Span, 1), ellipsis.upper, body);
    }

    /// <summary>The form of the last term and the one at a place, with the counter where they differ as n and the place do; null if they differ otherwise.</summary>
    private SyntaxNode? Common(SyntaxNode end, SyntaxNode term, int place)
    {
        if (Entry(end) is var (stem, indices) && Entry(term) is var (same, places)) return indices.Count == places.Count && Common(stem, same, place) is { } whole ? Entry(end, whole, indices, places, place) : null;
        return (end, term) switch
        {
            (NumberSyntax a, NumberSyntax b) => a.Value == b.Value ? a : null,
            (NameSyntax a, NameSyntax b) => a.Name == b.Name ? a : null,
            (GroupSyntax a, GroupSyntax b) => Common(a.Inner, b.Inner, place) is { } inner ? a with { Inner = inner } : null,
            (UnarySyntax a, UnarySyntax b) when a.Kind == b.Kind => Common(a.Operand, b.Operand, place) is { } operand ? a with { Operand = operand } : null,
            (BinarySyntax a, BinarySyntax b) when a.Kind == b.Kind => Common(a.Left, b.Left, place) is { } left && Common(a.Right, b.Right, place) is { } right ? a with { Left = left, Right = right } : null,
            (ProductSyntax a, ProductSyntax b) => Common(a.Factors, b.Factors, place) is { } factors ? a with { Factors = factors } : null,
            (CallSyntax a, CallSyntax b) when a.Function == b.Function => Common(a.Arguments, b.Arguments, place) is { } arguments ? a with { Arguments = arguments } : null,
            (NormSyntax a, NormSyntax b) when a.Index == b.Index => Common(a.Argument, b.Argument, place) is { } argument ? a with { Argument = argument } : null,
            (DifferentialSyntax a, DifferentialSyntax b) when a.Increment == b.Increment => Common(a.Of, b.Of, place) is { } of ? a with { Of = of } : null,
            (DerivativeSyntax { Of: { } f, By: { } x } a, DerivativeSyntax { Of: { } g, By: { } y } b) when a.Order == b.Order => Common(f, g, place) is { } of && Common(x, y, place) is { } by ? a with { Of = of, By = by } : null,
            (SummationSyntax a, SummationSyntax b) when a.Indices.SequenceEqual(b.Indices) && Bound(a.Lower) == Bound(b.Lower) && Bound(a.Upper) == Bound(b.Upper) => Common(a.Body, b.Body, place) is { } counted ? a with { Body = counted } : null,
            // x_1(…) + ⋯ + x_n(…) applies no functions.
            (AmbiguousSyntax a, AmbiguousSyntax b) when a.Note == b.Note => a.Alternatives.Zip(b.Alternatives, (e, t) => Common(e, t, place)).FirstOrDefault(static c => c is not null),
            _ => null,
        };
    }

    private static string Bound(SyntaxNode? bound) => bound is null ? "" : Text(bound);

    private List<SyntaxNode>? Common(IReadOnlyList<SyntaxNode> ends, IReadOnlyList<SyntaxNode> terms, int place)
    {
        if (ends.Count != terms.Count) return null;
        var common = ends.Zip(terms, (e, t) => Common(e, t, place)).OfType<SyntaxNode>().ToList();
        return common.Count == ends.Count ? common : null;
    }

    private SyntaxNode? Entry(SyntaxNode end, SyntaxNode stem, IReadOnlyList<SyntaxNode> indices, IReadOnlyList<SyntaxNode> places, int place)
    {
        var common = new List<SyntaxNode>();
        for (var k = 0; k < indices.Count; k++)
        {
            var (here, there) = (Text(indices[k]), Text(places[k]));
            if (here == there) common.Add(indices[k]);
            else if (there == place.ToString(CultureInfo.InvariantCulture) && (last ?? here) == here)
            {
                (last, upper) = (here, upper ?? indices[k]);
                common.Add(new NameSyntax(indices[k].Span, counter));
            }
            else return null;
        }
        return new IndexedSyntax(end.Span, stem, common);
    }

    private static string Text(SyntaxNode index) => index switch { NameSyntax name => name.Name, NumberSyntax { Value.IsInteger: true } number => number.Value.ToString(), _ => "?" };

    /// <summary>A name and its subscripts, however they were read: x_n, x_1, A_{11}.</summary>
    private static (SyntaxNode Stem, IReadOnlyList<SyntaxNode> Indices)? Entry(SyntaxNode node) => node switch
    {
        AmbiguousSyntax { Note: "index-or-name" } either => either.Alternatives.OfType<IndexedSyntax>().Select(Entry).FirstOrDefault(),
        IndexedSyntax { Raised: false } indexed => (indexed.Of, indexed.Indices),
        NameSyntax name when name.Name.Split('_') is [{ Length: > 0 } stem, { Length: > 0 } below] => (name with { Name = stem }, [int.TryParse(below, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new NumberSyntax(name.Span, (Rational)(long)number) : new NameSyntax(name.Span, below)]),
        _ => null,
    };
}
