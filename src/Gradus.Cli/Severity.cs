using Gradus.Checking.Contract;

namespace Gradus.Cli;

/// <summary>What counts as a failure.</summary>
internal enum Strictness
{
    /// <summary>What is wrong.</summary>
    Usual,

    /// <summary>Everything that does not hold as it is written.</summary>
    Strict,
}

/// <summary>How grave a verdict is for whoever asked.</summary>
internal enum Severity
{
    /// <summary>It holds.</summary>
    Fine,

    /// <summary>It holds in a sense that is worth knowing.</summary>
    Note,

    /// <summary>It was not understood.</summary>
    Unread,

    /// <summary>It fails.</summary>
    Wrong,
}

/// <summary>From verdicts to severities.</summary>
internal static class Severities
{
    /// <summary>The severity of a claim.</summary>
    public static Severity Of(ClaimInfo claim, Strictness strictness) => claim.Verdict switch
    {
        Verdict.Holds => Severity.Fine,
        _ when strictness == Strictness.Strict => Severity.Wrong,
        Verdict.Conditional or Verdict.Convention => Severity.Note,
        Verdict.Unread => Severity.Unread,
        _ => Severity.Wrong,
    };
}
