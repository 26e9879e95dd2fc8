using Gradus.Binding;
using Gradus.Checking.Contract;
using Gradus.Checking.Misconceptions;

namespace Gradus.Checking.Claims;

/// <summary>What is said of claims that hold only under a reading or a convention.</summary>
internal static class Naming
{
    public static Diagnosis NumeratorLayout { get; } = new("layout-transpose", "This is right in numerator layout, where the derivative of a scalar lies transposed to its variable.", "derivatives are laid out with one row per entry of the function (numerator layout)");

    public static Diagnosis Structure(string name, string words) => new("other", $"This is right where the structure of {name} goes into the derivative; as if all entries varied by themselves it would be another.", words);

    public static Diagnosis Stationarity { get; } = new("other", "This sets to zero what stood before: a condition on the variable, and no identity.", "the expression before is 0, as at a stationary point");

    public static Diagnosis EntryByEntry { get; } = new("other", "This is right where exp, log and the like work entry by entry; of a square matrix they are mostly the matrix functions.", "exp, log, sqrt, sin and cos of a matrix are taken entry by entry");

    /// <summary>The verdict on a claim that is true under this reading only.</summary>
    public static Verdict VerdictOf(Reading reading) => reading.Note switch
    {
        "numerator-layout" or "denominator-layout" or "kronecker-layout" or "rows" or "dagger" or "scalar-as-identity" or "scalar-as-ones" or "frobenius-norm" => Verdict.Convention,
        "log-power" or "rates" or "entries" => Verdict.Holds,
        "narrower-shapes" or "other-kinds" => Verdict.Conditional,
        _ => Verdict.Ambiguous,
    };

    public static Diagnosis OfReading(Reading reading) => reading.Note switch
    {
        "contraction" => new Diagnosis("chain-rule-needs-contraction", "The derivative of a matrix by a matrix has four indices, so no matrix product combines it with the outer derivative: sum over both indices of the inner matrix instead.", reading.HoldsIf),
        "numerator-layout" => NumeratorLayout with { HoldsIf = reading.HoldsIf ?? NumeratorLayout.HoldsIf },
        "denominator-layout" => new Diagnosis("layout-transpose", "This is right in denominator layout, where a Jacobian has one row per entry of the variable.", reading.HoldsIf ?? "derivatives are laid out with one row per entry of the variable (denominator layout)"),
        "kronecker-layout" => new Diagnosis("matrix-by-matrix-as-matrix", "This is right if the derivative of a matrix means ∂vec(Y)/∂vec(X)ᵀ.", reading.HoldsIf ?? "the derivative stands for ∂vec(Y)/∂vec(X)ᵀ"),
        "rows" => new Diagnosis("other", "This holds if the index counts rows.", reading.HoldsIf),
        "frobenius-norm" => new Diagnosis("other", "This is right where ‖·‖₂ of a matrix means the root of the sum of its squares, the Frobenius norm; by itself it is the largest singular value.", reading.HoldsIf),
        "scalar-as-identity" => new Diagnosis("other", "This is right where a number beside a matrix stands for that multiple of I; by itself a number is not added to a matrix.", reading.HoldsIf),
        "scalar-as-ones" => new Diagnosis("other", "This is right where a number beside a vector or a matrix stands for one with that number in every entry; by itself a number is not added to them.", reading.HoldsIf),
        "dagger" => new Diagnosis("other", "This is right where † means the (conjugate) transpose; by itself it is read as the pseudo-inverse.", "X† is the transpose of X"),
        "narrower-shapes" => new Diagnosis("dimension-mismatch", "This holds only for narrower shapes than the page has elsewhere.", reading.HoldsIf ?? "the sizes agree that the page keeps apart"),
        "other-kinds" => new Diagnosis("dimension-mismatch", "This holds if its letters are of other kinds than the rest of the page takes them for.", reading.HoldsIf),
        _ => new Diagnosis("other", "This holds only under a reading of the notation that is not the ordinary one.", reading.HoldsIf),
    };
}
