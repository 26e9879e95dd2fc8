using System.Collections.Concurrent;
using Gradus.Binding;
using Gradus.Checking;
using Gradus.Checking.Contract;
using Gradus.Checking.Equivalence;
using Gradus.Derivations;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Rendering;
using Gradus.Shapes;
using Gradus.Tests.Documentation;

namespace Gradus.Tests.Laws;

/// <summary>Whatever is printed, in plain text, Unicode or LaTeX, can be typed in again, and means the same.</summary>
public sealed class PrintedFormulasProperties
{
    [Fact]
    public void Plain_text_can_be_typed_in_again() => Returns(static sized => new PlainRenderer { SizedIdentity = sized });

    [Fact]
    public void Unicode_can_be_typed_in_again() => Returns(static sized => new UnicodeRenderer { SizedIdentity = sized });

    [Fact]
    public void Latex_can_be_typed_in_again() => Returns(static sized => new LatexRenderer { SizedIdentity = sized });

    private static void Returns(Func<bool, Renderer> renderer) => Law.ForAll(Law.Count(1_000), (sample, seed) =>
    {
        var written = sample.Function;
        var text = renderer(IsSized(written)).Render(written);
        var (value, problem) = TypedBack.Read(text, written);
        if (value is null) return $"unread ({problem}): {text}";
        if (value.Shape != written.Shape) return $"shape: {text} read as {new PlainRenderer().Render(value)} of shape {value.Shape}";
        var judgement = new Judge(seed).Equal(written, value);
        return judgement.Holds || SecondOpinion.Agree(new MatrixFormula(written, Relation.Equal, value), seed) == true ? null
            : $"value ({judgement.GetType().Name}): {text} read as {new PlainRenderer().Render(value)}";
    });

    /// <summary>An identity has a size only if it is written, or something beside it has one; t I and A ⊗ I give none.</summary>
    internal static bool IsSized(Expr written) => written.Symbols().All(static s => s.IsScalar || s.Shape.IsColumn || s.Shape.IsRow)
        || written.SelfAndDescendants().Any(static e => e is Apply { Function: Kronecker or NormF or SumOfEntries or Vec });

    /// <summary>Every answer of the cookbook, in its three notations.</summary>
    [Fact]
    public void Answers_of_the_cookbook_can_be_typed_in_again()
    {
        var failures = new ConcurrentBag<string>();
        Parallel.ForEach(CookbookEntry.All, entry =>
        {
            var answer = Service.Derive(entry.Request);
            if (answer.Result is not { Index: null } result) return;
            var shapes = answer.Variables.ToDictionary(static v => v.Key, static v => DeclaredNames.Shape(v.Value.Sizes)!);
            var properties = entry.Request.Assumptions.ToDictionary(static a => a.Key, static a => DeclaredNames.PropertiesOf(a.Value));
            if (TypedBack.Read(result.Plain, shapes, properties) is not { Value: { } plain }) failures.Add($"{entry.Function}: {result.Plain} is not read");
            else
            {
                foreach (var text in new[] { result.Latex, result.Unicode })
                {
                    var (value, problem) = TypedBack.Read(text, shapes, properties);
                    if (value is Number { Value.IsZero: true } && plain is Constant { Kind: ConstantKind.Zeros }) continue; // 0 is of any shape
                    if (value is null || value.Shape != plain.Shape || !new Judge(1).Equal(plain, value).Holds) failures.Add($"{entry.Function}: {text} ({problem}) read as {(value is null ? "nothing" : new PlainRenderer().Render(value))}");
                }
            }
        });
        Assert.True(failures.IsEmpty, $"{failures.Count}\n{string.Join('\n', failures.Take(30))}");
    }

    /// <summary>Every formula of the function pages, in its three notations.</summary>
    [Fact]
    public void Formulas_of_the_function_pages_can_be_typed_in_again()
    {
        var failures = new ConcurrentBag<string>();
        Parallel.ForEach(Catalog.All, function =>
        {
            foreach (var written in FunctionPages.Formulas(function).Where(static f => f is not Scale { Body: Constant { Kind: ConstantKind.Identity } }))
            {
                var text = Notations.Of(written);
                foreach (var typed in new[] { text.Plain, text.Unicode, text.Latex })
                {
                    var (value, problem) = TypedBack.Read(typed, written);
                    if (value is Number { Value.IsZero: true } && written is Constant { Kind: ConstantKind.Zeros }) continue;
                    if (value is Constant { Kind: ConstantKind.Identity } && written is Constant { Kind: ConstantKind.Identity }) continue; // I by itself is of any size
                    if (value is null || value.Shape != written.Shape || !new Judge(1).Equal(written, value).Holds) failures.Add($"{function.Name}: {typed} ({problem}) read as {(value is null ? "nothing" : new PlainRenderer().Render(value))}, and written was {new PlainRenderer().Render(written)}");
                }
            }
        });
        Assert.True(failures.IsEmpty, $"{failures.Count}\n{string.Join('\n', failures.Order(StringComparer.Ordinal).Take(30))}");
    }
}
