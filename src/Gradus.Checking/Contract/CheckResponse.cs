namespace Gradus.Checking.Contract;

/// <summary>Verdicts on the claims of a text.</summary>
public sealed record CheckResponse : Response
{
    /// <summary>The gravest verdict of all claims.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>The <see cref="ClaimInfo.Index"/> of the first claim that is wrong or ambiguous.</summary>
    public int? FirstWrong { get; init; }

    /// <summary>The claims in the order of the text.</summary>
    public IReadOnlyList<ClaimInfo> Claims { get; init; } = [];

    /// <summary>The claims that a comment in the text silences; they count for nothing. Absent where there are none.</summary>
    public IReadOnlyList<ClaimInfo>? Silenced { get; init; }

    /// <summary>Comments to Gradus that cannot be read (code <c>comment</c>), and what was read with an assumption. Absent where there are none.</summary>
    public IReadOnlyList<WarningInfo>? Warnings { get; init; }

    /// <summary>The derivation as it should have gone; absent where nothing is wrong or nothing could be derived.</summary>
    public CorrectedInfo? Corrected { get; init; }

    /// <summary>What is not a claim (definitions, declarations, headings) and how it was read.</summary>
    public IReadOnlyList<ContextInfo> Context { get; init; } = [];

    /// <summary>How each symbol was read.</summary>
    public IReadOnlyList<SymbolInfo> Symbols { get; init; } = [];

    /// <summary>Every symbol's shape, declared or inferred.</summary>
    public IReadOnlyDictionary<string, ShapeInfo> Variables { get; init; } = new Dictionary<string, ShapeInfo>();
}

/// <summary>A verdict on one identity; a chain has a claim for each link.</summary>
public sealed record VerifyResponse : Response
{
    /// <summary>How the identity was read where something was chosen: <c>read AB as A·B; A: n×n, B: n×n</c>; absent where it was read as it stands.</summary>
    public string? Reading { get; init; }

    /// <summary>The gravest verdict of all links.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>The links; their fields say the rest.</summary>
    public IReadOnlyList<ClaimInfo> Claims { get; init; } = [];

    /// <summary>How each symbol was read.</summary>
    public IReadOnlyList<SymbolInfo> Symbols { get; init; } = [];

    /// <summary>Every symbol's shape, declared or inferred.</summary>
    public IReadOnlyDictionary<string, ShapeInfo> Variables { get; init; } = new Dictionary<string, ShapeInfo>();
}

/// <summary>One claim and what is to be said of it.</summary>
/// <param name="Index">Counted over the text.</param>
/// <param name="Line">The line on which the right side begins, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Source">The claim as the text writes it.</param>
/// <param name="Kind"><c>equation</c>, or another relation.</param>
/// <param name="Verdict">The verdict.</param>
public sealed record ClaimInfo(int Index, int Line, int Column, string Source, string Kind, Verdict Verdict)
{
    /// <summary>The place within a notebook; absent in other texts.</summary>
    public CellPlace? Cell { get; init; }

    /// <summary>The claim as written, for a terminal; a link that goes on from the side before begins with its sign.</summary>
    public string? Text { get; init; }

    /// <summary>The claim as it was read, for a terminal.</summary>
    public string? Reading { get; init; }

    /// <summary>The claim as it was read, in LaTeX; absent where it was not understood.</summary>
    public string? Latex { get; init; }

    /// <summary>Why it was not understood, as a word: <c>parse</c>, <c>unsupported</c>, <c>undecided</c> …; <see cref="Reading"/> has the sentence. Absent for what was judged.</summary>
    public string? Code { get; init; }

    /// <summary>How sure the verdict is; absent for what was not read.</summary>
    public CertaintyInfo? Certainty { get; init; }

    /// <summary>What went wrong, or what the claim needs.</summary>
    public DiagnosisInfo? Diagnosis { get; init; }

    /// <summary>Values for which the two sides differ.</summary>
    public CounterexampleInfo? Counterexample { get; init; }

    /// <summary>The line as it should read.</summary>
    public RepairInfo? Repair { get; init; }
}

/// <summary>A place in a notebook as its reader counts: the cell among all cells, the line and the column in the cell, all from 1.</summary>
public sealed record CellPlace(int Number, int Line, int Column);

/// <summary>Something to know about a text that is no verdict.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1.</param>
/// <param name="Code"><c>comment</c> for a comment to Gradus that cannot be read, <c>given</c> for what the text says of a function that it does not define and nobody can judge, else what was assumed.</param>
/// <param name="Message">One sentence.</param>
public sealed record WarningInfo(int Line, int Column, string Code, string Message)
{
    /// <summary>The place within a notebook; absent in other texts.</summary>
    public CellPlace? Cell { get; init; }

    /// <summary>What to try.</summary>
    public string? Hint { get; init; }
}

/// <summary>Why a claim is not simply true.</summary>
/// <param name="Id">A name of the contract's vocabulary: <c>transpose-missing</c>.</param>
/// <param name="Message">One kind sentence.</param>
public sealed record DiagnosisInfo(string Id, string Message)
{
    /// <summary>The assumption or reading that would make the claim true.</summary>
    public string? HoldsIf { get; init; }
}

/// <summary>Values for which the two sides differ, and both sides there.</summary>
public sealed record CounterexampleInfo(IReadOnlyDictionary<string, MatrixInfo> Values, MatrixInfo Left, MatrixInfo Right)
{
    /// <summary>The values of the claim's free indices, from 1, where both sides are entries; absent elsewhere.</summary>
    public IReadOnlyDictionary<string, int>? At { get; init; }

    /// <summary>The members of the sets of indices in the claim; absent where it has none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<int>>? Sets { get; init; }

    /// <summary>The functions that stand for those of which nothing is said, such as <c>u₁²</c> for <c>f(u)</c>; absent where there are none.</summary>
    public IReadOnlyDictionary<string, string>? Functions { get; init; }

    /// <summary>True where the sides agree in value and what is given is their parts of first order in the increments; absent elsewhere.</summary>
    public bool? FirstOrder { get; init; }

    /// <summary>The order in the increments, above the first, of the parts that are given and differ, where the sides agree below it; absent elsewhere.</summary>
    public int? Order { get; init; }
}

/// <summary>The line as it should read.</summary>
public sealed record RepairInfo(string Plain, string Latex)
{
    /// <summary>The line for a terminal; the plain one serves where it is absent.</summary>
    public string? Unicode { get; init; }
}

/// <summary>The derivation as it should have gone.</summary>
public sealed record CorrectedInfo(IReadOnlyList<StepInfo> Steps)
{
    /// <summary>What it arrives at.</summary>
    public ResultInfo? Result { get; init; }
}

/// <summary>Something in the text that is not a claim, and how it was read.</summary>
public sealed record ContextInfo(int Line, int Column, string Source, string Reading)
{
    /// <summary>The source for a terminal; absent where it is no formula.</summary>
    public string? Text { get; init; }
}
