using Gradus.Checking.Equivalence;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Rendering;
using Gradus.Simplification;
using Gradus.Tensors;

namespace Gradus.Tests.Laws;

/// <summary>A derivative does not depend on how its function happens to be written.</summary>
/// <remarks>No text can be the same under reordering and under every renaming at once: tr(AX) + tr(BX) with A and B exchanged is tr(BX) + tr(AX), the
/// same sum in another order, and a derivative keeps the order of its author. What can be asked, and is: a renaming that keeps the alphabetical order gives
/// the same text in the new letters; any other writing or renaming gives a formula of the same length and value.</remarks>
public sealed class InvarianceProperties
{
    private const int Usual = 800;

    [Fact]
    public void Another_way_to_write_the_function_gives_a_formula_of_the_same_length_and_value() => Law.ForAll(Law.Count(Usual), static (sample, seed) =>
    {
        var one = Derived(sample);
        var rewritten = sample with { Function = new SameFormula(new RandomSource(seed)).Rewritten(sample.Function) };
        var other = Derived(rewritten);
        if (one is null || other is null) return one is null == other is null ? null : "writing: only one has a formula";
        if (Cost.OfReading(one) != Cost.OfReading(other)) return $"length: {Text(one)}\n  but {rewritten} gives\n  {Text(other)}";
        return new Judge(seed).Equal(one, other) is Judgement.Refuted ? $"value: {Text(one)}\n  but {rewritten} gives\n  {Text(other)}" : null;
    });

    [Fact]
    public void Names_in_the_same_order_give_the_same_text() => Law.ForAll(Law.Count(Usual), static (sample, _) =>
    {
        string[] names = [.. Names(sample)];
        var (there, back) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        for (var k = 0; k < names.Length; k++) (there[names[k]], back[$"Z{k:D2}"]) = ($"Z{k:D2}", names[k]);
        var (one, other) = (Derived(sample), Derived(Renamed(sample, there)));
        if (other is not null) other = SameFormula.Renamed(other, back);
        return Text(one) == Text(other) ? null : $"names in order: {Text(one)}\n  and renamed {Text(other)}";
    });

    [Fact]
    public void Any_names_give_a_formula_of_the_same_length_and_value() => Law.ForAll(Law.Count(Usual), static (sample, seed) =>
    {
        string[] names = [.. Names(sample)];
        var mixed = new SameFormula(new RandomSource(seed)).Shuffled([.. names]);
        var (there, back) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        for (var k = 0; k < names.Length; k++) (there[names[k]], back[mixed[k]]) = (mixed[k], names[k]);
        var (one, renamed) = (Derived(sample), Derived(Renamed(sample, there)));
        if (one is null || renamed is null) return one is null == renamed is null ? null : "names: only one has a formula";
        var other = SameFormula.Renamed(renamed, back);
        if (Cost.OfReading(one) != Cost.OfReading(other)) return $"length: {Text(one)}\n  and renamed {Text(other)}";
        return new Judge(seed).Equal(one, other) is Judgement.Refuted r ? $"value: {Text(one)}\n  and renamed {Text(other)} {r}" : null;
    });

    /// <summary>Symbols of one shape and knowledge may take each other's names; sizes are part of the shape and stay.</summary>
    private static IEnumerable<string> Names(Sample sample) => sample.Function.Symbols().Select(static s => s.Name).Append(sample.By.Name).Distinct().Order(StringComparer.Ordinal);

    private static Sample Renamed(Sample sample, Dictionary<string, string> names) =>
        new(SameFormula.Renamed(sample.Function, names), (Symbol)SameFormula.Renamed(sample.By, names));

    /// <summary>Gradient, Jacobian or Kronecker matrix; for scalar functions of a vector the Hessian; null where there is no matrix form.</summary>
    private static Expr? Derived(Sample sample)
    {
        try
        {
            var (f, x) = sample;
            var first = Gradients.Of(f, x, Derivative.ShapeOf(f.Shape, x.Shape, Layout.Default).IsTensor ? Layout.Kronecker : Layout.Default);
            return first is not null && f.IsScalar && x.Shape.IsColumn && Cost.OfReading(first) < 60 ? Gradients.Of(first, x) : first;
        }
        catch (Exception e) when (e is NotCoveredException or NoIndexFormException)
        {
            return null;
        }
    }

    private static string Text(Expr? e) => e is null ? "none" : new PlainRenderer().Render(e);
}
