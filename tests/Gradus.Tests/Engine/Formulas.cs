using Gradus.Binding;
using Gradus.Expressions;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Tests.Engine;

/// <summary>Formulas in plain syntax over letters that mean the same in all tests of the engine.</summary>
internal static class Formulas
{
    private static readonly Size M = Size.Named("m");
    private static readonly Size N = Size.Named("n");

    /// <summary>One row a kind: the letters, their shape, and what they are known to be.</summary>
    private static readonly (string Letters, Shape Shape, Properties Known)[] Kinds =
    [
        ("a b c t", Shape.Scalar, Properties.None),
        ("k", Shape.Scalar, Properties.Integer),
        ("x y z u v", Shape.Column(N), Properties.None),
        ("p", Shape.Column(N), Properties.Positive),
        ("w", Shape.Column(M), Properties.None),
        ("A B C X Y V", new Shape(N, N), Properties.None),
        ("S T", new Shape(N, N), Properties.Symmetric),
        ("W", new Shape(N, N), Properties.Skew),
        ("P", new Shape(N, N), Properties.PositiveDefinite),
        ("Q", new Shape(N, N), Properties.Orthogonal),
        ("D", new Shape(N, N), Properties.Diagonal),
        ("J", new Shape(N, N), Properties.Idempotent),
        ("L", new Shape(N, N), Properties.Triangular),
        ("F G H", new Shape(M, N), Properties.None),
        ("R", new Shape(N, M), Properties.None),
        ("E", new Shape(M, M), Properties.None),
    ];

    private static readonly Dictionary<string, (Shape Shape, Properties Known)> Letters =
        Kinds.SelectMany(static k => k.Letters.Split(' ').Select(letter => (letter, k.Shape, k.Known))).ToDictionary(static k => k.letter, static k => (k.Shape, k.Known));

    private static readonly BindingContext Context = new()
    {
        Dialect = Dialect.Plain,
        Declared = Letters.ToDictionary(static l => l.Key, static l => l.Value.Shape),
        Assumptions = Letters.ToDictionary(static l => l.Key, static l => l.Value.Known),
    };

    /// <summary>The formula.</summary>
    public static Expr Read(string text) =>
        FormulaBinder.Bind(PlainReader.Read(text).First!, Context) is { Value: { } value } ? value : throw new ArgumentException($"{text} cannot be read", nameof(text));

    /// <summary>Both sides of an equation.</summary>
    public static (Expr Left, Expr Right) Sides(string text)
    {
        var middle = text.IndexOf(" = ", StringComparison.Ordinal);
        return (Read(text[..middle]), Read(text[(middle + 3)..]));
    }

    /// <summary>The symbol of a letter.</summary>
    public static Symbol Letter(string name) => Symbol.Of(name, Letters[name].Shape, Letters[name].Known);

    /// <summary>The formula as it is built, node by node, whatever printing makes of it.</summary>
    public static string Text(Expr e) => e switch
    {
        Number n => n.Value.ToString(),
        Symbol s => s.Name,
        Constant { Kind: ConstantKind.Identity } => "I",
        Constant { Kind: ConstantKind.Dimension } c => c.First.ToString(),
        Constant c => $"{c.Kind}[{c.First}, {c.Second}]",
        Sum => $"({string.Join(" + ", e.Children.Select(Text))})",
        Product => $"({string.Join("*", e.Children.Select(Text))})",
        Scale s => $"({string.Join("*", s.Children.Select(Text).Prepend(s.Coefficient.ToString()).Where(static t => t != "1"))})",
        Apply a => $"{a.Function.Name}({string.Join(", ", a.Children.Select(Text))})",
        Derivative d => $"D({Text(d.Function)}, {d.By.Name}, {d.Layout})",
        _ => $"d({string.Join(", ", e.Children.Select(Text))})",
    };
}
