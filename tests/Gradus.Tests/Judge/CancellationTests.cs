using System.Diagnostics;
using Gradus.Checking;
using Gradus.Checking.Contract;

namespace Gradus.Tests.Judging;

/// <summary>Work that nobody waits for any more stops; work that is not cancelled is not disturbed.</summary>
public sealed class CancellationTests
{
    /// <summary>Far above what stopping takes, for machines that do other things too; <c>bench pages</c> measures it.</summary>
    private const double Promptly = 2_000;

    private const string Long = "f(X) = tr(X*X)\ng(X) = f(X)^8*f(X)^8\nh(X) = g(X)^8*g(X)^8\nD(h(X), X) = 0*X";

    public static TheoryData<string> Requests => [nameof(CheckRequest), nameof(DeriveRequest), nameof(VerifyRequest)];

    [Theory]
    [MemberData(nameof(Requests))]
    public void What_was_cancelled_before_is_not_begun(string kind)
        => Assert.Throws<OperationCanceledException>(() => Service.Answer(Of(kind), new CancellationToken(canceled: true)));

    [Theory]
    [MemberData(nameof(Requests))]
    public void What_is_cancelled_on_the_way_stops(string kind)
    {
        foreach (var milliseconds in new[] { 5, 20, 60 })
        {
            using var source = new CancellationTokenSource(milliseconds);
            // The clock that cancels may itself be late where many tests run.
            var cancelled = 0L;
            using var noted = source.Token.Register(() => Interlocked.Exchange(ref cancelled, Stopwatch.GetTimestamp()));
            try
            {
                Assert.NotEqual("internal", Service.Answer(Of(kind), source.Token).Error?.Code);
            }
            catch (OperationCanceledException problem)
            {
                Assert.True(source.IsCancellationRequested, problem.Message);
                // The work may stop before the note is written.
                var at = Interlocked.Read(ref cancelled);
                Assert.InRange(at == 0 ? 0 : Stopwatch.GetElapsedTime(at).TotalMilliseconds, 0, Promptly);
            }
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
