using Gradus.Checking;
using Gradus.Checking.Contract;
using Gradus.Checking.Documents;
using Gradus.Cli.Commands;
using Gradus.Cli.Text;

namespace Gradus.Cli;

/// <summary>Prints a response in the format asked for and says with which status the process ends.</summary>
internal static class Printer
{
    /// <summary>Prints a response; an error goes to standard error, save in JSON, where it is the answer.</summary>
    public static ExitStatus Print(Request request, Response response, (OutputFormat Format, bool Ascii) output, Session session)
    {
        if (output.Format == OutputFormat.Json) session.Out.WriteLine(Wire.Write(response));
        else if (response.Error is { } error) PrintError(error, session);
        else if (DocumentFormatOf(output.Format) is { } format) session.Out.Write(Service.Document(request, response, format));
        else PrintText(request, response, new Page(InkFor(session), session.Width, output.Ascii ? Script.Ascii : Script.Unicode));
        return ExitStatuses.Of(response);
    }

    private static DocumentFormat? DocumentFormatOf(OutputFormat format) => format switch
    {
        OutputFormat.Markdown => DocumentFormat.Markdown,
        OutputFormat.Latex => DocumentFormat.Latex,
        OutputFormat.Html => DocumentFormat.Html,
        _ => null,
    };

    private static Ink InkFor(Session session) => session.Colour ? new TerminalInk(session.Out) : new PlainInk(session.Out);

    private static void PrintText(Request request, Response response, Page page)
    {
        switch (request, response)
        {
            case (_, CheckResponse check):
                CheckPage.Write(page, check);
                break;
            case (_, VerifyResponse verify):
                VerifyPage.Write(page, verify);
                break;
            case (DeriveRequest asked, DeriveResponse derive):
                DerivePage.Write(page, asked, derive);
                break;
        }
    }

    private static void PrintError(ErrorInfo error, Session session)
    {
        var place = error is { Line: { } line, Column: { } column } ? $"line {line}, column {column}: " : "";
        session.Error.WriteLine($"gradus: {place}{Quoting.OneLine(error.Message)}");
        if (error.Hint is not null) session.Error.WriteLine($"  {Quoting.OneLine(error.Hint)}");
    }
}
