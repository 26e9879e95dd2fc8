using Gradus.Syntax;

namespace Gradus.Trees;

/// <summary>Brackets with a size: \left, \right, \big, and macros that put brackets around an argument.</summary>
internal static class LatexDelimiters
{
    /// <summary>Carries out a command for brackets.</summary>
    public static void Do(LatexReader reader, LatexCommand row, SourceSpan span)
    {
        if (row.Kind == CommandKind.Between) Between(reader, (BracketKind)row.Value, span);
        else if (row.Kind == CommandKind.Sided) Sided(reader, row.Value, span);
        else Sized(reader, row.Value, span);
    }

    /// <summary>\left( … \right): a pair, if both stand in one group; else a bracket like others.</summary>
    private static void Sided(LatexReader reader, int side, SourceSpan span)
    {
        if (side >= 0)
        {
            Sized(reader, side == 0 ? 2 : 1, span);
            return;
        }
        var open = Delimiter(reader, span);
        var (found, inside) = reader.Until("left", "right");
        if (!found)
        {
            if (open.Bracket != BracketKind.None) reader.Add(open with { Kind = PieceKind.Open });
            return;
        }
        var close = Delimiter(reader, new SourceSpan(reader.Place, 0));
        // \left. … ) has its partner in another row.
        var pairing = open.Bracket == BracketKind.None && close.Bracket is not (BracketKind.Bar or BracketKind.Square or BracketKind.None) ? Pairing.Plain : Pairing.Sized;
        if (close.Bracket == BracketKind.None && open.Bracket is not BracketKind.Curly) pairing = Pairing.Plain;
        if (pairing == Pairing.Sized || open.Bracket != BracketKind.None) reader.Add(open with { Kind = PieceKind.Open, Pairing = pairing });
        reader.AddInner(inside, reader.Style);
        if (pairing == Pairing.Sized || close.Bracket != BracketKind.None) reader.Add(close with { Kind = PieceKind.Close, Pairing = pairing });
    }

    private static void Sized(LatexReader reader, int side, SourceSpan span)
    {
        var delimiter = Delimiter(reader, span);
        if (delimiter.Bracket == BracketKind.None) return;
        if (delimiter.Kind == PieceKind.Mark) reader.Add(delimiter);
        else if (side == 2 && delimiter.Kind == PieceKind.Bar) reader.Add(delimiter with { Kind = PieceKind.Given });
        else if (delimiter.Kind == PieceKind.Bar && side != 0 && !(side == 1 && reader.Next is { Kind: LatexKind.Lower })) reader.Add(delimiter with { Kind = side < 0 ? PieceKind.Open : PieceKind.Close });
        else reader.Add(delimiter);
    }

    /// <summary>The bracket or bar that follows; its kind is <see cref="BracketKind.None"/> for a point.</summary>
    private static Piece Delimiter(LatexReader reader, SourceSpan span)
    {
        reader.SkipSpace();
        if (reader.Next is not { } next) return new Piece(PieceKind.Bar, span) { Bracket = BracketKind.None };
        var place = span.To(next.Span);
        var found = next.Kind switch
        {
            LatexKind.Command when LatexCommands.Find(next.Text) is { Kind: CommandKind.Open or CommandKind.Close or CommandKind.Bar } row
                => new Piece(row.Kind == CommandKind.Open ? PieceKind.Open : row.Kind == CommandKind.Close ? PieceKind.Close : PieceKind.Bar, place) { Bracket = (BracketKind)row.Value },
            LatexKind.Command when next.Text is "lt" or "gt" => new Piece(next.Text == "lt" ? PieceKind.Open : PieceKind.Close, place) { Bracket = BracketKind.Angle },
            LatexKind.Command when next.Text is "mid" => new Piece(PieceKind.Bar, place) { Bracket = BracketKind.Bar },
            LatexKind.Other when next.Text is "<" or ">" => new Piece(next.Text == "<" ? PieceKind.Open : PieceKind.Close, place) { Bracket = BracketKind.Angle },
            LatexKind.Other when next.Text == "/" => new Piece(PieceKind.Mark, place) { Mark = Mark.Slash, Bracket = BracketKind.Group },
            LatexKind.Other when next.Text == "." => new Piece(PieceKind.Bar, place) { Bracket = BracketKind.None },
            LatexKind.Other when Signs.Ascii(next.Text[0], place) is { Kind: PieceKind.Open or PieceKind.Close or PieceKind.Bar } sign => sign,
            LatexKind.Other when UnicodeSigns.Command(next.Text[0]) is { Kind: CommandKind.Open or CommandKind.Close or CommandKind.Bar } row
                => new Piece(row.Kind == CommandKind.Open ? PieceKind.Open : row.Kind == CommandKind.Close ? PieceKind.Close : PieceKind.Bar, place) { Bracket = (BracketKind)row.Value },
            _ => null,
        };
        if (found is null) return new Piece(PieceKind.Bar, span) { Bracket = BracketKind.None };
        reader.Take();
        return found;
    }

    /// <summary>\norm{x}, \abs*{x}, \inner{a}{b}.</summary>
    private static void Between(LatexReader reader, BracketKind kind, SourceSpan span)
    {
        reader.SkipStar();
        reader.Optional();
        reader.SkipSpace();
        if (reader.Next is not { Kind: LatexKind.Open }) return; // \abs(x) of the package physics: the bracket speaks for itself
        var first = reader.Argument();
        reader.Add(new Piece(PieceKind.Open, span) { Bracket = kind });
        reader.AddInner(first, reader.Style);
        if (kind == BracketKind.Angle && reader.Next is { Kind: LatexKind.Open } second)
        {
            reader.Add(new Piece(PieceKind.Comma, second.Span with { Length = 0 }));
            reader.AddInner(reader.Argument(), reader.Style);
        }
        reader.Add(new Piece(PieceKind.Close, new SourceSpan(Math.Max(span.End, reader.Place - 1), 1)) { Bracket = kind });
    }
}
