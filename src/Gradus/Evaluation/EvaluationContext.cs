using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Evaluation;

/// <summary>What one evaluation is about: the lengths that sizes stand for, the whole numbers that exponents stand for, and how much work is left.</summary>
public sealed class EvaluationContext(IReadOnlyDictionary<string, int> sizes, IReadOnlyDictionary<string, int>? integers = null, long work = EvaluationContext.MostWork, CancellationToken cancellation = default)
{
    /// <summary>How many elementary operations one evaluation may take, unless fewer are asked for.</summary>
    public const long MostWork = 10_000_000;

    /// <summary>The largest number of entries of one matrix.</summary>
    public const int LargestMatrix = 4096;

    /// <summary>How deep derivatives may be nested.</summary>
    public const int DeepestDerivative = 4;

    /// <summary>How many elementary operations are left; below 0 once there were too many.</summary>
    public long Left { get; private set; } = work;

    /// <summary>The length of every size name.</summary>
    public IReadOnlyDictionary<string, int> Sizes => sizes;

    /// <summary>The value of every symbol that is a whole number.</summary>
    public IReadOnlyDictionary<string, int> Integers { get; } = integers ?? new Dictionary<string, int>();

    /// <summary>The value of a size.</summary>
    /// <exception cref="EvaluationLimitException">A name has no value, or the length is above <see cref="LargestMatrix"/>.</exception>
    public int LengthOf(Size size)
    {
        var length = size.Factor;
        for (var i = 0; i < size.Names.Count && length <= LargestMatrix; i++)
        {
            if (!sizes.TryGetValue(size.Names[i], out var value)) throw new EvaluationLimitException($"the size {size.Names[i]} has no value");
            length *= value;
        }
        return length <= LargestMatrix ? (int)length : throw new EvaluationLimitException($"a side of length {size} is too long to evaluate");
    }

    /// <summary>Counts elementary operations, checking for cancellation now and then.</summary>
    /// <exception cref="EvaluationLimitException">The bound is reached.</exception>
    public void Spend(long operations)
    {
        var before = Left;
        Left -= operations + 1;
        if (Left < 0) throw new EvaluationLimitException("the evaluation needs too many operations");
        Effort.Compute(operations);
        if ((before >> 16) != (Left >> 16)) cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>The value of a free index.</summary>
    /// <exception cref="EvaluationLimitException">It has none.</exception>
    public int ValueOf(IndexVariable index) => Integers.TryGetValue(index.Name, out var value) ? value : throw new EvaluationLimitException($"the index {index.Name} has no value");

    /// <summary>The value of an index expression that is a known whole number; null for any other expression.</summary>
    public long? WholeOf(Expr index) => ExponentOf(index) is { IsInteger: true } value && value.Abs() <= LargestMatrix ? (long)value.Numerator : null;

    /// <summary>The value of an exponent that is a known rational number; null for any other expression.</summary>
    public Rational? ExponentOf(Expr exponent)
    {
        switch (exponent)
        {
            case Number number:
                return number.Value;
            case Symbol symbol:
                return Integers.TryGetValue(symbol.Name, out var value) ? value : null;
            case IndexVariable index:
                return Integers.TryGetValue(index.Name, out var place) ? place : null;
            case Constant { Kind: ConstantKind.Dimension } dimension:
                return LengthOf(dimension.First);
            case Sum sum:
                var total = Rational.Zero;
                foreach (var term in sum.Children)
                {
                    if (ExponentOf(term) is not { } part) return null;
                    total += part;
                }
                return total;
            case Scale scale:
                var product = scale.Coefficient;
                foreach (var factor in scale.Children)
                {
                    if (ExponentOf(factor) is not { } part) return null;
                    product *= part;
                }
                return product;
            default:
                return null;
        }
    }
}
