using Gradus.Checking;
using Gradus.Checking.Contract;
using Gradus.Checking.Documents;
using Gradus.Cli.Files;

namespace Gradus.Cli.Reports;

/// <summary>One document on several files.</summary>
internal sealed class DocumentReport(DocumentFormat format, Session session) : Report
{
    private readonly List<CheckResponse> responses = [];

    public override void Add(FileResult result)
    {
        responses.Add(result.Response with { File = result.Name });
        if (result.Response.Error is { } error) Printer.PrintError(error, session, result.Name);
    }

    public override void End(Tally tally) => session.Out.Write(Service.Document(responses, tally.ToString(), format));
}
