using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>Over which entries a sum runs: all of them, or a part where its bounds and the number of entries are numbers.</summary>
internal sealed partial class NodeBinder
{
    private const int MostTerms = 1000;

    /// <summary>How many indices a sum has, and how many entries stand before the first; <paramref name="Below"/> is the size that
    /// it goes one beyond, as n of Σ_{i=0}^{n}.</summary>
    private sealed record Range(Size Count, int From = 0, Size? Below = null);

    /// <summary>What stands below and above the sign; null where it is no range of indices.</summary>
    private Range? RangeOf(SummationSyntax node)
    {
        var first = node.Lower is null ? Rational.One : ConstantOf(node.Lower);
        if (node.Upper is null) return first is { } only && only.IsOne ? new Range(Sizes.Fresh()) : null;
        if (first is not { IsInteger: true, Sign: >= 0 } lower || lower > MostTerms) return null;
        var before = lower.IsZero ? 0 : (int)(lower - Rational.One).Numerator;
        switch (Bare(node.Upper))
        {
            case NumberSyntax { Value: { IsInteger: true } last } when last >= lower && last < MostTerms:
                return new Range(Size.Of((long)(last - lower).Numerator + 1), before);
            case SumSyntax { Terms: [NameSyntax name, UnarySyntax { Kind: UnaryKind.Negate, Operand: NumberSyntax { Value.IsOne: true } }] }
                when lower.IsZero:
                return new Range(NamedSize(name.Name));
            case NameSyntax { Name: not "infinity" } name when lower.IsOne:
                return new Range(NamedSize(name.Name));
            case NameSyntax { Name: not "infinity" } name when lower.IsZero:
                return new Range(Sizes.Fresh(), 0, NamedSize(name.Name));
            default:
                return null;
        }
    }

    /// <summary>True where an index runs over entries of this number: over all, or, between bounds that are numbers, over a part.</summary>
    private bool RunsOver(IndexVector index, Size entries)
    {
        if (!index.HasBounds) return Sizes.Unify(index.Size, entries);
        var (count, all) = (Sizes.Resolve(index.Size), Sizes.Resolve(entries));
        if (count.IsNumber && all.IsNumber) return index.From + count.Factor <= all.Factor;
        if (index.From > 0 || (!context.NamesSizesAnew && scope.Sizes.AreApart(count, all)) || !Sizes.Unify(count, all)) return false;
        return index.Below is not { } below || Sizes.Resolve(below) != Sizes.Resolve(entries);
    }

    /// <summary>The index as a column of the identity among all entries.</summary>
    private Expr UnitOf(IndexVector index, Size entries)
    {
        var unit = VectorOf(index);
        var all = scope.Sizes.Final(entries);
        if (!index.HasBounds || unit.Shape.Rows == all) return unit;
        var part = new Dense<Rational>((int)all.Factor, (int)unit.Shape.Rows.Factor, (i, j) => i == j + index.From ? Rational.One : Rational.Zero);
        return Symbol.Of(part) * unit;
    }

    /// <summary>Binds (1/n)11ᵀ, where n is how many ones there are.</summary>
    private Value? Counting<T>(T node, Func<T, Value?> bind)
        where T : SyntaxNode
    {
        var first = ones.Count;
        var value = bind(node);
        if (value is null || WrittenSizes.NumberOf(node) is not { } number || !IsSize(number) || scope.Find(number) is not null) return value;
        foreach (var size in ones.Skip(first).ToList())
        {
            var mark = Sizes.Mark();
            if (!Sizes.Unify(size, NamedSize(number))) Sizes.Undo(mark);
        }
        return value;
    }

    private const string PartOfUnknown = "a sum over a part of the indices is judged only where the number of entries is given";

    private Size Trial(Size size) => scope.Sizes.Trial(new Shape(size, size)).Rows;

    private Value? OutOfRange(SyntaxNode node, IndexVector index, Size size, string what, int from)
    {
        var (count, entries) = (Trial(index.Size), Trial(size));
        if (index.From > 0 && !entries.IsNumber) return Fail(node, BindingProblem.Unsupported, PartOfUnknown, from, "say how many there are: x: 5");
        var goesBeyond = index.Below is { } below && Sizes.Resolve(below) == Sizes.Resolve(size);
        var words = goesBeyond ? $"the sum over {index.Letter} has {entries} + 1 terms, but here are {entries} {what}"
            : index.HasBounds && count.IsNumber ? $"the sum over {index.Letter} runs to {index.From + count.Factor}, but here are {entries} {what}"
            : $"the index {index.Letter} runs to {count}, but here are {entries} {what}";
        return Fail(node, index.HasBounds ? BindingProblem.Range : BindingProblem.Shape, words, from);
    }
}
