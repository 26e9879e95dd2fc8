using System.Text;
using Gradus.Expressions;
using Gradus.Syntax;

namespace Gradus.Rendering;

/// <summary>Text as in a book, for terminals and tooltips: <c>A (B + Bᵀ)</c>.</summary>
public sealed class UnicodeRenderer : Renderer
{
    private const string Raised = "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹-⁻nⁿiⁱkᵏmᵐ";
    private const string Lowered = "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉iᵢjⱼkₖlₗmₘnₙpₚrᵣsₛtₜxₓ×ₓ";

    private protected override string SizeProduct => "";

    private protected override string Sign(RelationKind relation) => relation switch
    {
        RelationKind.Equal => "=",
        RelationKind.Approximately => "≈",
        RelationKind.NotEqual => "≠",
        RelationKind.Define => ":=",
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, "this relation has no one sign"),
    };

    private protected override Piece WriteName(SymbolName name)
    {
        var text = SymbolName.Letter(name.Stem) ?? name.Stem;
        var letter = text.Length == 1;
        foreach (var accent in name.Accents) text += SymbolName.Combining(accent);
        if (name.Subscripts.Count > 0)
        {
            var below = string.Join(',', name.Subscripts.Select(static part => SymbolName.Letter(part) ?? part));
            letter &= Shift(below, Lowered) is not null;
            text += Subscript(below);
        }
        return name.Prefix.Length == 0 ? new Piece(text, Precedence.Atom, letter)
            : new Piece((SymbolName.Letter(name.Prefix) ?? name.Prefix) + text, Precedence.Postfix);
    }

    private protected override Piece WriteConstant(Constant constant)
    {
        var (first, second) = (SizeText(constant.First), SizeText(constant.Second));
        return constant.Kind switch
        {
            ConstantKind.Identity => new Piece(SizedIdentity ? "I" + Subscript(first) : "I", Precedence.Atom, true),
            ConstantKind.Ones when constant.Second.IsOne => new Piece("1" + Subscript(first)),
            ConstantKind.Ones when constant.First.IsOne => new Piece($"1{Subscript(second)}ᵀ", Precedence.Postfix),
            ConstantKind.Ones => new Piece("1" + Subscript($"{first}×{second}")),
            ConstantKind.Zeros => new Piece("0"),
            ConstantKind.Commutation => first.Length == 1 && second.Length == 1 && Shift(first + second, Lowered) is { } below
                ? new Piece("K" + below, Precedence.Atom, true) : new Piece($"K({first}, {second})"),
            _ => new Piece(first, first.Length == 1 ? Precedence.Atom : Precedence.Product, first.Length == 1),
        };
    }

    /// <summary>Letters touch (2ABᵀ); anything longer is set apart by spaces.</summary>
    private protected override string Juxtapose(IReadOnlyList<Piece> factors)
    {
        var touching = factors.Skip(IsNumber(factors[0]) ? 1 : 0).All(static factor => factor.Compact);
        return string.Concat(factors.Select((factor, i) => i == 0 ? factor.Text : (DigitsMeet(factors[i - 1], factor) ? "·" : touching ? "" : " ") + factor.Text));
    }

    private protected override string Bracket(string text) => $"({text})";

    private protected override string Power(string body, Piece exponent) => body + (Shift(exponent.Text, Raised) ?? "^" + Within(exponent, Precedence.Atom));

    private protected override Piece? InverseTranspose(Expr x)
    {
        var piece = Write(x);
        return new Piece(Within(piece, Precedence.Atom) + "⁻ᵀ", Precedence.Postfix, piece is { Binds: Precedence.Atom, Compact: true });
    }

    private protected override Piece WriteDerivative(Piece of, Piece by) =>
        new($"∂{Within(of, Precedence.Prefix)}/∂{Within(by, Precedence.Postfix)}", Precedence.Product);

    private protected override Piece WriteDifferential(Piece of) =>
        of.Binds is Precedence.Atom or Precedence.Prefix ? new Piece("d " + of.Text, Precedence.Prefix) : new Piece($"d({of.Text})", Precedence.Postfix);

    private protected override string Template(Notation notation, IReadOnlyList<Piece> arguments) => notation.Unicode;

    private static bool IsNumber(Piece piece) => piece.Text.All(char.IsAsciiDigit);

    private static string Subscript(string text) => Shift(text, Lowered) ?? (text.Length == 1 || text.All(char.IsAsciiLetterOrDigit) ? "_" + text : $"_({text})");

    /// <summary>The text in raised or lowered characters; null if one of them does not exist.</summary>
    private static string? Shift(string text, string pairs)
    {
        var result = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var at = pairs.IndexOf(character);
            if (at < 0 || at % 2 == 1) return null;
            result.Append(pairs[at + 1]);
        }
        return result.ToString();
    }
}
