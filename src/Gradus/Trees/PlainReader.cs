using Gradus.Syntax;

namespace Gradus.Trees;

/// <summary>Turns plain text into pieces: names of several letters, MATLAB's and NumPy's operators, Unicode.</summary>
internal sealed class PlainReader
{
    private const int MostDepth = 100;
    private const int LongestQuoted = 48;

    private static readonly (string Text, Func<SourceSpan, Piece> Piece)[] LongSigns =
    [
        ("%*%", Of(Mark.At)), ("%o%", Of(Mark.Kronecker)), ("%x%", Of(Mark.Kronecker)), ("...", static span => Piece.Of(new Dots(span))), ("<=>", Of(Relation.Equivalent)),
        (".*", Of(Mark.Hadamard)), ("./", Of(Mark.DotSlash)), (".+", Of(TermSign.Plus)), (".-", Of(TermSign.Minus)), (".'", static span => new Piece(PieceKind.Prime, span)),
        ("||", static span => new Piece(PieceKind.Bar, span) { Bracket = BracketKind.DoubleBar, IsTwoBars = true }), (":=", Of(Relation.Define)), ("==", Of(Relation.Equal)), ("!=", Of(Relation.NotEqual)),
        ("~=", Of(Relation.Approximately)), ("<=", Of(Relation.LessOrEqual)), (">=", Of(Relation.GreaterOrEqual)), ("=>", Of(Relation.Implies)), ("->", Of(Relation.To)), ("<-", Of(Relation.Gets)),
        ("<<", Of(Relation.MuchLess)), (">>", Of(Relation.MuchGreater)), ("+-", Of(TermSign.PlusMinus)), ("~", Of(Relation.Similar)),
    ];

    private readonly string text;
    private readonly SourceSpan place;
    private readonly List<Note> notes;
    private readonly int depth;
    private readonly List<Piece> output = [];
    private int at;

    private PlainReader(string text, SourceSpan place, List<Note> notes, int depth)
    {
        this.text = text;
        this.place = place;
        this.notes = notes;
        this.depth = depth;
    }

    /// <summary>The pieces of a text that stands at a place; where it is as long as the place, each character has its own.</summary>
    public static List<Piece> Pieces(string text, SourceSpan place, List<Note> notes) => new PlainReader(text, place, notes, 0).Read();

    private List<Piece> Read()
    {
        while (at < text.Length) One();
        return output;
    }

    private SourceSpan Span(int start, int end) => place.Length == text.Length ? new SourceSpan(place.Start + start, end - start) : place;

    private void Add(Piece piece) => output.Add(piece);

    private void One()
    {
        var (start, c) = (at, text[at]);
        if (HtmlEntity.At(text, text.Length, at) is var (sign, length))
        {
            at += length;
            output.AddRange(new PlainReader(sign, Span(start, at), notes, depth).Read());
        }
        else if (char.IsWhiteSpace(c)) Add(new Piece(c == '\n' ? PieceKind.Row : PieceKind.Space, Span(at, ++at)));
        else if (char.IsAsciiLetter(c)) PlainNames.Read(this);
        else if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))) Number();
        else if (c is '_' or '^' || Follows("**") || Follows(".^")) Script();
        else if (IsArrayTranspose()) Add(new Piece(PieceKind.Upper, Span(start, at += 2)) { Tree = new Letter(Span(start, at), "T", Font.Sign, [], IsWord: false) });
        else if (c is '\'' or '"' && Quoted() is { } quoted) Add(quoted);
        else if (Array.Find(LongSigns, row => Follows(row.Text)) is { Piece: { } long_ } row) Add(long_(Span(start, at += row.Text.Length)));
        else Character();
    }

    private bool Follows(string sign) => string.CompareOrdinal(text, at, sign, 0, sign.Length) == 0;

    /// <summary>A single sign.</summary>
    private void Character()
    {
        var (start, c) = (at++, text[at - 1]);
        var span = Span(start, at);
        if (c is '{' or '}') Add(new Piece(c == '{' ? PieceKind.Open : PieceKind.Close, span) { Bracket = BracketKind.Curly });
        else if (c == '\\') Add(new Piece(PieceKind.Mark, span) { Mark = Mark.Backslash });
        else if (c == '√') Root(start);
        else if (Signs.Ascii(c, span) is { } sign) Add(sign);
        else Beyond(start, c, span);
    }

    private void Beyond(int start, char c, SourceSpan span)
    {
        if (UnicodeSigns.Combining(c) is { } accent && output.Count > 0 && output[^1].Tree is Letter letter) output[^1] = Piece.Of(letter with { Accents = letter.Accents.Add(accent), Span = letter.Span.To(span) });
        else if (c is 'ᵀ' or 'ᵗ' || (c is '⊤' or '⊺' && output.EndsOperand(output.Count))) Add(new Piece(PieceKind.Upper, span) { Tree = new Letter(span, "T", Font.Sign, [], IsWord: false) });
        else if (UnicodeSigns.Raised(c) is not null) Scripts(start, PieceKind.Upper, UnicodeSigns.Raised);
        else if (UnicodeSigns.Lowered(c) is not null) Scripts(start, PieceKind.Lower, UnicodeSigns.Lowered);
        else if (UnicodeSigns.Fraction(c) is var (over, under)) Add(Piece.Of(new Numeral(span, (Numerics.Rational)over / under)));
        else if (UnicodeSigns.Command(c) is { } row) Add(FromRow(row, span));
        else if (UnicodeSigns.Letter(text, start) is var (name, font, isVariant))
        {
            if (char.IsSurrogate(c)) at++;
            span = Span(start, at);
            Add(Piece.Of(char.IsAsciiDigit(name[0]) ? new Numeral(span, name[0] - '0') : new Letter(span, name, font, [], IsWord: false) { IsVariant = isVariant }));
        }
        else if (char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format) Add(new Piece(PieceKind.Space, span));
        else Add(new Piece(PieceKind.Words, span) { Tree = new Words(span, c.ToString()) });
    }

    private static Piece FromRow(LatexCommand row, SourceSpan span) => row.Kind switch
    {
        CommandKind.Mark => new Piece(PieceKind.Mark, span) { Mark = (Mark)row.Value },
        CommandKind.Relation => new Piece(PieceKind.Relation, span) { Relation = (Relation)row.Value },
        CommandKind.TermSign => new Piece(PieceKind.Sign, span) { Sign = (TermSign)row.Value },
        CommandKind.Open => new Piece(PieceKind.Open, span) { Bracket = (BracketKind)row.Value },
        CommandKind.Close => new Piece(PieceKind.Close, span) { Bracket = (BracketKind)row.Value },
        CommandKind.Bar => new Piece(PieceKind.Bar, span) { Bracket = (BracketKind)row.Value },
        CommandKind.Prime => new Piece(PieceKind.Prime, span),
        CommandKind.Dots => Piece.Of(new Dots(span)),
        CommandKind.Sign => Piece.Of(new Sign(span, (SignKind)row.Value)),
        CommandKind.Letter => Piece.Of(new Letter(span, row.Text, (Font)row.Value, [], IsWord: false)),
        _ => Piece.Of(WordsOrLetters.Word(row.Text, Font.Upright, span)),
    };

    /// <summary>Raised or lowered characters side by side; a raised T is a mark of its own but behind a minus.</summary>
    private void Scripts(int start, PieceKind kind, Func<char, char?> plain)
    {
        var script = plain(text[start])!.Value.ToString();
        while (at < text.Length && plain(text[at]) is { } next && (text[at] != 'ᵀ' || script == "-"))
        {
            script += next;
            at++;
        }
        Add(new Piece(kind, Span(start, at)) { Tree = Signs.Script(script, Span(start, at), notes) });
    }

    /// <summary>X.T, as NumPy has it.</summary>
    private bool IsArrayTranspose() => text[at] == '.' && at + 1 < text.Length && text[at + 1] == 'T' && (at + 2 == text.Length || !char.IsAsciiLetterOrDigit(text[at + 2])) && output.EndsOperand(output.Count);

    /// <summary>'fro' and "ij,jk->ik": words in quotation marks; null where a prime stands.</summary>
    private Piece? Quoted()
    {
        if (text[at] == '\'' && output.EndsOperand(output.Count) && output[^1].Kind != PieceKind.Space) return null;
        var close = text.IndexOf(text[at], at + 1);
        if (close <= at + 1 || close > at + LongestQuoted) return null;
        var inside = text[(at + 1)..close];
        if (!inside.All(static c => char.IsAsciiLetterOrDigit(c) || c is ',' or '-' or '>' or ' ' or '.')) return null;
        var span = Span(at, close + 1);
        at = close + 1;
        return Piece.Of(new Words(span, inside));
    }

    private void Number()
    {
        var start = at;
        SkipDigits();
        if (at < text.Length && text[at] == '.' && (at + 1 >= text.Length || text[at + 1] is not ('*' or '/' or '^' or '\'' or '.' or 'T')))
        {
            at++;
            SkipDigits();
        }
        if (at + 1 < text.Length && text[at] is 'e' or 'E')
        {
            var digits = text[at + 1] is '-' or '+' ? at + 2 : at + 1;
            if (digits < text.Length && char.IsAsciiDigit(text[digits]))
            {
                at = digits;
                SkipDigits();
            }
        }
        Add(Piece.Of(new Numeral(Span(start, at), Signs.Number(text[start..at]))));
    }

    private void SkipDigits()
    {
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
    }

    /// <summary>_ and ^ in any spelling, with what they lower or raise.</summary>
    private void Script()
    {
        var (start, isLower) = (at, text[at] == '_');
        var isEntrywise = Follows(".^") || Follows("^∘");
        at += isEntrywise || Follows("**") ? 2 : 1;
        while (at < text.Length && text[at] == ' ') at++;
        var from = at;
        if (at < text.Length && text[at] is '{' or '(') at = Closing(at) + 1;
        else if (isLower) SkipName();
        else SkipExponent();
        var inside = at > from && text[from] == '{' && text[at - 1] == '}' ? (from + 1, at - 1) : (from, at);
        var tree = Items.Script(Inner(inside.Item1, inside.Item2), place.Start + Math.Min(at, place.Length), notes);
        Add(new Piece(isLower ? PieceKind.Lower : PieceKind.Upper, Span(start, at)) { Tree = tree, Mark = isEntrywise ? Mark.Hadamard : Mark.None });
    }

    private List<Piece> Inner(int start, int end)
    {
        if (depth < MostDepth) return end > start ? new PlainReader(text[start..end], Span(start, end), notes, depth + 1).Read() : [];
        notes.Add(new Note(Span(start, end), NoteKind.TooLarge, "the formula nests too deeply"));
        return [Piece.Of(new Hole(Span(start, end), "a formula that nests less"))];
    }

    private void SkipName()
    {
        while (at < text.Length && char.IsLetterOrDigit(text[at])) at++;
        if (at < text.Length && text[at] == '*') at++;
    }

    /// <summary>−1, T, 2, n; of TAx only T, since the rest is the next factor.</summary>
    private void SkipExponent()
    {
        if (at < text.Length && text[at] is '-' or '+' or '−') at++;
        if (at >= text.Length) return;
        if (char.IsAsciiDigit(text[at]) || text[at] == '.')
        {
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))) at++;
            return;
        }
        var name = at;
        while (name < text.Length && char.IsAsciiLetter(text[name])) name++;
        at = name > at + 1 && Greek.IsName(text[at..name]) ? name : at + 1;
        if (at < text.Length && char.IsLowSurrogate(text[at])) at++;
    }

    private int Closing(int open)
    {
        var (opening, closing) = text[open] == '{' ? ('{', '}') : ('(', ')');
        var level = 0;
        for (var i = open; i < text.Length; i++)
        {
            if (text[i] == opening) level++;
            else if (text[i] == closing && --level == 0) return i;
        }
        return text.Length - 1;
    }

    /// <summary>√n, √(a + b).</summary>
    private void Root(int start)
    {
        while (at < text.Length && text[at] == ' ') at++;
        var from = at;
        if (at < text.Length && text[at] == '(') at = Closing(at) + 1;
        else if (at < text.Length && char.IsAsciiDigit(text[at])) SkipDigits();
        else if (at < text.Length) at += char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1;
        var tree = Items.Single(Inner(from, at), Span(start, at).End, notes);
        Add(Piece.Of(new Root(Span(start, at), tree is Bracketed { Kind: BracketKind.Round, Items: [var inner] } ? inner : tree, null)));
    }

    private static Func<SourceSpan, Piece> Of(Mark mark) => span => new Piece(PieceKind.Mark, span) { Mark = mark };

    private static Func<SourceSpan, Piece> Of(Relation relation) => span => new Piece(PieceKind.Relation, span) { Relation = relation };

    private static Func<SourceSpan, Piece> Of(TermSign sign) => span => new Piece(PieceKind.Sign, span) { Sign = sign };

    /// <summary>Names of plain text.</summary>
    private static class PlainNames
    {
        private const string Delta = "Delta";

        public static void Read(PlainReader reader)
        {
            var (text, start) = (reader.text, reader.at);
            var end = start;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end])) end++;
            end = WithModules(text, start, end);
            end = WithUnderscores(text, start, end);
            var name = text[start..end];
            reader.at = end;
            var calls = end < text.Length && text[end] == '(';
            if (end + 1 < text.Length && text[end] == '.' && text[end + 1] == '(' && name.Length > 1) (calls, reader.at) = (true, end + 1); // log.(p) of Julia
            var span = reader.Span(start, end);
            if (name.Length == 1) Letter(reader, name, span);
            else if (calls && (WordsOrLetters.IsKnown(name) || TypedFunctions.Find(name) is not null)) reader.Add(Piece.Of(new Letter(span, name[(name.LastIndexOf('.') + 1)..], Font.Italic, [], IsWord: true)));
            else if (WordsOrLetters.IsKnown(name)) reader.Add(Piece.Of(WordsOrLetters.Word(name, Font.Italic, span)));
            else if (Greek.IsName(name)) Letter(reader, name, span);
            else if (Connectives.IsFormulaWord(name) || name is "if" or "or" or "is" or "of") reader.Add(new Piece(PieceKind.Words, span) { Tree = new Words(span, name) });
            else if (name[0] == 'd' && name.Length > 2 && (WordsOrLetters.IsKnown(name[1..]) || Greek.IsName(name[1..]))) Split(reader, start, 1);
            else if (name.StartsWith(Delta, StringComparison.Ordinal)) Split(reader, start, Delta.Length);
            else if (Greek.StartOf(name) is { } greek) Split(reader, start, greek.Length);
            else if (name.Length > 2 && name[2..].All(char.IsAsciiLetterUpper) && name[..2] is "tr" or "Tr") Split(reader, start, 2);
            else if (name.All(char.IsAsciiLetter)) reader.Add(new Piece(PieceKind.Letters, span) { Text = name, Font = Font.Italic });
            else reader.Add(Piece.Of(new Letter(span, name[(name.LastIndexOf('.') + 1)..], Font.Italic, [], IsWord: name.Count(char.IsAsciiLetter) > 1)));
        }

        private static void Letter(PlainReader reader, string name, SourceSpan span) => reader.Add(Piece.Of(new Letter(span, name, Font.Italic, [], IsWord: false)));

        /// <summary>Reads only the beginning of a name; the rest is the next one.</summary>
        private static void Split(PlainReader reader, int start, int length)
        {
            reader.at = start + length;
            var (name, span) = (reader.text[start..(start + length)], reader.Span(start, start + length));
            reader.Add(Piece.Of(WordsOrLetters.Word(name, Font.Italic, span)));
        }

        /// <summary>np.linalg.det: modules before a function's name.</summary>
        private static int WithModules(string text, int start, int end)
        {
            while (end + 1 < text.Length && text[end] == '.' && char.IsAsciiLetter(text[end + 1]) && TypedFunctions.IsModule(text[(text.LastIndexOf('.', end - 1, end - start) + 1 is var from && from > start ? from : start)..end]))
            {
                end++;
                while (end < text.Length && char.IsAsciiLetterOrDigit(text[end])) end++;
            }
            return end;
        }

        /// <summary>log_det, norm_F: functions with an underscore in their name.</summary>
        private static int WithUnderscores(string text, int start, int end)
        {
            var stop = end;
            while (stop < text.Length && (char.IsAsciiLetterOrDigit(text[stop]) || text[stop] == '_')) stop++;
            return stop > end && (TypedFunctions.Find(text[start..stop]) is not null || WordsOrLetters.IsKnown(text[start..stop])) ? stop : end;
        }
    }
}
