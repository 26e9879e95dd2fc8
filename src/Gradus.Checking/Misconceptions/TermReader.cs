using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Syntax;

namespace Gradus.Checking.Misconceptions;

/// <summary>Reads syntax and expressions alike into terms by name, multiplied out; null where there would be too many.</summary>
/// <param name="scalars">Names of numbers, which may stand anywhere.</param>
/// <param name="symmetric">Names of symmetric matrices, whose transpose is no difference.</param>
internal sealed class TermReader(IReadOnlySet<string> scalars, IReadOnlySet<string> symmetric)
{
    private const int MaxTerms = 32;
    private const int MaxDepth = 40;

    /// <summary>The terms of a formula as written.</summary>
    public List<SignedTerm>? Read(SyntaxNode node) => Read(node, 0) is { } terms ? terms.ConvertAll(Tidy) : null;

    /// <summary>The terms of an expression.</summary>
    public List<SignedTerm>? Read(Expr e) => Read(e, 0) is { } terms ? terms.ConvertAll(Tidy) : null;

    private List<SignedTerm>? Read(SyntaxNode node, int depth)
    {
        if (depth > MaxDepth) return null;
        List<SignedTerm>? Inner(SyntaxNode n) => Read(n, depth + 1);
        return node switch
        {
            NumberSyntax n => [new SignedTerm(n.Value, [])],
            NameSyntax n => One(n.Name),
            GroupSyntax g => Inner(g.Inner),
            AnnotatedSyntax a => Inner(a.Body),
            AmbiguousSyntax a => Inner(a.Alternatives[0]),
            SumSyntax s => Join(s.Terms.Select(Inner)),
            ProductSyntax p => Times(p.Factors.Select(Inner)),
            UnarySyntax { Kind: UnaryKind.Negate } u => Times([[new SignedTerm(Rational.MinusOne, [])], Inner(u.Operand)]),
            UnarySyntax { Kind: UnaryKind.Plus } u => Inner(u.Operand),
            UnarySyntax { Kind: UnaryKind.Transpose } u => Inner(u.Operand)?.ConvertAll(static t => t.Turned),
            BinarySyntax { Kind: BinaryKind.Divide } b => Times([Inner(b.Left), Inverted(Inner(b.Right))]),
            BinarySyntax { Kind: BinaryKind.Power } b => Raised(Inner(b.Left), b.Right),
            BinarySyntax b => One(Call(Name(b.Kind), [Inner(b.Left), Inner(b.Right)])),
            CallSyntax { Function: "eye" or "I" } => One("I"),
            CallSyntax { Function: "ones" } => One("ones"),
            CallSyntax c => One(Call(c.Function, c.Arguments.Select(Inner))),
            NormSyntax n => One(Call("norm" + n.Index, [Inner(n.Argument)])),
            DifferentialSyntax { Of: NameSyntax name } => One("d" + name.Name),
            DifferentialSyntax d => One(Call("d", [Inner(d.Of)])),
            IndexedSyntax i => One(Call("entry", i.Indices.Prepend(i.Of).Select(Inner))),
            SummationSyntax s => One(Call("sum", [Inner(s.Body)])),
            DerivativeSyntax => One("∂"),
            _ => One("?"),
        };
    }

    private List<SignedTerm>? Read(Expr e, int depth)
    {
        if (depth > MaxDepth) return null;
        List<SignedTerm>? Inner(Expr x) => Read(x, depth + 1);
        return e switch
        {
            Number n => [new SignedTerm(n.Value, [])],
            Symbol s => One(s.Name),
            Constant { Kind: ConstantKind.Identity } => One("I"),
            Constant { Kind: ConstantKind.Commutation } => One("K"),
            Constant { Kind: ConstantKind.Dimension } c => One(c.First.ToString()),
            Constant c => One(c.Kind == ConstantKind.Ones ? "ones" : "0"),
            Sum s => Join(s.Children.Select(Inner)),
            Product p => Times(p.Children.Select(Inner)),
            Scale s => Times(s.Children.Select(Inner).Prepend([new SignedTerm(s.Coefficient, [])])),
            Apply { Function: Transpose } t => Inner(t.Children[0])?.ConvertAll(static x => x.Turned),
            Apply { Function: EntryPower } p when p.IsScalar && p.Children[1] is Number k => Power(Inner(p.Children[0]), k.Value),
            Apply a => One(Call(a.Function.Name, a.Children.Select(Inner))),
            Derivative => One("∂"),
            Differential d => One(Call("d", [Inner(d.Function)])),
            _ => One("?"),
        };
    }

    private static List<SignedTerm> One(string? key) => [new SignedTerm(Rational.One, [new Mark(key ?? "?", false)])];

    private static List<SignedTerm>? Join(IEnumerable<List<SignedTerm>?> parts)
    {
        var all = new List<SignedTerm>();
        foreach (var part in parts)
        {
            if (part is null || all.Count + part.Count > MaxTerms) return null;
            all.AddRange(part);
        }
        return all;
    }

    private static List<SignedTerm>? Times(IEnumerable<List<SignedTerm>?> factors)
    {
        List<SignedTerm> rows = [new SignedTerm(Rational.One, [])];
        foreach (var factor in factors)
        {
            if (factor is null || rows.Count * factor.Count > MaxTerms) return null;
            rows = [.. rows.SelectMany(row => factor.Select(t => new SignedTerm(row.Coefficient * t.Coefficient, [.. row.Factors, .. t.Factors])))];
        }
        return rows;
    }

    private List<SignedTerm>? Raised(List<SignedTerm>? body, SyntaxNode exponent) => Read(exponent, MaxDepth - 2) switch
    {
        [{ Factors.Count: 0 } k] => Power(body, k.Coefficient),
        _ => One(Call("power", [body])),
    };

    private List<SignedTerm>? Power(List<SignedTerm>? body, Rational k)
    {
        if (body is null) return null;
        if (k.Sign < 0) return Power(One(Call("inv", [body])), -k);
        return k.IsInteger && k <= 4 ? Times(Enumerable.Repeat(body, (int)k.Numerator)) : One(Call("power", [body]));
    }

    private List<SignedTerm>? Inverted(List<SignedTerm>? body) =>
        body is [{ Factors.Count: 0, Coefficient.IsZero: false } n] ? [new SignedTerm(Rational.One / n.Coefficient, [])] : Power(body, Rational.MinusOne);

    private string? Call(string name, IEnumerable<List<SignedTerm>?> arguments)
    {
        var texts = arguments.Select(terms => terms is null ? "?" : string.Join('+', terms.ConvertAll(Tidy).Select(static t => t.Coefficient + "·" + t.Text)));
        return $"{name}({string.Join(',', texts)})";
    }

    /// <summary>Numbers in front, identities away, no transposes on what is symmetric.</summary>
    private SignedTerm Tidy(SignedTerm term)
    {
        var numbers = term.Factors.Where(f => scalars.Contains(f.Key)).Select(static f => new Mark(f.Key, false)).OrderBy(static f => f.Key, StringComparer.Ordinal);
        var others = term.Factors.Where(f => !scalars.Contains(f.Key)).Select(f => symmetric.Contains(f.Key) ? new Mark(f.Key, false) : f).ToList();
        if (others.Count > 1) others.RemoveAll(static f => f.Key == "I");
        return new SignedTerm(term.Coefficient, [.. numbers, .. others]);
    }

    private static string Name(BinaryKind kind) => kind switch
    {
        BinaryKind.Hadamard => "hadamard",
        BinaryKind.Kronecker => "kron",
        BinaryKind.Frobenius => "inner",
        _ => "entrywise",
    };
}
