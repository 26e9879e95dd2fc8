using Gradus.Expressions;
using Gradus.Tensors;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Tensors;

/// <summary>Equal formulas have one canonical form, others have not.</summary>
public sealed class CanonicalFormTests
{
    [Theory]
    [InlineData("tr(A*B*C) = tr(C*A*B)")]
    [InlineData("tr(A*B) = tr(B'*A')")]
    [InlineData("x'*A*y = y'*A'*x")]
    [InlineData("(A*B*C)' = C'*B'*A'")]
    [InlineData("A*(B + C) = A*B + A*C")]
    [InlineData("2*A - A = A")]
    [InlineData("A*inv(A) = I*B - B + I*1")]
    [InlineData("B*A*inv(A)*C = B*C")]
    [InlineData("B*inv(A')*A' = B")]
    [InlineData("S*x = S'*x")]
    [InlineData("Q*Q'*A = A")]
    [InlineData("Q'*Q*A = A")]
    [InlineData("tr(Q'*Q) = tr(I + A - A)")]
    [InlineData("tr(inv(A)*A*B) = tr(B)")]
    [InlineData("(A.*B)*x = (B.*A)*x")]
    [InlineData("diag(x)*A*diag(y) = A.*(x*y')")]
    [InlineData("kron(A, B)*kron(C, V) = kron(A*C, B*V)")]
    [InlineData("vec(A*B*C) = kron(C', A)*vec(B)")]
    [InlineData("K(n, n)*vec(A) = vec(A')")]
    [InlineData("det(A') = det(A)")]
    [InlineData("logdet(P') = logdet(P)")]
    [InlineData("exp(A') = exp(A)'")]
    [InlineData("exp(A*B + C) = exp(C + A*B)")]
    [InlineData("expm(A')*x = expm(A)'*x")]
    [InlineData("pinv(F') = pinv(F)'")]
    [InlineData("norm2(x - y)*z = z*norm2(x - y)")]
    [InlineData("sum(A*B) = ones(n)'*A*B*ones(n)")]
    [InlineData("tr(A.*B') = tr(B.*A)")]
    [InlineData("(x'*y)*(z'*u) = (u'*z)*(y'*x)")]
    public void Equal_formulas_agree(string line)
    {
        var (a, b) = Formulas.Sides(line);
        Assert.True(CanonicalForm.Agree(a, b), $"{CanonicalForm.Of(a)} against {CanonicalForm.Of(b)}");
        Assert.Equal(CanonicalForm.Of(a), CanonicalForm.Of(b));
        Assert.True(ByDefinition.Same(a, b));
    }

    [Theory]
    [InlineData("tr(A*B*C) = tr(A*C*B)")]
    [InlineData("A*B = B*A")]
    [InlineData("A' = A")]
    [InlineData("W' = W")]
    [InlineData("x'*A*y = x'*A'*y")]
    [InlineData("A*inv(A') = I + A - A")]
    [InlineData("inv(A)*B*A = B")]
    [InlineData("A*A' = A'*A")]
    [InlineData("J*J*x = J*x*2")]
    [InlineData("2*A = A")]
    [InlineData("A = -A")]
    [InlineData("A*inv(B) = A*B")]
    [InlineData("Q*Q = I + A - A")]
    [InlineData("Q*A*Q' = A")]
    [InlineData("kron(A, B) = kron(B, A)")]
    [InlineData("vec(A) = vec(A')")]
    [InlineData("exp(A) = exp(A')")]
    [InlineData("exp(x'*y) = exp(y'*y)")]
    [InlineData("tr(A)*tr(B) = tr(A*B)")]
    [InlineData("tr(A.*B) = tr(A*B)")]
    [InlineData("diag(A)*x' = diag(x)*A")]
    [InlineData("det(A) = det(B)")]
    [InlineData("tr(A*A*B*B) = tr(A*B*A*B)")]
    [InlineData("(x'*y)*(z'*u) = (x'*z)*(y'*u)")]
    [InlineData("x*y' = y*x'")]
    [InlineData("sum(A) = tr(A)")]
    [InlineData("tr(A)*I*x = x")]
    public void Different_formulas_differ(string line)
    {
        var (a, b) = Formulas.Sides(line);
        Assert.False(CanonicalForm.Agree(a, b));
        Assert.NotEqual(CanonicalForm.Of(a), CanonicalForm.Of(b));
    }

    [Fact]
    public void Other_shapes_never_agree() => Assert.False(CanonicalForm.Agree(Formulas.Read("x"), Formulas.Read("x'")));

    [Theory]
    [InlineData("x", "x'")]
    [InlineData("A*B", "B'*A'")]
    [InlineData("S*A", "A'*S")]
    [InlineData("W*A", "-A'*W")]
    [InlineData("2*t*A", "2*t*A'")]
    [InlineData("A.*B", "A'.*B'")]
    [InlineData("kron(A, B)", "kron(A', B')")]
    [InlineData("diag(x)*A", "A'*diag(x)")]
    [InlineData("x - y", "(x - y)'")]
    [InlineData("A + B'", "A' + B")]
    [InlineData("expm(S)*A", "A'*expm(S)")]
    [InlineData("inv(A)", "inv(A)'")]
    [InlineData("K(m, n)", "K(n, m)")]
    [InlineData("ones(m, n)*A", "A'*ones(n, m)")]
    [InlineData("x.^2", "(x').^2")]
    [InlineData("exp(S)*x", "x'*exp(S)")]
    [InlineData("pinv(S)*A", "A'*pinv(S)")]
    [InlineData("x'*y", "x'*y")]
    public void Transposes_go_inwards(string formula, string transposed)
    {
        var (e, expected) = (Formulas.Read(formula), Formulas.Read(transposed));
        Assert.Equal(expected, Transposition.Of(e));
        Assert.True(ByDefinition.Same(Transposition.Of(e), Turned(e)));
        Assert.Equal(Transposition.Normalise(Turned(e)), Transposition.Of(Transposition.Normalise(e)));
    }

    [Theory]
    [InlineData("S", true)]
    [InlineData("A", false)]
    [InlineData("W", false)]
    [InlineData("t", true)]
    [InlineData("x", false)]
    [InlineData("F", false)]
    [InlineData("S + T", true)]
    [InlineData("S - 2*T", true)]
    [InlineData("A + A'", true)]
    [InlineData("A - A'", false)]
    [InlineData("A + B'", false)]
    [InlineData("A*A'", true)]
    [InlineData("A*B", false)]
    [InlineData("A*S*A'", true)]
    [InlineData("A*B*A'", false)]
    [InlineData("S*T", false)]
    [InlineData("S*S", true)]
    [InlineData("S*T*S", true)]
    [InlineData("x*x'", true)]
    [InlineData("x*y'", false)]
    [InlineData("x*y' + y*x'", true)]
    [InlineData("inv(S)", true)]
    [InlineData("inv(A)", false)]
    [InlineData("3*inv(A*A')", true)]
    [InlineData("S.*T", true)]
    [InlineData("A.*B", false)]
    [InlineData("kron(S, T)", true)]
    [InlineData("kron(A, S)", false)]
    [InlineData("diag(x)", true)]
    [InlineData("ddiag(A)", true)]
    [InlineData("expm(S)", true)]
    [InlineData("exp(A)", false)]
    [InlineData("A*A", false)]
    public void Symmetry_is_seen(string formula, bool symmetric) => Assert.Equal(symmetric, Transposition.IsSymmetric(Formulas.Read(formula)));

    private static Expr Turned(Expr e) => Gradus.Functions.Matrices.Transpose(e);
}
