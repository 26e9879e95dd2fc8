using System.Collections.Frozen;

namespace Gradus.Syntax;

/// <summary>The names of functions that the readers know, and what each is called in the tree.</summary>
internal static class FunctionNames
{
    /// <summary>Canonical name, then the other spellings.</summary>
    private static readonly string[][] Table =
    [
        ["tr", "Tr", "TR", "trace", "Trace", "TRACE"], ["det", "Det", "DET"], ["logdet", "Logdet", "LogDet", "lndet", "log_det"],
        ["adj", "Adj", "adjugate", "adjoint"], ["inv", "inverse", "Inv"], ["pinv", "pseudoinverse"], ["transpose", "Transpose"],
        ["log", "ln", "Log"], ["exp", "Exp"], ["sqrt"], ["abs"], ["sign", "sgn", "Sign"], ["relu", "ReLU", "Relu", "RELU"],
        ["sin"], ["cos"], ["tan"], ["sinh"], ["cosh"], ["tanh"], ["arcsin", "asin"], ["arccos", "acos"], ["arctan", "atan"],
        ["step", "heaviside", "Heaviside"], ["sigmoid", "Sigmoid", "sigm", "sig"], ["softplus"], ["erf"],
        ["softmax", "Softmax", "SoftMax"], ["logsumexp", "lse", "LSE", "LogSumExp"], ["expm"], ["logm"], ["sqrtm"], ["dexpm"], ["dlogm"], ["dpower"], ["kexpm"], ["klogm"], ["kpower"], ["sylvester"],
        ["norm"], ["norm1"], ["norm2"], ["normF", "normfro", "norm_F", "frobnorm"], ["specnorm"], ["nuc", "nucnorm"],
        ["sum"], ["vec", "Vec"], ["vech"], ["unvec", "mat", "unvect"], ["kron"], ["diag", "Diag", "DIAG"], ["ddiag"], ["tril"],
        ["eigmax", "lambda_max"], ["eigvecmax"], ["leftsv"], ["rightsv"], ["eye"], ["ones"], ["zeros"],
        ["rows"], ["cols"], ["sym", "Sym"], ["skew", "Skew"], ["rank", "Rank"], ["max"], ["min"],
    ];

    private static readonly FrozenDictionary<string, string> Canonical = Table
        .SelectMany(row => row.Select(name => KeyValuePair.Create(name, row[0]))).ToFrozenDictionary();

    /// <summary>Words that are functions where they stand in plain letters of a LaTeX formula, or as a macro.</summary>
    private static readonly FrozenSet<string> NotInLetters = FrozenSet.ToFrozenSet(
        ["sum", "max", "min", "ones", "step", "mat", "rows", "cols", "abs", "nuc", "eye", "sign", "norm", "inv", "inverse", "adjoint", "skew", "erf", "lse", "LSE", "TR"]);

    /// <summary>How many letters the longest name has.</summary>
    public static readonly int Longest = Table.SelectMany(static row => row).Max(static name => name.Length);

    /// <summary>All names, in every spelling.</summary>
    public static IEnumerable<string> All => Canonical.Keys;

    /// <summary>Letters that mostly stand for a function, defined or not.</summary>
    public static bool IsFunctionLetter(string name) => name is "f" or "g" or "h" or "F" or "G" or "L" or "J" or "phi" or "psi";

    /// <summary>1 for words that are written for ∇, 2 for ∇²; 0 for any other word.</summary>
    public static int NablaOrder(string word) => word switch { "grad" or "Grad" or "gradient" or "nabla" => 1, "Hessian" or "hessian" or "Hess" or "hess" => 2, _ => 0 };

    /// <summary>The canonical name of a function, or null.</summary>
    public static string? Find(string name) => Canonical.GetValueOrDefault(name);

    /// <summary>The canonical name of a command of LaTeX, or null; \tg and its kin are the names of Eastern Europe.</summary>
    public static string? OfCommand(string command) => command switch { "tg" => "tan", "arctg" => "arctan", "sh" => "sinh", "ch" => "cosh", "th" => "tanh", _ => Find(command) };

    /// <summary>Whether a run of letters in LaTeX ends with a function's name that stands for itself, and where it begins.</summary>
    public static bool EndsWithFunction(string run, out int start, bool bracketFollows)
    {
        for (start = 0; start < run.Length - 1; start++)
        {
            var tail = run[start..];
            if (Canonical.ContainsKey(tail) && (bracketFollows || !NotInLetters.Contains(tail))) return true;
        }
        return false;
    }
}
