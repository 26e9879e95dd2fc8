using Gradus.Checking.Contract;

namespace Gradus.Tests.Cli;

/// <summary>Responses made by hand, as the engine might give them.</summary>
internal static class Samples
{
    private static readonly CertaintyInfo Proved = new(CertaintyStatus.Proved) { ErrorBound = 0 };

    private static readonly StepInfo[] Steps =
    [
        new("product-rule", "product rule", "d(tr(A*B*A')) = tr(dA*B*A') + tr(A*B*dA')", @"d\operatorname{tr}(ABA^\top) = \dots", "the differential goes through the trace, and each factor in its turn is varied while the others stay")
        {
            Unicode = "d tr(A B Aᵀ) = tr(dA B Aᵀ) + tr(A B dAᵀ)",
            Steps = [new("differential-of-transpose", "", "d(A') = dA'", "d(A^\\top) = dA^\\top", "transposing is linear") { Unicode = "d(Aᵀ) = dAᵀ" }],
        },
        new("trace-cyclic", "cyclic trace", "tr(dA*B*A') = tr(B*A'*dA)", @"\operatorname{tr}(dA\,BA^\top) = \operatorname{tr}(BA^\top dA)", "a factor may go from the front of a trace to its end") { Unicode = "tr(dA B Aᵀ) = tr(B Aᵀ dA)" },
        new("read-off", "reading off the gradient", "A*(B + B')", "A(B + B^\\top)", "what stands before dA in tr(Gᵀ dA) is the gradient's transpose"),
    ];

    public static DeriveRequest DeriveRequest { get; } = new("tr(A*B*A')", "A");

    public static DeriveResponse Derive { get; } = new()
    {
        Asked = "∂tr(ABAᵀ)/∂A",
        By = ["A"],
        Result = new ResultInfo("A*(B + B')", @"A (B + B^{\top})", "A (B + Bᵀ)", new ShapeInfo("m", "n"), "gradient", "denominator")
        {
            Convention = "default layout: the gradient of a scalar has the shape of its variable (denominator layout)",
            Structure = StructureMeaning.Unconstrained,
            When = "every entry varies by itself",
        },
        Variables = new Dictionary<string, ShapeInfo> { ["A"] = new("m", "n"), ["B"] = new("n", "n"), ["a"] = new() },
        Conditions = ["X invertible"],
        Steps = Steps,
        Certainty = Proved,
        Alternatives = [new AlternativeInfo(StructureMeaning.Tangent, "sym(A)", @"\operatorname{sym}(A)", "sym(A)") { When = "the matrix stays symmetric" }],
    };

    public static CheckResponse Check { get; } = new()
    {
        Verdict = Verdict.Wrong,
        FirstWrong = 1,
        Claims =
        [
            new ClaimInfo(0, 3, 12, @"\frac{\partial tr(ABA^{T})}{\partial A}=\frac{\partial tr(A^{T}AB)}{\partial A}", "equation", Verdict.Holds) { Text = "∂tr(ABAᵀ)/∂A = ∂tr(AᵀAB)/∂A", Certainty = Proved },
            new ClaimInfo(1, 5, 31, @"= \frac{\partial tr(A^{T}AB)}{\partial (A^{T}A)}\cdot \frac{\partial A^{T}A}{\partial A}", "equation", Verdict.Wrong)
            {
                Text = "= ∂tr(AᵀAB)/∂(AᵀA) · ∂AᵀA/∂A",
                Certainty = new CertaintyInfo(CertaintyStatus.Refuted),
                Reading = "∂tr(AᵀAB)/∂A = Bᵀ · 2 A",
                Latex = @"\frac{\partial \operatorname{tr}(A^{\top} A B)}{\partial A} = B^{\top} \cdot 2 A",
                Diagnosis = new DiagnosisInfo(
                    "chain-rule-needs-contraction",
                    "∂(AᵀA)/∂A is a tensor of order 4, with an entry for every pair of an entry of AᵀA and an entry of A; the chain rule sums over the entries of AᵀA, which a matrix product does not do.")
                { HoldsIf = "A is 1×1" },
                Counterexample = new CounterexampleInfo(
                    new Dictionary<string, MatrixInfo> { ["A"] = MatrixInfo.Of(new[,] { { 1, 0 } }), ["B"] = MatrixInfo.Of(new[,] { { 0, -1 }, { 10, 0 } }), ["c"] = MatrixInfo.Of(new[,] { { 3 } }) },
                    MatrixInfo.Of(new[,] { { 0, 1 }, { 1, 0 }, { 2, 2 } }),
                    new MatrixInfo([["1/2", "0"], ["0", "-1/2"], ["1", "1"]])),
                Repair = new RepairInfo("A*(B + B')", @"A(B + B^\top)") { Unicode = "A (B + Bᵀ)" },
            },
            new ClaimInfo(2, 6, 1, @"\frac{\partial tr(AB)}{\partial A} = B", "equation", Verdict.Convention)
            { Text = "∂tr(AB)/∂A = B", Certainty = Proved, Diagnosis = new DiagnosisInfo("layout-transpose", "In numerator layout this is right.") },
            new ClaimInfo(3, 7, 1, "AB = BA", "equation", Verdict.Conditional)
            { Diagnosis = new DiagnosisInfo("noncommuting-order", "Matrices do not commute in general.") { HoldsIf = "A and B commute" } },
            new ClaimInfo(4, 8, 1, "A' = 0\u001b[31m\nB", "equation", Verdict.Ambiguous)
            { Diagnosis = new DiagnosisInfo("other", "This holds if the prime is a derivative.") { HoldsIf = "A' is a derivative" } },
            new ClaimInfo(5, 9, 4, @"\frac{A}{B} = C", "equation", Verdict.Unread) { Diagnosis = new DiagnosisInfo("other", "A quotient of matrices has no meaning: AB⁻¹ or B⁻¹A?") },
            new ClaimInfo(8, 9, 14, "A + x = B", "equation", Verdict.Wrong) { Diagnosis = new DiagnosisInfo("dimension-mismatch", "A is m×n and x is n: they cannot be added.") },
            new ClaimInfo(9, 9, 30, "a = b", "equation", Verdict.Unread) { Reading = "this may be a condition and not an identity" },
            new ClaimInfo(6, 10, 4, "x = x", "equation", Verdict.Holds) { Certainty = new CertaintyInfo(CertaintyStatus.Exact) { ErrorBound = 3.2e-16 } },
            new ClaimInfo(7, 11, 4, "e^x = e^x", "equation", Verdict.Holds) { Certainty = new CertaintyInfo(CertaintyStatus.Numeric) { Difference = 1e-12 } },
        ],
        Corrected = new CorrectedInfo(Steps) { Result = Derive.Result },
        Context = [new ContextInfo(1, 1, "# A page", "a heading")],
        Symbols = [new SymbolInfo("A", new ShapeInfo("m", "n"), "a matrix", Declared: false)],
    };

    public static VerifyResponse Verify { get; } = new()
    {
        Verdict = Verdict.Holds,
        Claims = [new ClaimInfo(0, 1, 1, "inv(A*B) = inv(B)*inv(A)", "equation", Verdict.Holds) { Certainty = Proved }],
    };
}
