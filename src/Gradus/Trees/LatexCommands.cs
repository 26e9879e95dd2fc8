using System.Collections.Frozen;
using static Gradus.Trees.CommandKind;

namespace Gradus.Trees;

/// <summary>The table of the commands that are read: each row says what its commands make.</summary>
/// <remarks>LaTeX, amsmath and amssymb; KaTeX's and MathJax's own names; the packages physics, bm, mathtools and derivative. A command beyond it is a <see cref="Letter"/> that is marked unknown.</remarks>
internal static class LatexCommands
{
    private static readonly FrozenDictionary<string, LatexCommand> Table = Read(
        [.. Marks, .. Relations, .. Arrows, .. Signs, .. Brackets, .. Letters, .. Fonts, .. Accents, .. Layout, .. Structures]);

    private static IEnumerable<(CommandKind Kind, int Value, string Commands)> Marks =>
    [
        (CommandKind.Mark, (int)Trees.Mark.Dot, "cdot bullet bull sdot cdotp centerdot"), (CommandKind.Mark, (int)Trees.Mark.Times, "times"),
        (CommandKind.Mark, (int)Trees.Mark.Star, "ast star circledast"), (CommandKind.Mark, (int)Trees.Mark.Ring, "circ"),
        (CommandKind.Mark, (int)Trees.Mark.Hadamard, "odot circledcirc"), (CommandKind.Mark, (int)Trees.Mark.DotSlash, "oslash"),
        (CommandKind.Mark, (int)Trees.Mark.Kronecker, "otimes boxtimes"), (CommandKind.Mark, (int)Trees.Mark.Slash, "div slash"),
        (CommandKind.Mark, (int)Trees.Mark.Backslash, "backslash"), (CommandKind.Mark, (int)Trees.Mark.DirectSum, "oplus boxplus uplus"),
        (CommandKind.Mark, (int)Trees.Mark.Wedge, "wedge"), (CommandKind.Mark, (int)Trees.Mark.Vee, "vee"),
        (CommandKind.Mark, (int)Trees.Mark.And, "land And"), (CommandKind.Mark, (int)Trees.Mark.Or, "lor Or"),
        (CommandKind.Mark, (int)Trees.Mark.Intersection, "cap sqcap Cap"), (CommandKind.Mark, (int)Trees.Mark.Union, "cup sqcup Cup"),
        (CommandKind.Mark, (int)Trees.Mark.SetMinus, "setminus smallsetminus"), (CommandKind.Mark, (int)Trees.Mark.Modulo, "bmod mod pmod"),
        (CommandKind.Mark, (int)Trees.Mark.Other, "ominus boxminus boxdot diamond amalg wr dotplus ltimes rtimes bigcirc circleddash barwedge veebar divideontimes"),
        (CommandKind.TermSign, (int)Trees.TermSign.PlusMinus, "pm plusmn"), (CommandKind.TermSign, (int)Trees.TermSign.MinusPlus, "mp"),
    ];

    private static IEnumerable<(CommandKind Kind, int Value, string Commands)> Relations =>
    [
        Of(Trees.Relation.Equal, "eq xlongequal"), Of(Trees.Relation.Approximately, "approx simeq cong approxeq doteq thickapprox eqsim fallingdotseq risingdotseq"),
        Of(Trees.Relation.Identical, "equiv"), Of(Trees.Relation.NotEqual, "neq ne"),
        Of(Trees.Relation.Define, "triangleq coloneqq coloneq colonequals eqdef defeq eqqcolon eqcolon Coloneqq Coloneq coloncolonequals equalscolon"),
        Of(Trees.Relation.Less, "lt lessdot"), Of(Trees.Relation.Greater, "gt gtrdot"), Of(Trees.Relation.LessOrEqual, "le leq leqslant leqq lesssim lessapprox"),
        Of(Trees.Relation.GreaterOrEqual, "ge geq geqslant geqq gtrsim gtrapprox"), Of(Trees.Relation.MuchLess, "ll lll"), Of(Trees.Relation.MuchGreater, "gg ggg"),
        Of(Trees.Relation.In, "in isin"), Of(Trees.Relation.NotIn, "notin"), Of(Trees.Relation.Contains, "ni owns"),
        Of(Trees.Relation.Subset, "subset sub sqsubset subsetneq subsetneqq"), Of(Trees.Relation.SubsetOrEqual, "subseteq sube subseteqq sqsubseteq"),
        Of(Trees.Relation.Superset, "supset sqsupset supsetneq"), Of(Trees.Relation.SupersetOrEqual, "supseteq supe sqsupseteq"),
        Of(Trees.Relation.Similar, "sim thicksim backsim"), Of(Trees.Relation.Proportional, "propto varpropto"),
        Of(Trees.Relation.Precedes, "prec"), Of(Trees.Relation.Succeeds, "succ"), Of(Trees.Relation.PrecedesOrEqual, "preceq preccurlyeq preceqq curlyeqprec"),
        Of(Trees.Relation.SucceedsOrEqual, "succeq succcurlyeq curlyeqsucc"), Of(Trees.Relation.Perpendicular, "perp"), Of(Trees.Relation.Parallel, "parallel"),
        Of(Trees.Relation.Divides, "divides"), Of(Trees.Relation.Models, "models vDash vdash Vdash"),
        Of(Trees.Relation.Other, "asymp bumpeq Bumpeq circeq eqcirc Doteq backepsilon bowtie Join dashv smile frown lesseqgtr gtreqless lessgtr gtrless "
            + "nless ngtr nleq ngeq nsim ncong nmid nparallel nprec nsucc npreceq nsucceq nsubseteq nsupseteq lneq gneq lneqq gneqq trianglelefteq trianglerighteq"),
    ];

    private static IEnumerable<(CommandKind Kind, int Value, string Commands)> Arrows =>
    [
        Of(Trees.Relation.To, "to rightarrow longrightarrow rarr hookrightarrow twoheadrightarrow rightarrowtail rightharpoonup leadsto rightsquigarrow rightleftharpoons"),
        Of(Trees.Relation.MapsTo, "mapsto longmapsto"), Of(Trees.Relation.Gets, "gets leftarrow longleftarrow larr mapsfrom hookleftarrow"),
        Of(Trees.Relation.Implies, "Rightarrow implies Longrightarrow therefore rArr Rarr"), Of(Trees.Relation.ImpliedBy, "Leftarrow impliedby Longleftarrow lArr Larr because"),
        Of(Trees.Relation.Equivalent, "Leftrightarrow iff Longleftrightarrow hArr Harr lrArr"), Of(Trees.Relation.Other, "leftrightarrow longleftrightarrow harr lrarr"),
        (LabelledRelation, (int)Trees.Relation.To, "xrightarrow xhookrightarrow xrightharpoonup"), (LabelledRelation, (int)Trees.Relation.Gets, "xleftarrow"),
        (LabelledRelation, (int)Trees.Relation.MapsTo, "xmapsto"), (LabelledRelation, (int)Trees.Relation.Implies, "xRightarrow"),
        (LabelledRelation, (int)Trees.Relation.Equivalent, "xLeftrightarrow"), (LabelledRelation, (int)Trees.Relation.Other, "xleftrightarrow"),
        (CommandKind.Letter, (int)Trees.Font.Sign, "uparrow downarrow Uparrow Downarrow updownarrow nearrow searrow uarr darr"),
    ];

    private static IEnumerable<(CommandKind Kind, int Value, string Commands)> Signs =>
    [
        Of(SignKind.Partial, "partial"), Of(SignKind.Nabla, "nabla grad triangledown bigtriangledown"), Of(SignKind.Sum, "sum"), Of(SignKind.Product, "prod"),
        Of(SignKind.Coproduct, "coprod"), Of(SignKind.Integral, "int iint iiint intop smallint"), Of(SignKind.ContourIntegral, "oint oiint"),
        Of(SignKind.Union, "bigcup biguplus bigsqcup"), Of(SignKind.Intersection, "bigcap"), Of(SignKind.DirectSum, "bigoplus"), Of(SignKind.TensorProduct, "bigotimes"),
        Of(SignKind.HadamardProduct, "bigodot"), Of(SignKind.BigAnd, "bigwedge"), Of(SignKind.BigOr, "bigvee"), Of(SignKind.Expectation, "Expect Expectation"),
        Of(SignKind.Probability, "Pr"), Of(SignKind.Min, "min minimize minimise"), Of(SignKind.Max, "max maximize maximise"), Of(SignKind.Infimum, "inf"), Of(SignKind.Supremum, "sup"),
        Of(SignKind.ArgMin, "argmin"), Of(SignKind.ArgMax, "argmax"), Of(SignKind.Limit, "lim plim"), Of(SignKind.LimitSuperior, "limsup varlimsup"),
        Of(SignKind.LimitInferior, "liminf varliminf"), Of(SignKind.ForAll, "forall"), Of(SignKind.Exists, "exists exist"), Of(SignKind.NotExists, "nexists"), Of(SignKind.Not, "neg lnot"),
    ];

    private static IEnumerable<(CommandKind Kind, int Value, string Commands)> Brackets =>
    [
        Of(Open, BracketKind.Round, "lparen lgroup"), Of(Close, BracketKind.Round, "rparen rgroup"), Of(Open, BracketKind.Square, "lbrack"), Of(Close, BracketKind.Square, "rbrack"),
        Of(Open, BracketKind.Curly, "{ lbrace"), Of(Close, BracketKind.Curly, "} rbrace"), Of(Open, BracketKind.Angle, "langle lang"), Of(Close, BracketKind.Angle, "rangle rang"),
        Of(Open, BracketKind.DoubleBar, "lVert"), Of(Close, BracketKind.DoubleBar, "rVert"), Of(Open, BracketKind.Bar, "lvert"), Of(Close, BracketKind.Bar, "rvert"),
        Of(Open, BracketKind.Floor, "lfloor"), Of(Close, BracketKind.Floor, "rfloor"), Of(Open, BracketKind.Ceiling, "lceil"), Of(Close, BracketKind.Ceiling, "rceil"),
        Of(Open, BracketKind.DoubleSquare, "llbracket lBrack"), Of(Close, BracketKind.DoubleSquare, "rrbracket rBrack"),
        Of(Bar, BracketKind.DoubleBar, "| Vert"), Of(Bar, BracketKind.Bar, "vert"),
        Of(Between, BracketKind.DoubleBar, "norm"), Of(Between, BracketKind.Bar, "abs vqty"), Of(Between, BracketKind.Angle, "inner innerproduct ip ev expval braket"), Of(Between, BracketKind.Round, "pqty"),
        Of(Between, BracketKind.Square, "bqty"), Of(Between, BracketKind.Curly, "Bqty set Set"), Of(Between, BracketKind.Floor, "floor"), Of(Between, BracketKind.Ceiling, "ceil"),
        (Given, 0, "mid given"), (CommandKind.Colon, 0, "colon vcentcolon"),
    ];

    private static IEnumerable<(CommandKind Kind, int Value, string Commands)> Letters =>
    [
        (CommandKind.Letter, (int)Trees.Font.Sign, "infty:infinity infin:infinity emptyset:empty varnothing:empty empty top:T intercal:T transpose:T transp:T trans:T dagger:dagger dag:dagger ddagger "
            + "bot:perp complement sharp flat natural degree:∘ surd angle square Box:square Diamond bigstar checkmark blacksquare triangle:Delta % # & $ _"),
        (CommandKind.Letter, (int)Trees.Font.Italic, "ell imath:i jmath:j hbar hslash:hbar wp aleph beth eth digamma"),
        (CommandKind.Letter, (int)Trees.Font.Blackboard, "R Reals:R reals:R RR:R real:R N natnums:N NN:N Z ZZ:Z Q QQ:Q C cnums:C Complex:C CC:C EE:E PP:P"),
        (Word, 0, "log ln:ln lg exp sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan tg:tan ctg:cot arctg:arctan sh:sinh ch:cosh th:tanh det dim deg ker hom gcd arg "
            + "Re Im tr trace:tr Tr:tr Trace:tr rank diag Diag:diag vech adj Var Cov cov var Corr sgn sign softmax sigmoid relu ReLU:relu supp dom prox proj conv divergence:div curl laplacian"),
    ];

    private static IEnumerable<(CommandKind Kind, int Value, string Commands)> Fonts =>
    [
        Of(Trees.Font.Bold, "mathbf bold symbf vb mathbfup symbfup"), Of(Trees.Font.BoldItalic, "boldsymbol bm pmb mathbfit symbfit mathbold vectorbold vectorsym matrixsym"),
        Of(Trees.Font.Calligraphic, "mathcal mathscr mathpzc symcal symscr"), Of(Trees.Font.Fraktur, "mathfrak"), Of(Trees.Font.Blackboard, "mathbb Bbb mathbbm mathds symbb"),
        Of(Trees.Font.Sans, "mathsf mathsfit symsf mathbfsf"), Of(Trees.Font.Typewriter, "mathtt"), Of(Trees.Font.Upright, "mathrm mathup symrm symup"), Of(Trees.Font.Italic, "mathit mathnormal symit"),
        (FontSwitch, (int)Trees.Font.Bold, "bf bfseries boldmath"), (FontSwitch, (int)Trees.Font.Upright, "rm"), (FontSwitch, (int)Trees.Font.Calligraphic, "cal scr"),
        (FontSwitch, (int)Trees.Font.Fraktur, "frak"), (FontSwitch, (int)Trees.Font.Sans, "sf"), (FontSwitch, (int)Trees.Font.Italic, "it mit"), (FontSwitch, (int)Trees.Font.Typewriter, "tt"),
        (Operator, 0, "operatorname operatornamewithlimits"),
        (Text, 0, "text mbox textrm textbf textit hbox intertext shortintertext textsf texttt textnormal emph textsc textup textmd fbox"),
    ];

    private static IEnumerable<(CommandKind Kind, int Value, string Commands)> Accents =>
    [
        Of(Trees.Accent.Hat, "hat widehat vu"), Of(Trees.Accent.Bar, "bar overline"), Of(Trees.Accent.Tilde, "tilde widetilde"), Of(Trees.Accent.Dot, "dot"),
        Of(Trees.Accent.DoubleDot, "ddot"), Of(Trees.Accent.TripleDot, "dddot ddddot"), Of(Trees.Accent.Arrow, "vec overrightarrow overrightharpoon va"), Of(Trees.Accent.LeftArrow, "overleftarrow"),
        Of(Trees.Accent.Check, "check widecheck"), Of(Trees.Accent.Breve, "breve"), Of(Trees.Accent.Acute, "acute"), Of(Trees.Accent.Grave, "grave"),
        Of(Trees.Accent.Ring, "mathring"), Of(Trees.Accent.Underline, "underline uline underbar"), Of(Trees.Accent.UnderTilde, "utilde undertilde"),
    ];

    private static IEnumerable<(CommandKind Kind, int Value, string Commands)> Layout =>
    [
        (Drop, 0, "displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits displaylimits nonumber notag noindent centering small large Large normalsize allowbreak break nobreak strut mathstrut hline "
            + "relax global long begingroup endgroup bgroup egroup tiny Huge huge LARGE scriptsize footnotesize par medskip bigskip smallskip hfill qty smash / ! negthinspace negmedspace negthickspace protect "
            + "IEEEyesnumber IEEEnonumber IEEEeqnarraynumspace ensuremath itshape upshape normalfont toprule midrule bottomrule hdashline pagebreak newpage qedhere allowdisplaybreaks displaybreak unskip ignorespaces nopagebreak"),
        (Drop, 1, "vspace phantom hphantom vphantom color cite citep citet style class require htmlClass htmlId htmlStyle htmlData footnote index cline "
            + "ref eqref cref autoref pagestyle tikz includegraphics cellcolor rowcolor"),
        (Drop, 2, "rule Rule addtocounter setcounter setlength"),
        (Tag, 0, "tag label"),
        (CommandKind.Space, 0, ", : > ; thinspace medspace thickspace nobreakspace space kern mkern mskip \n \r \t"), (CommandKind.Space, 1, "hspace mspace"),
        (Quad, 0, "quad qquad enspace enskip hskip"), (Row, 0, "\\ cr newline tabularnewline crcr"),
        (Through, 0, "boxed vcenter llap rlap clap mathllap mathrlap mathclap cancel bcancel xcancel mathord mathinner mathbin mathrel mathpunct mathopen mathclose mathop highlight "
            + "framebox makebox smashoperator hl ul operatorfont"),
        (Through, 1, "textcolor colorbox raisebox scalebox href cancelto foreignlanguage adjustbox"), (Through, 2, "fcolorbox resizebox"),
        (CommandKind.Dots, 0, "cdots dots ldots vdots ddots dotsc dotsb dotsm dotso dotsi mathellipsis hdots iddots"), (CommandKind.Prime, 0, "prime"), (CommandKind.Prime, 0, "backprime"),
    ];

    private static IEnumerable<(CommandKind Kind, int Value, string Commands)> Structures =>
    [
        (CommandKind.Fraction, (int)FractionSpelling.Frac, "frac dfrac tfrac cfrac sfrac nicefrac flatfrac genfrac"), (CommandKind.Fraction, (int)FractionSpelling.Binomial, "binom dbinom tbinom"),
        (Choose, (int)FractionSpelling.Over, "over above"), (Choose, (int)FractionSpelling.Binomial, "choose atop brace brack"),
        (Derivative, (int)SignKind.Differential, "dv odv diff derivative ddx"), (Derivative, (int)SignKind.Partial, "pdv pderiv partialderivative diffp"), (Derivative, (int)SignKind.Variation, "fdv fdif"),
        (CommandKind.Differential, (int)SignKind.Differential, "dd odif differential mathd diffd"), (CommandKind.Root, 0, "sqrt"), (Sided, -1, "left"), (Sided, 1, "right"), (Sided, 0, "middle"),
        (Sized, 0, "big Big bigg Bigg"), (Sized, -1, "bigl Bigl biggl Biggl"), (Sized, 1, "bigr Bigr biggr Biggr"), (Sized, 2, "bigm Bigm biggm Biggm"),
        (Begin, 0, "begin"), (End, 0, "end"), (Over, 0, "overset stackrel"), (Under, 0, "underset"), (Brace, 0, "underbrace underbracket undergroup"), (Brace, 1, "overbrace overbracket overgroup"),
        (CommandKind.Not, 0, "not"), (Stacked, 0, "substack shortstack"), (Stacked, 1, "eqalign eqalignno leqalignno displaylines"), (CommandKind.Evaluated, 0, "eval evaluated"), (Prescript, 0, "prescript"),
        (CommandKind.Matrix, 0, "matrix pmatrix bmatrix vmatrix Bmatrix Vmatrix cases mqty pmqty bmqty vmqty smqty matrixquantity"),
    ];

    /// <summary>What a command makes; null for one that nobody knows.</summary>
    public static LatexCommand? Find(string command) => Table.TryGetValue(command, out var row) ? row : null;

    /// <summary>All commands, each with its row.</summary>
    public static IEnumerable<KeyValuePair<string, LatexCommand>> All => Table;

    private static (CommandKind Kind, int Value, string Commands) Of(Relation relation, string commands) => (CommandKind.Relation, (int)relation, commands);

    private static (CommandKind Kind, int Value, string Commands) Of(SignKind sign, string commands) => (CommandKind.Sign, (int)sign, commands);

    private static (CommandKind Kind, int Value, string Commands) Of(CommandKind side, BracketKind bracket, string commands) => (side, (int)bracket, commands);

    private static (CommandKind Kind, int Value, string Commands) Of(Font font, string commands) => (CommandKind.Font, (int)font, commands);

    private static (CommandKind Kind, int Value, string Commands) Of(Accent accent, string commands) => (CommandKind.Accent, (int)accent, commands);

    private static FrozenDictionary<string, LatexCommand> Read(IEnumerable<(CommandKind Kind, int Value, string Commands)> rows)
    {
        var table = new Dictionary<string, LatexCommand>();
        foreach (var (kind, value, commands) in rows)
        {
            foreach (var entry in commands.Split(' '))
            {
                var colon = entry.IndexOf(':', 1 > entry.Length - 1 ? entry.Length : 1);
                var (command, text) = colon > 0 ? (entry[..colon], entry[(colon + 1)..]) : (entry, entry);
                table[command] = new LatexCommand(kind, value, text);
            }
        }
        table[" "] = new LatexCommand(CommandKind.Space, 0, " ");
        return table.ToFrozenDictionary();
    }
}
