using Gradus.Checking.Contract;
using Gradus.Cli.Commands;
using Gradus.Cli.Files;

namespace Gradus.Cli.Reports;

/// <summary>The answer to a check of one file, as every command prints its answer.</summary>
internal sealed class FileReport(OutputFormat format, Look look, Session session) : Report
{
    public override void Add(FileResult result)
    {
        if (format != OutputFormat.Json && result.Response.Error is { } error) Printer.PrintError(error, session, result.Name == "-" ? null : result.Name);
        else Printer.Print(result.Request, result.Response, format, look, session);
    }

    public override void End(Tally tally)
    {
        if (format == OutputFormat.Json && tally is { Interrupted: true, Files: 0 }) session.Out.WriteLine(Wire.Write(Printer.Interrupted));
        if (format == OutputFormat.Text && look.Detail == Detail.Verbose) look.Page(session).Line(0, Durations.Words(tally.Elapsed), Text.Tone.Faint);
    }
}
