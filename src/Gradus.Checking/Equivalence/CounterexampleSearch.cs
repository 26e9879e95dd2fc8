using Gradus.Evaluation;
using Gradus.Expressions;
using Gradus.Numerics;

namespace Gradus.Checking.Equivalence;

/// <summary>Looks for small whole-number matrices at which the two sides differ, and makes them smaller while they do.</summary>
/// <remarks>Its draws are the same in every run, so that a page is always answered with the same example; what it finds is evaluated and needs no luck.</remarks>
internal static class CounterexampleSearch
{
    private const ulong Seed = 0x5DEECE66DUL;
    private const int DrawsPerSize = 10;
    private const int MostEnumerated = 3;
    private const int MostSizes = 30;
    private const int MostShrinks = 600;
    private const double ClearDifference = 1e-4;
    private const double LargestTrusted = 1e6;

    /// <summary>Where a change of the values by this part moves a side by more than a tenth of the difference, rounding may be all that differs.</summary>
    private const double Nudge = 1e-5;

    /// <summary>A counterexample as small as could be found; null if none was. Where a difference was seen, values of the same kind are tried last.</summary>
    public static Counterexample? Find(Comparison claim, IReadOnlyList<Dictionary<string, int>> known, Setting? where, CancellationToken cancellation)
    {
        var random = new RandomSource(Seed);
        foreach (var sizes in Candidates(claim, known))
        {
            if (Lengths(claim, sizes) is not { } lengths) continue;
            foreach (var values in All(claim, lengths).Concat(Draws(claim, lengths, random)))
            {
                cancellation.ThrowIfCancellationRequested();
                if (Try(claim, sizes, values) is { } found) return Shrink(claim, found, cancellation);
            }
        }
        if (where is null) return null;
        foreach (var values in SettingValues.Of(claim, where, Seed))
        {
            cancellation.ThrowIfCancellationRequested();
            if (claim.Free.Symbols.All(s => Fits(s, values[s.Name])) && Try(claim, where.Sizes, values) is { } found) return Shrink(claim, found, cancellation);
        }
        return null;
    }

    /// <summary>All lengths from 1 to 3 by their sum, then those at which a difference was seen.</summary>
    private static IEnumerable<Dictionary<string, int>> Candidates(Comparison claim, IReadOnlyList<Dictionary<string, int>> known)
    {
        string[] names = [.. claim.Free.Sizes];
        var digits = Math.Min(names.Length, 5);
        var all = new List<Dictionary<string, int>>();
        for (var code = 0; code < (int)Math.Pow(3, digits); code++)
        {
            var (sizes, rest) = (new Dictionary<string, int>(), code);
            for (var i = 0; i < names.Length; i++, rest /= 3) sizes.Add(names[i], i < digits ? 1 + (rest % 3) : 2);
            all.Add(sizes);
        }
        return all.OrderBy(static s => s.Values.Sum()).Take(MostSizes).Append(names.ToDictionary(static n => n, static _ => 2)).Append(names.ToDictionary(static n => n, static _ => 3)).Concat(known);
    }

    /// <summary>Rows and columns of each symbol; null if one is too large to write down.</summary>
    private static (Symbol Symbol, int Rows, int Columns)[]? Lengths(Comparison claim, Dictionary<string, int> sizes)
    {
        var context = new EvaluationContext(sizes, cancellation: Effort.Wish);
        var lengths = new List<(Symbol, int, int)>();
        try
        {
            foreach (var symbol in claim.Free.Symbols)
            {
                var (rows, columns) = (context.LengthOf(symbol.Shape.Rows), context.LengthOf(symbol.Shape.Columns));
                if (symbol.Shape.By is { } by) (rows, columns) = (rows * columns, context.LengthOf(by.Rows) * context.LengthOf(by.Columns));
                if ((long)rows * columns > EvaluationContext.LargestMatrix) return null;
                lengths.Add((symbol, rows, columns));
            }
        }
        catch (EvaluationLimitException)
        {
            return null;
        }
        return [.. lengths];
    }

    /// <summary>Every point with entries 1, 0, −1 and 2, if there are few.</summary>
    private static IEnumerable<Dictionary<string, Dense<Rational>>> All(Comparison claim, (Symbol Symbol, int Rows, int Columns)[] lengths)
    {
        var entries = lengths.Sum(static l => l.Rows * l.Columns);
        if (entries > MostEnumerated) yield break;
        for (var code = 0; code < 1 << (2 * entries); code++)
        {
            var rest = code;
            var values = lengths.ToDictionary(static l => l.Symbol.Name, l => SmallMatrices.Numbered(l.Rows, l.Columns, ref rest));
            if (claim.Free.Symbols.All(s => Fits(s, values[s.Name]))) yield return values;
        }
    }

    private static IEnumerable<Dictionary<string, Dense<Rational>>> Draws(Comparison claim, (Symbol Symbol, int Rows, int Columns)[] lengths, RandomSource random)
    {
        for (var draw = 0; draw < DrawsPerSize; draw++)
        {
            var values = new Dictionary<string, Dense<Rational>>();
            foreach (var (symbol, rows, columns) in lengths)
            {
                for (var tries = 0; tries < 6 && !values.ContainsKey(symbol.Name); tries++)
                {
                    if ((IsIndex(symbol) ? SmallMatrices.Basis(rows, random.Below(rows)) : SmallMatrices.Draw(symbol.Properties, rows, columns, draw % 3 == 0, random)) is { } value) values.Add(symbol.Name, value);
                }
            }
            if (values.Count == lengths.Length) yield return values;
        }
    }

    private static bool Fits(Symbol symbol, Dense<Rational> value) => SmallMatrices.Satisfies(value, symbol.Properties) && (!IsIndex(symbol) || Enumerable.Range(0, value.Rows).Any(k => LinearAlgebra.Same(RationalField.Instance, value, SmallMatrices.Basis(value.Rows, k))));

    /// <summary>True for a column of the identity, which stands for an index: e_k.</summary>
    private static bool IsIndex(Symbol symbol) => symbol.Shape.IsColumn && symbol.Name.StartsWith("e_", StringComparison.Ordinal) && symbol.Name.TrimEnd('@').Length == 3;

    /// <summary>The counterexample at a point; null if the sides agree there, or one of them has no value.</summary>
    private static Counterexample? Try(Comparison claim, IReadOnlyDictionary<string, int> sizes, IReadOnlyDictionary<string, Dense<Rational>> values)
    {
        try
        {
            var evaluator = new RationalEvaluator(sizes, values);
            var (left, right) = claim.Evaluate(evaluator);
            return LinearAlgebra.Same(RationalField.Instance, left, right) ? null : new(sizes, values, SideValue.Of(left), SideValue.Of(right));
        }
        catch (Exception e) when (e is ArithmeticException or EvaluationLimitException)
        {
            return TryRounded(claim, sizes, values);
        }
    }

    private static Counterexample? TryRounded(Comparison claim, IReadOnlyDictionary<string, int> sizes, IReadOnlyDictionary<string, Dense<Rational>> values)
    {
        try
        {
            var evaluator = new FloatingEvaluator(sizes, values.ToDictionary(static v => v.Key, static v => v.Value.Map(static x => x.ToDouble())));
            var (left, right) = claim.Evaluate(evaluator);
            return evaluator.LargestSeen < LargestTrusted && Differ(left, right) && IsSteady(claim, sizes, values, left, right) ? new(sizes, values, new(null, left), new(null, right)) : null;
        }
        catch (Exception e) when (e is ArithmeticException or EvaluationLimitException)
        {
            return null;
        }
    }

    private static bool Differ(Dense<double> left, Dense<double> right)
    {
        if (left.Rows != right.Rows || left.Columns != right.Columns) return false;
        var size = Math.Max(Largest(left), Largest(right));
        return size < LargestTrusted && Distance(left, right) > ClearDifference * Math.Max(size, 1);
    }

    /// <summary>False near a pole, a double eigenvalue and the like, where differences in floating point say nothing.</summary>
    private static bool IsSteady(Comparison claim, IReadOnlyDictionary<string, int> sizes, IReadOnlyDictionary<string, Dense<Rational>> values, Dense<double> left, Dense<double> right)
    {
        var random = new RandomSource(Seed);
        var fixedNames = claim.Free.Symbols.Where(static s => s.Properties.HasFlag(Properties.Integer)).Select(static s => s.Name).ToHashSet();
        var nudged = values.ToDictionary(static v => v.Key, v => v.Value.Map(x => x.ToDouble() * (fixedNames.Contains(v.Key) ? 1 : 1 + (Nudge * (random.Unit() - 0.5)))));
        var (nearLeft, nearRight) = claim.Evaluate(new FloatingEvaluator(sizes, nudged));
        return 10 * (Distance(left, nearLeft) + Distance(right, nearRight)) < Distance(left, right);
    }

    private static double Largest(Dense<double> a) => a.Entries.ToArray().Aggregate(0.0, static (most, x) => double.IsFinite(x) ? Math.Max(most, Math.Abs(x)) : double.PositiveInfinity);

    /// <summary>The largest difference of entries; infinite where the sides have no value or another shape.</summary>
    private static double Distance(Dense<double> a, Dense<double> b)
    {
        if (a.Rows != b.Rows || a.Columns != b.Columns) return double.PositiveInfinity;
        var distance = 0.0;
        for (var i = 0; i < a.Entries.Length; i++) distance = double.IsFinite(a.Entries[i] - b.Entries[i]) ? Math.Max(distance, Math.Abs(a.Entries[i] - b.Entries[i])) : double.PositiveInfinity;
        return distance;
    }

    /// <summary>Puts 0, 1 or 2 in the place of entries as long as the sides still differ.</summary>
    private static Counterexample Shrink(Comparison claim, Counterexample found, CancellationToken cancellation)
    {
        var budget = MostShrinks;
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var symbol in claim.Free.Symbols)
            {
                for (var place = 0; place < found.Values[symbol.Name].Entries.Length; place++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    if (Smaller(claim, found, symbol, place, ref budget) is not { } better) continue;
                    (found, changed) = (better, true);
                }
            }
        }
        return found;
    }

    private static Counterexample? Smaller(Comparison claim, Counterexample found, Symbol symbol, int place, ref int budget)
    {
        var value = found.Values[symbol.Name];
        var (row, column) = (place / value.Columns, place % value.Columns);
        for (var entry = 0; entry <= 2 && Simpler(entry, value[row, column]); entry++)
        {
            var changed = SmallMatrices.With(value, row, column, entry, symbol.Properties);
            if (!Fits(symbol, changed) || ((symbol.Properties & Properties.Integer) != 0 && entry < 2)) continue;
            if (budget-- <= 0) return null;
            var values = new Dictionary<string, Dense<Rational>>(found.Values) { [symbol.Name] = changed };
            if (Try(claim, found.Sizes, values) is { } better && (better.IsExact || !found.IsExact)) return better;
        }
        return null;
    }

    /// <summary>0, then 1, then other numbers by size, the positive one first.</summary>
    private static bool Simpler(Rational a, Rational b)
    {
        var order = a.Abs().CompareTo(b.Abs());
        return order < 0 || (order == 0 && a.Sign > b.Sign);
    }
}
