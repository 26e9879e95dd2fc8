using System.Collections.Frozen;

namespace Gradus.Binding;

/// <summary>What a symbol can be.</summary>
internal enum Kind
{
    Scalar,
    Column,
    Row,
    Matrix,
}

/// <summary>How far each kind is from what a letter usually stands for.</summary>
internal static class KindTable
{
    private const int Never = ChoiceSearch.Never;

    private static readonly FrozenSet<string> Greek = FrozenSet.ToFrozenSet(
        ["alpha", "beta", "gamma", "delta", "epsilon", "varepsilon", "zeta", "eta", "theta", "vartheta", "iota", "kappa", "lambda", "mu", "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "varphi", "chi", "psi", "omega"]);

    private static readonly FrozenSet<string> ScalarGreek = FrozenSet.ToFrozenSet(["lambda", "lam", "eps", "alpha", "gamma", "epsilon", "varepsilon", "eta", "tau", "sigma", "rho", "kappa", "delta"]);

    /// <summary>Dearer than all that is tried to make the sides of an identity fit.</summary>
    private const int Unlikely = 7;

    private const string ScalarLetters = "ijklmnopqrst";

    //                                            scalar column row matrix
    private static readonly int[] UpperCase =      [8, 2, 5, 0];
    private static readonly int[] UpperCount =     [1, 4, 6, 0];
    private static readonly int[] UpperBold =      [Never, 2, 5, 0];
    private static readonly int[] UpperInMatrix =  [Never, 3, 6, 0];
    private static readonly int[] UpperTraced =    [Never, 7, 8, 0];
    private static readonly int[] UpperDivisor =   [0, 5, 7, 3];
    private static readonly int[] UpperWeight =    [0, 4, 6, 3];
    private static readonly int[] UpperOperator =  [8, 7, 7, 0];
    private static readonly int[] UpperArrow =     [Never, 0, 5, 2];
    private static readonly int[] Coefficient =    [0, 2, 6, 3];
    private static readonly int[] LowerVector =    [Never, 0, 3, 5];
    private static readonly int[] LowerRow =       [4, 3, 0, 5];
    private static readonly int[] LowerBold =      [4, 0, 3, 4];
    private static readonly int[] LowerBesides =   [1, 0, 4, 6];
    private static readonly int[] LowerAlone =     [0, 1, 4, 6];
    private static readonly int[] GreekScalar =    [0, 2, 5, 6];
    private static readonly int[] FamilyOfVectors = [Never, 3, 5, 0];
    private static readonly int[] Family =         [Never, 0, 5, 1];
    private static readonly int[] EntryOfMatrix =  [0, 5, 6, 8];
    private static readonly int[] LowerInMatrix =  [1, 1, 5, 2];
    private static readonly int[] WithTwoIndices = [7, 7, 8, 0];

    /// <summary>The kinds that a name can have, the likeliest first.</summary>
    /// <param name="alone">True for a formula by itself, where a vector is a column, and what stands behind a transposed one a vector.</param>
    public static (Kind Kind, int Cost)[] For(string name, Evidence evidence, bool besidesMatrices, bool alone = false)
    {
        var costs = Costs(name, evidence, besidesMatrices);
        if (alone) costs = [Doubtful(costs[0], Evidence.Turned), costs[1], Never, name.Length > 0 && char.IsLower(name[0]) ? Doubtful(costs[3], Evidence.Turned | Evidence.Transposed) : costs[3]];
        return [.. costs.Select((cost, kind) => ((Kind)kind, cost)).Where(k => k.cost < Never).OrderBy(k => k.cost)];

        int Doubtful(int cost, Evidence vector) => (evidence & vector) != 0 ? Math.Max(cost, Unlikely) : cost;
    }

    /// <summary>True for the names of multipliers, λ, lam and eps, which are numbers wherever that fits.</summary>
    public static bool IsMultiplier(string name) => ScalarGreek.Contains(name.Split('_')[0]);

    /// <summary>True for letters that are mostly numbers: i to t, and λ, α and their like.</summary>
    public static bool MayBeNumber(string name) => name.Split('_')[0] is var stem && (ScalarGreek.Contains(stem) || (stem.Length == 1 && ScalarLetters.Contains(stem, StringComparison.Ordinal)));

    /// <summary>True for i to t, which stand for numbers and for vectors as well.</summary>
    public static bool IsCounting(string name) => name.Length == 1 && ScalarLetters.Contains(name, StringComparison.Ordinal);

    private static int[] Costs(string name, Evidence evidence, bool besidesMatrices)
    {
        var stem = name.Split('_')[0];
        if ((evidence & (Evidence.Coefficient | Evidence.Bold | Evidence.Arrow)) == Evidence.Coefficient) return Coefficient;
        var vectorial = (evidence & (Evidence.Transposed | Evidence.Vectorial | Evidence.Arrow)) != 0;
        if (stem.Length > 0 && char.IsUpper(stem[0]))
        {
            return (evidence & Evidence.Divisor) != 0 ? UpperDivisor
                : (evidence & Evidence.Arrow) != 0 ? UpperArrow
                : (evidence & Evidence.Traced) != 0 ? UpperTraced
                : (evidence & (Evidence.Operator | Evidence.Transposed)) == (Evidence.Operator | Evidence.Transposed) ? UpperOperator
                : (evidence & (Evidence.Square | Evidence.Transposed)) != 0 ? UpperInMatrix
                : (evidence & Evidence.Bold) != 0 ? UpperBold
                : (evidence & Evidence.Weight) != 0 ? UpperWeight
                : stem == "N" ? UpperCount
                : UpperCase;
        }
        if ((evidence & (Evidence.Twice | Evidence.Transposed)) == Evidence.Twice) return WithTwoIndices;
        if ((evidence & Evidence.Row) != 0) return LowerRow;
        if ((evidence & Evidence.Indexed) != 0 && !Greek.Contains(stem)) return (evidence & Evidence.Family) != 0 ? FamilyOfVectors : Family;
        if ((evidence & (Evidence.Cell | Evidence.Transposed | Evidence.Bold | Evidence.Arrow)) == Evidence.Cell) return EntryOfMatrix;
        if ((evidence & Evidence.Arrow) != 0 || (evidence & Evidence.Transposed) != 0) return LowerVector;
        if ((evidence & Evidence.Bold) != 0) return LowerBold;
        if (vectorial && !Greek.Contains(stem) && !MayBeNumber(stem)) return LowerBesides;
        if ((evidence & Evidence.Entries) != 0 && stem == name && !ScalarGreek.Contains(stem)) return LowerBesides;
        if ((evidence & Evidence.Factor) != 0) return LowerBesides;
        if (ScalarGreek.Contains(stem)) return GreekScalar;
        if ((evidence & Evidence.Applied) != 0 && Greek.Contains(stem)) return LowerBold;
        if (Greek.Contains(stem) || (stem.Length == 1 && ScalarLetters.Contains(stem, StringComparison.Ordinal))) return LowerAlone;
        if ((evidence & Evidence.Square) != 0) return LowerInMatrix;
        return besidesMatrices ? LowerBesides : LowerAlone;
    }
}
