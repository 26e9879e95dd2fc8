using System.Globalization;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Rendering;
using Gradus.Simplification;

namespace Gradus.Checking.Answers;

/// <summary>What a function and its derivative need: "X invertible", "det X > 0".</summary>
internal static class Conditions
{
    /// <summary>The conditions of all parts together, each said once; what always holds, or follows from another one, is left out.</summary>
    public static IReadOnlyList<string> Of(params Expr?[] parts)
    {
        var renderer = Writing.For(parts.OfType<Expr>()).Unicode;
        var found = new List<string>();
        var positive = new HashSet<Expr>();
        var applied = parts.OfType<Expr>().SelectMany(static p => p.SelfAndDescendants()).OfType<Apply>().ToList();
        var squared = applied.Where(IsEvenPowerOfNorm).Select(static a => a.Children[0]).ToHashSet();
        foreach (var apply in applied.Where(a => !squared.Contains(a)))
        {
            Expr[] x = [.. apply.Children.Select(Simplifier.Simplify)];
            if (apply.Function is Inverse) x[0] = Regular(x[0]);
            if (apply.Function.DomainAt(x) is not { } domain || Signs.Always(apply.Function, x)) continue;
            if (apply.Function is LogDet) positive.Add(x[0]);
            if (apply.Function is Inverse && positive.Contains(x[0])) continue;
            var text = string.Format(CultureInfo.InvariantCulture, domain, [.. x.Select(a => Written(renderer, a, domain))]);
            text = text.Replace("det (", "det(", StringComparison.Ordinal);
            if (text.IndexOf(" unless ", StringComparison.Ordinal) is > 0 and var unless) found.RemoveAll(c => c.StartsWith(text[..(unless + 8)], StringComparison.Ordinal));
            if (!found.Contains(text)) found.Add(text);
        }
        found.RemoveAll(c => c.IndexOf(" unless ", StringComparison.Ordinal) is > 0 and var but && found.Contains(c[..but]));
        // x > 0 says more than x ≠ 0, and ‖x‖ ≠ 0 nothing but x ≠ 0.
        found.RemoveAll(c => c.EndsWith(" ≠ 0", StringComparison.Ordinal) && found.Contains(c.Replace(" ≠ 0", " > 0", StringComparison.Ordinal)));
        return found;
    }

    /// <summary>What must be invertible for a matrix to be: X for Xᵀ, 2X and X².</summary>
    private static Expr Regular(Expr x) => x switch
    {
        Apply { Function: MatrixPower, Children: [var b, Number { Value.Sign: > 0 }] } => Regular(b),
        Apply { Function: Transpose, Children: [var b] } => Regular(b),
        Scale { Body: { } body, Scalars.Count: 0 } => Regular(body),
        _ => x,
    };

    private static string Written(Renderer renderer, Expr e, string domain)
    {
        var text = renderer.Render(e);
        return e is Sum or Product or Scale && domain.StartsWith("det {0}", StringComparison.Ordinal) ? $"({text})" : text;
    }

    /// <summary>‖x‖² is smooth everywhere, also where ‖x‖ is not.</summary>
    private static bool IsEvenPowerOfNorm(Apply apply) => apply is { Function: EntryPower, Children: [Apply { Function: Norm2 or NormF }, Number { Value: { IsInteger: true, Sign: > 0 } k }] } && (k.Numerator % 2).IsZero;
}
