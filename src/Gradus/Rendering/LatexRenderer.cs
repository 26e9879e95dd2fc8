using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Syntax;

namespace Gradus.Rendering;

/// <summary>LaTeX for the inside of a formula: <c>A (B + B^{\top})</c>.</summary>
public sealed class LatexRenderer : Renderer
{
    private protected override IndexStyle Indices => new LatexIndexStyle();

    private protected override string SizeProduct => " ";

    private protected override Renderer Sized() => new LatexRenderer { Sizes = Sizes, Counts = Counts, Taken = Taken, SizedIdentity = true };

    private protected override Piece? InFront(Rational fraction) => new Piece($@"\frac{{{fraction.Numerator}}}{{{fraction.Denominator}}}");

    private protected override string Sign(RelationKind relation) => relation switch
    {
        RelationKind.Equal => "=",
        RelationKind.Approximately => @"\approx",
        RelationKind.NotEqual => @"\neq",
        RelationKind.Define => ":=",
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, "this relation has no one sign"),
    };

    private protected override Piece WriteName(SymbolName name)
    {
        var text = Word(name.Stem);
        foreach (var accent in name.Accents) text = accent switch { "ring" => $@"\mathring{{{text}}}", "prime" => text + "'", _ => $@"\{accent}{{{text}}}" };
        if (name.Subscripts.Count > 0) text += Subscript(string.Join(", ", name.Subscripts.Select(Word)));
        return name.Prefix switch
        {
            "" => new Piece(text),
            "d" => new Piece("d" + text, Precedence.Postfix),
            "nabla" => new Piece($@"\nabla {text}", Precedence.Postfix),
            _ => new Piece($"{Word(name.Prefix)} {text}", Precedence.Postfix),
        };
    }

    private protected override Piece WriteGiven(Dense<Rational> given) =>
        new($@"\begin{{bmatrix}} {string.Join(@" \\ ", Enumerable.Range(0, given.Rows).Select(i => string.Join(" & ", Enumerable.Range(0, given.Columns).Select(j => given[i, j]))))} \end{{bmatrix}}");

    private protected override Piece WriteConstant(Constant constant)
    {
        var (first, second) = (SizeText(constant.First), SizeText(constant.Second));
        return constant.Kind switch
        {
            ConstantKind.Identity => new Piece(SizedIdentity || Taken.Contains("I") ? "I" + Subscript(first) : "I"),
            ConstantKind.Ones when constant.Second.IsOne => new Piece($@"\mathbf{{1}}_{{{first}}}"),
            ConstantKind.Ones when constant.First.IsOne => new Piece($@"\mathbf{{1}}_{{{second}}}^{{\top}}", Precedence.Postfix),
            ConstantKind.Ones => new Piece($@"\mathbf{{1}}_{{{first} \times {second}}}"),
            ConstantKind.Zeros => new Piece("0"),
            ConstantKind.Commutation when Taken.Contains("K") => new Piece($@"\operatorname{{comm}}({first}, {second})"),
            ConstantKind.Commutation => new Piece($"K_{{{first},{second}}}"),
            _ => new Piece(first, constant.First.Names.Count > 1 || constant.First.Factor > 1 ? Precedence.Product : Precedence.Atom),
        };
    }

    private protected override string Juxtapose(IReadOnlyList<Piece> factors) =>
        string.Concat(factors.Select((factor, i) => i == 0 ? factor.Text : Between(factors[i - 1], factor) + factor.Text));

    /// <summary>A thin space keeps a differential apart from its neighbours: dA B would be set as dAB.</summary>
    private static string Between(Piece left, Piece right) => DigitsMeet(left, right) ? @" \cdot " : IsDifferential(left) || IsDifferential(right) ? @" \, " : " ";

    private static bool IsDifferential(Piece piece) => piece is { Binds: Precedence.Postfix, Text: ['d', not '(', ..] } || piece.Text.StartsWith(@"\Delta ", StringComparison.Ordinal);

    private protected override string Bracket(string text) => IsTall(text) ? $@"\left({text}\right)" : $"({text})";

    private protected override string Power(string body, Piece exponent) => $"{body}^{{{exponent.Text}}}";

    private protected override Piece InverseTranspose(Expr x) => new($@"{Within(Write(x), Precedence.Atom)}^{{-\top}}", Precedence.Postfix);

    private protected override Piece Quotient(Piece over, Piece under) => new($@"\frac{{{over.Text}}}{{{under.Text}}}", Precedence.Postfix);

    private protected override Piece WriteDerivative(Piece of, Piece by) =>
        new($@"\frac{{\partial {Within(of, Precedence.Prefix)}}}{{\partial {Within(by, Precedence.Postfix)}}}", Precedence.Postfix);

    private protected override Piece WriteDifferential(Piece of) =>
        of.Binds is Precedence.Atom or Precedence.Prefix ? new Piece("d " + of.Text, Precedence.Prefix) : new Piece("d" + Bracket(of.Text), Precedence.Postfix);

    /// <summary>exp, log, sin … of a square matrix are the matrix functions in LaTeX; the entrywise ones bear a small circle.</summary>
    private protected override Notation NotationOf(Apply apply) => apply switch
    {
        { Function: ElementwiseFunction { Name: "exp" or "log" or "sin" or "cos" } f, Children: [{ IsScalar: false, Shape.IsSquare: true }] } => f.Notation with { Latex = $@"\{f.Name}_{{\circ}}\left({{0}}\right)" },
        { Function: Expm } when Taken.Contains("e") => Notation.Call("expm", @"\exp"),
        { Function: Pi } when Taken.Contains("pi") => Notation.Call("pi", @"\operatorname{pi}"),
        _ => base.NotationOf(apply),
    };

    private protected override string Template(Notation notation, IReadOnlyList<Piece> arguments) =>
        arguments.Any(static argument => IsTall(argument.Text)) ? notation.Latex : notation.Latex.Replace(@"\left", "").Replace(@"\right", "");

    private static bool IsTall(string text) => text.Contains(@"\frac", StringComparison.Ordinal);

    private static string Subscript(string text) => text.Length == 1 ? "_" + text : $"_{{{text}}}";

    private static string Word(string word) => word.Length == 1 || word.All(char.IsAsciiDigit) ? word
        : SymbolName.Letter(word) is not null ? @"\" + word
        : $@"\mathrm{{{word}}}";
}
