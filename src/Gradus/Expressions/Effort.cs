namespace Gradus.Expressions;

/// <summary>A bound on the work of one request, counted in nodes made and visited.</summary>
/// <remarks>A derivative can be far longer than its function, and simplifying it dearer still; no input may take a process for minutes.
/// The count belongs to the thread that works, from the opening of the scope to its end.</remarks>
public sealed class Effort : IDisposable
{
    [ThreadStatic]
    private static Effort? current;

    private readonly Effort? outer;
    private long left;

    private Effort(long nodes)
    {
        (left, outer) = (nodes, current);
        current = this;
    }

    /// <summary>Bounds the work until the scope is disposed.</summary>
    public static Effort Limit(long nodes) => new(nodes);

    /// <summary>The outer bound holds again.</summary>
    public void Dispose() => current = outer;

    /// <summary>Counts a node.</summary>
    /// <exception cref="EffortException">The bound is reached.</exception>
    internal static void Spend()
    {
        if (current is { } effort && --effort.left < 0) throw new EffortException();
    }
}

/// <summary>The work of a request has reached its bound.</summary>
public sealed class EffortException() : Exception("working this out takes more steps than are allowed");
