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
        var applied = parts.Where(static p => p is not null).SelectMany(static p => p!.SelfAndDescendants()).OfType<Apply>().ToList();
        var squared = applied.Where(IsEvenPower).Select(static a => a.Children[0]).ToList();
        foreach (var apply in applied)
        {
            if (apply.Function.Domain is not { } domain || !Matters(apply) || squared.Contains(apply)) continue;
            var text = string.Format(CultureInfo.InvariantCulture, domain, [.. apply.Children.Select(renderer.Render)]);
            if (!found.Contains(text)) found.Add(text);
        }
        return found;
    }

    /// <summary>‖x‖² is smooth everywhere, also where ‖x‖ is not.</summary>
    private static bool IsEvenPower(Apply apply) => apply.Function is Functions.EntryPower && apply.Children[0] is Apply { Function: Functions.Norm2 or Functions.NormF }
        && apply.Children[1] is Number { Value: { IsInteger: true, Sign: > 0 } k } && (k.Numerator % 2).IsZero;

    /// <summary>A power needs its domain only where it is negative or no whole number.</summary>
    private static bool Matters(Apply apply) => apply.Function is not Functions.EntryPower
        || apply.Children[1] is not Number n || n.Value.Sign < 0 || !n.Value.IsInteger;
}
