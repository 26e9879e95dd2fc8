using Gradus.Expressions;
using Gradus.Syntax;

namespace Gradus.Checking.Misconceptions;

/// <summary>Compares lines by the names in their terms, where shapes do not fit and values cannot be compared.</summary>
internal static class FormulaTerms
{
    private static readonly HashSet<string> Nothing = [];

    /// <summary>The terms of a formula as written.</summary>
    public static IReadOnlyList<SignedTerm>? Of(SyntaxNode node) => new TermReader(Nothing, Nothing).Read(node);

    /// <summary>The terms of an expression.</summary>
    public static IReadOnlyList<SignedTerm>? Of(Expr e) => new TermReader(Nothing, Nothing).Read(e);

    /// <summary>True if both have the same terms in some order.</summary>
    public static bool Same(Expr a, Expr b)
    {
        var reader = Reader(a, b);
        return reader.Read(a) is { } left && reader.Read(b) is { } right && Matches(left, right, static (x, y) => x.Text == y.Text && x.Coefficient == y.Coefficient);
    }

    /// <summary>How the written line differs from the right one, where its terms have the right factors; null where they have others.</summary>
    public static TermComparison? Compare(Misfit misfit)
    {
        if (Both(misfit) is not var (written, right)) return null;
        if (Matches(written, right, static (x, y) => x.Names == y.Names && x.Coefficient == y.Coefficient))
        {
            var order = Matches(written, right, static (x, y) => x.Order == y.Order);
            var transposes = Matches(written, right, static (x, y) => Marked(x) == Marked(y) && x.Names == y.Names);
            if (order && transposes) order = Matches(written, right, static (x, y) => x.Text == y.Text);
            return new TermComparison(order, transposes, right.All(static t => t.Factors.Count(static f => f.Transposed) >= 2), false);
        }
        return written.Count < right.Count && written.All(w => right.Any(r => r.Text == w.Text && r.Coefficient == w.Coefficient)) ? new TermComparison(true, true, false, true) : null;
    }

    /// <summary>True if the right value has a mark such as <c>hadamard(</c> that the written line lacks, although it is about the same names.</summary>
    public static bool Lacks(Misfit misfit, params string[] marks)
    {
        if (Both(misfit) is not var (written, right)) return false;
        bool Has(SignedTerm t) => Array.Exists(marks, mark => t.Text.Contains(mark, StringComparison.Ordinal));
        if (!right.Exists(Has) || written.Exists(Has)) return false;
        var names = Words(right);
        return Words(written).All(names.Contains);
    }

    /// <summary>True if the terms are the right ones, but some of them transposed as a whole.</summary>
    public static bool SomeTransposed(Misfit misfit)
    {
        if (Both(misfit) is not var (written, right) || written.Count < 2) return false;
        var straight = written.Count(w => right.Exists(r => r.Text == w.Text));
        var turned = written.Count(w => right.Exists(r => r.Text == w.Turned.Text && r.Text != w.Text));
        return turned > 0 && straight > 0 && straight + turned >= written.Count;
    }

    /// <summary>True if the line, brackets and factors taken off, is a call of the function.</summary>
    public static bool IsCall(SyntaxNode node, string function) => node switch
    {
        GroupSyntax g => IsCall(g.Inner, function),
        AmbiguousSyntax a => IsCall(a.Alternatives[0], function),
        UnarySyntax { Kind: UnaryKind.Negate } u => IsCall(u.Operand, function),
        ProductSyntax p => IsCall(p.Factors[^1], function),
        CallSyntax c => c.Function == function,
        _ => false,
    };

    /// <summary>True if a derivative stands in the line as a factor or a term.</summary>
    public static bool HasDerivative(SyntaxNode node) => Of(node)?.Any(static t => t.Factors.Any(static f => f.Key == "∂")) == true;

    private static (List<SignedTerm> Written, List<SignedTerm> Right)? Both(Misfit misfit)
    {
        if (misfit.Correct is not { } correct || correct.IsTensor()) return null;
        var reader = Reader(correct, misfit.Source ?? correct);
        return reader.Read(misfit.Written) is { } written && reader.Read(Sum(correct)) is { } right ? (written, right) : null;
    }

    /// <summary>Multiplied out and collected, so that A'x + Ax and not 2x'A… is compared.</summary>
    private static Expr Sum(Expr e) => Edits.Make(() => Expressions.Sum.Of(FlatTerms.Of(e))) ?? e;

    private static TermReader Reader(Expr a, Expr b)
    {
        Symbol[] symbols = [.. a.Symbols(), .. b.Symbols()];
        return new TermReader(symbols.Where(static s => s.IsScalar).Select(static s => s.Name).ToHashSet(), symbols.Where(static s => !s.IsScalar && s.IsSymmetric).Select(static s => s.Name).ToHashSet());
    }

    private static bool Matches(List<SignedTerm> a, List<SignedTerm> b, Func<SignedTerm, SignedTerm, bool> like)
    {
        if (a.Count != b.Count) return false;
        var rest = b.ToList();
        foreach (var term in a)
        {
            var at = rest.FindIndex(r => like(term, r));
            if (at < 0) return false;
            rest.RemoveAt(at);
        }
        return true;
    }

    private static string Marked(SignedTerm t) => string.Join('·', t.Factors.Where(static f => f.Transposed).Select(static f => f.Key).Order(StringComparer.Ordinal));

    private static HashSet<string> Words(List<SignedTerm> terms) =>
        [.. terms.SelectMany(static t => t.Text.Split(['·', '(', ')', ',', '+', '\'', '-'], StringSplitOptions.RemoveEmptyEntries)).Where(static w => char.IsLetter(w[0]))];
}
