using Gradus.Syntax;

namespace Gradus.Trees;

/// <summary>What each kind of command does.</summary>
internal static class LatexActions
{
    /// <summary>Carries out a command.</summary>
    public static void Do(LatexReader reader, LatexToken token)
    {
        if (LatexCommands.Find(token.Text) is { } row) Do(reader, row, token);
        else if (WordsOrLetters.IsKnown(token.Text)) reader.Add(WordsOrLetters.Word(token.Text, Font.Upright, token.Span));
        else if (Greek.Command(token.Text) is { } greek) reader.Add(new Letter(token.Span, greek, reader.Style.OfLetter, [], IsWord: false) { IsVariant = Greek.IsVariant(token.Text) });
        else
        {
            reader.Notes.Add(new Note(token.Span, NoteKind.UnknownCommand, token.Text));
            reader.Add(new Letter(token.Span, token.Text, reader.Style.OfLetter, [], IsWord: token.Text.Length > 1) { IsUnknown = true });
        }
    }

    /// <summary>Carries out a row of the table; a table of its kinds.</summary>
    public static void Do(LatexReader reader, LatexCommand row, LatexToken token)
    {
        var span = token.Span;
        switch (row.Kind)
        {
            case CommandKind.Mark: reader.Add(new Piece(PieceKind.Mark, span) { Mark = (Mark)row.Value }); return;
            case CommandKind.Relation: LatexRelations.Add(reader, (Relation)row.Value, span); return;
            case CommandKind.LabelledRelation: LatexRelations.Labelled(reader, (Relation)row.Value, span); return;
            case CommandKind.TermSign: reader.Add(new Piece(PieceKind.Sign, span) { Sign = (TermSign)row.Value }); return;
            case CommandKind.Open: reader.Add(new Piece(PieceKind.Open, span) { Bracket = (BracketKind)row.Value }); return;
            case CommandKind.Close: reader.Add(new Piece(PieceKind.Close, span) { Bracket = (BracketKind)row.Value }); return;
            case CommandKind.Bar: reader.Add(new Piece(PieceKind.Bar, span) { Bracket = (BracketKind)row.Value }); return;
            case CommandKind.Colon: reader.Add(new Piece(PieceKind.Colon, span)); return;
            case CommandKind.Given: reader.Add(new Piece(PieceKind.Given, span)); return;
            case CommandKind.Prime: reader.Add(new Piece(PieceKind.Prime, span)); return;
            case CommandKind.Row: reader.SkipStar(); RowEnd(reader, span); return;
            case CommandKind.Quad or CommandKind.Space: Blank(reader, row, span); return;
            case CommandKind.Sign: reader.Add(new Sign(span, (SignKind)row.Value)); return;
            case CommandKind.Letter: reader.Add(new Letter(span, row.Text, (Font)row.Value, [], IsWord: false)); return;
            case CommandKind.Word: reader.Add(WordsOrLetters.Word(row.Text, Font.Upright, span)); return;
            case CommandKind.Dots: reader.Add(new Dots(span)); return;
            case CommandKind.Font or CommandKind.FontSwitch or CommandKind.Operator or CommandKind.Accent or CommandKind.Text: LatexFonts.Do(reader, row, token); return;
            case CommandKind.Drop or CommandKind.Through or CommandKind.Tag: Dropped(reader, row, span); return;
            case CommandKind.Sided or CommandKind.Sized or CommandKind.Between: LatexDelimiters.Do(reader, row, span); return;
            case CommandKind.Begin or CommandKind.End or CommandKind.Matrix or CommandKind.Stacked: LatexEnvironments.Do(reader, row, token); return;
            default: LatexStructures.Do(reader, row, span); return;
        }
    }

    private static void RowEnd(LatexReader reader, SourceSpan span)
    {
        if (reader.Next is { Kind: LatexKind.Other, Text: "[" } && reader.Optional() is { } length && !IsLength(length)) reader.Notes.Add(new Note(span, NoteKind.Unreadable, "a bracket behind the end of a row is no length"));
        reader.Add(new Piece(PieceKind.Row, span));
    }

    private static bool IsLength(List<LatexToken> tokens) => tokens.TrueForAll(static token => token.Kind is LatexKind.Digits or LatexKind.Letter or LatexKind.Space or LatexKind.Command || token.Text is "-" or ".");

    private static void Blank(LatexReader reader, LatexCommand row, SourceSpan span)
    {
        if (row.Text is "kern" or "mkern" or "mskip" or "hskip") SkipLength(reader);
        reader.SkipStar();
        for (var k = 0; k < row.Value; k++) reader.Argument();
        var wide = row.Kind == CommandKind.Quad || row.Text == "hspace" || (row.Text == " " && reader.Last is { Kind: PieceKind.Space, Text: " " });
        reader.Add(new Piece(wide ? PieceKind.Quad : PieceKind.Space, span) { Text = row.Text });
    }

    /// <summary>1em, -.5mu, 18 mu: a length behind \kern.</summary>
    private static void SkipLength(LatexReader reader)
    {
        while (reader.Next is { Kind: LatexKind.Space or LatexKind.Digits } or { Text: "-" or "+" or "." }) reader.Take();
        for (var k = 0; k < 2 && reader.Next is { Kind: LatexKind.Letter }; k++) reader.Take();
    }

    private static void Dropped(LatexReader reader, LatexCommand row, SourceSpan span)
    {
        if (row.Kind == CommandKind.Tag)
        {
            reader.SkipStar();
            var text = LatexText.Text(reader.Argument());
            reader.Add(new Piece(PieceKind.Tag, span) { Text = text });
            return;
        }
        reader.SkipStar();
        if (row.Value > 0) reader.Optional();
        for (var k = 0; k < row.Value; k++) reader.Argument();
        if (row.Kind == CommandKind.Through) Through(reader, reader.Argument());
    }

    /// <summary>An argument that stands for itself; dollars around it are those of a box.</summary>
    private static void Through(LatexReader reader, List<LatexToken> inside)
        => reader.AddInner([.. inside.Where(static token => token is not { Kind: LatexKind.Other, Text: "$" })], reader.Style);
}

/// <summary>Relations and what is written over them.</summary>
internal static class LatexRelations
{
    /// <summary>Adds a relation.</summary>
    public static void Add(LatexReader reader, Relation relation, SourceSpan span) => reader.Add(new Piece(PieceKind.Relation, span) { Relation = relation });

    /// <summary>Adds a long arrow; what stands over it is its reason.</summary>
    public static void Labelled(LatexReader reader, Relation relation, SourceSpan span)
    {
        var below = reader.Optional();
        var above = reader.Next is { Kind: LatexKind.Open } ? reader.Argument() : [];
        reader.Add(new Piece(PieceKind.Relation, span) { Relation = relation, Text = LatexText.Text([.. below ?? [], .. above]).Trim() });
    }

    /// <summary>A relation with something over or under it: "def" or a triangle make it a definition, anything else is its reason.</summary>
    public static Piece WithNote(Piece relation, List<LatexToken> note, SourceSpan span)
    {
        var text = LatexText.Text(note).Trim();
        var defines = text.Contains("def", StringComparison.OrdinalIgnoreCase) || note.Exists(static token => token.Text is "triangle" or "Delta" or "bigtriangleup" or "vartriangle" or "△" or "Δ");
        return relation with { Span = span, Relation = defines && relation.Relation is Relation.Equal or Relation.Identical ? Relation.Define : relation.Relation, Text = defines ? "" : text };
    }

    /// <summary>The relation that \not makes of another.</summary>
    public static Relation Negated(Relation relation) => relation switch
    {
        Relation.Equal or Relation.Identical => Relation.NotEqual, Relation.In => Relation.NotIn, Relation.NotEqual => Relation.Equal, Relation.NotIn => Relation.In, _ => Relation.Other,
    };
}
