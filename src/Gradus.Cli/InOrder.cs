using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Gradus.Cli;

/// <summary>Does work on all cores and hands over the results in the order of the inputs.</summary>
/// <param name="work">What is done with an input.</param>
/// <param name="waiting">Called before the next result is waited for, and after every beat for which it does not come.</param>
/// <param name="beat">How long to wait before saying so again.</param>
/// <param name="interrupted">Ends the waiting with an <see cref="OperationCanceledException"/>.</param>
internal sealed class InOrder<TIn, TOut>(Func<TIn, TOut> work, Action waiting, TimeSpan beat, CancellationToken interrupted)
{
    private const int MostInFlight = 64;
    private const int StackBytes = 64 << 20;

    /// <summary>The results, each as soon as it and those before it are there.</summary>
    public IEnumerable<TOut> Run(IEnumerable<TIn> inputs)
    {
        var workers = Environment.ProcessorCount;
        // Left to the collector: the workers may still be looking at them when the last result is out.
        var inOrder = new BlockingCollection<Job>(Math.Min(8 * workers, MostInFlight));
        var open = new BlockingCollection<Job>();
        Exception? broken = null;
        Start(() => broken = ReadAll(inputs, inOrder, open));
        for (var i = 0; i < workers; i++) Start(() => WorkAll(open));
        while (Next(inOrder) is { } job) yield return job.Result;
        if (broken is not null) ExceptionDispatchInfo.Throw(broken);
    }

    /// <summary>The next job, finished; null at the end.</summary>
    private Job? Next(BlockingCollection<Job> inOrder)
    {
        interrupted.ThrowIfCancellationRequested();
        Job? job;
        while (!inOrder.TryTake(out job))
        {
            waiting();
            if (inOrder.TryTake(out job, (int)beat.TotalMilliseconds, interrupted)) break;
            if (inOrder.IsCompleted) return null;
        }
        while (!job.IsDone)
        {
            waiting();
            job.Wait(beat, interrupted);
        }
        return job;
    }

    private static Exception? ReadAll(IEnumerable<TIn> inputs, BlockingCollection<Job> inOrder, BlockingCollection<Job> open)
    {
        try
        {
            foreach (var input in inputs)
            {
                var job = new Job(input);
                inOrder.Add(job);
                open.Add(job);
            }
            return null;
        }
        catch (Exception problem)
        {
            return problem;
        }
        finally
        {
            open.CompleteAdding();
            inOrder.CompleteAdding();
        }
    }

    private void WorkAll(BlockingCollection<Job> open)
    {
        foreach (var job in open.GetConsumingEnumerable()) job.Run(work);
    }

    private static void Start(Action body) => new Thread(() => body(), StackBytes) { IsBackground = true }.Start();

    /// <summary>An input and, once it is there, its result.</summary>
    private sealed class Job(TIn input)
    {
        private readonly TaskCompletionSource<TOut> result = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsDone => result.Task.IsCompleted;

        public TOut Result => result.Task.GetAwaiter().GetResult();

        /// <summary>Waits for the result, or for a failure that <see cref="Result"/> will tell.</summary>
        public void Wait(TimeSpan time, CancellationToken interrupted) => Task.WaitAny([result.Task], (int)time.TotalMilliseconds, interrupted);

        public void Run(Func<TIn, TOut> work)
        {
            try
            {
                result.SetResult(work(input));
            }
            catch (Exception problem)
            {
                result.SetException(problem);
            }
        }
    }
}
