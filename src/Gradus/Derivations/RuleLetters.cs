using System.Text;

namespace Gradus.Derivations;

/// <summary>Tells a rule in letters that mean nothing else in the formula at hand: its X is the variable, its A and B give way to those of the author.</summary>
public static class RuleLetters
{
    private const string Spare = "PQRSTVWZHCDEFLNYGJMUAB";

    /// <summary>The sentence with its letters renamed.</summary>
    /// <param name="sentence">A sentence; formulas in it write matrices as capitals.</param>
    /// <param name="taken">The names of the formula's symbols.</param>
    /// <param name="variable">By what is differentiated, as it is written; it stands in the place of X, and of x.</param>
    public static string Told(string sentence, IReadOnlySet<string> taken, string variable)
    {
        var used = Enumerable.Range(0, sentence.Length).Where(k => IsMatrix(sentence, k)).Select(k => sentence[k]).ToHashSet();
        var names = new Dictionary<char, string>();
        var spare = new Queue<char>(Spare.Where(c => !used.Contains(c) && !taken.Contains(c.ToString())));
        foreach (var letter in used)
        {
            if (letter == 'X') names[letter] = variable;
            else if (taken.Contains(letter.ToString()) && spare.TryDequeue(out var other)) names[letter] = other.ToString();
        }
        var told = new StringBuilder(sentence.Length);
        for (var k = 0; k < sentence.Length; k++)
        {
            if (IsMatrix(sentence, k) && names.TryGetValue(sentence[k], out var name)) told.Append(name);
            else if (sentence[k] == 'x' && StandsAlone(sentence, k)) told.Append(variable);
            else told.Append(sentence[k]);
        }
        return told.ToString();
    }

    /// <summary>A capital that is neither the beginning of a word nor an article, neither the identity nor the O of what is left out.</summary>
    private static bool IsMatrix(string text, int at)
    {
        if (text[at] is (not (>= 'A' and <= 'Z')) or 'I' or 'O' || (at + 1 < text.Length && text[at + 1] is >= 'a' and <= 'z')) return false;
        var begins = at == 0 || (at > 1 && text[at - 2] is '.' or ':');
        var isArticle = text[at] == 'A' && begins && at + 2 < text.Length && text[at + 1] == ' ' && char.IsAsciiLetterLower(text[at + 2]) && text[at + 2] != 'd';
        return !isArticle && (at == 0 || text[at - 1] is >= 'A' and <= 'Z' || StandsAlone(text, at));
    }

    /// <summary>True if no letter is before it but the d of a differential, and none behind it that would make it a word.</summary>
    private static bool StandsAlone(string text, int at)
    {
        var behind = at + 1 < text.Length && text[at + 1] is >= 'a' and <= 'z';
        var before = at > 0 && char.IsAsciiLetter(text[at - 1]);
        return !behind && (!before || (text[at - 1] == 'd' && (at == 1 || !char.IsAsciiLetter(text[at - 2]))));
    }
}
