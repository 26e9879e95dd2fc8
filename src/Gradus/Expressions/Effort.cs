namespace Gradus.Expressions;

/// <summary>A bound on the work of one request, counted in nodes made and visited, and the asker's wish to have it stopped.</summary>
/// <remarks>A derivative can be far longer than its function, and simplifying it dearer still; no input may take a process for minutes.
/// What is counted is the same in every run, whatever else the machine does; a clock would give other answers under load.
/// The count belongs to the thread that works, from the opening of the scope to its end. What a scope within another uses, the outer one has used too.</remarks>
public sealed class Effort : IDisposable
{
    /// <summary>So many nodes are made in much less than a millisecond; looking at the wish costs more than making one.</summary>
    private const int Between = 256;

    /// <summary>So many operations on numbers take as long as making a node.</summary>
    private const int OperationsOfANode = 8;

    [ThreadStatic]
    private static Effort? current;

    private readonly Effort? outer;
    private readonly CancellationToken wish;
    private readonly long granted;
    private Effort? inner;
    private long left;

    private Effort(long nodes, CancellationToken wish)
    {
        (outer, this.wish) = (current, wish);
        granted = left = Math.Min(nodes, Math.Max(0, outer?.left ?? long.MaxValue));
        if (outer is not null) outer.inner = this;
        current = this;
    }

    /// <summary>The wish of the one who asked; it stays the same in every scope within.</summary>
    public static CancellationToken Wish => current?.wish ?? CancellationToken.None;

    /// <summary>The nodes counted since the scope was opened, those of scopes within it among them.</summary>
    public long Spent => granted - left + (inner?.Spent ?? 0);

    /// <summary>Bounds the work until the scope is disposed.</summary>
    public static Effort Limit(long nodes) => new(nodes, Wish);

    /// <summary>Does work of so many nodes at most; else gives something otherwise.</summary>
    public static T Within<T>(long nodes, Func<T> work, T otherwise)
    {
        using var bound = Limit(nodes);
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

    /// <summary>The outer bound holds again.</summary>
    public void Dispose()
    {
        current = outer;
        if (outer is null) return;
        outer.left -= granted - left;
        outer.inner = null;
    }

    /// <summary>Stops here if the asker no longer waits; for work that makes no nodes.</summary>
    /// <exception cref="OperationCanceledException">The asker wishes so.</exception>
    public static void StopIfWished() => current?.wish.ThrowIfCancellationRequested();

    /// <summary>Counts a node.</summary>
    /// <exception cref="EffortException">The bound is reached.</exception>
    /// <exception cref="OperationCanceledException">The asker no longer waits.</exception>
    internal static void Spend()
    {
        if (current is not { } effort) return;
        if (--effort.left < 0) throw new EffortException();
        if (effort.left % Between == 0) effort.wish.ThrowIfCancellationRequested();
    }

    /// <summary>Counts operations on numbers.</summary>
    /// <exception cref="EffortException">The bound is reached.</exception>
    /// <exception cref="OperationCanceledException">The asker no longer waits.</exception>
    internal static void Compute(long operations)
    {
        if (current is not { } effort) return;
        var before = effort.left;
        effort.left -= 1 + (operations / OperationsOfANode);
        if (effort.left < 0) throw new EffortException();
        if (before / Between != effort.left / Between) effort.wish.ThrowIfCancellationRequested();
    }
}

/// <summary>The work of a request has reached its bound.</summary>
public sealed class EffortException() : Exception("working this out takes more steps than are allowed");
