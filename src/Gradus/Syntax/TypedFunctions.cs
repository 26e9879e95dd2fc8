using System.Collections.Frozen;
using Gradus.Expressions;

namespace Gradus.Syntax;

/// <summary>The functions of the languages that people work in (NumPy, PyTorch, R, Julia, MATLAB), under the names that the binder knows.</summary>
internal static class TypedFunctions
{
    /// <summary>Canonical name, then the spellings of other languages; what <see cref="FunctionNames"/> knows is not said again.</summary>
    private static readonly string[][] Table =
    [
        ["mean", "average", "reduce_mean"], ["sum", "reduce_sum"], ["dot", "vdot"], ["inner", "innerproduct"], ["outer", "ger"], ["frobenius"],
        ["matmul", "mm", "mv", "bmm"], ["hadamard", "multiply", "mul"], ["square", "abs2"], ["power", "pow"], ["crossprod"], ["tcrossprod"],
        ["solve"], ["logdet", "logabsdet", "slogdet"], ["specnorm", "opnorm"], ["diag", "diagm", "Diagonal", "diagflat"],
        ["kron", "kronecker"], ["sigmoid", "expit", "logistic"], ["pi"], ["comm"], ["crossentropy", "CrossEntropy"], ["einsum"],
        ["diagonal", "diagv"], ["xlogy"], ["rel_entr"], ["log1p"], ["expm1"], ["logsigmoid", "log_sigmoid", "log_expit"], ["sumsq"], ["log_softmax"], ["rows", "nrow", "len"], ["cols", "ncol"], ["numel"], ["length"], ["size"], ["cross_entropy"], ["silu", "swish"],
        ["mse_loss"], ["l1_loss"], ["binary_cross_entropy"], ["binary_cross_entropy_with_logits"], ["soft_margin_loss"], ["cosine_similarity"], ["normalize"],
        ["maximum", "fmax", "pmax"], ["reciprocal"], ["negative", "neg"], ["add"], ["subtract", "sub"], ["divide", "div", "true_divide"],
        ["colSums"], ["rowSums"], ["colMeans"], ["rowMeans"], ["quad", "quad_form"],
    ];

    private static readonly FrozenDictionary<string, string> Canonical = Table
        .SelectMany(static row => row.Select(name => KeyValuePair.Create(name, row[0]))).ToFrozenDictionary();

    /// <summary>What a module is called from which a function is taken, as np of np.log.</summary>
    private static readonly FrozenSet<string> Modules = FrozenSet.ToFrozenSet(
        ["np", "numpy", "torch", "jnp", "jax", "tf", "tensorflow", "scipy", "linalg", "math", "functional", "LinearAlgebra"]);

    /// <summary>What takes a function and a variable, and is no function itself.</summary>
    private static readonly FrozenSet<string> Operators = FrozenSet.ToFrozenSet(
        ["D", "grad", "Grad", "gradient", "jacobian", "Jacobian", "hessian", "Hessian", "Hess", "hess", "nabla"]);

    /// <summary>What takes two arguments at least, beside what the catalog says of itself.</summary>
    private static readonly FrozenSet<string> Pairs = FrozenSet.ToFrozenSet(
        ["dot", "inner", "outer", "frobenius", "matmul", "hadamard", "power", "kron", "einsum", "xlogy", "rel_entr", "mse_loss", "l1_loss", "cross_entropy", "binary_cross_entropy", "binary_cross_entropy_with_logits", "soft_margin_loss", "cosine_similarity", "maximum", "add", "subtract", "divide", "quad"]);

    /// <summary>How many arguments a function takes at least.</summary>
    public static int Least(string canonical) => Pairs.Contains(canonical) ? 2 : Catalog.Find(canonical)?.Arity ?? 1;

    /// <summary>All names, to find what a mistyped one was meant to be.</summary>
    public static IEnumerable<string> All => Canonical.Keys.Concat(FunctionNames.All).Concat(Catalog.All.Select(static f => f.Name)).Distinct();

    /// <summary>The canonical name of a function in any of the languages, or null.</summary>
    public static string? Find(string name) => Canonical.GetValueOrDefault(name) ?? FunctionNames.Find(name) ?? (Operators.Contains(name) ? null : Catalog.Find(name)?.Name);

    /// <summary>True for np, torch and their like.</summary>
    public static bool IsModule(string name) => Modules.Contains(name);

    /// <summary>True for D, grad and their like.</summary>
    public static bool IsOperator(string name) => Operators.Contains(name);
}
