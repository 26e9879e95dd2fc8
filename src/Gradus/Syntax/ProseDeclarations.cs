using System.Text.RegularExpressions;

namespace Gradus.Syntax;

/// <summary>Assumptions in words: "let S be symmetric", "A and B are invertible", "S: n×n symmetric", "A: m x n".</summary>
internal static partial class ProseDeclarations
{
    /// <summary>Words of a page and the word of the contract; longer phrases first.</summary>
    private static readonly (string Phrase, string Property)[] Properties =
    [
        ("symmetric positive definite", "spd"), ("positive semidefinite", "symmetric"), ("positive semi-definite", "symmetric"), ("covariance matrix", "symmetric"), ("covariance", "symmetric"), ("precision matrix", "symmetric"), ("precision", "symmetric"), ("projection matrix", "idempotent"), ("projection", "idempotent"), ("projector", "idempotent"), ("gram matrix", "symmetric"), ("kernel matrix", "symmetric"), ("rotation matrix", "orthogonal"), ("rotation", "orthogonal"), ("positive definite", "spd"), ("positive-definite", "spd"), ("spd", "spd"),
        ("skew-symmetric", "skew"), ("skew symmetric", "skew"), ("antisymmetric", "skew"), ("anti-symmetric", "skew"), ("skew", "skew"), ("symmetric", "symmetric"),
        ("diagonal", "diagonal"), ("orthogonal", "orthogonal"), ("orthonormal", "orthogonal"), ("triangular", "triangular"), ("idempotent", "idempotent"),
        ("invertible", "invertible"), ("nonsingular", "invertible"), ("non-singular", "invertible"), ("unit vector", "unit"), ("unit", "unit"),
        ("square", "square"), ("positive", "positive"), ("integer", "integer"), ("constant", "constant"), ("fixed", "constant"), ("commute", "commuting"), ("commuting", "commuting"),
    ];

    /// <summary>What is said of a matrix that need not be symmetric.</summary>
    public const string Asymmetric = "asymmetric";

    /// <summary>Names in one list: "A, B and C are symmetric".</summary>
    private const int LongestList = 8;

    /// <summary>Assumptions about names that stand as lone formulas within words.</summary>
    public static IEnumerable<DeclarationSyntax> Find(SourceText source, IReadOnlyList<FormulaSyntax> formulas, IReadOnlyList<MathSegment> segments, IReadOnlyList<DeclarationSyntax> typed)
    {
        foreach (var declaration in typed.Where(static d => d.Sizes is { Count: 2 })) if (BesideNote(source.Text, declaration, segments) is { Count: > 0 } said) yield return declaration with { Sizes = null, Properties = said };
        for (var i = 0; i < formulas.Count; i++)
        {
            if (NameOf(formulas[i]) is not { } name) continue;
            var last = i;
            while (last + 1 < formulas.Count && last - i < LongestList && formulas[last].WordsAfter is "and" or "," or ", and" or "" && NameOf(formulas[last + 1]) is not null && !formulas[last].Display) last++;
            if (Definiteness(formulas[i], source) is { } definite) yield return new DeclarationSyntax(formulas[i].Span, name, null, [definite]);
            var after = Subject(Clause(Relative().Replace(formulas[last].WordsAfter, "is ")));
            if (last + 1 < formulas.Count && ProseSizes.Of(formulas[last + 1]) is not null && Is().IsMatch(after)) after += " " + Clause(formulas[last + 1].WordsAfter);
            var denied = Denying().IsMatch(formulas[i].WordsBefore);
            var found = !denied && Is().IsMatch(after) && !Negated().IsMatch(after) ? Match(after) : [];
            if (found.Count == 0 && !denied && Before().Match(Tail(formulas[i].WordsBefore)) is { Success: true } before && !Negated().IsMatch(before.Value)) found = Match(before.Value);
            if (found.Count == 0 && (NotSymmetric().IsMatch(after) || NotSymmetricBefore().IsMatch(formulas[i].WordsBefore) || (denied && Match(after).Contains("symmetric")))) found = [Asymmetric];
            if (found.Count > 0) yield return new DeclarationSyntax(formulas[i].Span, name, null, found);
            if ((ProseSizes.Of(formulas, i, last) ?? ProseSizes.OfScalar(formulas[i].WordsBefore, formulas[last].WordsAfter)) is { } sizes) yield return new DeclarationSyntax(formulas[i].Span, name, sizes, []);
        }
        foreach (var declaration in Lines(source.Text, segments)) yield return declaration;
        foreach (var declaration in Sentences(source.Text, segments)) yield return declaration;
    }

    /// <summary>"… be symmetric" behind A ∈ ℝ^{n×n}, or "symmetric" before it.</summary>
    private static List<string> BesideNote(string text, DeclarationSyntax declaration, IReadOnlyList<MathSegment> segments)
    {
        var at = segments.ToList().FindIndex(s => s.Outer.Start <= declaration.Span.Start && declaration.Span.End <= s.Outer.End);
        if (at < 0 || segments[at].Display) return [];
        var after = Clause(DocumentReader.Fold(text[segments[at].Outer.End..(at + 1 < segments.Count ? segments[at + 1].Outer.Start : Math.Min(text.Length, segments[at].Outer.End + LongestClause))]));
        if (Is().IsMatch(after) && !Negated().IsMatch(after) && Match(after) is { Count: > 0 } said) return said;
        var before = DocumentReader.Fold(text[(at > 0 ? segments[at - 1].Outer.End : Math.Max(0, segments[at].Outer.Start - LongestClause))..segments[at].Outer.Start]);
        return !Denying().IsMatch(before) && Before().Match(Tail(before)) is { Success: true } adjective && !Negated().IsMatch(adjective.Value) ? Match(adjective.Value) : [];
    }

    private const int LongestClause = 200;

    /// <summary>What A ≻ 0 and A ⪰ 0 say; null for any other formula.</summary>
    private static string? Definiteness(FormulaSyntax formula, SourceText source) => formula.Relation is { First: NameSyntax { Name: [>= 'A' and <= 'Z', ..] }, Links: [{ Kind: RelationKind.Other, Right: NumberSyntax { Value.IsZero: true } } link] }
        ? source.Slice(link.Sign) switch { "\\succ" or "≻" => "spd", "\\succeq" or "\\succcurlyeq" or "⪰" or "≽" => "symmetric", _ => null } : null;

    private static readonly char[] ClauseEnds = ['.', ';', '\n', ',', '(', '$'];

    /// <summary>"… since P is a symmetric matrix" among words, where no formula signs stand around the name.</summary>
    private static IEnumerable<DeclarationSyntax> Sentences(string text, IReadOnlyList<MathSegment> segments)
    {
        var next = 0;
        var start = 0;
        foreach (var said in CapitalIs().Matches(text).Concat(CapitalAlone().Matches(text)).OrderBy(static m => m.Index))
        {
            while (next < segments.Count && segments[next].Outer.End <= said.Index) next++;
            if (next < segments.Count && segments[next].Outer.Start < said.Index + said.Length) continue;
            // The clause begins where the one before did, unless something ends in between: so no stretch is searched twice.
            start = Math.Max(start, text.LastIndexOfAny(ClauseEnds, said.Index, said.Index - start + 1) + 1);
            if (!Negated().IsMatch(text[start..said.Index].ToLowerInvariant()) && !Negated().IsMatch(said.Value) && Match(said.Groups["rest"].Value) is { Count: > 0 } properties)
                yield return new DeclarationSyntax(new SourceSpan(said.Index, said.Length), said.Groups["name"].Value, null, properties);
        }
    }

    /// <summary>Lines of their own outside formulas: <c>A: m×n</c>, <c>S symmetric</c>.</summary>
    private static IEnumerable<DeclarationSyntax> Lines(string text, IReadOnlyList<MathSegment> segments)
    {
        var next = 0;
        for (var start = 0; start < text.Length;)
        {
            var stop = text.IndexOf('\n', start);
            if (stop < 0) stop = text.Length;
            while (next < segments.Count && segments[next].Outer.End <= start) next++;
            var free = next >= segments.Count || segments[next].Outer.Start >= stop;
            if (free)
            {
                foreach (var declaration in Line(text[start..stop], start) ?? []) yield return declaration;
            }
            start = stop + 1;
        }
    }

    /// <summary>The declarations that make up a whole line, or null if it is something else.</summary>
    public static List<DeclarationSyntax>? Line(string line, int offset)
    {
        if (line.Length > 400) return null;
        var found = new List<DeclarationSyntax>();
        foreach (var (start, length) in Parts(line))
        {
            var part = line.Substring(start, length);
            if (string.IsNullOrWhiteSpace(part)) continue;
            var span = new SourceSpan(offset + start, length);
            if (Declaration().Match(part) is { Success: true } typed && Typed(typed, span) is { } kinds) found.AddRange(kinds);
            else if (Statement().Match(part) is { Success: true } said && !Negated().IsMatch(said.Groups["rest"].Value) && Match(said.Groups["rest"].Value) is { Count: > 0 } properties)
                found.AddRange(Names(said.Groups["names"].Value).Select(name => new DeclarationSyntax(span, name, null, properties)));
            else return null;
        }
        return found.Count > 0 ? found : null;
    }

    /// <summary>Cuts at semicolons, and at commas behind a complete <c>name: size</c>.</summary>
    private static IEnumerable<(int Start, int Length)> Parts(string line)
    {
        var (start, typed) = (0, false);
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == ':') typed = true;
            if (i < line.Length && line[i] != ';' && !(line[i] == ',' && typed && line.IndexOf(':', i) >= 0)) continue;
            yield return (start, i - start);
            (start, typed) = (i + 1, false);
        }
    }

    private static IEnumerable<DeclarationSyntax>? Typed(Match match, SourceSpan span)
    {
        var rest = match.Groups["rest"].Value;
        var properties = Match(rest);
        foreach (var (phrase, _) in Properties) rest = rest.Replace(phrase, "", StringComparison.OrdinalIgnoreCase);
        rest = Filler().Replace(rest, "").Trim();
        IReadOnlyList<string>? sizes = null;
        if (rest is "scalar" or "scalars" or "number") sizes = [];
        else if (Size().Match(rest) is { Success: true } size) sizes = size.Groups["n"].Success && size.Groups["n"].Length > 0 ? [size.Groups["m"].Value, size.Groups["n"].Value] : [size.Groups["m"].Value];
        else if (rest.Length > 0 || properties.Count == 0) return null;
        return Names(match.Groups["names"].Value).Select(name => new DeclarationSyntax(span, name, sizes, properties));
    }

    private static List<string> Match(string words)
    {
        var found = new List<string>();
        foreach (var (phrase, property) in Properties)
        {
            var at = words.IndexOf(phrase, StringComparison.OrdinalIgnoreCase);
            if (at < 0 || (at > 0 && (char.IsLetter(words[at - 1]) || words[at - 1] == '-')) || (at + phrase.Length < words.Length && char.IsLetter(words[at + phrase.Length]))) continue;
            if (!found.Contains(property)) found.Add(property);
            words = words.Remove(at, phrase.Length);
        }
        return found;
    }

    private static IEnumerable<string> Names(string names) => NameList().Split(names.Trim()).Where(name => name.Length > 0).Select(name => name.Length == 1 && Greek.Name(name[0]) is { } greek ? greek : name);

    /// <summary>A of A, A(t) and A = A(t).</summary>
    private static string? NameOf(FormulaSyntax formula) => formula.Relation switch
    {
        { First: { } first, Links.Count: 0 } => NameOf(first),
        { First: NameSyntax name, Links: [{ Kind: RelationKind.Other, Right: NumberSyntax { Value.IsZero: true } }] } => name.Name,
        { First: NameSyntax name, Links: [{ Right: var right }] } when right is not NameSyntax && NameOf(right) == name.Name => name.Name,
        _ => null,
    };

    private static string? NameOf(SyntaxNode side) => side switch
    {
        NameSyntax name => name.Name,
        CallSyntax { Arguments: [NameSyntax] } call => call.Function,
        AmbiguousSyntax { Note: "apply-or-multiply" } either => either.Alternatives.OfType<CallSyntax>().Select(NameOf).FirstOrDefault(),
        AmbiguousSyntax { Alternatives: [NameSyntax name, ..] } => name.Name,
        _ => null,
    };

    private static string Tail(string words) => words.Length > 120 ? words[^120..] : words;

    private static string Clause(string words)
    {
        var stop = words.IndexOfAny(['.', ';', ',', ':']);
        return stop < 0 ? words : words[..stop];
    }

    /// <summary>"is an eigenvector" of "is an eigenvector of the symmetric matrix": what is said of the name itself.</summary>
    private static string Subject(string clause) => clause.IndexOf(" of ", StringComparison.Ordinal) is > 0 and var of && of < clause.Length - 3 && clause[..of].Contains("vector", StringComparison.Ordinal) ? clause[..of] : clause;

    [GeneratedRegex(@"^(is|are|be|being|was|were|a|an|square\b|symmetric\b|commute\b|invertible\b|orthogonal\b|diagonal\b|(are )?both)\b", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex Is();

    [GeneratedRegex(@"\b(not|never|n't|isn't|aren't|neither|unless|if|when|whether|nor)\b", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex Negated();

    [GeneratedRegex(@"(?<![\p{L}\p{N}$\\^_'])(?<name>[A-Z]) (is|being) (an? |assumed |supposed |taken |to |be |also |both |real |square )*(?<rest>(symmetric|skew-symmetric|antisymmetric|positive|diagonal|orthogonal|invertible|nonsingular|non-singular|idempotent)( (and )?(positive|definite|semidefinite|semi-definite|symmetric|invertible|matrix)\b)*)", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex CapitalIs();

    /// <summary>"a symmetric A", "A symmetric," at the end of a clause.</summary>
    [GeneratedRegex(@"((?<![\p{L}\p{N}$\\^_'])(?<name>[A-Z]),? (?<rest>symmetric( positive definite)?|positive definite|orthogonal|invertible|idempotent|square)|(?<![\p{L}-])(for|with|where|a|let|and|any|every|given) (?<rest>symmetric( positive definite)?|positive definite|orthogonal|invertible|idempotent|square) (matrix |matrices )?(?<name>[A-Z]))(?=\s*([,.:;)(]|$))", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 600_000)]
    private static partial Regex CapitalAlone();

    [GeneratedRegex(@"^, (which|that) (is|are) ", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex Relative();

    [GeneratedRegex(@"\b(not|n't|never|without|nor|neither|whether|unless)\b[^.;:,]*$", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex Denying();

    [GeneratedRegex(@"^[^.;]*\b((not|n't)( \w+)* symmetric|non-? ?symmetric|asymmetric|unsymmetric)\b", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex NotSymmetric();

    [GeneratedRegex(@"\b(non-? ?symmetric|asymmetric|unsymmetric|not( \w+)* symmetric)( matrix| matrices)?\W*$", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex NotSymmetricBefore();

    [GeneratedRegex(@"(?<!-|\bnon )\b(symmetric|positive|definite|covariance|precision|projection|projector|skew-symmetric|antisymmetric|diagonal|orthogonal|invertible|nonsingular|unit|constant|idempotent|triangular|square|real|fixed|non-singular|n't|not)(\s+(symmetric|positive|definite|matrix|matrices|vectors?|scalars?|constants?|square|real|invertible|diagonal|orthogonal))*\)?(\s+(matrix|matrices|vectors?))?\s*$", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex Before();

    [GeneratedRegex(@"^\s*(?:[-*]\s+)?(?:let\s+)?(?<names>[\p{L}]\w*(?:\s*(?:,|and)\s*[\p{L}]\w*)*)\s*(?::|∈|in|(?:is|are|be)\s+(?:an?\s+)?(?=[^:=]*\b(?:matrix|matrices|vectors?|scalars?)\b))\s*(?<rest>[^:=]+?)\.?\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^\s*(?:[-*]\s+)?(?:where\s+|with\s+|for\s+|here\s+|let\s+|assume\s+|suppose\s+)?(?:that\s+)?(?<names>[\p{L}]\w{0,8}(?:\s*(?:,|and)\s*[\p{L}]\w{0,8})*)\s+(?:(?:is|are|be)\s+)?(?:an?\s+)?(?<rest>(?:real\s+|square\s+)?(?:symmetric|skew|spd|diagonal|orthogonal|triangular|idempotent|invertible|nonsingular|unit|positive|integer|constant|antisymmetric|commut)[\w\s-]*)\.?\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex Statement();

    [GeneratedRegex(@"\b(real|square|matrix|matrices|vector|vectors|an?|of|entries|column|length|size|dimension)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex Filler();

    [GeneratedRegex(@"^(?:R\^|ℝ\^|ℝ)?[\(\[{]?\s*(?<m>([a-zA-Z]|\d+)(\*([a-zA-Z]|\d+))+(?=\s*(×|x|by)\s)|[a-zA-Z]|\d+)\s*(?:(?:×|x|by|\*|,)\s*(?<n>([a-zA-Z]|\d+)(\*([a-zA-Z]|\d+))*))?\s*[\)\]}]?$", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex Size();

    [GeneratedRegex(@"\s*(?:,|\band\b)\s*", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex NameList();
}
