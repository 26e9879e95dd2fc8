using Gradus.Binding;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Tests.Binding;

public sealed class InferenceTests
{
    [Theory]
    [InlineData("tr(A*B*A')", "A:m×n B:n×n")]
    [InlineData("x'*A*x", "x:n×1 A:n×n")]
    [InlineData("a'*x", "a:n×1 x:n×1")]
    [InlineData("norm2(A*x - b)^2", "A:m×n x:n×1 b:m×1")]
    [InlineData("det(A + t*B)", "A:n×n t:scalar B:n×n")]
    [InlineData("log(det(X))", "X:n×n")]
    [InlineData("(x'*A*x)*B", "x:n×1 A:n×n B:m×p")]
    [InlineData("relu(w'*x + b)", "w:n×1 x:n×1 b:scalar")]
    [InlineData("sin(x + x^2)", "x:scalar")]
    [InlineData("sum(log(exp(-(y .* (X*w))) + ones(rows(y))))", "y:m×1 X:m×n w:n×1")]
    [InlineData("logdet(A*diag(x)*A')", "A:m×n x:n×1")]
    [InlineData("vec(X)'*A*vec(X)", "X:m×n A:m*n×m*n")]
    [InlineData("(x - mu)'*inv(Sigma)*(x - mu)", "x:n×1 mu:n×1 Sigma:n×n")]
    [InlineData("v'*(A + A')*v'*v", "v:n×1 A:n×n")]
    [InlineData("K(rows(X),cols(X))*vec(X)", "X:m×n")]
    [InlineData("inv(A + I)", "A:n×n")]
    [InlineData("1 + exp(x'*a)", "x:n×1 a:n×1")]
    public void Shapes_are_as_small_as_the_formula_allows(string formula, string symbols)
    {
        var bound = FormulaBinder.Bind(PlainReader.Read(formula).First!, new BindingContext());
        Assert.Null(bound.Problem);
        Assert.Equal(symbols, string.Join(' ', bound.Symbols.Select(s => $"{s.Name}:{s.Shape}")));
    }

    [Theory]
    [InlineData(@"\|A^TA-I\|_F^2", "A:m×n")]
    [InlineData(@"\ln|X^TX|", "X:m×n")]
    [InlineData(@"\|Ax-y\|^2", "A:m×n x:n×1 y:m×1")]
    [InlineData(@"(X^\top\beta-Y)^2+\lambda\beta^{\top}\beta", "X:m×n beta:m×1 Y:n×1 lambda:scalar")]
    [InlineData(@"\mathbf{1}^Tx", "x:n×1")]
    [InlineData(@"Ax-y:Ax-y", "A:m×n x:n×1 y:m×1")]
    public void Latex_is_read_by_what_fits(string formula, string symbols)
    {
        var bound = FormulaBinder.Bind(LatexReader.Read(formula).First!, new BindingContext { Dialect = Dialect.Latex });
        Assert.Null(bound.Problem);
        Assert.Equal(symbols, string.Join(' ', bound.Symbols.Select(s => $"{s.Name}:{s.Shape}")));
    }

    [Theory]
    [InlineData("x'*A + A*x", "shape", "row")]
    [InlineData("inv(x)*x'", "shape", "square")]
    [InlineData("vech(X)", "unsupported", "vech")]
    [InlineData("eigmax(X)", "structure", "symmetric")]
    [InlineData("A^65*A'", "unsupported", "too large")]
    [InlineData("g(X)", "unknown-function", "g")]
    public void What_does_not_fit_is_told_in_words(string formula, string code, string word)
    {
        var bound = FormulaBinder.Bind(PlainReader.Read(formula).First!, new BindingContext { Declared = new Dictionary<string, Shape> { ["x"] = Shape.Column(Size.Named("n")) } });
        Assert.Equal(code, bound.Problem?.Code);
        Assert.Contains(word, bound.Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Declared_shapes_that_do_not_fit_are_both_named()
    {
        var context = Declared(("A", ["m", "n"]), ("B", ["p", "q"]));
        var bound = FormulaBinder.Bind(PlainReader.Read("A*B").First!, context);
        Assert.True(bound.Problem!.IsMisfit);
        Assert.Contains("m×n", bound.Problem.Message, StringComparison.Ordinal);
        Assert.Contains("p×q", bound.Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_beside_a_matrix_is_spread_in_plain_text_only()
    {
        var syntax = PlainReader.Read("1 + A*B").First!;
        var context = Declared(("A", ["m", "n"]), ("B", ["n", "p"]));
        Assert.Null(FormulaBinder.Bind(syntax, context).Problem);
        Assert.True(FormulaBinder.Bind(syntax, context with { Dialect = Dialect.Latex }).Problem!.IsMisfit);
    }

    [Fact]
    public void The_chain_rule_by_an_expression_takes_it_as_the_variable()
    {
        var bound = FormulaBinder.Bind(LatexReader.Read(@"\frac{\partial tr(A^TAB)}{\partial (A^TA)}").First!, new BindingContext { Dialect = Dialect.Latex });
        var derivative = Assert.IsType<Derivative>(bound.Value);
        Assert.NotEqual(derivative.By, derivative.At);
        Assert.Equal(Matrices.Trace(derivative.By * Symbol.Of("B", derivative.By.Shape)), derivative.Function);
    }

    [Fact]
    public void A_derivative_by_what_the_function_does_not_contain_is_refused()
    {
        var bound = FormulaBinder.Bind(LatexReader.Read(@"\frac{\partial tr(AB)}{\partial (A^TA)}").First!, new BindingContext { Dialect = Dialect.Latex });
        Assert.Equal("not-a-function-of", bound.Problem?.Code);
    }

    [Fact]
    public void Hostile_products_end_in_time()
    {
        var formula = string.Concat(Enumerable.Range(0, 300).Select(i => $"(x_{i % 40} + y_{i % 37})' ")) + "z";
        var bound = FormulaBinder.Bind(LatexReader.Read(string.Concat(Enumerable.Repeat("x^T y + ", 50)) + "z").First!, new BindingContext { Dialect = Dialect.Latex });
        Assert.NotNull(bound);
        Assert.True(PlainReader.TryRead(formula, out var relation, out _) is false || FormulaBinder.Bind(relation!.First!, new BindingContext()) is not null);
    }

    private static BindingContext Declared(params (string Name, string[] Sizes)[] variables) =>
        new() { Declared = variables.ToDictionary(v => v.Name, v => DeclaredNames.Shape(v.Sizes)!) };
}
