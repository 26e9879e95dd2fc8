using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>Powers and norms, which mean different things for scalars, vectors and matrices.</summary>
internal sealed partial class NodeBinder
{
    private const int HighestPower = 64;

    private Value? BindPower(BinarySyntax node)
    {
        var from = search.Looked;
        if (Bind(node.Left) is not { } of) return null;
        var exponent = ConstantOf(node.Right);
        if (of.IsScalar) return ScalarPower(node, of, exponent);
        if (of.IsTensor) return Fail(node, BindingProblem.Shape, $"a power needs a square matrix or a scalar, but this is {scope.Sizes.Words(of.Shape)}", from);
        if (exponent is not { } k)
        {
            if (Bind(node.Right) is not { } symbolic) return null;
            return symbolic.IsScalar ? SymbolicPower(node, of, symbolic, from) : Fail(node, BindingProblem.Shape, "an exponent must be a number", from);
        }
        return of.IsMatrix ? MatrixPower(node, of, k, from) : VectorPower(node, of, k, from);
    }

    private Value? ScalarPower(BinarySyntax node, Value of, Rational? exponent)
    {
        if (exponent is { } k) return new Value(node, Shape.Scalar, () => k == Rational.Of(1, 2) ? Matrices.Sqrt(of.Build()) : Matrices.EntryPower(of.Build(), k));
        var from = search.Looked;
        if (Bind(node.Right) is not { } power) return null;
        return power.IsScalar ? new Value(node, Shape.Scalar, () => Catalog.Call<EntryPower>(of.Build(), power.Build()))
            : Fail(node, BindingProblem.Shape, $"an exponent must be a scalar, but this is {scope.Sizes.Words(power.Shape)}", from);
    }

    private Value? MatrixPower(BinarySyntax node, Value of, Rational k, int from)
    {
        if (!Sizes.Unify(of.Shape.Rows, of.Shape.Columns)) return Fail(node, BindingProblem.Shape, $"a power needs a square matrix, but this is {scope.Sizes.Words(of.Shape)}", 0, k.Sign < 0 ? null : "for every entry write .^");
        if (k == Rational.Of(1, 2)) return BindFunction(node, "sqrtm", [of], from);
        if (k == Rational.Of(-1, 2)) return new Value(node, of.Shape, () => Matrices.Inverse(Matrices.Sqrtm(of.Build())));
        if (!k.IsInteger) return Fail(node, BindingProblem.Unsupported, $"a matrix to the power {k} is not supported yet", from);
        if (k.Abs() > (Rational)HighestPower) return Fail(node, BindingProblem.Unsupported, $"power too large: {k} is above {HighestPower}", 0);
        var count = (int)k.Abs().Numerator;
        return new Value(node, of.Shape, () =>
        {
            if (of.Build() is Product { Children.Count: > 400 }) throw new BindingException(new BindingProblem(node.Span, "too-large", "written out, this power has too many factors"));
            var matrix = k.Sign < 0 ? Matrices.Inverse(of.Build()) : of.Build();
            return count == 0 ? Constant.Identity(matrix.Shape.Rows) : Product.Of(Enumerable.Repeat(matrix, count));
        });
    }

    private Value? SymbolicPower(BinarySyntax node, Value of, Value k, int from)
    {
        if (!Sizes.Unify(of.Shape.Rows, of.Shape.Columns)) return Fail(node, BindingProblem.Shape, $"a power needs a square matrix, but this is {scope.Sizes.Words(of.Shape)}", from, "for every entry write .^");
        var names = new HashSet<string>();
        SyntaxNames.Collect(node.Right, names);
        foreach (var name in names) scope.TakeForExponent(name);
        return new Value(node, of.Shape, () => Matrices.MatrixPower(of.Build(), k.Build()));
    }

    private Value? VectorPower(BinarySyntax node, Value of, Rational k, int from)
    {
        if (k.Sign < 0) return Fail(node, BindingProblem.Shape, $"a vector has no inverse: this is {scope.Sizes.Words(of.Shape)}", from);
        // sum((y − z)^2): who types that of vectors means every entry.
        if (context.VectorsAreColumns && Plain && search.Choose(new ChoiceKey(node, "entries"), [1], kind: false) == 0) return new Value(node, of.Shape, () => Matrices.EntryPower(of.Build(), k)) { Entrywise = true };
        if (Plain) return Fail(node, BindingProblem.Shape, $"a power needs a square matrix or a scalar, but this is {scope.Sizes.Words(of.Shape)}", from, "for every entry write .^, for the squared length norm2(x)^2");
        var even = k.IsInteger && (k.Numerator % 2).IsZero && k.Abs() <= (Rational)HighestPower;
        var taken = search.Choose(new ChoiceKey(node, "square"), even ? [0, 1] : [0], kind: false);
        if (taken < 0) return Fail(node, BindingProblem.Shape, "no reading of this power of a vector fits", from);
        if (taken == 0) return new Value(node, of.Shape, () => Matrices.EntryPower(of.Build(), k)) { Entrywise = true };
        Unusual.Add(new UnusualReading("squared-length", "the square of a vector means its squared length", IsMarked: false));
        return new Value(node, Shape.Scalar, () => Matrices.EntryPower(Matrices.Frobenius(of.Build(), of.Build()), k / 2));
    }

    private Value? BindEntryPower(BinarySyntax node)
    {
        var from = search.Looked;
        if (Bind(node.Left) is not { } of || Bind(node.Right) is not { } power) return null;
        if (of.IsTensor) return Fail(node, BindingProblem.Unsupported, "entrywise powers of order-4 tensors are not supported", from);
        if (!power.IsScalar) return Clash(node.Span, "an entrywise power needs a scalar exponent", of, power, from);
        var exponent = ConstantOf(node.Right);
        return new Value(node, of.Shape, () => exponent is { } k ? Matrices.EntryPower(of.Build(), k) : Catalog.Call<EntryPower>(of.Build(), power.Build())) { Entrywise = true };
    }

    /// <summary>As dear as a sum of one number: of numbers people write |x|.</summary>
    private const int NormOfNumber = SumOfNumber;

    private Value? BindNorm(NormSyntax node)
    {
        var from = search.Looked;
        if (Bind(node.Argument) is not { } of) return null;
        if (of.FitsAnywhere) return of;
        if (of.IsTensor) return Fail(node, BindingProblem.Unsupported, "norms of order-4 tensors are not supported", from);
        if (of.IsScalar && node.Index.Length > 0 && context.VectorsAreColumns) return Fail(node, BindingProblem.Shape, "the norm is taken of a vector or a matrix, and here of a number", 0);
        if (of.IsScalar && node.Doubled && context.VectorsAreColumns && search.Choose(new ChoiceKey(node, "number"), [NormOfNumber], kind: false) != 0) return Fail(node, BindingProblem.Shape, "the norm is taken of a vector or a matrix, and here of a number", 0);
        if (of.IsScalar) return new Value(node, Shape.Scalar, () => Matrices.Abs(of.Build()));
        var name = node switch
        {
            { Doubled: false, Index: "" } when of.IsMatrix => "det",
            { Index: "1" } when of.IsMatrix => "opnorm1",
            { Index: "1" } => "norm1",
            { Index: "2" } when of.IsMatrix => "specnorm",
            { Index: "*" } => "nuc",
            { Index: "inf" } => "norminf",
            { Index: "F" } => "normF",
            _ => of.IsMatrix ? "normF" : "norm2",
        };
        if (name == "specnorm" && search.Choose(new ChoiceKey(node, "norm"), [0, 4], kind: false) == 1)
        {
            Unusual.Add(new UnusualReading("frobenius-norm", "‖·‖₂ of a matrix means its Frobenius norm", IsMarked: true));
            name = "normF";
        }
        if (context.VectorsAreColumns && NormWithoutDerivative(name) is { } refusal)
        {
            search.NodesLeft = 0;
            return Fail(node, BindingProblem.Unsupported, refusal, from, name == "opnorm1" ? "for the sum of all absolute entries write sum(abs(A))" : null);
        }
        return BindFunction(node, name, [of], from);
    }

    private static string? NormWithoutDerivative(string name) => name switch
    {
        "opnorm1" => "the norm ‖A‖₁ of a matrix, its largest sum of a column, is not supported yet",
        "norminf" => "the norm ‖x‖_∞, the largest absolute entry, is not supported yet",
        _ => null,
    };
}
