namespace Gradus.Shapes;

/// <summary>Shapes that do not fit; the message names the operation and both shapes.</summary>
public sealed class ShapeException(string message) : Exception(message);
