namespace Gradus.Syntax;

/// <summary>Which letters of a formula are indices: bound by a sum, free on more than one side, or in a pair and once more, as j in A_ij x_j.</summary>
internal sealed class FormulaIndices
{
    private readonly HashSet<string> likely = [];
    private readonly HashSet<string> paired = [];

    /// <summary>Whether a subscript letter is more likely an index than part of a name.</summary>
    public bool IsLikely(string letter) => likely.Contains(letter);

    /// <summary>Whether a letter can be an index at all.</summary>
    public static bool IsIndexLetter(char letter) => letter is >= 'i' and <= 'n' or 'p' or 'q' or 'r' or 's';

    /// <summary>The index letters of a formula on its page.</summary>
    public static FormulaIndices Of(IReadOnlyList<Token> tokens, PageContext page)
    {
        var found = new FormulaIndices();
        // What was an index in the line before is one in a line that goes on from it.
        if (tokens is [{ Kind: TokenKind.Relation }, ..]) found.likely.UnionWith(page.IndicesBefore);
        var sides = new Dictionary<string, int>();
        var side = 0;
        var uses = new List<string>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == TokenKind.Relation) side++;
            if (tokens[i].Kind == TokenKind.Sum) found.AddScript(tokens, i + 1, found.Bind);
            else if (tokens[i].Kind == TokenKind.Underscore && !(i > 0 && tokens[i - 1].Kind == TokenKind.Sum))
            {
                var here = side;
                var first = uses.Count;
                found.AddScript(tokens, i, letter =>
                {
                    uses.Add(letter);
                    found.Use(letter, sides, here, page);
                });
                if (uses.Count > first + 1 && !IsSized(tokens, i)) found.paired.UnionWith(uses[first..]);
            }
        }
        found.likely.UnionWith(found.paired.Where(letter => uses.Count(u => u == letter) > 1));
        if (uses.Count > 0) page.IndicesBefore = found.likely;
        return found;
    }

    /// <summary>I_mn: what stands below is a size.</summary>
    private static bool IsSized(IReadOnlyList<Token> tokens, int underscore) => underscore > 0 && (tokens[underscore - 1].IsSymbol("I") || tokens[underscore - 1].IsSymbol("K") || tokens[underscore - 1].Kind == TokenKind.Number);

    private void Bind(string letter) => likely.Add(letter);

    private void Use(string letter, Dictionary<string, int> sides, int side, PageContext page)
    {
        if (page.IsBound(letter) || (sides.TryGetValue(letter, out var before) && before != side)) likely.Add(letter);
        sides.TryAdd(letter, side);
    }

    private void AddScript(IReadOnlyList<Token> tokens, int underscore, Action<string> use)
    {
        if (underscore + 1 >= tokens.Count || tokens[underscore].Kind != TokenKind.Underscore) return;
        for (var k = underscore + 1; k < tokens.Count && k < underscore + 16 && tokens[k].Kind is not (TokenKind.CloseGroup or TokenKind.Relation); k++)
        {
            if (tokens[k].Kind == TokenKind.Name && tokens[k].Text.All(IsIndexLetter)) foreach (var letter in tokens[k].Text) use(letter.ToString());
        }
    }
}
