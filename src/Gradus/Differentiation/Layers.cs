using Gradus.Derivations;
using Gradus.Expressions;
using Gradus.Functions;

namespace Gradus.Differentiation;

/// <summary>Differentiates one layer at a time, so that each rule is seen at work: what lies deeper stays as d(…).</summary>
public sealed class Layers
{
    private readonly IReadOnlyList<Symbol> variables;
    private readonly IReadOnlyList<Expr> directions;
    private readonly List<Rule> used = [];
    private readonly List<MatrixFunction> functions = [];

    private Layers(IReadOnlyList<Symbol> variables, IReadOnlyList<Expr> directions)
    {
        this.variables = variables;
        this.directions = directions;
    }

    /// <summary>The stages from d(f) to a formula in dX alone, each with the rules that it used.</summary>
    public static IReadOnlyList<(Expr Value, IReadOnlyList<Rule> Rules, IReadOnlyList<MatrixFunction> Functions)> Of(Expr f, IReadOnlyList<Symbol> variables, IReadOnlyList<Expr> directions)
    {
        var stages = new List<(Expr, IReadOnlyList<Rule>, IReadOnlyList<MatrixFunction>)>();
        Expr current = Differential.Of(f, variables, directions);
        while (current.SelfAndDescendants().Any(static e => e is Differential))
        {
            var layer = new Layers(variables, directions);
            current = layer.Expand(current);
            stages.Add((current, [.. layer.used.DistinctBy(static r => r.Name)], [.. layer.functions.Distinct()]));
        }
        return stages;
    }

    private Expr Expand(Expr e) => e is Differential d ? Once(d.Function) : e.Rewrite(Expand);

    private Expr Once(Expr e)
    {
        switch (e)
        {
            case Symbol or Number or Constant:
                return Differentials.Of(e, variables, directions);
            case Sum s:
                Use(Rules.Linear);
                return Sum.Of(s.Children.Select(Once));
            case Product or Scale or Apply { Function: StructuralFunction }:
                return Multilinear(e, e is Apply { Function: StructuralFunction f } ? f.Operands : e.Children.Count);
            case Apply { Function: EntryPower } square when square.Children[0] is Apply { Function: Norm2 or NormF } norm && square.Children[1] is Number { Value: var two } && two == 2:
                Use(norm.Children[0].Shape.IsColumn ? Rules.SquaredNormOfColumn : Rules.SquaredNormOfMatrix);
                return Scale.Of(2, Paired(norm.Children[0], Inner(norm.Children[0])));
            case Apply { Function: ElementwiseFunction } a when Varying(a, a.Children.Count).Count == 1:
                return Elementwise((ElementwiseFunction)a.Function, a, Varying(a, a.Children.Count)[0]);
            case Apply { Function: AnalyticFunction g } a:
                UseFunction(g);
                return g.Differential([.. a.Children], [.. a.Children.Select(Inner)]);
            default:
                return Differentials.Of(e, variables, directions);
        }
    }

    /// <summary>uᵀdu for columns, U : dU for matrices.</summary>
    private static Expr Paired(Expr u, Expr du) => u.Shape.IsColumn ? Matrices.Transpose(u) * du : Matrices.Frobenius(u, du);

    private Expr Multilinear(Expr e, int operands)
    {
        var varying = Varying(e, operands);
        if (varying.Count != 1) Use(Rules.ProductRule);
        else Use(Rules.Linear);
        return varying.Count == 0 ? Constant.Zeros(e.Shape)
            : Sum.Of(varying.Select(k => e.WithChildren([.. e.Children.Select((c, at) => at != k ? c : varying.Count == 1 ? Once(c) : Inner(c))])));
    }

    private Expr Elementwise(ElementwiseFunction f, Apply a, int argument)
    {
        UseFunction(f);
        var slope = f.DerivativeAt([.. a.Children], argument);
        var d = Inner(a.Children[argument]);
        return argument > 0 ? d * slope : slope is Constant { Kind: ConstantKind.Ones } ? d : Matrices.Hadamard(slope, d);
    }

    /// <summary>dX for a symbol or a linear formula of symbols, else d(…) left for the next stage.</summary>
    private Expr Inner(Expr e) => IsLinear(e) ? Differentials.Of(e, variables, directions) : Differential.Of(e, variables, directions);

    private bool IsLinear(Expr e) => e switch
    {
        Number or Symbol or Constant => true,
        Sum s => s.Children.All(IsLinear),
        Product or Scale or Apply { Function: StructuralFunction } => Varying(e, e.Children.Count) is var v && (v.Count == 0 || (v.Count == 1 && IsLinear(e.Children[v[0]]))),
        _ => !variables.Any(e.Contains),
    };

    private List<int> Varying(Expr e, int operands) => [.. Enumerable.Range(0, operands).Where(k => variables.Any(e.Children[k].Contains))];

    private void Use(Rule rule) => used.Add(rule);

    private void UseFunction(MatrixFunction f)
    {
        used.Add(Rules.DifferentialOf(f.Name));
        functions.Add(f);
    }
}
