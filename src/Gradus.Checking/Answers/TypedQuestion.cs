using Gradus.Binding;
using Gradus.Checking.Contract;
using Gradus.Expressions;
using Gradus.Rendering;
using Gradus.Syntax;

namespace Gradus.Checking.Answers;

/// <summary>What a request for a derivative means: the first reading of what was typed that has a meaning, and in which its variable stands.</summary>
internal sealed record TypedQuestion(Question Question, BoundRequest Bound, BindingContext Context, SyntaxNode Formula, string? Reading, string Asked)
{
    /// <summary>The question of a request.</summary>
    /// <exception cref="RefusedException">No reading has a meaning.</exception>
    public static TypedQuestion Of(DeriveRequest request)
    {
        var asked = DeriveAnswer.Names(request);
        var names = Typed.Names(request, asked);
        var wanted = asked.ConvertAll(name => Typed.Single(name, request.Syntax, names) ?? throw DeriveAnswer.Refuse("parse", $"{name} is not a symbol", "say by which symbol to differentiate: --wrt X"));
        names = Typed.Names(request, [.. asked, .. wanted.OfType<NameSyntax>().Select(static n => n.Name)]);
        RefusedException? failure = null;
        foreach (var formula in Typed.Read(request.Expression, request.Syntax, names))
        {
            if (formula.Problem is { } problem)
            {
                failure ??= Typed.Refusal(problem, request.Expression);
                continue;
            }
            try
            {
                return Read(request, formula, wanted, names);
            }
            catch (RefusedException refused)
            {
                failure ??= refused;
            }
        }
        throw failure!;
    }

    private static TypedQuestion Read(DeriveRequest request, TypedFormula formula, List<SyntaxNode> wanted, TypedNames names)
    {
        var function = TypedFunction.Of(formula.Relation!);
        var variables = Variables(function, wanted);
        if (!function.DependsOn(variables)) throw Absent(request, function, variables);
        SyntaxNode[] inner = request.Through.Length == 0 ? [] : [Typed.Single(request.Through, request.Syntax, names) ?? throw DeriveAnswer.Refuse("parse", "the inner expression is missing", "give it alone: --through \"A'*A\"")];
        var context = Answers.Reading.Context(request, Typed.DialectOf(formula));
        var bound = Bind([function.Formula, .. variables, .. inner], context);
        if (bound.Problem is { } problem) throw Failures.Of(problem, request.Expression);
        var symbols = variables.Select((v, k) => bound.Values[k + 1] as Symbol ?? throw DeriveAnswer.Refuse("request", $"{WrittenText.Of(v)} is not a symbol", "differentiate by a symbol; name an inner expression and use the chain method for anything else")).ToList();
        if (symbols.Count == 1) symbols.AddRange(Enumerable.Repeat(symbols[0], request.Order - 1));
        return new TypedQuestion(new Question(request, bound.Values[0], symbols, inner.Length > 0 ? bound.Values[^1] : null), bound, context, function.Formula, Words(formula, bound, function, wanted), Title(request, function.Formula, variables));
    }

    /// <summary>How the formula was read, and by what it is differentiated where nobody says that.</summary>
    private static string? Words(TypedFormula formula, BoundRequest bound, TypedFunction function, List<SyntaxNode> wanted)
    {
        var read = Typed.Words(formula, bound.Symbols);
        if (wanted.Count > 0 || function is not { Variables.Count: 0, OnlyLetter: NameSyntax { Name: var only } }) return read;
        return $"{read}{(read is null ? "" : "; ")}by {only}, the only letter{(function.Letters.Count == 1 ? "" : " of x, y, z")}";
    }

    /// <summary>A vector whose shape nobody declares is a column, unless only a row fits. Of what is meant and not supported rows are no way out.</summary>
    private static BoundRequest Bind(IReadOnlyList<SyntaxNode> formulas, BindingContext context)
    {
        var columns = ExpressionBinder.Bind(formulas, context with { VectorsAreColumns = true });
        return columns.Problem is { Code: not BindingProblem.Unsupported } && ExpressionBinder.Bind(formulas, context) is { Problem: null } rows ? rows : columns;
    }

    /// <summary>The variables that the request names, else those that the text names, else the only one that there is.</summary>
    private static IReadOnlyList<SyntaxNode> Variables(TypedFunction function, List<SyntaxNode> wanted)
    {
        if (wanted.Count == 0) return function.Variables.Count > 0 ? function.Variables : function.OnlyLetter is { } only ? [only] : throw Missing(function);
        if (function.Variables.Count == 0 || !wanted.TrueForAll(static w => w is NameSyntax)) return wanted;
        var (here, there) = (Names(function.Variables), Names(wanted));
        return here.SetEquals(there) ? function.Variables.Count > wanted.Count ? function.Variables : wanted
            : throw DeriveAnswer.Refuse("request", $"the formula is to be differentiated by {string.Join(", ", here)}, and the request says {string.Join(", ", there)}", "leave one of them out");
    }

    private static HashSet<string> Names(IEnumerable<SyntaxNode> variables) => [.. variables.Select(static v => v is NameSyntax name ? name.Name : WrittenText.Of(v))];

    private static RefusedException Missing(TypedFunction function) => DeriveAnswer.Refuse("request", "the variable is missing", function.Letters.Count == 0 ? "say by which symbol to differentiate: --wrt X" : $"say by which of {string.Join(", ", function.Letters)} to differentiate: --wrt {function.Letters[0]}");

    private static RefusedException Absent(DeriveRequest request, TypedFunction function, IReadOnlyList<SyntaxNode> variables)
    {
        var letters = function.Letters;
        var name = variables.OfType<NameSyntax>().Select(static n => n.Name).First(n => !letters.Contains(n));
        var within = letters.FirstOrDefault(l => l.Length > 1 && l.Contains(name, StringComparison.Ordinal));
        return DeriveAnswer.Refuse("request", $"{name} does not occur in {request.Expression.Trim()}{(letters.Count == 0 ? "" : $"; the letters are {string.Join(", ", letters)}")}",
            within is null ? "differentiate by a letter that occurs" : $"{name} stands within the name {within}: write a product with *, or do not declare {within}");
    }

    private static string Title(DeriveRequest request, SyntaxNode formula, IReadOnlyList<SyntaxNode> variables)
    {
        if (request.Form == DerivativeForm.Differential) return WrittenText.Of(new DifferentialSyntax(formula.Span, formula, Increment: false));
        if (variables.Select(WrittenText.Of).Distinct().Count() == 1) return WrittenText.Of(new DerivativeSyntax(formula.Span, formula, variables[0], Math.Max(request.Order, variables.Count), DerivativeSpelling.Quotient));
        return WrittenText.Of(variables.Aggregate(formula, static (of, by) => new DerivativeSyntax(of.Span, of, by, 1, DerivativeSpelling.Quotient)));
    }
}
