namespace Gradus.Simplification;

/// <summary>A rule of simplification in plain syntax, to be proof-read: left = right, and why.</summary>
/// <param name="Name">The conclusion, so that it can be guessed: <c>diag-times-vector</c>.</param>
/// <param name="Left">What is found. Capitals stand for matrices and vectors, the letters u … z for vectors, s for a scalar.</param>
/// <param name="Right">What takes its place.</param>
/// <param name="When">What must be known: <c>D diagonal</c>; empty if nothing. Shapes need not be said, both sides must have them.</param>
/// <param name="Because">The reason for a learner, in one sentence.</param>
public sealed record RuleText(string Name, string Left, string Right, string When, string Because);
