namespace Gradus.Checking.Misconceptions;

/// <summary>A mistake that no known belief explains.</summary>
public sealed class Other : Misconception
{
    /// <inheritdoc/>
    public override string Id => "other";

    /// <inheritdoc/>
    public override string WrongForm => "a line that differs from the one before";

    /// <inheritdoc/>
    public override string RightForm => "a line equal to the one before";

    /// <inheritdoc/>
    public override string Message => "The two sides differ, as the example shows: go back one line and change one thing at a time.";

    /// <inheritdoc/>
    public override string Example => "$\\frac{\\partial}{\\partial x} x^T x = x + x x^T x$";

    /// <inheritdoc/>
    public override int Rank => 101;
}
