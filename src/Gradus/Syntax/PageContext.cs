namespace Gradus.Syntax;

/// <summary>What the whole page tells about its notation, gathered before any formula is read.</summary>
internal sealed class PageContext
{
    private readonly HashSet<string> functions = [];
    private readonly HashSet<string> bound = [];
    private readonly HashSet<string> labels = [];
    private bool primeOnFunction;
    private bool transposeSpelled;

    /// <summary>The names of the request where this is a formula that somebody typed to have it answered, and no page; else null.</summary>
    public TypedNames? Typed { get; init; }

    /// <summary>Names that the page defines as functions: <c>f(X) = …</c>.</summary>
    public bool DefinesFunction(string name) => functions.Contains(name);

    /// <summary>p of p(y | θ), which is another name than that of p(x | μ).</summary>
    public string Density(string name, string arguments)
    {
        if (!densities.TryGetValue(name, out var met)) densities.Add(name, met = []);
        if (!met.Contains(arguments)) met.Add(arguments);
        return met.IndexOf(arguments) is > 0 and var other ? $"{name}_{other + 1}" : name;
    }

    private readonly Dictionary<string, List<string>> densities = [];

    /// <summary>Index letters that some sum of the page binds.</summary>
    public bool IsBound(string letter) => bound.Contains(letter);

    /// <summary>True for l of W^{(l)} on a page that also has W^{(l-1)}: the label of a layer, which is no index.</summary>
    public bool IsLabel(string raised) => raised.Length == 3 && labels.Contains(raised[1..2]) && !bound.Contains(raised[1..2]);

    /// <summary>True for L of a^L, and l of z^l beside z^{l-1}, where the letter stands nowhere else: the label of a layer, for a vector has no powers.</summary>
    public bool IsLayer(string letter) => layers.Contains(letter) && !lettersAtLarge.Contains(letter);

    private readonly HashSet<string> layers = [];
    private readonly HashSet<string> lettersAtLarge = [];

    /// <summary>Notes an l or L behind a small letter and ^, or anywhere else.</summary>
    private void LearnLayer(IReadOnlyList<Token> tokens, int i)
    {
        var caret = i > 1 && tokens[i - 1].Kind == TokenKind.OpenGroup ? i - 2 : i - 1;
        if (caret < 1 || tokens[caret].Kind != TokenKind.Caret) lettersAtLarge.Add(tokens[i].Text);
        else if (tokens[caret - 1] is { Kind: TokenKind.Name, Text: [>= 'a' and <= 'z', ..] } && !tokens[caret - 1].IsSymbol("e")) layers.Add(tokens[i].Text);
    }

    /// <summary>The index letters of the last formula that has any below its names.</summary>
    public IReadOnlySet<string> IndicesBefore { get; set; } = new HashSet<string>();

    /// <summary>True if Σ stands somewhere without a subscript: then it is a matrix.</summary>
    public bool UsesNameSigma { get; private set; }

    /// <summary>True if the page has a sign of its own for sums: then Σ is a letter.</summary>
    public bool HasSumSign { get; private set; }

    /// <summary>True if I_1(…) stands somewhere: the invariants of a matrix, for an identity of size 1 is none that anybody writes.</summary>
    public bool HasInvariants { get; private set; }

    /// <summary>True if the letter t is used as a name: then e^t is no transpose.</summary>
    public bool UsesNameT { get; private set; }

    /// <summary>True if the letter d is used as a name.</summary>
    public bool UsesNameD { get; private set; }

    /// <summary>True if a prime is more likely a derivative: the page writes <c>G'(v)</c> of a function G, or has another transpose and uses G' of its functions.</summary>
    public bool PrimeIsDerivative => primeOnFunction && transposeSpelled;

    /// <summary>True if the page transposes in another way too, or sets a prime on a function: then a prime may be a derivative.</summary>
    public bool PrimeMayBeDerivative => primeOnFunction || transposeSpelled;

    /// <summary>True for s′ where a line says what that is, s′ = σ′(x), and S′ where it is Diag(s′): names of their own, as of the slopes of functions that work entry by entry.</summary>
    public bool NamesPrimed(string name) => primed.Contains(name);

    private readonly HashSet<string> primed = [];

    /// <summary>True if W^* is a name of its own: the text speaks of an optimum, and has another sign for the transpose.</summary>
    public bool StarIsLabel => SpeaksOfOptimum && transposeSpelled;

    /// <summary>True if the words of the page speak of an optimum, and not of adjoints.</summary>
    public bool SpeaksOfOptimum { private get; set; }

    /// <summary>True if D stands only before a bracket at the beginning of a side, or before f and ²f: then it differentiates.</summary>
    public bool UsesOperatorD => operatorD && !nameD;

    /// <summary>True if δ stands only before what it varies: then it is a differential.</summary>
    public bool UsesVariations => variation && !nameDelta;

    /// <summary>So many tokens may stand in the brackets behind a δ that begins a side.</summary>
    private const int LongestVaried = 200;

    private bool operatorD;
    private bool nameD;
    private bool variation;
    private bool nameDelta;

    /// <summary>δN = …, X + δX and δf/δX show a variation; δ by itself, below a fraction line or before a sign is a letter. δ_ij tells nothing.</summary>
    private void LearnDelta(IReadOnlyList<Token> tokens, int i)
    {
        // "terms with two δ" speaks of the sign.
        if (tokens.Count == 1) return;
        if (i + 1 >= tokens.Count || tokens[i + 1].Kind is not (TokenKind.Name or TokenKind.Function or TokenKind.Open or TokenKind.Fraction or TokenKind.OpenGroup or TokenKind.Underscore or TokenKind.Begin) || tokens[i + 1] is { Kind: TokenKind.Open, Text: "|" or "‖" })
        {
            nameDelta = true;
            return;
        }
        if (tokens[i + 1].Kind == TokenKind.Underscore) return;
        var behind = i + 2;
        for (var depth = tokens[i + 1].Kind == TokenKind.Open ? 1 : 0; depth > 0 && behind < tokens.Count && behind < i + LongestVaried; behind++) depth += tokens[behind].Kind == TokenKind.Open ? 1 : tokens[behind].Kind == TokenKind.Close ? -1 : 0;
        while (behind < tokens.Count && tokens[behind].Kind is TokenKind.Align or TokenKind.Quad) behind++;
        var side = (i == 0 || tokens[i - 1].Kind is TokenKind.Relation or TokenKind.Align or TokenKind.Row or TokenKind.Begin or TokenKind.Quad or TokenKind.Therefore or TokenKind.Words)
            && behind < tokens.Count && tokens[behind].Kind == TokenKind.Relation && tokens[i + 1].Kind is TokenKind.Name or TokenKind.Open;
        var added = i >= 2 && tokens[i - 1].Kind == TokenKind.Plus && tokens[i + 1].Kind == TokenKind.Name && Is(tokens, i - 2, tokens[i + 1].Text) && tokens[i - 2].Bold == tokens[i + 1].Bold;
        var fraction = i >= 2 && tokens[i - 1].Kind == TokenKind.OpenGroup && tokens[i - 2].Kind == TokenKind.Fraction;
        variation |= side || added || fraction;
    }

    private void LearnD(IReadOnlyList<Token> tokens, int i)
    {
        var starts = i == 0 || tokens[i - 1].Kind is TokenKind.Relation or TokenKind.Align or TokenKind.Row or TokenKind.Begin or TokenKind.Quad or TokenKind.Comma or TokenKind.Plus or TokenKind.Minus;
        var next = i + 1;
        if (next + 3 < tokens.Count && tokens[next].Kind == TokenKind.Caret && tokens[next + 2] is { Kind: TokenKind.Number, Text: "2" }) next += 4;
        var isOperator = starts && next < tokens.Count && (tokens[next] is { Kind: TokenKind.Open, Text: "(" } || (tokens[next] is { Kind: TokenKind.Name } function && FunctionNames.IsFunctionLetter(function.Text)));
        operatorD |= isOperator;
        nameD |= !isOperator;
    }

    /// <summary>Takes in the tokens of one formula or display.</summary>
    public void Learn(IReadOnlyList<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Transpose || (token.Kind == TokenKind.Caret && Is(tokens, i + 2, "T"))) transposeSpelled = true;
            HasSumSign |= token.Kind == TokenKind.Sum;
            if (token.Kind == TokenKind.Sum) LearnSum(tokens, i);
            if (token.Kind == TokenKind.Caret && i + 5 < tokens.Count && tokens[i + 2] is { Kind: TokenKind.Open, Text: "(" or "[" } && tokens[i + 3].Kind == TokenKind.Name && tokens[i + 4].Kind is TokenKind.Minus or TokenKind.Plus && tokens[i + 5].Kind == TokenKind.Number) labels.Add(tokens[i + 3].Text);
            if (token.Kind != TokenKind.Name) continue;
            if (token.Text == "t" && !(i > 0 && tokens[i - 1].Kind is TokenKind.Caret) && !(i > 1 && tokens[i - 2].Kind is TokenKind.Caret)) UsesNameT = true;
            if (token.Text is "l" or "L") LearnLayer(tokens, i);
            if (token.Text == "D") LearnD(tokens, i);
            if (token.IsSymbol("delta")) LearnDelta(tokens, i);
            if (token.Text == "Sigma" && !(i + 1 < tokens.Count && tokens[i + 1].Kind == TokenKind.Underscore)) UsesNameSigma = true;
            if (token.IsSymbol("d") && !(i >= 2 && tokens[i - 2].Kind == TokenKind.Fraction)) UsesNameD |= IsName(tokens, i + 1);
            if (token.Text == "I" && i + 5 < tokens.Count && tokens[i + 1].Kind == TokenKind.Underscore && tokens[i + 3] is { Kind: TokenKind.Number, Text: "1" } && tokens[i + 5] is { Kind: TokenKind.Open, Text: "(" }) HasInvariants = true;
            LearnFunction(tokens, i);
            if (PrimedNames.IsDefined(tokens, i)) primed.Add(token.Text);
        }
    }

    private static bool Is(IReadOnlyList<Token> tokens, int i, string name) => i < tokens.Count && tokens[i].Kind == TokenKind.Name && tokens[i].Text == name;

    private static bool IsName(IReadOnlyList<Token> tokens, int next) => next >= tokens.Count
        || tokens[next].Kind is TokenKind.Underscore or TokenKind.Relation or TokenKind.Plus or TokenKind.Minus or TokenKind.Close or TokenKind.Transpose or TokenKind.EndEnvironment or TokenKind.Align or TokenKind.Row
        || (tokens[next].Kind == TokenKind.Caret && Is(tokens, next + 2, "T"));

    /// <summary>Name ( names ) before a relation, at the beginning of a side; a prime may stand between.</summary>
    private void LearnFunction(IReadOnlyList<Token> tokens, int i)
    {
        var name = tokens[i].Text;
        var (at, prime) = (i + 1, false);
        if (at + 3 < tokens.Count && tokens[at].Kind == TokenKind.Underscore && tokens[at + 2].Kind is TokenKind.Name or TokenKind.Number && tokens[at + 3].Kind == TokenKind.CloseGroup) (name, at) = ($"{name}_{tokens[at + 2].Text}", at + 4);
        // T: ℝⁿ → ℝ
        if (at + 1 < tokens.Count && tokens[at].Kind == TokenKind.Colon && tokens[at + 1] is { Kind: TokenKind.Name, Text: "ℝ" } && (i == 0 || tokens[i - 1].Kind is TokenKind.Relation or TokenKind.Row or TokenKind.Align or TokenKind.Comma or TokenKind.Quad)) functions.Add(name);
        while (at < tokens.Count && tokens[at].Kind == TokenKind.Prime) (at, prime) = (at + 1, true);
        if (at >= tokens.Count || tokens[at] is not { Kind: TokenKind.Open, Text: "(" }) return;
        var open = at++;
        while (at < tokens.Count && tokens[at].Kind is TokenKind.Name or TokenKind.Comma or TokenKind.Underscore or TokenKind.OpenGroup or TokenKind.CloseGroup or TokenKind.Number) at++;
        if (at >= tokens.Count || tokens[at].Kind != TokenKind.Close || at == open + 1 || tokens[open + 1].Kind != TokenKind.Name) return;
        if (at - open > 2 && !tokens.Skip(open).Take(at - open).Any(token => token.Kind is TokenKind.Comma or TokenKind.Underscore)) return;
        var next = at + 1;
        while (next < tokens.Count && tokens[next].Kind is TokenKind.Align or TokenKind.Quad) next++;
        if (i > 0 && tokens[i - 1].IsSymbol("d")) i--;
        var starts = i == 0 || tokens[i - 1].Kind is TokenKind.Relation or TokenKind.Row or TokenKind.Align or TokenKind.Comma or TokenKind.Quad or TokenKind.Therefore or TokenKind.Words or TokenKind.Begin || (i < 12 && tokens.Take(i).Any(static t => FormulaReader.Word(t) is "min" or "max" or "minimize" or "maximize"));
        if (!starts || next >= tokens.Count || tokens[next].Kind != TokenKind.Relation) return;
        functions.Add(name);
        primeOnFunction |= prime;
    }

    private void LearnSum(IReadOnlyList<Token> tokens, int i)
    {
        if (i + 2 >= tokens.Count || tokens[i + 1].Kind != TokenKind.Underscore) return;
        for (var k = i + 3; k < tokens.Count && k < i + 12 && tokens[k].Kind is TokenKind.Name or TokenKind.Comma; k++)
        {
            if (tokens[k].Kind == TokenKind.Name) bound.Add(tokens[k].Text);
        }
    }
}
