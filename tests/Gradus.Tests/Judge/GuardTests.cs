using Gradus.Checking.Equivalence;
using Gradus.Expressions;
using static Gradus.Functions.Matrices;
using static Gradus.Tests.Judging.Letters;

namespace Gradus.Tests.Judging;

/// <summary>What keeps the judge from saying more than was tried: each guard is seen to be needed.</summary>
public sealed class GuardTests
{
    private static readonly Symbol A = Square("A");
    private static readonly Symbol x = Vector("x", N);
    private static readonly Symbol y = Vector("y", N);
    private static readonly Symbol a = Scalar("a");
    private static readonly Symbol k = Scalar("k", Properties.Integer);

    [Fact]
    public void Roots_that_no_real_number_has_are_not_equal_to_anything()
    {
        var negative = -(a * a) - Number.One;
        Assert.IsType<Judgement.Undecided>(Equal(Sqrt(negative) * Sqrt(negative) * a, negative * a));
    }

    [Fact]
    public void What_needs_longer_sizes_than_are_tried_says_which_were()
    {
        static (Expr, Expr) Lemma(int power) => (EntryPower(Trace(A), power) * Det(I + (x * Transpose(y))), EntryPower(Trace(A), power) * (Number.One + (Transpose(y) * x)));
        var dear = Assert.IsType<Judgement.Exact>(Equal(Lemma(20)));
        Assert.NotNull(dear.OnlyAt);
        Assert.InRange(dear.OnlyAt.Max(static s => s["n"]), 5, 12);
        Assert.Null(Assert.IsType<Judgement.Exact>(Equal(Lemma(1))).OnlyAt);
    }

    [Fact]
    public void A_verdict_about_exponents_does_not_depend_on_the_seed()
    {
        Expr Power(Expr x) => Catalog.Call<Functions.MatrixPower>(x, k);
        for (var seed = 0UL; seed < 30; seed++)
        {
            var judge = new Checking.Equivalence.Judge(seed);
            Assert.IsType<Judgement.Refuted>(judge.Equal(Power(-A), Power(A), TestContext.Current.CancellationToken));
            Assert.IsType<Judgement.Refuted>(judge.Equal(Power(Number.Of(-1)) * A, A, TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("det(A) = 1")]
    [InlineData("det(M) = det(M)^4")]
    [InlineData("adj(A) = A'")]
    [InlineData("tr(adj(W)) = tr(W)")]
    [InlineData("det(A*B) = det(B)")]
    [InlineData("logdet(A*B) = logdet(B)")]
    [InlineData("log(det(W)) = 0")]
    [InlineData("adj(adj(A)) = A")]
    public void What_holds_for_rotations_alone_is_not_said_to_hold_for_orthogonal_matrices(string claim) =>
        Assert.True(Calculus.Verify(claim).Verdict is Checking.Contract.Verdict.Wrong or Checking.Contract.Verdict.Unread, claim);

    [Theory]
    [InlineData("inv(A) = A'", "orthogonal")]
    [InlineData("det(A)^2 = 1", "orthogonal")]
    [InlineData("adj(A) = det(A)*A'", "orthogonal")]
    [InlineData("adj(A) = det(A)*pinv(A)", "A is invertible")]
    [InlineData("tr(A)*tr(B)*pinv(A*B) = tr(A)*tr(B)*pinv(B)*pinv(A)", "A and B are invertible")]
    public void An_assumption_is_named_under_which_a_claim_holds(string claim, string assumption)
    {
        var result = Calculus.Verify(claim);
        Assert.True(result.Verdict == Checking.Contract.Verdict.Conditional, $"{claim}: {result.Verdict}");
        Assert.Contains(assumption, result.Diagnosis?.HoldsIf ?? "", StringComparison.Ordinal);
    }

    private static Judgement Equal((Expr Left, Expr Right) claim) => Equal(claim.Left, claim.Right);

    private static Judgement Equal(Expr left, Expr right) => new Checking.Equivalence.Judge(20261130).Equal(left, right, TestContext.Current.CancellationToken);
}
