using System.Globalization;
using Gradus.Binding;
using Gradus.Checking.Equivalence;
using Gradus.Derivations;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Rendering;
using Gradus.Syntax;

namespace Gradus.Tests.Laws;

/// <summary>What is written can be read again, with the same value.</summary>
public sealed class RoundTripProperties
{
    private const int Expressions = 5_000;

    [Fact]
    public void Plain_text_is_read_back() => Returns(static sized => new PlainRenderer { SizedIdentity = sized }, Dialect.Plain, least: 1);

    [Fact]
    public void Latex_is_read_back() => Returns(static sized => new LatexRenderer { SizedIdentity = sized }, Dialect.Latex, least: 0.85);

    /// <summary>At least a part of the texts is read, and every one that is has the value that was written.</summary>
    private static void Returns(Func<bool, Renderer> renderer, Dialect dialect, double least)
    {
        var unread = 0;
        Law.ForAll(Expressions, (sample, seed) =>
        {
            // An identity has a size only if it is written, or something beside it has one; t I and A ⊗ I give none.
            var sized = sample.Function.Symbols().All(static s => s.IsScalar || s.Shape.IsColumn || s.Shape.IsRow) || sample.Function.SelfAndDescendants().Any(static e => e is Apply { Function: Kronecker or NormF or SumOfEntries or Vec });
            var text = renderer(sized).Render(sample.Function);
            var (value, problem) = Read(text, sample.Function, dialect);
            if (value is null)
            {
                Interlocked.Increment(ref unread);
                return least == 1 ? $"unread: {text}\n  {problem}" : null;
            }
            if (value.Shape != sample.Function.Shape) return $"shape: {text} read as {new PlainRenderer().Render(value)} of shape {value.Shape}";
            var judgement = new Judge(seed).Equal(sample.Function, value);
            return judgement.Holds || SecondOpinion.Agree(new MatrixFormula(sample.Function, Relation.Equal, value), seed) == true ? null
                : $"value ({judgement.GetType().Name}): {text} read as {new PlainRenderer().Render(value)}";
        });
        var summary = string.Create(CultureInfo.InvariantCulture, $"{Expressions} written, {unread} not read");
        TestContext.Current.TestOutputHelper!.WriteLine(summary);
        Assert.True(Expressions - unread >= Expressions * least, summary);
    }

    private static (Expr? Value, string Problem) Read(string text, Expr written, Dialect dialect)
    {
        var read = dialect == Dialect.Latex ? LatexReader.TryRead(text, out var relation, out var problem) : PlainReader.TryRead(text, out relation, out problem);
        if (!read || relation is not { First: { } formula, Links.Count: 0 }) return (null, problem?.Message ?? "no single formula");
        var symbols = written.Symbols();
        var context = new BindingContext
        {
            Dialect = dialect,
            Declared = symbols.ToDictionary(static s => s.Name, static s => s.Shape),
            Assumptions = symbols.ToDictionary(static s => s.Name, static s => s.Properties),
        };
        var bound = FormulaBinder.Bind(formula, context);
        return (bound.Value, bound.Problem?.Message ?? "");
    }
}
