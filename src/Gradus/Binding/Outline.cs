using System.Text.RegularExpressions;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>The sections of a text, and from where on something holds that is said in one.</summary>
/// <remarks>A section runs to the next heading that is not below its own; exercises, theorems and their like lie below
/// all headings.</remarks>
internal sealed partial class Outline
{
    private const int DeepestLevel = 9;
    private const int LongestSentence = 2_000;

    private readonly string text;
    private readonly List<Section> sections = [];

    /// <summary>A stretch below a heading, and the section that it is part of.</summary>
    public sealed record Section(int Start, int Level, Section? Parent)
    {
        /// <summary>Where the section and those below it end.</summary>
        public int End { get; set; } = int.MaxValue;

        /// <summary>True for this section and those below it.</summary>
        public bool Holds(int place) => Start <= place && place < End;
    }

    private Outline(string text) => this.text = text;

    /// <summary>The outline of a text.</summary>
    public static Outline Of(SourceText source)
    {
        var outline = new Outline(source.Text);
        var open = new Stack<Section>();
        open.Push(new Section(0, 0, null));
        outline.sections.Add(open.Peek());
        var code = Fences().Matches(source.Text).Select(static m => (From: m.Index, To: m.Index + m.Length)).ToList();
        foreach (Match heading in Headings().Matches(source.Text))
        {
            if (code.Exists(c => c.From <= heading.Index && heading.Index < c.To)) continue;
            var level = LevelOf(heading);
            while (open.Peek().Level >= level) open.Pop().End = heading.Index;
            open.Push(new Section(heading.Index, level, open.Peek()));
            outline.sections.Add(open.Peek());
        }
        return outline;
    }

    private static int LevelOf(Match heading) => heading.Groups["marks"] is { Success: true, Length: var marks } ? marks
        : heading.Groups["section"] is { Success: true, Value: var command } ? (command.Length - "section".Length) / "sub".Length + 2
        : heading.Groups["chapter"].Success ? 1 : heading.Groups["paragraph"].Success ? DeepestLevel - 2 : DeepestLevel - 1;

    /// <summary>True where the text has more than one section.</summary>
    public bool HasSections => sections.Count > 1;

    /// <summary>The innermost section that holds a place.</summary>
    public Section At(int place)
    {
        var (low, high) = (0, sections.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (sections[middle].Start <= place) low = middle;
            else high = middle - 1;
        }
        return sections[low];
    }

    /// <summary>From where on something holds that is said here: from its line and its sentence on; a clause that goes on from
    /// a formula, as "where S is symmetric" does, holds from that formula on.</summary>
    /// <param name="place">Where it is said.</param>
    /// <param name="displays">The displays of the text, in order.</param>
    public int From(int place, IReadOnlyList<SourceSpan> displays)
    {
        var section = At(Math.Min(place, text.Length));
        var at = LineStart(place);
        while (at > section.Start && place - at < LongestSentence)
        {
            if (displays.FirstOrDefault(d => d.Start < at && at <= d.End) is { Length: > 0 } within)
            {
                at = LineStart(within.Start);
                continue;
            }
            var before = at - 1;
            while (before > section.Start && char.IsWhiteSpace(text[before])) before--;
            if (before <= section.Start) break;
            var display = displays.LastOrDefault(d => d.Start <= before && IsClosing(d.End, before + 1));
            var lines = text[before..at].Count(static c => c == '\n');
            var goesOn = display.Length == 0 ? GoesOnAt(at) || (lines == 1 && !EndsSentence(text[before]))
                : displays.Any(d => LineStart(d.Start) == at) || (GoesOnAt(at) && (text[at] != '$' || lines == 1));
            if (!goesOn) break;
            at = LineStart(display.Length > 0 ? display.Start : before);
        }
        return Math.Max(at, section.Start);
    }

    private bool GoesOnAt(int at) => GoesOn().IsMatch(text[at..Math.Min(text.Length, at + LongestWord)]);

    private static bool EndsSentence(char c) => c is '.' or '!' or '?' or ':' or '。' or '：';

    /// <summary>True where nothing but the end of a display stands between.</summary>
    private bool IsClosing(int from, int to) =>
        to <= from || (to - from < LongestWord && !Ends().Replace(text[from..to], "").Any(char.IsLetterOrDigit));

    private const int LongestWord = 40;

    private int LineStart(int place) => place <= 0 ? 0 : text.LastIndexOf('\n', Math.Min(place, text.Length) - 1) + 1;

    [GeneratedRegex(
        @"^[ \t]*((?<marks>\#{1,6})[ \t]|\\(?<section>(sub)*section)\b|\\(?<chapter>chapter)\b|\\(?<paragraph>paragraph)\b"
        + @"|\\begin\{(problem|exercise|example|theorem|lemma|proposition|corollary|question)"
        + @"|(\*\*|__|\\textbf\{)?((Problem|Exercise|Example|Question|Theorem|Lemma|Proposition|Task|Part|Exemple|Exercice"
        + @"|Beispiel|Aufgabe|Satz|Ejemplo|Ejercicio|Teorema|Esempio|Esercizio|Exemplo|Exercício)\b[ \t]*(\d|[A-Z]\b|[.:*(])|例|习题|練習|問題|예제))",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Headings();

    [GeneratedRegex(@"^[ \t]*```[\s\S]*?(^[ \t]*```|\z)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Fences();

    /// <summary>The beginning of a line that goes on with a sentence begun before.</summary>
    [GeneratedRegex(
        @"^[ \t>]*([\p{Ll},;:)=]|\$[^$]|(Here|Where|With|Wobei|Dabei|Hier|Où|Ici|Donde|Aquí|Dove|Onde|Где|Здесь)\b"
        + @"|其中|这里|ここで|여기서)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GoesOn();

    [GeneratedRegex(@"\\(end|tag|label)\{[^}]*\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Ends();
}
