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
    private const int FurtherDraws = 10; // of larger values, where sides are made of pieces
    private const int MostEnumerated = 3;
    private const int MostSizes = 30;
    private const int MostShrinks = 600;
    private const int MostShrinksInDigits = 40;
    private const int SameBits = 20;
    private const double ClearDifference = 1e-4;
    private const double LargestTrusted = 1e6;

    /// <summary>The bits at which a difference is looked at, which must be the same at both.</summary>
    private static readonly (int Few, int Many) Bits = (256, 448);

    /// <summary>The same where fewer hide it, as in tanh(200) = 1.</summary>
    private static readonly (int Few, int Many) MoreBits = (1600, 2048);

    /// <summary>By what entries of a drawn point are multiplied, one scale a symbol, for what holds near 0 alone.</summary>
    private static readonly Rational[] Scales = [1, 4, -4, -10];

    /// <summary>A counterexample as small as could be found; null if none was.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="trials">Where a difference was seen: values of the same kind are tried last, and then the very point.</param>
    /// <param name="cancellation">The wish to stop.</param>
    public static Counterexample? Find(Comparison claim, Trials trials, CancellationToken cancellation)
    {
        var random = new RandomSource(Seed);
        foreach (var sizes in Candidates(claim, trials.Sizes))
        {
            if (Lengths(claim, sizes) is not { } lengths) continue;
            foreach (var values in All(claim, sizes, lengths).Concat(Draws(claim, sizes, lengths, random)))
            {
                cancellation.ThrowIfCancellationRequested();
                if (Try(claim, sizes, values) is { } seen && Confirmed(claim, seen) is { } found) return Confirmed(claim, Shrink(claim, found, Try, MostShrinks, cancellation)) ?? found;
            }
        }
        foreach (var values in trials.Where is { } where ? SettingValues.Of(claim, where, Seed) : [])
        {
            cancellation.ThrowIfCancellationRequested();
            if (!claim.Free.Symbols.All(s => Fits(claim, trials.Where!.Sizes, s, values[s.Name])) || Try(claim, trials.Where!.Sizes, values) is not { } seen || Confirmed(claim, seen) is not { } found) continue;
            return Confirmed(claim, Shrink(claim, found, Try, MostShrinks, cancellation)) ?? found;
        }
        if (trials.Found is null) return null;
        return Try(claim, trials.Found.Sizes, trials.Found.Values) is { IsExact: true } exact
            ? Shrink(claim, exact, Try, MostShrinksInDigits, cancellation)
            : Shrunk(Bits) ?? Shrunk(MoreBits);

        Counterexample? Shrunk((int Few, int Many) bits)
        {
            Counterexample? At(Comparison c, IReadOnlyDictionary<string, int> sizes, IReadOnlyDictionary<string, Dense<Rational>> values) => TryDigits(c, sizes, values, bits);
            return At(claim, trials.Found.Sizes, trials.Found.Values) is { } there ? Shrink(claim, there, At, MostShrinksInDigits, cancellation) : null;
        }
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
    private static IEnumerable<Dictionary<string, Dense<Rational>>> All(Comparison claim, Dictionary<string, int> sizes, (Symbol Symbol, int Rows, int Columns)[] lengths)
    {
        var entries = lengths.Sum(static l => l.Rows * l.Columns);
        if (entries > MostEnumerated) yield break;
        for (var code = 0; code < 1 << (2 * entries); code++)
        {
            var rest = code;
            var values = lengths.ToDictionary(static l => l.Symbol.Name, l => SmallMatrices.Numbered(l.Rows, l.Columns, ref rest));
            if (claim.Free.Symbols.All(s => Fits(claim, sizes, s, values[s.Name]))) yield return values;
        }
    }

    private static IEnumerable<Dictionary<string, Dense<Rational>>> Draws(Comparison claim, Dictionary<string, int> sizes, (Symbol Symbol, int Rows, int Columns)[] lengths, RandomSource random)
    {
        for (var draw = 0; draw < (claim.HasRegions ? DrawsPerSize + FurtherDraws : DrawsPerSize); draw++)
        {
            var values = new Dictionary<string, Dense<Rational>>();
            foreach (var (symbol, rows, columns) in lengths)
            {
                var scale = draw >= DrawsPerSize && (symbol.Properties & ~Properties.Constant) == 0 && symbol.Members is null && !IsIndex(symbol) ? Scales[random.Below(Scales.Length)] : Rational.One;
                for (var tries = 0; tries < 6 && !values.ContainsKey(symbol.Name); tries++)
                {
                    if (Small(claim, sizes, symbol, rows, columns, draw % 3 == 0, random) is { } value) values.Add(symbol.Name, scale.IsOne ? value : value.Map(x => x * scale));
                }
            }
            if (values.Count == lengths.Length) yield return values;
        }
    }

    private static Dense<Rational>? Small(Comparison claim, Dictionary<string, int> sizes, Symbol symbol, int rows, int columns, bool positive, RandomSource random) =>
        claim.LastOf(symbol, sizes) is { } last ? Dense<Rational>.Scalar(1 + random.Below(last))
        : IsIndex(symbol) ? SmallMatrices.Basis(rows, random.Below(rows))
        : SmallMatrices.Draw(symbol, rows, columns, WidthOf(symbol, sizes), positive, random);

    /// <summary>The columns of a member.</summary>
    private static int WidthOf(Symbol symbol, IReadOnlyDictionary<string, int> sizes) => symbol.Members is { } members ? new EvaluationContext(sizes).LengthOf(members.Shape.Columns) : 1;

    private static bool Fits(Comparison claim, IReadOnlyDictionary<string, int> sizes, Symbol symbol, Dense<Rational> value) => SmallMatrices.Satisfies(value, symbol, WidthOf(symbol, sizes))
        && (claim.LastOf(symbol, sizes) is not { } last || value[0, 0] <= last) && (!IsIndex(symbol) || Enumerable.Range(0, value.Rows).Any(k => LinearAlgebra.Same(RationalField.Instance, value, SmallMatrices.Basis(value.Rows, k))));

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

    /// <summary>The example if it is exact, or if what doubles have seen is there with many digits too.</summary>
    private static Counterexample? Confirmed(Comparison claim, Counterexample seen) => seen.IsExact || seen.Left.Written is not null ? seen : TryDigits(claim, seen.Sizes, seen.Values, Bits);

    /// <summary>A clear difference in doubles, of which many digits must say whether it is one.</summary>
    private static Counterexample? TryRounded(Comparison claim, IReadOnlyDictionary<string, int> sizes, IReadOnlyDictionary<string, Dense<Rational>> values)
    {
        try
        {
            var evaluator = new FloatingEvaluator(sizes, values.ToDictionary(static v => v.Key, static v => v.Value.Map(static x => x.ToDouble())));
            var (left, right) = claim.Evaluate(evaluator);
            return evaluator.LargestSeen < LargestTrusted && Differ(left, right) ? new(sizes, values, new(null, left), new(null, right)) : null;
        }
        catch (Exception e) when (e is ArithmeticException or EvaluationLimitException)
        {
            return null;
        }
    }

    /// <summary>The counterexample, if the sides differ and by the same with more digits; not near a pole, a double eigenvalue and the like, where rounding is all that differs.</summary>
    private static Counterexample? TryDigits(Comparison claim, IReadOnlyDictionary<string, int> sizes, IReadOnlyDictionary<string, Dense<Rational>> values, (int Few, int Many) bits)
    {
        try
        {
            var (few, many) = (SidesAt(bits.Few), SidesAt(bits.Many));
            if (few is not { } first || many is not { } second) return null;
            var apart = Top(first.Difference);
            var moved = Top(Minus(first.Difference, second.Difference));
            if (apart == int.MinValue || (moved != int.MinValue && moved >= apart - SameBits)) return null;
            // A summand that is lost in all digits may make a difference: 1 − σ(5000) is 0 there and σ(−5000) is not.
            if (new DigitsTrial(claim, Effort.Wish).At(PointOf(claim, sizes, values)).Outcome != DigitsOutcome.Differ) return null;
            var (left, right) = SideValue.Of(second.Left, second.Right);
            return new(sizes, values, left, right);
        }
        catch (Exception e) when (e is ArithmeticException or EvaluationLimitException)
        {
            return null;
        }

        (Dense<BigFloat> Left, Dense<BigFloat> Right, Dense<BigFloat> Difference)? SidesAt(int precision)
        {
            var (left, right) = claim.Evaluate(new DigitsEvaluator(new ManyDigits(precision), sizes, values));
            return left.Rows == right.Rows && left.Columns == right.Columns ? (left, right, Minus(left, right)) : null;
        }
    }

    private static TrialPoint PointOf(Comparison claim, IReadOnlyDictionary<string, int> sizes, IReadOnlyDictionary<string, Dense<Rational>> values) => new(
        sizes.ToDictionary(static s => s.Key, static s => s.Value),
        claim.Free.Symbols.Where(static s => s.Properties.HasFlag(Properties.Integer)).ToDictionary(static s => s.Name, s => (int)values[s.Name][0, 0].Numerator),
        values.ToDictionary(static v => v.Key, static v => v.Value));

    private static Dense<BigFloat> Minus(Dense<BigFloat> a, Dense<BigFloat> b) => new(a.Rows, a.Columns, (i, j) => a[i, j] - b[i, j]);

    /// <summary>The t with every |entry| ≤ 2ᵗ.</summary>
    private static int Top(Dense<BigFloat> a) => a.Entries.ToArray().Max(static x => x.IsZero ? int.MinValue : x.Top);

    private static bool Differ(Dense<double> left, Dense<double> right)
    {
        if (left.Rows != right.Rows || left.Columns != right.Columns) return false;
        var size = Math.Max(Largest(left), Largest(right));
        return size < LargestTrusted && Distance(left, right) > ClearDifference * Math.Max(size, 1);
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
    private static Counterexample Shrink(Comparison claim, Counterexample found, Trial attempt, int budget, CancellationToken cancellation)
    {
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var symbol in claim.Free.Symbols)
            {
                for (var place = 0; place < found.Values[symbol.Name].Entries.Length; place++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    if (Smaller(claim, found, symbol, place, attempt, ref budget) is not { } better) continue;
                    (found, changed) = (better, true);
                }
            }
        }
        return found;
    }

    private static Counterexample? Smaller(Comparison claim, Counterexample found, Symbol symbol, int place, Trial attempt, ref int budget)
    {
        var value = found.Values[symbol.Name];
        var (row, column) = (place / value.Columns, place % value.Columns);
        for (var entry = 0; entry <= 2 && Simpler(entry, value[row, column]); entry++)
        {
            var changed = SmallMatrices.With(value, row, column, entry, symbol.Properties);
            if (!Fits(claim, found.Sizes, symbol, changed) || ((symbol.Properties & Properties.Integer) != 0 && entry < 2 && claim.Free.IndexOf(symbol.Name) is null)) continue;
            if (budget-- <= 0) return null;
            var values = new Dictionary<string, Dense<Rational>>(found.Values) { [symbol.Name] = changed };
            if (attempt(claim, found.Sizes, values) is { } better && (better.IsExact || !found.IsExact)) return better;
        }
        return null;
    }

    private delegate Counterexample? Trial(Comparison claim, IReadOnlyDictionary<string, int> sizes, IReadOnlyDictionary<string, Dense<Rational>> values);

    /// <summary>0, then 1, then other numbers by size, the positive one first.</summary>
    private static bool Simpler(Rational a, Rational b)
    {
        var order = a.Abs().CompareTo(b.Abs());
        return order < 0 || (order == 0 && a.Sign > b.Sign);
    }
}
