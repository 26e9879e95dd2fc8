using System.Globalization;
using Gradus.Binding;
using Gradus.Checking.Claims;
using Gradus.Checking.Contract;
using Gradus.Checking.Equivalence;
using Gradus.Numerics;

namespace Gradus.Checking.Answers;

/// <summary>Counterexamples in the terms of the page: entries where the page speaks of entries, and of a claim to first order the part that differs.</summary>
internal static class Examples
{
    private const string Unit = "e_";

    /// <summary>The counterexample to a claim.</summary>
    public static CounterexampleInfo Of(Claim claim, Finding finding, Counterexample example) => WithNotation(Entries(claim, finding, example), example);

    /// <summary>The free indices, sets and functions that stand in the claim beside its symbols.</summary>
    private static CounterexampleInfo WithNotation(CounterexampleInfo shown, Counterexample example) => shown with
    {
        At = example.At.Count == 0 ? shown.At : example.At.Concat(shown.At ?? new Dictionary<string, int>()).DistinctBy(static i => i.Key).ToDictionary(static i => i.Key, static i => i.Value),
        Sets = example.Sets.Count == 0 ? null : example.Sets,
        Functions = example.Functions.Count == 0 ? null : example.Functions.DistinctBy(static f => f.Name).ToDictionary(static f => $"{f.Name}({string.Join(", ", f.Parameters.Select(static u => u.Name))})", static f => Rendering.Notations.Of(f.Value).Unicode),
    };

    private static CounterexampleInfo Entries(Claim claim, Finding finding, Counterexample example)
    {
        var (left, right) = (Side(example.Left), Side(example.Right));
        var values = example.Values.Where(static v => !IsUnit(v.Key, v.Value)).ToDictionary(static v => v.Key, static v => Matrix(v.Value));
        if (example.Order > 1) return new CounterexampleInfo(values, left, right) { Order = example.Order };
        if (claim is { Kind: ClaimKind.FirstOrder, Increments.Count: > 0, Order: > 0 }) return OfFirstOrder(values, left, right);
        var at = example.Values.Where(static v => IsUnit(v.Key, v.Value)).ToDictionary(static v => v.Key[Unit.Length..].TrimEnd('@'), static v => Position(v.Value));
        var indices = finding.Sides is { } sides ? claim.Readings.FirstOrDefault(r => r.Left.Equals(sides.Left) && r.Right.Equals(sides.Right))?.Indices ?? [] : [];
        if (indices.Count > 0 && Apart(left, right) is var (row, column))
        {
            // One index and a matrix: the index counts its columns.
            var columns = indices.Count == 1 && left.Rows[0].Count > 1;
            at[indices[0]] = (columns ? column : row) + 1;
            if (indices.Count > 1) at[indices[1]] = column + 1;
            (left, right) = columns ? (Column(left, column), Column(right, column)) : (One(left, row, column), One(right, row, column));
        }
        return new CounterexampleInfo(values, left, right) { At = at.Count > 0 ? at : null };
    }

    private static CounterexampleInfo OfFirstOrder(Dictionary<string, MatrixInfo> values, MatrixInfo left, MatrixInfo right)
    {
        var half = left.Rows.Count / 2;
        MatrixInfo Upper(MatrixInfo side) => new([.. side.Rows.Take(half)]);
        MatrixInfo Lower(MatrixInfo side) => new([.. side.Rows.Skip(half)]);
        return Apart(Upper(left), Upper(right)) is not null ? new CounterexampleInfo(values, Upper(left), Upper(right)) : new CounterexampleInfo(values, Lower(left), Lower(right)) { FirstOrder = true };
    }

    private static bool IsUnit(string name, Dense<Rational> value) => name.StartsWith(Unit, StringComparison.Ordinal) && name.TrimEnd('@').Length == Unit.Length + 1 && value.Columns == 1
        && value.Entries.ToArray() is var entries && entries.Count(static x => x.IsOne) == 1 && entries.Count(static x => x.IsZero) == entries.Length - 1;

    private static int Position(Dense<Rational> unit) => Array.FindIndex(unit.Entries.ToArray(), static x => x.IsOne) + 1;

    /// <summary>The first place where two values differ; null if they are alike.</summary>
    private static (int Row, int Column)? Apart(MatrixInfo left, MatrixInfo right)
    {
        for (var i = 0; i < Math.Min(left.Rows.Count, right.Rows.Count); i++)
        {
            for (var j = 0; j < Math.Min(left.Rows[i].Count, right.Rows[i].Count); j++)
            {
                if (left.Rows[i][j] != right.Rows[i][j]) return (i, j);
            }
        }
        return null;
    }

    private static MatrixInfo Column(MatrixInfo side, int column) => new([.. side.Rows.Select(IReadOnlyList<string> (row) => [row[column]])]);

    private static MatrixInfo One(MatrixInfo side, int row, int column) => new([[side.Rows[row][column]]]);

    private static MatrixInfo Side(SideValue side) => side.Exact is { } exact ? Matrix(exact)
        : side.Written is { } written ? Entries(written)
        : new MatrixInfo(Enumerable.Range(0, side.Rounded.Rows).Select(IReadOnlyList<string> (i) => [.. Enumerable.Range(0, side.Rounded.Columns).Select(j => side.Rounded[i, j].ToString("G6", CultureInfo.InvariantCulture))]));

    private static MatrixInfo Matrix(Dense<Rational> value) => Entries(value.Map(static x => x.ToString()));

    private static MatrixInfo Entries(Dense<string> value) =>
        new(Enumerable.Range(0, value.Rows).Select(IReadOnlyList<string> (i) => [.. Enumerable.Range(0, value.Columns).Select(j => value[i, j])]));
}
