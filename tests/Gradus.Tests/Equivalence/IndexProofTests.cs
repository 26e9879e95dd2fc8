using Gradus.Checking.Equivalence;
using Gradus.Expressions;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Equivalence;

/// <summary>What canonical index forms prove, and that they prove nothing else.</summary>
public sealed class IndexProofTests
{
    [Theory]
    [InlineData("tr(A*B*C) = tr(B*C*A)", true)]
    [InlineData("tr(A*B*C) = tr(B*A*C)", false)]
    [InlineData("(F*A)' = A'*F'", true)]
    [InlineData("vec(A*B*C) = kron(C', A)*vec(B)", true)]
    [InlineData("vec(A*B*C) = kron(C, A)*vec(B)", false)]
    [InlineData("x'*(y.*z) = y'*(x.*z)", true)]
    [InlineData("diag(x)*y = x.*y", true)]
    [InlineData("A*inv(A)*B = B", true)]
    [InlineData("A*inv(B)*B = A", true)]
    [InlineData("A*B = B*A", false)]
    [InlineData("2*A = A", false)]
    [InlineData("exp(x).*y = y.*exp(x)", true)]
    [InlineData("S' = S", true)]
    [InlineData("A' = A", false)]
    public void Identities(string line, bool proved)
    {
        var (left, right) = Formulas.Sides(line);
        Assert.Equal(proved, IndexProof.Agree(left, right));
        Assert.Equal(proved, IndexProof.Agree(right, left));
    }

    [Theory]
    [InlineData("tr(F*A*F')", "F", Layout.Default, "F*(A + A')", true)]
    [InlineData("tr(F*A*F')", "F", Layout.Default, "F*A", false)]
    [InlineData("tr(F*A*F')", "F", Layout.Default, "2*F*(A + A')", false)]
    [InlineData("tr(F*R)", "F", Layout.Default, "R'", true)]
    [InlineData("tr(F*R)", "F", Layout.Numerator, "R", true)]
    [InlineData("tr(A*B)", "A", Layout.Default, "B", false)]
    [InlineData("F*x", "x", Layout.Default, "F", true)]
    [InlineData("F*x", "x", Layout.Denominator, "F'", true)]
    [InlineData("A*x", "x", Layout.Denominator, "A", false)]
    [InlineData("A*C*B", "C", Layout.Kronecker, "kron(B', A)", true)]
    [InlineData("A*C*B", "C", Layout.Kronecker, "kron(B, A)", false)]
    [InlineData("C'", "C", Layout.Kronecker, "K(n, n)", true)]
    [InlineData("norm2(x)^2", "x", Layout.Default, "2*x", true)]
    [InlineData("norm2(x)^2", "x", Layout.Default, "x", false)]
    [InlineData("t*x", "t", Layout.Default, "x", true)]
    public void Derivatives(string function, string by, Layout layout, string value, bool proved)
    {
        var (claim, right) = (Derivative.Of(Formulas.Read(function), Formulas.Letter(by), layout), Formulas.Read(value));
        Assert.Equal(proved, IndexProof.Agree(claim, right));
        Assert.Equal(proved, IndexProof.Agree(right, claim));
    }

    /// <summary>A derivative elsewhere than at the variable is worked out first, and then the variable replaced.</summary>
    [Theory]
    [InlineData("A'*A", "B'", true)]
    [InlineData("A'*A", "B", false)]
    [InlineData("A'*A", "A'*A*B'", false)]
    public void Derivatives_elsewhere(string at, string value, bool proved) =>
        Assert.Equal(proved, IndexProof.Agree(Derivative.Of(Formulas.Read("tr(V*B)"), Formulas.Letter("V"), at: Formulas.Read(at)), Formulas.Read(value)));

    /// <summary>What holds at the variable itself is not proved elsewhere.</summary>
    [Theory]
    [InlineData("B'*V' + V'*B'", false)]
    [InlineData("B'*(A'*A)' + (A'*A)'*B'", true)]
    public void Derivatives_elsewhere_are_taken_there(string value, bool proved) =>
        Assert.Equal(proved, IndexProof.Agree(Derivative.Of(Formulas.Read("tr(V*V*B)"), Formulas.Letter("V"), at: Formulas.Read("A'*A")), Formulas.Read(value)));
}
