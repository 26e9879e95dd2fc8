using Gradus.Expressions;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>Which language a formula was written in, where that changes its meaning.</summary>
public enum Dialect
{
    /// <summary>Plain text: functions are elementwise, a number added to a matrix is added to every entry.</summary>
    Plain,

    /// <summary>LaTeX: exp of a square matrix is the matrix function, a number is not added to a matrix.</summary>
    Latex,
}

/// <summary>What a name stands for: <c>M = XPAᵀ</c>, or with parameters <c>f(X) = tr(XBXᵀ)</c>.</summary>
public sealed record Definition(string Name, IReadOnlyList<string> Parameters, SyntaxNode Body);

/// <summary>What is known before a formula is read.</summary>
public sealed record BindingContext
{
    /// <summary>The language of the formula.</summary>
    public Dialect Dialect { get; init; } = Dialect.Plain;

    /// <summary>Shapes that were declared, by name.</summary>
    public IReadOnlyDictionary<string, Shape> Declared { get; init; } = new Dictionary<string, Shape>();

    /// <summary>Declared sizes that had the name of a symbol, with the names that they have instead.</summary>
    public IReadOnlyDictionary<string, string> RenamedSizes { get; init; } = new Dictionary<string, string>();

    /// <summary>True where a vector whose shape nobody declares is a column, as in a formula by itself.</summary>
    public bool VectorsAreColumns { get; init; }

    /// <summary>Letters that are read as sizes, as n of (1/n)11ᵀ.</summary>
    public IReadOnlySet<string> Counts { get; init; } = new HashSet<string>();

    /// <summary>The matrices X of which x_i is row i, written as a column.</summary>
    public IReadOnlySet<string> ByRows { get; init; } = new HashSet<string>();

    /// <summary>n where the text says 1 ∈ ℝⁿ: the length of ones that nothing else gives one.</summary>
    public Size? LengthOfOnes { get; init; }

    /// <summary>True if the text alone declares them, not who asks.</summary>
    internal bool DeclaredInText { get; init; }

    /// <summary>True where whoever asks about a page of somebody else's gave the sizes names of their own: the page may call them otherwise.</summary>
    internal bool NamesSizesAnew { get; init; }

    /// <summary>True where a prime means the derivative by a number that the text does not write: X′ is a matrix of its own, and (XY)′ = X′Y + XY′.</summary>
    internal bool PrimesAreRates { get; init; }

    /// <summary>Properties that were declared or assumed, by name.</summary>
    public IReadOnlyDictionary<string, Properties> Assumptions { get; init; } = new Dictionary<string, Properties>();

    /// <summary>What the text assumes, each from its place on; null where there is no page.</summary>
    internal PlacedAssumptions? Placed { get; init; }

    /// <summary>The symbols that vary under d; null where every symbol of the expression does.</summary>
    public IReadOnlySet<string>? Variables { get; init; }

    /// <summary>How derivatives are laid out.</summary>
    public Layout Layout { get; init; }

    /// <summary>True where ∇f lies as its variable does, in whatever layout ∂f/∂x is.</summary>
    internal bool NablaInColumns { get; init; }

    /// <summary>Names and functions that stand for formulas.</summary>
    public IReadOnlyDictionary<string, Definition> Definitions { get; init; } = new Dictionary<string, Definition>();

    /// <summary>The function that a bare ∇ or <c>Hessian</c> differentiates.</summary>
    public SyntaxNode? Goal { get; init; }

    /// <summary>The variable of a derivative that names none.</summary>
    public string? Variable { get; init; }

    /// <summary>The text, to quote from in messages.</summary>
    public SourceText? Source { get; init; }

    /// <summary>Which symbols are functions of a scalar that the text leaves open.</summary>
    internal Dependents Dependents { get; init; } = new();

    /// <summary>How each name is used on the whole page; null to look at the formula alone.</summary>
    internal Usage? Usage { get; init; }
}
