namespace Gradus.Evaluation;

/// <summary>An evaluation that was refused because it would be too large, too deep, or has no meaning here; the message says why.</summary>
public sealed class EvaluationLimitException(string message) : Exception(message);
