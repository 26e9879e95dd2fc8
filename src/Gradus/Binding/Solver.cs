using Gradus.Expressions;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>One way to read the sides of a chain.</summary>
internal sealed record SolvedReading(IReadOnlyList<Expr> Sides, IReadOnlyList<UnusualReading> Unusual)
{
    /// <summary>The indices that became axes.</summary>
    public IReadOnlyList<string> Indices { get; init; } = [];
}

/// <summary>The readings that fit, the cheapest first; none and a problem where nothing fits.</summary>
internal sealed record Solved(IReadOnlyList<SolvedReading> Readings, BindingProblem? Problem);

/// <summary>Finds kinds, sizes and readings for formulas that belong together.</summary>
internal sealed class Solver(Scope scope, BindingContext context, Usage usage)
{
    public Scope Scope { get; } = scope;

    /// <summary>How far from the usual meaning of letters and signs a reading may be.</summary>
    public int HighestCost { get; init; } = 14;

    /// <summary>True where an index that stands twice is not summed over unless a Σ says so.</summary>
    public bool SumsAreWritten { get; init; }

    /// <summary>How many nodes a search may visit.</summary>
    public int MostNodes { get; init; } = 25_000;

    /// <summary>Binds sides; where <paramref name="signs"/> is not empty, neighbouring sides have one shape. Shapes of symbols stay in the scope on success.</summary>
    public Solved Solve(IReadOnlyList<SyntaxNode> sides, IReadOnlyList<SourceSpan> signs, int readings, IndexCondition? condition = null)
    {
        string? stray = null;
        var written = SumsAreWritten ? sides : ImplicitSums.Written(sides, usage, condition, out stray);
        if (stray is not null && EntryOfDerivative(sides, signs, readings, condition) is { } entry) return entry;
        sides = written;
        if (stray is not null) return new Solved([], new BindingProblem(sides[1].Span, BindingProblem.Unsupported, $"the index {stray} stands on one side only", "let every free index stand on both sides, or write the sum"));
        var search = new ChoiceSearch { HighestCost = HighestCost, NodesLeft = MostNodes };
        var (mark, count, names) = (Scope.Unifier.Mark(), Scope.Count, Scope.Sizes.Mark());
        BindingProblem? first = null;
        BindingProblem? built = null;
        NodeBinder? run = null;
        List<Value> values = [];

        int Attempt()
        {
            Scope.Unifier.Undo(mark);
            Scope.Forget(count);
            Scope.Sizes.Undo(names);
            run = new NodeBinder(Scope, context, search, usage);
            values = [];
            var blame = RunWithin(run, sides, signs, values);
            // Shapes that do not fit say nothing as long as a part has no meaning here.
            if (blame >= 0 && (first is null || (first.IsMisfit && run.Problem is { IsMisfit: false, Code: BindingProblem.Unsupported or BindingProblem.UnknownFunction }))) first = run.Problem;
            return blame;
        }

        if (!search.Solve(Attempt))
        {
            Scope.Unifier.Undo(mark);
            Scope.Forget(count);
            return new Solved([], search.GaveUp && run?.Problem?.Code == "too-ambiguous" ? run.Problem : first);
        }
        var found = new List<SolvedReading>();
        if (readings == 0) return new Solved(found, null);
        Build(run!, values, condition, found, ref built);
        // What the text ordinarily means cannot be judged; what it might mean besides is no way out.
        if (built is { Code: BindingProblem.Unsupported }) return new Solved([], built);
        if (readings > 1) MoreReadings(search, Attempt, () => run!, () => values, readings, condition, found);
        return new Solved(found, built);
    }

    /// <summary>∂f/∂X = A_ji: what stands on the right is the entry of the derivative in row i and column j, or else in row j and column i.</summary>
    private Solved? EntryOfDerivative(IReadOnlyList<SyntaxNode> sides, IReadOnlyList<SourceSpan> signs, int readings, IndexCondition? condition)
    {
        if (ImplicitSums.Entrywise(sides) is not { } entrywise || Solve(entrywise.Sides, signs, readings, condition) is not { Problem: null } solved) return null;
        if (entrywise.Turned is null || readings < 2 || Solve(entrywise.Turned, signs, 1, condition) is not { Readings: [var turned] }) return solved;
        return solved with { Readings = [.. solved.Readings, turned with { Unusual = [new UnusualReading("index-order", $"the right side is the entry in row {entrywise.Letters[1]} and column {entrywise.Letters[0]}", IsMarked: false)] }] };
    }

    private void MoreReadings(ChoiceSearch search, Func<int> attempt, Func<NodeBinder> run, Func<List<Value>> values, int readings, IndexCondition? condition, List<SolvedReading> found)
    {
        var kept = search.Taken();
        search.NodesLeft = Math.Min(search.NodesLeft, 5_000);
        while (found.Count < readings && search.SolveNext(attempt))
        {
            BindingProblem? ignored = null;
            Build(run(), values(), condition, found, ref ignored);
        }
        search.NodesLeft = Math.Max(search.NodesLeft, 5_000);
        search.Repeat(kept, attempt);
    }

    private static int RunWithin(NodeBinder run, IReadOnlyList<SyntaxNode> sides, IReadOnlyList<SourceSpan> signs, List<Value> values)
    {
        try
        {
            return RunOnce(run, sides, signs, values);
        }
        catch (OverflowException)
        {
            run.Fail(sides[0], "too-large", "the sizes in this formula are too large", 0);
            return run.Blame;
        }
    }

    private static int RunOnce(NodeBinder run, IReadOnlyList<SyntaxNode> sides, IReadOnlyList<SourceSpan> signs, List<Value> values)
    {
        for (var i = 0; i < sides.Count; i++)
        {
            if (run.Bind(sides[i]) is not { } value) return run.Blame;
            values.Add(value);
            if (i > 0 && signs.Count >= i && !run.Agree(values[i - 1], value, signs[i - 1])) return run.Blame;
        }
        return run.Settle(sides[0]) ? -1 : run.Blame;
    }

    private void Build(NodeBinder run, List<Value> values, IndexCondition? condition, List<SolvedReading> found, ref BindingProblem? problem)
    {
        try
        {
            Scope.NameSizes();
            var shape = values.Find(v => !v.FitsAnywhere)?.Shape;
            var sides = values.Select(v => v.FitsAnywhere && shape is not null && values.Count == 2 ? Constant.Zeros(Scope.Sizes.Final(shape)) : v.Build()).ToList();
            if (values.Count == 2) sides = [.. run.WithoutIndices(sides, condition)];
            var reading = new SolvedReading(sides, run.Unusual) { Indices = [.. run.Lifted] };
            if (!found.Exists(r => r.Sides.SequenceEqual(sides))) found.Add(reading);
        }
        catch (BindingException e)
        {
            problem = e.Problem;
        }
        catch (ShapeException e)
        {
            problem = new BindingProblem(values[0].Source.Span, BindingProblem.Shape, e.Message);
        }
        catch (Exception e) when (e is OverflowException or ArithmeticException or NotSupportedException)
        {
            problem = new BindingProblem(values[0].Source.Span, BindingProblem.Unsupported, "the numbers or sizes in this formula are too large");
        }
    }
}
