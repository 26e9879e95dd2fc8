namespace Gradus.Tests.Laws;

/// <summary>Types a formula as somebody would: a student, or a user of NumPy, MATLAB, R or LaTeX.</summary>
internal sealed class TypedStyle
{
    private readonly Func<TypedTree, string> write;

    private TypedStyle(string name, string equals, Func<TypedTree, string> write) => (Name, Equal, this.write) = (name, equals, write);

    public string Name { get; }

    private string Equal { get; }

    public static IReadOnlyList<TypedStyle> All { get; } =
    [
        new("stars", " = ", Stars), new("side by side", " = ", Beside), new("Unicode", " = ", Unicode), new("LaTeX", " = ", Latex),
        new("NumPy", " == ", NumPy), new("MATLAB", " == ", Matlab), new("R", " == ", R),
    ];

    /// <summary>True where the text shows in which language it is: (Y * P) == (P * Y) may be anything.</summary>
    public bool IsRecognised(string text) => Name switch
    {
        "NumPy" => text.Contains('@', StringComparison.Ordinal) || text.Contains("np.", StringComparison.Ordinal),
        "R" => text.Contains('%', StringComparison.Ordinal) || text.Contains("solve(", StringComparison.Ordinal),
        _ => true,
    };

    public string Write((TypedTree Left, TypedTree Right) identity) => write(identity.Left) + Equal + write(identity.Right);

    private static string Stars(TypedTree t) => t.Part switch
    {
        Part.Product => $"{Factor(Stars, t.Of[0])}*{Factor(Stars, t.Of[1])}",
        Part.Twice => $"2*{Factor(Stars, t.Of[0])}",
        Part.SquaredLength => $"norm2({Stars(t.Of[0])})^2",
        Part.Entrywise => $"({Factor(Stars, t.Of[0])}.*{Factor(Stars, t.Of[1])})",
        _ => Common(Stars, t),
    };

    /// <summary>AB, x'Ay: no sign at all, and a space where a word would come before a bracket.</summary>
    private static string Beside(TypedTree t) => t.Part switch
    {
        Part.Product => Side(Factor(Beside, t.Of[0]), Factor(Beside, t.Of[1])),
        Part.Twice => $"2{Factor(Beside, t.Of[0])}",
        Part.SquaredLength => $"||{Beside(t.Of[0])}||^2",
        Part.Entrywise => $"({Factor(Beside, t.Of[0])}.*{Factor(Beside, t.Of[1])})",
        Part.Inverse => $"{Factor(Beside, t.Of[0])}^-1",
        _ => Common(Beside, t),
    };

    private static string Unicode(TypedTree t) => t.Part switch
    {
        Part.Product => Side(Factor(Unicode, t.Of[0]), Factor(Unicode, t.Of[1])),
        Part.Twice => $"2{Factor(Unicode, t.Of[0])}",
        Part.Difference => $"{Unicode(t.Of[0])} − {Factor(Unicode, t.Of[1])}",
        Part.Transpose => $"{Factor(Unicode, t.Of[0])}ᵀ",
        Part.Inverse => $"{Factor(Unicode, t.Of[0])}⁻¹",
        Part.SquaredLength => $"‖{Unicode(t.Of[0])}‖²",
        Part.Entrywise => $"({Factor(Unicode, t.Of[0])} ∘ {Factor(Unicode, t.Of[1])})",
        _ => Common(Unicode, t),
    };

    private static string Latex(TypedTree t) => t.Part switch
    {
        Part.Product => $"{Factor(Latex, t.Of[0])} {Factor(Latex, t.Of[1])}",
        Part.Twice => $"2 {Factor(Latex, t.Of[0])}",
        Part.Transpose => $"{Factor(Latex, t.Of[0])}^\\top",
        Part.Inverse => $"{Factor(Latex, t.Of[0])}^{{-1}}",
        Part.Trace => $"\\operatorname{{tr}}({Latex(t.Of[0])})",
        Part.Determinant => $"\\det({Latex(t.Of[0])})",
        Part.SquaredLength => $"\\|{Latex(t.Of[0])}\\|^2",
        Part.Entrywise => $"({Factor(Latex, t.Of[0])} \\circ {Factor(Latex, t.Of[1])})",
        _ => Common(Latex, t),
    };

    private static string NumPy(TypedTree t) => t.Part switch
    {
        Part.Product => $"{Factor(NumPy, t.Of[0])} {(t.Of[0].Kind == 's' || t.Of[1].Kind == 's' ? '*' : '@')} {Factor(NumPy, t.Of[1])}",
        Part.Twice => $"2 * {Factor(NumPy, t.Of[0])}",
        Part.Transpose => $"{Factor(NumPy, t.Of[0])}.T",
        Part.Inverse => $"np.linalg.inv({NumPy(t.Of[0])})",
        Part.Trace => $"np.trace({NumPy(t.Of[0])})",
        Part.Determinant => $"np.linalg.det({NumPy(t.Of[0])})",
        Part.SquaredLength => $"np.linalg.norm({NumPy(t.Of[0])})**2",
        Part.Entrywise => $"({Factor(NumPy, t.Of[0])} * {Factor(NumPy, t.Of[1])})",
        _ => Common(NumPy, t),
    };

    private static string Matlab(TypedTree t) => t.Part switch
    {
        Part.Trace => $"trace({Matlab(t.Of[0])})",
        Part.SquaredLength => $"norm({Matlab(t.Of[0])})^2",
        Part.Product => $"{Factor(Matlab, t.Of[0])}*{Factor(Matlab, t.Of[1])}",
        Part.Twice => $"2*{Factor(Matlab, t.Of[0])}",
        Part.Entrywise => $"({Factor(Matlab, t.Of[0])}.*{Factor(Matlab, t.Of[1])})",
        _ => Common(Matlab, t),
    };

    private static string R(TypedTree t) => t.Part switch
    {
        Part.Product => $"{Factor(R, t.Of[0])} {(t.Of[0].Kind == 's' || t.Of[1].Kind == 's' ? "*" : "%*%")} {Factor(R, t.Of[1])}",
        Part.Twice => $"2 * {Factor(R, t.Of[0])}",
        Part.Transpose => $"t({R(t.Of[0])})",
        Part.Inverse => $"solve({R(t.Of[0])})",
        Part.Trace => $"sum(diag({R(t.Of[0])}))",
        Part.SquaredLength => $"sum(({R(t.Of[0])})^2)",
        Part.Entrywise => $"({Factor(R, t.Of[0])} * {Factor(R, t.Of[1])})",
        _ => Common(R, t),
    };

    private static string Common(Func<TypedTree, string> write, TypedTree t) => t.Part switch
    {
        Part.Letter => t.Letter,
        Part.Sum => $"{write(t.Of[0])} + {write(t.Of[1])}",
        Part.Difference => $"{write(t.Of[0])} - {Factor(write, t.Of[1])}",
        Part.Transpose => $"{Factor(write, t.Of[0])}'",
        Part.Inverse => $"inv({write(t.Of[0])})",
        Part.Trace => $"tr({write(t.Of[0])})",
        _ => $"det({write(t.Of[0])})",
    };

    /// <summary>What stands in a product or before a mark, in brackets where it needs them.</summary>
    private static string Factor(Func<TypedTree, string> write, TypedTree t) => t.Part switch
    {
        Part.Letter or Part.Trace or Part.Determinant or Part.Entrywise => write(t),
        _ => $"({write(t)})",
    };

    private static string Side(string left, string right) => right.StartsWith('(') || right.Length > 2 && char.IsAsciiLetterLower(right[0]) && char.IsAsciiLetterLower(right[1]) ? $"{left} {right}" : left + right;
}
