namespace Gradus.Syntax;

/// <summary>One way to read what somebody typed: a formula, or why it is none.</summary>
public sealed record TypedFormula(RelationSyntax? Relation, Diagnostic? Problem, bool IsLatex)
{
    /// <summary>The words that were taken for products, each with its factors.</summary>
    public IReadOnlyList<(string Word, IReadOnlyList<string> Factors)> Products { get; init; } = [];
}

/// <summary>Reads single formulas as people type them: without stars, in the languages that they work in, or in LaTeX.</summary>
/// <remarks>A run of letters that is no name may be a product; which it is, shapes decide: the likeliest reading comes first.</remarks>
public static class TypedReader
{
    private const int MostReadings = 16;
    private const int MostWords = 8;

    /// <summary>The names of all functions, to find what a mistyped one was meant to be.</summary>
    public static IEnumerable<string> Functions => TypedFunctions.All;

    /// <summary>The readings of a text, the likeliest first; one at least.</summary>
    public static IEnumerable<TypedFormula> Read(string text, TypedNames names)
    {
        if (TypedLanguage.IsLatex(text)) return [Latex(text, names)];
        try
        {
            var tokens = TypedTokens.Read(text, names);
            return Choices(TypedWords.Of(tokens, names)).Select(choice => Plain(text, tokens, choice, names));
        }
        catch (FormulaException problem)
        {
            return [new TypedFormula(null, problem.Problem, IsLatex: false)];
        }
    }

    /// <summary>The reading of a text that is known to be LaTeX.</summary>
    public static TypedFormula Latex(string text, TypedNames names)
    {
        var trimmed = text.Trim().Trim('$');
        var span = new SourceSpan(0, trimmed.Length);
        var page = new PageContext { Typed = names };
        return Of(FormulaReader.ReadOne(span, warnings => WholeNames.Joined(LatexLexer.Read(trimmed, span, null, warnings), names), plain: false, page), isLatex: true);
    }

    private static TypedFormula Plain(string text, List<Token> tokens, Dictionary<string, IReadOnlyList<string>> choice, TypedNames names)
    {
        var chosen = tokens.SelectMany(token => token.Kind == TokenKind.Name && choice.TryGetValue(token.Text, out var factors) && factors.Count > 1 ? Factors(token, factors) : [token]).ToList();
        var formula = FormulaReader.ReadOne(new SourceSpan(0, text.Length), _ => chosen, plain: true, new PageContext { Typed = names });
        return Of(formula, isLatex: false) with { Products = [.. choice.Where(static c => c.Value.Count > 1).Select(static c => (c.Key, c.Value))] };
    }

    /// <summary>A lost bracket is put back on a page; who asks for an answer is told.</summary>
    private static TypedFormula Of(FormulaSyntax formula, bool isLatex)
    {
        if (formula.Warnings.FirstOrDefault(static w => w.Code == "bracket") is not { } lost) return new TypedFormula(formula.Relation, formula.Problem, isLatex);
        return new TypedFormula(null, new Diagnostic(lost.Span, "parse", $"the brackets do not match: {lost.Message}", "close every bracket that is open"), isLatex);
    }

    private static IEnumerable<Token> Factors(Token word, IReadOnlyList<string> factors)
    {
        var at = word.Span.Start;
        foreach (var factor in factors)
        {
            var isFirst = at == word.Span.Start;
            yield return new Token(TokenKind.Name, factor, new SourceSpan(at, factor.Length)) { Spaced = isFirst && word.Spaced, Word = factor.Length > 1 && !Greek.IsName(factor) };
            at += factor.Length;
        }
    }

    /// <summary>The combinations of ways, those with the fewest unlikely ones first.</summary>
    private static IEnumerable<Dictionary<string, IReadOnlyList<string>>> Choices(List<TypedWord> words)
    {
        var open = words.Where(static w => w.Ways.Count > 1).Take(MostWords).ToList();
        bool IsUnlikely(TypedWord word, int mask) => open.IndexOf(word) is >= 0 and var k && (mask >> k & 1) == 1;
        return Enumerable.Range(0, 1 << open.Count).OrderBy(static mask => int.PopCount(mask)).Take(MostReadings)
            .Select(mask => words.ToDictionary(static w => w.Text, w => w.Ways[IsUnlikely(w, mask) ? 1 : 0]));
    }
}
