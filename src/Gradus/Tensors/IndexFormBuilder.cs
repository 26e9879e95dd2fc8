using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Tensors;

/// <summary>Which sums are multiplied out.</summary>
public enum Expansion
{
    /// <summary>All: the form in which equal polynomials agree.</summary>
    Full,

    /// <summary>Only those that hold one of the tracked symbols: the form in which a derivative is read off and the rest stays as written.</summary>
    Tracked,
}

/// <summary>Turns expressions into index form.</summary>
/// <remarks>Index numbers are unique within a builder, so terms can be joined without renaming.</remarks>
public sealed partial class IndexFormBuilder
{
    private const int MaxTermsTracked = 2048;
    private const int MaxTermsFull = 300;
    private const int MaxFactors = 20_000;
    private readonly List<Size> sizes = [];
    private readonly Expansion expansion;
    private readonly Func<Expr, bool> tracked;

    /// <summary>True once unit vectors of free indices may stand among the factors.</summary>
    private bool hasUnits;

    /// <summary>A builder that multiplies out everything.</summary>
    public IndexFormBuilder()
        : this(Expansion.Full, static _ => true)
    {
    }

    /// <summary>A builder that multiplies out only sums for which <paramref name="tracked"/> is true.</summary>
    public IndexFormBuilder(Expansion expansion, Func<Expr, bool> tracked)
    {
        this.expansion = expansion;
        this.tracked = tracked;
    }

    /// <summary>The size of every index made so far.</summary>
    public IReadOnlyList<Size> Sizes => sizes;

    /// <summary>The index form of an expression.</summary>
    /// <exception cref="NoIndexFormException">There is none, or it would be too large.</exception>
    public IndexForm Build(Expr expression)
    {
        var terms = Terms(expression);
        return new(hasUnits ? terms.ConvertAll(Merged) : terms, sizes, expression.Shape);
    }

    private List<IndexTerm> Terms(Expr e)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        return e switch
        {
            Number n => n.IsZero ? [] : [new IndexTerm(n.Value, Size.One, [], [[], []])],
            Symbol or Derivative or Differential => [Opaque(e)],
            Constant c => OfConstant(c),
            Sum s => OfSum(s),
            Product p => OfProduct(p.Children),
            Scale s => OfScale(s),
            Apply { Function: StructuralFunction f } a => OfStructural(f, a),
            Apply { Function: EntryPower } a => OfPower(a),
            Apply { Function: MatrixPower } a => OfMatrixPower(a),
            Apply { Function: Adj } a when expansion == Expansion.Full => Terms(Product.Of(Matrices.Det(a.Children[0]), Matrices.Inverse(a.Children[0]))),
            Apply { Function: Norm2 or NormF } a when expansion == Expansion.Full => OfNorm(a),
            IndexVariable or IndexBinder or EntryOf or Member or OpenCall or Iverson or Cases => OfNotation(e),
            _ => [Opaque(e)],
        };
    }

    private int NewIndex(Size size)
    {
        sizes.Add(size);
        return sizes.Count - 1;
    }

    private int[] NewAxis(Size size) => size.IsOne ? [] : [NewIndex(size)];

    private IndexTerm Opaque(Expr head)
    {
        if (head.Shape.IsTensor) throw new NoIndexFormException("an order-4 tensor that is not worked out");
        if (inside > 0 && head.IsScalar && Lifted(head) is { } lifted) return lifted;
        var rows = NewAxis(head.Shape.Rows);
        var columns = NewAxis(head.Shape.Columns);
        return new IndexTerm(Rational.One, Size.One, [new Factor(head, [.. rows, .. columns], rows.Length)], [rows, columns]);
    }

    private List<IndexTerm> OfConstant(Constant c)
    {
        switch (c.Kind)
        {
            case ConstantKind.Identity:
                var axis = NewAxis(c.First);
                return [new IndexTerm(Rational.One, Size.One, [], [axis, axis])];
            case ConstantKind.Ones:
                return [new IndexTerm(Rational.One, Size.One, [], [NewAxis(c.First), NewAxis(c.Second)])];
            case ConstantKind.Commutation:
                var (i, j) = (NewIndex(c.First), NewIndex(c.Second));
                return [new IndexTerm(Rational.One, Size.One, [], [[i, j], [j, i]])];
            case ConstantKind.Dimension:
                return [new IndexTerm(Rational.One, c.First, [], [[], []])];
            default:
                return [];
        }
    }

    private List<IndexTerm> OfSum(Sum sum)
    {
        if (expansion == Expansion.Tracked && !tracked(sum)) return [Opaque(sum)];
        var terms = new List<IndexTerm>();
        foreach (var child in sum.Children) terms.AddRange(Terms(child));
        return Bounded(terms);
    }

    private List<IndexTerm> OfProduct(IReadOnlyList<Expr> factors)
    {
        if (Plain(factors) is { } plain) return [plain];
        var parts = new List<IndexTerm>[factors.Count];
        var single = true;
        for (var k = 0; k < parts.Length; k++)
        {
            parts[k] = Terms(factors[k]);
            single &= parts[k].Count == 1;
        }
        if (single && Chain(parts) is { } chain) return [chain];
        var result = parts[0];
        for (var k = 1; k < parts.Length; k++) result = Times(result, parts[k], contract: true);
        return result;
    }

    /// <summary>A product of symbols and transposed symbols, the common case: neighbours share an index from the start. Null if there is another factor.</summary>
    private IndexTerm? Plain(IReadOnlyList<Expr> factors)
    {
        for (var k = 0; k < factors.Count; k++)
        {
            if (factors[k] is not Symbol && !IsTransposedSymbol(factors[k])) return null;
        }
        var placed = new Factor[factors.Count];
        var rows = NewAxis(factors[0].Shape.Rows);
        var left = rows;
        for (var k = 0; k < placed.Length; k++)
        {
            var factor = factors[k];
            var right = NewAxis(factor.Shape.Columns);
            placed[k] = factor is Symbol ? new Factor(factor, Joined(left, right), left.Length) : new Factor(factor.Children[0], Joined(right, left), right.Length);
            left = right;
        }
        return new IndexTerm(Rational.One, Size.One, placed, [rows, left]);
    }

    private static bool IsTransposedSymbol(Expr e) => e is Apply { Function: Transpose } t && t.Children[0] is Symbol;

    private static int[] Joined(int[] first, int[] second) => first.Length == 0 ? second : second.Length == 0 ? first : [first[0], second[0]];

    /// <summary>A product of single plain factors in one pass; null if something needs the general way.</summary>
    private static IndexTerm? Chain(List<IndexTerm>[] parts)
    {
        var coefficient = Rational.One;
        var volume = Size.One;
        var factors = new List<Factor>(parts.Length);
        int[]? rows = null;
        int[] columns = [];
        foreach (var part in parts)
        {
            var next = part[0];
            if (next.Factors.Count == 0 || next.Factors.Count > 1 && ReferenceEquals(next.Axes[0], next.Axes[1])) return null;
            if (rows is null)
            {
                (rows, columns) = (next.Axes[0], next.Axes[1]);
                factors.AddRange(next.Factors);
            }
            else
            {
                var join = next.Axes[0];
                if (columns.Length > 1 || columns.Length != join.Length || (join.Length == 1 && next.Axes[1].Length == 1 && join[0] == next.Axes[1][0]) || !InFactors(join, next.Factors) || !InFactors(columns, factors)) return null;
                foreach (var f in next.Factors) factors.Add(join.Length == 0 ? f : f with { Indices = Array.ConvertAll(f.Indices, i => i == join[0] ? columns[0] : i) });
                columns = next.Axes[1];
            }
            coefficient *= next.Coefficient;
            volume *= next.Volume;
        }
        return new IndexTerm(coefficient, volume, [.. factors], [rows!, columns]);
    }

    private static bool InFactors(int[] axis, IReadOnlyList<Factor> factors)
    {
        if (axis.Length == 0) return true;
        for (var k = factors.Count - 1; k >= 0; k--)
        {
            if (Array.IndexOf(factors[k].Indices, axis[0]) >= 0) return true;
        }
        return false;
    }

    private List<IndexTerm> OfScale(Scale scale)
    {
        if (scale is { Scalars.Count: 0, Body: { } body }) return Terms(body).ConvertAll(t => t.With(scale.Coefficient * t.Coefficient));
        List<IndexTerm> result = [new IndexTerm(scale.Coefficient, Size.One, [], [[], []])];
        foreach (var part in scale.Children) result = Times(result, Terms(part), contract: false);
        return result;
    }

    /// <summary>All products of two sums: a matrix product, or (without contraction) a scalar times something.</summary>
    private List<IndexTerm> Times(List<IndexTerm> left, List<IndexTerm> right, bool contract)
    {
        var result = new List<IndexTerm>(left.Count * right.Count);
        foreach (var l in left)
        {
            foreach (var r in right)
            {
                var join = new Join(this, l, r);
                if (contract)
                {
                    join.Identify(l.Axes[1], r.Axes[0]);
                    result.Add(join.Finish([l.Axes[0], r.Axes[1]], l.Axes[1]));
                }
                else
                {
                    result.Add(join.Finish([[.. l.Axes[0], .. r.Axes[0]], [.. l.Axes[1], .. r.Axes[1]]], []));
                }
                if (result.Count > MaxTerms) throw TooMany();
            }
        }
        return result;
    }

    private List<IndexTerm> OfStructural(StructuralFunction function, Apply a)
    {
        var result = Terms(a.Children[0]);
        if (function is Transpose) return result.ConvertAll(static t => new IndexTerm(t.Coefficient, t.Volume, (Factor[])t.Factors, [t.Axes[1], t.Axes[0]]));
        var pattern = IndexPattern.Parse(function.IndexForm([.. a.Children]));
        if (function.Operands == 1) return result.ConvertAll(t => Apply(pattern, t, null, a));
        var second = Terms(a.Children[1]);
        var products = new List<IndexTerm>(result.Count * second.Count);
        foreach (var l in result)
        {
            foreach (var r in second) products.Add(Apply(pattern, l, r, a));
        }
        return Bounded(products);
    }

    private IndexTerm Apply(IndexPattern pattern, IndexTerm left, IndexTerm? right, Apply a)
    {
        var join = new Join(this, left, right);
        var bound = new int[pattern.Letters][];
        for (var k = 0; k < pattern.Inputs.Count; k++)
        {
            var (letters, axes) = (pattern.Inputs[k], k == 0 ? left.Axes : right!.Axes);
            for (var axis = 0; axis < letters.Length; axis++) BindAxis(letters[axis], axes[axis], a.Shape, join, bound);
        }
        var output = new int[pattern.Output.Count][];
        for (var axis = 0; axis < output.Length; axis++)
        {
            var letters = pattern.Output[axis];
            output[axis] = letters.Length switch { 0 => [], 1 => bound[letters[0]], _ => [.. letters.SelectMany(letter => bound[letter])] };
        }
        int[] summed = pattern.Summed.Count == 0 ? [] : [.. pattern.Summed.SelectMany(letter => bound[letter])];
        return join.Finish(output, summed);
    }

    private void BindAxis(int[] letters, int[] indices, Shape shape, Join join, int[][] bound)
    {
        switch (letters.Length)
        {
            case 0:
                if (indices.Length > 0) throw new NoIndexFormException("an axis that should have size 1 has indices");
                break;
            case 1:
                if (bound[letters[0]] is { } before) join.Identify(before, indices);
                else bound[letters[0]] = indices;
                break;
            default:
                // Only unvec takes an axis apart: its letters are (ji), columns slow.
                var (columns, rows) = (NewAxis(shape.Columns), NewAxis(shape.Rows));
                join.Identify([.. columns, .. rows], indices);
                bound[letters[0]] = columns;
                bound[letters[1]] = rows;
                break;
        }
    }

    private List<IndexTerm> OfPower(Apply power)
    {
        var x = power.Children[0];
        if (power.Children[1] is not Number { Value: { IsInteger: true } k } || k.Abs() > 16) return [Opaque(power)];
        if (expansion == Expansion.Full && x is Apply { Function: Norm2 or NormF } norm && (k.Numerator % 2).IsZero)
        {
            return Terms(Catalog.Call<EntryPower>(Matrices.Frobenius(norm.Children[0], norm.Children[0]), Number.Of(k / 2)));
        }
        if (k.Sign > 0 && expansion == Expansion.Tracked && !tracked(power) && x is Sum) return [Opaque(power)];
        Func<List<IndexTerm>> part = k.Sign > 0 ? () => Terms(x) : () => [Opaque(Matrices.Reciprocal(x))];
        var result = part();
        for (var n = 1; n < (int)k.Abs().Numerator; n++) result = Entrywise(result, part(), power);
        return result;
    }

    private List<IndexTerm> OfMatrixPower(Apply power)
    {
        if (power.Children[1] is not Number { Value: { IsInteger: true } k } || k.Abs() > 16) return [Opaque(power)];
        var factor = k.Sign < 0 ? Matrices.Inverse(power.Children[0]) : power.Children[0];
        return OfProduct([.. Enumerable.Repeat(factor, (int)k.Abs().Numerator)]);
    }

    private List<IndexTerm> Entrywise(List<IndexTerm> left, List<IndexTerm> right, Expr like)
    {
        if (like.IsScalar) return Times(left, right, contract: false);
        var result = new List<IndexTerm>(left.Count * right.Count);
        foreach (var l in left)
        {
            foreach (var r in right)
            {
                var join = new Join(this, l, r);
                join.Identify(l.Axes[0], r.Axes[0]);
                join.Identify(l.Axes[1], r.Axes[1]);
                result.Add(join.Finish([l.Axes[0], l.Axes[1]], []));
            }
        }
        return Bounded(result);
    }

    private List<IndexTerm> OfNorm(Apply norm) =>
        [Opaque(Matrices.EntryPower(Matrices.Frobenius(norm.Children[0], norm.Children[0]), Rational.Of(1, 2)))];

    private int MaxTerms => expansion == Expansion.Full ? MaxTermsFull : MaxTermsTracked;

    private NoIndexFormException TooMany() => new($"more than {MaxTerms} terms");

    private List<IndexTerm> Bounded(List<IndexTerm> terms) => terms.Count <= MaxTerms ? terms : throw TooMany();
}
