using Gradus.Numerics;

namespace Gradus.Syntax;

/// <summary>A formula as written: what stands where, before anybody asks what it means.</summary>
/// <remarks>Where the notation has several readings, <see cref="AmbiguousSyntax"/> keeps them; shapes decide later.</remarks>
public abstract record SyntaxNode(SourceSpan Span);

/// <summary>A number: <c>2</c>, <c>0.5</c>.</summary>
public sealed record NumberSyntax(SourceSpan Span, Rational Value) : SyntaxNode(Span);

/// <summary>A name, fonts and accents taken off: <c>A</c>, <c>Sigma</c>, <c>lambda</c>, <c>x_i</c>, <c>y_hat</c>.</summary>
/// <remarks><paramref name="Name"/> is the base with any subscript after an underscore (<c>x_1</c>, <c>b_2</c>, <c>lambda_U</c>); Greek letters have their English names.
/// A subscript that may be an index (<c>A_{ij}</c>) is <see cref="IndexedSyntax"/> instead.</remarks>
public sealed record NameSyntax(SourceSpan Span, string Name) : SyntaxNode(Span)
{
    /// <summary>True if the page set the letter in bold, which usually means a vector or matrix.</summary>
    public bool Bold { get; init; }

    /// <summary>True for \vec{x} and the like: the page says that this is a vector.</summary>
    public bool Arrow { get; init; }
}

/// <summary>Entries or slices by index: <c>A_{ij}</c>, <c>[Ax]_i</c>, <c>x_k</c>.</summary>
public sealed record IndexedSyntax(SourceSpan Span, SyntaxNode Of, IReadOnlyList<SyntaxNode> Indices) : SyntaxNode(Span)
{
    /// <summary>True if the indices were written high: <c>J^{ij}</c>, <c>x^{(i)}</c>.</summary>
    public bool Raised { get; init; }
}

/// <summary>What stands before or behind one operand.</summary>
public enum UnaryKind
{
    /// <summary>−A.</summary>
    Negate,

    /// <summary>+A.</summary>
    Plus,

    /// <summary>Aᵀ in any spelling.</summary>
    Transpose,

    /// <summary>The prime of f′(x) or N′ read as a derivative by the variable of the text (a prime read as a transpose is <see cref="Transpose"/>).</summary>
    Prime,
}

/// <summary>One operand and its sign or mark.</summary>
public sealed record UnarySyntax(SourceSpan Span, UnaryKind Kind, SyntaxNode Operand) : SyntaxNode(Span);

/// <summary>What stands between two operands.</summary>
public enum BinaryKind
{
    /// <summary>A / B, \frac{A}{B} (no derivative).</summary>
    Divide,

    /// <summary>A ∘ B, A ⊙ B, A .* B.</summary>
    Hadamard,

    /// <summary>A ./ B, A ⊘ B.</summary>
    HadamardQuotient,

    /// <summary>A .^ k, A^{∘k}.</summary>
    HadamardPower,

    /// <summary>A ⊗ B.</summary>
    Kronecker,

    /// <summary>A : B, ⟨A, B⟩: the Frobenius inner product.</summary>
    Frobenius,

    /// <summary>A^k, A^{-1}; a transposed inverse is <see cref="UnaryKind.Transpose"/> around it.</summary>
    Power,
}

/// <summary>Two operands and what stands between them.</summary>
public sealed record BinarySyntax(SourceSpan Span, BinaryKind Kind, SyntaxNode Left, SyntaxNode Right) : SyntaxNode(Span)
{
    /// <summary>How it was written where several spellings share the kind: <c>:</c>, <c>&lt;&gt;</c>, <c>frac</c>, <c>/</c>.</summary>
    public string Spelling { get; init; } = "";
}

/// <summary>A sum as written: terms with their signs (<see cref="UnarySyntax"/> with Negate), never nested to the left.</summary>
public sealed record SumSyntax(SourceSpan Span, IReadOnlyList<SyntaxNode> Terms) : SyntaxNode(Span);

/// <summary>A product as written: factors side by side or with <c>·</c>, <c>*</c>, <c>×</c>, <c>.</c> between them.</summary>
/// <remarks><paramref name="Marks"/> has one entry fewer than there are factors: <c>""</c> (side by side), <c>"·"</c>, <c>"*"</c>, <c>"×"</c>, <c>"."</c>.</remarks>
public sealed record ProductSyntax(SourceSpan Span, IReadOnlyList<SyntaxNode> Factors, IReadOnlyList<string> Marks) : SyntaxNode(Span);

/// <summary>A named function with its arguments: <c>tr(AB)</c>, <c>\log\det X</c>, <c>f(X)</c>, <c>h(x)</c>.</summary>
/// <remarks><paramref name="Function"/> is the plain name of the contract for the known ones (<c>tr</c>, <c>det</c>, <c>logdet</c>, <c>vec</c>, <c>exp</c>, <c>normF</c> …), else the name as for <see cref="NameSyntax"/>.</remarks>
public sealed record CallSyntax(SourceSpan Span, string Function, IReadOnlyList<SyntaxNode> Arguments) : SyntaxNode(Span)
{
    /// <summary>The axis along which the function works; null where it takes its argument as a whole.</summary>
    public Axis? Along { get; init; }
}

/// <summary>A norm, or bars that may be a determinant or an absolute value (then <see cref="Doubled"/> is false).</summary>
/// <remarks><paramref name="Index"/>: <c>""</c>, <c>"F"</c>, <c>"1"</c>, <c>"2"</c>, <c>"*"</c>, <c>"inf"</c>.</remarks>
public sealed record NormSyntax(SourceSpan Span, SyntaxNode Argument, string Index, bool Doubled) : SyntaxNode(Span);

/// <summary>How a derivative was written.</summary>
public enum DerivativeSpelling
{
    /// <summary>\frac{\partial f}{\partial X}, d f / d X, {∂ f \over ∂ X}, \frac{\partial}{\partial X} f.</summary>
    Quotient,

    /// <summary>∇f, ∇_X f, ∇f(X).</summary>
    Nabla,

    /// <summary>D f(X), D_X f, grad(f, X), D(f, X).</summary>
    D,

    /// <summary>f′(x), N′.</summary>
    Prime,
}

/// <summary>A derivative as written. <see cref="Of"/> is null where the page leaves it out (<c>∇ = …</c>); <see cref="By"/> is null where the page leaves out the variable (<c>∇f</c>).</summary>
public sealed record DerivativeSyntax(SourceSpan Span, SyntaxNode? Of, SyntaxNode? By, int Order, DerivativeSpelling Spelling) : SyntaxNode(Span);

/// <summary>The value of a formula where a name has a value: <c>\frac{d}{dt} f(X + tH) \Big|_{t=0}</c>.</summary>
public sealed record EvaluatedSyntax(SourceSpan Span, SyntaxNode Body, NameSyntax Name, SyntaxNode At) : SyntaxNode(Span);

/// <summary>A differential: <c>dX</c>, <c>d(AB)</c>, <c>d\log\det X</c>, <c>\partial\Sigma</c> used so; or an increment <c>\Delta X</c> (then <see cref="Increment"/>).</summary>
public sealed record DifferentialSyntax(SourceSpan Span, SyntaxNode Of, bool Increment) : SyntaxNode(Span)
{
    /// <summary>True for a differential that is written <c>\delta X</c>.</summary>
    public bool Variation { get; init; }
}

/// <summary>A sum over indices: \sum_{i=1}^{n} body. <paramref name="Lower"/> and <paramref name="Upper"/> may be null.</summary>
public sealed record SummationSyntax(SourceSpan Span, IReadOnlyList<string> Indices, SyntaxNode? Lower, SyntaxNode? Upper, SyntaxNode Body) : SyntaxNode(Span)
{
    /// <summary>The index that the first one must differ from: i of \sum_{k \ne i}.</summary>
    public string? Except { get; init; }
}

/// <summary>The vector or matrix with the given entries, <c>(a_ij)</c>: what y is where the page says <c>y_i = \sum_j A_{ij} x_j</c>.</summary>
public sealed record EntriesSyntax(SourceSpan Span, IReadOnlyList<string> Indices, SyntaxNode Entry) : SyntaxNode(Span);

/// <summary>A function of which nothing is known but its argument: L of ∂L/∂Y where the text does not say what L is.</summary>
public sealed record OpenFunctionSyntax(SourceSpan Span, string Function, NameSyntax Argument) : SyntaxNode(Span)
{
    /// <summary>The name of its derivative, which may be anything: that of f′, of ∇f, or as programs write ∂L/∂Y.</summary>
    public string Gradient => Entrywise ? PrimedNames.Of(Function) : Nabla ? $"nabla_{Function}" : $"d{Function}_d{Argument.Name}";

    /// <summary>The name of its value at the origin; null where only derivatives of it are written.</summary>
    public string? Offset => HasValue ? $"{Function}_0" : null;

    /// <summary>True where the function itself is written too.</summary>
    public bool HasValue { get; init; }

    /// <summary>True where its derivative is written ∇f.</summary>
    public bool Nabla { get; init; }

    /// <summary>True for one that works entry by entry; the values of any other one are numbers.</summary>
    public bool Entrywise { get; init; }
}

/// <summary>A matrix written out, row by row.</summary>
public sealed record MatrixSyntax(SourceSpan Span, IReadOnlyList<IReadOnlyList<SyntaxNode>> Rows) : SyntaxNode(Span);

/// <summary>Values of which a condition picks one: \begin{cases} … \end{cases}.</summary>
public sealed record CasesSyntax(SourceSpan Span, IReadOnlyList<SyntaxNode> Values) : SyntaxNode(Span)
{
    /// <summary>The δ_ij that tells two values apart: the first holds where i = j, the second elsewhere; null where the conditions are of another kind.</summary>
    public IndexedSyntax? Delta { get; init; }
}

/// <summary>A remainder that is dropped to first order: O(‖H‖²), o(‖H‖).</summary>
public sealed record RemainderSyntax(SourceSpan Span, bool Little, SyntaxNode Argument) : SyntaxNode(Span);

/// <summary>A formula with a note under or over it: \underbrace{body}_{label}; the note may be a formula or null.</summary>
public sealed record AnnotatedSyntax(SourceSpan Span, SyntaxNode Body, RelationSyntax? Note) : SyntaxNode(Span);

/// <summary>Something in brackets, kept so that what was grouped by hand is known.</summary>
public sealed record GroupSyntax(SourceSpan Span, SyntaxNode Inner) : SyntaxNode(Span);

/// <summary>The readings that the notation allows here, the ordinary one first.</summary>
/// <remarks>Every alternative covers the same source. <see cref="Note"/> says in a few words what the question is: <c>colon</c>, <c>prime</c>, <c>apply-or-multiply</c>, <c>bars</c>, <c>index-or-name</c>.</remarks>
public sealed record AmbiguousSyntax(SourceSpan Span, IReadOnlyList<SyntaxNode> Alternatives, string Note) : SyntaxNode(Span);

/// <summary>What stands between two sides.</summary>
public enum RelationKind
{
    /// <summary>=.</summary>
    Equal,

    /// <summary>≈, ≃ : to first order where increments are about.</summary>
    Approximately,

    /// <summary>≠.</summary>
    NotEqual,

    /// <summary>:=, ≡ with a fresh name, \triangleq.</summary>
    Define,

    /// <summary>≤, &lt;, ≥, &gt;, ∈, ↦, →, and other relations that are read but not judged.</summary>
    Other,
}

/// <summary>One link of a chain: the relation sign and the side to its right.</summary>
public sealed record LinkSyntax(RelationKind Kind, SourceSpan Sign, SyntaxNode Right);

/// <summary>A chain <c>a = b = c</c>. <see cref="First"/> is null where a line begins with the sign.</summary>
public sealed record RelationSyntax(SourceSpan Span, SyntaxNode? First, IReadOnlyList<LinkSyntax> Links) : SyntaxNode(Span);
