using Gradus.Syntax;

namespace Gradus.Tests.Syntax;

/// <summary>Prints syntax trees compactly, for tables: <c>(* A B)</c>, <c>(+ a (- b))</c>, <c>{note: first | second}</c>.</summary>
internal static class SyntaxDump
{
    public static string Print(FormulaSyntax formula) => formula.Relation is { } relation ? Print(relation) : $"!{formula.Problem!.Code}: {formula.Problem.Message}";

    public static string Print(RelationSyntax relation)
        => string.Join(' ', new[] { relation.First is null ? "" : Print(relation.First) }.Concat(relation.Links.Select(link => $"{Sign(link.Kind)} {Print(link.Right)}"))).Trim();

    public static string Print(SyntaxNode? node) => node switch
    {
        null => "_",
        NumberSyntax n => n.Value.ToString(),
        NameSyntax n => n.Name,
        IndexedSyntax n => $"(idx {Print(n.Of)} {List(n.Indices)})",
        UnarySyntax { Kind: UnaryKind.Transpose, Operand: BinarySyntax { Kind: BinaryKind.Power, Left: var a, Right: UnarySyntax { Kind: UnaryKind.Negate, Operand: NumberSyntax { Value.IsOne: true } } } } => $"(invT {Print(a)})",
        UnarySyntax n => $"({n.Kind switch { UnaryKind.Negate => "-", UnaryKind.Plus => "+", UnaryKind.Transpose => "T", _ => "prime" }} {Print(n.Operand)})",
        BinarySyntax { Kind: BinaryKind.Power, Left: var a, Right: UnarySyntax { Kind: UnaryKind.Negate, Operand: NumberSyntax { Value.IsOne: true } } } => $"(inv {Print(a)})",
        BinarySyntax n => $"({Sign(n.Kind)} {Print(n.Left)} {Print(n.Right)})",
        SumSyntax n => $"(+ {List(n.Terms)})",
        ProductSyntax n => $"(* {List(n.Factors)})",
        CallSyntax n => $"({n.Function} {List(n.Arguments)})",
        NormSyntax n => $"(norm{(n.Doubled ? "" : "1bar")}{(n.Index.Length > 0 ? "_" : "")}{n.Index} {Print(n.Argument)})",
        DerivativeSyntax n => $"(D{(n.Order > 1 ? n.Order : "")}{(n.Spelling == DerivativeSpelling.Quotient ? "" : ":" + n.Spelling)} {Print(n.Of)} by {Print(n.By)})",
        EvaluatedSyntax n => $"(at {Print(n.Body)} {n.Name.Name} {Print(n.At)})",
        DifferentialSyntax n => $"({(n.Increment ? "Δ" : "d")} {Print(n.Of)})",
        SummationSyntax n => $"(sum [{string.Join(',', n.Indices)}{(n.Lower is null ? "" : "=" + Print(n.Lower))}{(n.Upper is null ? "" : ".." + Print(n.Upper))}] {Print(n.Body)})",
        MatrixSyntax n => $"[{string.Join("; ", n.Rows.Select(List))}]",
        CasesSyntax n => $"(cases {List(n.Values)})",
        RemainderSyntax n => $"({(n.Little ? "o" : "O")} {Print(n.Argument)})",
        AnnotatedSyntax n => $"(note {Print(n.Body)} {(n.Note is null ? "_" : "⟪" + Print(n.Note) + "⟫")})",
        GroupSyntax n => $"‹{Print(n.Inner)}›",
        AmbiguousSyntax n => $"{{{n.Note}: {string.Join(" | ", n.Alternatives.Select(Print))}}}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string List(IEnumerable<SyntaxNode> nodes) => string.Join(' ', nodes.Select(Print));

    private static string Sign(BinaryKind kind) => kind switch
    {
        BinaryKind.Divide => "/", BinaryKind.Hadamard => "∘", BinaryKind.HadamardQuotient => "⊘", BinaryKind.HadamardPower => ".^", BinaryKind.Kronecker => "⊗", BinaryKind.Frobenius => ":", _ => "^",
    };

    private static string Sign(RelationKind kind) => kind switch
    {
        RelationKind.Equal => "=", RelationKind.Approximately => "≈", RelationKind.NotEqual => "≠", RelationKind.Define => ":=", _ => "~",
    };
}
