using Gradus.Binding;
using Gradus.Checking.Answers;
using Gradus.Checking.Contract;
using Gradus.Expressions;
using Gradus.Rendering;
using Gradus.Shapes;

namespace Gradus.Checking.Documents;

/// <summary>The formulas of a request in the notations of a document.</summary>
internal static class Asked
{
    private static readonly string[] FunctionNames = ["f", "F", "g", "G", "h", "H"];

    /// <summary>A name in mathematics.</summary>
    public static MathText Name(string name) => Formula(Symbol.Of(name, Shape.Scalar));

    /// <summary>The function as it was read; null where the request cannot be read again.</summary>
    public static MathText? Function(DeriveRequest request) => Read(() => TypedQuestion.Of(request).Question.Function) is { } f ? Formula(f) : null;

    /// <summary>A name for the function that is none of its symbols'.</summary>
    public static string FunctionName(DeriveResponse response) => Array.Find(FunctionNames, name => !response.Variables.ContainsKey(name)) ?? "f_0";

    /// <summary>The left side of the result: ∂f/∂X, ∂²f/∂x², df, ∂vec(F)/∂vec(X)ᵀ.</summary>
    public static MathText Left(DeriveRequest request, DeriveResponse response)
    {
        var f = Name(FunctionName(response));
        if (request.Form == DerivativeForm.Differential) return new MathText($"d {f.Latex}", $"d{f.Unicode}");
        var variables = response.By!.Select(Name).ToList();
        if (response.Result!.Kind == "kronecker") return new MathText($@"\frac{{\partial \operatorname{{vec}}\left({f.Latex}\right)}}{{\partial \operatorname{{vec}}\left({variables[0].Latex}\right)^{{\top}}}}", $"∂vec({f.Unicode})/∂vec({variables[0].Unicode})ᵀ");
        var (above, raised) = variables.Count == 1 ? ("", "") : ($"^{{{variables.Count}}}", UnicodePower(variables.Count));
        var same = variables.Distinct().Count() == 1;
        var latex = same ? $@"\partial {variables[0].Latex}{above}" : string.Join(" ", variables.Select(static x => $@"\partial {x.Latex}"));
        var unicode = same ? $"∂{variables[0].Unicode}{raised}" : string.Concat(variables.Select(static x => $"∂{x.Unicode}"));
        return new MathText($@"\frac{{\partial{above} {f.Latex}}}{{{latex}}}", $"∂{raised}{f.Unicode}/{unicode}");
    }

    /// <summary>A formula in the plain syntax; null where it cannot be read with these shapes.</summary>
    public static MathText? Plain(string plain, IReadOnlyDictionary<string, ShapeInfo> variables)
        => Read(() => Bound(new DeriveRequest(plain) { Syntax = InputSyntax.Plain, Variables = variables })) is { } formula ? Formula(formula) : null;

    private static Expr? Bound(DeriveRequest request) => Typed.Single(request.Expression, request.Syntax, Typed.Names(request)) is { } formula
        && ExpressionBinder.Bind([formula], Answers.Reading.Context(request, Dialect.Plain)) is { Problem: null, Values: [var value] } ? value : null;

    private static string UnicodePower(int order) => order switch { 2 => "²", 3 => "³", 4 => "⁴", _ => $"^{order}" };

    private static MathText Formula(Expr formula)
    {
        var text = Notations.Of(formula);
        return new MathText(text.Latex, text.Unicode);
    }

    private static Expr? Read(Func<Expr?> read)
    {
        try
        {
            return read();
        }
        catch (Exception problem) when (Failures.Of(problem) is not null)
        {
            return null;
        }
    }
}
