using System.Collections.Frozen;

namespace Gradus.Syntax;

/// <summary>The commands of LaTeX that stand for one token, and those that only shape the page.</summary>
internal static class LatexSymbols
{
    private static readonly FrozenDictionary<string, (TokenKind Kind, string Text)> Table = Read(
        (TokenKind.Times, "·", "cdot bullet"), (TokenKind.Times, "×", "times"), (TokenKind.Times, "*", "ast star"),
        (TokenKind.Hadamard, "∘", "circ"), (TokenKind.Hadamard, "⊙", "odot"), (TokenKind.DotQuotient, "⊘", "oslash"), (TokenKind.Kronecker, "⊗", "otimes"),
        (TokenKind.Slash, "/", "div slash"), (TokenKind.Partial, "∂", "partial"), (TokenKind.Nabla, "∇", "nabla grad"), (TokenKind.Increment, "Δ", "Delta varDelta triangle bigtriangleup"),
        (TokenKind.Sum, "∑", "sum"), (TokenKind.Prime, "'", "prime"), (TokenKind.Transpose, "⊤", "top intercal transpose transp trans"),
        (TokenKind.Open, "<", "langle"), (TokenKind.Close, ">", "rangle"), (TokenKind.Open, "[", "lbrack"), (TokenKind.Close, "]", "rbrack"),
        (TokenKind.Open, "\\{", "{ lbrace"), (TokenKind.Close, "\\}", "} rbrace"), (TokenKind.Open, "(", "lparen"), (TokenKind.Close, ")", "rparen"),
        (TokenKind.Bar, "‖", "| Vert parallel"), (TokenKind.Bar, "|", "vert"), (TokenKind.Open, "‖", "lVert"), (TokenKind.Close, "‖", "rVert"),
        (TokenKind.Open, "|", "lvert"), (TokenKind.Close, "|", "rvert"), (TokenKind.Given, "|", "mid"), (TokenKind.Colon, ":", "colon"),
        (TokenKind.Gap, "…", "cdots dots ldots vdots ddots dotsc dotsb dotsm"), (TokenKind.Name, "infinity", "infty"), (TokenKind.Name, "ell", "ell"),
        (TokenKind.Name, "ℝ", "R Reals reals RR"), (TokenKind.Name, "dagger", "dagger dag"), (TokenKind.Name, "i", "imath"), (TokenKind.Name, "j", "jmath"),
        (TokenKind.Therefore, "⇒", "Rightarrow implies Longrightarrow therefore To"), (TokenKind.Therefore, "⇔", "Leftrightarrow iff Longleftrightarrow"),
        (TokenKind.Quad, " ", "quad qquad enspace enskip hfill hskip"), (TokenKind.Row, "\\", "\\ cr newline tabularnewline crcr"),
        (TokenKind.Unsupported, "∫", "int iint oint"), (TokenKind.Unsupported, "∏", "prod coprod"), (TokenKind.Unsupported, "lim", "lim limsup liminf sup inf argmin argmax"),
        (TokenKind.Unsupported, "⊕", "oplus bigoplus bigotimes boxtimes"), (TokenKind.Unsupported, "∀", "forall exists"), (TokenKind.Unsupported, "±", "pm mp"),
        (TokenKind.Unsupported, "logic", "wedge vee land lor neg cup cap bigcup bigcap setminus emptyset"));

    private static readonly FrozenDictionary<string, RelationKind> RelationTable = new[]
    {
        (RelationKind.Approximately, "approx simeq cong approxeq doteq"), (RelationKind.NotEqual, "neq ne"),
        (RelationKind.Define, "triangleq coloneqq coloneq equiv eqdef defeq"),
        (RelationKind.Other, "le leq leqslant ge geq geqslant lt gt in ni notin mapsto longmapsto to rightarrow longrightarrow leftarrow propto sim succ succeq prec preceq ll gg subset subseteq perp"),
    }.SelectMany(row => row.Item2.Split(' ').Select(name => KeyValuePair.Create(name, row.Item1))).ToFrozenDictionary();

    /// <summary>Commands without effect on the meaning.</summary>
    public static readonly FrozenSet<string> Ignored = FrozenSet.ToFrozenSet((
        "left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm Bigm middle displaystyle textstyle scriptstyle limits nolimits nonumber notag "
        + ", ; : ! > - / noindent centering small large Large normalsize allowbreak break nobreak strut mathstrut hline rm@ relax ensuremath boxed fbox cancel bcancel mathop mathbin mathrel mathord mathopen mathclose "
        + "thinspace medspace thickspace negthinspace underline smash em it tiny scriptsize footnotesize par medskip bigskip smallskip qty").Split(' '));

    /// <summary>Commands that are dropped with their argument in braces.</summary>
    public static readonly FrozenSet<string> DroppedWithArgument = FrozenSet.ToFrozenSet(
        ["label", "tag", "ref", "eqref", "vspace", "hspace", "phantom", "hphantom", "vphantom", "color", "cite", "footnote", "intertext@", "style", "class", "require", "mspace", "htmlClass"]);

    /// <summary>The token of a command, or null.</summary>
    public static Token? Token(string command, SourceSpan span)
    {
        if (Table.TryGetValue(command, out var entry)) return new Token(entry.Kind, entry.Text, span);
        return RelationTable.TryGetValue(command, out var relation) ? new Token(TokenKind.Relation, "\\" + command, span) { Relation = relation } : null;
    }

    private static FrozenDictionary<string, (TokenKind Kind, string Text)> Read(params (TokenKind Kind, string Text, string Commands)[] rows)
        => rows.SelectMany(row => row.Commands.Split(' ').Select(command => KeyValuePair.Create(command, (row.Kind, row.Text)))).ToFrozenDictionary();
}
