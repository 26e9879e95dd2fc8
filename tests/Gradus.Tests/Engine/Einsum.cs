using Gradus.Evaluation;
using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using Gradus.Tensors;

namespace Gradus.Tests.Engine;

/// <summary>One point over a prime field, and what index forms are there by definition: sums over all values of all indices.</summary>
internal sealed class Einsum
{
    private readonly Dictionary<string, int> lengths;
    private readonly Dictionary<string, Dense<Residue>> values;
    private readonly EvaluationContext context;
    private readonly ulong seed;

    private Einsum(Dictionary<string, int> lengths, Dictionary<string, Dense<Residue>> values, ulong seed)
    {
        (this.lengths, this.values, this.seed) = (lengths, values, seed);
        context = new EvaluationContext(lengths);
    }

    /// <summary>A random point for the given symbols, n and m of the given lengths, q (what an identity of no other size gets) that of n.</summary>
    public static Einsum At(ulong seed, int n, int m, IEnumerable<Symbol> symbols)
    {
        var sides = new Dictionary<string, int> { ["n"] = n, ["m"] = m, ["q"] = n };
        var random = new RandomSource(seed);
        Residue Draw() => Residue.Of(random.Next());
        var sampler = new PointSampler<Residue>(ResidueField.Instance, random, Draw, () => Draw() is var root ? root * root : default);
        var draws = new EvaluationContext(sides, new Dictionary<string, int> { ["k"] = 3 });
        return new Einsum(sides, symbols.Distinct().ToDictionary(static s => s.Name, s => sampler.Draw(s, draws)), seed);
    }

    /// <summary>The value of an expression.</summary>
    public Dense<Residue> Value(Expr e) => new ResidueEvaluator(lengths, values, seed).Evaluate(e);

    /// <summary>The sum of an expression's values with each column of the identity for <paramref name="column"/>.</summary>
    public Dense<Residue> SumOverColumns(Expr body, Symbol column)
    {
        Dense<Residue>? sum = null;
        var n = context.LengthOf(column.Shape.Rows);
        for (var k = 0; k < n; k++)
        {
            var unit = new Dense<Residue>(n, 1, (i, _) => i == k ? Residue.One : default);
            var value = new Einsum(lengths, new Dictionary<string, Dense<Residue>>(values) { [column.Name] = unit }, seed).Value(body);
            sum = sum is null ? value : LinearAlgebra.Add(ResidueField.Instance, sum, value);
        }
        return sum!;
    }

    /// <summary>The value of a form: that of its terms added.</summary>
    public Dense<Residue> Value(IndexForm form)
    {
        var sum = new Dense<Residue>(context.LengthOf(form.Shape.Rows), context.LengthOf(form.Shape.Columns), static (_, _) => default);
        foreach (var term in form.Terms) sum = LinearAlgebra.Add(ResidueField.Instance, sum, Value(term, form.Sizes));
        return sum;
    }

    /// <summary>The value of one term.</summary>
    public Dense<Residue> Value(IndexTerm term, IReadOnlyList<Size> sizes)
    {
        int[] indices = [.. term.Factors.SelectMany(static f => f.Indices).Concat(term.Axes.SelectMany(static a => a)).Distinct()];
        Dense<Residue>[] heads = [.. term.Factors.Select(f => Value(f.Head))];
        var at = new Dictionary<int, int>();
        int Place(ReadOnlySpan<int> axis)
        {
            var place = 0;
            foreach (var index in axis) place = (place * context.LengthOf(sizes[index])) + at[index];
            return place;
        }
        int Length(int[] axis) => axis.Aggregate(1, (all, index) => all * context.LengthOf(sizes[index]));
        var (rows, columns) = (Length(term.Axes[0]), Length(term.Axes[1]));
        var entries = new Residue[rows * columns];
        var scale = Residue.Of(term.Coefficient) * Residue.Of((ulong)context.LengthOf(term.Volume));
        void Run(int next)
        {
            if (next < indices.Length)
            {
                for (at[indices[next]] = 0; at[indices[next]] < context.LengthOf(sizes[indices[next]]); at[indices[next]]++) Run(next + 1);
                return;
            }
            var product = scale;
            for (var k = 0; k < heads.Length; k++)
            {
                var f = term.Factors[k];
                product *= heads[k][Place(f.Indices.AsSpan(0, f.RowCount)), Place(f.Indices.AsSpan(f.RowCount))];
            }
            entries[(Place(term.Axes[0]) * columns) + Place(term.Axes[1])] += product;
        }
        Run(0);
        return Dense<Residue>.Of(rows, columns, entries);
    }

    /// <summary>True if both are the same matrix.</summary>
    public static bool Same(Dense<Residue> a, Dense<Residue> b) => LinearAlgebra.Same(ResidueField.Instance, a, b);
}
