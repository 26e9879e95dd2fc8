using System.Buffers;
using System.Text.RegularExpressions;

namespace Gradus.Syntax;

/// <summary>Finds the formula in a line of plain text among the words of a sentence.</summary>
internal static partial class PlainFormula
{
    private static readonly SearchValues<char> Operators = SearchValues.Create("*+'^/()⊗∘⊙ᵀ:∂∇");

    private static readonly SearchValues<char> Relations = SearchValues.Create("=≈≠≡≔");

    private static readonly HashSet<string> ShortWords = ["so", "is", "we", "if", "or", "as", "to", "of", "by", "in", "on", "at", "it", "be", "an", "my", "do", "no", "a"];

    /// <summary>Where the formula of a line stands, or null if the line is words.</summary>
    public static SourceSpan? Find(string line)
    {
        var parts = Part().Matches(line);
        if (parts.Count == 0) return null;
        var (first, last) = (0, parts.Count - 1);
        if (parts[0].Value is "-" or "*" or "•" && parts.Count > 1) first++;
        else if (Numbering().IsMatch(parts[0].Value) && parts.Count > 1) first++;
        var lead = first;
        while (first <= last && IsWord(parts[first].Value) && !(IsArticle(parts[first].Value) && first < last && !IsWord(parts[first + 1].Value)) && !(first < last && IsNabla(parts[first].Value, parts[first + 1].Value))) first++;
        while (last >= first && IsWord(parts[last].Value) && !(IsArticle(parts[last].Value) && last > first && !IsWord(parts[last - 1].Value))) last--;
        if (first > last) return null;
        // What an operator waits for is no word, whatever it looks like: dgamma + dgamma.
        while (last < parts.Count - 1 && (parts[last].Value[^1] is '+' or '-' or '*' or '/' || (parts[last].Value[^1] is '=' or '≈' && IsMixed(parts[last + 1].Value)))) last++;
        while (first > lead && parts[first].Value[0] is '+' or '*' or '/') first--;
        var (start, end) = (parts[first].Index, parts[last].Index + parts[last].Length);
        for (var i = first; i < last; i++)
        {
            if (IsWord(parts[i].Value) && IsWord(parts[i + 1].Value)) return null;
        }
        var text = line[start..end].TrimEnd('.', ',', ';', ':', ' ', '?');
        var hasRelation = text.AsSpan().IndexOfAny(Relations) >= 0;
        if (!hasRelation && (first > lead || last < parts.Count - 1 || !HasOperator(text))) return null;
        return new SourceSpan(start, text.Length);
    }

    /// <summary>The formulas of a line: more than one where a word such as "where" stands between two that have a relation each.</summary>
    public static IEnumerable<SourceSpan> All(string line)
    {
        var joints = Joint().Matches(line);
        int[] cuts = [0, .. joints.Select(static j => j.Index), line.Length];
        SourceSpan?[] found = [.. Enumerable.Range(0, cuts.Length - 1).Select(k => FindWithin(line, cuts[k], cuts[k + 1]))];
        // f(x) = x'Ax where A is symmetric
        return joints.Count > 0 && found[0] is not null && Array.TrueForAll(found, f => f is null || line.AsSpan(f.Value.Start, f.Value.Length).IndexOfAny(Relations) > 0) ? found.OfType<SourceSpan>()
            : Find(line) is { } whole ? [whole] : Clauses(line);
    }

    /// <summary>The equations between commas of a line that is no formula as a whole: "Let A be symmetric, f(x) = x^T A x."</summary>
    private static IEnumerable<SourceSpan> Clauses(string line)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length) depth += line[i] is '(' or '[' or '{' ? 1 : line[i] is ')' or ']' or '}' ? -1 : 0;
            if (i < line.Length && !(line[i] == ',' && depth <= 0 && i + 1 < line.Length && line[i + 1] == ' ')) continue;
            if (FindWithin(line, start, i) is { } found && line.AsSpan(found.Start, found.Length).IndexOfAny(Relations) > 0) yield return found;
            start = i + 1;
        }
    }

    private static SourceSpan? FindWithin(string line, int start, int end) => Find(line[start..end]) is { } span ? span with { Start = span.Start + start } : null;

    /// <summary>"a" is a letter of the formula where no other word stands beside it.</summary>
    private static bool IsArticle(string part) => part.TrimEnd('.', ',', ';', ':') == "a";

    /// <summary>grad f, Hessian f(x): a word for ∇ before a name, or by itself before a sign.</summary>
    private static bool IsNabla(string word, string next) => FunctionNames.NablaOrder(word) > 0 && (next is "=" || (char.IsAsciiLetter(next[0]) && !IsWord(next) && (next.Length == 1 || next[1] is '(' or '_' or '=')));

    /// <summary>ttLH: capitals behind small letters are letters side by side.</summary>
    private static bool IsMixed(string part) => part.Any(char.IsAsciiLetterLower) && part.Skip(1).Any(char.IsAsciiLetterUpper);

    private static bool HasOperator(string text) => text.AsSpan().ContainsAny(Operators);

    private static bool IsWord(string part)
    {
        var word = part.TrimEnd('.', ',', ';', ':', '!', '?');
        if (word.Length < 2 && word is not "a") return false;
        if (word.Length > 2 && part.EndsWith(':') && word.All(char.IsAsciiLetter)) return true;
        return word.All(c => char.IsAsciiLetter(c) || c is '\'' or '-') && char.IsAsciiLetter(word[0]) && !word.EndsWith('\'')
            && (word.Length > 3 || ShortWords.Contains(word.ToLowerInvariant()) || Common().IsMatch(word))
            && !Increment().IsMatch(word) && FunctionNames.Find(word) is null && !Greek.IsName(word) && !(word[0] == 'd' && Greek.IsName(word[1..]));
    }

    [GeneratedRegex(@"[\s,;]+(where|with|and)\s", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex Joint();

    [GeneratedRegex(@"^Delta[A-Za-z]$", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex Increment();

    [GeneratedRegex(@"\S+", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex Part();

    [GeneratedRegex(@"^(\d+[.)]|\(\d+\)|\[\d+\])$", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex Numbering();

    [GeneratedRegex(@"^(the|and|for|has|let|now|but|not|are|get|use|our|you|can|may|one|its|how|why|all|any|set)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex Common();
}
