using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Gradus.Checking;
using Gradus.Checking.Contract;

namespace Gradus.Cli.Batch;

/// <summary>Answers a stream of requests: several at once, in the order in which they came.</summary>
internal static class BatchRun
{
    private const int MostLineBytes = 4 << 20;
    private const int MostInFlight = 64;
    private const int StackBytes = 64 << 20;

    /// <summary>Answers every line; the status is that of all responses together.</summary>
    public static ExitStatus Run(Stream input, TextWriter output)
    {
        var workers = Environment.ProcessorCount;
        // Left to the collector: the workers may still be looking at them when the last answer is out.
        var inOrder = new BlockingCollection<Job>(Math.Min(8 * workers, MostInFlight));
        var waiting = new BlockingCollection<Job>();
        Exception? broken = null;
        Start(() => broken = ReadAll(input, inOrder, waiting));
        for (var i = 0; i < workers; i++) Start(() => AnswerAll(waiting));

        var status = ExitStatus.Holds;
        while (Next(inOrder, output) is { } job)
        {
            var (text, answered) = job.Answer;
            output.WriteLine(text);
            status = status.And(answered);
        }
        output.Flush();
        if (broken is not null) ExceptionDispatchInfo.Throw(broken);
        return status;
    }

    /// <summary>The next job, finished; null at the end. Whoever reads the output sees all that is ready before this waits.</summary>
    private static Job? Next(BlockingCollection<Job> inOrder, TextWriter output)
    {
        if (!inOrder.TryTake(out var job))
        {
            output.Flush();
            if (!inOrder.TryTake(out job, Timeout.Infinite)) return null;
        }
        if (!job.IsAnswered) output.Flush();
        job.Wait();
        return job;
    }

    private static Exception? ReadAll(Stream input, BlockingCollection<Job> inOrder, BlockingCollection<Job> waiting)
    {
        try
        {
            var lines = new LineReader(input, MostLineBytes);
            while (lines.TryRead(out var line))
            {
                if (string.IsNullOrWhiteSpace(line) && line is not null) continue;
                var job = new Job(line);
                inOrder.Add(job);
                waiting.Add(job);
            }
            return null;
        }
        catch (Exception problem)
        {
            return problem;
        }
        finally
        {
            waiting.CompleteAdding();
            inOrder.CompleteAdding();
        }
    }

    private static void AnswerAll(BlockingCollection<Job> waiting)
    {
        foreach (var job in waiting.GetConsumingEnumerable()) job.Run();
    }

    private static void Start(Action body) => new Thread(() => body(), StackBytes) { IsBackground = true }.Start();

    /// <summary>One line and, once it is there, its answer.</summary>
    private sealed class Job(string? line)
    {
        private readonly TaskCompletionSource<(string Text, ExitStatus Status)> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsAnswered => answer.Task.IsCompleted;

        public (string Text, ExitStatus Status) Answer => answer.Task.Result;

        public void Wait() => answer.Task.Wait();

        public void Run()
        {
            try
            {
                var response = line is null ? TooLong() : Service.Answer(line);
                answer.SetResult((Wire.Write(response), ExitStatuses.Of(response)));
            }
            catch (Exception problem)
            {
                answer.SetException(problem);
            }
        }

        private static Failure TooLong()
            => new() { Error = new ErrorInfo("limit", $"the line is longer than {MostLineBytes >> 20} MB") };
    }
}
