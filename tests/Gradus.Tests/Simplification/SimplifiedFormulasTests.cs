using System.Text;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Simplification;
using Gradus.Tests.Cli;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Simplification;

/// <summary>Formulas of every kind that simplifying works on: the value stays, and what comes out is what was read.</summary>
public sealed class SimplifiedFormulasTests
{
    private static readonly string[] Written =
    [
        // like terms and common factors
        "A + A", "2*A - A", "A*B + A*C", "B*A + C*A", "A*B - A*B", "A*B*C + A*V*C", "x'*A*y + y'*A'*x", "3*x - 2*x + y", "t*A + 2*t*A", "a*A + b*A", "A*x + B*x", "x'*A + x'*B", "A + A*B", "B*A + A", "A - B*A", "2*A*B + 4*A*C", "(A + B)*(A + B)", "A*(B + C) - A*B",
        "tr(A*B) + tr(A*C)", "tr(A*B) + tr(B*A)", "tr(A*B) - tr(B'*A')", "tr(A + B)", "tr(2*A)", "tr(A)*B + tr(A)*C", "x'*y + y'*x", "x*y' + x*z'", "A.*B + A.*C", "A.*B - B.*A", "kron(A, B) + kron(A, C)", "kron(A, B) + kron(C, B)", "diag(x) + diag(y)", "vec(A) + vec(B)", "exp(x) + 2*exp(x)", "A^2 + A^2",
        // cancelling
        "A*inv(A)", "inv(A)*A*B", "B*A*inv(A)", "A*inv(B*A)", "inv(A*B)*A", "inv(A)'*A'", "A'*inv(A)'", "Q*Q'", "Q'*Q*A", "A*B*inv(A*B)", "inv(inv(A))", "inv(2*A)", "inv(t*A)", "inv(A*B)", "inv(A)*inv(B)", "inv(Q)", "inv(diag(x))", "inv(kron(A, B))", "F*inv(F'*F)*F'", "inv(A)*B*A", "inv(B*C)*B", "C*inv(B*C)",
        // transposes
        "(A*B)'", "(A')'", "(A + B)'", "(x - y)'*A'", "S'*A", "W'*A", "(inv(A)')'", "B'*A' + C'*A'", "(A*S)'", "diag(x)'*A'", "B'*A'*C' + A'*B'*C'", "x'*A'*y", "(x'*A)'", "(F*A)' + A'*F'",
        // scalars
        "t*t*A", "t*A*t", "a*b*A*b", "t*x*(1/t)", "t^2*t", "(2*t)^3", "x'*y*A", "x*(y'*z)*u'", "norm2(x)^2", "norm2(x)*norm2(x)", "1/(t*t)", "a*(x'*x)*x", "sqrt(t)*sqrt(t)", "exp(t)*exp(t)", "t^(1/2)*t^(1/2)", "2*3*t", "(-1)*(-t)*A",
        // entry by entry
        "x.*y", "y.*x", "x.*x", "x.*x.*x", "x.*ones(n)", "2*x.*(3*y)", "(t*x).*y", "(x.*y).*x", "x.^2.*x", "x.^(-1).*x", "(x.*y).^2", "(2*x).^2", "exp(x).*exp(x)", "A.*ones(n,n)", "A.*(B.*A)", "x./y", "x./x.*y", "diag(x)*A*diag(y)", "diag(x)*y", "diag(x)*diag(y)", "diag(diag(x))", "ddiag(A')", "diag(A')", "ddiag(ddiag(A))", "A.*(x*y')", "(x.*y)'*z", "x'*(y.*z)", "x'*diag(y)*x", "(x.*y)'*A*z", "(x.*x)'*(y.*y)", "p.^2.*p",
        // sums, traces, diagonals
        "sum(x)", "sum(A')", "sum(2*x)", "sum(x + y)", "sum(x.*y)", "sum(A*x)", "ones(n)'*A*x", "ones(n)'*ones(n)", "ones(n)'*A*ones(n)", "sum(diag(x))", "sum(diag(A))", "sum(vec(A))", "sum(ones(n))", "tr(I*A)", "tr(A')", "tr(x*y')", "tr(x*y'*A)", "tr(diag(x))", "tr(diag(x)*A)", "tr(A*diag(x))", "tr(A.*B)", "tr(A*B')", "tr(ddiag(A))", "tr(kron(A, B))", "tr(C*B*A)", "tr(A'*B')", "tr(S*A)", "tr(W)", "x'*W*x", "x'*W*y", "diag(x*y')", "diag(A*diag(x))", "diag(2*A)", "ddiag(A + B)", "ddiag(A*D)", "ddiag(D*A)", "tril(L)", "tril(D)", "x*ones(n)'*y", "A*ones(n)*ones(n)'*B",
        // determinants and their kin
        "det(A*A)", "det(A^3)", "det(A')", "det(inv(A))", "logdet(inv(P))", "A*adj(A)", "adj(A)*A", "B*adj(A*B)", "adj(A*B)*A", "det(A)*inv(A)", "adj(A')", "adj(A)'",
        // Kronecker products
        "kron(A, B)*kron(C, V)", "kron(x', y)", "kron(x, y')", "kron(A, B)*vec(C)", "vec(x*y')", "K(n,n)*vec(A)", "K(n,n)*kron(A, B)*K(n,n)", "unvec(vec(A), n, n)", "vec(unvec(vec(A), n, n))", "kron(x, A)*B", "kron(A, x)*B", "kron(2*A, B)", "kron(A, B)'", "K(n,n)*kron(x, y)", "vec(A*B*C)",
        // matrix functions and powers
        "A*A*A", "A^2*A", "A^k*A", "A^k*A^2", "A^(-2)*A^k", "(A*B)^2*A*B", "(A')^k*(A')^3", "A*A", "A'*A'*A'", "J*J", "J*J*J", "D*diag(x)", "diag(x)*D", "expm(A)'", "expm(A')", "norm2(-x)", "normF(A')", "sigmoid(-x)", "exp(x)./(1 + exp(x))", "1./(1 + exp(-x))", "exp(-x).*sigmoid(x)", "pinv(F')", "pinv(F)'", "A*expm(A) + expm(A)*A",
    ];

    public static TheoryData<string> Rows => [.. Written];

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_value_stays(string text)
    {
        var e = Formulas.Read(text);
        var simple = Simplifier.Simplify(e);
        Assert.True(ByDefinition.Same(simple, e), $"{text} became {Formulas.Text(simple)}");
        Assert.Equal(simple, Simplifier.Simplify(simple));
        var cheap = Simplifier.Simplify(e, CostMeasure.Compute);
        Assert.True(ByDefinition.Same(cheap, e), $"{text} became {Formulas.Text(cheap)}");
        Assert.True(new ComputingCost().Of(cheap) <= new ComputingCost().Of(simple));
        Assert.True(ByDefinition.Same(RepeatedFactors.Collapse(e), e));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_value_of_a_differential_stays(string text)
    {
        var e = Formulas.Read(text);
        foreach (var by in e.Symbols().Where(static s => s.Properties == Properties.None).Take(2))
        {
            var d = Differentials.Of(e, by);
            Assert.True(ByDefinition.Same(Simplifier.Simplify(d), d), $"d({text}) became {Formulas.Text(Simplifier.Simplify(d))}");
        }
    }

    /// <summary>A formula and its transpose, and a sum in another order, take the same way.</summary>
    [Theory]
    [MemberData(nameof(Rows))]
    public void Order_and_direction_do_not_matter(string text)
    {
        var e = Formulas.Read(text);
        var simple = Simplifier.Simplify(e);
        if (e is Sum sum) Assert.Equal(simple, Simplifier.Simplify(Sum.Of(sum.Children.Reverse())));
        Assert.True(ByDefinition.Same(Simplifier.Simplify(Gradus.Functions.Matrices.Transpose(e)), Gradus.Functions.Matrices.Transpose(e)));
    }

    /// <summary>Exponents of neighbouring powers add up.</summary>
    [Theory]
    [InlineData(2, 3)]
    [InlineData(-2, 5)]
    [InlineData(-3, 1)]
    public void Powers_of_one_matrix_are_joined(int first, int second)
    {
        var (a, k) = (Formulas.Letter("A"), Formulas.Letter("k"));
        var product = Gradus.Functions.Matrices.MatrixPower(a, first) * Gradus.Functions.Matrices.MatrixPower(a, second) * Gradus.Functions.Matrices.MatrixPower(a, k);
        var joined = RepeatedFactors.Collapse(product);
        Assert.IsType<Apply>(joined);
        Assert.True(ByDefinition.Same(joined, product), Formulas.Text(joined));
    }

    [Fact]
    public void The_writings_are_those_that_were_read()
    {
        var text = new StringBuilder("# What simplifying makes of formulas\n\n| formula | to read | to compute |\n|---|---|---|\n");
        foreach (var formula in Written)
        {
            var e = Formulas.Read(formula);
            var (read, compute) = (Formulas.Text(Simplifier.Simplify(e)), Formulas.Text(Simplifier.Simplify(e, CostMeasure.Compute)));
            text.Append("| ").Append(formula).Append(" | ").Append(read).Append(" | ").Append(compute == read ? "" : compute).Append(" |\n");
        }
        Golden.Match("simplified.md", text.ToString());
    }
}
