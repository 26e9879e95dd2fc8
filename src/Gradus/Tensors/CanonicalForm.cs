using Gradus.Expressions;
using Gradus.Numerics;

namespace Gradus.Tensors;

/// <summary>The one name that equal formulas share: the multiplied-out index form, canonically labelled.</summary>
/// <remarks>Two polynomial formulas are equal for all sizes exactly if their canonical forms agree. Functions that are not opened (inverses, exp, det)
/// are atoms named by the canonical form of their arguments, so agreement is still a proof; disagreement is none.</remarks>
public static class CanonicalForm
{
    /// <summary>Labels of a long path settle only after as many rounds as it has factors.</summary>
    private const int MostFactors = 2_048;

    /// <summary>True if the canonical forms agree: then the formulas are equal wherever both are defined. False decides nothing.</summary>
    public static bool Agree(Expr left, Expr right)
    {
        if (left.Shape != right.Shape) return false;
        try
        {
            return Agree(new IndexFormBuilder().Build(left), new IndexFormBuilder().Build(right));
        }
        catch (NoIndexFormException)
        {
            return false;
        }
    }

    /// <summary>True if two index forms are the same, whatever their indices are called.</summary>
    /// <exception cref="NoIndexFormException">A form is too large or too symmetric to label.</exception>
    public static bool Agree(IndexForm left, IndexForm right)
    {
        var names = new AtomNames();
        var difference = Collect(left, names);
        foreach (var (key, coefficient) in Collect(right, names))
        {
            difference[key] = difference.GetValueOrDefault(key) - coefficient;
        }
        return difference.Values.All(static c => c.IsZero);
    }

    /// <summary>The canonical form as text; equal text means equal formulas.</summary>
    /// <exception cref="NoIndexFormException">The formula has no index form, or it is too large or too symmetric to label.</exception>
    public static string Of(Expr e) => Of(e, new AtomNames());

    internal static string Of(Expr e, AtomNames names) => Text(Collect(new IndexFormBuilder().Build(e), names));

    private static string Text(Dictionary<string, Rational> terms) =>
        string.Join(" + ", terms.Where(static t => !t.Value.IsZero).OrderBy(static t => t.Key, StringComparer.Ordinal).Select(static t => $"{t.Value} {t.Key}"));

    /// <summary>The terms by their canonical labels, like terms added.</summary>
    public static Dictionary<string, Rational> Collect(IndexForm form) => Collect(form, new AtomNames());

    private static Dictionary<string, Rational> Collect(IndexForm form, AtomNames names)
    {
        var terms = new Dictionary<string, Rational>();
        foreach (var term in form.Terms)
        {
            if (term.Factors.Count > MostFactors) throw new NoIndexFormException("a product is too long to label");
            var atoms = new List<NamedFactor>(term.Factors.Count);
            var coefficient = term.Coefficient;
            foreach (var factor in term.Factors) atoms.Add(names.Of(factor, ref coefficient));
            var axes = term.Axes.Select(static a => (int[])a.Clone()).ToArray();
            var volume = Cancellation.Run(atoms, axes, term.Volume, form.Sizes);
            var key = Labelling.Encode(atoms, axes, volume, form.Sizes);
            terms[key] = terms.GetValueOrDefault(key) + coefficient;
        }
        return terms;
    }
}
