using Gradus.Checking.Contract;

namespace Gradus.Checking.Answers;

/// <summary>One sentence a result on its convention, and on what changed against the default.</summary>
internal static class LayoutSentences
{
    private const string Turned = "this is the transpose of the default";

    /// <summary>The sentence; null for a kind of result that no layout speaks of.</summary>
    public static string? Of(DeriveRequest request, ResultInfo result, ShapeInfo? variable, bool isMixed) => result.Kind switch
    {
        not "tensor" when result.Index is not null => null,
        "gradient" => Gradient(request.Layout, result.Shape, variable),
        "jacobian" => Jacobian(request.Layout),
        "derivative" when result.Shape.Sizes.Count == 0 => "the derivative of a scalar by a scalar is the same in every layout",
        "derivative" => ByScalar(request.Layout),
        "kronecker" => "∂vec(Y)/∂vec(X)ᵀ, columns stacked: one row for each entry of the function, one column for each entry of the variable",
        "hessian" when isMixed => variable is { Sizes.Count: 1 } ? Mixed(request.Layout) : null,
        "hessian" => "the Hessian of a scalar is symmetric: it is the same in every layout",
        "tensor" => "no layout: the tensor ∂Y_ij/∂X_kl has a row and a column of the function and of the variable; as a matrix it is ∂vec(Y)/∂vec(X)ᵀ, columns stacked",
        "differential" => "a differential has the shape of the function in every layout",
        _ => null,
    };

    private static string Gradient(LayoutChoice layout, ShapeInfo result, ShapeInfo? variable) => layout switch
    {
        LayoutChoice.Numerator => $"numerator layout: one row for each entry of the function, so the derivative of a scalar by {Kind(variable)} is {Opposite(result, variable)}; {Turned}",
        LayoutChoice.Denominator => "denominator layout: the gradient of a scalar has the shape of its variable, as by default",
        _ => "default layout: the gradient of a scalar has the shape of its variable (denominator layout)",
    };

    private static string Jacobian(LayoutChoice layout) => layout switch
    {
        LayoutChoice.Numerator => "numerator layout: one row for each entry of the function, one column for each entry of the variable, as by default",
        LayoutChoice.Denominator => $"denominator layout: one row for each entry of the variable, one column for each entry of the function; {Turned}",
        _ => "default layout: one row for each entry of the function, one column for each entry of the variable (numerator layout)",
    };

    /// <summary>The gradient by a column, differentiated by another variable.</summary>
    private static string Mixed(LayoutChoice layout) => layout == LayoutChoice.Denominator
        ? $"denominator layout: one row for each entry of the last variable, one column for each entry of the one before; {Turned}"
        : "one row for each entry of the first variable, one column for each entry of the second (numerator layout of the gradient)";

    private static string ByScalar(LayoutChoice layout) => layout switch
    {
        LayoutChoice.Numerator => "numerator layout: the derivative by a scalar has the shape of the function, as by default",
        LayoutChoice.Denominator => $"denominator layout: the derivative by a scalar has the transposed shape of the function; {Turned}",
        _ => "default layout: the derivative by a scalar has the shape of the function (numerator layout)",
    };

    private static string Kind(ShapeInfo? variable) => variable switch
    {
        { Sizes.Count: 1 } => "a column",
        { Sizes: ["1", _] } => "a row",
        { Sizes.Count: 2 } => $"a matrix ({variable})",
        _ => "a column or a matrix",
    };

    private static string Opposite(ShapeInfo result, ShapeInfo? variable) => variable switch
    {
        { Sizes.Count: 1 } => "a row",
        { Sizes: ["1", _] } => "a column",
        { Sizes.Count: 2 } => $"{result}",
        _ => "turned over",
    };
}
