namespace Gradus.Cli.Reports;

/// <summary>How long something took.</summary>
internal static class Durations
{
    /// <summary>For a reader: <c>Took 0.12 s.</c></summary>
    public static string Words(TimeSpan elapsed) => FormattableString.Invariant($"Took {elapsed.TotalSeconds:0.00} s.");

    /// <summary>For a program: seconds with three digits behind the point.</summary>
    public static string Seconds(TimeSpan elapsed) => FormattableString.Invariant($"{elapsed.TotalSeconds:0.000}");
}
