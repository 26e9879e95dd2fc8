using System.Collections.Frozen;

namespace Gradus.Syntax;

/// <summary>Commands of LaTeX that mean something, but nothing that is read here: a formula that holds one is refused, for as a name it would be a factor.</summary>
/// <remarks>The commands are those of KaTeX's documented table (katex.org/docs/supported), of amssymb and of the physics package.</remarks>
internal static class UnreadCommands
{
    private const string Operators = "pm mp plusmn oplus ominus boxtimes boxplus boxminus boxdot oast circledast circledcirc circleddash bigcirc amalg wr uplus sqcap sqcup Cap Cup doublecap doublecup cap cup "
        + "wedge vee land lor and or And barwedge veebar doublebarwedge curlyvee curlywedge setminus smallsetminus backslash divideontimes dotplus ltimes rtimes leftthreetimes rightthreetimes ldotp diamond "
        + "vartriangle ddagger ddag Dagger mod bmod pmod pod coloncolon dblcolon ratio";

    private const string Big = "int iint iiint iiiint idotsint oint oiint oiiint intop smallint prod coprod bigoplus bigotimes bigodot biguplus bigcup bigcap bigvee bigwedge bigsqcup sideset";

    private const string Functions = "lim limsup liminf sup inf argmin argmax plim injlim projlim varinjlim varliminf varlimsup varprojlim arg cot cotg ctg coth cth csc cosec sec arcctg deg dim hom ker lg gcd Pr Re Im real image imageof origof "
        + "bra Bra ket Ket braket Braket set Set binom dbinom tbinom choose brace brack atop above surd dv pdv dd odv derivative";

    private const string Logic = "forall exists exist nexists neg lnot complement emptyset empty varnothing";

    private const string Brackets = "lceil rceil lfloor rfloor lmoustache rmoustache ulcorner urcorner llcorner lrcorner llbracket rrbracket lBrace rBrace";

    private const string Arrows = "uparrow downarrow Uparrow Downarrow updownarrow Updownarrow uarr darr uArr dArr Uarr Darr nearrow searrow nwarrow swarrow upuparrows downdownarrows upharpoonleft upharpoonright downharpoonleft downharpoonright "
        + "circlearrowleft circlearrowright curvearrowleft curvearrowright looparrowleft looparrowright Lsh Rsh restriction";

    private const string Signs = "bot sharp flat natural degree backprime bigstar blacklozenge lozenge blacksquare square Box Diamond blacktriangle blacktriangledown triangleleft triangleright checkmark circledR circledS copyright maltese "
        + "clubs clubsuit diamonds diamondsuit hearts heartsuit spades spadesuit diagdown diagup measuredangle angle sphericalangle pounds mathsterling yen sect para minuso diameter cent";

    private const string Page = "sout phase angl angln reflectbox mathreflectbox url includegraphics unicode char verb TeX LaTeX KaTeX let futurelet expandafter noexpand mathchoice TextOrMath % $ # _ &";

    private static readonly FrozenSet<string> All = FrozenSet.ToFrozenSet(string.Join(' ', Operators, Big, Functions, Logic, Brackets, Arrows, Signs, Page).Split(' '));

    /// <summary>Whether a formula with this command is refused.</summary>
    public static bool Contains(string command) => All.Contains(command);

    /// <summary>The token at which a formula is refused.</summary>
    public static Token Token(string command, SourceSpan span) => new(TokenKind.Unsupported, "\\" + command, span);
}
