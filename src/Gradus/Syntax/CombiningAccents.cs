using System.Collections.Frozen;
using System.Text;

namespace Gradus.Syntax;

/// <summary>Hats, bars and dots of Unicode, which stand behind the letter that they are set on: β̂ is beta_hat, and ŷ, one character or two, y_hat.</summary>
internal static class CombiningAccents
{
    private static readonly FrozenDictionary<char, string> Names = new Dictionary<char, string>
    {
        ['\u0300'] = "_grave", ['\u0301'] = "_acute", ['\u0302'] = "_hat", ['\u0303'] = "_tilde", ['\u0304'] = "_bar", ['\u0305'] = "_bar",
        ['\u0306'] = "_breve", ['\u0307'] = "_dot", ['\u0308'] = "_ddot", ['\u030A'] = "_ring", ['\u030C'] = "_check",
    }.ToFrozenDictionary();

    /// <summary>True for an accent right behind a name.</summary>
    public static bool IsOn(char character, int at, List<Token> output) => Names.ContainsKey(character) && output is [.., { Kind: TokenKind.Name } name] && name.Span.End == at;

    /// <summary>Puts an accent on the last letter before it: of AX̂ on the X alone.</summary>
    public static void Put(char accent, int at, List<Token> output)
    {
        var name = output[^1];
        var isRun = name.Text.Length > 1 && name.Text.Length == name.Span.Length && name.Text.All(char.IsAsciiLetter);
        if (isRun) output[^1] = name with { Text = name.Text[..^1], Span = name.Span with { Length = name.Span.Length - 1 }, Word = name.Text.Length > 2 && !Greek.IsName(name.Text[..^1]) };
        if (isRun) output.Add(new Token(TokenKind.Name, name.Text[^1..], new SourceSpan(at - 1, 1)));
        output[^1] = output[^1] with { Text = output[^1].Text + Names[accent], Span = output[^1].Span.To(new SourceSpan(at, 1)) };
    }

    /// <summary>A letter of one character, and an accent that is part of it.</summary>
    public static IEnumerable<Token> Parted(char letter, SourceSpan span)
    {
        var parts = letter.ToString().Normalize(NormalizationForm.FormD);
        return [new Token(TokenKind.Name, parts.Length == 2 && Names.TryGetValue(parts[1], out var accent) ? parts[0] + accent : letter.ToString(), span)];
    }
}
