using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Gradus.Trees;

/// <summary>How far an operator without brackets may reach, the likeliest first.</summary>
/// <param name="Reaches">The next thing, what stands beside it, the run, the terms that follow.</param>
/// <param name="Binds">Whether it reaches terms that follow only if they speak of a letter that it binds (Σ_i, \min_x) or varies (∂/∂x).</param>
/// <param name="PastBracket">Whether it may reach farther than a bracket that stands right behind it: tr(A + H)ᵀ(A + H).</param>
internal sealed record ReachRow(ImmutableArray<Reach> Reaches, bool Binds, bool PastBracket);

/// <summary>The one table of operator reach. An operator that is not in it takes what its reader makes of it: d, ∂ as differential, ∇, Δ.</summary>
/// <remarks>
/// Σ_i a_i b_i + c takes the product; Σ_i a_i + b_i may take both terms, since the second speaks of i too. sin x cos y stops before the next function.
/// A derivative takes the run, ∂/∂x f g, or the next thing alone. min and its kin mostly take all that follows.
/// </remarks>
internal static class OperatorReach
{
    private static readonly (ReachRow Row, string Signs)[] SignRows =
    [
        (new([Reach.Run, Reach.Terms], Binds: true, PastBracket: true), "Sum Union Intersection DirectSum Integral ContourIntegral BigAnd BigOr"),
        (new([Reach.Run, Reach.Tight, Reach.Terms], Binds: true, PastBracket: true), "Product Coproduct TensorProduct HadamardProduct"),
        (new([Reach.Terms, Reach.Run], Binds: true, PastBracket: true), "Min Max Infimum Supremum ArgMin ArgMax"),
        (new([Reach.Run, Reach.Terms], Binds: true, PastBracket: true), "Limit LimitSuperior LimitInferior"),
        (new([Reach.Run, Reach.Tight, Reach.Terms], Binds: false, PastBracket: false), "Expectation Probability"),
    ];

    private static readonly (ReachRow Row, string Words)[] WordRows =
    [
        (new([Reach.Beside, Reach.Tight, Reach.Run], Binds: false, PastBracket: true), "tr trace Tr Trace TR"),
        (new([Reach.Beside, Reach.Tight, Reach.Run], Binds: false, PastBracket: false), "det rank vec vech diag Diag Var Cov Corr dim ker deg span adj sym conv"),
        (new([Reach.Beside, Reach.Tight], Binds: false, PastBracket: false), "log lg ln exp sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan Re Im arg sgn sign softmax sigmoid relu softplus prox proj supp dom div curl"),
    ];

    /// <summary>The row of a derivative as an operator: d/dx, ∂/∂X.</summary>
    public static ReachRow Derivative { get; } = new([Reach.Run, Reach.Tight, Reach.Terms], Binds: true, PastBracket: true);

    private static readonly FrozenDictionary<SignKind, ReachRow> BySign = SignRows
        .SelectMany(static row => row.Signs.Split(' ').Select(name => KeyValuePair.Create(Enum.Parse<SignKind>(name), row.Row))).ToFrozenDictionary();

    private static readonly FrozenDictionary<string, ReachRow> ByWord = WordRows
        .SelectMany(static row => row.Words.Split(' ').Select(name => KeyValuePair.Create(name, row.Row))).ToFrozenDictionary();

    /// <summary>All rows, each with the names of its operators.</summary>
    public static IEnumerable<(ReachRow Row, string Names)> Rows => [.. SignRows.Select(static r => (r.Row, r.Signs)), .. WordRows.Select(static r => (r.Row, r.Words))];

    /// <summary>Whether a word is an operator of the table.</summary>
    public static bool IsWord(string name) => ByWord.ContainsKey(name);

    /// <summary>The row of what stands here, scripts and notes taken off; null for no operator of the table.</summary>
    public static ReachRow? Of(Tree tree) => tree switch
    {
        Sign sign => BySign.GetValueOrDefault(sign.Kind),
        Letter { IsWord: true } word => ByWord.GetValueOrDefault(word.Name),
        Scripted { Leading: false } scripted => Of(scripted.Base),
        Annotated { Body: Sign or Letter } annotated => Of(annotated.Body),
        Fraction fraction when Derivatives.IsOperator(fraction) => Derivative,
        _ => null,
    };
}
