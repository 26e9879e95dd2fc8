using Gradus.Checking.Equivalence;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Shapes;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Equivalence;

/// <summary>How many index letters of a size a claim is written with: from that length on a size tells nothing new.</summary>
public sealed class ClaimDegreesTests
{
    [Theory]
    [InlineData("tr(A) = t", 1)]
    [InlineData("tr(A*B*C) = t", 3)]
    [InlineData("tr(A)*tr(B*C) = t", 3)]
    [InlineData("tr(A) + tr(B*C) = t", 2)] // the longest of the terms
    [InlineData("tr(A)^5 = t", 5)]
    [InlineData("tr(A^5) = t", 5)]
    [InlineData("tr(A)^(-2) = t", 2)]
    [InlineData("x'*A*y = t", 2)]
    [InlineData("A*B = C", 3)] // the places of the entry are letters too
    [InlineData("A*x = y", 2)]
    [InlineData("2*A = B", 2)]
    [InlineData("sum(A) = t", 2)]
    [InlineData("sum(x) = t", 1)]
    [InlineData("normF(F)^2 = t", 2)]
    [InlineData("x.*y = z", 1)]
    [InlineData("det(A) = t", 2)] // one for the rows and one more
    [InlineData("tr(A)*t = det(A)", 2)]
    [InlineData("exp(x) = y", 1)]
    [InlineData("tr(A^k) = t", 3)] // an exponent that is not known counts three
    [InlineData("tr(A)^k = t", 3)]
    [InlineData("t = a", 0)]
    [InlineData("rows(x)*t = a", 0)]
    public void Letters_of_a_length(string line, int letters) => Assert.Equal(letters, Of(line).Degrees?.LettersOf("n") ?? 0);

    [Theory]
    [InlineData("tr(A) = t", 0)]
    [InlineData("rows(x)*tr(A) = t", 1)]
    [InlineData("rows(x)^3*t = a", 3)]
    [InlineData("rows(x)*t + rows(x)^2*a = b", 2)]
    [InlineData("(rows(x) - 1)*(rows(x) - 2)*t = b", 2)]
    [InlineData("rows(x)*t = rows(x)^4*a", 4)]
    [InlineData("2^rows(x)*t = a", 2)] // as many zeros as there are terms (Descartes)
    [InlineData("2^rows(x)*t = rows(x)*a + b", 3)]
    [InlineData("rows(x)^2000*t = a", 1000)]
    [InlineData("sum(ones(rows(x)))*t = a", 1)]
    public void Degree_of_a_length_as_a_number(string line, int degree) => Assert.Equal(degree, Of(line).Degrees!.PowerOf("n"));

    [Theory]
    [InlineData("k^3*t = a", 3)]
    [InlineData("k*t = k^2*a", 2)]
    [InlineData("t^k = a", 2)]
    public void Degree_of_a_whole_number(string line, int degree) => Assert.Equal(degree, Of(line).Degrees!.PowerOf("k"));

    /// <summary>What ones come to counts for the plan; what is asked for at least is what somebody wrote.</summary>
    [Fact]
    public void Written_lengths_and_those_that_ones_come_to_are_told_apart()
    {
        var (all, written) = (Of("rows(x)*(x'*ones(rows(x)))*t = a"), Of("rows(x)*(x'*ones(rows(x)))*t = a", ClaimDegrees.WrittenNumbers));
        Assert.Equal(2, all.Degrees!.PowerOf("n"));
        Assert.Equal(1, written.Degrees!.PowerOf("n"));
    }

    /// <summary>An identity comes to a length where something is summed.</summary>
    [Fact]
    public void An_identity_is_a_number_under_a_trace()
    {
        var (identity, a) = (Constant.Identity(Size.Named("n")), Formulas.Read("A"));
        Assert.Equal(1, Degrees(Matrices.Trace(a + identity), Number.One).PowerOf("n"));
        Assert.Equal(0, Degrees(a + identity, a).PowerOf("n"));
        Assert.Equal(2, Degrees(Matrices.Trace(Matrices.Kronecker(a + identity, a + identity)), Number.One).PowerOf("n"));
        Assert.Equal(0, Degrees(Matrices.Trace(a + identity), Number.One, ClaimDegrees.WrittenNumbers).PowerOf("n"));
    }

    [Fact]
    public void Sums_over_indices_count_the_letter_that_they_run_over()
    {
        var n = Size.Named("n");
        var (i, j) = (IndexVariable.Of("i", n), IndexVariable.Of("j", n));
        var a = Formulas.Read("A");
        var entry = EntryOf.Of(a, i, j);
        Assert.Equal(2, Degrees(Summation.Sum(i, Summation.Sum(j, entry)), Number.One).LettersOf("n"));
        Assert.Equal(2, Degrees(entry, Number.One).LettersOf("n")); // free indices
        Assert.Equal(3, Degrees(Summation.Product(i, EntryOf.Of(Formulas.Read("x"), i)), Number.One).LettersOf("n"));
        Assert.Equal(2, Degrees(EntryOf.Of(a, Number.One, Number.One), Number.One).LettersOf("n")); // the first row and column are letters of their own
        Assert.Equal(4, Degrees(Summation.Sum(i, Summation.Sum(j, Iverson.Of(Condition.Compare(i, Order.Less, j)) * entry)), Number.One).LettersOf("n") - 2);
        Assert.Equal(1, Degrees(OpenCall.Of("f", [Formulas.Read("x")], Shape.Scalar), Number.One).LettersOf("n"));
    }

    /// <summary>An entry by which is differentiated leaves its letters to the derivative.</summary>
    [Fact]
    public void Derivatives_are_counted_by_what_is_differentiated()
    {
        var a = Formulas.Letter("A");
        Assert.Equal(3, Degrees(Derivative.Of(Formulas.Read("tr(A*B*C)"), a), Formulas.Read("(B*C)'")).LettersOf("n"));
        Assert.Equal(5, Degrees(Derivative.Of(Formulas.Read("tr(A^5)"), a), Number.Of(5) * Formulas.Read("(A^4)'")).LettersOf("n"));
    }

    private static ClaimDegrees Degrees(Expr left, Expr right, IReadOnlySet<ConstantKind>? numbers = null) =>
        new(left, right, new Comparison(left, right, []).Free, numbers ?? ClaimDegrees.AllNumbers);

    private static (ClaimDegrees? Degrees, Comparison Claim) Of(string line, IReadOnlySet<ConstantKind>? numbers = null)
    {
        var (left, right) = Formulas.Sides(line);
        var claim = new Comparison(left, right, []);
        return (claim.Free.Sizes.Contains("n") || line.Contains('k', StringComparison.Ordinal) ? new ClaimDegrees(left, right, claim.Free, numbers ?? ClaimDegrees.AllNumbers) : null, claim);
    }
}
