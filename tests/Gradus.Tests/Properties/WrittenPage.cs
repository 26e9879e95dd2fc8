using System.Text;
using Gradus.Checking.Contract;
using Gradus.Derivations;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Tests.Laws;

/// <summary>A derivation as somebody writes it down: the page, and the line on which each right side begins.</summary>
internal sealed class WrittenPage
{
    private static readonly string[] Words =
    [
        "Next we simplify.", "This follows from the product rule.", "Now collect the terms.", "The rest is routine.", "Hence the following.", "We use that the trace is cyclic.", "(see the lecture notes)", "So far, so good.",
    ];

    private readonly StringBuilder text = new();
    private readonly PageStyle style;
    private readonly FormulaText formulas;
    private readonly RandomSource random;
    private readonly bool isShaped;
    private int number;

    /// <summary>Writes the lines of a derivation.</summary>
    public WrittenPage(Sample sample, IReadOnlyList<Formula> lines, PageStyle style, RandomSource random)
    {
        (this.style, this.random) = (style, random);
        isShaped = style.Declarations == PageDeclarations.Text || (style.Declarations == PageDeclarations.None && NamesSizes(lines));
        Symbol[] symbols = [.. Symbols(sample, lines)];
        var sized = Array.TrueForAll(symbols, static s => s.IsScalar) || sample.Function.SelfAndDescendants().Any(static e => e is Apply { Function: Kronecker or NormF or SumOfEntries or Vec });
        formulas = new FormulaText(style, sized, random);
        Declare(symbols);
        if (lines.Any(static l => l is MatrixFormula { Argument: not null })) Define(sample);
        RightLines = new int[lines.Count];
        for (var k = 0; k < lines.Count;)
        {
            var count = 1;
            while (style.Layout is PageLayout.Chain or PageLayout.Aligned or PageLayout.Merged && k + count < lines.Count && GoesOn(lines[k + count - 1], lines[k + count])) count++;
            Chain([.. lines.Skip(k).Take(count)], k);
            k += count;
        }
        var declared = style.Declarations == PageDeclarations.Request ? symbols : [];
        Request = new CheckRequest(text.ToString())
        {
            Variables = Shapes(declared),
            Assumptions = Assumptions(declared),
        };
    }

    /// <summary>What is sent.</summary>
    public CheckRequest Request { get; }

    /// <summary>For each line of the derivation the line of the page on which its right side begins, from 1.</summary>
    public int[] RightLines { get; }

    /// <summary>The shapes of symbols, as a request says them.</summary>
    public static Dictionary<string, ShapeInfo> Shapes(IEnumerable<Symbol> symbols) => symbols.Distinct().ToDictionary(static s => s.Name, static s => new ShapeInfo(Sizes(s.Shape)));

    /// <summary>What is known of symbols, as a request says it.</summary>
    public static Dictionary<string, IReadOnlyList<string>> Assumptions(IEnumerable<Symbol> symbols) =>
        symbols.Distinct().Where(static s => s.Properties != Properties.None).ToDictionary(static s => s.Name, static IReadOnlyList<string> (s) => [.. WordsOf(s.Properties)]);

    /// <summary>True if the shapes are said.</summary>
    public bool IsDeclared => isShaped || style.Declarations == PageDeclarations.Request;

    private bool IsLatex => style.Language == PageLanguage.Latex;

    private int Line => 1 + text.ToString().Count(static c => c == '\n');

    private static bool GoesOn(Formula before, Formula line) =>
        before is MatrixFormula { Where: null } a && line is MatrixFormula { Argument: null, Where: null } b && a.Right.Equals(b.Left);

    private static IEnumerable<Symbol> Symbols(Sample sample, IReadOnlyList<Formula> lines) =>
        lines.OfType<MatrixFormula>().SelectMany(static m => new[] { m.Left, m.Right }).Append(sample.Function).Append(sample.By)
            .SelectMany(static e => e.Symbols()).Select(static s => s.DifferentialOf ?? s).Distinct().OrderBy(static s => s.Name, StringComparer.Ordinal);

    private static IEnumerable<string> Sizes(Shape shape) => shape.IsScalar ? [] : shape.IsColumn ? [shape.Rows.ToString()] : [shape.Rows.ToString(), shape.Columns.ToString()];

    private static IEnumerable<string> WordsOf(Properties properties) => Declaration.Properties.Where(word => properties.HasFlag(word switch
    {
        "spd" => Properties.PositiveDefinite,
        _ => Enum.Parse<Properties>(word, ignoreCase: true),
    }));

    /// <summary>Shapes and assumptions; assumptions also where shapes are left open, for without them the page would be wrong.</summary>
    private void Declare(Symbol[] symbols)
    {
        foreach (var s in symbols)
        {
            var words = string.Join(" and ", WordsOf(s.Properties));
            var sizes = string.Join(" x ", Sizes(s.Shape));
            if (style.Declarations == PageDeclarations.Request || (!isShaped && words.Length == 0)) continue;
            if (isShaped) text.Append($"{s.Name}: {(sizes.Length == 0 ? "scalar" : sizes)}\n");
            if (words.Length > 0) text.Append($"{s.Name} is {words}\n");
            if (IsLatex) text.Append('\n');
        }
        if (text.Length > 0) text.Append('\n');
    }

    /// <summary>K(m,n) says only with the shapes of a page which size is which.</summary>
    private static bool NamesSizes(IReadOnlyList<Formula> lines) =>
        lines.OfType<MatrixFormula>().Any(static l => l.Left.SelfAndDescendants().Concat(l.Right.SelfAndDescendants()).Any(static e => e is Constant { Kind: ConstantKind.Commutation }));

    private void Define(Sample sample)
    {
        var definition = $"f({formulas.Of(sample.By)}) = {formulas.Of(sample.Function)}";
        text.Append(IsLatex ? $"Let ${definition}$.\n\n" : $"{definition}\n\n");
    }

    private void Chain(IReadOnlyList<Formula> lines, int from)
    {
        Talk();
        var isAligned = style.Layout == PageLayout.Aligned && IsLatex && lines.All(static l => l is MatrixFormula { Where: null });
        if (isAligned) text.Append(style.Aligned.Open).Append('\n');
        for (var k = 0; k < lines.Count; k++)
        {
            var isLast = k == lines.Count - 1;
            if (!isAligned && k > 0 && style.Layout == PageLayout.Chain) Talk();
            if (!isAligned && IsLatex && (k == 0 || style.Layout != PageLayout.Merged)) text.Append(style.Display.Open);
            RightLines[from + k] = Write(lines[k], goesOn: k > 0, isAligned ? "&" : "");
            if (style.Layout == PageLayout.Merged && !isLast) continue;
            if (isLast) text.Append(style.Punctuation);
            if (isAligned) text.Append(isLast ? "\n" + style.Aligned.Close : " \\\\");
            else if (IsLatex) text.Append(style.Display.Close);
            text.Append(IsLatex && !isAligned ? "\n\n" : "\n");
        }
        if (isAligned) text.Append('\n');
    }

    /// <summary>Writes a line, or what follows on its sign, and gives the line of its right side.</summary>
    private int Write(Formula line, bool goesOn, string align)
    {
        if (line is not MatrixFormula { Where: null } m)
        {
            text.Append(formulas.Of(line));
            return Line;
        }
        if (!goesOn) text.Append(m.Argument is { } argument ? $"f({formulas.Exactly(argument)})" : formulas.Of(m.Left));
        else if (style.Layout == PageLayout.Merged) text.Append(' ');
        if (style.Layout == PageLayout.Split && m.Argument is null && !(IsLatex && style.Display.Open == "$")) text.Append('\n');
        if (text[^1] is not ('\n' or ' ')) text.Append(' ');
        text.Append($"{align}{formulas.Sign(m.Relation)} ");
        var at = Line;
        text.Append(formulas.Of(m.Right));
        return at;
    }

    private void Talk()
    {
        if (!style.Talks) return;
        switch (random.Below(6))
        {
            case 0 or 1:
                text.Append(Words[random.Below(Words.Length)]).Append(IsLatex ? "\n\n" : "\n");
                break;
            case 2:
                text.Append('\n');
                break;
            case 3 when IsLatex:
                text.Append("% a remark that nobody sees: x = 2\n");
                break;
            case 4:
                text.Append($"{++number}. ");
                break;
            case 5:
                text.Append($"({++number}) ");
                break;
        }
    }
}
