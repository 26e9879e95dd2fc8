using Gradus.Checking.Misconceptions;
using Gradus.Expressions;

namespace Gradus.Tests.Misconceptions;

/// <summary>Every belief is recognised in the lines that it produces, and never in a right one.</summary>
public sealed class MisconceptionSlipTests
{
    private const string Square = "A: n n, B: n n, C: n n, X: n n, Y: n n, x: n, y: n, a: n, b: n, c";

    /// <summary>Declarations, left side, what was written, what it is called.</summary>
    public static TheoryData<string, string, string, string> Slips => new()
    {
        { Square, "D(tr(X*B), X)", "B", "transpose-missing" },
        { Square, "D(logdet(X), X)", "inv(X)", "transpose-missing" },
        { Square, "D(tr(A*X*B), X)", "A'*B", "transpose-missing" },
        { Square, "D(norm2(A*x-b)^2, x)", "2*A*(A*x-b)", "transpose-missing" },
        { Square, "D(tr(X'*B), X)", "B'", "transpose-extra" },
        { Square, "D(a'*X*b, X)", "a*b'*A'*inv(A)'", "other" },
        { Square, "D(tr(A'*X*B'), X)", "A'*B", "transpose-extra" },
        { Square, "D(tr(X'*A*X), X)", "A*X+A'*X'", "transpose-extra" },
        { Square, "(A*B)'", "A'*B'", "transpose-of-product" },
        { Square, "(A*B*C)'", "A'*B'*C'", "transpose-of-product" },
        { Square, "D(tr(A*X*B), X)", "B'*A'", "transpose-of-product" },
        { Square, "A*B", "B*A", "noncommuting-order" },
        { Square, "inv(A*B)", "inv(A)*inv(B)", "noncommuting-order" },
        { Square, "(A+B)*(A+B)", "A*A+2*A*B+B*B", "noncommuting-order" },
        { Square, "D(norm2(A*x)^2, x)", "2*A*A'*x", "noncommuting-order" },
        { Square, "D(x'*(x-b), x)", "-(2*x-b)", "sign" },
        { "Q: n n symmetric, A: m n, x: n, b: m, l: m", "1/2*x'*Q*x-l'*(A*x-b)", "1/2*x'*Q*x-l'*A*x-l'*b", "sign" },
        { "R: n, u: r, V: r n, c", "D(1/2*norm2(R-V'*u)^2+c/2*norm2(u)^2, u)", "V*(R-V'*u)+c*u", "sign" },
        { "w: n, x: n, y, m", "D(-1/m*(y*log(sigmoid(w'*x))+(1-y)*log(1-sigmoid(w'*x))), w)", "-1/m*(sigmoid(w'*x)-y)*x", "sign" },
        { Square, "d(inv(X))", "inv(X)*dX*inv(X)", "sign" },
        { "x: n, A: n n symmetric, b: n", "D(x'*A*x-b'*x, x)", "A*x-b", "factor-two" },
        { "A: m n, x: n, b: m", "D(norm2(A*x-b)^2, x)", "A'*(A*x-b)", "factor-two" },
        { "x: n", "D(D(exp(x'*x), x), x)", "2*exp(x'*x)*I(n)+2*x*x'*exp(x'*x)", "factor-two" },
        { Square, "D(1/2*norm2(x)^2, x)", "2*x", "factor-two" },
        { Square, "D(x'*A*x, x)", "2*(A+A')*x", "double-count" },
        { Square, "D(tr(X'*A*X), X)", "2*A*X+A'*X", "double-count" },
        { "S: n n symmetric, x: n", "D(tr(S*S*S), S)", "6*S*S", "double-count" },
        { Square, "D(x'*A*x, x)", "A*x", "missing-product-term" },
        { Square, "D(x'*x, x)", "x", "missing-product-term" },
        { "A: r r, W: m r", "D(tr(A*W'*W), W)", "W*A", "missing-product-term" },
        { Square, "d(A*B)", "dA*B", "missing-product-term" },
        { Square, "D(tr(X*A*X), X)", "X'*A'", "missing-product-term" },
        { Square, "D(tr(Y*inv(X)), X)", "-Y*inv(X)^2", "scalar-rule-for-inverse" },
        { Square, "-Y*inv(X)^2", "-Y*X^2", "sign" },
        { Square, "d(inv(X))", "-inv(X)^2*dX", "scalar-rule-for-inverse" },
        { Square, "D(a'*inv(X)*b, X)", "-a*b'*inv(X)'^2", "scalar-rule-for-inverse" },
        { Square, "D(tr(inv(X)*A), X)", "-inv(X)^2*A", "scalar-rule-for-inverse" },
        { Square, "tr(A*B)", "tr(A)*tr(B)", "trace-split" },
        { Square, "det(A+B)", "det(A)+det(B)", "trace-split" },
        { Square, "D(tr(A*X), X)", "tr(A)*I(n)", "trace-split" },
        { Square, "D(det(X), X)", "inv(X)'", "log-det-vs-det" },
        { Square, "D(logdet(X), X)", "det(X)*inv(X)'", "log-det-vs-det" },
        { Square, "d(det(X))", "tr(inv(X)*dX)", "log-det-vs-det" },
        { Square, "D(norm2(x), x)", "2*x", "norm-vs-norm-squared" },
        { Square, "D(norm2(A*x-b)^2, x)", "A'*(A*x-b)/norm2(A*x-b)", "norm-vs-norm-squared" },
        { Square, "D(normF(X)^2, X)", "X/normF(X)", "norm-vs-norm-squared" },
        { Square, "tr(A'*(B.*C))", "tr(A'*B*C)", "hadamard-vs-matrix" },
        { "W: m n, A: m n, U: m r, V: n r", "D(normF(W.*(A-U*V'))^2, U)", "2*(W.*(U*V'-A))*V", "hadamard-vs-matrix" },
        { Square, "D(tr(A'*(X.*B)), X)", "A*B", "hadamard-vs-matrix" },
        { Square, "ddiag(A)", "A", "diag-vs-full" },
        { Square, "D(tr(X.*X), X)", "2*X", "diag-vs-full" },
        { Square, "D(tr(ddiag(X)*A), X)", "A'", "diag-vs-full" },
        { Square, "x'*y*a", "x*y'*a", "inner-vs-outer" },
        { Square, "a*b'*x", "a'*b*x", "inner-vs-outer" },
        { Square, "D(norm2(x-a*(a'*x))^2/2, x)", "x-2*a*(a'*x)+(a'*x)*(a*a')*a", "other" },
        { Square, "D(tr(A*X*B), X)", "B*A", "layout-transpose" },
        { Square, "D(a'*X*b, X)", "b*a'", "layout-transpose" },
        { Square, "D(sum(x)*A*x, x)", "ones(n)*x'*A'+sum(x)*A'", "layout-transpose" },
        { "A: m m", "vec(A')", "vec(A)", "commutation-missing" },
        { Square, "kron(A,B)*K(n,n)*vec(X)", "kron(A,B)*vec(X)", "commutation-missing" },
        { Square, "K(n,n)*vec(X)+vec(X)", "2*vec(X)", "commutation-missing" },
        { Square, "D(x'*A*x, x)", "2*A*x", "symmetric-assumed" },
        { Square, "D(D((a'*x)*(b'*x), x), x)", "2*a*b'", "symmetric-assumed" },
        { Square, "A'", "A", "symmetric-assumed" },
        { Square, "D(tr(X'*A*X), X)", "2*A*X", "symmetric-assumed" },
        { "A: n n symmetric, x: n, y: n", "D((x-y)'*A*(x-y), A)", "x*x'-2*x*y'+y*y'", "symmetric-constraint-ignored" },
        { Square, "D(a'*X*b, X)", "a*b'+b*a'-ddiag(a*b')", "symmetric-constraint-ignored" },
        { Square, "D(tr(X*A), X)", "1/2*(A+A')", "symmetric-constraint-ignored" },
        { Square, "D(normF(X'*X-I(n))^2, X)", "4*(X'*X-I(n))*X", "chain-rule-needs-contraction" },
        { Square, "D(tr(X*X'*A), X)", "2*A*X", "symmetric-assumed" },
        { Square, "D(logdet(X'*X), X)", "2*inv(X'*X)*X", "chain-rule-needs-contraction" },
        { Square, "D(normF(X*X)^2, X)", "4*X*X*X", "chain-rule-needs-contraction" },
        { "u_1: n, u_2: n, l_1, l_2", "D(l_1*u_1'*u_1+l_2*u_2'*u_2, u_1)", "2*l_2*u_1", "index-error" },
        { "u_1: n, u_2: n, A: n n", "D(u_1'*A*u_2, u_1)", "A*u_1", "index-error" },
        { "A_1: n n, A_2: n n, x: n, b: n", "D(b'*A_1*A_2*x, x)", "A_2'*A_2'*b", "index-error" },
        { Square, "tr(I(n)+A)", "1+tr(A)", "sum-dropped" },
        { Square, "D(sum(A*x), x)", "A'*A*ones(n)", "other" },
        { Square, "sum(A)", "tr(A)", "diag-vs-full" },
        { Square, "A*ones(n,n)*B", "A*B", "sum-dropped" },
        { "x: n, b: n", "D(sum(x)*(b'*x), x)", "b'*x*b+sum(x)*b", "other" },
        { "x: n, A: n n", "tr(I(n))*A", "A", "sum-dropped" },
        { Square, "D(sum(cos(x)), x)", "sin(x)", "sign" },
        { Square, "D(sum(tanh(x)), x)", "1-tanh(x)", "wrong-differential" },
        { Square, "D(sum(sigmoid(x)), x)", "1-sigmoid(x)", "wrong-differential" },
        { Square, "d(A*B)", "dA+dB", "wrong-differential" },
        { Square, "d(X'*X)", "dX'+dX", "wrong-differential" },
        { Square, "D(det(X), X)", "I(n)", "wrong-differential" },
        { Square, "D(a'*X*b, X)", "a*y'", "typo" },
        { Square, "D(tr(A*X*B), X)", "A'*C'", "typo" },
        { Square, "A*(B+C)", "A*B+A*Y", "typo" },
        { Square, "norm2(x+a)^2", "norm2(x)^2+x'*a+norm2(a)^2", "factor-two" },
        { Square, "norm2(x+a)^2", "norm2(x)^2+norm2(a)^2", "missing-product-term" },
        { Square, "vec(A*X*B)", "kron(A,B')*vec(X)", "noncommuting-order" },
        { Square, "D(tr(A*X), X)", "X*X*A*B", "other" },
        { Square, "A*B", "exp(A)", "other" },
        { Square, "D(x'*x, x)", "x+x*(x'*x)", "other" },
    };

    /// <summary>Right claims, each written in another way than the engine would.</summary>
    public static TheoryData<string, string, string> RightClaims => new()
    {
        { Square, "D(x'*A*x, x)", "A*x+A'*x" },
        { Square, "D(tr(A*X*B), X)", "(B*A)'" },
        { Square, "D(det(X), X)", "det(X)*inv(X')" },
        { Square, "D(normF(X'*X-I(n))^2, X)", "4*X*(X'*X-I(n))" },
        { "S: n n symmetric, x: n", "D(x'*S*x, x)", "S*x+S'*x" },
        { Square, "tr(A*B)", "tr(B'*A')" },
        { Square, "d(inv(X))", "-inv(X)*dX*inv(X)" },
        { Square, "D(sum(cos(x)), x)", "-sin(x)" },
    };

    [Theory]
    [MemberData(nameof(Slips))]
    public void The_belief_behind_a_slip_is_named(string declared, string left, string right, string id) =>
        Assert.Equal(id, Diagnoser.Explain(Claims.Slip(declared, left, right), Claims.Equal).Id);

    [Theory]
    [MemberData(nameof(RightClaims))]
    public void No_belief_makes_a_right_line_of_a_right_line(string declared, string left, string right)
    {
        var slip = Claims.Slip(declared, left, right);
        var alarms = from m in MisconceptionCatalog.All
                     from value in Diagnoser.WrongValues(m, slip)
                     where value.Shape == slip.Correct.Shape && Claims.Equal(value, slip.Correct)
                     select $"{m.Id}: {value}";
        Assert.Equal("other", Diagnoser.Explain(slip, Claims.Equal).Id);
        Assert.Empty(alarms);
    }

    [Fact]
    public void The_factor_without_its_transpose_is_named()
    {
        var diagnosis = Diagnoser.Explain(Claims.Slip(Square, "D(tr(A*X*B), X)", "A'*B"), Claims.Equal);
        Assert.Contains("transpose of B", diagnosis.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_assumption_that_saves_the_claim_is_named() =>
        Assert.Equal("A symmetric", Diagnoser.Explain(Claims.Slip(Square, "D(x'*A*x, x)", "2*A*x"), Claims.Equal).HoldsIf);

    [Fact]
    public void What_the_next_line_takes_back_is_a_typo()
    {
        var slip = Claims.Slip(Square, "D(x'*A*x, x)", "A*x-A'*x");
        Assert.Equal("typo", Diagnoser.Explain(slip with { Next = slip.Correct }, Claims.Equal).Id);
    }

    [Fact]
    public void Diagnosing_is_quick()
    {
        var slips = Slips.Select(static row => Claims.Slip(row.Data.Item1, row.Data.Item2, row.Data.Item3)).ToList();
        using var effort = Effort.Until(CancellationToken.None);
        foreach (var slip in slips) Diagnoser.Explain(slip, static (_, _) => true);
        Assert.InRange(effort.Spent / slips.Count, 1, 20_000);
    }
}
