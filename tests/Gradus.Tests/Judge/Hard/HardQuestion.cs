using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Rendering;

namespace Gradus.Tests.Judging.Hard;

/// <summary>A statement that is false though it holds at most points that come to mind, or a true one that looks like it.</summary>
internal sealed record HardQuestion(Expr Left, Expr Right, bool Holds)
{
    /// <summary>The increments in which the sides are compared to an order; none where they are compared in value alone.</summary>
    public IReadOnlyList<Symbol> Small { get; init; } = [];

    /// <summary>The order in the increments.</summary>
    public int Order { get; init; } = 1;

    /// <summary>Both sides, and what is known of their symbols.</summary>
    public override string ToString()
    {
        var known = Left.Symbols().Concat(Right.Symbols()).Distinct().Select(static s => $"{s.Name}: {s.Shape}{(s.Properties == Properties.None ? "" : " " + s.Properties)}");
        var renderer = new PlainRenderer();
        return $"{renderer.Render(Left)} = {renderer.Render(Right)}   ({(Holds ? "true" : "false")}; {string.Join(", ", known)})";
    }
}

/// <summary>A class of hard questions: how one of them is drawn.</summary>
/// <param name="Name">What they are about.</param>
/// <param name="Draw">A question, false or true.</param>
internal sealed record HardClass(string Name, Func<RandomSource, HardQuestion> Draw)
{
    /// <summary>True where nothing need be said of a false question, as of one that is false at lengths alone that nobody tries.</summary>
    public bool MayBeUndecided { get; init; }

    /// <summary>How many questions the suite has time for.</summary>
    public required int Usual { get; init; }

    /// <summary>What xunit prints of the class.</summary>
    public override string ToString() => Name;
}
