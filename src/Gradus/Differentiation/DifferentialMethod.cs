using Gradus.Derivations;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Simplification;
using Gradus.Tensors;

namespace Gradus.Differentiation;

/// <summary>The differential method: d, product rule, Frobenius moves, collect, read off (Magnus &amp; Neudecker, chapter 9).</summary>
public static class DifferentialMethod
{
    /// <summary>The steps to ∂Y/∂X.</summary>
    public static Derivation Derive(Expr y, Symbol x)
    {
        var dx = Symbol.Differential(x);
        var steps = new List<Step>();
        var current = Differentiate(y, x, dx, steps);
        Finish(y, x, dx, current, steps);
        return new Derivation(Method.Differential, steps);
    }

    /// <summary>The steps to dY.</summary>
    public static Derivation DeriveDifferential(Expr y, Symbol x)
    {
        var steps = new List<Step>();
        var current = Differentiate(y, x, Symbol.Differential(x), steps);
        Add(steps, Rules.Tidy, ref current, Gradients.Differential(y, x));
        return new Derivation(Method.Differential, steps);
    }

    /// <summary>One step for each layer of functions; what goes without saying is not said where there is more to say.</summary>
    private static Expr Differentiate(Expr y, Symbol x, Symbol dx, List<Step> steps)
    {
        Expr current = Differential.Of(y, [x], [dx]);
        foreach (var (value, rules, functions) in Layers.Of(y, [x], [dx]))
        {
            if (value.Equals(current)) continue;
            var told = rules.Any(static r => r != Rules.Linear) ? rules.Where(static r => r != Rules.Linear).ToArray() : [.. rules];
            var main = told.FirstOrDefault(static r => r.Because.Length > 0) ?? told.FirstOrDefault() ?? Rules.Linear;
            steps.Add(new Step(main, new MatrixFormula(current, Relation.Equal, value), string.Join(" ", told.Select(static r => r.Because).Where(static b => b.Length > 0))) { Functions = functions });
            current = value;
        }
        return current;
    }

    private static void Finish(Expr y, Symbol x, Symbol dx, Expr dy, List<Step> steps)
    {
        if (x.IsScalar)
        {
            var slope = Gradients.ReadOff(dy, dx, Layout.Default)!;
            Add(steps, Rules.Collect, ref dy, slope.IsScalar ? Product.Of(slope, dx) : Product.Of(dx, slope));
            steps.Add(Step.By(Rules.ReadOffScalar, new MatrixFormula(Derivative.Of(y, x), Relation.Equal, slope)));
        }
        else if (y.IsScalar)
        {
            Scalar(y, x, dx, dy, steps);
        }
        else if (!Derivative.ShapeOf(y.Shape, x.Shape, Layout.Default).IsTensor)
        {
            if (Gradients.ReadOff(dy, dx, Layout.Default) is not { } jacobian) return;
            if (y.Shape.IsColumn && x.Shape.IsColumn) Add(steps, Rules.Collect, ref dy, Product.Of(jacobian, dx));
            steps.Add(Step.By(Rules.ReadOffJacobian, new MatrixFormula(Derivative.Of(y, x), Relation.Equal, jacobian)));
        }
        else if (Gradients.ReadOff(dy, dx, Layout.Kronecker) is { } kronecker)
        {
            steps.Add(Step.By(Rules.Vectorise, new MatrixFormula(Matrices.Vec(dy), Relation.Equal, Product.Of(kronecker, Matrices.Vec(dx)))));
            steps.Add(Step.By(Rules.ReadOffKronecker, new MatrixFormula(Derivative.Of(y, x, Layout.Kronecker), Relation.Equal, kronecker)));
        }
    }

    private static void Scalar(Expr y, Symbol x, Symbol dx, Expr dy, List<Step> steps)
    {
        if (Gradients.ReadOff(dy, dx, Layout.Default) is not { } gradient) return;
        Expr Pair(Expr g) => x.Shape.IsColumn ? Product.Of(Matrices.Transpose(g), dx) : Matrices.Frobenius(g, dx);
        if (!dy.IsZero)
        {
            var form = Gradients.Open(dy, dx);
            var parts = form.Terms.Select(t => MatrixReader.Read(Layouts.Arrange(t, y.Shape, x.Shape, Layout.Default), form.Sizes)).ToArray();
            var before = dy;
            if (Array.TrueForAll(parts, static p => p is not null)) Add(steps, Rules.Frobenius.For(x), ref dy, Sum.Of(parts.Select(p => Pair(Simplifier.Simplify(p!)))));
            if (before is Sum sum && !before.Equals(dy)) steps[^1] = steps[^1] with { Within = () => TermByTerm(sum, dx, Pair) };
            Add(steps, Rules.Collect, ref dy, Pair(gradient));
        }
        steps.Add(Step.By(Rules.ReadOff, x, new MatrixFormula(Derivative.Of(y, x), Relation.Equal, gradient)));
    }

    /// <summary>The same move for each term by itself.</summary>
    private static IReadOnlyList<Step> TermByTerm(Sum dy, Symbol dx, Func<Expr, Expr> pair)
    {
        var steps = new List<Step>();
        foreach (var term in dy.Children)
        {
            if (Gradients.ReadOff(term, dx, Layout.Default) is not { } part) return [];
            if (!pair(part).Equals(term)) steps.Add(new Step(Rules.Frobenius, new MatrixFormula(term, Relation.Equal, pair(part)), ""));
        }
        return steps;
    }

    private static void Add(List<Step> steps, Rule rule, ref Expr before, Expr after)
    {
        if (before.Equals(after)) return;
        steps.Add(Step.By(rule, new MatrixFormula(before, Relation.Equal, after)));
        before = after;
    }
}
