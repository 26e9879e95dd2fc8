using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Simplification;
using Gradus.Tensors;

namespace Gradus.Differentiation;

/// <summary>Reads derivatives off differentials: takes dX away from every term and reads what is left as a matrix.</summary>
public static class Gradients
{
    /// <summary>∂Y/∂X as a matrix formula of the shape <see cref="Derivative.ShapeOf"/>, or null where there is none (an order-4 tensor, or a network that matrix notation cannot say).</summary>
    /// <exception cref="NotCoveredException">The function cannot be differentiated by the engine.</exception>
    public static Expr? Of(Expr y, Symbol x, Layout layout = Layout.Default) => ReadOff(Differentials.Of(y, x), Symbol.Differential(x), layout);

    /// <summary>dY along dX in its shortest writing.</summary>
    /// <exception cref="NotCoveredException">The function cannot be differentiated by the engine.</exception>
    public static Expr Differential(Expr y, Symbol x) => Differentials.Of(y, x) is var dy && dy is Sum sum
        ? Finishing.Of(AuthorsOrder.Of(Simplifier.Simplify(dy), [.. sum.Children.Select(Simplifier.Simplify)], dy))
        : Finishing.Of(AuthorsOrder.Of(Simplifier.Simplify(dy), [], dy));

    /// <summary>What the differential <paramref name="dy"/>, linear in <paramref name="dx"/>, says about the derivative.</summary>
    public static Expr? ReadOff(Expr dy, Symbol dx, Layout layout)
    {
        var shape = Derivative.ShapeOf(dy.Shape, dx.Shape, layout);
        if (shape.IsTensor) return null;
        if (dy.IsZero) return Constant.Zeros(shape);
        if (dx.IsScalar) return OfScalar(dy, dx, layout);
        return ByIndices(dy, dx, layout) ?? ByColumns(dy, dx, layout);
    }

    /// <summary>Takes dX away from the index form and reads the rest as matrices; null where matrix notation cannot say it.</summary>
    private static Expr? ByIndices(Expr dy, Symbol dx, Layout layout)
    {
        if (!LinearFunctions.CanMoveOut(dy, dx)) return null;
        var terms = new List<Expr>();
        // Summand by summand, so that a long sum is no longer work than its parts together.
        foreach (var part in dy is Sum sum ? sum.Children : [dy])
        {
            var form = Open(part, dx);
            foreach (var term in form.Terms)
            {
                if (MatrixReader.Read(Layouts.Arrange(term, dy.Shape, dx.Shape, layout), form.Sizes) is not { } matrix) return null;
                terms.Add(Simplifier.Simplify(matrix));
            }
        }
        var value = terms is [var only] ? Multiplied(only) : Simplifier.Simplify(TermCollector.Collect(terms));
        return Finishing.Of(AuthorsOrder.Of(value, terms, dy));
    }

    /// <summary>A single term, which is simplified, multiplied out where that makes it shorter.</summary>
    private static Expr Multiplied(Expr term)
    {
        if (!Distribution.HasSum(term)) return term;
        var collected = TermCollector.Collect([term]);
        return collected.Equals(term) ? term : Simplifier.Simplify(collected);
    }

    /// <summary>From ∂vec(Y)/∂vec(X)ᵀ, which there always is.</summary>
    private static Expr ByColumns(Expr dy, Symbol dx, Layout layout)
    {
        var matrix = Simplifier.Simplify(KroneckerMatrix.Of(dy, dx));
        var arranged = layout == Layout.Kronecker ? matrix
            : dy.IsScalar ? Stacked(Transposition.Of(matrix), dx.Shape, turned: layout == Layout.Numerator)
            : layout == Layout.Denominator ? Transposition.Of(matrix) : matrix;
        return Finishing.Of(Simplifier.Simplify(arranged));
    }

    private static Expr Stacked(Expr column, Shapes.Shape shape, bool turned)
    {
        var matrix = shape.IsColumn ? column : shape.IsRow ? Transposition.Of(column) : Matrices.Unvec(column, shape.Rows, shape.Columns);
        return turned ? Transposition.Of(matrix) : matrix;
    }

    /// <summary>The index form of ∂Y_ij/∂X_kl: axes i, j, k, l.</summary>
    /// <exception cref="NotCoveredException">dX stands inside a function that is not opened.</exception>
    public static IndexForm Open(Expr dy, Symbol dx, Expansion expansion = Expansion.Tracked)
    {
        var builder = new IndexFormBuilder(expansion, e => e.Contains(dx));
        var form = builder.Build(dy);
        form = LinearFunctions.MoveOut(form, builder, dx);
        return new IndexForm([.. form.Terms.Select(t => TakeAway(t, dx))], form.Sizes, new Shapes.Shape(dy.Shape.Rows, dy.Shape.Columns, dx.Shape));
    }

    /// <summary>For a scalar variable: dY with dx replaced by 1.</summary>
    private static Expr OfScalar(Expr dy, Symbol dx, Layout layout)
    {
        var y = Simplifier.Simplify(dy.Substitute(dx, Number.One));
        return Finishing.Of(layout == Layout.Denominator ? Transposition.Of(y) : layout == Layout.Kronecker ? Simplifier.Simplify(Matrices.Vec(y)) : y);
    }

    private static IndexTerm TakeAway(IndexTerm term, Symbol dx)
    {
        Factor? taken = null;
        var rest = new List<Factor>(term.Factors.Count);
        foreach (var factor in term.Factors)
        {
            if (factor.Head.Equals(dx) && taken is null) taken = factor;
            else rest.Add(factor);
        }
        if (taken is null) throw new NotCoveredException($"a term is not linear in {dx.Name}");
        foreach (var factor in rest)
        {
            if (factor.Head.Contains(dx)) throw new NotCoveredException($"{dx.Name} stands inside a function that is not opened");
        }
        int[] rows = taken.Indices[..taken.RowCount], columns = taken.Indices[taken.RowCount..];
        return new IndexTerm(term.Coefficient, term.Volume, [.. rest], [term.Axes[0], term.Axes[1], rows, columns]);
    }
}
