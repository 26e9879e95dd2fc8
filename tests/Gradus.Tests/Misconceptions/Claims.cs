using Gradus.Binding;
using Gradus.Checking.Equivalence;
using Gradus.Checking.Misconceptions;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Simplification;
using Gradus.Syntax;

namespace Gradus.Tests.Misconceptions;

/// <summary>Builds slips and misfits from plain text: <c>A: m×n</c>-like declarations, a left side and what was written.</summary>
internal static class Claims
{
    private const ulong Seed = 20_240_611;

    /// <summary>The judge's verdict on equality.</summary>
    public static bool Equal(Expr a, Expr b) => new Judge(Seed).Equal(a, b).Holds;

    /// <summary>A refuted claim; the left side worked out by the engine.</summary>
    public static Slip Slip(string declared, string left, string right)
    {
        var (values, problem, _) = FormulaBinder.BindTogether([Syntax(left), Syntax(right)], Context(declared));
        Assert.True(problem is null, $"{left} = {right}: {problem?.Message}");
        return new Slip(values[0], Worked(values[0])!, values[1]);
    }

    /// <summary>A claim whose shapes do not fit.</summary>
    public static Misfit Misfit(string declared, string left, string right, string? a = null, string? b = null)
    {
        var context = Context(declared);
        var source = FormulaBinder.Bind(Syntax(left), context);
        Assert.True(source.Value is not null, $"{left}: {source.Problem?.Message}");
        var written = FormulaBinder.Bind(Syntax(right), context);
        return new Misfit(source.Value, Worked(source.Value), Syntax(right), written.Value, a, b);
    }

    /// <summary>A formula.</summary>
    public static SyntaxNode Syntax(string text) => PlainReader.TryRead(text, out var relation, out var problem) ? relation!.First! : throw new ArgumentException($"{text}: {problem?.Message}");

    private static Expr? Worked(Expr e) => e.Shape.IsTensor ? null : Resolution.Of(e) is { } value ? Simplifier.Simplify(value) : null;

    /// <summary>"A: m n, x: n, S: n n symmetric, a".</summary>
    private static BindingContext Context(string declared)
    {
        var shapes = new Dictionary<string, IReadOnlyList<string>>();
        var words = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var part in declared.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var name = part.Split(':')[0].Trim();
            var rest = part.Contains(':') ? part.Split(':')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
            shapes[name] = [.. rest.Where(static w => w.Length <= 2)];
            words[name] = [.. rest.Where(static w => w.Length > 2)];
        }
        var (context, problem) = ExpressionBinder.Context(shapes, words.Where(static w => w.Value.Count > 0).ToDictionary(), Dialect.Plain);
        return context ?? throw new ArgumentException(problem!.Message);
    }
}
