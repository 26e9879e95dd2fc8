using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Rendering;

namespace Gradus.Tests.Judging.Hard;

/// <summary>A statement that is false though it holds at most points that come to mind, or a true one that looks like it.</summary>
internal sealed record HardQuestion(Expr Left, Expr Right, bool Holds)
{
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
    /// <summary>What xunit prints of the class.</summary>
    public override string ToString() => Name;
}
