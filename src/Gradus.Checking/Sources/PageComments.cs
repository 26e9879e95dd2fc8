using System.Text.RegularExpressions;
using Gradus.Checking.Contract;
using Gradus.Checking.Misconceptions;
using Gradus.Syntax;
using Words = Gradus.Checking.Contract.Words;

namespace Gradus.Checking.Sources;

/// <summary>A page without its comments, and what those say to Gradus: declarations, and which claims to leave alone.</summary>
/// <param name="Text">The page; comments are blanks, so that every place stays what it was.</param>
/// <param name="Declarations">What <c>&lt;!-- gradus: A: m×n, S symmetric --&gt;</c> and its like declare.</param>
/// <param name="Silences">What <c>&lt;!-- gradus: ignore --&gt;</c> and its like silence.</param>
/// <param name="Faults">Comments to Gradus that it cannot read.</param>
internal sealed partial record PageComments(string Text, IReadOnlyList<DeclarationSyntax> Declarations, IReadOnlyList<Silence> Silences, IReadOnlyList<Diagnostic> Faults)
{
    /// <summary>The characters that a comment to Gradus may have.</summary>
    private const int Longest = 2000;

    /// <summary>What a comment may silence by name.</summary>
    private static readonly IReadOnlyList<string> Silenceable = [.. MisconceptionCatalog.All.Select(static m => m.Id), .. Words.All<Verdict>()];

    /// <summary>Takes the comments out of a page.</summary>
    public static PageComments Read(string text, InputSyntax syntax)
    {
        var (blank, declarations, silences, faults) = (text.ToCharArray(), new List<DeclarationSyntax>(), new List<Silence>(), new List<Diagnostic>());
        foreach (Match match in text.Length > DocumentReader.Longest ? [] : (IEnumerable<Match>)Pattern(text, syntax).Matches(text))
        {
            if (!match.Groups["hidden"].Success) continue;
            var span = new SourceSpan(match.Index, match.Length);
            for (var i = span.Start; i < span.End; i++) blank[i] = blank[i] is '\n' or '\r' ? blank[i] : ' ';
            if (ToGradus.Match(match.Groups["hidden"].Value) is not { Success: true } said) continue;
            try
            {
                var what = said.Groups["what"].Value;
                if (what.Length > Longest) throw new FormatException($"the comment has more than {Longest} characters");
                if (Ignore.Match(what) is { Success: true } ignore) silences.Add(SilenceOf(span, ignore));
                else declarations.AddRange(Declared(span, what));
            }
            catch (FormatException problem)
            {
                faults.Add(new Diagnostic(span, "comment", problem.Message, "a comment declares (A: m×n, S symmetric) or says ignore, ignore-start, ignore-end"));
            }
        }
        return new PageComments(new string(blank), declarations, silences, faults);
    }

    private static Regex Pattern(string text, InputSyntax syntax) => syntax switch
    {
        InputSyntax.Latex => Latex,
        InputSyntax.Auto when text.Contains(@"\begin{document}", StringComparison.Ordinal) => Latex,
        InputSyntax.Auto or InputSyntax.Plain => Plain,
        _ => Markdown,
    };

    private static Silence SilenceOf(SourceSpan span, Match ignore)
    {
        string[] words = [.. ignore.Groups["word"].Captures.Select(static c => c.Value)];
        if (Array.Find(words, static word => !Silenceable.Contains(word)) is { } unknown) throw new FormatException($"there is no diagnosis or verdict \"{unknown}\" to ignore{NearNames.Hint(unknown, Silenceable)}");
        return new Silence(span, ignore.Groups["end"].Value switch { "-start" => SilenceKind.Start, "-end" => SilenceKind.End, _ => SilenceKind.Ignore }, words);
    }

    /// <summary>Declarations between commas or semicolons; a lone word of assumption goes with the one before it.</summary>
    private static IEnumerable<DeclarationSyntax> Declared(SourceSpan span, string what)
    {
        var parts = new List<string>();
        foreach (var part in what.Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (parts.Count > 0 && Declaration.Properties.Contains(part)) parts[^1] += $", {part}";
            else parts.Add(part);
        }
        if (parts.Count == 0) throw new FormatException("the comment says nothing");
        return [.. parts.Select(static part => part.Contains(':', StringComparison.Ordinal) ? Declaration.ReadVariable(part) : Declaration.ReadAssumption(part))
            .Select(d => new DeclarationSyntax(span, d.Name, d.Shape?.Sizes, d.Words))];
    }

    [GeneratedRegex(@"^\s*gradus:\s*(?<what>.*?)\s*$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex ToGradus { get; }

    [GeneratedRegex(@"^ignore(?<end>-start|-end)?\b(?!-)([\s,:]+(?<word>[\w-]+))*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Ignore { get; }

    /// <summary>Comments of Markdown; code is passed over, and a per cent sign is an ordinary one unless Gradus is spoken to.</summary>
    [GeneratedRegex(
        """
        ^[ ]{0,3} (?<fence> `{3,} | ~{3,} ) .*? (?: ^[ ]{0,3} \k<fence> | \z )
        | (?<tick> `+ ) [^`\n]+ \k<tick>
        | <!-- (?<hidden> .*? ) (?: --> | \z )
        | (?<!\\) % (?<hidden> [ \t]* gradus: [^\n]* )
        """,
        RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Markdown { get; }

    /// <summary>The same, and lines that begin with <c># gradus:</c> or <c>// gradus:</c>.</summary>
    [GeneratedRegex(
        """
        ^[ ]{0,3} (?<fence> `{3,} | ~{3,} ) .*? (?: ^[ ]{0,3} \k<fence> | \z )
        | (?<tick> `+ ) [^`\n]+ \k<tick>
        | <!-- (?<hidden> .*? ) (?: --> | \z )
        | (?: (?<!\\) % | ^[ \t]* (?: \# | // ) ) (?<hidden> [ \t]* gradus: [^\n]* )
        """,
        RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Plain { get; }

    /// <summary>Comments of LaTeX, text that is typed out as it stands, and whatever follows the end of the document.</summary>
    [GeneratedRegex(
        """
        \\begin\{ (?<env> verbatim | lstlisting | minted | comment ) \*? \} (?<hidden> .*? ) (?: \\end\{ \k<env> \*? \} | \z )
        | \\end\{document\} (?<hidden> .* )
        | \\verb\*? (?<mark> [^A-Za-z\s*] ) [^\n]*? \k<mark>
        | \\.
        | % (?<hidden> [^\n]* )
        """,
        RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Latex { get; }
}
