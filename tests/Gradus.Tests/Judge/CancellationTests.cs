using Gradus.Checking;
using Gradus.Checking.Contract;
using Gradus.Expressions;

namespace Gradus.Tests.Judging;

/// <summary>Work that nobody waits for any more stops; work that is not cancelled is not disturbed.</summary>
public sealed class CancellationTests
{
    /// <summary>What may be counted after the wish is there: a few looks at it.</summary>
    private const long Promptly = 100_000;

    private const string Long = "f(X) = tr(X*X)\ng(X) = f(X)^8*f(X)^8\nh(X) = g(X)^8*g(X)^8\nD(h(X), X) = 0*X";

    public static TheoryData<string> Requests => [nameof(CheckRequest), nameof(DeriveRequest), nameof(VerifyRequest)];

    [Theory]
    [MemberData(nameof(Requests))]
    public void What_was_cancelled_before_is_not_begun(string kind)
        => Assert.Throws<OperationCanceledException>(() => Service.Answer(Of(kind), new CancellationToken(canceled: true)));

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task What_is_cancelled_on_the_way_stops(string kind)
    {
        foreach (var work in new[] { 100, 10_000, 200_000 })
        {
            using var source = new CancellationTokenSource();
            var (measured, spent) = (new TaskCompletionSource<Effort>(TaskCreationOptions.RunContinuationsAsynchronously), 0L);
            var answering = Task.Factory.StartNew(() => Answered(kind, measured, source.Token), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            var effort = await measured.Task;
            while (!answering.IsCompleted && effort.Spent < work) Thread.Yield();
            await source.CancelAsync();
            spent = effort.Spent;
            if (await answering is { } ended) Assert.InRange(ended - spent, 0, Promptly);
        }
    }

    /// <summary>What was counted until the answer was given up; null where it was there first.</summary>
    private static long? Answered(string kind, TaskCompletionSource<Effort> measured, CancellationToken wish)
    {
        using var effort = Effort.Until(CancellationToken.None);
        measured.SetResult(effort);
        try
        {
            Assert.NotEqual("internal", Service.Answer(Of(kind), wish).Error?.Code);
            return null;
        }
        catch (OperationCanceledException)
        {
            Assert.True(wish.IsCancellationRequested);
            return effort.Spent;
        }
    }

    [Fact]
    public void A_token_that_is_not_used_changes_nothing()
    {
        using var source = new CancellationTokenSource();
        var request = new CheckRequest("tr(A*B) = tr(B*A)\ntr(A*B) = tr(A)*tr(B)");
        Assert.Equal(Service.Check(request).Claims.Select(static c => c.Verdict), Service.Check(request, source.Token).Claims.Select(static c => c.Verdict));
    }

    private static Request Of(string kind) => kind switch
    {
        nameof(CheckRequest) => new CheckRequest(Long),
        nameof(DeriveRequest) => new DeriveRequest("det(X^50)", "X"),
        _ => new VerifyRequest("((A+B)*(C+D))^6*(x'*x)^20 = I"),
    };
}
