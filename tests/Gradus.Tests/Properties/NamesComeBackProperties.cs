using Gradus.Checking.Equivalence;
using Gradus.Derivations;
using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Rendering;

namespace Gradus.Tests.Laws;

/// <summary>A formula in letters of any kind, Greek, with accents, primes and subscripts, comes back as the same formula from all three notations.</summary>
public sealed class NamesComeBackProperties
{
    private static readonly string[] Stems = ["x", "X", "W", "u", "beta", "Sigma", "epsilon", "phi", "Omega", "theta", "mu", "ell", "nabla_f", "Lambda"];
    private static readonly string[] Accents = ["", "", "_hat", "_bar", "_tilde", "_dot"];
    private static readonly string[] Marks = ["", "", "_1", "_k", "_12", "_max", "_prime", "_ij"];

    [Fact]
    public void A_formula_in_any_letters_comes_back() => Law.ForAll(Law.Count(400), (sample, seed) =>
    {
        var written = Renamed(sample.Function, new RandomSource(seed ^ 0x5DEECE66DUL));
        var sized = PrintedFormulasProperties.IsSized(written);
        foreach (var line in new Renderer[] { new PlainRenderer { SizedIdentity = sized }, new UnicodeRenderer { SizedIdentity = sized }, new LatexRenderer { SizedIdentity = sized } }.Select(r => r.Render(written)))
        {
            var (value, problem) = TypedBack.Read(line, written);
            if (value is null) return $"unread ({problem}): {line}";
            if (value is Number { Value.IsZero: true } && written.IsZero) continue;
            if (value.Shape != written.Shape) return $"shape: {line} read as {new PlainRenderer().Render(value)} of shape {value.Shape}";
            if (!value.Equals(written) && !new Judge(seed).Equal(written, value).Holds && SecondOpinion.Agree(new MatrixFormula(written, Relation.Equal, value), seed) != true) return $"value: {line} read as {new PlainRenderer().Render(value)}";
        }
        return null;
    });

    /// <summary>The formula with another name for every symbol, no two alike.</summary>
    private static Expr Renamed(Expr formula, RandomSource random)
    {
        var taken = new HashSet<string>();
        foreach (var symbol in formula.Symbols().ToList())
        {
            string name;
            do name = Pick(Stems) + Pick(Accents) + Pick(Marks); while (!taken.Add(name));
            formula = formula.Substitute(symbol, Symbol.Of("?" + name, symbol.Shape, symbol.Properties));
        }
        return formula.Symbols().ToList().Aggregate(formula, static (e, s) => e.Substitute(s, Symbol.Of(s.Name[1..], s.Shape, s.Properties)));

        string Pick(string[] of) => of[random.Below(of.Length)];
    }
}
