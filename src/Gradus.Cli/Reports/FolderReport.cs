using Gradus.Cli.Files;
using Gradus.Cli.Text;

namespace Gradus.Cli.Reports;

/// <summary>Several files for people: each under its name, and a sentence on all of them.</summary>
internal sealed class FolderReport(Look look, Session session) : Report
{
    public override void Add(FileResult result)
    {
        if (result.Response.Error is { } error)
        {
            Printer.PrintError(error, session, result.Name);
            return;
        }
        if (look.Detail == Detail.Quiet && ExitStatuses.Of(result.Response, look.Strictness) == ExitStatus.Holds) return;
        var page = look.Page(session);
        page.Line(0, result.Name, Tone.Strong);
        CheckPage.Write(page, result.Response, look);
        if (look.Detail == Detail.Verbose) page.Line(0, Durations.Words(result.Elapsed), Tone.Faint);
        page.End();
    }

    public override void End(Tally tally)
    {
        var page = look.Page(session);
        page.Prose(0, tally.ToString());
        if (look.Detail == Detail.Verbose) page.Line(0, Durations.Words(tally.Elapsed), Tone.Faint);
    }
}
