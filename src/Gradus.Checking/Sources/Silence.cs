using Gradus.Binding;
using Gradus.Checking.Contract;
using Gradus.Syntax;

namespace Gradus.Checking.Sources;

/// <summary>What a comment silences.</summary>
internal enum SilenceKind
{
    /// <summary>The next line that holds a formula, or the line that the comment ends.</summary>
    Ignore,

    /// <summary>Everything from here on.</summary>
    Start,

    /// <summary>Here the silence ends.</summary>
    End,
}

/// <summary>A comment that silences claims, all of them or those with certain diagnoses or verdicts.</summary>
/// <param name="Comment">Where it stands.</param>
/// <param name="Kind">What it silences.</param>
/// <param name="Words">Names of diagnoses and verdicts; empty for all.</param>
internal sealed record Silence(SourceSpan Comment, SilenceKind Kind, IReadOnlyList<string> Words)
{
    /// <summary>True if the words name this claim.</summary>
    private bool Names(ClaimInfo claim)
        => Words.Count == 0 || (claim.Diagnosis is { } diagnosis && Words.Contains(diagnosis.Id)) || Words.Contains(Contract.Words.Of(claim.Verdict));

    /// <summary>Which claims of a page are silenced; <paramref name="stated"/> and <paramref name="claims"/> go side by side.</summary>
    public static IReadOnlyList<bool> Over(IReadOnlyList<Silence> silences, DocumentSyntax document, IReadOnlyList<Claim> stated, IReadOnlyList<ClaimInfo> claims)
    {
        var silent = new bool[claims.Count];
        for (var i = 0; i < silences.Count; i++)
        {
            var silence = silences[i];
            var covers = silence.Kind switch
            {
                SilenceKind.Start => From(silence, silences.Skip(i + 1).FirstOrDefault(static s => s.Kind == SilenceKind.End)),
                SilenceKind.Ignore => NextLine(silence.Comment, document),
                _ => static _ => false,
            };
            for (var k = 0; k < silent.Length; k++) silent[k] |= silence.Names(claims[k]) && covers(stated[k]);
        }
        return silent;
    }

    private static Predicate<Claim> From(Silence start, Silence? end)
        => claim => claim.RightSpan.Start >= start.Comment.End && (end is null || claim.RightSpan.Start < end.Comment.Start);

    /// <summary>A comment behind something means its own line; one by itself means the next line with a formula, a display that begins there as a whole.</summary>
    private static Predicate<Claim> NextLine(SourceSpan comment, DocumentSyntax document)
    {
        var own = LineOf(document, comment.Start);
        if (!string.IsNullOrWhiteSpace(LineBefore(document.Source.Text, comment.Start))) return claim => LineOf(document, claim.RightSpan.Start) == own || LineOf(document, claim.Span.Start) == own;
        if (document.Formulas.FirstOrDefault(f => f.Span.Start >= comment.End) is not { } next) return static _ => false;
        var line = LineOf(document, next.Span.Start);
        var begun = document.Formulas.Where(f => f.Span.Start < comment.Start).Select(static f => f.Block).ToHashSet();
        var blocks = document.Formulas.Where(f => f.Span.Start >= comment.End && LineOf(document, f.Span.Start) == line).Select(static f => f.Block).Where(block => !begun.Contains(block)).ToHashSet();
        return claim => claim.RightSpan.Start >= comment.End && (LineOf(document, claim.RightSpan.Start) == line || (claim.Formula is { } formula && blocks.Contains(formula.Block)));
    }

    private static string LineBefore(string text, int offset) => text[(offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1)..offset];

    private static int LineOf(DocumentSyntax document, int offset) => document.Source.Position(Math.Clamp(offset, 0, document.Source.Text.Length)).Line;
}
