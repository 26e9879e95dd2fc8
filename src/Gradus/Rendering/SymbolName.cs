using System.Collections.Frozen;
using Gradus.Expressions;
using Gradus.Syntax;

namespace Gradus.Rendering;

/// <summary>A name taken apart: <c>dx_hat_1</c> is the letter x behind a d, with a hat and the subscript 1.</summary>
/// <param name="Whole">The whole name in ASCII.</param>
/// <param name="Prefix">What makes it a differential, an increment or a gradient: <c>d</c>, <c>Delta</c>, <c>nabla</c>; empty for an ordinary name.</param>
/// <param name="Stem">The letter or word.</param>
/// <param name="Accents">Hats and bars, innermost first.</param>
/// <param name="Subscripts">What stands below.</param>
internal sealed record SymbolName(string Whole, string Prefix, string Stem, IReadOnlyList<string> Accents, IReadOnlyList<string> Subscripts)
{
    private static readonly FrozenDictionary<string, char> Marks = new Dictionary<string, char>
    {
        ["hat"] = '\u0302', ["bar"] = '\u0304', ["tilde"] = '\u0303', ["dot"] = '\u0307', ["ddot"] = '\u0308',
        ["check"] = '\u030C', ["breve"] = '\u0306', ["acute"] = '\u0301', ["grave"] = '\u0300', ["ring"] = '\u030A', ["prime"] = '′',
    }.ToFrozenDictionary();

    private const string Gradient = "nabla_";

    /// <summary>The name of a symbol.</summary>
    public static SymbolName Of(Symbol symbol)
    {
        if (symbol.DifferentialOf is not { } variable || !symbol.Name.EndsWith(variable.Name, StringComparison.Ordinal)) return Of(symbol.Name);
        var prefix = symbol.Name[..^variable.Name.Length];
        if (prefix is "Δ" or "∆") prefix = "Delta";
        return Of(variable.Name) with { Whole = prefix + variable.Name, Prefix = prefix };
    }

    /// <summary>A name without prefix.</summary>
    public static SymbolName Of(string name)
    {
        if (name.StartsWith(Gradient, StringComparison.Ordinal) && name.Length > Gradient.Length) return Of(name[Gradient.Length..]) with { Whole = name, Prefix = "nabla" };
        var parts = name.Split('_', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0) return new SymbolName(name, "", name, [], []);
        var stem = parts[0].TrimEnd("0123456789".ToCharArray());
        if (!(stem.Length == 1 || Letter(stem) is not null)) stem = parts[0];
        string[] below = stem.Length < parts[0].Length ? [parts[0][stem.Length..], .. parts[1..]] : parts[1..];
        return new SymbolName(name, "", stem, [.. below.Where(Marks.ContainsKey)], [.. below.Where(static part => !Marks.ContainsKey(part))]);
    }

    /// <summary>L and Y of dL_dY, as programs write ∂L/∂Y; null for any other name.</summary>
    public static (string Of, string By)? Quotient(string name) => name is ['d', ..] && name.IndexOf("_d", StringComparison.Ordinal) is > 1 and var bar && bar + 2 < name.Length ? (name[1..bar], name[(bar + 2)..]) : null;

    /// <summary>The Greek letter with an English name, or null.</summary>
    public static string? Letter(string name) => Greek.Character(name)?.ToString();

    /// <summary>The character that is put behind a letter for an accent.</summary>
    public static char Combining(string accent) => Marks[accent];
}
