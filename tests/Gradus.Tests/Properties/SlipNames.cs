namespace Gradus.Tests.Laws;

/// <summary>What a slip may fairly be called: its own name, and the names of beliefs that lead to the same line.</summary>
internal static class SlipNames
{
    /// <summary>True if the diagnosis names the slip.</summary>
    public static bool Fit(Slip slip, string diagnosis) => Of(slip).Contains(diagnosis);

    private static string[] Of(Slip slip) => slip switch
    {
        Slip.Transpose => ["transpose-missing", "transpose-extra", "symmetric-assumed", "transpose-of-product", "layout-transpose", "chain-rule-needs-contraction", "double-count"],
        Slip.Sign => ["sign", "symmetric-assumed"],
        Slip.Order => ["noncommuting-order", "transpose-of-product", "chain-rule-needs-contraction", "scalar-rule-for-inverse", "symmetric-assumed", "layout-transpose", "inner-vs-outer"],
        Slip.Factor => ["factor-two", "double-count", "missing-product-term", "norm-vs-norm-squared"],
        Slip.Dropped => ["missing-product-term", "wrong-differential", "factor-two", "sum-dropped", "symmetric-assumed", "log-det-vs-det"],
        Slip.Entrywise => ["hadamard-vs-matrix", "diag-vs-full"],
        _ => ["typo", "index-error", "transpose-missing", "transpose-extra"],
    };
}
