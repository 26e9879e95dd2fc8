using Gradus.Cli.Files;
using Gradus.Cli.Text;

namespace Gradus.Cli.Reports;

/// <summary>A line for each finding, <c>file:line:column: verdict diagnosis message</c>, as compilers write them and editors read them.</summary>
internal sealed class ConciseReport(Look look, Session session) : Report
{
    public override void Add(FileResult result)
    {
        if (result.Response.Error is { } error)
        {
            Printer.PrintError(error, session, result.Name);
            return;
        }
        foreach (var finding in Finding.Of(result, look)) session.Out.WriteLine($"{Quoting.OneLine(result.Name)}:{finding.Line}:{finding.Column}: {finding.Title} {finding.Message}");
    }

    public override void End(Tally tally) => session.Out.WriteLine(tally);
}
