using Gradus.Cli.Files;

namespace Gradus.Cli.Reports;

/// <summary>Workflow commands of GitHub Actions: each finding becomes a note on its line of the change.</summary>
/// <remarks>https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions</remarks>
internal sealed class GithubReport(Look look, Session session) : Report
{
    public override void Add(FileResult result)
    {
        if (result.Response.Error is { } error) Write("error", result.Name, error.Line ?? 1, error.Column ?? 1, error.Code, error.Message);
        foreach (var finding in Finding.Of(result, look)) Write(LevelOf(finding.Severity), result.Name, finding.Line, finding.Column, finding.Title, finding.Message);
    }

    public override void End(Tally tally) => session.Out.WriteLine(tally);

    private static string LevelOf(Severity severity) => severity switch
    {
        Severity.Wrong => "error",
        Severity.Unread => "warning",
        _ => "notice",
    };

    private void Write(string level, string file, int line, int column, string title, string message)
        => session.Out.WriteLine($"::{level} file={Property(file)},line={line},col={column},title={Property(title)}::{Data(message)}");

    private static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
