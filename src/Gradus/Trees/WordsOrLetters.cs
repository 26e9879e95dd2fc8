using System.Buffers;
using Gradus.Syntax;

namespace Gradus.Trees;

/// <summary>Letters side by side as a word and as letters, the likelier reading first.</summary>
internal static class WordsOrLetters
{
    private const int LongProduct = 6;

    /// <summary>Whether this is the name of a function or operator that is known everywhere.</summary>
    public static bool IsKnown(string word) => OperatorReach.IsWord(word) || FunctionNames.Find(word) is not null || LatexCommands.Find(word) is { Kind: CommandKind.Sign or CommandKind.Word };

    /// <summary>The readings of a piece of letters, each as things side by side.</summary>
    public static IEnumerable<List<RunItem>> Readings(Piece piece)
    {
        var word = new List<RunItem> { Item(Word(piece.Text, piece.Font, piece.Span)) };
        var letters = piece.Text.Length > LongProduct ? null : piece.Text.Select((_, i) => Item(One(piece, i))).ToList();
        if (letters is null) return [word];
        return IsKnown(piece.Text) || LooksLikeWord(piece.Text) ? [word, letters] : [letters, word];
    }

    /// <summary>A word as the sign that it names, or as a letter of its own.</summary>
    public static Tree Word(string text, Font font, SourceSpan span)
    {
        if (LatexCommands.Find(text) is { Kind: CommandKind.Sign, Value: var sign } && text.Length > 2) return new Sign(span, (SignKind)sign);
        return new Letter(span, text, font, [], IsWord: text.Length > 1 && !Greek.IsName(text));
    }

    /// <summary>Three or more small letters behind the first, with a vowel: Loss, const, softmax.</summary>
    public static bool LooksLikeWord(string text) => text.Length > 3 && text.Skip(1).All(char.IsAsciiLetterLower) && text.AsSpan().ContainsAny(Vowels);

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyAEIOU");

    private static Letter One(Piece piece, int i) => new(piece.Span.Length == piece.Text.Length ? new SourceSpan(piece.Span.Start + i, 1) : piece.Span, piece.Text[i..(i + 1)], piece.Font, [], IsWord: false);

    private static RunItem Item(Tree tree) => new(tree, Mark.None, new SourceSpan(tree.Span.Start, 0));
}
