using Gradus.Syntax;

namespace Gradus.Trees;

/// <summary>Commands whose arguments stand over, under and within one another.</summary>
internal static class LatexStructures
{
    /// <summary>Carries out a command with arguments.</summary>
    public static void Do(LatexReader reader, LatexCommand row, SourceSpan span)
    {
        switch (row.Kind)
        {
            case CommandKind.Fraction: Fraction(reader, row, span); return;
            case CommandKind.Derivative: Derivative(reader, (SignKind)row.Value, span); return;
            case CommandKind.Differential: Differential(reader, (SignKind)row.Value, span); return;
            case CommandKind.Root: Root(reader, span); return;
            case CommandKind.Over or CommandKind.Under: Stacked(reader, row.Kind == CommandKind.Over, span); return;
            case CommandKind.Brace: Brace(reader, row.Value == 1, span); return;
            case CommandKind.Not: Negated(reader, span); return;
            case CommandKind.Evaluated: Evaluated(reader, span); return;
            case CommandKind.Prescript: Prescript(reader, span); return;
            case CommandKind.Choose: reader.Add(new Hole(span, "a fraction within braces")); return;
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    private static SourceSpan Whole(LatexReader reader, SourceSpan span) => span.To(new SourceSpan(Math.Max(span.End, reader.Place), 0));

    private static void Fraction(LatexReader reader, LatexCommand row, SourceSpan span)
    {
        reader.SkipStar();
        if (row.Text == "cfrac") reader.Optional();
        var brackets = row.Text == "genfrac" ? Brackets(reader) : (Open: "", Line: "");
        var (over, under) = (reader.ArgumentTree(), reader.ArgumentTree());
        var how = brackets.Line.StartsWith('0') ? FractionSpelling.Binomial : (FractionSpelling)row.Value;
        reader.Add(Derivatives.Marked(new Fraction(Whole(reader, span), over, under, how)));
    }

    /// <summary>The first four arguments of \genfrac.</summary>
    private static (string Open, string Line) Brackets(LatexReader reader)
    {
        var open = LatexText.Text(reader.Argument());
        reader.Argument();
        var line = LatexText.Text(reader.Argument());
        reader.Argument();
        return (open, line);
    }

    /// <summary>\dv[2]{f}{x}, \pdv{f}{x}{y}, \dv{x}: the fraction with its signs.</summary>
    private static void Derivative(LatexReader reader, SignKind kind, SourceSpan span)
    {
        reader.SkipStar();
        var order = reader.Optional() is { } option ? reader.Tree([.. option.Where(t => t.Text is not "=" && t.Kind != LatexKind.Letter || option.Count == 1)], reader.Style, span.End) : null;
        var arguments = new List<Tree>();
        while (arguments.Count < (kind == SignKind.Partial ? 3 : 2) && reader.Next is { Kind: LatexKind.Open }) arguments.Add(reader.ArgumentTree());
        if (arguments.Count == 0)
        {
            reader.Add(Signed(kind, null, span));
            return;
        }
        var of = arguments.Count > 1 ? arguments[0] : null;
        var by = (arguments.Count > 1 ? arguments.Skip(1) : arguments).SelectMany(static a => a is Bracketed { Kind: BracketKind.None } list ? list.Items : [a]).ToList();
        var power = order ?? (by.Count > 1 ? new Numeral(span with { Length = 0 }, by.Count) : null);
        var over = Runs.Of([Item(Signed(kind, power, span)), .. of is null ? [] : new[] { Item(of) }]);
        var under = Runs.Of([.. by.SelectMany(b => new[] { Item(new Sign(span, kind)), Item(order is null || by.Count > 1 ? b : new Scripted(b.Span, b, null, order, 0, UpperFirst: true)) })]);
        reader.Add(new Fraction(Whole(reader, span), over, under, FractionSpelling.Frac));
    }

    private static Tree Signed(SignKind kind, Tree? power, SourceSpan span)
        => power is null ? new Sign(span, kind) : new Scripted(span, new Sign(span, kind), null, power, 0, UpperFirst: true);

    private static RunItem Item(Tree tree) => new(tree, Mark.None, new SourceSpan(tree.Span.Start, 0));

    private static void Differential(LatexReader reader, SignKind kind, SourceSpan span)
    {
        var order = reader.Optional() is { } option ? reader.Tree(option, reader.Style, span.End) : null;
        reader.Add(Signed(kind, order, span));
    }

    private static void Root(LatexReader reader, SourceSpan span)
    {
        var degree = reader.Optional() is { Count: > 0 } option ? reader.Tree(option, reader.Style, span.End) : null;
        var inner = reader.ArgumentTree();
        reader.Add(new Root(Whole(reader, span), inner, degree));
    }

    /// <summary>\overset{a}{b}, \stackrel{def}{=}, \underset{x}{\min}: a note at a relation or an operator, or one at any formula.</summary>
    private static void Stacked(LatexReader reader, bool isAbove, SourceSpan span)
    {
        var note = reader.Argument();
        var tokens = reader.Argument();
        var (body, place) = (tokens.Count == 0 ? [] : reader.Inner(tokens, reader.Style), Whole(reader, span));
        var seen = body.Where(static piece => !piece.IsBlank).ToList();
        if (seen is [{ Kind: PieceKind.Relation } relation]) reader.Add(LatexRelations.WithNote(relation, note, place));
        else if (seen is [{ Kind: PieceKind.Mark } mark]) reader.Add(mark with { Span = place });
        else
        {
            var (tree, said) = (Items.Single(body, place.End, reader.Notes), reader.Tree(note, reader.Style, span.End));
            reader.Add(!isAbove && OperatorReach.Of(tree) is not null ? new Scripted(place, tree, said, null, 0, UpperFirst: false) : new Annotated(place, tree, said, isAbove));
        }
    }

    /// <summary>\underbrace{body}_{note}.</summary>
    private static void Brace(LatexReader reader, bool isAbove, SourceSpan span)
    {
        var body = reader.ArgumentTree();
        reader.SkipSpace();
        Tree? note = null;
        if (reader.Next is { Kind: LatexKind.Lower or LatexKind.Raise })
        {
            reader.Take();
            note = reader.ArgumentTree();
        }
        reader.Add(new Annotated(Whole(reader, span), body, note, isAbove));
    }

    private static void Negated(LatexReader reader, SourceSpan span)
    {
        var tokens = reader.Argument();
        var pieces = tokens.Count == 0 ? [] : reader.Inner(tokens, reader.Style);
        if (pieces is [{ Kind: PieceKind.Relation } relation]) reader.Add(relation with { Span = Whole(reader, span), Relation = LatexRelations.Negated(relation.Relation) });
        else if (pieces is [{ Tree: Sign { Kind: SignKind.Exists } }]) reader.Add(new Sign(Whole(reader, span), SignKind.NotExists));
        else
        {
            reader.Add(new Sign(span, SignKind.Not));
            foreach (var piece in pieces) reader.Add(piece);
        }
    }

    /// <summary>\eval{f}_{x=0} of the package physics.</summary>
    private static void Evaluated(LatexReader reader, SourceSpan span)
    {
        reader.SkipStar();
        reader.Add(reader.ArgumentTree());
        reader.Add(new Piece(PieceKind.At, new SourceSpan(Math.Max(span.End, reader.Place), 0)) { Pairing = Pairing.Sized });
    }

    /// <summary>\prescript{T}{}{A} of mathtools.</summary>
    private static void Prescript(LatexReader reader, SourceSpan span)
    {
        var (above, below) = (reader.Argument(), reader.Argument());
        var tree = reader.ArgumentTree();
        var (upper, lower) = (above.Count > 0 ? reader.Tree(above, reader.Style, span.End) : null, below.Count > 0 ? reader.Tree(below, reader.Style, span.End) : null);
        reader.Add(new Scripted(Whole(reader, span), tree, lower, upper, 0, UpperFirst: false) { Leading = true });
    }
}
