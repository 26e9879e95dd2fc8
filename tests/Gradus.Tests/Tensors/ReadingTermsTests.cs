using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using Gradus.Tensors;

namespace Gradus.Tests.Engine.Tensors;

/// <summary>Terms drawn at random, against their definition as sums over all values of the indices.</summary>
public sealed class ReadingTermsTests
{
    /// <summary>Nearly all graphs of matrices, vectors and scalars on up to five indices have a matrix form.</summary>
    [Fact]
    public void A_term_read_as_a_matrix_has_its_value() => Assert.InRange(Read(RandomTerms.Plain, 1500), 0.95, 1);

    [Fact]
    public void A_term_with_stacked_axes_read_as_a_matrix_has_its_value() => Assert.InRange(Read(RandomTerms.Stacked, 3000), 0.3, 1);

    [Fact]
    public void Renamed_indices_are_the_same_term()
    {
        for (var seed = 0UL; seed < (ulong)Samples.Count(600); seed++)
        {
            foreach (var form in new[] { RandomTerms.Plain(seed), RandomTerms.Stacked(seed), RandomTerms.Small(seed) })
            {
                Assert.True(CanonicalForm.Agree(form, RandomTerms.Renamed(form, seed)), $"seed {seed}");
            }
        }
    }

    /// <summary>Terms agree exactly where their values do.</summary>
    [Fact]
    public void Equal_terms_agree_and_others_do_not()
    {
        var point = Einsum.At(1, 4, 2, RandomTerms.Letters);
        var (same, forms) = (0, Enumerable.Range(0, Samples.Count(300)).Select(static seed => RandomTerms.Small((ulong)seed)).ToArray());
        Dense<Residue>[] values = [.. forms.Select(point.Value)];
        for (var k = 0; k < forms.Length; k++)
        {
            for (var l = Math.Max(0, k - 40); l < k; l++)
            {
                if (forms[k].Shape != forms[l].Shape) continue;
                var equal = Einsum.Same(values[k], values[l]);
                if (equal) same++;
                Assert.True(equal == CanonicalForm.Agree(forms[k], forms[l]), $"seeds {k} and {l}: {string.Join(" and ", CanonicalForm.Collect(forms[k]).Keys.Concat(CanonicalForm.Collect(forms[l]).Keys))}");
            }
        }
        Assert.InRange(same, 30, int.MaxValue);
    }

    private static double Read(Func<ulong, IndexForm> draw, int usual)
    {
        var (point, other, read) = (Einsum.At(1, 2, 3, RandomTerms.Letters), Einsum.At(2, 3, 2, RandomTerms.Letters), 0);
        var count = Samples.Count(usual);
        for (var seed = 0UL; seed < (ulong)count; seed++)
        {
            var form = draw(seed);
            if (MatrixReader.Read(form.Terms[0], form.Sizes) is not { } matrix) continue;
            read++;
            foreach (var at in new[] { point, other })
            {
                Assert.True(Einsum.Same(at.Value(form), at.Value(matrix)), $"seed {seed}: {string.Join(" ", CanonicalForm.Collect(form).Keys)} is read as {Formulas.Text(matrix)}");
            }
        }
        return read / (double)count;
    }
}
