namespace Gradus.Expressions;

/// <summary>A bound on the work of one request, counted in nodes made and visited, and the asker's wish to have it stopped.</summary>
/// <remarks>A derivative can be far longer than its function, and simplifying it dearer still; no input may take a process for minutes.
/// The count belongs to the thread that works, from the opening of the scope to its end. A scope within another has a count of its own and the outer one's wish.</remarks>
public sealed class Effort : IDisposable
{
    /// <summary>So many nodes are made in much less than a millisecond; looking at the wish costs more than making one.</summary>
    private const int Between = 256;

    [ThreadStatic]
    private static Effort? current;

    /// <summary>What the thread may have allocated in all when this scope gives up.</summary>
    private readonly long memory = long.MaxValue;

    private readonly Effort? outer;
    private readonly CancellationToken wish;
    private long left;

    private Effort(long nodes, CancellationToken wish, long bytes = long.MaxValue)
    {
        (left, outer, this.wish) = (nodes, current, wish);
        memory = Math.Min(outer?.memory ?? long.MaxValue, bytes == long.MaxValue ? bytes : GC.GetAllocatedBytesForCurrentThread() + bytes);
        current = this;
    }

    /// <summary>The wish of the one who asked; it stays the same in every scope within.</summary>
    public static CancellationToken Wish => current?.wish ?? CancellationToken.None;

    /// <summary>Bounds the work until the scope is disposed.</summary>
    public static Effort Limit(long nodes) => new(nodes, Wish);

    /// <summary>Bounds the work until the scope is disposed, and stops it when the token says so, which is linked to the asker's wish.</summary>
    public static Effort Limit(long nodes, CancellationToken wish) => new(nodes, wish);

    /// <summary>Does work that may allocate so many bytes, and visit as many nodes as the scope around it still may; else gives something otherwise.</summary>
    public static T InMemory<T>(long bytes, Func<T> work, T otherwise)
    {
        using var bound = new Effort(current?.left ?? long.MaxValue, Wish, bytes);
        try
        {
            return work();
        }
        catch (EffortException)
        {
            return otherwise;
        }
    }

    /// <summary>Work in this scope stops when the asker wishes.</summary>
    public static Effort Until(CancellationToken wish) => new(long.MaxValue, wish);

    /// <summary>A source that the asker's wish cancels, and time.</summary>
    public static CancellationTokenSource Within(TimeSpan time)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(Wish);
        source.CancelAfter(time);
        return source;
    }

    /// <summary>The outer bound holds again.</summary>
    public void Dispose() => current = outer;

    /// <summary>Stops here if the asker no longer waits or the memory is used up; for work that makes no nodes.</summary>
    /// <exception cref="OperationCanceledException">The asker wishes so.</exception>
    /// <exception cref="EffortException">The bound on memory is reached.</exception>
    public static void StopIfWished() => current?.Look();

    /// <summary>Counts a node.</summary>
    /// <exception cref="EffortException">The bound is reached.</exception>
    /// <exception cref="OperationCanceledException">The asker no longer waits.</exception>
    internal static void Spend()
    {
        if (current is not { } effort) return;
        if (--effort.left < 0) throw new EffortException();
        if (effort.left % Between == 0) effort.Look();
    }

    private void Look()
    {
        wish.ThrowIfCancellationRequested();
        if (memory < long.MaxValue && GC.GetAllocatedBytesForCurrentThread() > memory) throw new EffortException();
    }
}

/// <summary>The work of a request has reached its bound.</summary>
public sealed class EffortException() : Exception("working this out takes more steps than are allowed");
