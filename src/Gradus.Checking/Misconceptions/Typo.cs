using Gradus.Expressions;

namespace Gradus.Checking.Misconceptions;

/// <summary>A slip of the pen, which the next line takes back.</summary>
public sealed class Typo : Misconception
{
    /// <inheritdoc/>
    public override string Id => "typo";

    /// <inheritdoc/>
    public override string WrongForm => "a letter, sign or mark for another";

    /// <inheritdoc/>
    public override string RightForm => "the line that follows";

    /// <inheritdoc/>
    public override string Message => "This looks like a slip of the pen: read the line once more, letter by letter.";

    /// <inheritdoc/>
    public override string Example => "$\\frac{\\partial}{\\partial x} x^T A x = A x - A^T x$\n\n$\\frac{\\partial}{\\partial x} x^T A x = (A + A^T) x$";

    /// <inheritdoc/>
    public override int Rank => 70;

    /// <summary>What is said of a line that the next one takes back.</summary>
    internal static Diagnosis TakenBack { get; } = new("typo", "This looks like a slip of the pen: the next line takes it back, so only this line needs a correction.");

    /// <inheritdoc/>
    public override IEnumerable<Expr> WrongValues(Slip slip) =>
        from form in Edits.Forms(slip)
        from wrong in slip.Written.Symbols()
        from value in Edits.AtOnePlace(form, e => e is Symbol right && right.Name != wrong.Name && right.Shape == wrong.Shape ? [wrong] : [])
        select value;

    /// <inheritdoc/>
    public override Diagnosis Describe(Slip slip, Expr believed) =>
        slip.Next is { } next && believed.Equals(next) ? TakenBack : new Diagnosis(Id, Message);
}
