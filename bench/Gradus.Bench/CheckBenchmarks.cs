using BenchmarkDotNet.Attributes;
using Gradus.Checking;
using Gradus.Checking.Contract;

namespace Gradus.Bench;

/// <summary>A whole page from its text to the verdicts and the corrected derivation.</summary>
public class CheckBenchmarks
{
    private readonly CheckRequest page = new(Pages.Read("trace-of-ABAt.md")) { Syntax = InputSyntax.Markdown };

    /// <summary>A question on ∂tr(ABAᵀ)/∂A with a wrong chain rule, and two answers: 27 claims. The budget is 100 ms.</summary>
    [Benchmark]
    public CheckResponse Page() => Service.Check(page);

    /// <summary>The same as <c>gradus batch</c> does it: a line of JSON in, a line of JSON out.</summary>
    [Benchmark]
    public string Line() => Service.Handle("""{"command":"verify","claim":"tr(A*B*A') = tr(A'*A*B)"}""");
}
