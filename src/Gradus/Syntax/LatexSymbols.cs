using System.Collections.Frozen;

namespace Gradus.Syntax;

/// <summary>The commands of LaTeX that stand for one token, and those that only shape the page.</summary>
internal static class LatexSymbols
{
    private static readonly FrozenDictionary<string, (TokenKind Kind, string Text)> Table = Read(
        (TokenKind.Times, "·", "cdot bullet bull sdot cdotp centerdot"), (TokenKind.Times, "×", "times"), (TokenKind.Times, "*", "ast star"),
        (TokenKind.Hadamard, "∘", "circ"), (TokenKind.Hadamard, "⊙", "odot"), (TokenKind.DotQuotient, "⊘", "oslash"), (TokenKind.Kronecker, "⊗", "otimes"),
        (TokenKind.Slash, "/", "div slash"), (TokenKind.Partial, "∂", "partial"), (TokenKind.Nabla, "∇", "nabla grad triangledown bigtriangledown"), (TokenKind.Increment, "Δ", "Delta varDelta triangle bigtriangleup"),
        (TokenKind.Sum, "∑", "sum"), (TokenKind.Prime, "'", "prime"), (TokenKind.Transpose, "⊤", "top intercal transpose transp trans"),
        (TokenKind.Open, "<", "langle lang"), (TokenKind.Close, ">", "rangle rang"), (TokenKind.Open, "[", "lbrack"), (TokenKind.Close, "]", "rbrack"),
        (TokenKind.Open, "\\{", "{ lbrace"), (TokenKind.Close, "\\}", "} rbrace"), (TokenKind.Open, "(", "lparen lgroup"), (TokenKind.Close, ")", "rparen rgroup"),
        (TokenKind.Bar, "‖", "| Vert parallel"), (TokenKind.Bar, "|", "vert"), (TokenKind.Open, "‖", "lVert"), (TokenKind.Close, "‖", "rVert"),
        (TokenKind.Open, "|", "lvert"), (TokenKind.Close, "|", "rvert"), (TokenKind.Given, "|", "mid"), (TokenKind.Colon, ":", "colon vcentcolon"),
        (TokenKind.Gap, "…", "cdots dots ldots vdots ddots dotsc dotsb dotsm dotso dotsi mathellipsis"), (TokenKind.Name, "infinity", "infty infin"), (TokenKind.Name, "ell", "ell"),
        (TokenKind.Name, "ℝ", "R Reals reals RR"), (TokenKind.Name, "ℂ", "cnums Complex"), (TokenKind.Name, "ℕ", "natnums"), (TokenKind.Name, "dagger", "dagger dag"), (TokenKind.Name, "i", "imath"), (TokenKind.Name, "j", "jmath"),
        (TokenKind.Therefore, "⇒", "Rightarrow implies Longrightarrow therefore To rArr Rarr xRightarrow"), (TokenKind.Therefore, "⇔", "Leftrightarrow iff Longleftrightarrow hArr Harr lrArr Lrarr xLeftrightarrow"),
        (TokenKind.Quad, " ", "quad qquad enspace enskip hfill hskip"), (TokenKind.Row, "\\", "\\ cr newline tabularnewline crcr"),
        (TokenKind.Words, "since", "because impliedby Leftarrow Longleftarrow lArr Larr xLeftarrow"));

    private const string Orders = "le leq leqslant leqq ge geq geqslant geqq lt gt ll lll llless gg ggg gggtr lessapprox lesssim lesseqgtr lesseqqgtr lessgtr lessdot gtrapprox gtrsim gtreqless gtreqqless gtrless gtrdot eqslantgtr eqslantless "
        + "succ succeq succapprox succcurlyeq succsim prec preceq precapprox preccurlyeq precsim curlyeqprec curlyeqsucc propto varpropto sim thicksim backsim backsimeq asymp Doteq doteqdot circeq eqcirc risingdotseq fallingdotseq bumpeq Bumpeq";

    private const string Sets = "in isin ni notin notni owns subset sub subseteq sube subseteqq Subset supset supseteq supe supseteqq Supset sqsubset sqsubseteq sqsupset sqsupseteq perp models vdash vDash Vdash Vvdash dashv backepsilon between bowtie Join pitchfork "
        + "frown smallfrown smile smallsmile shortmid shortparallel multimap lhd rhd unlhd unrhd trianglelefteq trianglerighteq vartriangleleft vartriangleright blacktriangleleft blacktriangleright";

    private const string Colons = "Coloneq Coloneqq coloncolonequals eqcolon eqqcolon Eqcolon Eqqcolon eqcoloncolon equalscolon equalscoloncolon approxcolon approxcoloncolon colonapprox Colonapprox coloncolonapprox colonsim Colonsim coloncolonsim "
        + "colonminus coloncolonminus minuscolon minuscoloncolon simcolon simcoloncolon";

    private const string Arrows = "mapsto mapsfrom longmapsto to gets rightarrow longrightarrow leftarrow longleftarrow leftrightarrow longleftrightarrow rarr larr harr lrarr leadsto hookleftarrow hookrightarrow twoheadleftarrow twoheadrightarrow dashleftarrow dashrightarrow "
        + "leftarrowtail rightarrowtail leftharpoondown leftharpoonup rightharpoondown rightharpoonup leftrightharpoons rightleftharpoons leftleftarrows rightrightarrows leftrightarrows rightleftarrows leftrightsquigarrow rightsquigarrow Lleftarrow Rrightarrow "
        + "xleftarrow xrightarrow xleftrightarrow xhookleftarrow xhookrightarrow xtwoheadleftarrow xtwoheadrightarrow xleftharpoonup xrightharpoonup xleftharpoondown xrightharpoondown xleftrightharpoons xrightleftharpoons xrightleftarrows xrightequilibrium xleftequilibrium xtofrom xmapsto";

    private const string Negated = "ncong ngeq ngeqq ngeqslant ngtr nleq nleqq nleqslant nless gneq gneqq gnsim gnapprox gvertneqq lneq lneqq lnsim lnapprox lvertneqq nmid nparallel nprec npreceq nshortmid nshortparallel nsim nsubseteq nsubseteqq nsucc nsucceq nsupseteq nsupseteqq "
        + "ntriangleleft ntrianglelefteq ntriangleright ntrianglerighteq nvdash nvDash nVDash nVdash precnapprox precneqq precnsim succnapprox succneqq succnsim subsetneq subsetneqq varsubsetneq varsubsetneqq supsetneq supsetneqq varsupsetneq varsupsetneqq "
        + "nleftarrow nLeftarrow nleftrightarrow nLeftrightarrow nrightarrow nRightarrow";

    /// <summary>Letters of other alphabets.</summary>
    private static readonly FrozenDictionary<string, string> Letters = "aleph beth gimel daleth eth hbar hslash wp Finv Game Bbbk mho digamma".Split(' ').Select(static name => KeyValuePair.Create(name, name))
        .Append(KeyValuePair.Create("alef", "aleph")).Append(KeyValuePair.Create("alefsym", "aleph")).Append(KeyValuePair.Create("weierp", "wp")).ToFrozenDictionary();

    private static readonly FrozenDictionary<string, RelationKind> RelationTable = new[]
    {
        (RelationKind.Approximately, "approx simeq cong approxeq doteq thickapprox eqsim"), (RelationKind.NotEqual, "neq ne"),
        (RelationKind.Define, "triangleq coloneqq coloneq equiv eqdef defeq colonequals"),
        (RelationKind.Equal, "xlongequal"), (RelationKind.Other, Orders), (RelationKind.Other, Sets), (RelationKind.Other, Colons), (RelationKind.Other, Arrows), (RelationKind.Other, Negated),
    }.SelectMany(row => row.Item2.Split(' ').Select(name => KeyValuePair.Create(name, row.Item1))).ToFrozenDictionary();

    /// <summary>Commands without effect on the meaning.</summary>
    public static readonly FrozenSet<string> Ignored = FrozenSet.ToFrozenSet((
        "left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm Bigm middle displaystyle textstyle scriptstyle limits nolimits biggm Biggm scriptscriptstyle displaylimits nonumber notag "
        + ", ; : ! > - / noindent centering small large Large normalsize allowbreak break nobreak strut mathstrut hline hdashline relax global long begingroup endgroup bgroup egroup ensuremath cancel bcancel xcancel mathop mathord mathinner "
        + "thinspace medspace thickspace negthinspace negmedspace negthickspace smash nobreakspace space em it tiny Huge huge LARGE scriptsize footnotesize par medskip bigskip smallskip qty").Split(' '));

    /// <summary>Commands that are dropped with their argument in braces.</summary>
    public static readonly FrozenSet<string> DroppedWithArgument = FrozenSet.ToFrozenSet(
        ["label", "tag", "ref", "eqref", "vspace", "hspace", "phantom", "hphantom", "vphantom", "color", "cite", "footnote", "intertext@", "style", "class", "require", "mspace", "htmlClass", "htmlId", "htmlStyle", "htmlData", "href"]);

    /// <summary>Whether a command takes what stands over its arrow as an argument.</summary>
    public static bool HasLabels(string command) => command[..Math.Min(1, command.Length)] == "x" && command is not ("xi" or "x") && (RelationTable.ContainsKey(command) || Table.ContainsKey(command));

    /// <summary>The token of a command, or null.</summary>
    public static Token? Token(string command, SourceSpan span)
    {
        if (UnreadCommands.Contains(command)) return UnreadCommands.Token(command, span);
        if (Letters.TryGetValue(command, out var letter)) return new Token(TokenKind.Name, letter, span) { Word = true };
        if (Table.TryGetValue(command, out var entry)) return new Token(entry.Kind, entry.Text, span);
        return RelationTable.TryGetValue(command, out var relation) ? new Token(TokenKind.Relation, "\\" + command, span) { Relation = relation } : null;
    }

    private static FrozenDictionary<string, (TokenKind Kind, string Text)> Read(params (TokenKind Kind, string Text, string Commands)[] rows)
        => rows.SelectMany(row => row.Commands.Split(' ').Select(command => KeyValuePair.Create(command, (row.Kind, row.Text)))).ToFrozenDictionary();
}
