using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Simplification;

namespace Gradus.Differentiation;

/// <summary>A request that the engine does not cover, with what it is about.</summary>
public sealed class NotCoveredException(string message) : Exception(message);

/// <summary>The differential dY of an expression: linear in the directions of its variables.</summary>
/// <remarks>One rule per kind of node (Magnus &amp; Neudecker, chapter 8): sums and multilinear functions term by term, the product rule,
/// entrywise functions by their scalar derivative, the others by their own differential.</remarks>
public static class Differentials
{
    /// <summary>dY where each of the given symbols X varies along the direction paired with it.</summary>
    /// <exception cref="NotCoveredException">A function does not vary with an argument in a way that is known.</exception>
    public static Expr Of(Expr y, IReadOnlyList<Symbol> variables, IReadOnlyList<Expr> directions) => new Rule(variables, directions).Of(y);

    /// <summary>dY along dX.</summary>
    public static Expr Of(Expr y, Symbol x) => Of(y, [x], [Symbol.Differential(x)]);

    private sealed class Rule(IReadOnlyList<Symbol> variables, IReadOnlyList<Expr> directions)
    {
        public Expr Of(Expr e)
        {
            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            return e switch
            {
                Number or Constant => Constant.Zeros(e.Shape),
                Symbol s => OfSymbol(s),
                Sum s => Sum.Of(s.Children.Select(Of)),
                Product or Scale => Multilinear(e, e.Children.Count),
                Apply { Function: StructuralFunction f } => Multilinear(e, f.Operands),
                Apply { Function: ElementwiseFunction f } a => Elementwise(f, a),
                Apply { Function: AnalyticFunction f } a => Analytic(f, a),
                IndexVariable => Number.Zero,
                IndexBinder or EntryOf or Member or OpenCall or Iverson or Cases => Array.Exists([.. variables], e.Contains) ? OfNotation(e) : Constant.Zeros(e.Shape),
                _ => throw new NotCoveredException("a derivative inside must be worked out first"),
            };
        }

        /// <summary>Sums, entries and cases change term by term and place by place.</summary>
        private Expr OfNotation(Expr e)
        {
            switch (e)
            {
                case IndexBinder binder when binder.Bound.Any(i => directions.Any(d => d.Contains(i))):
                    return OfNotation(binder.Renamed(directions));
                case Summation { Kind: SummationKind.Sum } s when s.Where is null || !Varies(s.Where):
                    return Summation.Sum(s.Index, Of(s.Body), s.Where);
                case Comprehension c:
                    return Comprehension.Of(c.Row, c.Column, Of(c.Body));
                case EntryOf or Member:
                    return e.WithChildren([Of(e.Children[0]), .. e.Children.Skip(1)]);
                case Cases c:
                    return Cases.Of([.. c.Branches.Select(b => (b.When, Of(b.Value)))], c.Otherwise is null ? null : Of(c.Otherwise));
                case OpenCall call:
                    return Sum.Of(call.Children.Select((_, k) => OfArgument(call, k)));
                default:
                    throw new NotCoveredException("a product over an index and a condition that varies are not differentiated by rules");
            }
        }

        private bool Varies(Condition condition) => condition.Operands.Any(o => variables.Any(o.Contains));

        /// <summary>The part of one argument: f′(u) du, ∇f(u) : du, or J du.</summary>
        private Expr OfArgument(OpenCall call, int k)
        {
            var x = call.Children[k];
            var d = Of(x);
            if (d.IsZero) return Constant.Zeros(call.Shape);
            if (call.IsEntrywise || x.IsScalar) return x.IsScalar ? Product.Of(d, call.Slope(k)) : Entrywise(call.Slope(k), d);
            if (!call.IsScalar && !(call.Shape.IsColumn && x.Shape.IsColumn)) throw new NotCoveredException($"the derivative of {call.Name} has four indices and no formula in matrix notation");
            var name = "u";
            while (call.Symbols().Any(s => s.Name == name)) name += "′";
            var u = Symbol.Of(name, x.Shape);
            var slope = Derivative.Of(call.WithChildren([.. call.Children.Select((c, i) => i == k ? u : c)]), u, Layout.Default, x);
            return call.IsScalar ? Matrices.Frobenius(slope, d) : slope * d;
        }

        private Expr OfSymbol(Symbol s)
        {
            for (var k = 0; k < variables.Count; k++)
            {
                if (variables[k].Equals(s)) return directions[k];
            }
            return Constant.Zeros(s.Shape);
        }

        /// <summary>The product rule: one term for each operand that varies.</summary>
        private Expr Multilinear(Expr e, int operands)
        {
            var terms = new List<Expr>(operands);
            // Of s v first the change of v: books write d(xᵀx x) = xᵀx dx + x d(xᵀx).
            var first = e is Scale { Body: not null } ? operands - 1 : 0;
            for (var at = 0; at < operands; at++)
            {
                var k = (first + at) % operands;
                var d = Of(e.Children[k]);
                if (d.IsZero) continue;
                Expr[] children = [.. e.Children];
                children[k] = d;
                terms.Add(e.WithChildren(children));
            }
            return terms.Count == 0 ? Constant.Zeros(e.Shape) : Sum.Of(terms);
        }

        private Expr Elementwise(ElementwiseFunction f, Apply a)
        {
            if (f is EntryPower && a.Children is [Apply { Function: Norm2 or NormF } norm, Number { Value: var power }]) return NormPower(norm.Children[0], norm, power);
            var terms = new List<Expr>();
            Expr[] x = [.. a.Children];
            for (var k = 0; k < x.Length; k++)
            {
                var d = Of(x[k]);
                if (d.IsZero) continue;
                var slope = f.DerivativeAt(x, k);
                if (!slope.IsZero) terms.Add(k == 0 || slope.IsScalar ? Entrywise(slope, d) : d * slope);
            }
            return terms.Count == 0 ? Constant.Zeros(a.Shape) : Sum.Of(terms);
        }

        /// <summary>d‖u‖ᵏ = k ‖u‖^(k−2) (u : du), for k = 2 right at u = 0 too.</summary>
        private Expr NormPower(Expr u, Expr norm, Rational k)
        {
            var d = Of(u);
            return d.IsZero ? Number.Zero : Scale.Of(k, [Matrices.EntryPower(norm, k - 2), Matrices.Frobenius(u, d)], null);
        }

        private static Expr Entrywise(Expr slope, Expr d) => slope switch
        {
            Constant { Kind: ConstantKind.Ones } => d,
            Scale { Body: Constant { Kind: ConstantKind.Ones } } s => Scale.Of(s.Coefficient, s.Scalars, d),
            _ => Matrices.Hadamard(slope, d),
        };

        private Expr Analytic(AnalyticFunction f, Apply a)
        {
            Expr[] x = [.. a.Children];
            Expr[] dx = [.. x.Select(Of)];
            if (Array.TrueForAll(dx, static d => d.IsZero)) return Constant.Zeros(a.Shape);
            if (f.InvertsArgument && Knowledge.HasRankOne(x[0])) throw new NotCoveredException($"the differential of {f.Name} needs the inverse of its argument, which has rank 1 here and so has none");
            return f.Differential(x, dx);
        }
    }
}
