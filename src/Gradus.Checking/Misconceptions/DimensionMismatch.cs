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
    public override string Example => "Let $A$ be $m \\times n$ and $B$ be $m \\times p$.\n\n$\\operatorname{tr}(AB) = \\operatorname{tr}(BA)$";

    /// <inheritdoc/>
    public override int Rank => 100;
}
