using Gradus.Checking;
using Gradus.Checking.Contract;
using Gradus.Cli.Reports;

namespace Gradus.Cli.Files;

/// <summary>Checks files on all cores and reports on them in their order.</summary>
/// <param name="asked">The request without its text: what the call declares and how it wants to be read.</param>
/// <param name="strictness">What counts as a failure.</param>
/// <param name="session">The outside world.</param>
internal sealed class CheckRun(CheckRequest asked, Strictness strictness, Session session)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    private int done;

    /// <summary>Checks the files; one that cannot be read does not stop the others. The status is that of all together.</summary>
    public ExitStatus Over(IReadOnlyList<string> files, Report report)
    {
        var (status, tally, begun) = (ExitStatus.Holds, new Tally(), session.Clock.GetTimestamp());
        var bar = session.Progress && files.Count > 1 ? new ProgressBar(session.Error, files.Count) : null;
        try
        {
            foreach (var result in new InOrder<string, FileResult>(Check, Waiting, bar is null ? Timeout.InfiniteTimeSpan : Beat, session.Interrupted).Run(files))
            {
                bar?.Hide();
                tally.Add(result);
                report.Add(result);
                status = status.And(ExitStatuses.Of(result.Response, strictness));
            }
        }
        catch (OperationCanceledException) when (session.Interrupted.IsCancellationRequested)
        {
            // Whoever reads the report gets a whole one, of the files that were done.
            (tally.Interrupted, status) = (true, session.StatusOfInterruption());
        }
        bar?.Hide();
        tally.Elapsed = session.Clock.GetElapsedTime(begun);
        report.End(tally);
        return status;

        void Waiting()
        {
            session.Out.Flush();
            bar?.Show(Volatile.Read(ref done));
        }
    }

    private FileResult Check(string name)
    {
        var begun = session.Clock.GetTimestamp();
        var (request, response) = Answer(name);
        Interlocked.Increment(ref done);
        return new FileResult(name, request, response, session.Clock.GetElapsedTime(begun));
    }

    private (CheckRequest Request, CheckResponse Response) Answer(string name)
    {
        try
        {
            var request = asked with { Text = InputFile.ReadText(name, session), Syntax = asked.Syntax == InputSyntax.Auto ? SyntaxOf(name) : asked.Syntax };
            // An empty file claims nothing; an empty standard input is a pipe that broke.
            if (request.Text.Length == 0 && name != "-") return (request, new CheckResponse());
            var answer = Service.Answer(request, session.Interrupted);
            return (request, answer as CheckResponse ?? new CheckResponse { Error = answer.Error });
        }
        catch (Exception problem) when (problem is UsageException or IOException)
        {
            return (asked, new CheckResponse { Error = new ErrorInfo("file", problem.Message) });
        }
    }

    private static InputSyntax SyntaxOf(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".md" or ".markdown" => InputSyntax.Markdown,
        ".tex" or ".latex" => InputSyntax.Latex,
        ".ipynb" => InputSyntax.Notebook,
        _ => InputSyntax.Auto,
    };
}
