using Gradus.Binding;
using Gradus.Checking.Contract;
using Gradus.Checking.Equivalence;
using Gradus.Derivations;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Rendering;
using Gradus.Shapes;
using Gradus.Simplification;
using Gradus.Syntax;

namespace Gradus.Checking.Answers;

/// <summary>Answers a request for a derivative: reads, derives, certifies, and writes down.</summary>
internal static class DeriveAnswer
{
    private const int MaxOrder = 4;

    /// <summary>A last guard behind the bounds on work.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public static DeriveResponse Of(DeriveRequest request)
    {
        var (relation, dialect) = Reading.Read(request.Expression, request.Syntax);
        if (relation.First is not { } formula || relation.Links.Count > 0) throw Refuse("parse", "one expression was expected, not an equation", "give the function alone, or use verify");
        if (request.Wrt.Length == 0) throw Refuse("request", "the variable is missing", "say by which symbol to differentiate: --wrt X");
        if (request.Order is < 1 or > MaxOrder) throw Refuse("unsupported", $"order {request.Order} is not covered", $"the order is 1 to {MaxOrder}");
        var (variable, _) = Reading.Read(request.Wrt, request.Syntax);
        SyntaxNode[] inner = request.Through.Length == 0 ? [] : [Reading.Read(request.Through, request.Syntax).Formula.First ?? throw Refuse("parse", "the inner expression is missing", "give it alone: --through \"A'*A\"")];
        var bound = ExpressionBinder.Bind([formula, variable.First!, .. inner], Reading.Context(request, dialect));
        if (bound.Problem is { } problem) throw Failures.Of(problem, request.Expression);
        if (bound.Values[1] is not Symbol x) throw Refuse("request", $"{request.Wrt} is not a symbol", "differentiate by a symbol; name an inner expression and use the chain method for anything else");
        return new Answer(request, bound.Values[0], x, bound).Respond();
    }

    private static RefusedException Refuse(string code, string message, string hint) => new(new ErrorInfo(code, message) { Hint = hint });

    /// <summary>One request at work.</summary>
    private sealed class Answer(DeriveRequest request, Expr f, Symbol x, BoundRequest bound)
    {
        private readonly Judge judge = new(Seeds.Fresh());
        private readonly CancellationToken limit = new CancellationTokenSource(Longest).Token;
        private readonly Symbol free = x.With(x.Properties & ~Structures.Of(x));

        public DeriveResponse Respond()
        {
            var function = Prepare();
            var derived = request.Form == DerivativeForm.Differential ? Differential(function) : Derivative(function);
            var certainty = derived.Claim is { } claim ? Certify(claim.Left, claim.Right) : null;
            var steps = Steps(function);
            return new DeriveResponse
            {
                Result = derived.Result,
                Variables = bound.Symbols.ToDictionary(s => s.Name, s => Reading.Shape(s.Shape)),
                Symbols = Reading.Symbols(bound.Symbols),
                Conditions = Conditions.Of(f, derived.Value),
                Steps = steps,
                Certainty = certainty,
                Alternatives = derived.Alternatives,
            };
        }

        /// <summary>The function with its variable free of structure, differentiated down to the last order but one.</summary>
        private Expr Prepare()
        {
            var function = f.Substitute(x, free);
            for (var k = 1; k < request.Order; k++)
            {
                function = Gradients.Of(function, free) ?? Gradients.Of(function, free, Layout.Kronecker)
                    ?? throw Refuse("unsupported", $"derivative number {k} has no matrix form to differentiate again", "ask for a lower order");
            }
            return function;
        }

        private (ResultInfo Result, Expr? Value, (Expr Left, Expr Right)? Claim, IReadOnlyList<AlternativeInfo>? Alternatives) Differential(Expr function)
        {
            var value = AtPoint(Simplifier.Simplify(Differentials.Of(function, free)), Symbol.Differential(free));
            return (Info(value, "differential"), value, (Expressions.Differential.Of(function, free), Differentials.Of(function, free)), null);
        }

        private (ResultInfo Result, Expr? Value, (Expr Left, Expr Right)? Claim, IReadOnlyList<AlternativeInfo>? Alternatives) Derivative(Expr function)
        {
            var layout = request.Layout switch { LayoutChoice.Numerator => Layout.Numerator, LayoutChoice.Denominator => Layout.Denominator, _ => Layout.Default };
            var shape = Expressions.Derivative.ShapeOf(function.Shape, x.Shape, layout);
            if (shape.IsTensor) return Tensor(function, shape);
            var value = Gradients.Of(function, free, layout) ?? throw Refuse("unsupported", "the derivative has no formula in matrix notation", "ask for the index method, which shows its entries");
            var point = AtPoint(value, null);
            var claim = (Expressions.Derivative.Of(function, free, layout, x), point);
            if (Structures.Of(x) == Properties.None || !function.IsScalar || x.IsScalar) return (Info(point, Kind(function)), point, claim, null);
            var reading = (StructureReading)request.Structure;
            var chosen = Structures.Gradient(point, x, reading);
            var others = Enum.GetValues<StructureMeaning>().Where(m => m != request.Structure && !(m == StructureMeaning.Independent && x.Properties.HasFlag(Properties.Orthogonal)))
                .Select(m => Alternative(m, Structures.Gradient(point, x, (StructureReading)m)));
            return (Info(chosen, Kind(function)), chosen, claim, [.. others]);
        }

        private (ResultInfo Result, Expr? Value, (Expr Left, Expr Right)? Claim, IReadOnlyList<AlternativeInfo>? Alternatives) Tensor(Expr function, Shape shape)
        {
            var entries = new IndexFormula(Expressions.Derivative.Of(function, free), Gradients.Open(Differentials.Of(function, free), Symbol.Differential(free)));
            var index = Notations.Of(entries);
            var kronecker = Gradients.Of(function, free, Layout.Kronecker) is { } k ? AtPoint(k, null) : null;
            var info = new ResultInfo(kronecker is null ? "" : Notations.Of(kronecker).Plain, index.Latex, index.Unicode, Reading.Shape(shape), "tensor", "∂Y_ij/∂X_kl")
            {
                Index = index.Unicode,
                Kronecker = kronecker is null ? null : Notations.Of(kronecker).Plain,
            };
            (Expr, Expr)? claim = kronecker is null ? null : (Expressions.Derivative.Of(function, free, Layout.Kronecker, x), kronecker);
            return (info, kronecker, claim, null);
        }

        /// <summary>The free variable made the structured one again, and what that simplifies.</summary>
        private Expr AtPoint(Expr value, Symbol? direction)
        {
            if (free.Equals(x)) return value;
            var at = value.Substitute(free, x);
            if (direction is not null) at = at.Substitute(direction, Symbol.Differential(x));
            return Simplifier.Simplify(at);
        }

        private string Kind(Expr function) => request.Order == 2 && !x.IsScalar ? "hessian"
            : x.IsScalar ? "derivative"
            : function.IsScalar ? "gradient"
            : "jacobian";

        private ResultInfo Info(Expr value, string kind)
        {
            var text = Notations.Of(value);
            var layout = request.Layout switch { LayoutChoice.Numerator => "numerator", LayoutChoice.Denominator => "denominator", _ => kind == "jacobian" ? "numerator" : "denominator" };
            return new ResultInfo(text.Plain, text.Latex, text.Unicode, Reading.Shape(value.Shape), kind, layout);
        }

        private static AlternativeInfo Alternative(StructureMeaning meaning, Expr value)
        {
            var text = Notations.Of(value);
            return new AlternativeInfo(meaning, text.Plain, text.Latex, text.Unicode);
        }

        private CertaintyInfo Certify(Expr left, Expr right)
        {
            var judgement = judge.Equal(left, right, limit);
            return judgement.Holds ? Certainties.Of(judgement)
                : throw Refuse("uncertified", $"the result could not be certified ({Certainties.Words(judgement)})", "please report this expression");
        }

        private IReadOnlyList<StepInfo> Steps(Expr function)
        {
            var method = (Method)request.Method;
            var derivation = DerivationMethods.Derive(function, free, method, bound.Values.Count > 2 ? bound.Values[2].Substitute(x, free) : null);
            var steps = new List<StepInfo>();
            if (derivation.Remark is not null && bound.Values.Count > 2) throw Refuse("not-a-function-of", $"the function is not one of {request.Through} alone", "name an inner expression that holds every occurrence of the variable");
            foreach (var step in derivation.Steps)
            {
                if (!StepCertifier.Accepts(judge, step, limit)) throw Refuse("uncertified", $"the step '{step.Rule.Title}' could not be certified", "please report this expression");
                steps.Add(StepTexts.Of(step));
            }
            return steps;
        }
    }
}
