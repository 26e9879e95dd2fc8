using Gradus.Binding;
using Gradus.Checking.Misconceptions;

namespace Gradus.Checking.Claims;

/// <summary>What is said of claims that hold only under a reading or a convention.</summary>
internal static class Naming
{
    public static Diagnosis NumeratorLayout { get; } = new("layout-transpose", "This is right in numerator layout, where the derivative of a scalar lies transposed to its variable.", "derivatives are laid out with one row per entry of the function (numerator layout)");

    public static Diagnosis OfReading(Reading reading) => reading.Note switch
    {
        "contraction" => new Diagnosis("chain-rule-needs-contraction", "The derivative of a matrix by a matrix has four indices, so no matrix product combines it with the outer derivative: sum over both indices of the inner matrix instead.", reading.HoldsIf),
        "numerator-layout" => NumeratorLayout with { HoldsIf = reading.HoldsIf ?? NumeratorLayout.HoldsIf },
        _ => new Diagnosis("other", "This holds only under a reading of the notation that is not the ordinary one.", reading.HoldsIf),
    };
}
