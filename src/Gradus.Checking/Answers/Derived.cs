using Gradus.Binding;
using Gradus.Checking.Contract;
using Gradus.Checking.Equivalence;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Rendering;
using Gradus.Simplification;

namespace Gradus.Checking.Answers;

/// <summary>One answer at work: the formula in the form asked for, what certifies it, and its steps.</summary>
internal sealed class Derived(Question question, CancellationToken limit)
{
    private readonly DeriveRequest request = question.Request;
    private readonly Symbol x = question.Last;
    private readonly Symbol free = Structures.Free(question.Last);
    private readonly Certifier certifier = new(new Judge(Seeds.Fresh()), limit);

    /// <summary>The result, certified.</summary>
    /// <exception cref="RefusedException">It is not covered, or could not be certified.</exception>
    public DeriveResponse Respond(IReadOnlyList<BoundSymbol> symbols)
    {
        var stages = question.Stages();
        for (var k = 1; k < stages.Count; k++) certifier.Add(Stage(stages[k - 1], Structures.Free(question.Variables[k - 1]), stages[k]), stages[k]);
        var (result, value, alternatives) = request.Form switch
        {
            DerivativeForm.Differential => Differential(stages[^1]),
            DerivativeForm.Kronecker => Kronecker(stages[^1]),
            DerivativeForm.Index => Tensor(stages[^1]),
            _ => Derivative(stages[^1]),
        };
        if (question.Variables.Count == 2 && question.Function.IsScalar && !x.IsScalar) result = result with { Along = Along(stages[^1]) };
        var (steps, remark) = new Explanation(question, certifier).Of(stages);
        return new DeriveResponse
        {
            Result = result,
            Variables = symbols.ToDictionary(static s => s.Name, static s => Reading.Shape(s.Shape)),
            Symbols = Reading.Symbols(symbols),
            Conditions = [.. UsedAssumptions.Of(question), .. Conditions.Of(question.Function, value)],
            Steps = steps,
            Remark = remark ?? (question.Function.Contains(x) ? null : $"The function does not depend on {x.Name}."),
            Certainty = certifier.Certainty,
            Alternatives = alternatives,
        };
    }

    /// <summary>The derivative as a formula alone, without certificate or steps, in the form asked for.</summary>
    public static string Formula(Question question)
    {
        var function = question.Stages()[^1];
        var variable = Structures.Free(question.Last);
        var value = question.Request.Form == DerivativeForm.Differential ? Gradients.Differential(function, variable)
            : Gradients.Of(function, variable, question.Layout) ?? Gradients.Of(function, variable, Layout.Kronecker)!;
        return Notations.Of(question.AtPoint(value)).Plain;
    }

    /// <summary>The formula at the structured point, in the writing asked for.</summary>
    private Expr Point(Expr value)
    {
        var point = question.AtPoint(value);
        if (request.Cost == CostChoice.Read) return point;
        var cheap = Simplifier.Simplify(point, CostMeasure.Compute, request.Sizes);
        if (!cheap.Equals(point)) certifier.Add(point, cheap);
        return cheap;
    }

    private static Derivative Stage(Expr function, Symbol by, Expr value)
    {
        var plain = Expressions.Derivative.Of(function, by);
        return plain.Shape == value.Shape ? plain : Expressions.Derivative.Of(function, by, Layout.Kronecker);
    }

    private Outcome Differential(Expr function)
    {
        var value = Gradients.Differential(function, free);
        certifier.Add(Expressions.Differential.Of(function, free), value);
        var point = Point(value);
        return Beside(point, "differential");
    }

    /// <summary>The shorter of two forms with the other beside it: adj(X)ᵀ, which is right for every X, and det(X) X⁻ᵀ of most books, which needs an invertible one.</summary>
    private Outcome Beside(Expr everywhere, string kind)
    {
        if (InvertibleForm.Of(everywhere) is not var (raw, inverted)) return new Outcome(Info(everywhere, kind), everywhere);
        certifier.Add(raw, inverted);
        return Cost.OfReading(inverted) < Cost.OfReading(everywhere)
            ? new Outcome(Info(inverted, kind) with { Also = [Other("for every matrix, invertible or not", everywhere)] }, inverted)
            : new Outcome(Info(everywhere, kind) with { Also = [Other("where the matrix is invertible", inverted)] }, everywhere);
    }

    private OtherForm Other(string when, Expr value)
    {
        var text = question.Writing.Of(value);
        return new OtherForm(when, text.Plain, text.Latex, text.Unicode);
    }

    /// <summary>The first derivative, or the differential, that holds an adjugate; null where it is written in one way only.</summary>
    public static Expr? Adjugate(Question question, Expr function)
    {
        var (x, request) = (Structures.Free(question.Last), question.Request);
        var value = request.Form == DerivativeForm.Differential ? Gradients.Differential(function, x)
            : request.Form == DerivativeForm.Derivative && !Expressions.Derivative.ShapeOf(function.Shape, x.Shape, question.Layout).IsTensor ? Gradients.Of(function, x)
            : null;
        return value is not null && InvertibleForm.Of(value) is not null ? value : null;
    }

    private Outcome Derivative(Expr function)
    {
        if (Expressions.Derivative.ShapeOf(function.Shape, x.Shape, question.Layout).IsTensor) return Tensor(function);
        var value = Gradients.Of(function, free, question.Layout)!;
        certifier.Add(Expressions.Derivative.Of(function, free, question.Layout), value);
        var point = Point(value);
        if (Structures.Of(x) != Properties.None && !x.IsScalar && function.IsScalar) return Structured(function, point);
        if (Structures.Of(x) != Properties.None && !x.IsScalar) RefuseStructure();
        return Beside(point, Kind(function));
    }

    /// <summary>The gradient under the reading asked for, and beside it the others.</summary>
    private Outcome Structured(Expr function, Expr gradient)
    {
        Expr Under(StructureMeaning meaning)
        {
            var raw = Structures.Gradient(gradient, x, (StructureReading)meaning);
            var value = Simplifier.Simplify(raw);
            certifier.Add(raw, value);
            foreach (var (left, right) in StructureClaims.Of(function.Substitute(free, x), x, value, (StructureReading)meaning)) certifier.Add(left, right);
            return question.Layout == Layout.Numerator ? Tensors.Transposition.Of(value) : value;
        }
        if (question.Layout == Layout.Numerator) gradient = Tensors.Transposition.Of(gradient);
        var chosen = Under(request.Structure);
        var others = Enum.GetValues<StructureMeaning>()
            .Where(m => m != request.Structure && (m != StructureMeaning.Independent || Structures.HasIndependentEntries(x)))
            .Select(m => Alternative(m, Under(m))).ToArray();
        return new Outcome(Info(chosen, Kind(function)), chosen, others);
    }

    private void RefuseStructure()
    {
        if (request.Structure == StructureMeaning.Unconstrained) return;
        throw DeriveAnswer.Refuse("unsupported", $"the reading '{Words.Of(request.Structure)}' of a structured variable is defined for gradients of scalars and for Kronecker matrices", "leave the structure out, or ask for the form kronecker");
    }

    private Outcome Kronecker(Expr function)
    {
        var value = Restricted(Gradients.Of(function, free, Layout.Kronecker)!);
        var point = Point(value.Formula);
        var text = question.Writing.Of(point);
        certifier.Add(value.Claim ?? Expressions.Derivative.Of(function, free, Layout.Kronecker), value.Formula);
        return new Outcome(Info(point, "kronecker") with { Kronecker = text.Plain }, point);
    }

    /// <summary>The Kronecker matrix on the space of structured matrices: M P with the projector P, and P M P for a Hessian.</summary>
    private (Expr Formula, Expr? Claim) Restricted(Expr matrix)
    {
        if (request.Structure == StructureMeaning.Unconstrained || Structures.Of(x) == Properties.None) return (matrix, null);
        if (request.Structure == StructureMeaning.Independent) throw DeriveAnswer.Refuse("unsupported", "independent entries make a gradient, not a Kronecker matrix", "ask for the tangent reading");
        var projector = Structures.Projector(x);
        var hessian = question.Variables.Count == 2 && question.Function.IsScalar && question.Variables[0].Equals(x);
        var raw = hessian ? projector * matrix * projector : matrix * projector;
        return (Simplifier.Simplify(raw), raw);
    }

    private Outcome Tensor(Expr function)
    {
        var shape = Expressions.Derivative.ShapeOf(function.Shape, x.Shape, Layout.Default);
        var (kronecker, claim) = Restricted(Gradients.Of(function, free, Layout.Kronecker)!);
        certifier.Add(claim ?? Expressions.Derivative.Of(function, free, Layout.Kronecker), kronecker);
        var point = Point(kronecker);
        var index = Entries.Of(function, free, question.Writing);
        var info = new ResultInfo(question.Writing.Of(point).Plain, index.Latex, index.Unicode, Reading.Shape(shape), shape.IsTensor ? "tensor" : Kind(function), shape.IsTensor ? "∂Y_ij/∂X_kl" : "entries")
        {
            Index = index.Unicode,
            Kronecker = question.Writing.Of(point).Plain,
        };
        if (!shape.IsTensor)
        {
            var matrix = Gradients.Of(function, free)!;
            certifier.Add(Expressions.Derivative.Of(function, free), matrix);
            info = info with { Plain = question.Writing.Of(Point(matrix)).Plain };
        }
        return new Outcome(info, point);
    }

    /// <summary>The change of the gradient along V: the Hessian as a linear map, which needs no order-4 tensor.</summary>
    private FormulaInfo Along(Expr gradient)
    {
        var taken = gradient.Symbols().Select(static s => s.Name).ToHashSet();
        var direction = Symbol.Of(new[] { "V", "H", "W", "Z" }.FirstOrDefault(n => !taken.Contains(n)) ?? "V_0", x.Shape);
        var value = Gradients.Differential(gradient, free).Substitute(Symbol.Differential(free), direction);
        certifier.Add(Expressions.Differential.Of(gradient, [free], [direction]), value);
        var text = question.Writing.Of(Point(value));
        return new FormulaInfo(direction.Name, text.Plain, text.Latex, text.Unicode);
    }

    private string Kind(Expr function) => question.Variables.Count == 2 && !x.IsScalar ? "hessian"
        : x.IsScalar ? "derivative"
        : function.IsScalar ? "gradient"
        : "jacobian";

    private ResultInfo Info(Expr value, string kind)
    {
        var text = question.Writing.Of(value);
        var layout = request.Layout switch { LayoutChoice.Numerator => "numerator", LayoutChoice.Denominator => "denominator", _ => kind is "jacobian" or "kronecker" ? "numerator" : "denominator" };
        return new ResultInfo(text.Plain, text.Latex, text.Unicode, Reading.Shape(value.Shape), kind, layout);
    }

    private AlternativeInfo Alternative(StructureMeaning meaning, Expr value)
    {
        var text = question.Writing.Of(value);
        return new AlternativeInfo(meaning, text.Plain, text.Latex, text.Unicode);
    }

    /// <summary>The result in one form, with the formula behind it.</summary>
    private sealed record Outcome(ResultInfo Result, Expr Value, IReadOnlyList<AlternativeInfo>? Alternatives = null);
}
