using Gradus.Checking.Documents;
using Gradus.Cli.Commands;
using Gradus.Cli.Files;

namespace Gradus.Cli.Reports;

/// <summary>What a check of files prints, file by file as the results come.</summary>
internal abstract class Report
{
    /// <summary>The report in a format: of one file, or of several.</summary>
    public static Report For(ReportFormat format, bool several, Look look, Session session) => format switch
    {
        ReportFormat.Concise => new ConciseReport(look, session),
        ReportFormat.Sarif => new SarifReport(look, session),
        ReportFormat.Github => new GithubReport(look, session),
        ReportFormat.Junit => new JunitReport(look, session),
        ReportFormat.Text => several ? new FolderReport(look, session) : new FileReport(OutputFormat.Text, look, session),
        ReportFormat.Json => several ? new JsonReport(session) : new FileReport(OutputFormat.Json, look, session),
        ReportFormat.Markdown => several ? new DocumentReport(DocumentFormat.Markdown, session) : new FileReport(OutputFormat.Markdown, look, session),
        ReportFormat.Latex => several ? new DocumentReport(DocumentFormat.Latex, session) : new FileReport(OutputFormat.Latex, look, session),
        _ => several ? new DocumentReport(DocumentFormat.Html, session) : new FileReport(OutputFormat.Html, look, session),
    };

    /// <summary>Reports on a file.</summary>
    public abstract void Add(FileResult result);

    /// <summary>Ends the report.</summary>
    public abstract void End(Tally tally);
}
