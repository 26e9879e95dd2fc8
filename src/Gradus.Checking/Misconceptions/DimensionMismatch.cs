namespace Gradus.Checking.Misconceptions;

/// <summary>Shapes that do not fit, with no other reason in sight.</summary>
public sealed class DimensionMismatch : Misconception
{
    /// <inheritdoc/>
    public override string Id => "dimension-mismatch";

    /// <inheritdoc/>
    public override string WrongForm => "A (m×n) times B (m×p)";

    /// <inheritdoc/>
    public override string RightForm => "A (m×n) times B (n×p)";

    /// <inheritdoc/>
    public override string Message => "The shapes do not fit here: write rows × columns under every factor, and neighbours must agree.";

    /// <inheritdoc/>
    public override string Example => "X: n×p\n\nA: n×p\n\n$\\frac{\\partial}{\\partial X}\\det(X^T A) = \\det(XA) X^{-1}$";

    /// <inheritdoc/>
    public override int Rank => 100;
}
