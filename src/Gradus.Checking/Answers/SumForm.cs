using Gradus.Binding;
using Gradus.Checking.Contract;
using Gradus.Checking.Equivalence;
using Gradus.Derivations;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Rendering;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Checking.Answers;

/// <summary>Answers a sum over an index as a sum, <c>2 Σᵢ (wᵀxᵢ − yᵢ) xᵢ</c>, with the form in matrices beside it.</summary>
/// <remarks>The summand is differentiated with x_i as a symbol of its own. What is printed is read again as a formula of the whole and judged against the form in matrices:
/// where they are not equal, or anything is in the way, the answer stays as it was.</remarks>
internal static class SumForm
{
    /// <summary>The response with its result as a sum; the response itself where the function is no sum.</summary>
    public static DeriveResponse Add(DeriveRequest request, SyntaxNode formula, BoundRequest bound, DeriveResponse response)
    {
        if (request is not { Order: 1, Form: DerivativeForm.Derivative, Layout: LayoutChoice.Default, Structure: StructureMeaning.Unconstrained } || response.Result is not { } result) return response;
        if (Summed.Of(request.Expression.Trim().Trim('$'), formula) is not { } sum || bound.Values is not [var function, Symbol x, ..] || bound.Symbols.Any(static s => s.Properties != Properties.None)) return response;
        try
        {
            if (Summand(sum, bound) is not var (summand, y, free) || Gradients.Of(y, free) is not { } slope) return response;
            var (coefficient, inside) = Scale.Split(slope);
            var writing = Writing.For(y, free);
            var (over, within) = (writing.Of(Number.Of(coefficient)), writing.Of(inside));
            bool bracket = inside is Sum;
            var latex = $"{Front(coefficient, over.Latex)}{sum.Latex} {(bracket ? $"({within.Latex})" : within.Latex)}";
            var unicode = $"{Front(coefficient, over.Unicode)}{sum.Unicode} {(bracket ? $"({within.Unicode})" : within.Unicode)}";
            if (!IsEqual(latex, request, bound, x)) return response;
            return response with
            {
                Result = result with { Latex = latex, Unicode = unicode, Also = [Matrices(result, bound, function, x, sum), .. result.Also ?? []] },
                Steps = [.. Steps(summand, y, free, (latex, unicode), result.Plain)],
            };
        }
        catch (Exception problem) when (Failures.Of(problem) is not null && problem is not OperationCanceledException)
        {
            return response;
        }
    }

    private static string Front(Numerics.Rational coefficient, string text) => coefficient.IsOne ? "" : (-coefficient).IsOne ? text[..^1] : text + " ";

    /// <summary>The summand with x_i as a symbol: a column of the matrix that x was read as, an entry of the vector.</summary>
    private static (string Text, Expr Y, Symbol Variable)? Summand(Summed sum, BoundRequest bound)
    {
        var declared = new Dictionary<string, Shape>();
        foreach (var symbol in bound.Symbols)
        {
            if (!sum.Families.Contains(symbol.Name)) declared[symbol.Name] = symbol.Shape;
            else if (symbol.Shape.IsColumn) declared[$"{symbol.Name}_{sum.Index}"] = Shape.Scalar;
            else if (!symbol.Shape.IsRow && !symbol.Shape.IsScalar) declared[$"{symbol.Name}_{sum.Index}"] = Shape.Column(symbol.Shape.Rows);
            else return null;
        }
        if (!LatexReader.TryRead(sum.Summand, out var relation, out _) || relation?.First is not { } syntax) return null;
        var variable = ((Symbol)bound.Values[1]).Name;
        var read = ExpressionBinder.Bind([syntax, new NameSyntax(syntax.Span, variable)], new BindingContext { Dialect = Dialect.Latex, Declared = declared });
        return read is { Problem: null, Values: [var y, Symbol free] } ? (sum.Summand, y, free) : null;
    }

    /// <summary>True if the printed sum, read in the shapes of the function, is its derivative.</summary>
    private static bool IsEqual(string latex, DeriveRequest request, BoundRequest bound, Symbol x)
    {
        if (!LatexReader.TryRead(latex, out var relation, out _) || relation?.First is not { } syntax) return false;
        var context = Reading.Context(request, Dialect.Latex) with { Declared = bound.Symbols.ToDictionary(static s => s.Name, static s => s.Shape) };
        return ExpressionBinder.Bind([syntax], context) is { Problem: null, Values: [var value] } && value.Shape == x.Shape
            && new Judge(Seeds.Fresh()).Equal(Derivative.Of(bound.Values[0], x), value).Holds;
    }

    /// <summary>The form in matrices, in which a capital stands for the matrix with the columns x_i.</summary>
    private static OtherForm Matrices(ResultInfo result, BoundRequest bound, Expr function, Symbol x, Summed sum)
    {
        var value = Gradients.Of(function, x)!;
        var stacked = new List<string>();
        foreach (var family in function.Symbols().Where(s => sum.Families.Contains(s.Name) && !s.Shape.IsColumn))
        {
            var capital = family.Name is [>= 'a' and <= 'z' and var letter] && bound.Symbols.All(s => s.Name != char.ToUpperInvariant(letter).ToString()) ? char.ToUpperInvariant(letter).ToString() : family.Name;
            value = value.Substitute(family, Symbol.Of(capital, family.Shape));
            string Column(string number) => Notations.Of(Symbol.Of($"{family.Name}_{number}", Shape.Scalar)).Unicode;
            stacked.Add($"{capital} = [{Column("1")} … {Column(family.Shape.Columns.ToString())}]");
        }
        var text = Writing.For(value, function).Of(value);
        return stacked.Count == 0 ? new OtherForm("in vectors", result.Plain, result.Latex, result.Unicode) : new OtherForm($"with {string.Join(" and ", stacked)}", text.Plain, text.Latex, text.Unicode);
    }

    private static IEnumerable<StepInfo> Steps(string summand, Expr y, Symbol free, (string Latex, string Unicode) sum, string plain)
    {
        var texts = new StepTexts(y, free, Writing.For(y, free));
        foreach (var step in DifferentialMethod.Derive(y, free).Steps) yield return texts.Of(step);
        const string Because = "The derivative of a sum is the sum of the derivatives: what holds for one term is added up over all of them.";
        yield return new StepInfo(Rules.Linear.Name, "Sum over the terms", plain, sum.Latex, Because) { Unicode = sum.Unicode };
    }

    /// <summary>A function that is a number times a sum over one index, taken apart.</summary>
    /// <param name="Index">The index.</param>
    /// <param name="Families">What bears the index: x of x_i.</param>
    /// <param name="Latex">The sign of the sum as it was written.</param>
    /// <param name="Unicode">The same for a terminal.</param>
    /// <param name="Summand">What is summed, with the factors in front.</param>
    private sealed record Summed(string Index, IReadOnlySet<string> Families, string Latex, string Unicode, string Summand)
    {
        /// <summary>The parts of a formula in LaTeX; null where it is no such sum.</summary>
        public static Summed? Of(string text, SyntaxNode formula)
        {
            var sums = All(formula).OfType<SummationSyntax>().DistinctBy(static s => s.Span).ToList();
            if (sums is not [{ Indices: [var index], Except: null } sum] || sum.Span.End < formula.Span.End || !text.AsSpan(sum.Span.Start).StartsWith(@"\sum")) return null;
            var families = All(sum.Body).OfType<IndexedSyntax>().ToList();
            if (families.Count == 0 || families.Exists(f => f.Raised || f.Of is not NameSyntax || f.Indices is not [NameSyntax { Name: var name }] || name != index)) return null;
            var (sign, body) = (text[sum.Span.Start..sum.Body.Span.Start], text[sum.Body.Span.Start..sum.Body.Span.End]);
            return new Summed(index, families.Select(static f => ((NameSyntax)f.Of).Name).ToHashSet(), sign.TrimEnd('(', ' '), WrittenText.SignOf(sum), $"{text[formula.Span.Start..sum.Span.Start]} ({body})");
        }

        private static IEnumerable<SyntaxNode> All(SyntaxNode node) => node.Children().SelectMany(All).Prepend(node);
    }
}
