using System.Text;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Shapes;
using Gradus.Tensors;
using Gradus.Tests.Cli;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Tensors;

/// <summary>Formulas taken apart into indices and read back as matrices: what comes out has the value of what went in.</summary>
public sealed class MatrixReaderTests
{
    /// <summary>Paths, cycles, branches, weights, Hadamard products, outer products, composite axes, constants.</summary>
    internal static readonly string[] Written =
    [
        "A", "A'", "A*B", "A*B'", "A'*B", "(A*B)'", "F*A*F'", "F'*E*F", "A*B*C", "A'*B'*C'", "A*A", "A*S*A'", "S*A*S", "A*W*B", "inv(A)*B", "inv(A)'*B", "A*inv(B)'*C",
        "x", "A*x", "x'*A", "x'*y", "x*y'", "x'*A*y", "F*x", "w'*F", "w*x'", "x'*A*B*y", "(x'*y)*A", "x*x'*y", "x*y'*A", "A*x*y'*B", "t*A", "2*t*x", "t*x'*y",
        "tr(A)", "tr(A*B)", "tr(A*B')", "tr(F*A*F')", "tr(A)*tr(B)", "tr(A)*B", "tr(A*B*C)", "tr(A*B*C')", "tr(A*A*A)", "tr(A*W)", "tr(S*A)", "tr(inv(A)*B)", "tr(A)*x*y'",
        "A.*B", "(A.*B)*C", "A.*(B*C)", "tr(A.*B)", "(A.*B)'", "A.*B'", "A.*A", "x.*y", "(x.*y)'*z", "A*(x.*y)", "(A*x).*y", "(F*x).*w", "x'*(y.*z)", "sum(A.*B.*C)", "A.*(x*y')", "(x.*y)*z'", "F.*(w*x')", "(A*x).*(B*y)",
        "diag(x)", "diag(x)*A", "A*diag(x)", "A*diag(x)*B", "diag(x)*y", "diag(x)*diag(y)", "diag(A)", "diag(A*B)", "diag(F*A*F')", "ddiag(A)", "ddiag(A*B)", "ddiag(A)*B", "x'*diag(y)*z", "tr(diag(x)*A)", "diag(A*x)", "diag(A)'*x", "diag(A).*x", "A*diag(diag(B))",
        "sum(A)", "sum(x)", "sum(A*B)", "sum(F)", "A*ones(n)", "ones(n)'*A", "ones(n)'*A*ones(n)", "x*ones(n)'", "ones(n, n)", "ones(n,n)*A", "ones(n,n).*A", "sum(x)*A", "I*A + A", "A + I", "tr(A)*I", "n*A",
        "vec(A)", "vec(A)'*vec(B)", "vec(A*B*C)", "vec(A')", "kron(A, B)", "kron(A, B)*vec(C)", "kron(A, x)", "kron(x', A)", "kron(x, y)", "kron(A, B)'", "kron(A, B)*kron(C, V)", "tr(kron(A, B))", "unvec(vec(A), n, n)", "unvec(kron(A, B)*vec(C), n, n)", "K(n, n)*vec(A)", "K(m, n)*vec(F)", "vec(A)*vec(B)'", "kron(diag(x), A)", "K(n, n)*kron(A, B)",
        "kexpm(A)*vec(B)", "kexpm(A)*vec(B')", "kexpm(A)'*vec(B)", "vec(B')'*kexpm(A)", "unvec(kexpm(A)*vec(B'), n, n)", "tril(A)", "tril(A*B)*C", "exp(x)", "A*exp(x)", "exp(A).*B", "exp(A*B)", "x'*exp(A)*y", "exp(x'*y)*A", "det(A)*B", "logdet(P)*x", "norm2(x)*y", "x/norm2(x)", "A^3*x", "pinv(F)*w", "adj(A)*B",
        "A*B + C", "A*(B + C)", "(A + B)*(A - B)", "x'*A*x + y'*B*y", "A + A'", "2*A - 3*B'", "(x + y)*(x - y)'", "tr((A + B)*C)", "(A + B)'*x", "A*B - A*B",
    ];

    public static TheoryData<string> Rows => [.. Written];

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_is_read_back_has_the_same_value(string text)
    {
        var e = Formulas.Read(text);
        Assert.True(ReadBack(e) is not { } read || ByDefinition.Same(read, e), $"{text} came back as {Formulas.Text(ReadBack(e)!)}");
    }

    /// <summary>The same for the terms of derivatives, in which an index may stand on two axes or on none.</summary>
    [Theory]
    [MemberData(nameof(Rows))]
    public void What_is_read_off_has_the_value_of_the_derivative(string text)
    {
        var e = Formulas.Read(text);
        foreach (var by in e.Symbols().Where(static s => s.Properties == Properties.None && s.Name is "A" or "x" or "F" or "t"))
        {
            foreach (var layout in new[] { Layout.Default, Layout.Numerator, Layout.Denominator, Layout.Kronecker })
            {
                if (e.Shape.Rows.Names.Count > 1 || Derivative.ShapeOf(e.Shape, by.Shape, layout).IsTensor || Open(e, by, layout) is not { } read) continue;
                Assert.True(ByDefinition.Same(read, Derivative.Of(e, by, layout)), $"∂({text})/∂{by.Name}, {layout}: {Formulas.Text(read)}");
            }
        }
    }

    /// <summary>How each is written, for people to read: a change here is no mistake by itself, but it is seen.</summary>
    [Fact]
    public void The_writings_are_those_that_were_read()
    {
        var text = new StringBuilder("# Formulas, their canonical index form, and how they are read back\n\n");
        foreach (var formula in Written)
        {
            var e = Formulas.Read(formula);
            text.Append(formula).Append("\n    ").Append(CanonicalForm.Of(e)).Append("\n    ").Append(ReadBack(e) is { } read ? Formulas.Text(read) : "no matrix").Append("\n\n");
        }
        Golden.Match("index-forms.md", text.ToString());
    }

    private static Expr? ReadBack(Expr e)
    {
        var form = new IndexFormBuilder().Build(e);
        return Read(form.Terms, form.Sizes, e.Shape);
    }

    private static Expr? Open(Expr e, Symbol by, Layout layout)
    {
        try
        {
            var form = Gradients.Open(Differentials.Of(e, by), Symbol.Differential(by), Expansion.Full);
            return Read([.. form.Terms.Select(t => Layouts.Arrange(t, e.Shape, by.Shape, layout))], form.Sizes, Derivative.ShapeOf(e.Shape, by.Shape, layout));
        }
        catch (Exception ex) when (ex is NotCoveredException or NoIndexFormException)
        {
            return null;
        }
    }

    private static Expr? Read(IReadOnlyList<IndexTerm> terms, IReadOnlyList<Size> sizes, Shape shape)
    {
        var read = terms.Select(t => MatrixReader.Read(t, sizes)).ToList();
        return read.Contains(null) ? null : read.Count == 0 ? Constant.Zeros(shape) : Sum.Of(read.Select(static r => r!));
    }
}
