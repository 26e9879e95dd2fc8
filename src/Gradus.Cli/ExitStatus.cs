using Gradus.Checking.Contract;

namespace Gradus.Cli;

/// <summary>What the process tells its caller.</summary>
public enum ExitStatus
{
    /// <summary>Everything asked holds.</summary>
    Holds = 0,

    /// <summary>A claim is wrong.</summary>
    Wrong = 1,

    /// <summary>The input or the call could not be understood.</summary>
    NotUnderstood = 2,
}

/// <summary>From responses to exit statuses.</summary>
public static class ExitStatuses
{
    /// <summary>The status for one response.</summary>
    public static ExitStatus Of(Response response) => response switch
    {
        { Ok: false } => ExitStatus.NotUnderstood,
        CheckResponse check => Of(check.Claims),
        VerifyResponse verify => Of(verify.Claims),
        _ => ExitStatus.Holds,
    };

    /// <summary>The status for two results together: a wrong claim outweighs one that was not understood.</summary>
    public static ExitStatus And(this ExitStatus first, ExitStatus second)
        => first == ExitStatus.Wrong || second == ExitStatus.Wrong ? ExitStatus.Wrong
            : first == ExitStatus.NotUnderstood ? first : second;

    private static ExitStatus Of(IReadOnlyList<ClaimInfo> claims)
        => claims.Aggregate(ExitStatus.Holds, (status, claim) => status.And(Of(claim.Verdict)));

    private static ExitStatus Of(Verdict verdict) => verdict switch
    {
        Verdict.Wrong or Verdict.Ambiguous => ExitStatus.Wrong,
        Verdict.Unread => ExitStatus.NotUnderstood,
        _ => ExitStatus.Holds,
    };
}
