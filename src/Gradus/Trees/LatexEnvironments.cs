using System.Collections.Frozen;
using System.Collections.Immutable;
using Gradus.Syntax;

namespace Gradus.Trees;

/// <summary>Environments inside a formula: matrices and cases are trees, the others only lay out rows.</summary>
internal static class LatexEnvironments
{
    private static readonly FrozenDictionary<string, BracketKind> Matrices = new Dictionary<string, BracketKind>
    {
        ["matrix"] = BracketKind.None, ["smallmatrix"] = BracketKind.None, ["array"] = BracketKind.None, ["darray"] = BracketKind.None, ["subarray"] = BracketKind.None, ["tabular"] = BracketKind.None,
        ["pmatrix"] = BracketKind.Round, ["psmallmatrix"] = BracketKind.Round, ["bmatrix"] = BracketKind.Square, ["bsmallmatrix"] = BracketKind.Square, ["Bmatrix"] = BracketKind.Curly,
        ["vmatrix"] = BracketKind.Bar, ["Vmatrix"] = BracketKind.DoubleBar, ["mqty"] = BracketKind.None, ["smqty"] = BracketKind.None, ["matrixquantity"] = BracketKind.None,
        ["pmqty"] = BracketKind.Round, ["bmqty"] = BracketKind.Square, ["vmqty"] = BracketKind.Bar, ["block"] = BracketKind.None, ["pNiceMatrix"] = BracketKind.Round, ["bNiceMatrix"] = BracketKind.Square,
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> CaseNames = FrozenSet.ToFrozenSet("cases dcases rcases drcases numcases subnumcases".Split(' '));

    /// <summary>Environments with an argument of their own, such as the columns of an array.</summary>
    private static readonly FrozenSet<string> WithArgument = FrozenSet.ToFrozenSet("array darray subarray tabular empheq alignat alignedat xalignat IEEEeqnarray IEEEeqnarraybox numcases subnumcases minipage block".Split(' '));

    /// <summary>Environments that may have an option in square brackets; behind the others a bracket belongs to the formula.</summary>
    private static readonly FrozenSet<string> WithOption = FrozenSet.ToFrozenSet("aligned alignedat gathered multlined array darray tabular minipage IEEEeqnarray IEEEeqnarraybox empheq subarray tikzpicture dmath".Split(' '));

    /// <summary>Environments that hold drawings.</summary>
    private static readonly FrozenSet<string> Drawings = FrozenSet.ToFrozenSet("tikzpicture tikzcd picture pspicture asy comment".Split(' '));

    /// <summary>Carries out \begin, \end, \matrix{…} and \substack.</summary>
    public static void Do(LatexReader reader, LatexCommand row, LatexToken token)
    {
        if (row.Kind == CommandKind.Stacked)
        {
            if (row.Value == 1) reader.Add(new Piece(PieceKind.Row, token.Span));
            reader.AddInner(reader.Argument(), reader.Style);
        }
        else if (row.Kind == CommandKind.Matrix)
        {
            reader.SkipStar();
            if (reader.Next is not { Kind: LatexKind.Open or LatexKind.Space }) return;
            var inside = reader.Argument();
            Grid(reader, row.Text, inside, token.Span.To(new SourceSpan(Math.Max(token.Span.End, reader.Place), 0)));
        }
        else if (row.Kind == CommandKind.End)
        {
            var name = LatexText.Text(reader.Argument());
            reader.Notes.Add(new Note(token.Span, NoteKind.Unbalanced, $"\\end{{{name}}} has no \\begin"));
            reader.Add(new Piece(PieceKind.Row, token.Span));
        }
        else Begin(reader, token);
    }

    private static void Begin(LatexReader reader, LatexToken token)
    {
        var name = LatexText.Text(reader.Argument()).Trim().TrimEnd('*');
        if (WithOption.Contains(name) || name.EndsWith("matrix", StringComparison.Ordinal)) reader.Optional();
        var argument = WithArgument.Contains(name) ? reader.Argument() : [];
        var (found, inside) = reader.Until("begin", "end");
        var span = token.Span.To(new SourceSpan(Math.Max(token.Span.End, reader.Place), 0));
        if (!found)
        {
            reader.Notes.Add(new Note(token.Span, NoteKind.Unbalanced, $"\\begin{{{name}}} has no \\end"));
            reader.Add(new Piece(PieceKind.Row, token.Span));
            return;
        }
        reader.Argument();
        span = token.Span.To(new SourceSpan(Math.Max(token.Span.End, reader.Place), 0));
        if (Drawings.Contains(name)) return;
        if (name is "numcases" or "subnumcases") reader.AddInner(argument, reader.Style);
        if (Matrices.ContainsKey(name) || CaseNames.Contains(name)) Grid(reader, name, inside, span);
        else Rows(reader, name, inside, token.Span);
    }

    /// <summary>The rows of a display stand where it stands; those of split and its kin go on with what is before.</summary>
    private static void Rows(LatexReader reader, string name, List<LatexToken> inside, SourceSpan span)
    {
        var isInner = name is "split" or "aligned" or "gathered" or "alignedat" or "multlined" or "lgathered" or "rgathered" or "IEEEeqnarraybox";
        if (!isInner) reader.Add(new Piece(PieceKind.Row, span));
        reader.AddInner(inside, reader.Style);
        if (!isInner) reader.Add(new Piece(PieceKind.Row, new SourceSpan(reader.Place, 0)));
    }

    private static void Grid(LatexReader reader, string name, List<LatexToken> inside, SourceSpan span)
    {
        var rows = Cells(reader.Inner(inside, reader.Style), inside.Count > 0 ? inside[0].Span.Start : span.End, reader.Notes);
        if (CaseNames.Contains(name)) reader.Add(new Cases(span, [.. rows.Select(Brackets.Row)]));
        else if (rows.Length > 0 && rows.All(static row => row.Any(static cell => cell is Chain)) && Matrices[name] == BracketKind.None) reader.AddInner(inside, reader.Style); // an array that lays out equations
        else reader.Add(new Matrix(span, rows, Matrices[name]));
    }

    private static ImmutableArray<ImmutableArray<Tree>> Cells(List<Piece> pieces, int place, List<Note> notes)
    {
        var rows = new List<List<List<Piece>>> { new() { new() } };
        foreach (var piece in pieces)
        {
            if (piece.Kind == PieceKind.Row) rows.Add([[]]);
            else if (piece.Kind == PieceKind.Align) rows[^1].Add([]);
            else rows[^1][^1].Add(piece);
        }
        rows.RemoveAll(static row => row.TrueForAll(static cell => cell.TrueForAll(static piece => piece.IsBlank || piece.Kind == PieceKind.Tag)));
        return [.. rows.Select(row => row.Select(cell => Cell(cell, place, notes)).ToImmutableArray())];
    }

    private static Tree Cell(List<Piece> pieces, int place, List<Note> notes)
    {
        while (pieces.Count > 0 && (pieces[^1].IsBlank || pieces[^1].Kind is PieceKind.Comma or PieceKind.Semicolon or PieceKind.Point)) pieces.RemoveAt(pieces.Count - 1);
        return pieces.Count == 0 ? new Words(new SourceSpan(place, 0), "") : Items.Single(pieces, pieces[0].Span.Start, notes);
    }
}
