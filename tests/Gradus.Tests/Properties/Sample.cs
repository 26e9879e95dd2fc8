using Gradus.Expressions;
using Gradus.Rendering;

namespace Gradus.Tests.Laws;

/// <summary>A function and the variable that it is differentiated by.</summary>
internal sealed record Sample(Expr Function, Symbol By)
{
    /// <summary>The function, its shape, and its symbols with theirs.</summary>
    public override string ToString()
    {
        var shapes = string.Join(", ", Function.Symbols().Select(static s => $"{s.Name}: {s.Shape}{(s.Properties == Properties.None ? "" : " " + s.Properties)}"));
        return $"{new PlainRenderer().Render(Function)}   ({Function.Shape}, by {By.Name}; {shapes})";
    }
}
