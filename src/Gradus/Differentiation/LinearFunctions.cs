using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Tensors;

namespace Gradus.Differentiation;

/// <summary>Takes dX out of functions that are linear in it, such as the solution of a Sylvester equation, by their adjoints: C : L(dX) = L*(C) : dX.</summary>
public static class LinearFunctions
{
    private const int DeepestNesting = 8;

    /// <summary>False if dX stands in a linear function whose value is not contracted, so that no adjoint takes it out.</summary>
    public static bool CanMoveOut(Expr dy, Symbol dx)
    {
        if (dy.IsScalar || !dy.SelfAndDescendants().Any(e => IsHolder(e, dx))) return true;
        var form = new IndexFormBuilder(Expansion.Tracked, e => e.Contains(dx)).Build(dy);
        return form.Terms.All(t => Holder(t, dx) is not { } holder || !IsOpen(t, Component(t, holder).Indices));
    }

    private static bool IsHolder(Expr e, Symbol dx) => e is Apply { Function: AnalyticFunction } && e.Contains(dx);

    private static bool IsOpen(IndexTerm term, HashSet<int> indices) => term.Axes.Any(axis => axis.Any(indices.Contains));

    /// <summary>The index form with dX in no function's argument, wherever the value of the function is contracted to a scalar.</summary>
    /// <exception cref="NotCoveredException">The value of such a function is not contracted, so that its derivative has four indices and no formula.</exception>
    public static IndexForm MoveOut(IndexForm form, IndexFormBuilder builder, Symbol dx)
    {
        for (var depth = 0; ; depth++)
        {
            if (form.Terms.All(t => Holder(t, dx) is null)) return form;
            if (depth == DeepestNesting) throw new NotCoveredException($"{dx.Name} stands too deep inside linear functions");
            var terms = new List<IndexTerm>();
            foreach (var term in form.Terms) terms.AddRange(Holder(term, dx) is { } holder ? Moved(term, holder, builder, dx) : [term]);
            form = form with { Terms = terms };
        }
    }

    /// <summary>The factor that holds dX without being it.</summary>
    private static Factor? Holder(IndexTerm term, Symbol dx)
    {
        foreach (var factor in term.Factors)
        {
            if (factor.Head is not Symbol && factor.Head.Contains(dx)) return factor;
        }
        return null;
    }

    private static IReadOnlyList<IndexTerm> Moved(IndexTerm term, Factor holder, IndexFormBuilder builder, Symbol dx)
    {
        var part = Component(term, holder);
        if (IsOpen(term, part.Indices)) throw new NotCoveredException($"the derivative of {((Apply)holder.Head).Function.Name} has four indices and no formula in matrix notation");
        int[] rows = holder.Indices[..holder.RowCount], columns = holder.Indices[holder.RowCount..];
        var cofactor = MatrixReader.Read(new IndexTerm(1, Gradus.Shapes.Size.One, [.. part.Factors], [rows, columns]), builder.Sizes)
            ?? throw new NotCoveredException("what a linear function is contracted with has no form in matrix notation");
        var around = MatrixReader.Read(new IndexTerm(term.Coefficient, term.Volume, [.. term.Factors.Where(f => !ReferenceEquals(f, holder) && !part.Factors.Contains(f))], [.. term.Axes]), builder.Sizes)
            ?? throw new NotCoveredException("what a linear function is multiplied by has no form in matrix notation");
        return builder.Build(Product.Of(Adjoint((Apply)holder.Head, Simplification.Simplifier.Simplify(cofactor), dx), around)).Terms;
    }

    /// <summary>C : f(…, e(dX), …) = f*(C) : e(dX), for every argument that holds dX.</summary>
    private static Expr Adjoint(Apply f, Expr cofactor, Symbol dx)
    {
        Expr[] x = [.. f.Children];
        var terms = new List<Expr>();
        for (var k = 0; k < x.Length; k++)
        {
            if (!x[k].Contains(dx)) continue;
            var adjoint = f.Function is AnalyticFunction g ? g.Adjoint(x, k, cofactor) : null;
            if (adjoint is null || Array.FindAll(x, e => e.Contains(dx)).Length > 1) throw new NotCoveredException($"{dx.Name} stands inside {f.Function.Name}, which is not opened");
            terms.Add(Matrices.Frobenius(Transposition.Normalise(adjoint), x[k]));
        }
        return Sum.Of(terms);
    }

    /// <summary>The factors that hang together with the holder by summed indices, without the holder itself.</summary>
    private static (HashSet<int> Indices, List<Factor> Factors) Component(IndexTerm term, Factor holder)
    {
        HashSet<int> indices = [.. holder.Indices];
        var factors = new List<Factor>();
        for (var grown = true; grown;)
        {
            grown = false;
            foreach (var factor in term.Factors)
            {
                if (ReferenceEquals(factor, holder) || factors.Contains(factor) || !factor.Indices.Any(indices.Contains)) continue;
                factors.Add(factor);
                indices.UnionWith(factor.Indices);
                grown = true;
            }
        }
        return (indices, factors);
    }
}
