using Gradus.Checking.Equivalence;
using Gradus.Derivations;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using Gradus.Tensors;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Equivalence;

/// <summary>The certifier of steps is offered right steps and wrong ones of every kind, and must tell them apart.</summary>
public sealed class StepCertifierTests
{
    private static readonly Checking.Equivalence.Judge Judge = new(20261130);

    [Theory]
    [InlineData("tr(A*B) = tr(B*A)", true)]
    [InlineData("tr(A*B) = tr(A)*tr(B)", false)]
    [InlineData("tr(F*A*F') = tr(F'*F*A)", true)]
    [InlineData("(A*B)' = B'*A'", true)]
    [InlineData("(A*B)' = A'*B'", false)]
    [InlineData("x'*A*x + x'*A'*x = 2*x'*A*x", true)]
    [InlineData("x'*A*x + x'*A'*x = x'*A*x", false)]
    [InlineData("norm2(x)^2 = x'*x", true)]
    [InlineData("norm2(x)^2 = norm2(x)", false)]
    public void A_line_between_matrices_is_judged(string line, bool right)
    {
        var (a, b) = Formulas.Sides(line);
        Assert.Equal(right, Accepts(new MatrixFormula(a, Relation.Equal, b)));
    }

    [Theory]
    [InlineData("inv(A + B) = inv(A) - inv(A)*B*inv(A)", true)]
    [InlineData("inv(A + B) = inv(A) + inv(A)*B*inv(A)", false)]
    [InlineData("inv(A + B) = inv(A) - B", false)]
    [InlineData("tr((A + B)*(A + B)) = tr(A*A) + 2*tr(A*B)", true)]
    [InlineData("tr((A + B)*(A + B)) = tr(A*A) + tr(A*B)", false)]
    [InlineData("tr((A + B)*(A + B)) = 2*tr(A*B)", false)]
    public void A_line_to_first_order_is_judged(string line, bool right)
    {
        var (a, b) = Formulas.Sides(line);
        Assert.Equal(right, Accepts(new MatrixFormula(a, Relation.FirstOrder, b) { Increments = [Formulas.Letter("B")] }));
    }

    [Theory]
    [InlineData("tr(A*C) = tr(V*A)", "C", true)]
    [InlineData("tr(A*C') = tr(V*A)", "C", false)]
    [InlineData("tr(A*C') = tr(V*A)", "C'", true)]
    [InlineData("tr(A*C) = tr(V*A)", "2*C", false)]
    public void A_name_stands_for_what_it_is_said_to(string line, string value, bool right)
    {
        var (a, b) = Formulas.Sides(line);
        Assert.Equal(right, Accepts(new MatrixFormula(a, Relation.Equal, b) { Where = (Formulas.Letter("V"), Formulas.Read(value)) }));
    }

    public static TheoryData<string, string> Entries => new()
    {
        { "tr(F*A*F')", "F" }, { "A*C*B", "C" }, { "C'*A", "C" }, { "F*x", "x" }, { "x*x'", "x" }, { "t*A", "t" }, { "kron(A, x)", "x" },
    };

    /// <summary>Entries of a derivative: with a coefficient doubled, a sign turned, a term left out, or the two axes of a value or a variable exchanged they are refused.</summary>
    [Theory]
    [MemberData(nameof(Entries))]
    public void A_line_in_indices_is_judged(string function, string by)
    {
        var (y, x) = (Formulas.Read(function), Formulas.Letter(by));
        var form = Gradients.Open(Differentials.Of(y, x), Symbol.Differential(x));
        var meaning = Derivative.Of(y, x);
        Assert.True(Accepts(new IndexFormula(meaning, form)), function);
        foreach (var wrong in Slips(form)) Assert.False(Accepts(new IndexFormula(meaning, wrong)), $"{function}: a slip was accepted");
    }

    [Fact]
    public void Entries_of_something_else_are_refused()
    {
        var form = new IndexFormBuilder().Build(Formulas.Read("A*B"));
        Assert.True(Accepts(new IndexFormula(Formulas.Read("A*B"), form)));
        Assert.False(Accepts(new IndexFormula(Formulas.Read("B*A"), form)));
        Assert.False(Accepts(new IndexFormula(Formulas.Read("(A*B)'"), form)));
        Assert.False(Accepts(new IndexFormula(Formulas.Read("A*B"), form with { Terms = [] })));
        Assert.True(Accepts(new IndexFormula(Formulas.Read("A*B - A*B"), form with { Terms = [] })));
    }

    /// <summary>The entries of a derivative elsewhere than at the variable itself are not known as such.</summary>
    [Fact]
    public void A_tensor_elsewhere_is_refused()
    {
        var x = Formulas.Letter("C");
        var y = Formulas.Read("A*C*B");
        var form = Gradients.Open(Differentials.Of(y, x), Symbol.Differential(x));
        Assert.False(Accepts(new IndexFormula(Derivative.Of(y, x, at: Formulas.Read("A*A")), form)));
    }

    private static IEnumerable<IndexForm> Slips(IndexForm form)
    {
        IndexForm With(Func<IndexTerm, IndexTerm> change) => form with { Terms = [.. form.Terms.Select((t, k) => k == 0 ? change(t) : t)] };
        yield return With(static t => t.With(t.Coefficient * 2));
        yield return With(static t => t.With(-t.Coefficient));
        yield return form with { Terms = [.. form.Terms.Skip(1)] };
        if (form.Shape.By is { IsSquare: true, IsScalar: false }) yield return With(static t => Exchanged(t, 2, 3));
        if (form.Shape.Rows == form.Shape.Columns && !form.Shape.Rows.IsOne) yield return With(static t => Exchanged(t, 0, 1));
    }

    private static IndexTerm Exchanged(IndexTerm t, int i, int j)
    {
        int[][] axes = [.. t.Axes];
        (axes[i], axes[j]) = (axes[j], axes[i]);
        return new IndexTerm(t.Coefficient, t.Volume, [.. t.Factors], axes);
    }

    private static bool Accepts(Formula line) => StepCertifier.Accepts(Judge, Step.By(Rules.Tidy, line), TestContext.Current.CancellationToken);
}
