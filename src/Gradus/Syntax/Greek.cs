using System.Collections.Frozen;

namespace Gradus.Syntax;

/// <summary>Greek letters: command, English name and Unicode character.</summary>
internal static class Greek
{
    private const string Lower = "α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi ο omicron "
        + "π pi ρ rho σ sigma ς sigma τ tau υ upsilon φ phi χ chi ψ psi ω omega ϵ epsilon ϑ theta ϕ phi ϖ pi ϱ rho ϰ kappa µ mu ℓ ell";

    private const string Upper = "Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Υ Upsilon Φ Phi Ψ Psi Ω Omega";

    private static readonly FrozenDictionary<char, string> ByCharacter = $"{Lower} {Upper}".Split(' ').Chunk(2).ToFrozenDictionary(pair => pair[0][0], pair => pair[1]);

    private static readonly FrozenDictionary<string, string> ByCommand = ByCharacter.Values.Distinct().Select(name => (name, name))
        .Concat("Alpha Beta Epsilon Zeta Eta Iota Kappa Mu Nu Omicron Rho Tau Chi".Split(' ').Select(name => (name, name)))
        .Append(("thetasym", "theta"))
        .Concat(new[] { "epsilon", "theta", "phi", "rho", "pi", "sigma", "kappa" }.Select(name => ("var" + name, name)))
        .Concat(new[] { "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega" }.Select(name => ("var" + name, name)))
        .ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2);

    private const string Variants = "ϵςϑϕϖϱϰ";

    private static readonly FrozenDictionary<string, char> ByName = ByCharacter.Keys.OrderBy($"{Lower} {Upper}".IndexOf).GroupBy(character => ByCharacter[character])
        .ToFrozenDictionary(group => group.Key, group => group.First());

    private static readonly FrozenDictionary<string, char> VariantByName = Variants.ToFrozenDictionary(character => VariantOf(ByCharacter[character]));

    /// <summary>The usual character of a letter with this English name, or null.</summary>
    public static char? Character(string name) => ByName.TryGetValue(name, out var character) || VariantByName.TryGetValue(name, out character) ? character : null;

    /// <summary>The English name of a Greek character, or null.</summary>
    public static string? Name(char character) => ByCharacter.GetValueOrDefault(character);

    /// <summary>The English name that a command such as <c>\varepsilon</c> stands for, or null.</summary>
    public static string? Command(string command) => ByCommand.GetValueOrDefault(command);

    /// <summary>The Greek letter of four letters or more with which a run of letters begins, as in lambdaI; null where it is a run of Latin ones.</summary>
    public static string? StartOf(string run) => ByCommand.Keys.Where(name => name.Length > 3 && run.StartsWith(name, StringComparison.Ordinal)).MaxBy(static name => name.Length);

    /// <summary>The name of the other form of a letter, where a text has both: <c>varphi</c> of ϕ beside φ.</summary>
    public static string VariantOf(string name) => "var" + name;

    /// <summary>Whether a character is the less usual form of its letter.</summary>
    public static bool IsVariant(char character) => Variants.Contains(character, StringComparison.Ordinal);

    /// <summary>Whether a command is for the less usual form of its letter.</summary>
    public static bool IsVariant(string command) => command.StartsWith("var", StringComparison.Ordinal) || command == "thetasym";

    /// <summary>Whether a plain name is the English name of a Greek letter.</summary>
    public static bool IsName(string name) => ByCommand.ContainsKey(name);
}
