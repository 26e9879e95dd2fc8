using System.Text.RegularExpressions;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>Cuts notes into parts where a name starts anew: f of the second exercise is not f of the first.</summary>
/// <remarks>A part ends where a name that it defines is defined again, of other symbols, behind a heading, in another item of a list or behind "let", "define", "consider".
/// Of the same symbols it is the same function written once more, and that is a claim.</remarks>
internal static partial class PageParts
{
    private const int LongestLead = 300;

    /// <summary>The parts in order; the page itself where nothing starts anew.</summary>
    public static List<DocumentSyntax> Of(DocumentSyntax document)
    {
        var starts = Starts(document);
        if (starts.Count == 1) return [document];
        var parts = new List<DocumentSyntax>();
        for (var k = 0; k < starts.Count; k++)
        {
            var end = k + 1 < starts.Count ? starts[k + 1] : document.Formulas.Count;
            var until = end < document.Formulas.Count ? document.Formulas[end].Span.Start : int.MaxValue;
            // What was declared last goes before: names keep the shapes that an earlier part gave them unless this one gives others.
            var declarations = document.Declarations.Where(d => d.Span.Start < until).Reverse().ToList();
            var formulas = document.Formulas.Skip(starts[k]).Take(end - starts[k]).ToList();
            parts.Add(document with { Formulas = [.. Shared(document, starts[k], formulas), .. formulas], Declarations = declarations });
        }
        return parts;
    }

    private static List<int> Starts(DocumentSyntax document)
    {
        var starts = new List<int> { 0 };
        var outline = Outline.Of(document.Source);
        var defined = new Dictionary<string, (int At, HashSet<string> Names)>();
        for (var i = 0; i < document.Formulas.Count; i++)
        {
            if (outline.HasSections && (SectionAnew(document, outline, starts[^1], i) ?? SectionOfKinds(document, outline, starts[^1], i)) is { } section)
            {
                starts.Add(section);
                defined.Clear();
                i = section - 1;
                continue;
            }
            var (name, body) = Defined(document.Formulas[i]);
            if (name is null) continue;
            var names = SyntaxNames.Of(body!);
            if (!defined.TryGetValue(name, out var before))
            {
                defined.Add(name, (i, names));
                continue;
            }
            if (BeginsAnew(document, before.At, i, name) || IsInNextParagraph(document, before.At, i, name))
            {
                starts.Add(i);
                defined.Clear();
                defined.Add(name, (i, names));
                continue;
            }
            if (name is "y" or "alpha" or "lambda" or "mu") continue;
            if ((before.Names.SetEquals(names) && !PageWords.Renames(document.Formulas[i]) && !IsApart(document, before.At, i)) || Start(document, before.At, i) is not { } start) continue;
            starts.Add(start);
            defined.Clear();
            i = start - 1;
        }
        return starts;
    }

    /// <summary>The first formula of the section in which a name gets a meaning that another section has used before: "let G = Z + Zᵀ", or W = PQ and how W changes.</summary>
    private static int? SectionAnew(DocumentSyntax document, Outline outline, int start, int now)
    {
        if (document.Formulas[now] is not { Relation: { First: { } first, Links: [{ Kind: RelationKind.Equal or RelationKind.Define, Right: var body }] } } formula || PageSurvey.IsConstant(body)) return null;
        if ((PageSurvey.Ordinary(first) is CallSyntax { Arguments: [var argument] } call && PageSurvey.Ordinary(argument) is NameSyntax ? call.Function : Named(formula)) is not { } name || SyntaxNames.Of(body).Contains(name)) return null;
        var here = outline.At(formula.Span.Start);
        var said = PageWords.Defines(formula) || PageWords.Introduces(formula) || PageWords.Places(formula);
        for (var k = start; k < now; k++)
        {
            var there = outline.At(document.Formulas[k].Span.Start);
            if (there.Holds(formula.Span.Start) || !Uses(document.Formulas[k], name)) continue;
            if (!said && !(document.Formulas[k].Relation?.Links.Count == 1 && Named(document.Formulas[k]) == name && Changes(document, here, name))) continue;
            while (here.Parent is { } parent && !parent.Holds(document.Formulas[k].Span.Start)) here = parent;
            var from = document.Formulas.ToList().FindIndex(f => f.Span.Start >= here.Start);
            return from > start ? from : null;
        }
        return null;
    }

    /// <summary>The formula itself where its section declares what a letter is that another section has used before, and not as it did.</summary>
    private static int? SectionOfKinds(DocumentSyntax document, Outline outline, int start, int now)
    {
        var here = outline.At(document.Formulas[now].Span.Start);
        if (now <= start || document.Formulas[now - 1].Span.Start >= here.Start) return null;
        var before = document.Formulas.Skip(start).Take(now - start).Where(f => !outline.At(f.Span.Start).Holds(here.Start)).ToList();
        return document.Declarations.Where(d => d.Sizes is not null && here.Holds(d.Span.Start) && !before.TrueForAll(f => !Uses(f, d.Name)))
            .Any(d => document.Declarations.LastOrDefault(e => e.Sizes is not null && e.Name == d.Name && e.Span.Start < here.Start) is not { } earlier || !earlier.Sizes!.SequenceEqual(d.Sizes!)) ? now : null;
    }

    private static bool Uses(FormulaSyntax formula, string name) => formula.Relation is { } relation && relation.Sides().SelectMany(SyntaxNames.All).Any(n => (n is NameSyntax used && used.Name == name) || (n is CallSyntax call && call.Function == name));

    /// <summary>True for a section that speaks of dW, Ẇ or a derivative of W.</summary>
    private static bool Changes(DocumentSyntax document, Outline.Section section, string name) => document.Formulas.Where(f => section.Holds(f.Span.Start)).SelectMany(static f => f.Relation?.Sides() ?? []).SelectMany(SyntaxNames.All)
        .Any(n => IsChangeOf(n, name) || (n is NameSyntax rate && rate.Name != name && Dependents.Stem(rate.Name) == name));

    private static bool IsChangeOf(SyntaxNode node, string name) => (node is DerivativeSyntax { Of: { } of } ? PageSurvey.Ordinary(of) : node is DifferentialSyntax { Of: var changing } ? PageSurvey.Ordinary(changing) : null) switch
    {
        NameSyntax function => function.Name == name,
        CallSyntax call => call.Function == name,
        _ => false,
    };

    /// <summary>True where each of two paragraphs begins with a function of this name and goes on to its derivative.</summary>
    private static bool IsInNextParagraph(DocumentSyntax document, int before, int now, string name)
    {
        var text = document.Source.Text;
        var (first, second) = (document.Formulas[before].Span.Start, document.Formulas[now].Span.Start);
        var middle = ParagraphStart(text, second);
        if (middle <= first || document.Formulas[now - 1].Span.Start >= middle || ParagraphStart(text, document.Formulas[now - 1].Span.Start) > ParagraphStart(text, first)) return false;
        var end = ParagraphEnd(text, second);
        return ChangesWithin(first, middle) && ChangesWithin(second, end);

        bool ChangesWithin(int from, int to) => document.Formulas.Where(f => from <= f.Span.Start && f.Span.Start < to).SelectMany(static f => f.Relation?.Sides() ?? []).SelectMany(SyntaxNames.All).Any(n => IsChangeOf(n, name));
    }

    private static int ParagraphStart(string text, int place)
    {
        var start = 0;
        foreach (var gap in BlankLines().EnumerateMatches(text)) if (gap.Index < place) start = gap.Index + gap.Length;
        return start;
    }

    private static int ParagraphEnd(string text, int place)
    {
        foreach (var gap in BlankLines().EnumerateMatches(text)) if (gap.Index >= place) return gap.Index;
        return text.Length;
    }

    [GeneratedRegex(@"\n[ \t]*\r?\n", RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex BlankLines();

    /// <summary>What the text said before of names that a new derivation goes on to use: M = AX − B.</summary>
    private static IEnumerable<FormulaSyntax> Shared(DocumentSyntax document, int start, List<FormulaSyntax> formulas)
    {
        if (start == 0 || !document.Formulas[start].Display) return [];
        var wanted = formulas.SelectMany(static f => f.Relation?.Sides() ?? []).SelectMany(SyntaxNames.Of).ToHashSet();
        wanted.ExceptWith(formulas.Select(Named).OfType<string>());
        return document.Formulas.Take(start).Where(f => f.Relation?.Links is [{ Kind: RelationKind.Equal or RelationKind.Define }] && Named(f) is { } name && wanted.Contains(name));
    }

    /// <summary>The name by itself on the left; null for any other formula.</summary>
    private static string? Named(FormulaSyntax formula) => formula.Relation?.First is { } first && PageSurvey.Ordinary(first) is NameSyntax name ? name.Name : null;

    /// <summary>True where a display begins with a function that an earlier display had to its derivative, and goes on to a derivative of its own: φ = tr X³, dφ, ∂φ/∂X, and then φ = log det X, dφ, ∂φ/∂X.</summary>
    private static bool BeginsAnew(DocumentSyntax document, int before, int now, string name)
    {
        var (first, second) = (document.Formulas[before].Block, document.Formulas[now].Block);
        return first != second && document.Formulas[now].Display && document.Formulas[before].Display && document.Formulas[now - 1].Block != second
            && IsDerived(before, first) && IsDerived(now, second);

        // The formulas of a block stand together, its definition before what is derived from it.
        bool IsDerived(int from, int block)
        {
            var sides = document.Formulas.Skip(from).TakeWhile(f => f.Block == block).Select(static f => f.Relation?.First).OfType<SyntaxNode>().Select(PageSurvey.Ordinary).ToList();
            return sides.Exists(s => s is DerivativeSyntax { Of: NameSyntax { Name: var of } } && of == name) && sides.Exists(s => s is DifferentialSyntax { Of: NameSyntax { Name: var of } } && of == name);
        }
    }

    private static (string? Name, SyntaxNode? Body) Defined(FormulaSyntax formula) => formula is { Relation: { First: { } first, Links: [{ Kind: RelationKind.Equal or RelationKind.Define, Right: var body }, ..] } } && !PageSurvey.IsConstant(body)
        ? PageSurvey.Ordinary(first) switch
        {
            CallSyntax { Arguments: [var argument] } call when PageSurvey.Ordinary(argument) is NameSyntax && Expressions.Catalog.Find(call.Function) is null => (call.Function, body),
            NameSyntax { Name: "y" or "alpha" or "lambda" or "mu" } scalar => (scalar.Name, body),
            NameSyntax name when FunctionNames.IsFunctionLetter(name.Name) || name.Name is "ell" or "E" or "loss" => (name.Name, body),
            _ => (null, null),
        } : (null, null);

    /// <summary>True where a heading stands between two definitions, or each begins an item of a list: then even F(X) of the same symbols is another function.</summary>
    private static bool IsApart(DocumentSyntax document, int before, int now) =>
        (document.Formulas[now].Relation?.First is { } first && PageSurvey.Ordinary(first) is CallSyntax) && (Enumerable.Range(before + 1, now - before).Any(i => Heading().IsMatch(Between(document, i))) || (BeginsItem(document, before) && BeginsItem(document, now)));

    private static string Between(DocumentSyntax document, int i) => document.Formulas[i - 1].Span.End is var from && document.Formulas[i].Span.Start is var to && to > from ? document.Source.Text[from..to] : "";

    private static bool BeginsItem(DocumentSyntax document, int i)
    {
        var (_, lead) = Lead(document, i);
        return Item().Match(lead) is { Success: true } item && !lead[item.Length..].Any(char.IsLetterOrDigit);
    }

    /// <summary>Where the line of a formula begins, and what stands there before it; nothing where that is too long to be the mark of an item.</summary>
    private static (int Line, string Text) Lead(DocumentSyntax document, int i)
    {
        var (text, at) = (document.Source.Text, document.Formulas[i].Span.Start);
        var line = at == 0 ? 0 : text.LastIndexOf('\n', at - 1, Math.Min(at, LongestLead)) + 1;
        return (line, at - line < LongestLead ? text[line..at] : "");
    }

    /// <summary>The first formula of the new part: the one behind the last heading in between, or the definition itself behind a word that defines.</summary>
    private static int? Start(DocumentSyntax document, int before, int now)
    {
        for (var i = now; i > before; i--)
        {
            if (Heading().IsMatch(Between(document, i))) return i;
        }
        // An item begins close before its first formula.
        var (line, lead) = Lead(document, now);
        if (document.Formulas[before].Span.Start < line && Item().IsMatch(lead)) return Enumerable.Range(before + 1, now - before).First(i => document.Formulas[i].Span.Start >= line);
        return PageWords.Introduces(document.Formulas[now]) || PageWords.Renames(document.Formulas[now]) ? now : null;
    }

    [GeneratedRegex(@"^[ \t]*(#{1,6}[ \t]|\\(sub)*section\b|\\chapter\b|\\paragraph\b|\\begin\{(problem|exercise|example|theorem|lemma|proposition|question)|(\*\*|\\textbf\{)?((Problem|Exercise|Example|Question|Theorem|Lemma|Proposition|Task|Part|Exemple|Exercice|Beispiel|Aufgabe|Ejemplo|Ejercicio|Esempio|Esercizio|Exemplo|Exercício)\b|例|习题|練習|問題|예제)|(-{3,}|\*{3,}|={3,})[ \t]*$)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Heading();

    /// <summary>An item of a list.</summary>
    [GeneratedRegex(@"^[ \t]*((\(?(\d{1,2}|[a-h])[.)]|[-*•])[ \t]|\\item\b)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Item();
}
