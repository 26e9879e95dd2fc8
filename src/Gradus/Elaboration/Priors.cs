using System.Collections.Frozen;
using Gradus.Shapes;

namespace Gradus.Elaboration;

/// <summary>What a letter can be before anything is known of it, in bits. The one table of customs: they break ties and do nothing else.</summary>
internal static class Priors
{
    /// <summary>What a name that nobody introduced may be.</summary>
    public enum Kind
    {
        /// <summary>1×1.</summary>
        Number,

        /// <summary>n×1.</summary>
        Column,

        /// <summary>1×n.</summary>
        Row,

        /// <summary>m×n.</summary>
        Matrix,
    }

    private static readonly FrozenSet<string> GreekNumbers = FrozenSet.ToFrozenSet(
        ["alpha", "gamma", "delta", "epsilon", "varepsilon", "eta", "kappa", "lambda", "rho", "sigma", "tau", "nu"]);

    //                                           number column row matrix
    private static readonly int[] Capital =     [4, 3, 6, 0];
    private static readonly int[] BoldCapital = [9, 3, 6, 0];
    private static readonly int[] BoldSmall =   [6, 0, 4, 5];
    private static readonly int[] Arrowed =     [9, 0, 4, 6];
    private static readonly int[] Small =       [1, 1, 5, 6];
    private static readonly int[] SmallNumber = [0, 2, 5, 7];
    private static readonly int[] Word =        [0, 2, 5, 2];

    /// <summary>The kinds in the order of the costs.</summary>
    public static IReadOnlyList<(Kind Kind, int Bits)> Of(Name name)
    {
        var costs = CostsOf(name);
        return [.. costs.Select((bits, kind) => ((Kind)kind, bits)).OrderBy(static k => k.bits)];
    }

    /// <summary>The shape of a kind, with new lengths.</summary>
    public static (Shape Shape, State State) ShapeOf(Kind kind, State state)
    {
        if (kind == Kind.Number) return (Shape.Scalar, state);
        var (first, known) = state.Fresh();
        if (kind == Kind.Column) return (Shape.Column(first), known);
        if (kind == Kind.Row) return (new Shape(Size.One, first), known);
        var (second, both) = known.Fresh();
        return (new Shape(first, second), both);
    }

    /// <summary>What it costs that a letter is a function, where nothing else says so.</summary>
    public static int BitsOfFunction(Name name) => name.Base is "f" or "g" or "h" or "F" or "G" or "phi" or "psi" or "sigma" or "ell" or "L" or "J" ? 0 : 3;

    /// <summary>True for letters that are mostly applied to every entry.</summary>
    public static bool IsActivation(Name name) => name.Base is "sigma" or "phi" or "rho" or "varphi";

    /// <summary>True for a name that is set bold, or has an arrow.</summary>
    public static bool IsBold(Name name) => name.Font.Contains("bold", StringComparison.Ordinal) || name.Marks.Contains("arrow", StringComparison.Ordinal);

    /// <summary>True for a name that begins with a capital.</summary>
    public static bool IsCapital(Name name) => IsCapital(name.Base);

    private static int[] CostsOf(Name name)
    {
        if (name.Marks.Contains("arrow", StringComparison.Ordinal)) return Arrowed;
        var isBold = name.Font.Contains("bold", StringComparison.Ordinal);
        if (IsCapital(name.Base)) return isBold ? BoldCapital : Capital;
        if (isBold) return BoldSmall;
        if (GreekNumbers.Contains(name.Base) || (name.Base.Length == 1 && name.Base[0] is >= 'i' and <= 't')) return SmallNumber;
        return name.Base.Length > 1 && !Syntax.Greek.IsName(name.Base) ? Word : Small;
    }

    private static bool IsCapital(string name) => name.Length > 0 && char.IsUpper(name[0]);
}
