using System.Collections.Frozen;
using System.Diagnostics;
using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Syntax;

namespace Gradus.Rendering;

/// <summary>Writes one formula as its author wrote it; every part once, whoever asks how it looks.</summary>
internal sealed partial class FormulaWriter
{
    private static readonly FrozenDictionary<string, string> Spellings = new Dictionary<string, string>
    {
        ["logdet"] = "log det", ["eigmax"] = "λ_max", ["infinity"] = "∞", ["∂"] = "∂", [":"] = ":",
    }.ToFrozenDictionary();

    private readonly Dictionary<SyntaxNode, Piece> written = new(ReferenceEqualityComparer.Instance);

    /// <summary>The formula as text.</summary>
    public string Of(SyntaxNode node) => Write(node).Text;

    private Piece Write(SyntaxNode node)
    {
        if (!written.TryGetValue(node, out var piece)) written[node] = piece = Fresh(node);
        return piece;
    }

    private Piece Fresh(SyntaxNode node) => node switch
    {
        NumberSyntax n => new Piece(Decimal(n.Value), Precedence.Atom, true),
        NameSyntax n => Name(n),
        IndexedSyntax n => Indexed(n),
        UnarySyntax n => Unary(n),
        BinarySyntax n => Binary(n),
        SumSyntax n => new Piece(Sum(n, " + ", " − "), Precedence.Sum),
        ProductSyntax n => Product(n),
        CallSyntax n => Call(n),
        NormSyntax n => Norm(n),
        DerivativeSyntax n => Derivative(n),
        EvaluatedSyntax n => new Piece($"{Within(Write(n.Body), Precedence.Product)} at {n.Name.Name} = {Inside(n.At)}"),
        DifferentialSyntax n => Differential(n),
        SummationSyntax n => Summation(n),
        OpenFunctionSyntax n => new Piece($"{n.Function}({n.Argument.Name})", Precedence.Postfix),
        EntriesSyntax n => new Piece($"({Inside(n.Entry)}){UnicodeLetters.Subscript(string.Concat(n.Indices))}", Precedence.Postfix),
        MatrixSyntax n => new Piece($"[{string.Join("; ", n.Rows.Select(Arguments))}]"),
        CasesSyntax { Delta.Indices: [var i, var j] } n => new Piece($"{{{Inside(n.Values[0])} if {Inside(i)} = {Inside(j)}, {Inside(n.Values[1])} otherwise}}"),
        CasesSyntax n => new Piece($"{{{Arguments(n.Values)}}}"),
        RemainderSyntax n => new Piece($"{(n.Little ? "o" : "O")}({Inside(n.Argument)})"),
        AnnotatedSyntax n => Write(n.Body),
        GroupSyntax n => Ordinary(n.Inner) is GroupSyntax inner ? Write(inner) : new Piece($"({Inside(n.Inner)})", Precedence.Atom, true),
        AmbiguousSyntax n => Write(n.Alternatives[0]),
        _ => throw new UnreachableException(),
    };

    private static SyntaxNode Ordinary(SyntaxNode node)
    {
        while (node is AmbiguousSyntax choice) node = choice.Alternatives[0];
        return node;
    }

    private static SyntaxNode Ungrouped(SyntaxNode node) => Ordinary(node) is GroupSyntax group ? Ungrouped(group.Inner) : Ordinary(node);

    private static string Within(Piece piece, Precedence loosest) => piece.Binds >= loosest ? piece.Text : $"({piece.Text})";

    /// <summary>What stands in brackets of any kind: a short sum stands close, A(B+Bᵀ), a longer one does not, (ABᵀ + AB):dA.</summary>
    private string Inside(SyntaxNode node) =>
        Ordinary(node) is SumSyntax sum && sum.Terms.All(term => Write(Unsigned(term)).Binds >= Precedence.Postfix) ? Sum(sum, "+", "−") : Of(node);

    private string Arguments(IEnumerable<SyntaxNode> nodes) => string.Join(", ", nodes.Select(Inside));

    /// <summary>True where a sign needs room beside it: the text has a space or a line of a fraction outside brackets.</summary>
    private static bool IsAiry(string text)
    {
        var depth = 0;
        foreach (var c in text)
        {
            if (c is '(' or '[' or '⟨') depth++;
            else if (c is ')' or ']' or '⟩') depth--;
            else if (depth == 0 && c is ' ' or '/') return true;
        }
        return false;
    }

    private static string Joined(string left, string sign, string right) => IsAiry(left) || IsAiry(right) ? $"{left} {sign} {right}" : left + sign + right;

    /// <summary>A number as decimals; numbers are read from digits, so that these end.</summary>
    private static string Decimal(Rational value)
    {
        const int MostPlaces = 30;
        var places = 0;
        for (var scaled = value; !scaled.IsInteger && places < MostPlaces; places++) scaled *= 10L;
        if (places == 0 || places == MostPlaces) return value.ToString();
        var digits = (value * ((Rational)10L).Power(places)).ToString().PadLeft(places + 1, '0');
        return $"{digits[..^places]}.{digits[^places..]}";
    }

    private static Piece Name(NameSyntax node)
    {
        if (Spellings.TryGetValue(node.Name, out var spelling)) return new Piece(spelling, Precedence.Atom, true);
        var piece = UnicodeLetters.Name(SymbolName.Of(node.Name));
        return node.Arrow && piece.Text.Length > 0 ? piece with { Text = piece.Text.Insert(1, "\u20D7") } : piece;
    }

    private Piece Indexed(IndexedSyntax node)
    {
        var parts = node.Indices.Select(Inside).ToList();
        var text = string.Join(parts.TrueForAll(static p => p.Length == 1) ? "" : ",", parts);
        // f_i(x), where the index stands behind the name.
        if (node is { Raised: false, Of: CallSyntax { Function.Length: 1 } call } && call.Span.End == node.Span.End) return new Piece($"{call.Function}{UnicodeLetters.Subscript(text)}({Arguments(call.Arguments)})", Precedence.Postfix);
        var of = Within(Write(node.Of), Precedence.Postfix);
        if (node.Raised) return Raised(of, parts.Count == 1 ? $"({text})" : text);
        return new Piece(of + UnicodeLetters.Subscript(text), Precedence.Postfix, UnicodeLetters.Lower(text) is not null);
    }

    private static Piece Raised(string of, string exponent) => UnicodeLetters.Raise(exponent) is { } raised ? new Piece(of + raised, Precedence.Postfix, true)
        : new Piece($"{of}^{(exponent is [_] or ['(', .., ')'] || exponent.All(char.IsAsciiDigit) ? exponent : $"({exponent})")}", Precedence.Postfix);

    private Piece Unary(UnarySyntax node) => node.Kind switch
    {
        UnaryKind.Negate => new Piece("−" + Within(Write(node.Operand), Precedence.Inner), Precedence.Sum),
        UnaryKind.Plus => new Piece("+" + Within(Write(node.Operand), Precedence.Inner), Precedence.Sum),
        UnaryKind.Transpose when Ordinary(node.Operand) is BinarySyntax { Kind: BinaryKind.Power } power && Inside(Ungrouped(power.Right)) == "−1" => Marked(power.Left, "⁻ᵀ"),
        UnaryKind.Transpose => Marked(node.Operand, "ᵀ"),
        _ => Marked(node.Operand, "′"),
    };

    private Piece Marked(SyntaxNode operand, string mark)
    {
        var piece = Write(operand);
        return new Piece(Within(piece, Precedence.Postfix) + mark, Precedence.Postfix, piece.Compact);
    }

    private Piece Binary(BinarySyntax node)
    {
        switch (node.Kind)
        {
            case BinaryKind.Divide:
                return Quotient(node);
            case BinaryKind.Power:
                var power = Raised(Within(Write(node.Left), Precedence.Postfix), Inside(Ungrouped(node.Right)));
                return power with { Compact = power.Compact && Write(node.Left).Compact };
            case BinaryKind.HadamardPower:
                return new Piece($"{Within(Write(node.Left), Precedence.Postfix)}^∘{Within(Write(Ungrouped(node.Right)), Precedence.Atom)}", Precedence.Postfix);
            case BinaryKind.Frobenius when node.Spelling == "<>":
                return new Piece($"⟨{Arguments([node.Left, node.Right])}⟩");
        }
        var binds = node.Kind == BinaryKind.Frobenius ? Precedence.Inner : Precedence.Entrywise;
        var sign = node.Kind switch { BinaryKind.Frobenius => ":", BinaryKind.Kronecker => "⊗", BinaryKind.HadamardQuotient => "⊘", _ => node.Spelling == "⊙" ? "⊙" : "∘" };
        return new Piece(Joined(Within(Write(node.Left), binds), sign, Within(Write(node.Right), binds)), binds);
    }

    private Piece Quotient(BinarySyntax node)
    {
        var (over, under) = (Write(Ungrouped(node.Left)), Write(Ungrouped(node.Right)));
        const string Vulgar = "1/2½ 1/3⅓ 2/3⅔ 1/4¼ 3/4¾ 1/8⅛ ";
        var at = node.Spelling == "frac" ? Vulgar.IndexOf($"{over.Text}/{under.Text}", StringComparison.Ordinal) : -1;
        if (at >= 0 && Vulgar[at + 4] == ' ') return new Piece(Vulgar[at + 3].ToString());
        var above = IsAiry(over.Text) ? $"({over.Text})" : Within(over, Precedence.Product);
        return new Piece($"{above}/{Within(under, Precedence.Postfix)}", Precedence.Product);
    }

    private static SyntaxNode Unsigned(SyntaxNode term) => Ordinary(term) is UnarySyntax { Kind: UnaryKind.Negate, Operand: var operand } ? operand : term;

    private string Sum(SumSyntax sum, string plus, string minus) => string.Concat(sum.Terms.Select((term, i) =>
        i == 0 ? Of(term) : (ReferenceEquals(Unsigned(term), term) ? plus : minus) + Within(Write(Unsigned(term)), Precedence.Inner)));

    /// <summary>Letters and brackets touch; words, differentials and what has spaces stand apart.</summary>
    private Piece Product(ProductSyntax node)
    {
        var text = "";
        var compact = true;
        for (var i = 0; i < node.Factors.Count; i++)
        {
            var piece = Factor(node, i);
            compact &= piece.Compact;
            text = i == 0 ? piece.Text : Beside(text, node.Marks[i - 1], piece, Factor(node, i - 1).Compact && piece.Compact);
        }
        return new Piece(text, Precedence.Product, compact);
    }

    private static string Beside(string text, string mark, Piece next, bool touch)
    {
        if (mark is "·" or "×" or "." || (text is [.., >= '0' and <= '9'] && next.Text is [>= '0' and <= '9', ..])) return Joined(text, mark == "×" ? "×" : "·", next.Text);
        if (mark == "*" && next.Text.StartsWith('(') && text is [.., >= 'a' and <= 'z']) return $"{text}·{next.Text}";
        return (touch && !UnicodeLetters.SpellsFunction(text, next.Text)) || (text.EndsWith(')') && next.Compact) ? text + next.Text : $"{text} {next.Text}";
    }

    /// <summary>A factor; a fraction that another factor follows side by side gets brackets, or the line would seem to go on.</summary>
    private Piece Factor(ProductSyntax node, int i)
    {
        var piece = Write(node.Factors[i]);
        var alone = i + 1 >= node.Factors.Count || node.Marks[i] is "·" or "×" or ".";
        var first = i == 0 || node.Marks[i - 1] is "·" or "×" or "." || !IsFraction(node.Factors[i - 1]);
        return piece.Binds == Precedence.Sum || (IsFraction(node.Factors[i]) && piece.Binds == Precedence.Product && !(alone && first)) ? new Piece($"({piece.Text})", Precedence.Atom, true) : piece;
    }

    private static bool IsFraction(SyntaxNode node) => Ordinary(node) is BinarySyntax { Kind: BinaryKind.Divide } or DerivativeSyntax { Spelling: DerivativeSpelling.Quotient };
}
