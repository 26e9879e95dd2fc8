using Gradus.Checking;
using Gradus.Checking.Contract;
using Gradus.Checking.Documents;
using Gradus.Cli.Commands;
using Gradus.Cli.Text;

namespace Gradus.Cli;

/// <summary>Prints a response in the format asked for and says with which status the process ends.</summary>
internal static class Printer
{
    /// <summary>What stands in the place of an answer that was not waited for.</summary>
    public static Failure Interrupted { get; } = new() { Error = new ErrorInfo("interrupted", "the call was interrupted before the answer was there") };

    /// <summary>Answers a request and prints the response.</summary>
    public static ExitStatus Answer(Request request, OutputFormat format, Look look, Session session)
    {
        try
        {
            return Print(request, Service.Answer(request, session.Interrupted), format, look, session);
        }
        catch (OperationCanceledException) when (format == OutputFormat.Json && session.Interrupted.IsCancellationRequested)
        {
            session.Out.WriteLine(Wire.Write(Interrupted));
            return session.StatusOfInterruption();
        }
    }

    /// <summary>Prints a response; an error goes to standard error, save in JSON, where it is the answer.</summary>
    public static ExitStatus Print(Request request, Response response, OutputFormat format, Look look, Session session)
    {
        if (format == OutputFormat.Json) session.Out.WriteLine(Wire.Write(response));
        else if (response.Error is { } error) PrintError(error, session);
        else if (DocumentFormatOf(format) is { } document) session.Out.Write(Service.Document(request, response, document));
        else PrintText(request, response, look, look.Page(session));
        return ExitStatuses.Of(response, look.Strictness);
    }

    /// <summary>Tells an error on standard error; one that is not about a file itself names the file that it stands in.</summary>
    public static void PrintError(ErrorInfo error, Session session, string? file = null)
    {
        var place = error is { Line: { } line, Column: { } column } ? $"line {line}, column {column}: " : "";
        session.Error.WriteLine($"gradus: {(file is null || error.Code == "file" ? "" : $"{Quoting.OneLine(file)}: ")}{place}{Quoting.OneLine(error.Message)}");
        if (error.Hint is not null) session.Error.WriteLine($"  {Quoting.OneLine(error.Hint)}");
    }

    private static DocumentFormat? DocumentFormatOf(OutputFormat format) => format switch
    {
        OutputFormat.Markdown => DocumentFormat.Markdown,
        OutputFormat.Latex => DocumentFormat.Latex,
        OutputFormat.Html => DocumentFormat.Html,
        _ => null,
    };

    private static void PrintText(Request request, Response response, Look look, Page page)
    {
        switch (request, response)
        {
            case (_, CheckResponse check):
                CheckPage.Write(page, check, look);
                break;
            case (_, VerifyResponse verify):
                VerifyPage.Write(page, verify);
                break;
            case (_, ExplainResponse explain):
                ExplainPage.Write(page, explain);
                break;
            case (DeriveRequest asked, DeriveResponse derive):
                DerivePage.Write(page, asked, derive);
                break;
        }
    }
}
