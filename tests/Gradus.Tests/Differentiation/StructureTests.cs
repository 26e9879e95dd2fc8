using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Shapes;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Differentiation;

/// <summary>Gradients among matrices of a structure: for every change that keeps the structure they give the change of the function, and they lie where they should.</summary>
public sealed class StructureTests
{
    public static TheoryData<string, string> Rows => new()
    {
        { "S", "tr(A*S)" }, { "S", "logdet(S)" }, { "S", "x'*S*y" }, { "S", "tr(S*A*S*B)" }, { "P", "logdet(P)" }, { "W", "tr(A*W)" }, { "W", "x'*W*y" }, { "D", "tr(A*D)" }, { "D", "x'*D*y" }, { "L", "tr(A*L)" }, { "L", "tr(L*A*L')" }, { "Q", "tr(A*Q)" }, { "Q", "tr(Q'*A*Q*B)" }, { "u", "x'*u" }, { "u", "u'*A*u" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_tangent_gradient_is_one(string name, string function) => Check(name, function, StructureReading.Tangent);

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_gradient_by_independent_entries_is_one(string name, string function)
    {
        if (name is "Q" or "u") Assert.Throws<NotCoveredException>(() => Check(name, function, StructureReading.Independent));
        else Check(name, function, StructureReading.Independent);
    }

    [Fact]
    public void The_unconstrained_gradient_stays()
    {
        var g = Formulas.Read("A*B");
        Assert.Same(g, Structures.Gradient(g, Formulas.Letter("S"), StructureReading.Unconstrained));
        Assert.Same(g, Structures.Gradient(g, Formulas.Letter("A"), StructureReading.Tangent));
        Assert.Null(Structures.Explain(g, Formulas.Letter("S"), StructureReading.Unconstrained));
        Assert.Null(Structures.Explain(g, Formulas.Letter("A"), StructureReading.Tangent));
    }

    [Theory]
    [InlineData("S", "S")]
    [InlineData("W", "W")]
    [InlineData("D", "D")]
    public void The_projector_keeps_such_matrices_and_makes_any_matrix_one(string name, string such)
    {
        var projector = Structures.Projector(Formulas.Letter(name));
        Assert.True(ByDefinition.Same(projector * Matrices.Vec(Formulas.Read(such)), Matrices.Vec(Formulas.Read(such))));
        Assert.True(ByDefinition.Same(projector * projector, projector));
        var image = Matrices.Unvec(projector * Matrices.Vec(Formulas.Read("A")), Size.Named("n"), Size.Named("n"));
        Assert.True(ByDefinition.Same(Has(Formulas.Letter(name), image), Constant.Zeros(image.Shape)));
    }

    [Theory]
    [InlineData("Q")]
    [InlineData("L")]
    public void Others_have_no_projector(string name) => Assert.Throws<NotCoveredException>(() => Structures.Projector(Formulas.Letter(name)));

    [Fact]
    public void Explanations_are_true()
    {
        foreach (var name in new[] { "S", "W", "D", "L", "Q" })
        {
            var step = Structures.Explain(Formulas.Read("A*B"), Formulas.Letter(name), StructureReading.Tangent)!;
            var line = Assert.IsType<Derivations.MatrixFormula>(step.Line);
            Assert.True(ByDefinition.Same(line.Left, line.Right));
        }
    }

    private static void Check(string name, string function, StructureReading reading)
    {
        var x = name == "u" ? Symbol.Of("u", Shape.Column(Size.Named("n")), Properties.Unit) : Formulas.Letter(name);
        var f = name == "u" ? Formulas.Read(function).Substitute(Formulas.Letter("u"), x) : Formulas.Read(function);
        var free = Structures.Free(x);
        var unconstrained = Gradients.Of(f.Substitute(x, free), free)!.Substitute(free, x);
        var g = Structures.Gradient(unconstrained, x, reading);
        var change = Change(x);
        var counted = reading == StructureReading.Tangent || name is "D" or "L" ? g : name == "W" ? Gradus.Numerics.Rational.Of(1, 2) is var half ? Scale.Of(half, g) : g : Matrices.Tril(g);
        Assert.True(ByDefinition.Same(Matrices.Frobenius(counted, change), Differential.Of(f.Substitute(x, free), [free], [change]).Substitute(free, x)), $"{function} by {name}, {reading}: {Formulas.Text(g)}");
        Assert.True(ByDefinition.Same(Has(x, g), Constant.Zeros(x.Shape)), $"{function} by {name}, {reading}: {Formulas.Text(g)} is outside");

        // What is asked of every printed gradient holds of this one, and not of a wrong one.
        Assert.All(StructureClaims.Of(f, x, g, reading), static claim => Assert.True(ByDefinition.Same(claim.Left, claim.Right)));
        foreach (var wrong in new[] { 2 * g, -g, g + (name == "u" ? Formulas.Read("x") : Formulas.Read("A")) }) Assert.Contains(StructureClaims.Of(f, x, wrong, reading), static claim => !ByDefinition.Same(claim.Left, claim.Right));
    }

    /// <summary>A change that keeps the structure.</summary>
    private static Expr Change(Symbol x)
    {
        var h = Symbol.Of("h", x.Shape, x.Properties & ~(Properties.PositiveDefinite | Properties.Unit | Properties.Orthogonal));
        return x.Properties.HasFlag(Properties.Orthogonal) ? x * Formulas.Letter("W")
            : x.Properties.HasFlag(Properties.Unit) ? h - (x * Matrices.Transpose(x) * h)
            : x.Properties.HasFlag(Properties.PositiveDefinite) ? h + Matrices.Transpose(h) : h;
    }

    /// <summary>0 for what lies in the space of such changes.</summary>
    private static Expr Has(Symbol x, Expr g) => x.Name switch
    {
        "S" or "P" => g - Matrices.Transpose(g),
        "W" => g + Matrices.Transpose(g),
        "D" => g - Matrices.DDiag(g),
        "L" => g - Matrices.Tril(g),
        "Q" => (Matrices.Transpose(x) * g) + (Matrices.Transpose(g) * x),
        _ => x * Matrices.Transpose(x) * g,
    };
}
