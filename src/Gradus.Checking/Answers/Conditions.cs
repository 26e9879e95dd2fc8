using System.Globalization;
using Gradus.Expressions;
using Gradus.Rendering;

namespace Gradus.Checking.Answers;

/// <summary>What a function and its derivative need: "X invertible", "det X > 0".</summary>
internal static class Conditions
{
    public static IReadOnlyList<string> Of(params Expr?[] parts)
    {
        var renderer = new UnicodeRenderer();
        var found = new List<string>();
        foreach (var apply in parts.Where(static p => p is not null).SelectMany(static p => p!.SelfAndDescendants()).OfType<Apply>())
        {
            if (apply.Function.Domain is not { } domain || !Matters(apply)) continue;
            var text = string.Format(CultureInfo.InvariantCulture, domain, [.. apply.Children.Select(renderer.Render)]);
            if (!found.Contains(text)) found.Add(text);
        }
        return found;
    }

    /// <summary>A power needs its domain only where it is negative or no whole number.</summary>
    private static bool Matters(Apply apply) => apply.Function is not Functions.EntryPower
        || apply.Children[1] is not Number n || n.Value.Sign < 0 || !n.Value.IsInteger;
}
