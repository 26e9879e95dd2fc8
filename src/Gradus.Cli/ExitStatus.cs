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

    /// <summary>Somebody pressed Ctrl-C; shells say it with 128 and the number of the signal.</summary>
    Interrupted = 130,

    /// <summary>Somebody asked the process to end.</summary>
    Terminated = 143,
}

/// <summary>From responses to exit statuses.</summary>
internal static class ExitStatuses
{
    /// <summary>The status for one response.</summary>
    public static ExitStatus Of(Response response, Strictness strictness = Strictness.Usual) => response switch
    {
        { Ok: false } => ExitStatus.NotUnderstood,
        CheckResponse check => Of(check.Claims, strictness).And(check.Warnings?.Any(static w => w.Code == "comment") == true ? ExitStatus.NotUnderstood : ExitStatus.Holds),
        VerifyResponse verify => verify.Claims.Aggregate(ExitStatus.Holds, static (status, claim) => status.And(OfIdentity(claim.Verdict))),
        _ => ExitStatus.Holds,
    };

    /// <summary>The status for two results together: a wrong claim outweighs one that was not understood.</summary>
    public static ExitStatus And(this ExitStatus first, ExitStatus second)
        => first == ExitStatus.Wrong || second == ExitStatus.Wrong ? ExitStatus.Wrong
            : first == ExitStatus.NotUnderstood ? first : second;

    /// <summary>An identity is true or it is not, also where it holds under an assumption or in another sense.</summary>
    private static ExitStatus OfIdentity(Verdict verdict) => verdict switch { Verdict.Holds => ExitStatus.Holds, Verdict.Unread => ExitStatus.NotUnderstood, _ => ExitStatus.Wrong };

    private static ExitStatus Of(IReadOnlyList<ClaimInfo> claims, Strictness strictness)
        => claims.Aggregate(ExitStatus.Holds, (status, claim) => status.And(Of(Severities.Of(claim, strictness))));

    private static ExitStatus Of(Severity severity) => severity switch
    {
        Severity.Wrong => ExitStatus.Wrong,
        Severity.Unread => ExitStatus.NotUnderstood,
        _ => ExitStatus.Holds,
    };
}
