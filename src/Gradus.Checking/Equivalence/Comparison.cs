using System.Numerics;
using Gradus.Evaluation;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;

namespace Gradus.Checking.Equivalence;

/// <summary>Two sides to compare; where there are increments, only value and first order in them.</summary>
internal sealed class Comparison
{
    public Comparison(Expr left, Expr right, IReadOnlyList<Symbol> increments)
    {
        Left = left;
        Right = right;
        Increments = increments;
        Free = FreeSymbols.Of([left, right, .. increments]);
        Ranked = Nodes.Where(static e => e is Apply { Function: Pinv }).SelectMany(static e => e.Symbols()).Select(static s => s.Name).ToHashSet();
    }

    public Expr Left { get; }

    public Expr Right { get; }

    public IReadOnlyList<Symbol> Increments { get; }

    public FreeSymbols Free { get; }

    /// <summary>The symbols whose rank counts: a pseudo-inverse is not continuous where the rank falls.</summary>
    public IReadOnlySet<string> Ranked { get; }

    /// <summary>True where a side is made of pieces, as roots, norms, absolute values and branches are: what holds on one of them says nothing of the others.</summary>
    public bool HasRegions => Nodes.Any(IsMadeOfPieces);

    /// <summary>True for a function that is one thing on one piece of its domain and another on the next.</summary>
    public static bool IsMadeOfPieces(Expr node) => node is Apply
    {
        Function: Sign or UnitStep or Abs or Relu or Sqrt or Norm1 or Norm2 or NormF or Nuc or SpecNorm or EigMax or EigVecMax or LeftSv or RightSv or Log or LogDet
            or Logm or DLogm or KLogm or Sqrtm or Pinv,
    } || (node is Apply { Function: EntryPower or MatrixPower } power && power.Children[1] is not Number { Value.IsInteger: true }) || IsDecidedByNumbers(node);

    /// <summary>True for cases that numbers decide, not indices.</summary>
    private static bool IsDecidedByNumbers(Expr node) => node switch
    {
        Iverson iverson => Decide(iverson.Condition),
        Cases cases => cases.Branches.Any(static b => Decide(b.When)),
        Summation { Where: { } where } => Decide(where),
        _ => false,
    };

    private static bool Decide(Condition condition) => condition.Operands.SelectMany(static e => e.SelfAndDescendants())
        .Any(static e => e is OpenCall || (e is Symbol { Properties: var p } && (p & (Properties.Integer | Properties.IndexSet)) == 0));

    /// <summary>True where a logarithm or a root of a matrix chooses one of several branches.</summary>
    public bool HasBranches => Nodes.Any(static e => e is Apply { Function: Logm or DLogm or KLogm or Sqrtm } || e is Apply { Function: MatrixPower } power && power.Children[1] is not Number { Value.IsInteger: true });

    /// <summary>True where a value takes an iteration over matrices.</summary>
    public bool HasIterations => Nodes.Any(static e => e is Apply { Function: AnalyticFunction { IsRational: false } and not (Norm1 or Norm2 or NormF or LogDet or Softmax or LogSumExp) });

    /// <summary>True where a side jumps, so that it may differ from the other at a single point: sign(0)² is not 1, and 0⁰ is not 0.</summary>
    public bool HasJumps => Nodes.Any(static e => e is Apply { Function: Sign or UnitStep } || e is Apply { Function: EntryPower } power && power.Children[0] is Number { Value.IsZero: true });

    /// <summary>The arguments of the functions that jump at 0.</summary>
    public IEnumerable<Expr> Jumps => Nodes.OfType<Apply>().Where(static a => a.Function is Sign or UnitStep).Select(static a => a.Children[0]).Distinct();

    /// <summary>True where a side vanishes if a matrix in it has not full rank: det(AB) is 0 wherever A has more rows than columns, and what agrees there says nothing about other sizes.</summary>
    public bool DependsOnRank => Nodes.Any(static e => e is Apply { Function: Det or Adj or Pinv });

    /// <summary>Everything that stands in either side.</summary>
    public IEnumerable<Expr> Nodes => Left.SelfAndDescendants().Concat(Right.SelfAndDescendants());

    /// <summary>True where derivatives are spoken of, so that a proof rests on rules of differentiation.</summary>
    public bool HasDerivatives => Increments.Count > 0 || Nodes.Any(static e => e is Derivative or Differential);

    /// <summary>The last place that a free index counts; null for a symbol that is no index.</summary>
    public int? LastOf(Symbol symbol, IReadOnlyDictionary<string, int> sizes) =>
        Free.Indices.Count > 0 && Free.IndexOf(symbol.Name) is { } index ? new EvaluationContext(sizes).LengthOf(index.Range) : null;

    /// <summary>Whole numbers for the exponents that are only known to be whole, from the negative on.</summary>
    public Dictionary<string, int> DrawIntegers(RandomSource random, IReadOnlyDictionary<string, int> sizes)
    {
        var integers = new Dictionary<string, int>();
        foreach (var symbol in Free.Symbols)
        {
            if ((symbol.Properties & Properties.Integer) == 0) continue;
            if (LastOf(symbol, sizes) is { } last)
            {
                integers.Add(symbol.Name, 1 + random.Below(last));
                continue;
            }
            int[] values = [.. WholeNumbers.Of(symbol, 0)];
            integers.Add(symbol.Name, values[random.Below(values.Length)]);
        }
        return integers;
    }

    /// <summary>Both sides at a point; to first order the change follows the value, below it.</summary>
    public (Dense<T> Left, Dense<T> Right) Evaluate<T>(Interpretation<T> functions, EvaluationContext context, Dictionary<string, Dense<T>> values)
    {
        var evaluator = new Evaluator<T>(functions, context, values);
        if (Increments.Count == 0) return (evaluator.Evaluate(Left), evaluator.Evaluate(Right));
        string[] names = [.. Increments.Select(static x => x.Name)];
        Dense<T>[] directions = [.. names.Select(name => values[name])];
        Dense<T>[] origin = [.. directions.Select(d => LinearAlgebra.Scale(functions.Field, functions.Field.Zero, d))];
        return (Stack(evaluator.EvaluateAlong(Left, names, origin, directions)), Stack(evaluator.EvaluateAlong(Right, names, origin, directions)));
    }

    /// <summary>Both sides by the second evaluator at its point; to first order the change follows the value, below it.</summary>
    public (Dense<TNumber> Left, Dense<TNumber> Right) Evaluate<TNumber>(SecondEvaluator<TNumber> evaluator)
        where TNumber : struct, IAdditionOperators<TNumber, TNumber, TNumber>, ISubtractionOperators<TNumber, TNumber, TNumber>,
        IMultiplyOperators<TNumber, TNumber, TNumber>, IDivisionOperators<TNumber, TNumber, TNumber>, IEquatable<TNumber>
    {
        if (Increments.Count == 0) return (evaluator.Evaluate(Left), evaluator.Evaluate(Right));
        string[] names = [.. Increments.Select(static x => x.Name)];
        return (evaluator.EvaluateAlong(Left, names), evaluator.EvaluateAlong(Right, names));
    }

    private static Dense<T> Stack<T>(Dense<Dual<T>> value) =>
        new(2 * value.Rows, value.Columns, (i, j) => i < value.Rows ? value[i, j].Value : value[i - value.Rows, j].Epsilon);
}
