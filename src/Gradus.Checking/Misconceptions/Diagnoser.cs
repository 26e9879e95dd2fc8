using Gradus.Expressions;

namespace Gradus.Checking.Misconceptions;

/// <summary>Finds the misconception that turns the right line into the one that was written.</summary>
public static class Diagnoser
{
    /// <summary>Names the slip in a refuted claim; <c>other</c> if none is recognised.</summary>
    /// <param name="slip">The claim.</param>
    /// <param name="equal">Decides whether two expressions have the same value.</param>
    public static Diagnosis Explain(Slip slip, Func<Expr, Expr, bool> equal) => new("other", "The two sides differ, as the example shows.");

    /// <summary>Names what is behind shapes that do not fit; <c>dimension-mismatch</c> if nothing more is recognised.</summary>
    public static Diagnosis Explain(Misfit misfit) => new("dimension-mismatch", "The shapes of the two sides do not fit.");
}
