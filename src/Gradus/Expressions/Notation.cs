namespace Gradus.Expressions;

/// <summary>How tightly a written formula holds together, loosest first.</summary>
public enum Precedence
{
    /// <summary>A + B.</summary>
    Sum,

    /// <summary>A : B.</summary>
    Inner,

    /// <summary>A ∘ B, A ⊗ B.</summary>
    Entrywise,

    /// <summary>A B, A / a.</summary>
    Product,

    /// <summary>log det X: an operator in front of its operand.</summary>
    Prefix,

    /// <summary>Aᵀ, A⁻¹.</summary>
    Postfix,

    /// <summary>A name, a number, f(x), anything in brackets.</summary>
    Atom,
}

/// <summary>How a function is written, as templates; a renderer fills them in.</summary>
/// <remarks><c>{0}</c> is the first argument as it is (it stands between the function's own brackets); <c>{0!}</c> gets brackets unless it is an atom or a postfix form;
/// <c>{0^}</c> gets brackets unless it is an atom (it bears a mark); <c>{0*}</c> gets brackets if it binds no tighter than the function itself;
/// <c>+</c> beside one of these lets the same function stand without brackets (A ∘ B ∘ C). A template in which all arguments stand in the function's own
/// brackets is an atom, whatever <see cref="Binds"/> says. In LaTeX <c>\\left</c> and <c>\\right</c> are dropped around what is not tall.</remarks>
public sealed record Notation(string Plain, string Latex, string Unicode, Precedence Binds = Precedence.Atom)
{
    /// <summary>f(x) in all three.</summary>
    public static Notation Call(string plain, string latex) => new(plain + "({0})", latex + "\\left({0}\\right)", plain + "({0})");
}
