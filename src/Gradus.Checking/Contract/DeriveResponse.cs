namespace Gradus.Checking.Contract;

/// <summary>A derivative, its steps, and what it needs.</summary>
public sealed record DeriveResponse : Response
{
    /// <summary>How the formula was read where something was chosen: <c>read Ax as A·x; A: m×n, x: n</c>; absent where it was read as it stands.</summary>
    public string? Reading { get; init; }

    /// <summary>What was asked for as it was read, for a terminal: <c>∂xᵀAx/∂x</c>.</summary>
    public string? Asked { get; init; }

    /// <summary>The variables by which was differentiated, one for each order in turn; absent where there is no result.</summary>
    public IReadOnlyList<string>? By { get; init; }

    /// <summary>The same without repetition, in words: <c>x and y</c>.</summary>
    internal string ByWords => string.Join(" and ", (By ?? []).Distinct());

    /// <summary>The derivative.</summary>
    public ResultInfo? Result { get; init; }

    /// <summary>Every symbol's shape, declared or inferred.</summary>
    public IReadOnlyDictionary<string, ShapeInfo> Variables { get; init; } = new Dictionary<string, ShapeInfo>();

    /// <summary>How each symbol was read.</summary>
    public IReadOnlyList<SymbolInfo> Symbols { get; init; } = [];

    /// <summary>What the result needs: <c>X invertible</c>.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>How it was found, in order.</summary>
    public IReadOnlyList<StepInfo> Steps { get; init; } = [];

    /// <summary>What is to be said beside the steps, such as why a method was not the one asked for; absent if nothing.</summary>
    public string? Remark { get; init; }

    /// <summary>What is written otherwise than usual, since the letter for it is one of the formula's own; absent if nothing.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>How sure the result is.</summary>
    public CertaintyInfo? Certainty { get; init; }

    /// <summary>The other meanings of a structured variable; absent where there is no structure.</summary>
    public IReadOnlyList<AlternativeInfo>? Alternatives { get; init; }

    /// <summary>The derivatives by the other variables that were asked for, in their order; absent where there was one.</summary>
    public IReadOnlyList<DeriveResponse>? Others { get; init; }
}

/// <summary>A formula in every notation, with its shape and its convention.</summary>
/// <param name="Plain">In the plain syntax; can be fed back in.</param>
/// <param name="Latex">In LaTeX.</param>
/// <param name="Unicode">For a terminal.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Kind"><c>gradient</c>, <c>jacobian</c>, <c>hessian</c>, <c>differential</c>, <c>tensor</c> ….</param>
/// <param name="Layout">The convention: <c>denominator</c>, <c>numerator</c>.</param>
public sealed record ResultInfo(string Plain, string Latex, string Unicode, ShapeInfo Shape, string Kind, string Layout)
{
    /// <summary>Entry by entry, where the order is above 2: <c>∂Y_ij/∂X_kl = …</c>.</summary>
    public string? Index { get; init; }

    /// <summary>∂vec(Y)/∂vec(X)ᵀ in the plain syntax, where the order is above 2.</summary>
    public string? Kronecker { get; init; }

    /// <summary>A second derivative as a linear map, the change of the gradient along a direction; absent for other orders.</summary>
    public FormulaInfo? Along { get; init; }

    /// <summary>The same in other forms, each with what it is good for; absent where there is one alone.</summary>
    public IReadOnlyList<OtherForm>? Also { get; init; }

    /// <summary>One sentence on where the entries stand, and on what changed against the default.</summary>
    public string? Convention { get; init; }

    /// <summary>What the variable's structure was taken to mean; absent where there is no structure.</summary>
    public StructureMeaning? Structure { get; init; }

    /// <summary>One sentence on when that meaning is the one wanted.</summary>
    public string? When { get; init; }
}

/// <summary>A result in another form.</summary>
/// <param name="When">What the form is good for, or which name it uses: <c>for every matrix, invertible or not</c>.</param>
/// <param name="Plain">In the plain syntax.</param>
/// <param name="Latex">In LaTeX.</param>
/// <param name="Unicode">For a terminal.</param>
public sealed record OtherForm(string When, string Plain, string Latex, string Unicode);

/// <summary>A formula in a direction.</summary>
/// <param name="Direction">The symbol of the direction: <c>V</c>.</param>
/// <param name="Plain">In the plain syntax.</param>
/// <param name="Latex">In LaTeX.</param>
/// <param name="Unicode">For a terminal.</param>
public sealed record FormulaInfo(string Direction, string Plain, string Latex, string Unicode);

/// <summary>The result for another meaning of the variable's structure.</summary>
public sealed record AlternativeInfo(StructureMeaning Structure, string Plain, string Latex, string Unicode)
{
    /// <summary>One sentence on when this meaning is the one wanted.</summary>
    public string? When { get; init; }
}

/// <summary>One step of a derivation.</summary>
/// <param name="Rule">The rule's name: <c>trace-cyclic</c>.</param>
/// <param name="Title">The rule's name for people.</param>
/// <param name="Plain">The line that the step arrives at, in the plain syntax.</param>
/// <param name="Latex">The same in LaTeX.</param>
/// <param name="Because">One sentence of reason.</param>
public sealed record StepInfo(string Rule, string Title, string Plain, string Latex, string Because)
{
    /// <summary>The line for a terminal; the plain one serves where it is absent.</summary>
    public string? Unicode { get; init; }

    /// <summary>The steps within this step.</summary>
    public IReadOnlyList<StepInfo>? Steps { get; init; }
}

/// <summary>How sure something is.</summary>
public sealed record CertaintyInfo(CertaintyStatus Status)
{
    /// <summary>The chance of being wrong: 0 for a proof, tiny for an evaluation over a prime field.</summary>
    public double? ErrorBound { get; init; }

    /// <summary>The largest relative difference met, where the evaluation was in floating point.</summary>
    public double? Difference { get; init; }

    /// <summary>How many decimal digits the floating point had.</summary>
    public int? Digits { get; init; }

    /// <summary>The lengths of the size names that were tried, where others may differ; absent where there are none, and where what was tried decides for all.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, int>>? Sizes { get; init; }
}

/// <summary>How a symbol was read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Reading">In words: <c>a square matrix, taken to be invertible</c>.</param>
/// <param name="Declared">True if the text or the request declared it, false if it was inferred.</param>
public sealed record SymbolInfo(string Name, ShapeInfo Shape, string Reading, bool Declared);
