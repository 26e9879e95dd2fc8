using Gradus.Derivations;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Rendering;
using Gradus.Tensors;

namespace Gradus.Tests.Laws;

/// <summary>The derivation that Gradus gives for a sample, in letters of a person's own.</summary>
internal static class DerivedLines
{
    private const int LongestLine = 120;

    private static readonly string[] Matrices = ["A", "B", "C", "F", "G", "H", "L", "M", "N", "P", "Q", "R", "S", "U", "V", "W", "X", "Y", "Z", "Sigma", "A_1", "B_2", "Lambda", "Theta"];
    private static readonly string[] Vectors = ["a", "b", "c", "u", "v", "w", "x", "y", "z", "x_1", "b_2"];
    private static readonly string[] Scalars = ["r", "s", "t", "alpha", "beta", "lambda", "gamma", "tau"];

    /// <summary>The sample with its symbols under other names of their kind.</summary>
    public static Sample Renamed(Sample sample, RandomSource random)
    {
        var same = new SameFormula(random);
        var pools = new[] { Matrices, Vectors, Scalars }.Select(pool => new Queue<string>(same.Shuffled([.. pool]))).ToArray();
        // Xᵗ is the transpose of X: an exponent keeps its name.
        var names = sample.Function.Symbols().Append(sample.By).Distinct().Where(static s => !s.Properties.HasFlag(Properties.Integer)).ToDictionary(static s => s.Name, s => (s.IsScalar ? pools[2] : s.Shape.IsColumn || s.Shape.IsRow ? pools[1] : pools[0]).Dequeue());
        return new Sample(SameFormula.Renamed(sample.Function, names), (Symbol)SameFormula.Renamed(sample.By, names));
    }

    /// <summary>The lines of a derivation; none where Gradus has none.</summary>
    public static IReadOnlyList<Formula> Of(Sample sample, Method method)
    {
        try
        {
            Formula[] lines = [.. DerivationMethods.Derive(sample.Function, sample.By, method).Steps.Select(static s => s.Line)];
            return Array.TrueForAll(lines, static l => Notations.Of(l).Unicode.Length <= LongestLine) ? lines : [];
        }
        catch (Exception e) when (e is NotCoveredException or NoIndexFormException)
        {
            return [];
        }
    }
}
