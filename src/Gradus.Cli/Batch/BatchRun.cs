using Gradus.Checking;
using Gradus.Checking.Contract;

namespace Gradus.Cli.Batch;

/// <summary>Answers a stream of requests: several at once, in the order in which they came.</summary>
internal static class BatchRun
{
    private const int MostLineBytes = 4 << 20;

    /// <summary>Answers every line; the status is that of all responses together. Whoever reads the output sees all that is ready before this waits.</summary>
    public static ExitStatus Run(Stream input, TextWriter output, CancellationToken interrupted)
    {
        var status = ExitStatus.Holds;
        foreach (var (text, answered) in new InOrder<string?, (string, ExitStatus)>(Answer, output.Flush, Timeout.InfiniteTimeSpan, interrupted).Run(Lines(input)))
        {
            output.WriteLine(text);
            status = status.And(answered);
        }
        output.Flush();
        return status;
    }

    private static IEnumerable<string?> Lines(Stream input)
    {
        var lines = new LineReader(input, MostLineBytes);
        while (lines.TryRead(out var line))
        {
            if (line is null || !string.IsNullOrWhiteSpace(line)) yield return line;
        }
    }

    private static (string Text, ExitStatus Status) Answer(string? line)
    {
        var response = line is null ? TooLong() : Service.Answer(line);
        return (Wire.Write(response), ExitStatuses.Of(response));
    }

    private static Failure TooLong()
        => new() { Error = new ErrorInfo("limit", $"the line is longer than {MostLineBytes >> 20} MB") };
}
