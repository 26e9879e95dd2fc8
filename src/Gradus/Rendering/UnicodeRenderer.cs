using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Syntax;

namespace Gradus.Rendering;

/// <summary>Text as in a book, for terminals and tooltips: <c>A (B + Bᵀ)</c>.</summary>
public sealed class UnicodeRenderer : Renderer
{
    private protected override IndexStyle Indices => new UnicodeIndexStyle(Taken.Contains("Sigma"));

    private protected override string SizeProduct => "";

    internal override string Minus => "−";

    private protected override Renderer Sized() => new UnicodeRenderer { Sizes = Sizes, Counts = Counts, Taken = Taken, SizedIdentity = true };

    /// <summary>Only the fractions that have a character of their own, which every reader knows.</summary>
    private protected override Piece? InFront(Rational fraction) =>
        (fraction.Numerator.ToString() + "/" + fraction.Denominator) switch { "1/2" => new Piece("½"), "1/4" => new Piece("¼"), "3/4" => new Piece("¾"), _ => null };

    private protected override string Sign(RelationKind relation) => relation switch
    {
        RelationKind.Equal => "=",
        RelationKind.Approximately => "≈",
        RelationKind.NotEqual => "≠",
        RelationKind.Define => ":=",
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, "this relation has no one sign"),
    };

    private protected override Piece WriteName(SymbolName name) => UnicodeLetters.Name(name);

    private protected override Piece WriteConstant(Constant constant)
    {
        var (first, second) = (SizeText(constant.First), SizeText(constant.Second));
        return constant.Kind switch
        {
            ConstantKind.Identity => new Piece(SizedIdentity || Taken.Contains("I") ? "I" + UnicodeLetters.Subscript(first) : "I", Precedence.Atom, true),
            ConstantKind.Ones when constant.Second.IsOne => new Piece("1" + UnicodeLetters.Subscript(first)),
            ConstantKind.Ones when constant.First.IsOne => new Piece($"1{UnicodeLetters.Subscript(second)}ᵀ", Precedence.Postfix),
            ConstantKind.Ones => new Piece("1" + UnicodeLetters.Subscript($"{first}×{second}")),
            ConstantKind.Zeros => new Piece("0"),
            ConstantKind.Commutation when Taken.Contains("K") => new Piece($"comm({first}, {second})"),
            ConstantKind.Commutation => first.Length == 1 && second.Length == 1 && UnicodeLetters.Lower(first + second) is { } below
                ? new Piece("K" + below, Precedence.Atom, true) : new Piece($"K({first}, {second})"),
            _ => new Piece(first, constant.First.Names.Count > 1 || constant.First.Factor > 1 ? Precedence.Product : Precedence.Atom, first.Length == 1),
        };
    }

    /// <summary>Letters touch (2ABᵀ); anything longer is set apart by spaces.</summary>
    private protected override string Juxtapose(IReadOnlyList<Piece> factors)
    {
        var touching = factors.Skip(IsNumber(factors[0]) ? 1 : 0).All(static factor => factor.Compact) && !SpellFunction(factors);
        return string.Concat(factors.Select((factor, i) => i == 0 ? factor.Text : Between(factors[i - 1], factor, touching) + factor.Text));
    }

    private static string Between(Piece left, Piece right, bool touching) => DigitsMeet(left, right) ? "·" : touching && left.Text is not ("½" or "¼" or "¾") ? "" : " ";

    private static bool SpellFunction(IReadOnlyList<Piece> factors)
    {
        var before = "";
        foreach (var factor in factors)
        {
            if (UnicodeLetters.SpellsFunction(before, factor.Text)) return true;
            before += factor.Text;
            before = before[^Math.Min(before.Length, FunctionNames.Longest)..];
        }
        return false;
    }

    private protected override string Bracket(string text) => $"({text})";

    private protected override string Power(string body, Piece exponent) => body + (UnicodeLetters.Raise(exponent.Text) ?? "^" + Within(exponent, Precedence.Atom));

    private protected override Piece InverseTranspose(Expr x)
    {
        var piece = Write(x);
        return new Piece(Within(piece, Precedence.Atom) + "⁻ᵀ", Precedence.Postfix, piece is { Binds: Precedence.Atom, Compact: true });
    }

    private protected override Piece WriteDerivative(Piece of, Piece by) =>
        new($"∂{Within(of, Precedence.Prefix)}/∂{Within(by, Precedence.Postfix)}", Precedence.Product);

    private protected override Piece WriteDifferential(Piece of) =>
        of.Binds is Precedence.Atom or Precedence.Prefix ? new Piece("d " + of.Text, Precedence.Prefix) : new Piece($"d({of.Text})", Precedence.Postfix);

    private protected override string Template(Notation notation, IReadOnlyList<Piece> arguments) => notation.Unicode;

    /// <summary>Where π is a symbol, the number is written as in plain text.</summary>
    private protected override Notation NotationOf(Apply apply) => apply.Function is Pi && Taken.Contains("pi") ? Notation.Call("pi", "") : base.NotationOf(apply);

    private static bool IsNumber(Piece piece) => piece.Text.All(char.IsAsciiDigit) || piece.Text is "½" or "¼" or "¾";
}
