namespace Gradus.Syntax;

/// <summary>The names that a request speaks of: those it declares, and those it differentiates by.</summary>
/// <param name="Declared">Declared names.</param>
/// <param name="Wanted">What is differentiated by.</param>
public sealed record TypedNames(IReadOnlySet<string> Declared, IReadOnlyCollection<string> Wanted)
{
    /// <summary>True for a name that the request gives.</summary>
    public bool Has(string name) => Declared.Contains(name) || Wanted.Contains(name);
}

/// <summary>A word of several letters and the ways to take it, the likelier first: as one symbol, or as a product of several.</summary>
internal sealed record TypedWord(string Text, IReadOnlyList<IReadOnlyList<string>> Ways);

/// <summary>Finds the words of a formula that may be products written without a sign: Ax, AXB, yx.</summary>
internal static class TypedWords
{
    private const int Longest = 12;

    /// <summary>Short for Greek letters, and what is no product either.</summary>
    private static readonly HashSet<string> Short = ["lam", "eps", "inf", "Inf"];

    /// <summary>The words that can be taken apart.</summary>
    public static List<TypedWord> Of(IReadOnlyList<Token> tokens, TypedNames names)
    {
        var differentiates = tokens.Any(static t => t.IsSymbol("d") || IsDifferential(t));
        var parts = tokens.Where(t => IsWord(t, names)).Select(static t => t.Text).Distinct().ToDictionary(static w => w, w => Parts(w, names, differentiates));
        var shared = parts.Values.SelectMany(static p => p.Distinct()).GroupBy(static p => p).Where(static g => g.Count() > 1).Select(static g => g.Key);
        var single = tokens.Where(static t => t.Kind == TokenKind.Name && !t.Word).Select(static t => t.Text);
        var known = single.Concat(names.Declared).Concat(names.Wanted).Concat(shared).ToHashSet();
        var hasSign = tokens.Any(static t => t is { Kind: TokenKind.Times, Text: "*" or "@" } or { Kind: TokenKind.DotHadamard });
        var letters = single.Concat(names.Declared).Concat(names.Wanted).ToHashSet();
        bool IsOneName(string word) => StandsApart(word, tokens) || (hasSign && HasSignsOnly(tokens) && !parts[word].Exists(letters.Contains));
        return [.. parts.Where(static p => p.Value.Count > 1).Select(p => new TypedWord(p.Key, IsOneName(p.Key) ? [[p.Key], p.Value]
            : Ways(p.Key, p.Value, p.Value.Distinct().Count(l => !known.Contains(l)), hasSign)))];
    }

    /// <summary>True where no two factors stand side by side: who writes a sign into every product means a name by every word.</summary>
    private static bool HasSignsOnly(IReadOnlyList<Token> tokens) => !Enumerable.Range(1, Math.Max(0, tokens.Count - 1))
        .Any(i => tokens[i].StartsFactor && tokens[i - 1].EndsOperand && !(tokens[i] is { Kind: TokenKind.Open, Spaced: false } && tokens[i - 1].Kind == TokenKind.Name));

    /// <summary>Cov of w' Cov w, Sw of w'*Sw*w: a capital and small letters that their author set apart from the factors beside them are one name.</summary>
    /// <remarks>Two letters, as of x' Ax, only where they are set apart on both sides.</remarks>
    private static bool StandsApart(string word, IReadOnlyList<Token> tokens) =>
        char.IsAsciiLetterUpper(word[0]) && word.Skip(1).All(char.IsAsciiLetterLower) && Enumerable.Range(0, tokens.Count)
            .Where(i => tokens[i].Kind == TokenKind.Name && tokens[i].Text == word)
            .Any(i => (IsApart(tokens, i) ? 1 : 0) + (IsApart(tokens, i + 1) ? 1 : 0) >= (word.Length > 2 ? 1 : 2));

    /// <summary>True where white space or a sign stands between a factor and the one before it.</summary>
    private static bool IsApart(IReadOnlyList<Token> tokens, int i)
    {
        if (i == 0 || i >= tokens.Count) return false;
        return (tokens[i].Spaced && tokens[i].StartsFactor && tokens[i - 1].EndsOperand) || IsTimes(tokens[i - 1]) || IsTimes(tokens[i]);
    }

    private static bool IsTimes(Token token) => token.Kind is TokenKind.Times or TokenKind.DotHadamard;

    private static bool IsWord(Token token, TypedNames names) => token is { Kind: TokenKind.Name, Word: true, Text.Length: > 1 and <= Longest }
        && char.IsAsciiLetter(token.Text[1]) && token.Text.All(char.IsAsciiLetterOrDigit)
        && !names.Has(token.Text) && !Short.Contains(token.Text) && !IsDifferential(token);

    /// <summary>dX, which is no product of d.</summary>
    private static bool IsDifferential(Token token) => token is { Kind: TokenKind.Name, Word: true, Text: ['d', var letter, ..] }
        && char.IsAsciiLetter(letter) && (token.Text[2..].All(char.IsAsciiDigit) || Greek.IsName(token.Text[1..]));

    /// <summary>The names that a word is made of: declared ones, Greek ones, else a letter and the digits behind it.</summary>
    private static List<string> Parts(string word, TypedNames names, bool differentiates)
    {
        var longer = names.Declared.Concat(names.Wanted).Where(static n => n.Length > 1).ToList();
        var parts = new List<string>();
        for (var i = 0; i < word.Length; i += parts[^1].Length)
        {
            var rest = word[i..];
            parts.Add(longer.Where(n => rest.StartsWith(n, StringComparison.Ordinal)).MaxBy(static n => n.Length) ?? Greek.StartOf(rest)
                ?? (differentiates && rest is ['d', _, ..] ? rest[..(1 + Letter(rest[1..]))] : rest[..Letter(rest)]));
        }
        return parts;
    }

    private static int Letter(string rest) => 1 + rest.Skip(1).TakeWhile(char.IsAsciiDigit).Count();

    /// <summary>Which way is likelier, and whether the other is to be tried at all.</summary>
    private static IReadOnlyList<IReadOnlyList<string>> Ways(string word, List<string> parts, int unknown, bool hasSign)
    {
        if (unknown == 0 || (word.Any(char.IsAsciiLetterUpper) && !IsName(word, hasSign))) return [parts];
        var isProduct = word.All(char.IsAsciiLetterLower) && word.Length switch { 2 => !hasSign || unknown < 2, 3 => !hasSign && unknown < 2, _ => false };
        return isProduct ? [parts, [word]] : [[word], parts];
    }

    /// <summary>Loss, Wih, colSums: a word rather than matrices and vectors.</summary>
    private static bool IsName(string word, bool hasSign)
    {
        var small = word.Count(char.IsAsciiLetterLower);
        return small > 3 || (char.IsAsciiLetterUpper(word[0]) && small == word.Length - 1 && word.Length > (hasSign ? 2 : 3));
    }
}
