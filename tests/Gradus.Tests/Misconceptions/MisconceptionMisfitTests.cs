using Gradus.Checking.Misconceptions;

namespace Gradus.Tests.Misconceptions;

/// <summary>Lines whose shapes do not fit are explained by the belief behind them.</summary>
public sealed class MisconceptionMisfitTests
{
    /// <summary>Declarations, left side, what was written, what it is called.</summary>
    public static TheoryData<string, string, string, string> Misfits => new()
    {
        { "A: n n, x: n", "D(x'*A*x, x)", "A'*x+x'*A", "layout-mix" },
        { "A: m n, x: n, b: m", "D((A*x-b)'*(A*x-b), x)", "(A'*A+(A'*A)')*x-A'*b-b'*A", "layout-mix" },
        { "A: n n, x: n, b: n", "D(x'*A*x+b'*x, x)", "A*x+A'*x+b'", "layout-mix" },
        { "X: n m, A: m m", "D(A'*X'*X, X)", "2*A'*X", "matrix-by-matrix-as-matrix" },
        { "A: n n, X: r n", "D(A.*(X'*X), X)", "A.*(2*X')", "matrix-by-matrix-as-matrix" },
        { "A: n n, X: n n, B: n n", "D(A*inv(X)*B, X)", "-A*inv(X)*inv(X)*B", "matrix-by-matrix-as-matrix" },
        { "A: m n", "D(A'*A, A)", "2*A", "matrix-by-matrix-as-matrix" },
        { "A: m n, x: n, y: m", "D(norm2(A*x-y)^2, x)", "2*(A*x-y)*A", "noncommuting-order" },
        { "X: p n, t: p, Y: n, c", "D(norm2(X'*t-Y)^2+c*t'*t, t)", "2*(X'*t-Y)*X+2*c*t", "noncommuting-order" },
        { "A: m n, B: n p", "A*B", "B*A", "noncommuting-order" },
        { "A: m n", "D(normF(A'*A-eye(n))^2, A)", "4*(A'*A-eye(n))*A", "chain-rule-needs-contraction" },
        { "A: m n, X: n p", "D(tr((A*X)'*(A*X)), X)", "D(tr(A*X), X)*D(A*X, X)", "chain-rule-needs-contraction" },
        { "S: n n, y: n", "D(y'*inv(S+y*y')*y, y)", "(inv(S)+inv(S)')*y+D(inv(S+y*y'), y)", "chain-rule-needs-contraction" },
        { "A: m n, X: n p, B: p m", "D(tr(A*X*B), X)", "A*B", "transpose-missing" },
        { "A: m n, x: n, b: m", "D(norm2(A*x-b)^2, x)", "2*A*(A*x-b)", "transpose-missing" },
        { "X: n p, A: p n", "D(tr(X*A), X)", "A", "transpose-missing" },
        { "A: m n, B: n p", "(A*B)'", "A'*B'", "transpose-of-product" },
        { "A: m n, x: n, b: m", "D(b'*A*x, x)", "b'*A", "layout-transpose" },
        { "A: n n, X: n n, B: n n", "D(tr(A*X*B), X)", "tr(kron(B',A))", "trace-split" },
        { "X: n m, A: m n", "D(tr(A*X), X)", "tr(A*X)", "trace-split" },
        { "A: n n, X: n n, B: n n", "D(tr(A*X*B), X)", "tr(A)*tr(B)", "trace-split" },
        { "C: n n, x: n", "d(x'*C*x)", "dx'*C*x+x'*C", "wrong-differential" },
        { "A: m n", "d(A'*A)", "dA'+dA", "wrong-differential" },
        { "U: n n, S: n n", "D(logdet(U), U)", "tr(inv(U)*S)", "wrong-differential" },
        { "x: n, y: n, A: n n", "D(x'*A*y, A)", "x'*y", "inner-vs-outer" },
        { "x: n, y: m", "x*y'", "x'*y", "inner-vs-outer" },
        { "x: n, y: n", "x'*y", "x*y'", "inner-vs-outer" },
        { "A: q n, b: q, x: n", "D(tr((A*x*x'*A'-b*b').*(A*x*x'*A'-b*b')), x)", "4*(A*x*x'*A'-b*b')*A*x", "diag-vs-full" },
        { "A: m n, B: n p", "A*B", "A*B*A", "dimension-mismatch" },
        { "x: n, A: n n", "x'*inv(A)*x", "inv(x)*A*inv(x)'*I(n)", "dimension-mismatch" },
        { "X: n p, A: n p", "D(det(X'*A), X)", "det(X*A)*inv(X)", "dimension-mismatch" },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public void The_belief_behind_a_misfit_is_named(string declared, string left, string right, string id) =>
        Assert.Equal(id, Diagnoser.Explain(Claims.Misfit(declared, left, right)).Id);

    [Fact]
    public void A_column_and_a_row_in_one_sum_are_a_mixed_layout()
    {
        var misfit = Claims.Misfit("X: m n, w: n, y: m", "D((y-X*w)'*(y-X*w), w)", "-X'*(y-X*w)+(y-X*w)'-X", "n×1", "1×m");
        Assert.Equal("layout-mix", Diagnoser.Explain(misfit).Id);
    }

    [Fact]
    public void Nothing_is_assumed_of_a_left_side_without_meaning() =>
        Assert.Equal("dimension-mismatch", Diagnoser.Explain(new Misfit(null, null, Claims.Syntax("A*B"), null, null, null)).Id);
}
