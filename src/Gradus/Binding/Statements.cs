using Gradus.Expressions;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>What the page is bound with.</summary>
public sealed record PageOptions
{
    /// <summary>Shapes that were declared, by name.</summary>
    public IReadOnlyDictionary<string, Shape> Declared { get; init; } = new Dictionary<string, Shape>();

    /// <summary>Properties that were assumed, by name.</summary>
    public IReadOnlyDictionary<string, Properties> Assumptions { get; init; } = new Dictionary<string, Properties>();

    /// <summary>How derivatives are laid out.</summary>
    public Layout Layout { get; init; }

    /// <summary>Letters that are read as sizes.</summary>
    public IReadOnlySet<string> Counts { get; init; } = new HashSet<string>();

    /// <summary>The language of the page; null to tell by its text.</summary>
    public Dialect? Dialect { get; init; }
}

/// <summary>What a claim says.</summary>
public enum ClaimKind
{
    /// <summary>Both sides are equal.</summary>
    Equation,

    /// <summary>Both sides agree to first order in the increments.</summary>
    FirstOrder,

    /// <summary>The sides differ: ≠, "must not be".</summary>
    NotEqual,

    /// <summary>What kind of thing an expression is: "is a supermatrix".</summary>
    KindOf,
}

/// <summary>One meaning of a claim. <paramref name="Ordinary"/> is false where the notation ordinarily means something else; then <paramref name="HoldsIf"/> says what must be meant.</summary>
/// <remarks><paramref name="Note"/> names the question: <c>contraction</c>, <c>colon</c>, <c>prime</c>, <c>squared-length</c>, <c>numerator-layout</c>, <c>denominator-layout</c>, <c>kronecker-layout</c>, <c>narrower-shapes</c>, <c>previous</c>, <c>goal</c>.</remarks>
public sealed record Reading(Expr Left, Expr Right, bool Ordinary, string? Note = null, string? HoldsIf = null)
{
    /// <summary>The free indices of the page that the rows and columns of both sides stand for, in this order: x_i = y_i was read as x = y with i.</summary>
    public IReadOnlyList<string> Indices { get; init; } = [];

    /// <summary>The note of a reading in which a size that the text leaves open is a number: it can show that the claim is false, and nothing else.</summary>
    public const string Instance = "instance";
}

/// <summary>A Σ over this letter that may have been forgotten, and what the line says without it.</summary>
public sealed record DroppedSum(string Letter, Reading Reading);

/// <summary>The condition that X = … was solved from: <paramref name="Value"/>, in which the variable stands, is 0.</summary>
public sealed record SolvedFrom(Expr Value, Symbol Variable);

/// <summary>Two shapes that do not fit: where, the two shapes in words, and what to try.</summary>
public sealed record ShapeMisfit(SourceSpan Span, string? Left, string? Right, string Message, string? Hint)
{
    /// <summary>The misfit that a problem of shapes is.</summary>
    public static ShapeMisfit Of(BindingProblem problem) => new(problem.Span, problem.Left, problem.Right, problem.Message, problem.Hint) { IsRange = problem.Code == BindingProblem.Range };

    /// <summary>True for a sum that runs over other indices than there are entries, of which the text says how many.</summary>
    public bool IsRange { get; init; }
}

/// <summary>Something that a page says, in the order of the text.</summary>
public abstract record Statement(FormulaSyntax? Formula, SourceSpan Span);

/// <summary>One link of a chain to be judged. No readings: ill-formed (<see cref="Misfit"/>) or not understood (<see cref="Problem"/>).</summary>
public sealed record Claim(FormulaSyntax? Formula, SourceSpan Span, SourceSpan RightSpan, ClaimKind Kind) : Statement(Formula, Span)
{
    /// <summary>Which link of its formula, from 0.</summary>
    public int Link { get; init; }

    /// <summary>The left side as written, on this line or before.</summary>
    public SyntaxNode? LeftSyntax { get; init; }

    /// <summary>The right side as written.</summary>
    public SyntaxNode? RightSyntax { get; init; }

    /// <summary>The meanings, the ordinary one first; of an <see cref="Implicit"/> claim: what may stand on its left, any of them.</summary>
    public IReadOnlyList<Reading> Readings { get; init; } = [];

    /// <summary>Why the claim is ill-formed.</summary>
    public ShapeMisfit? Misfit { get; init; }

    /// <summary>Why the claim was not understood.</summary>
    public BindingProblem? Problem { get; init; }

    /// <summary>What a formula means on this page by itself, for trying what may have been meant where shapes do not fit; null where that was not needed.</summary>
    public Func<SyntaxNode, Expr?>? Read { get; init; }

    /// <summary>What another right side means beside the left one; null where it makes the left one another, and where the claim is in no letters but those of its value.</summary>
    public Func<SyntaxNode, Expr?>? Beside { get; init; }

    /// <summary>The left side where it alone has a meaning.</summary>
    public Expr? Left { get; init; }

    /// <summary>The right side where it alone has a meaning.</summary>
    public Expr? Right { get; init; }

    /// <summary>True where the page gives only the next value: it holds if one reading does.</summary>
    public bool Implicit { get; init; }

    /// <summary>The free indices that it is said of, where not of all.</summary>
    public IndexCondition? Condition { get; init; }

    /// <summary>The condition that the right side is said to solve; null for any other claim.</summary>
    public SolvedFrom? SolvedFrom { get; init; }

    /// <summary>What is said where a Σ that was left out is not meant: the author writes sums elsewhere, and nothing is summed here.</summary>
    public DroppedSum? WithoutSum { get; init; }

    /// <summary>What a claim about determinants means where matrices are square that need not be, for trying that where it is false; null for any other claim.</summary>
    public Func<Reading?>? Squared { get; init; }

    /// <summary>True where the equation may be a condition or a name for something, not an identity; then it is never wrong.</summary>
    public bool MayBeCondition { get; init; }

    /// <summary>True where a side is 0: an identity if it holds, and a condition if not.</summary>
    public bool OrCondition { get; init; }

    /// <summary>True behind a derivative that was set to zero: an equation without derivatives may follow from that.</summary>
    public bool AfterStationarity { get; init; }

    /// <summary>The matrices whose squareness does not rest on the claim: what is only square if the claim is right is hardly symmetric.</summary>
    public IReadOnlySet<string> SquareByItself { get; init; } = new HashSet<string>();

    /// <summary>True where the shapes fit if letters are vectors here that elsewhere, where nothing tells, are read as numbers.</summary>
    public bool MayBeMisread { get; init; }

    /// <summary>True where the letters have shapes of their own here, as in a rule quoted from elsewhere.</summary>
    public bool OwnLetters { get; init; }

    /// <summary>The symbols that are small in a claim to first order.</summary>
    public IReadOnlyList<Symbol> Increments { get; init; } = [];

    /// <summary>True where both sides are the same formula, though an I or a 1 on them may be of any size.</summary>
    public bool SaysTheSame { get; init; }

    /// <summary>The names in what the text assumes where the claim stands, as X in XᵀX = I: their differentials are bound by that.</summary>
    public IReadOnlySet<string> Constrained { get; init; } = new HashSet<string>();

    /// <summary>The names of which the text says that they commute, where the claim stands.</summary>
    public IReadOnlyList<string> Commuting { get; init; } = [];

    /// <summary>The vectors whose entries the text says sum to 1 where the claim stands, as those of a one-hot vector do.</summary>
    public IReadOnlyList<string> SummingToOne { get; init; } = [];

    /// <summary>The vectors where the text speaks of one-hot vectors without a name.</summary>
    public IReadOnlyList<string> MaySumToOne { get; init; } = [];

    /// <summary>The highest order in them that is claimed: 2 beside O(‖H‖³).</summary>
    public int Order { get; init; } = 1;

    /// <summary>The word of a claim about kinds: <c>tensor</c>, <c>matrix</c>, <c>vector</c>, <c>scalar</c>.</summary>
    public string? StatedKind { get; init; }
}

/// <summary>What a statement is that is not a claim.</summary>
public enum ContextKind
{
    /// <summary>A name or function for a formula.</summary>
    Definition,

    /// <summary>A shape or property.</summary>
    Declaration,

    /// <summary>A derivative set to zero.</summary>
    Stationarity,

    /// <summary>An equation solved from such a condition.</summary>
    Consequence,

    /// <summary>An equation that the text assumes: if A = Aᵀ, subject to uᵀu = 1.</summary>
    Assumption,

    /// <summary>A symbol set to a constant: B = I.</summary>
    Specialisation,

    /// <summary>What is to be found.</summary>
    Goal,

    /// <summary>What the text says of a function that it does not give: nobody can judge it.</summary>
    Given,

    /// <summary>An expression without a relation, or with one that is not judged.</summary>
    Expression,
}

/// <summary>A statement that is read and not judged, with how it was read.</summary>
public sealed record ContextStatement(FormulaSyntax? Formula, SourceSpan Span, ContextKind Kind, string Text) : Statement(Formula, Span)
{
    /// <summary>Its expression where it has one.</summary>
    public Expr? Value { get; init; }

    /// <summary>Why it was not understood, where it was not.</summary>
    public BindingProblem? Problem { get; init; }
}

/// <summary>A page with its meaning.</summary>
/// <remarks><paramref name="Variables"/>: the symbols that vary under d.</remarks>
public sealed record BoundPage(IReadOnlyList<Statement> Statements, IReadOnlyList<BoundSymbol> Symbols, IReadOnlyCollection<string> Variables)
{
    /// <summary>True where the text speaks of layouts, rows and columns: then it may have several.</summary>
    public bool SpeaksOfLayouts { get; init; }

    /// <summary>True for an identity that somebody asks about: then no line may say something instead of claiming it.</summary>
    public bool IsIdentity { get; init; }

    /// <summary>The claims in order.</summary>
    public IEnumerable<Claim> Claims => Statements.OfType<Claim>();
}
