using Gradus.Binding;
using Gradus.Checking.Answers;
using Gradus.Checking.Contract;
using Gradus.Checking.Misconceptions;
using Gradus.Derivations;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Rendering;
using Gradus.Syntax;

namespace Gradus.Checking.Claims;

/// <summary>Writes the sides of lines as the author of a page does: what was written as it stands, what is new in the author's notation and letters.</summary>
/// <remarks>The plain text says all by itself, so that it can be checked again; the others are for people, who have the page at hand.</remarks>
internal sealed class AuthorsNotation(SourceText source)
{
    private static readonly PlainRenderer Plain = new();
    private static readonly LatexRenderer Latex = new();
    private static readonly UnicodeRenderer Unicode = new();

    private readonly bool isLatex = source.Text.Contains('$', StringComparison.Ordinal) || source.Text.Contains('\\', StringComparison.Ordinal);

    /// <summary>The left side as written; as it was read where the page leaves it out.</summary>
    public Notations Left(Claim claim, Expr left)
    {
        var read = IndicesOf(claim, left) is { Count: > 0 } indices ? Entry(left, claim, indices) : Notations.Of(left);
        if (left is Differential d && Entrywise(d) is { } entrywise) read = entrywise;
        return claim.LeftSyntax is { } syntax && !claim.Implicit ? AsWritten(syntax, read) : read;
    }

    /// <summary>The left side of a line that is mended; where an index counts columns, and the author's words do not say what is <paramref name="meant"/>, the mended line is about the whole matrix.</summary>
    public Notations LeftOfMended(Claim claim, Expr left, SyntaxNode? meant) => meant is null && IsByColumn(claim, left) ? Notations.Of(left) : Left(claim, left);

    private static bool IsByColumn(Claim claim, Expr side) => claim.Readings.Any(static r => r.Indices.Count == 1) && !side.IsScalar && !side.Shape.IsColumn;

    /// <summary>The right side as written.</summary>
    public Notations Right(Claim claim, Expr right) => claim.RightSyntax is { } syntax ? AsWritten(syntax, Rendered(claim, right)) : Rendered(claim, right);

    /// <summary>A value that the author did not write, for the right side of a claim: in index notation where that is the author's.</summary>
    /// <remarks>Terms of the author's stand in the author's words, with another number in front where only that is new.</remarks>
    /// <param name="claim">The claim.</param>
    /// <param name="written">What the author wrote.</param>
    /// <param name="value">What should stand there.</param>
    /// <param name="meant">The same in the author's words, where one change of them is enough.</param>
    public Notations Mended(Claim claim, Expr written, Expr value, SyntaxNode? meant = null)
    {
        var rendered = Rendered(claim, value);
        if (meant is not null && claim.RightSyntax is { } changed) return new Notations(rendered.Plain, isLatex && new RewordedLatex(changed, Quoted).Of(meant) is { } reworded ? reworded : rendered.Latex, WrittenText.Of(meant));
        if (claim.RightSyntax is not { } syntax || IsByColumn(claim, value)) return rendered;
        foreach (var rest in Remainders(syntax)) rendered = rendered with { Latex = $"{rendered.Latex} + {(isLatex ? Quoted(rest) : null) ?? WrittenText.Of(rest)}", Unicode = $"{rendered.Unicode} + {WrittenText.Of(rest)}" };
        if (written.Equals(value)) return rendered;
        var (was, now) = (Edits.Terms(written), Edits.Terms(value));
        SyntaxNode[] said = [.. Terms(syntax)];
        if (said.Length != was.Count || was.Distinct().Count() != was.Count) return rendered;
        var places = now.Select(term => Enumerable.Range(0, was.Count).FirstOrDefault(k => Ratio(was[k], term) is not null, -1)).ToArray();
        if (Array.TrueForAll(places, static p => p < 0)) return rendered;
        string Joined(string minus, Func<SyntaxNode, string?> words, Func<Notations, string> notation, Func<Rational, string> number)
        {
            var text = "";
            for (var k = 0; k < now.Count; k++)
            {
                var (negative, one) = places[k] < 0 ? Fresh(now[k]) : Kept(said[places[k]], Ratio(was[places[k]], now[k])!.Value);
                text += (text.Length, negative) switch { (0, true) => minus + one, (0, false) => one, (_, true) => $" {minus} {one}", _ => " + " + one };
            }
            return text;

            (bool, string) Fresh(Expr term)
            {
                var negative = Scale.Split(term).Coefficient.Sign < 0;
                return (negative, notation(Rendered(claim, negative ? -term : term)));
            }

            (bool, string) Kept(SyntaxNode node, Rational factor)
            {
                var (negative, bare) = Unsigned(node);
                var term = words(bare) ?? "";
                if (factor.Abs().IsOne) return (negative ^ factor.Sign < 0, term);
                if (Ordinary(bare) is SumSyntax or BinarySyntax { Kind: not BinaryKind.Power }) term = $"({term})";
                return (negative ^ factor.Sign < 0, $"{number(factor.Abs())}{(term.Contains(' ', StringComparison.Ordinal) || !char.IsLetter(term[0]) || !factor.IsInteger || minus is "-" ? " " : "")}{term}");
            }
        }
        var unicode = Joined("−", WrittenText.Of, static n => n.Unicode, static c => c.IsInteger ? c.ToString() : c == Rational.Of(1, 2) ? "½" : $"({c})");
        var tail = string.Concat(Remainders(syntax).Select(static rest => $" + {WrittenText.Of(rest)}"));
        var latex = isLatex && said.All(s => Quoted(Unsigned(s).Bare) is not null) ? Joined("-", Quoted, static n => n.Latex, static c => c.IsInteger ? c.ToString() : $"\\frac{{{c.Numerator}}}{{{c.Denominator}}}") : rendered.Latex;
        return new Notations(rendered.Plain, latex.Length > 0 && !ReferenceEquals(latex, rendered.Latex) ? latex + string.Concat(Remainders(syntax).Select(rest => $" + {Quoted(rest)}")) : latex, unicode + tail);
    }

    /// <summary>What a term of the author's is to be multiplied by to give another; null if no number does, or the author has a number there.</summary>
    private static Rational? Ratio(Expr was, Expr now)
    {
        if (was.Equals(now)) return Rational.One;
        var ((before, body), (after, other)) = (Scale.Split(was), Scale.Split(now));
        return before.Abs().IsOne && body.Equals(other) && body is not Number ? after / before : null;
    }

    private static IEnumerable<SyntaxNode> Remainders(SyntaxNode side) => Ordinary(side) is SumSyntax sum ? sum.Terms.Select(static t => Ordinary(Unsigned(t).Bare)).Where(static t => t is RemainderSyntax) : [];

    private static IEnumerable<SyntaxNode> Terms(SyntaxNode node) => Ordinary(node) switch
    {
        SumSyntax sum => sum.Terms.Where(static t => Ordinary(Unsigned(t).Bare) is not RemainderSyntax).SelectMany(Terms),
        GroupSyntax group when Ordinary(group.Inner) is SumSyntax => Terms(group.Inner),
        _ => [node],
    };

    private static (bool Negative, SyntaxNode Bare) Unsigned(SyntaxNode node) => Ordinary(node) switch
    {
        UnarySyntax { Kind: UnaryKind.Negate } n when Unsigned(n.Operand) is var (negative, bare) => (!negative, bare),
        UnarySyntax { Kind: UnaryKind.Plus } n => Unsigned(n.Operand),
        _ => (false, node),
    };

    private static SyntaxNode Ordinary(SyntaxNode node) => node is AmbiguousSyntax either ? Ordinary(either.Alternatives[0]) : node is AnnotatedSyntax note ? Ordinary(note.Body) : node;

    private static Notations Rendered(Claim claim, Expr value) => IsByIndex(claim) && (value.IsScalar || IndicesOf(claim, value).Count > 0) ? Entry(value, claim, IndicesOf(claim, value)) : Notations.Of(value);

    /// <summary>Both sides and the sign of the claim between them.</summary>
    public static Notations Line(Claim claim, Notations left, Notations right)
    {
        var (plain, latex, unicode) = claim.Kind == ClaimKind.FirstOrder ? ("~=", "\\approx", "≈") : ("=", "=", "=");
        return new Notations($"{left.Plain} {plain} {right.Plain}", $"{left.Latex} {latex} {right.Latex}", $"{left.Unicode} {unicode} {right.Unicode}");
    }

    /// <summary>∂Y_ij/∂X_kl, which is read as the change of e_iᵀY e_j along e_k e_lᵀ; null for any other differential.</summary>
    private static Notations? Entrywise(Differential d)
    {
        if (d.Variables is not [var x] || d.Directions is not [var along]) return null;
        var below = along is Product { Children: [var k, Apply { Function: Transpose } l] } ? EntryWriter.UnitOf(k) is { } row && EntryWriter.UnitOf(l.Children[0]) is { } column ? row + column : null : EntryWriter.UnitOf(along);
        return below is null ? null : Entrywise(d.Function, x, below);
    }

    private static Notations Entrywise(Expr function, Symbol x, string below)
    {
        var (above, whole) = Stripped(function);
        var (y, by) = (Notations.Of(whole), Notations.Of(x));
        return new Notations($"d ({y.Plain}){(above.Length > 0 ? "_" : "")}{above}/d {by.Plain}_{below}",
            $"\\frac{{\\partial \\left({y.Latex}\\right)_{{{above}}}}}{{\\partial {by.Latex}_{{{below}}}}}", $"∂({y.Unicode}){(above.Length > 0 ? "_" : "")}{above}/∂{by.Unicode}_{below}");
    }

    /// <summary>Y and ij for e_iᵀY e_j.</summary>
    private static (string Indices, Expr Whole) Stripped(Expr e)
    {
        switch (e)
        {
            case Scale s when s.Children.Select(Stripped).ToArray() is var parts && parts.Count(static p => !p.Whole.IsScalar) < 2:
                return (string.Concat(parts.Select(static p => p.Indices)), Scale.Of(s.Coefficient, [.. parts.Select(static p => p.Whole)], null));
            case Sum s when s.Children.Select(Stripped).ToArray() is var terms && terms.Select(static t => (t.Indices, t.Whole.Shape)).Distinct().Count() == 1:
                return (terms[0].Indices, Sum.Of(terms.Select(static t => t.Whole)));
            case Product { Children: [Apply { Function: Transpose } turned, var unit] } when EntryWriter.UnitOf(turned.Children[0]) is { } row && EntryWriter.UnitOf(unit) is { } column:
                return (row + column, Constant.Identity(unit.Shape.Rows));
            case Product p:
                var (above, of) = ("", p.Children.ToList());
                if (of is [Apply { Function: Transpose } first, _, ..] && EntryWriter.UnitOf(first.Children[0]) is { } i) (above, of) = (i, of[1..]);
                if (of is [_, .., var last] && EntryWriter.UnitOf(last) is { } j) (above, of) = (above + j, of[..^1]);
                return (above, Product.Of(of));
            default:
                return ("", e);
        }
    }

    /// <summary>True if the author writes entries and sums over indices here.</summary>
    public static bool IsByIndex(Claim claim) => claim.Readings.Any(static r => r.Indices.Count > 0) || (claim.RightSyntax is { } right && Within(right).Any(static n => n is SummationSyntax));

    /// <summary>What rows and columns of a side stand for; nothing where an index counts whole columns.</summary>
    private static IReadOnlyList<string> IndicesOf(Claim claim, Expr side) => claim.Readings.FirstOrDefault(r => r.Indices.Count > 0 && (r.Left.Shape == side.Shape || r.Right.Shape == side.Shape) && (r.Indices.Count > 1 || side.Shape.IsColumn))?.Indices ?? [];

    private Notations AsWritten(SyntaxNode syntax, Notations read) =>
        new(read.Plain, isLatex && Quoted(syntax) is { } quoted ? quoted : read.Latex, WrittenText.Of(syntax));

    /// <summary>The words of the page, where they can stand by themselves.</summary>
    private string? Quoted(SyntaxNode syntax)
    {
        var text = Quotation.Of(source, syntax.Span).Replace('\n', ' ').Trim();
        // Braces that cross brackets take in what is no part of it.
        if (Letters(text) > Letters(source.Slice(syntax.Span))) return null;
        return text.Length == 0 || text.Contains('&', StringComparison.Ordinal) || text.Contains("\\\\", StringComparison.Ordinal) || text.Contains('$', StringComparison.Ordinal) || text.Contains('%', StringComparison.Ordinal) ? null : text;
    }

    /// <summary>How many letters and digits there are outside commands.</summary>
    private static int Letters(string text)
    {
        var (count, command) = (0, false);
        foreach (var c in text)
        {
            command = c == '\\' || (command && char.IsAsciiLetter(c));
            if (!command && char.IsLetterOrDigit(c)) count++;
        }
        return count;
    }

    private static Notations Entry(Expr value, Claim claim, IReadOnlyList<string> indices)
    {
        if (value is Derivative { Function.IsScalar: true } of && indices.Count > 0 && of.Function.Symbols().Any(static s => EntryWriter.UnitOf(s) is not null)) return Entrywise(of.Function, of.By, string.Concat(indices));
        string[] letters = [.. Summed(claim.RightSyntax), .. Summed(claim.LeftSyntax)];
        var (row, column) = (indices.ElementAtOrDefault(0), indices.ElementAtOrDefault(1));
        string In(Renderer renderer) => value is Derivative { Function.IsScalar: true } d && row is not null
            ? new IndexWriter(renderer).Left(d, [row, column ?? ""])
            : new EntryWriter(renderer, letters.Except(indices)).Write(value, row, column);
        try
        {
            return new Notations(In(Plain), In(Latex), In(Unicode));
        }
        catch (InvalidOperationException)
        {
            // More sums than there are letters: then in matrix notation.
            return Notations.Of(value);
        }
    }

    /// <summary>The lines of a derivation by indices in the author's: what is differentiated is written out already, and the end is written as the rest is.</summary>
    public IReadOnlyList<StepInfo>? Told(Claim claim, Derivative goal, Derivation derivation, Expr result)
    {
        if (!goal.Function.IsScalar || IndicesOf(claim, goal) is not { Count: > 0 } indices) return null;
        string[] names = goal.By.Shape.IsColumn ? [indices[0], ""] : goal.By.Shape.IsRow ? ["", indices[0]] : [indices[0], indices.ElementAtOrDefault(1) ?? ""];
        var letters = string.Concat(Summed(claim.RightSyntax).Concat(Summed(claim.LeftSyntax)).Concat("jiklmnpqrs".Select(static c => c.ToString())).Distinct().Except(indices));
        var left = Left(claim, goal);
        var (texts, steps) = (new StepTexts(goal), new List<StepInfo>());
        foreach (var step in derivation.Steps)
        {
            if (step.Line is not IndexFormula { Meaning: Derivative } line || steps.Count > 0) continue;
            string In(Renderer renderer) => new IndexWriter(renderer) { Letters = letters, Small = true }.Terms(line.Right, names);
            var text = Line(claim, left, new Notations(In(Plain), In(Latex), In(Unicode)));
            steps.Add(texts.Of(step) with { Plain = text.Plain, Latex = text.Latex, Unicode = text.Unicode });
        }
        var last = Line(claim, left, Rendered(claim, result));
        if (derivation.Steps is [.., { Line: MatrixFormula } end] && steps.TrueForAll(s => s.Plain != last.Plain)) steps.Add(texts.Of(end) with { Rule = Rules.Collect.Name, Title = Rules.Collect.Title, Because = Rules.Collect.Because, Plain = last.Plain, Latex = last.Latex, Unicode = last.Unicode });
        return steps.Count > 0 ? steps : null;
    }

    private static IEnumerable<string> Summed(SyntaxNode? side) => side is null ? [] : Within(side).OfType<SummationSyntax>().SelectMany(static s => s.Indices).Where(static i => i.Length == 1);

    private static IEnumerable<SyntaxNode> Within(SyntaxNode node) => (node is AmbiguousSyntax either ? [either.Alternatives[0]] : node.Children()).SelectMany(Within).Prepend(node);
}
