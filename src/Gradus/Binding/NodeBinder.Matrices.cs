using System.Globalization;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>Matrices written out: of numbers, of scalars, or of blocks of one shape.</summary>
internal sealed partial class NodeBinder
{
    private const int MostCells = 400;

    private Value? BindMatrix(MatrixSyntax node)
    {
        var from = search.Looked;
        var (rows, columns) = (node.Rows.Count, node.Rows.Count == 0 ? 0 : node.Rows[0].Count);
        if (rows * columns is 0 or > MostCells || node.Rows.Any(r => r.Count != columns)) return Fail(node, BindingProblem.Unsupported, "the rows of this matrix are not of one length, or it is too large", 0);
        var shape = new Shape(Size.Of(rows), Size.Of(columns));
        Rational?[] numbers = [.. node.Rows.SelectMany(static r => r).Select(ConstantOf)];
        if (Array.TrueForAll(numbers, static n => n is not null)) return new Value(node, shape, () => Symbol.Of(new Dense<Rational>(rows, columns, (i, j) => numbers[(i * columns) + j]!.Value)));
        var cells = new List<Value>();
        foreach (var cell in node.Rows.SelectMany(static r => r))
        {
            if (Bind(cell) is not { } value) return null;
            cells.Add(value);
        }
        var block = cells.Find(static c => !c.FitsAnywhere)?.Shape ?? Shape.Scalar;
        if (cells.Find(c => c.IsTensor || (!c.FitsAnywhere && !Sizes.Unify(c.Shape, block))) is { } other) return other.IsTensor ? Fail(node, BindingProblem.Unsupported, "a matrix of order-4 tensors is not judged", from) : Clash(node.Span, "the blocks of a matrix need one shape", cells[0], other, from);
        if (cells is [{ IsMatrix: true } a, { IsMatrix: true } b] && Word(node).StartsWith('[') && Commutator(node, a, b) is { } commutator) return commutator;
        var (height, width) = (Sizes.Resolve(block.Rows), Sizes.Resolve(block.Columns));
        return new Value(node, new Shape(shape.Rows * height, shape.Columns * width), () =>
        {
            var parts = cells.Select((c, k) => c.FitsAnywhere ? null : Placed(c.Build(), k / columns, k % columns, rows, columns)).OfType<Expr>().ToList();
            return parts.Count == 0 ? Constant.Zeros(scope.Sizes.Final(new Shape(shape.Rows * height, shape.Columns * width))) : Sum.Of(parts);
        });
    }

    /// <summary>[A, B] as AB − BA, where it does not fit as two blocks side by side.</summary>
    private Value? Commutator(MatrixSyntax node, Value a, Value b)
    {
        if (search.Choose(new ChoiceKey(node, "commutator"), [0, 1], kind: false) != 1 || !Sizes.Unify(a.Shape.Rows, a.Shape.Columns)) return null;
        return new Value(node, a.Shape, () => Sum.Of(Product.Of(a.Build(), b.Build()), -Product.Of(b.Build(), a.Build())));
    }

    /// <summary>The matrix of blocks with this one at a place and zeros elsewhere.</summary>
    private static Expr Placed(Expr cell, int row, int column, int rows, int columns)
    {
        var place = Symbol.Of(new Dense<Rational>(rows, columns, (i, j) => i == row && j == column ? Rational.One : Rational.Zero));
        return cell.IsScalar ? Scale.Of(Rational.One, [cell], place) : Matrices.Kronecker(place, cell);
    }

    /// <summary>x_2 of a vector x whose length is a number; null for any other name.</summary>
    private IndexedSyntax? NumberedEntry(NameSyntax node)
    {
        if (node.Name.Split('_') is not [var name, var digits] || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var place)) return null;
        if (scope.Find(node.Name) is not null || scope.Find(name) is not { IsColumn: true, IsScalar: false } shape || Sizes.Resolve(shape).Rows is not { IsNumber: true } length || place < 1 || place > length.Factor || length.Factor > MostCells) return null;
        if (numbered.TryGetValue(node, out var known)) return known;
        numbered.Add(node, known = new IndexedSyntax(node.Span, new NameSyntax(node.Span, name), [new NumberSyntax(node.Span, (long)place)]));
        return known;
    }

    private readonly Dictionary<NameSyntax, IndexedSyntax> numbered = new(ReferenceEqualityComparer.Instance);
}
