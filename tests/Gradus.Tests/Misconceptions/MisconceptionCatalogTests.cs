using Gradus.Checking.Misconceptions;

namespace Gradus.Tests.Misconceptions;

/// <summary>The catalog holds the contract's vocabulary, each name with both forms and one kind sentence.</summary>
public sealed class MisconceptionCatalogTests
{
    private static readonly string[] Vocabulary =
    [
        "chain-rule-needs-contraction", "matrix-by-matrix-as-matrix", "commutation-missing", "missing-product-term", "double-count",
        "factor-two", "sign", "transpose-missing", "transpose-extra", "transpose-of-product", "noncommuting-order", "scalar-rule-for-inverse",
        "trace-split", "log-det-vs-det", "norm-vs-norm-squared", "hadamard-vs-matrix", "diag-vs-full", "inner-vs-outer", "layout-mix",
        "layout-transpose", "dimension-mismatch", "symmetric-assumed", "symmetric-constraint-ignored",
        "index-error", "sum-dropped", "wrong-differential", "typo", "other",
    ];

    public static TheoryData<string> Ids => [.. MisconceptionCatalog.All.Select(static m => m.Id)];

    [Fact]
    public void The_names_are_those_of_the_contract() =>
        Assert.Equal(Vocabulary.Order(StringComparer.Ordinal), MisconceptionCatalog.All.Select(static m => m.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_name_has_slips_or_misfits_that_are_recognised()
    {
        var named = MisconceptionSlipTests.Slips.Select(static row => row.Data.Item4).Concat(MisconceptionMisfitTests.Misfits.Select(static row => row.Data.Item4)).CountBy(static id => id).ToDictionary();
        Assert.All(Vocabulary, id => Assert.True(named.GetValueOrDefault(id) >= 3, id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_misconception_says_what_is_wrong_and_what_is_right(string id)
    {
        var m = MisconceptionCatalog.Find(id)!;
        Assert.NotEqual(m.WrongForm, m.RightForm);
        Assert.Matches(@"^[A-Z∂‖][^!?\n]*\.$", m.Message);
        Assert.DoesNotContain(". ", m.Message, StringComparison.Ordinal);
        Assert.Contains("$", m.Example, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?i)\b(stupid|nonsense|obviously|fail)", m.Message);
    }
}
