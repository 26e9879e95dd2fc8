using Gradus.Syntax;

namespace Gradus.Trees;

/// <summary>How letters are drawn where they stand.</summary>
/// <param name="Font">The font; null where none was chosen, as for the letters of a formula by themselves.</param>
internal readonly record struct Style(Font? Font)
{
    /// <summary>The font of a letter.</summary>
    public Font OfLetter => Font ?? Trees.Font.Italic;

    /// <summary>Whether letters side by side are words rather than products.</summary>
    public bool IsText => Font is Trees.Font.Upright or Trees.Font.Sans or Trees.Font.Typewriter;
}

/// <summary>Turns raw LaTeX into pieces, group by group.</summary>
internal sealed class LatexReader
{
    private const int MostDepth = 100;
    private readonly List<LatexToken> raw;
    private readonly List<Note> notes;
    private readonly int depth;
    private readonly List<Piece> output = [];
    private int at;

    private LatexReader(List<LatexToken> raw, Style style, List<Note> notes, int depth)
    {
        this.raw = raw;
        this.notes = notes;
        this.depth = depth;
        Style = style;
    }

    /// <summary>How letters are drawn from here on.</summary>
    public Style Style { get; set; }

    /// <summary>What was repaired.</summary>
    public List<Note> Notes => notes;

    /// <summary>Where the last token read ended.</summary>
    public int Place => at > 0 ? raw[at - 1].Span.End : raw.Count > 0 ? raw[0].Span.Start : 0;

    /// <summary>The next token, or null.</summary>
    public LatexToken? Next => at < raw.Count ? raw[at] : null;

    /// <summary>The last piece, or null.</summary>
    public Piece? Last => output.Count > 0 ? output[^1] : null;

    /// <summary>The pieces of raw tokens.</summary>
    public static List<Piece> Read(List<LatexToken> raw, List<Note> notes) => new LatexReader(raw, default, notes, 0).Pieces();

    /// <summary>The pieces of an argument.</summary>
    public List<Piece> Inner(List<LatexToken> tokens, Style style)
    {
        if (depth < MostDepth) return new LatexReader(tokens, style, notes, depth + 1).Pieces();
        var span = tokens[0].Span.To(tokens[^1].Span);
        notes.Add(new Note(span, NoteKind.TooLarge, $"braces nest more than {MostDepth} deep"));
        return [Piece.Of(new Hole(span, "a formula that nests less"))];
    }

    /// <summary>The tree of an argument.</summary>
    public Tree Tree(List<LatexToken> tokens, Style style, int place)
        => tokens.Count == 0 ? Items.Single([], place, notes) : Items.Single(Inner(tokens, style), place, notes);

    /// <summary>The tree of the next argument.</summary>
    public Tree ArgumentTree()
    {
        var tokens = Argument();
        return Tree(tokens, Style, Place);
    }

    /// <summary>Adds a piece.</summary>
    public void Add(Piece piece) => output.Add(piece);

    /// <summary>Adds a tree.</summary>
    public void Add(Tree tree) => output.Add(Piece.Of(tree));

    /// <summary>Puts a piece in the place of the last one.</summary>
    public void Replace(Piece piece) => output[^1] = piece;

    /// <summary>Whether an operand has ended here.</summary>
    public bool EndsOperand => output.EndsOperand(output.Count);

    /// <summary>Adds the pieces of tokens in a style, as if they stood here.</summary>
    public void AddInner(List<LatexToken> tokens, Style style)
    {
        if (tokens.Count > 0) output.AddRange(Inner(tokens, style));
    }

    /// <summary>The tokens of the next argument, braces taken off.</summary>
    public List<LatexToken> Argument()
    {
        SkipSpace();
        if (at >= raw.Count || raw[at].Kind is LatexKind.Close or LatexKind.Align) return [];
        var token = raw[at];
        if (token.Kind == LatexKind.Open)
        {
            var end = LatexMacros.GroupEnd(raw, at);
            var inside = raw[(at + 1)..(raw[end].Kind == LatexKind.Close ? end : end + 1)];
            at = end + 1;
            return inside;
        }
        if (token.Kind != LatexKind.Digits || token.Text.Length == 1)
        {
            at++;
            // ^\mathrm{T}: the command's own arguments belong to it.
            return token.Kind == LatexKind.Command && LatexCommands.Find(token.Text) is { Kind: CommandKind.Font or CommandKind.Accent or CommandKind.Text or CommandKind.Operator or CommandKind.Through or CommandKind.Fraction or CommandKind.Root }
                ? [token, .. Rest(LatexCommands.Find(token.Text)!.Value.Kind == CommandKind.Fraction ? 2 : 1)] : [token];
        }
        raw[at] = new LatexToken(LatexKind.Digits, token.Text[1..], new SourceSpan(token.Span.Start + 1, Math.Max(0, token.Span.Length - 1)));
        return [new LatexToken(LatexKind.Digits, token.Text[..1], token.Span with { Length = Math.Min(1, token.Span.Length) })];
    }

    /// <summary>The tokens of an argument in square brackets; null where none follows.</summary>
    public List<LatexToken>? Optional()
    {
        var open = at;
        while (open < raw.Count && raw[open].Kind == LatexKind.Space) open++;
        if (open >= raw.Count || raw[open] is not { Kind: LatexKind.Other, Text: "[" }) return null;
        var braces = 0;
        for (var i = open + 1; i < raw.Count; i++)
        {
            if (raw[i].Kind == LatexKind.Open) braces++;
            else if (raw[i].Kind == LatexKind.Close && --braces < 0) return null;
            else if (braces == 0 && raw[i] is { Kind: LatexKind.Other, Text: "]" })
            {
                at = i + 1;
                return raw[(open + 1)..i];
            }
        }
        return null;
    }

    /// <summary>Drops a star, as of \operatorname*.</summary>
    public void SkipStar()
    {
        if (Next is { Kind: LatexKind.Other, Text: "*" }) at++;
    }

    /// <summary>Drops white space.</summary>
    public void SkipSpace()
    {
        while (at < raw.Count && raw[at].Kind == LatexKind.Space) at++;
    }

    /// <summary>Takes the next token.</summary>
    public LatexToken Take() => raw[at++];

    /// <summary>The tokens up to the \end or \right that belongs to what has begun, which is taken too.</summary>
    /// <returns>Whether it was found, and what stood before it.</returns>
    public (bool Found, List<LatexToken> Inside) Until(string begin, string end)
    {
        var level = 0;
        for (var i = at; i < raw.Count; i++)
        {
            if (raw[i].Kind != LatexKind.Command) continue;
            if (raw[i].Text == begin) level++;
            else if (raw[i].Text == end && level-- == 0)
            {
                var inside = raw[at..i];
                at = i + 1;
                return (true, inside);
            }
        }
        return (false, []);
    }

    private List<LatexToken> Rest(int arguments)
    {
        var tokens = new List<LatexToken>();
        for (var k = 0; k < arguments; k++)
        {
            SkipSpace();
            var start = at;
            if (at >= raw.Count) break;
            at = raw[at].Kind == LatexKind.Open ? LatexMacros.GroupEnd(raw, at) + 1 : at + 1;
            tokens.AddRange(raw[start..at]);
        }
        return tokens;
    }

    private List<Piece> Pieces()
    {
        if (Chosen() is { } chosen) return [Piece.Of(chosen)];
        while (at < raw.Count) One();
        return output;
    }

    /// <summary>a \over b, n \choose k; null where no such command stands outside of braces.</summary>
    private Tree? Chosen()
    {
        var braces = 0;
        for (var i = 0; i < raw.Count; i++)
        {
            if (raw[i].Kind == LatexKind.Open) braces++;
            else if (raw[i].Kind == LatexKind.Close) braces--;
            else if (braces == 0 && raw[i].Kind == LatexKind.Command && LatexCommands.Find(raw[i].Text) is { Kind: CommandKind.Choose } row)
            {
                var (over, under) = (Tree(raw[..i], Style, raw[i].Span.Start), Tree(raw[(i + 1)..], Style, raw[i].Span.End));
                return Derivatives.Marked(new Fraction(raw[0].Span.To(raw[^1].Span), over, under, (FractionSpelling)row.Value));
            }
        }
        return null;
    }

    private void One()
    {
        var token = raw[at++];
        switch (token.Kind)
        {
            case LatexKind.Space: Space(token); return;
            case LatexKind.Open: at--; Group(); return;
            case LatexKind.Close: notes.Add(new Note(token.Span, NoteKind.Unbalanced, "a brace has no partner")); return;
            case LatexKind.Raise or LatexKind.Lower: Script(token); return;
            case LatexKind.Align: Add(new Piece(PieceKind.Align, token.Span)); return;
            case LatexKind.Letter: at--; LatexLetters.Run(this); return;
            case LatexKind.Command: LatexActions.Do(this, token); return;
            case LatexKind.Parameter: Add(new Hole(token.Span, "a value for the parameter")); return;
            default: LatexSigns.Add(this, token); return;
        }
    }

    /// <summary>Two ties side by side are a wide space.</summary>
    private void Space(LatexToken token)
    {
        if (token.Text != "~") return;
        if (Last is { Kind: PieceKind.Space, Text: "~" } before) output[^1] = new Piece(PieceKind.Quad, before.Span.To(token.Span));
        else Add(new Piece(PieceKind.Space, token.Span) { Text = "~" });
    }

    private void Script(LatexToken token)
    {
        var tokens = Argument();
        var span = token.Span.To(tokens.Count > 0 ? tokens[^1].Span : token.Span);
        if (at > 0 && raw[at - 1].Kind == LatexKind.Close) span = span.To(raw[at - 1].Span);
        var seen = tokens.Where(static t => t.Kind != LatexKind.Space).ToList();
        if (token.Kind == LatexKind.Raise && seen.Count > 0 && seen.TrueForAll(static t => t is { Kind: LatexKind.Command, Text: "prime" } or { Kind: LatexKind.Other, Text: "'" or "′" }))
        {
            foreach (var _ in seen) Add(new Piece(PieceKind.Prime, span));
            return;
        }
        var isEntrywise = token.Kind == LatexKind.Raise && seen.Count > 1 && seen[0] is { Kind: LatexKind.Command, Text: "circ" or "odot" } or { Text: "∘" or "⊙" };
        if (isEntrywise) tokens = seen[1..];
        var kind = token.Kind == LatexKind.Raise ? PieceKind.Upper : PieceKind.Lower;
        Add(new Piece(kind, span) { Tree = Items.Script(tokens.Count == 0 ? [] : Inner(tokens, Style), span.End, notes), Mark = isEntrywise ? Mark.Hadamard : Mark.None });
    }

    /// <summary>A group of braces: dissolved, unless it bears a script or belongs to an unknown macro.</summary>
    private void Group()
    {
        var open = raw[at];
        var belongs = Last is { Tree: Letter { IsUnknown: true } or Bracketed { Kind: BracketKind.Group } } && at > 0 && raw[at - 1].Kind is not LatexKind.Space;
        var inside = Argument();
        var span = open.Span.To(raw[at - 1].Span);
        var after = at;
        while (after < raw.Count && raw[after].Kind == LatexKind.Space) after++;
        var bears = after < raw.Count && (raw[after].Kind is LatexKind.Raise or LatexKind.Lower || raw[after] is { Kind: LatexKind.Other, Text: "'" });
        var content = inside.Count == 0 ? [] : Inner(inside, Style);
        if (content.Count == 0)
        {
            if (bears && Last is { IsBlank: false } last && last.Span.End < open.Span.Start) Add(new Piece(PieceKind.Space, span));
            else if (belongs) Add(new Bracketed(span, BracketKind.Group, [], []));
            else if (bears && (Last is null || !output.EndsOperand(output.Count))) Add(new Piece(PieceKind.Mark, span) { Mark = Mark.Space });
            return;
        }
        if (!belongs && !(bears && IsBalanced(content) && content.Exists(static piece => !piece.IsBlank)))
        {
            output.AddRange(content);
            return;
        }
        var tree = Items.Single(content, open.Span.End, notes);
        var isWhole = !belongs && tree is not (Run or Terms or Chain or Choice or Bracketed { Kind: BracketKind.None } or Prefixed or Hole);
        Add(isWhole ? tree : new Bracketed(span, BracketKind.Group, [tree], []));
    }

    private static bool IsBalanced(List<Piece> pieces) => pieces.Count(static p => p.Kind == PieceKind.Open) == pieces.Count(static p => p.Kind == PieceKind.Close) && !pieces.Exists(static p => p.Kind == PieceKind.Row);
}
