using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Syntax;

namespace Gradus.Rendering;

/// <summary>The plain syntax in ASCII: <c>A*(B + B')</c>. What it writes can be read again and has the same value.</summary>
public sealed class PlainRenderer : Renderer
{
    private protected override IndexStyle Indices => new PlainIndexStyle();

    private protected override string SizeProduct => "*";

    private protected override string Sign(RelationKind relation) => relation switch
    {
        RelationKind.Equal => "=",
        RelationKind.Approximately => "~=",
        RelationKind.NotEqual => "!=",
        RelationKind.Define => ":=",
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, "this relation has no one sign"),
    };

    private protected override Piece WriteName(SymbolName name) => new(name.Whole);

    private protected override Piece WriteSymbol(Symbol symbol) => WriteName(SymbolName.Of(symbol));

    private protected override bool HasOpenSizes(Expr expression) => false;

    private protected override Piece WriteConstant(Constant constant) => constant.Kind switch
    {
        ConstantKind.Identity when Taken.Contains("I") => new Piece($"eye({SizeText(constant.First)})"),
        ConstantKind.Identity => new Piece(SizedIdentity ? $"I({SizeText(constant.First)})" : "I"),
        ConstantKind.Ones => Filled("ones", constant),
        ConstantKind.Zeros => Filled("zeros", constant),
        ConstantKind.Commutation => new Piece($"{(Taken.Contains("K") ? "comm" : "K")}({SizeText(constant.First)}, {SizeText(constant.Second)})"),
        _ => new Piece(CountText(constant.First), constant.First.Names.Count > 1 || constant.First.Factor > 1 ? Precedence.Product : Precedence.Atom),
    };

    private protected override string Juxtapose(IReadOnlyList<Piece> factors) => string.Join('*', factors.Select(static factor => factor.Text));

    private protected override string Bracket(string text) => $"({text})";

    /// <summary>A differential bears a power only in brackets: dX^2 is the differential of X^2.</summary>
    private protected override string Power(string body, Piece exponent) => $"{(body is ['d', _, ..] && body.All(char.IsAsciiLetterOrDigit) ? Bracket(body) : body)}^{Within(exponent, Precedence.Atom)}";

    private protected override bool JoinsMarks => false;

    private protected override Piece WriteDerivative(Piece of, Piece by) => new($"D({of.Text}, {by.Text})");

    private protected override Piece WriteDifferential(Piece of) => new($"d({of.Text})");

    private protected override string Template(Notation notation, IReadOnlyList<Piece> arguments) => notation.Plain;

    private protected override Expr Instead(Apply apply) => apply switch
    {
        { Function: Frobenius, Children: [var a, { Shape.IsTensor: false } b] } => Matrices.Trace(Matrices.Transpose(a) * b),
        _ => base.Instead(apply),
    };

    /// <summary>1 - tanh(x).^2 for ones(n) - tanh(x).^2: in plain text a number is added to every entry, and no size need be known, where a term beside it has one.</summary>
    private protected override Expr Summand(Expr term, Sum beside) => term switch
    {
        Constant { Kind: ConstantKind.Ones } when beside.Children.Any(HasSize) => Number.One,
        Scale { Scalars.Count: 0, Body: Constant { Kind: ConstantKind.Ones } } scale when beside.Children.Any(HasSize) => Number.Of(scale.Coefficient),
        _ => term,
    };

    /// <summary>True for what has its size from a letter.</summary>
    private static bool HasSize(Expr term) => term.Symbols().Any(static s => !s.IsScalar) && !term.SelfAndDescendants().Any(static e => e is Constant { Kind: ConstantKind.Identity or ConstantKind.Ones or ConstantKind.Zeros });

    /// <summary>An identity that nothing beside it gives a size has to name its own.</summary>
    private protected override Piece WriteArgument(Expr argument) =>
        SizedIdentity || !IsOnlyIdentity(argument) ? base.WriteArgument(argument)
        : Sized().WriteArgument(argument);

    private protected override PlainRenderer Sized() => new PlainRenderer { Sizes = Sizes, Counts = Counts, Taken = Taken, SizedIdentity = true };

    /// <summary>Behind, as it is typed: (A + A')/2.</summary>
    private protected override Piece? InFront(Rational fraction) => null;

    private Piece Filled(string name, Constant constant) =>
        new(constant.Second.IsOne ? $"{name}({SizeText(constant.First)})" : $"{name}({SizeText(constant.First)}, {SizeText(constant.Second)})");
}
