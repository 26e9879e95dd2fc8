using Gradus.Binding;
using Gradus.Expressions;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Tests.Binding;

public sealed class PageBinderTests
{
    private const string Question = """
        $\frac{\partial tr(ABA^{T})}{\partial A}=A(B+B^{T})$
        According to the chain rule, $\frac{\partial tr(A^{T}AB)}{\partial A}=\frac{\partial tr(A^{T}AB)}{\partial (A^{T}A)}\cdot \frac{\partial A^{T}A}{\partial A}$
        As $\frac{\partial tr(AB)}{\partial A}=B^{T}$, hence $\frac{\partial tr(A^{T}AB)}{\partial (A^{T}A)}=B^{T}$
        And I know $\frac{\partial A^{T}A}{\partial A}$ is a supermatrix.
        So, the results must not be $A(B+B^{T})$ "
        $$\begin{align} d\text{Tr}(ABA^T) & = d(AB):A + AB:dA \\ & = ((dA)B + A(dB)):A + AB:dA \\ & = A:(dA)B + AB:dA \end{align}$$
        I used $$A:BC = B^TA:C = AC^T:B$$
        """;

    private static readonly BoundPage Page = Bind(Question);

    [Fact]
    public void The_chain_rule_with_a_dot_fits_only_as_a_contraction()
    {
        var claim = Page.Claims.ElementAt(1);
        var reading = Assert.Single(claim.Readings);
        Assert.False(reading.Ordinary);
        Assert.Equal("contraction", reading.Note);
    }

    [Fact]
    public void A_rule_quoted_with_other_shapes_has_letters_of_its_own()
    {
        Assert.True(Page.Claims.ElementAt(2).OwnLetters);
        Assert.False(Page.Claims.ElementAt(3).OwnLetters);
        Assert.All(Page.Claims.TakeLast(2), claim => Assert.True(claim.OwnLetters));
    }

    [Fact]
    public void Words_make_claims_of_lone_formulas()
    {
        var kind = Page.Claims.Single(c => c.Kind == ClaimKind.KindOf);
        Assert.Equal("tensor", kind.StatedKind);
        Assert.True(kind.Left!.Shape.IsTensor);
        var denial = Page.Claims.Single(c => c.Kind == ClaimKind.NotEqual);
        Assert.IsType<Derivative>(denial.Readings[0].Left);
    }

    [Fact]
    public void What_the_page_does_not_vary_is_constant()
    {
        Assert.Equal(["A"], Page.Variables);
        var second = Page.Claims.Where(c => c.RightSyntax is not null).ElementAt(7);
        Assert.DoesNotContain(Names(second.Right!), name => name == "dB");
    }

    [Fact]
    public void Colons_bind_as_shapes_demand()
    {
        var last = Page.Claims.Where(c => c.LeftSyntax is not null && c.Kind == ClaimKind.Equation).ElementAt(6);
        Assert.IsType<Sum>(last.Right);
    }

    [Fact]
    public void Shapes_stay_general()
    {
        Assert.Equal("m×n", Page.Symbols.Single(s => s.Name == "A").Shape.ToString());
        Assert.Equal("n×n", Page.Symbols.Single(s => s.Name == "B").Shape.ToString());
    }

    [Fact]
    public void Definitions_and_conditions_are_not_claims()
    {
        var page = Bind(@"Let $Z = X^TW-Y^T$. $$f = Z:Z + \lambda W:W$$ $$\frac{\partial f}{\partial w} = 2(XX^TW - XY^T + \lambda W)$$ $$(XX^T + \lambda I)W = XY^T$$ $$\frac{\partial f}{\partial W} = 0$$");
        Assert.Single(page.Claims);
        Assert.Equal([ContextKind.Definition, ContextKind.Definition, ContextKind.Consequence, ContextKind.Stationarity], page.Statements.OfType<ContextStatement>().Select(s => s.Kind));
        Assert.Null(page.Claims.Single().Misfit);
    }

    [Fact]
    public void A_claim_to_first_order_lists_its_increments()
    {
        var page = Bind(@"To find: $f(X)=\mathrm{tr}((AX)^{\top}AX)$ $$f(X+H) = f(X) + \langle \nabla_{X}f, H \rangle + o(\Vert H \Vert)$$");
        var claim = page.Claims.Single(c => c.Kind == ClaimKind.FirstOrder);
        Assert.Equal("H", Assert.Single(claim.Increments).Name);
    }

    [Fact]
    public void A_row_and_a_column_in_one_sum_do_not_fit()
    {
        var page = Bind(@"$$\frac{\partial x^TAx}{\partial x} = A^Tx + x^TA$$");
        var misfit = page.Claims.Single().Misfit!;
        Assert.Contains("column", misfit.Message, StringComparison.Ordinal);
        Assert.Contains("row", misfit.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_for_a_gradient_is_the_numerator_layout()
    {
        var page = Bind(@"$$\frac{dx^{T}Ax}{dx} = x^{T}(A + A^{T})$$");
        Assert.Equal("numerator-layout", page.Claims.Single().Readings.Single().Note);
    }

    [Fact]
    public void The_next_value_of_a_goal_is_a_claim()
    {
        var page = Bind(@"To find: $\frac{\partial}{\partial x}\|Ax-y\|^2$" + "\n\n$$2A^T(Ax-y)$$\n\n$$2(Ax - y)A$$");
        var claims = page.Claims.ToList();
        Assert.True(claims[0].Implicit);
        Assert.IsType<Derivative>(claims[0].Readings[0].Left);
        Assert.NotNull(claims[1].Misfit);
    }

    [Fact]
    public void Declared_shapes_hold()
    {
        var page = PageBinder.Bind(DocumentReader.Read(@"$$\frac{\partial \|A^TA-I\|_F^2}{\partial A} = 4(A^TA-I)A$$"), new PageOptions { Declared = new Dictionary<string, Shape> { ["A"] = new(Size.Named("D"), Size.Named("K")) } });
        Assert.NotNull(page.Claims.Single().Misfit);
        Assert.Empty(page.Claims.Single().Readings);
    }

    private static BoundPage Bind(string text) => PageBinder.Bind(DocumentReader.Read(text), new PageOptions());

    private static IEnumerable<string> Names(Expr e) => e is Symbol s ? [s.Name] : e.Children.SelectMany(Names);
}
