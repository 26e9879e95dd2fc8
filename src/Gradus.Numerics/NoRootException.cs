namespace Gradus.Numerics;

/// <summary>An element of a prime field without a square root: an unlucky point, another may do.</summary>
public sealed class NoRootException() : ArithmeticException("no square, so no root");
