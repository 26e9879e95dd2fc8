using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;

namespace Gradus.Checking.Equivalence;

/// <summary>Between which bounds every entry of an expression lies, at all sizes and points: wide, and never too narrow.</summary>
/// <param name="Low">No entry is below.</param>
/// <param name="High">No entry is above.</param>
internal readonly record struct EntryRange(double Low, double High)
{
    private static readonly EntryRange Anything = new(double.NegativeInfinity, double.PositiveInfinity);
    private static readonly EntryRange NotNegative = new(0, double.PositiveInfinity);
    private static readonly EntryRange Fraction = new(0, 1);
    private static readonly EntryRange Signed = new(-1, 1);

    /// <summary>True if no entry is below 0, or none above.</summary>
    public bool HasOneSign => Low >= 0 || High <= 0;

    /// <summary>The bounds.</summary>
    public static EntryRange Of(Expr expression)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        return expression switch
        {
            Number number => At(number.Value.ToDouble()),
            Symbol symbol => OfSymbol(symbol),
            Constant constant => OfConstant(constant),
            Sum sum => OfSum(sum),
            Scale scale => scale.Children.Select(Of).Aggregate(At(scale.Coefficient.ToDouble()), Times),
            Product product => OfProduct(product),
            Apply apply => OfApply(apply, Of(apply.Children[0])),
            IndexVariable => new(1, double.PositiveInfinity),
            Iverson => Fraction,
            _ => Anything,
        };
    }

    private static EntryRange At(double value) => new(value, value);

    private static EntryRange OfSymbol(Symbol symbol)
    {
        bool Has(Properties p) => (symbol.Properties & p) != 0;
        if (symbol.Value is not null) return Anything;
        return Has(Properties.Positive) || (symbol.IsScalar && Has(Properties.PositiveDefinite)) ? new(Has(Properties.Integer) ? 1 : 0, double.PositiveInfinity)
            : Has(Properties.Unit | Properties.Orthogonal) ? Signed
            : Anything;
    }

    private static EntryRange OfConstant(Constant constant) => constant.Kind switch
    {
        ConstantKind.Dimension => new(constant.First.Factor, double.PositiveInfinity),
        ConstantKind.Zeros => At(0),
        ConstantKind.Ones => At(1),
        _ => Fraction,
    };

    private static EntryRange OfSum(Sum sum)
    {
        var range = sum.Children.Select(Of).Aggregate(static (a, b) => new(a.Low + b.Low, a.High + b.High));
        if (range.HasOneSign) return range;
        return SumOfSquares.IsNotNegative(sum) ? range with { Low = 0 } : Negated(sum) is Sum negated && SumOfSquares.IsNotNegative(negated) ? range with { High = 0 } : range;
    }

    private static Expr Negated(Sum sum) => Sum.Of(sum.Children.Select(static term => Scale.Of(-Rational.One, term)));

    private static EntryRange OfProduct(Product product)
    {
        var factors = product.Children;
        // The entries of a softmax sum to 1.
        if (factors is [Apply { Function: Transpose, Children: [Apply { Function: Softmax }] }, Constant { Kind: ConstantKind.Ones }] or [Apply { Function: Transpose, Children: [Constant { Kind: ConstantKind.Ones }] }, Apply { Function: Softmax }]) return At(1);
        if (product.IsScalar && factors.Count == 2 && Functions.Matrices.Transpose(factors[0]).Equals(factors[1])) return NotNegative;
        if (factors.All(static f => f.IsScalar)) return factors.Select(Of).Aggregate(Times);
        // A contraction adds up at least one product.
        return factors.Select(Of).Aggregate(static (a, b) => a.Low >= 0 && b.Low >= 0 ? new(Finite(a.Low * b.Low), double.PositiveInfinity) : Anything);
    }

    private static EntryRange OfApply(Apply apply, EntryRange x)
    {
        var children = apply.Children;
        return apply.Function switch
        {
            Functions.Abs => new(x.Low >= 0 ? x.Low : x.High <= 0 ? -x.High : 0, Math.Max(-x.Low, x.High)),
            Relu or Functions.Sqrt => Through(new(Math.Max(x.Low, 0), Math.Max(x.High, 0)), apply.Function is Relu ? static v => v : Math.Sqrt),
            Functions.Exp => Through(x, Math.Exp),
            Functions.Log => Through(new(Math.Max(x.Low, 0), Math.Max(x.High, 0)), Math.Log),
            Functions.Tanh => Through(x, Math.Tanh),
            Pi => Times(x, At(Math.PI)),
            Sigmoid or Softmax or UnitStep => Fraction,
            Functions.Sin or Functions.Cos or Erf => Signed,
            Sign => new(x.Low > 0 ? 1 : x.Low >= 0 ? 0 : -1, x.High < 0 ? -1 : x.High <= 0 ? 0 : 1),
            Softplus or Norm1 or Norm2 or NormF or SpecNorm or Nuc => NotNegative,
            EntryPower => OfPower(x, children[1]),
            LogSumExp => x with { High = double.PositiveInfinity },
            Transpose or Vec or Unvec => x,
            Functions.Hadamard => children.Select(Of).Aggregate(Times),
            Frobenius when children[0].Equals(children[1]) => NotNegative,
            SumOfEntries when children[0] is Apply { Function: Softmax } => At(1),
            SumOfEntries or Frobenius when children.All(static c => Of(c).Low >= 0) => new(children.Select(static c => Of(c).Low).Aggregate(1.0, static (a, b) => Finite(a * b)), double.PositiveInfinity),
            Trace when IsPositive(children[0]) || x.Low >= 0 => NotNegative with { Low = children[0] is Constant { Kind: ConstantKind.Identity } ? 1 : 0 },
            Det or EigMax when IsPositive(children[0]) => NotNegative,
            _ => Anything,
        };
    }

    /// <summary>True for a matrix that has no negative eigenvalue.</summary>
    private static bool IsPositive(Expr a) => a switch
    {
        Symbol { Properties: var p } => (p & (Properties.PositiveDefinite | Properties.Idempotent)) != 0,
        Constant { Kind: ConstantKind.Identity or ConstantKind.Zeros } => true,
        Product { Children: [var first, var second] } => Functions.Matrices.Transpose(first).Equals(second),
        _ => false,
    };

    private static EntryRange OfPower(EntryRange x, Expr exponent)
    {
        if (exponent is not Number { Value: var k }) return x.Low >= 0 ? NotNegative : Anything;
        var isEven = k.IsInteger && k.Numerator.IsEven;
        if (!isEven && k.IsInteger && x.Low < 0) return k.Sign > 0 ? Through(x, v => Math.Pow(v, k.ToDouble())) : Anything;
        var size = isEven ? new(x.Low >= 0 ? x.Low : x.High <= 0 ? -x.High : 0, Math.Max(-x.Low, x.High)) : new EntryRange(Math.Max(x.Low, 0), Math.Max(x.High, 0));
        var (a, b) = (Math.Pow(size.Low, k.ToDouble()), Math.Pow(size.High, k.ToDouble()));
        return new(Math.Min(a, b), Math.Max(a, b));
    }

    private static EntryRange Through(EntryRange x, Func<double, double> rising) => new(rising(x.Low), rising(x.High));

    private static EntryRange Times(EntryRange a, EntryRange b)
    {
        double[] ends = [Finite(a.Low * b.Low), Finite(a.Low * b.High), Finite(a.High * b.Low), Finite(a.High * b.High)];
        return new(ends.Min(), ends.Max());
    }

    /// <summary>0 · ∞ is 0 here: a factor that is 0 makes the product 0.</summary>
    private static double Finite(double product) => double.IsNaN(product) ? 0 : product;
}
