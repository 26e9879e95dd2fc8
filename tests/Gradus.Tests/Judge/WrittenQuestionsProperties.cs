using Gradus.Checking;
using Gradus.Checking.Contract;
using Gradus.Numerics;
using Gradus.Tests.Laws;

namespace Gradus.Tests.Judging;

/// <summary>Questions that are hard as they are written: letters that differ by little, bounds of sums, an identity or a 1/n that means more than it seems. No false one is called true, and nearly every true one is.</summary>
public sealed class WrittenQuestionsProperties(ITestOutputHelper output)
{
    private const int Usual = 30;
    private const double Found = 0.99;

    private static readonly (string One, string Other)[] Letters =
    [
        ("\\phi", "\\varphi"), ("\\theta", "\\vartheta"), ("\\epsilon", "\\varepsilon"), ("\\rho", "\\varrho"), ("\\kappa", "\\varkappa"), ("\\sigma", "\\varsigma"), ("u", "\\mathbf u"), ("u_1", "u_2"), ("v", "\\hat v"),
        ("w", "\\tilde w"), ("\\nu", "v"), ("\\omega", "w"), ("\\mathcal{B}", "B"), ("A", "\\mathbf A"),
    ];

    public static TheoryData<string> Classes => ["letters", "bounds", "looks false"];

    [Theory]
    [MemberData(nameof(Classes))]
    public void No_false_question_is_called_true_and_nearly_every_true_one_is(string name)
    {
        var tally = new Tally();
        var count = Law.Count(Usual);
        for (var index = 0; index < count; index++)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            var seed = RandomSource.Mix((ulong)index + 20_261_201);
            var (claim, variables, holds) = Draw(name, new RandomSource(seed));
            var answer = Service.Verify(new VerifyRequest(claim) { Syntax = InputSyntax.Latex, Variables = variables });
            tally.Add($"{(holds ? "true" : "false")} {(answer.Ok && answer.Claims.Count > 0 ? answer.Verdict == Verdict.Holds ? "holds" : answer.Verdict == Verdict.Wrong ? "wrong" : "other" : "other")}", $"seed {seed}: {claim}");
        }
        output.WriteLine($"{name}\n{tally}");
        Assert.True(tally["false holds"] == 0, $"{name}: called true\n{tally}");
        Assert.True(tally["true wrong"] == 0, $"{name}: called false\n{tally}");
        Assert.True(tally["true holds"] >= Found * tally.Sum("true "), $"{name}: not found true\n{tally}");
    }

    private static (string Claim, Dictionary<string, ShapeInfo> Variables, bool Holds) Draw(string name, RandomSource random) => name switch
    {
        "letters" => OfLetters(random),
        "bounds" => OfBounds(random),
        _ => LooksFalse(random),
    };

    private static (string, Dictionary<string, ShapeInfo>, bool) OfLetters(RandomSource random)
    {
        var (one, other) = Letters[random.Below(Letters.Length)];
        var holds = random.Below(2) == 0;
        if (holds) other = one;
        var c = 2 + random.Below(7);
        var isMatrix = one.Contains('A', StringComparison.Ordinal) || one.Contains('B', StringComparison.Ordinal);
        string[] claims = isMatrix
            ? [$"{c}\\operatorname{{tr}}({one} {other}) = {c}\\operatorname{{tr}}({other}^2)", $"({one}{other})^T = {other}^T {other}^T", $"\\|{one}\\|_F^2 = \\operatorname{{tr}}({one}^T {other})"]
            : [$"{c}\\|{one}\\|^2 = {c}{one}^T {other}", $"{one}^T A {other} = {other}^T A {other}", $"{one} {other}^T - {other} {other}^T = 0", $"{one}^T G {one} + {c} = {one}^T G {other} + {c}"];
        return (claims[random.Below(claims.Length)], [], holds);
    }

    private static (string, Dictionary<string, ShapeInfo>, bool) OfBounds(RandomSource random)
    {
        var n = 3 + random.Below(4);
        var (first, last) = random.Below(2) == 0 ? (1, n) : (random.Below(3), n - 1 + random.Below(3));
        var letter = new[] { "x", "z", "g" }[random.Below(3)];
        var sum = $"\\sum_{{i={first}}}^{{{last}}}";
        string[] claims = [$"{sum} {letter}_i^2 = \\|{letter}\\|^2", $"{sum} {letter}_i = \\mathbf{{1}}^T {letter}", $"{sum} {letter}_i b_i = {letter}^T b", $"2{sum} {letter}_i^2 = 2{letter}^T {letter}"];
        // Whoever counts to n − 1 begins with 0.
        return (claims[random.Below(claims.Length)], new() { [letter] = new($"{n}"), ["b"] = new($"{n}") }, last - first == n - 1 && first < 2);
    }

    private static (string, Dictionary<string, ShapeInfo>, bool) LooksFalse(RandomSource random)
    {
        var holds = random.Below(3) > 0;
        var (x, c) = (new[] { "x", "y", "z" }[random.Below(3)], holds ? "\\frac1n" : new[] { "\\frac2n", "\\frac1{n+1}", "" }[random.Below(3)]);
        var (p, q) = holds ? ("X", "Y") : ("Y", "X");
        var mean = $"{c}\\mathbf 1\\mathbf 1^T";
        string[] claims =
        [
            $"\\|{x}-{mean}{x}\\|^2 = \\|{x}\\|^2-{c}(\\mathbf 1^T{x})^2", $"\\left(I-{mean}\\right)^2 = I-{mean}", $"(I-{mean})\\mathbf 1 = 0", $"\\operatorname{{tr}}(I-{mean}) = n-1", $"\\mathbf 1^T(I-{mean})A = 0",
            $"(I+XY)^{{-1}}X = {p}(I+{q}{p})^{{-1}}", $"[A,B] = {(holds ? "AB-BA" : "AB+BA")}", $"(I+{x}{x}^T)^{{-1}}{x} = \\frac{{{x}}}{{{(holds ? "1" : "2")}+{x}^T{x}}}", $"\\operatorname{{tr}}(I{x}^T{x}) = {(holds ? "" : "2")}{x}^T{x}",
        ];
        return (claims[random.Below(claims.Length)], [], holds);
    }
}
