using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>Products as written, grouped by what fits.</summary>
internal sealed partial class NodeBinder
{
    private Value? BindProduct(ProductSyntax node)
    {
        var from = search.Looked;
        var scalars = new List<Value>();
        var open = new List<Value>();
        var zero = false;
        for (var i = 0; i < node.Factors.Count; i++)
        {
            if (i + 2 == node.Factors.Count && OverDifferential(node.Factors[i]) is { } variable)
            {
                if (ReadOff(node, variable, node.Factors[i + 1], from) is not { } gradient) return null;
                if (!Join(node, i == 0 ? "" : node.Marks[i - 1], open, scalars, gradient, i, from)) return null;
                break;
            }
            if (i > 0 && IsArgument(node.Factors[i], node.Factors[i - 1])) continue;
            if (i + 1 < node.Factors.Count && Bare(node.Factors[i]) is DerivativeSyntax { Order: 2 } second && Pair(node.Factors[i + 1]) is var (h, k))
            {
                if (AlongTwo(second, h, k) is not { } twice) return null;
                if (twice.IsScalar) scalars.Add(twice);
                else if (!Join(node, i == 0 ? "" : node.Marks[i - 1], open, scalars, twice, i, from)) return null;
                i++;
                continue;
            }
            if (i + 1 < node.Factors.Count && node.Marks[i].Length == 0 && IsStep(node.Factors[i], node.Factors[i + 1]))
            {
                if (Stepped(node.Factors[i], node.Factors[i + 1]) is not { } stepped) return null;
                if (stepped.IsScalar) scalars.Add(stepped);
                else if (!Join(node, i == 0 ? "" : node.Marks[i - 1], open, scalars, stepped, i, from)) return null;
                i++;
                continue;
            }
            var differential = i + 1 < node.Factors.Count && node.Marks[i].Length == 0 && IsInSquareBrackets(node.Factors[i + 1]) && Bare(node.Factors[i]) is DifferentialSyntax { Increment: false } d ? d : null;
            // Eᵀ1 and (D − I)1: behind a factor a 1 can only be a vector of ones.
            var isOnes = i > 0 && i + 1 == node.Factors.Count && node.Marks[i - 1].Length == 0 && !Plain && node.Factors[i] is NumberSyntax { Value.IsOne: true } && node.Factors[i - 1] is not NumberSyntax && !Word(node).EndsWith(')');
            if ((isOnes ? OnesVector(node.Factors[i], row: false) : differential is null ? Bind(node.Factors[i]) : DifferentialAlong(differential, node.Factors[i + 1], from)) is not { } factor) return null;
            if (differential is not null) i++;
            else if (factor.Maps is not null && i + 1 < node.Factors.Count && IsApplied(node, i, factor))
            {
                if (Bind(node.Factors[i + 1]) is not { } direction || Applied(node, factor, direction, from) is not { } along) return null;
                factor = along;
                i++;
            }
            else if (i > 0 && !CommutationFits(node.Factors[i - 1], node.Factors[i])) return Fail(node, BindingProblem.Shape, "K does not fit the matrix whose vec it stands before", from);
            if (i > 0 && differential is null) PairVecs(node.Factors[i - 1], node.Factors[i]);
            zero |= factor.FitsAnywhere;
            if (factor.IsScalar && IsBesideAt(node, i)) return Fail(node.Factors[i], BindingProblem.Shape, "the sign @ multiplies arrays, and here a number stands beside it", 0, "for a number write *");
            if (factor.IsScalar) scalars.Add(factor);
            else if (!Join(node, i == 0 ? "" : node.Marks[i - 1], open, scalars, factor, i, from)) return null;
        }
        if (zero && open.Count == 0) return new Value(node, Shape.Scalar, static () => Number.Zero) { FitsAnywhere = true, Literal = Rational.Zero };
        // x·Ax
        if (open is [{ Shape.IsColumn: true } dotted, { Shape.IsColumn: true } with] && node.Marks[0] == "·" && ReferenceEquals(Bare(dotted.Source), Bare(node.Factors[0])) && Sizes.Unify(dotted.Shape, with.Shape))
        {
            open.Clear();
            scalars.Add(new Value(node, Shape.Scalar, () => Matrices.Frobenius(dotted.Build(), with.Build())));
        }
        if (open.Count > 1) return Clash(node.Span, "a matrix product needs inner sizes that agree", open[0], open[1], from, ProductHint(open[0], open[1]));
        var body = open.Count == 1 ? open[0] : null;
        return new Value(node, body?.Shape ?? Shape.Scalar, () => Scaled(scalars, body))
        {
            Literal = body is null ? scalars.Aggregate((Rational?)Rational.One, static (number, s) => number * s.Literal) : null,
            Entrywise = body?.Entrywise ?? scalars.Exists(s => s.Entrywise),
            Weighed = body is { Shape.IsColumn: true } && (body.Weighed || (IsLoneLetter(body) && scalars.Exists(IsComputed))),
        };
    }

    /// <summary>True for a letter beside the sign @, which NumPy does not take for numbers.</summary>
    private static bool IsBesideAt(ProductSyntax node, int i) =>
        Bare(node.Factors[i]) is NameSyntax or NumberSyntax && ((i > 0 && node.Marks[i - 1] == "@") || (i < node.Marks.Count && node.Marks[i] == "@"));

    /// <summary>(t) of X⁻¹(t) and Xᵀ(t), where X is a function of t, and (x) of df/dx (x).</summary>
    private bool IsArgument(SyntaxNode node, SyntaxNode before) => node is GroupSyntax && Bare(node) is NameSyntax by && (before is DerivativeSyntax { Spelling: DerivativeSpelling.Quotient, Of: NameSyntax { Name: var f }, By: NameSyntax variable } ? variable.Name == by.Name && (FunctionNames.IsFunctionLetter(f) || context.Dependents.On(by.Name).Contains(f)) : before is UnarySyntax or BinarySyntax { Kind: BinaryKind.Power } && Marked(before) is NameSyntax of && context.Dependents.On(by.Name).Contains(of.Name));

    /// <summary>X in 1/dX; null for anything else.</summary>
    private static NameSyntax? OverDifferential(SyntaxNode node) => Bare(node) is BinarySyntax { Kind: BinaryKind.Divide, Left: NumberSyntax { Value.IsOne: true } } quotient && Bare(quotient.Right) is DifferentialSyntax { Increment: false, Of: var of } && Bare(of) is NameSyntax name ? name : null;

    /// <summary>(1/dX) tr(G dX), which some write for what stands with dX: the derivative by dX of a scalar that is linear in it.</summary>
    private Value? ReadOff(SyntaxNode node, NameSyntax variable, SyntaxNode of, int from)
    {
        var first = loose.Add(variable.Name);
        var (x, value) = (Bind(variable), Bind(of));
        if (first) loose.Remove(variable.Name);
        if (x is null || value is null) return null;
        if (!value.IsScalar || x.IsTensor) return Fail(node, BindingProblem.Unsupported, "a quotient by a differential is judged only before a scalar", from);
        return new Value(node, x.Shape, () => x.Build() is Symbol symbol ? Derivative.Of(value.Build(), Symbol.Differential(Free(symbol))) : throw new BindingException(new BindingProblem(node.Span, BindingProblem.Unsupported, "a quotient by the differential of a formula is not judged")));
    }

    /// <summary>vec(A)ᵀ vec(B) means A : B, so A and B have one shape wherever they can.</summary>
    private void PairVecs(SyntaxNode left, SyntaxNode right)
    {
        if (Bare(left) is not UnarySyntax { Kind: UnaryKind.Transpose, Operand: var turned } || Bare(turned) is not CallSyntax { Function: "vec", Arguments: [var a] } || Bare(right) is not CallSyntax { Function: "vec", Arguments: [var b] }) return;
        if (Bind(a) is not { } first || Bind(b) is not { } second) return;
        var mark = Sizes.Mark();
        if (!Sizes.Unify(first.Shape, second.Shape)) Sizes.Undo(mark);
    }

    /// <summary>K vec(A): K has the sizes of A.</summary>
    private bool CommutationFits(SyntaxNode left, SyntaxNode right)
    {
        if (!usage.HasVec || Bare(left) is not NameSyntax { Name: "K" } || scope.Find("K") is not null || context.Definitions.ContainsKey("K")) return true;
        if (Stacked(right) is not { } inside || Bind(inside) is not { IsTensor: false } matrix) return true;
        return Meet(scope.Commutation.Rows, matrix.Shape.Rows) && Meet(scope.Commutation.Columns, matrix.Shape.Columns);
    }

    /// <summary>A of vec(A), of x where x = vec(A), and of dx; null for anything else.</summary>
    private SyntaxNode? Stacked(SyntaxNode node) => Bare(node) switch
    {
        CallSyntax { Function: "vec", Arguments: [var argument] } => argument,
        DifferentialSyntax { Of: var of } => Stacked(of),
        NameSyntax name when context.Definitions.TryGetValue(name.Name, out var definition) && Bare(definition.Body) is CallSyntax { Function: "vec" } vec => Stacked(vec),
        _ => null,
    };

    private static Expr Scaled(List<Value> scalars, Value? body) =>
        scalars.Count == 0 && body is not null ? body.Build() : Scale.Of(Rational.One, [.. scalars.Select(s => s.Build())], body?.Build());

    /// <summary>Multiplies a factor onto the last open one, or opens a new one where they do not fit; what becomes 1×1 scales.</summary>
    private bool Join(ProductSyntax node, string mark, List<Value> open, List<Value> scalars, Value factor, int index, int from)
    {
        if (open.Count == 0)
        {
            open.Add(factor);
            return true;
        }
        var last = open[^1];
        if (factor.Shape.IsRow && !factor.IsScalar && IsBareIdentity(last) && (Plain || IsOneByOne(node, index)))
        {
            // Iyᵀ: an I before a row is the number 1.
            identities.Remove(last.Shape.Rows);
            open[^1] = factor;
            return true;
        }
        if (last.IsTensor || factor.IsTensor) return JoinTensor(node, open, scalars, factor, index, from);
        var mayMeet = last.Shape.Columns.IsOne == factor.Shape.Rows.IsOne;
        var place = Sizes.Mark();
        if (mayMeet && Sizes.Unify(last.Shape.Columns, factor.Shape.Rows))
        {
            open.RemoveAt(open.Count - 1);
            var product = Multiply(last, factor);
            if (product.IsScalar) scalars.Add(product);
            else open.Add(product);
            return true;
        }
        Sizes.Undo(place);
        if (mark is "·" or "." && last.Shape.IsColumn && factor.Shape.IsColumn && Sizes.Unify(last.Shape, factor.Shape))
        {
            open.RemoveAt(open.Count - 1);
            scalars.Add(new Value(Between(last, factor), Shape.Scalar, () => Matrices.Frobenius(last.Build(), factor.Build())));
            return true;
        }
        if (mark is "@" && !last.IsScalar && last.Shape.IsColumn && Sizes.Unify(last.Shape.Rows, factor.Shape.Rows))
        {
            // x @ A @ x: NumPy and R take a vector before the sign for a row.
            open.RemoveAt(open.Count - 1);
            if (factor.Shape.IsColumn) scalars.Add(new Value(Between(last, factor), Shape.Scalar, () => Matrices.Frobenius(last.Build(), factor.Build())));
            else open.Add(new Value(Between(last, factor), Shape.Column(factor.Shape.Columns), () => Product.Of(Matrices.Transpose(factor.Build()), last.Build())));
            return true;
        }
        if (mayMeet && !last.Shape.Columns.IsOne && !MayLaterFit(last, factor))
        {
            Clash(Between(last, factor).Span, "a matrix product needs inner sizes that agree", last, factor, 0, ProductHint(last, factor));
            return false;
        }
        open.Add(factor);
        return true;
    }

    /// <summary>True for an I by itself, of whatever size fits.</summary>
    private bool IsBareIdentity(Value value) => Bare(value.Source) is NameSyntax { Name: "I" } && identities.Contains(value.Shape.Rows);

    /// <summary>I of Ixᵀx as the 1×1 matrix that fits before a row, or else as one that is multiplied by the number xᵀx.</summary>
    private bool IsOneByOne(ProductSyntax node, int index)
    {
        if (search.Choose(new ChoiceKey(node, $"identity {index}"), [0, 1], kind: false) != 1) return false;
        Unusual.Add(new UnusualReading(UnusualReading.OtherVariable, null, IsMarked: false));
        return true;
    }

    /// <summary>True if the second may yet become a scalar with what follows.</summary>
    private static bool MayLaterFit(Value last, Value factor) => factor.Shape.IsRow || last.Shape.IsRow;

    private static string? ProductHint(Value left, Value right) =>
        left.Shape.IsColumn && right.Shape.IsColumn ? "transpose one of the vectors, or write .* for the entrywise product"
        : left.Shape.Rows == right.Shape.Columns && !right.Shape.IsTensor ? "the factors fit in the other order"
        : null;

    private static Value Multiply(Value a, Value b) => new(Between(a, b), new Shape(a.Shape.Rows, b.Shape.Columns), () => Product.Of(a.Build(), b.Build()))
    {
        Weighed = a.Weighed || (b.Shape.IsRow && IsLoneLetter(a)),
    };

    private static bool IsComputed(Value number) => number.Literal is null && Bare(number.Source) is not NameSyntax;

    private static bool IsLoneLetter(Value value) => value.Shape.IsColumn && Unsigned(value.Source) is var source && Bare(source) is NameSyntax;

    private static GroupSyntax Between(Value a, Value b) => new(a.Source.Span.To(b.Source.Span), a.Source);

    /// <summary>A factor beside an order-4 tensor: it multiplies the first two indices, or (unusually) is contracted with them.</summary>
    private bool JoinTensor(ProductSyntax node, List<Value> open, List<Value> scalars, Value factor, int index, int from)
    {
        var last = open[^1];
        if (last.IsTensor == factor.IsTensor)
        {
            Clash(Between(last, factor).Span, "two order-4 tensors have no product without brackets and colons", last, factor, from);
            return false;
        }
        var contract = factor.IsTensor ? search.Choose(new ChoiceKey(node, $"tensor {index}"), [0, 1], kind: false) : 0;
        if (contract < 0)
        {
            Fail(node, "too-ambiguous", "no reading of this product fits", from);
            return false;
        }
        var (tensor, matrix) = factor.IsTensor ? (factor, last) : (last, factor);
        var inner = tensor.Shape with { By = null };
        if (contract == 1 ? Sizes.Unify(matrix.Shape, inner) : factor.IsTensor ? Meet(matrix.Shape.Columns, inner.Rows) : Meet(inner.Columns, matrix.Shape.Rows))
        {
            open[^1] = contract == 1 ? Contraction(matrix, tensor) : ModeProduct(matrix, tensor, factor.IsTensor);
            if (open[^1].IsScalar)
            {
                scalars.Add(open[^1]);
                open.RemoveAt(open.Count - 1);
            }
            return true;
        }
        Clash(Between(last, factor).Span, "a matrix product needs two matrices whose inner sizes agree", last, factor, from, "contract over both indices with A : T instead");
        return false;
    }

    private bool Meet(Size a, Size b) => a.IsOne == b.IsOne && Sizes.Unify(a, b);

    private Value Contraction(Value matrix, Value tensor)
    {
        var text = context.Source is { } source && tensor.Source is DerivativeSyntax { Of: { } inner } ? $"· contracts over both indices of {source.Slice(inner.Span)}" : "· contracts over both indices of the inner function";
        Unusual.Add(new UnusualReading("contraction", text, IsMarked: true));
        return new Value(Between(matrix, tensor), tensor.Shape.By!, () => Matrices.Frobenius(matrix.Build(), tensor.Build()));
    }

    private static Value ModeProduct(Value matrix, Value tensor, bool left)
    {
        var by = tensor.Shape.By!;
        var shape = left ? new Shape(matrix.Shape.Rows, tensor.Shape.Columns, by) : new Shape(tensor.Shape.Rows, matrix.Shape.Columns, by);
        var span = left ? Between(matrix, tensor) : Between(tensor, matrix);
        if (shape is { Rows.IsOne: true, Columns.IsOne: true }) shape = by;
        return new Value(span, shape, () => TensorProducts.Map(tensor.Build(), matrix.Build(), left ? static (y, m) => m * y : static (y, m) => y * m));
    }

    private Value? BindQuotient(BinarySyntax node)
    {
        var from = search.Looked;
        if (Bare(node.Right) is IndexedSyntax { Of: DifferentialSyntax { Increment: false } variable } entry)
        {
            return Bare(node.Left) switch
            {
                DifferentialSyntax { Increment: false } whole => BindBy(new DerivativeSyntax(node.Span, whole.Of, entry, 1, DerivativeSpelling.Quotient), Bare(whole.Of), entry with { Of = variable.Of }, from),
                IndexedSyntax { Of: DifferentialSyntax { Increment: false } part } place => BindBy(new DerivativeSyntax(node.Span, part.Of, entry, 1, DerivativeSpelling.Quotient), place with { Of = part.Of }, entry with { Of = variable.Of }, from),
                _ => Fail(node, BindingProblem.Unsupported, "a quotient by a differential alone is not judged", from),
            };
        }
        if (Bare(node.Right) is DifferentialSyntax) return Fail(node, BindingProblem.Unsupported, "a quotient by a differential alone is not judged", from);
        if (Bind(node.Left) is not { } above || Bind(node.Right) is not { } below) return null;
        if (below.FitsAnywhere && below.Literal is { IsZero: true }) return Fail(node, BindingProblem.Shape, "division by zero", 0);
        if (above.FitsAnywhere) return above;
        if (below.IsScalar)
        {
            return new Value(node, above.Shape, () => Matrices.Quotient(above.Build(), below.Build()))
            {
                Literal = below.Literal is { IsZero: false } b ? above.Literal / b : null,
                Entrywise = above.Entrywise,
            };
        }
        if (context.VectorsAreColumns && Bare(node.Right) is UnarySyntax { Kind: UnaryKind.Transpose, Operand: var turned } && Bare(turned) is NameSyntax { Name: [>= 'a' and <= 'z', ..] })
            return Fail(node.Right, BindingProblem.Shape, "nothing is divided by a row", 0, "set all that stands below the line in brackets");
        if (context.VectorsAreColumns && Plain && below.IsMatrix && !above.IsTensor && Sizes.Unify(below.Shape.Rows, below.Shape.Columns) && Meet(above.Shape.Columns, below.Shape.Rows))
        {
            // B/A of MATLAB and Julia, which solves XA = B.
            return new Value(node, above.Shape, () => Product.Of(above.Build(), Matrices.Inverse(below.Build())));
        }
        if (!Plain && below.Entrywise && !below.IsMatrix && !below.IsTensor && above.IsScalar) return new Value(node, below.Shape, () => Times(above.Build(), Matrices.Reciprocal(below.Build()))) { Entrywise = true };
        if (!Plain && below.Entrywise && !above.IsScalar && !below.IsTensor && Sizes.Unify(above.Shape, below.Shape)) return new Value(node, below.Shape, () => Matrices.Hadamard(above.Build(), Matrices.Reciprocal(below.Build()))) { Entrywise = true };
        return Clash(node.Span, "only a scalar can stand below a fraction line", above, below, from, "write inv(A) for the inverse, or ./ to divide entry by entry");
    }
}
