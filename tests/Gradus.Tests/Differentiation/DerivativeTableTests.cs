using System.Text;
using Gradus.Derivations;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Tests.Cli;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Differentiation;

/// <summary>A table of functions in which every way of differentiating takes part, each result against an evaluation by definition.</summary>
public sealed class DerivativeTableTests
{
    private static readonly string[] Written =
    [
        "x'*x", "x'*A*x", "a*x'*x", "norm2(x)", "norm2(x)^2", "norm2(x)^3", "norm2(F*x - w)^2", "norm2(A*x)^2/2", "normF(F*A)^2", "1/norm2(x)", "norm1(A*x)", "tr(A)", "tr(A*B)", "tr(A'*A)", "tr(F*A*F')", "tr(A*A)", "tr(A*B*A)", "tr(A^3)", "tr(A^(-2))", "tr(A^k)", "tr(inv(A)*B)", "tr(A*B*inv(A))", "det(A)", "det(A*B)", "det(A'*A)", "logdet(A)", "log(det(A))", "logdet(A*B + C)", "x'*inv(A)*y", "tr(inv(A))",
        "A*x", "x*x'", "x*y'", "A*x*x'*B", "x.*y", "A*(x.*x)", "(A*x).*(B*x)", "diag(x)*y", "diag(x)", "diag(A)", "ddiag(A)*x", "A.*B", "A.*A", "sum(A.*A)", "sum(exp(A*x))", "exp(x)", "log(p).*x", "exp(A)", "sum(exp(A))", "sin(x)", "sum(sin(x).*cos(x))", "tanh(A*x)", "sum(sigmoid(A*x))", "softplus(x)", "sum(softplus(A*x))", "relu(x)", "sum(relu(A*x))", "abs(x)", "erf(x)", "softmax(x)", "softmax(A*x)", "logsumexp(A*x)", "y'*softmax(x)", "x.^3", "sum(x.^3)", "x.^a", "exp(x'*x)", "exp(t)*x", "t*A", "t^2*A", "inv(t*A + B)", "sin(t)*x + cos(t)*y", "sqrt(1 + x'*x)", "(x'*y)^2", "(x'*A*x)/(x'*x)", "log(1 + exp(x'*y))",
        "A", "A'", "A*B", "B*A*C", "A*B*A", "A'*A", "A^2", "A^3", "inv(A)", "A*inv(A + B)", "inv(A)*B", "adj(A)", "kron(A, B)", "kron(B, A)", "kron(A, A)", "vec(A)", "vec(A)*x'", "tril(A)", "A*tril(B)", "expm(A)", "tr(expm(A))", "tr(B*expm(A))", "logm(A)", "A^k", "sqrtm(A)", "pinv(F)*w", "normF(F)", "nuc(F)", "specnorm(F)", "w'*leftsv(F)", "F*x", "F'*w", "w'*F*x", "F.*F", "tr(A)*A", "tr(A)^2", "det(A)*A", "x'*x*A", "sum(A)*A", "sum(F)", "K(n,n)*vec(A)", "sylvester(A, B, C)", "tr(sylvester(A, B, C))", "A*x + B*x", "(A + B)*(A - B)", "3",
    ];

    public static TheoryData<string> Rows => [.. Written];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Differentials_are_those_of_the_function(string text)
    {
        foreach (var (y, x) in Variables(text))
        {
            Assert.True(ByDefinition.Same(Differentials.Of(y, x), Differential.Of(y, x)), $"d({text}) by {x.Name}");
            Assert.True(ByDefinition.Same(Gradients.Differential(y, x), Differential.Of(y, x)), $"d({text}) by {x.Name}, simplified");
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Derivatives_in_every_layout_are_those_of_the_function(string text)
    {
        foreach (var (y, x) in Variables(text))
        {
            foreach (var layout in Enum.GetValues<Layout>())
            {
                if (Gradients.Of(y, x, layout) is not { } value) continue;
                var claim = Derivative.Of(y, x, layout);
                Assert.Equal(claim.Shape, value.Shape);
                Assert.True(ByDefinition.Same(value, claim), $"∂({text})/∂{x.Name} in {layout} layout: {Formulas.Text(value)}");
            }
        }
    }

    /// <summary>Every method comes to the same end, and every line on the way is true.</summary>
    [Theory]
    [MemberData(nameof(Rows))]
    public void Lines_of_every_method_are_true(string text)
    {
        foreach (var (y, x) in Variables(text))
        {
            foreach (var method in Enum.GetValues<Method>())
            {
                Derivation derivation;
                try
                {
                    derivation = DerivationMethods.Derive(y, x, method, null);
                }
                catch (NotCoveredException)
                {
                    continue;
                }
                Assert.NotEmpty(derivation.Steps);
                foreach (var step in derivation.Steps)
                {
                    if (step.Line is MatrixFormula { Relation: Relation.Equal, Where: null } line) Assert.True(ByDefinition.Same(line.Left, line.Right), $"{text}, {method}, {step.Rule.Name}: {Formulas.Text(line.Left)} = {Formulas.Text(line.Right)}");
                }
            }
        }
    }

    [Fact]
    public void The_answers_are_those_that_were_read()
    {
        var text = new StringBuilder("# Derivatives, with the rules of each way there\n");
        foreach (var formula in Written)
        {
            foreach (var (y, x) in Variables(formula))
            {
                text.Append("\n## ").Append(formula).Append(" by ").Append(x.Name).Append("\n\n");
                foreach (var layout in Enum.GetValues<Layout>()) text.Append("- ").Append(layout).Append(": ").Append(Gradients.Of(y, x, layout) is { } value ? Formulas.Text(value) : "none").Append('\n');
                foreach (var method in Enum.GetValues<Method>()) text.Append("- ").Append(method).Append(": ").Append(Rules(y, x, method)).Append('\n');
            }
        }
        Golden.Match("derivatives.md", text.ToString());
    }

    private static string Rules(Expr y, Symbol x, Method method)
    {
        try
        {
            var derivation = DerivationMethods.Derive(y, x, method, null);
            return string.Join(", ", derivation.Steps.Select(static s => s.Rule.Name)) + (derivation.Remark is { } remark ? "; " + remark : "");
        }
        catch (NotCoveredException e)
        {
            return e.Message;
        }
    }

    private static IEnumerable<(Expr Function, Symbol By)> Variables(string text)
    {
        var y = Formulas.Read(text);
        return y.Symbols().Where(static s => s.Name is "x" or "A" or "F" or "t").Append(y.Contains(Formulas.Letter("x")) || text.Length > 1 ? null : Formulas.Letter("x")).OfType<Symbol>().Select(x => (y, x));
    }
}
