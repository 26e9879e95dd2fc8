namespace Gradus.Syntax;

/// <summary>A stretch of the source text, in characters from its start.</summary>
public readonly record struct SourceSpan(int Start, int Length)
{
    /// <summary>The first position behind the stretch.</summary>
    public int End => Start + Length;

    /// <summary>The smallest stretch that holds both.</summary>
    public SourceSpan To(SourceSpan other)
    {
        var start = Math.Min(Start, other.Start);
        return new SourceSpan(start, Math.Max(End, other.End) - start);
    }
}
