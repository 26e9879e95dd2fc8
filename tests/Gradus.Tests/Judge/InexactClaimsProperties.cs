using System.Globalization;
using Gradus.Checking.Equivalence;
using Gradus.Numerics;
using Gradus.Tests.Laws;

namespace Gradus.Tests.Judging;

/// <summary>What is false somewhere only never holds, and the true one beside it does.</summary>
public sealed class InexactClaimsProperties
{
    private const int Usual = 3;
    private const int Seeds = 30;

    public static TheoryData<int> Kinds => [.. Enumerable.Range(0, InexactClaims.Count)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_claim_that_is_false_somewhere_does_not_hold_and_its_true_twin_does(int kind)
    {
        var failures = new List<string>();
        var count = Math.Max(1, Law.Count(Usual * InexactClaims.Count) / InexactClaims.Count);
        for (var k = 0; k < count; k++)
        {
            var seed = RandomSource.Mix((ulong)((k * InexactClaims.Count) + kind) + 20_261_130);
            var claim = InexactClaims.Draw(kind, seed);
            var judge = new Checking.Equivalence.Judge(seed);
            var wrong = judge.EqualToOrder(claim.Left, claim.False, claim.Small, claim.FalseOrder, TestContext.Current.CancellationToken);
            var right = judge.EqualToOrder(claim.Left, claim.True, claim.Small, claim.TrueOrder, TestContext.Current.CancellationToken);
            if (wrong.Holds) failures.Add(string.Create(CultureInfo.InvariantCulture, $"{claim.Kind}, seed {seed}: the false one holds, {wrong}"));
            if (!right.Holds) failures.Add(string.Create(CultureInfo.InvariantCulture, $"{claim.Kind}, seed {seed}: the true one does not hold, {right}"));
        }
        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(8)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(18)]
    [InlineData(21)]
    public void A_verdict_does_not_depend_on_the_seed_of_the_judge(int kind)
    {
        var claim = InexactClaims.Draw(kind, 5);
        for (var seed = 0UL; seed < Seeds; seed++)
        {
            var judge = new Checking.Equivalence.Judge(seed);
            Assert.IsType<Judgement.Refuted>(judge.Equal(claim.Left, claim.False, TestContext.Current.CancellationToken));
            Assert.True(judge.Equal(claim.Left, claim.True, TestContext.Current.CancellationToken).Holds, $"{claim.Kind}, seed {seed}");
        }
    }
}
