using Gradus.Checking;
using Gradus.Checking.Contract;

namespace Gradus.Tests.Library;

/// <summary>The face of the library says what the service says, and throws nothing but its own exception.</summary>
public sealed class LibraryTests
{
    [Fact]
    public void Options_reach_the_request()
    {
        var options = new CalculusOptions
        {
            Variables = ["S: n×n symmetric", "A: 3x4"],
            Assumptions = ["S invertible"],
            Layout = LayoutChoice.Numerator,
            Structure = StructureMeaning.Tangent,
            Method = DerivationMethod.Chain,
            Through = "S*S",
            Syntax = InputSyntax.Plain,
        };
        var request = Calculus.Gradient("tr(S*S)", by: "S", options).Request;
        Assert.Equal(("tr(S*S)", "S", 1), (request.Expression, request.Wrt, request.Order));
        Assert.Equal((LayoutChoice.Numerator, StructureMeaning.Tangent, DerivationMethod.Chain, "S*S", InputSyntax.Plain), (request.Layout, request.Structure, request.Method, request.Through, request.Syntax));
        Assert.Equal(["symmetric", "invertible"], request.Assumptions["S"]);
        Assert.Equal(new ShapeInfo("3", "4"), request.Variables["A"]);
    }

    [Fact]
    public void A_result_is_the_response_of_the_service()
    {
        var result = Calculus.Gradient("tr(A*B*A')", by: "A");
        Assert.Equal(Wire.Write(Service.Answer(result.Request)), Wire.Write(result.Response));
    }

    [Fact]
    public void Options_are_equal_by_what_they_say_and_keep_what_they_were_given()
    {
        var list = new List<string> { "A: m×n" };
        var options = new CalculusOptions { Variables = list };
        list.Add("B: n×n");
        Assert.Equal(["A: m×n"], options.Variables);
        Assert.Equal(options, new CalculusOptions { Variables = ["A: m×n"] });
        Assert.Equal(options.GetHashCode(), new CalculusOptions { Variables = ["A: m×n"] }.GetHashCode());
        Assert.NotEqual(options, new CalculusOptions { Assumptions = ["A: m×n"] });
    }

    [Theory]
    [InlineData("", "X", "request")]
    [InlineData("tr(A*B)", "", "request")]
    [InlineData("tr(X*", "X", "parse")]
    [InlineData("tr(X) = 1", "X", "parse")]
    [InlineData("tr(X)", "X + 1", "request")]
    [InlineData("frob(X)", "X", "unknown-function")]
    [InlineData("tr(A*X) + A*x", "X", "shape")]
    [InlineData("\ud800", "\udc00", "parse")]
    public void What_is_not_understood_is_told_in_both_ways(string function, string by, string code)
    {
        Assert.False(Calculus.TryGradient(function, by, out var result, out var told));
        Assert.Null(result);
        var thrown = Assert.Throws<GradusException>(() => Calculus.Gradient(function, by));
        Assert.Equal(told, thrown.Error);
        Assert.Equal((told.Code, told.Message, told.Line, told.Column, told.Hint), (thrown.Code, thrown.Message, thrown.Line, thrown.Column, thrown.Hint));
        Assert.Equal(code, told.Code);
    }

    [Theory]
    [InlineData("A*x", "x", "only a scalar function has a gradient")]
    [InlineData("t*X", "t", "only a scalar function has a gradient")]
    [InlineData("inv(X)", "X", "only a scalar function has a gradient")]
    public void Only_a_scalar_has_a_gradient(string function, string by, string message)
        => Assert.Equal(message, Assert.Throws<GradusException>(() => Calculus.Gradient(function, by)).Message);

    [Theory]
    [InlineData("x'*A*x", "x", true)]
    [InlineData("logdet(X)", "X", true)]
    [InlineData("t^3", "t", true)]
    [InlineData("A*x", "x", false)]
    [InlineData("x*norm2(x)^2", "x", false)]
    [InlineData("t^3*ones(n)", "t", false)]
    [InlineData("inv(X)", "X", false)]
    public void Only_a_scalar_has_a_Hessian(string function, string by, bool expected)
        => Assert.Equal(expected, Calculus.TryHessian(function, by, out _, out _));

    [Theory]
    [InlineData("A: 3y4", "cannot read the declaration")]
    [InlineData("A: m×n, pretty", "is no assumption")]
    public void An_option_that_cannot_be_read_is_an_error_for_its_author(string variable, string message)
        => Assert.Contains(message, Assert.Throws<GradusException>(() => Calculus.Verify("A = A", new() { Variables = [variable] })).Message, StringComparison.Ordinal);
}
