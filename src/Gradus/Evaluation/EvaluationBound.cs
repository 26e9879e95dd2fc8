using System.Diagnostics;
using Gradus.Expressions;

namespace Gradus.Evaluation;

/// <summary>How large the rational function behind an expression can be: degrees above and below the line, in the numbers that a point is drawn from.</summary>
/// <param name="Numerator">Degree of the numerators.</param>
/// <param name="Denominator">Degree of the common denominator.</param>
/// <param name="Collisions">Degree of all differences between arguments of random functions, which must not vanish by chance.</param>
/// <param name="Bits">Bits of the largest whole-number coefficient.</param>
public readonly record struct EvaluationBound(double Numerator, double Denominator, double Collisions, double Bits)
{
    /// <summary>log₂ of the chance (Schwartz 1980, Zippel 1979) that left = right at a random point modulo a random prime although they differ.</summary>
    public static double Log2OfError(Expr left, Expr right, EvaluationContext context)
    {
        var walk = new Walk(context);
        var (a, b) = (walk.Of(left), walk.Of(right));
        var degree = (Math.Max(a.Numerator + b.Denominator, b.Numerator + a.Denominator) + a.Collisions + b.Collisions + walk.Atoms) * Math.Pow(2, Math.Min(walk.Roots, 60));
        var badPrimes = (a.Bits + b.Bits + degree) / 60;
        return Math.Log2((Math.Max(degree, 1) * Math.Pow(2, -60)) + (badPrimes * Math.Pow(2, -Numerics.PrimeField.Log2Choices)));
    }

    /// <summary>The bound of one expression.</summary>
    public static EvaluationBound Of(Expr expression, EvaluationContext context) => new Walk(context).Of(expression);

    private static EvaluationBound Times(EvaluationBound a, EvaluationBound b, int inner) =>
        new(a.Numerator + b.Numerator, a.Denominator + b.Denominator, a.Collisions + b.Collisions, a.Bits + b.Bits + Math.Log2(inner));

    private static EvaluationBound Plus(EvaluationBound a, EvaluationBound b) =>
        new(Math.Max(a.Numerator + b.Denominator, b.Numerator + a.Denominator), a.Denominator + b.Denominator, a.Collisions + b.Collisions, Math.Max(a.Bits, b.Bits) + 1);

    private sealed class Walk(EvaluationContext context)
    {
        private readonly Dictionary<Expr, EvaluationBound> known = new(ReferenceEqualityComparer.Instance);

        public double Atoms { get; private set; }

        public int Roots { get; private set; }

        public EvaluationBound Of(Expr expression)
        {
            if (known.TryGetValue(expression, out var bound)) return bound;
            bound = expression switch
            {
                Number number => new(0, 0, 0, number.Value.Numerator.GetBitLength() + number.Value.Denominator.GetBitLength()),
                Symbol symbol => OfSymbol(symbol),
                Constant => new(0, 0, 0, 1),
                Sum sum => OfSum(sum),
                Product or Scale => OfProduct(expression),
                Apply apply => OfApply(apply),
                Derivative derivative => OfChange(Compose(Of(derivative.Function), Of(derivative.At)), Of(derivative.At), new(1, 0, 0, 1)),
                Differential differential => OfDifferential(differential),
                IndexVariable or Iverson => new(0, 0, 0, 12),
                Summation summation => OfSummation(summation),
                Comprehension comprehension => OfComprehension(comprehension),
                EntryOf or Member => Of(expression.Children[0]),
                OpenCall call => OfOpen(call),
                Cases cases => cases.Branches.Select(static b => b.Value).Append(cases.Otherwise ?? cases.Branches[0].Value).Select(Of).Aggregate(Plus),
                _ => throw new UnreachableException(),
            };
            known.Add(expression, bound);
            return bound;
        }

        private EvaluationBound OfSymbol(Symbol symbol)
        {
            if ((symbol.Properties & Properties.Integer) != 0) return new(0, 0, 0, 3);
            if (symbol.Value is { } given) return new(1, 0, 0, given.Entries.ToArray().Max(static x => Math.Max(1, (int)Math.Min(1e6, Math.Abs(x.ToDouble())))));
            var n = context.LengthOf(symbol.Shape.Rows);
            return (symbol.Properties & (Properties.Orthogonal | Properties.Idempotent)) != 0 ? new(2 * (n + 1), 2 * (n + 1), 0, 8 * n)
                : (symbol.Properties & Properties.Unit) != 0 ? new(2, 2, 0, n)
                : (symbol.Properties & (Properties.PositiveDefinite | Properties.Positive)) != 0 ? new(2, 0, 0, n)
                : new(1, 0, 0, 1);
        }

        private EvaluationBound OfSum(Sum sum)
        {
            var total = Of(sum.Children[0]);
            for (var i = 1; i < sum.Children.Count; i++) total = Plus(total, Of(sum.Children[i]));
            return total;
        }

        private EvaluationBound OfProduct(Expr product)
        {
            var total = product is Scale scale ? new EvaluationBound(0, 0, 0, scale.Coefficient.Numerator.GetBitLength() + scale.Coefficient.Denominator.GetBitLength()) : default;
            foreach (var factor in product.Children) total = Times(total, Of(factor), context.LengthOf(factor.Shape.Columns));
            return total;
        }

        private EvaluationBound OfSummation(Summation summation)
        {
            EvaluationBound total = default;
            for (var k = context.LengthOf(summation.Index.Range); k >= 1; k--)
            {
                context.Spend(1);
                var term = Of(summation.At(k));
                total = summation.Kind == SummationKind.Sum ? Plus(total, term) : Times(total, term, context.LengthOf(summation.Shape.Rows));
            }
            return total;
        }

        /// <summary>The largest of the places, as if they stood in one sum.</summary>
        private EvaluationBound OfComprehension(Comprehension comprehension)
        {
            EvaluationBound most = default;
            var columns = comprehension.Column is null ? 1 : context.LengthOf(comprehension.Column.Range);
            for (var i = comprehension.Row is null ? 1 : context.LengthOf(comprehension.Row.Range); i >= 1; i--)
            {
                for (var j = columns; j >= 1; j--)
                {
                    context.Spend(1);
                    var place = Of(comprehension.At(i, j));
                    most = new(Math.Max(most.Numerator, place.Numerator), Math.Max(most.Denominator, place.Denominator), most.Collisions + place.Collisions, Math.Max(most.Bits, place.Bits));
                }
            }
            return most;
        }

        /// <summary>A polynomial of degree 5 with coefficients of 60 bits.</summary>
        private EvaluationBound OfOpen(OpenCall call)
        {
            const int Degree = EvaluationContext.DeepestDerivative + 1;
            var x = call.Children.Select(Of).Aggregate(Plus);
            return new(Degree * (x.Numerator + x.Denominator), Degree * x.Denominator, x.Collisions, Degree * (x.Bits + 80));
        }

        private EvaluationBound OfApply(Apply apply)
        {
            var x = Of(apply.Children[0]);
            double n = context.LengthOf(apply.Children[0].Shape.Rows);
            switch (apply.Function)
            {
                case StructuralFunction structural:
                    for (var i = 1; i < structural.Operands; i++) x = Times(x, Of(apply.Children[i]), 1);
                    return x with { Bits = x.Bits + 24 };
                case Functions.EntryPower when context.ExponentOf(apply.Children[1]) is { } exponent:
                    if (!exponent.IsInteger) Roots++;
                    var k = Math.Abs(exponent.ToDouble());
                    return exponent.Sign >= 0 ? new(k * x.Numerator, k * x.Denominator, x.Collisions, k * x.Bits) : new(k * x.Denominator, k * x.Numerator, x.Collisions, k * x.Bits);
                case Functions.Sqrt or Functions.NormF or Functions.Norm2:
                    Roots++;
                    return new(2 * x.Numerator, 2 * x.Denominator, x.Collisions, (2 * x.Bits) + 12);
                case Functions.Inverse:
                    return new(x.Denominator + ((n - 1) * x.Numerator), n * x.Numerator, x.Collisions, n * (x.Bits + Math.Log2(n)));
                case AnalyticFunction { IsRational: true }:
                    return new(n * x.Numerator, n * x.Denominator, x.Collisions, n * (x.Bits + Math.Log2(n)));
                default:
                    var entries = n * context.LengthOf(apply.Children[0].Shape.Columns);
                    Atoms += entries;
                    // Every pair of arguments seen so far could meet by chance; a random value enters with degree 1 and, for sin and tanh, a denominator.
                    return new(3, 3, x.Collisions + (2 * Atoms * Atoms * (x.Numerator + x.Denominator + 1)), 4);
            }
        }

        private EvaluationBound OfDifferential(Differential differential)
        {
            EvaluationBound step = new(1, 0, 0, 1);
            foreach (var direction in differential.Directions) step = Plus(step, Of(direction));
            return OfChange(Of(differential.Function), new(1, 0, 0, 1), step);
        }

        /// <summary>f as a function of its variable, with a function of other degrees put in.</summary>
        private static EvaluationBound Compose(EvaluationBound f, EvaluationBound at)
        {
            var degree = at.Numerator + at.Denominator;
            return degree <= 1 ? f : new((f.Numerator + f.Denominator) * degree, (f.Numerator + f.Denominator) * degree, (f.Collisions * degree) + at.Collisions, f.Bits + ((f.Numerator + f.Denominator) * at.Bits));
        }

        /// <summary>(N/D)' = (N'D − ND')/D².</summary>
        private static EvaluationBound OfChange(EvaluationBound f, EvaluationBound at, EvaluationBound step) =>
            new(f.Numerator + f.Denominator + step.Numerator, (2 * f.Denominator) + step.Denominator, (2 * f.Collisions) + step.Collisions + at.Collisions, (2 * f.Bits) + step.Bits + Math.Log2(f.Numerator + f.Denominator + 2));
    }
}
