using System.Collections.Concurrent;
using Gradus.Numerics;

namespace Gradus.Evaluation;

/// <summary>An index form such as <c>ij,kl-&gt;(ik)(jl)</c>, read once, that moves, multiplies and sums entries of matrices over any field.</summary>
internal sealed class IndexPlan
{
    private static readonly ConcurrentDictionary<string, IndexPlan> Plans = new();
    private readonly int[][][] operands; // operand, axis, letters with the slow one first
    private readonly int[][] result;
    private readonly int letters;

    private IndexPlan(string form)
    {
        var names = new List<char>();
        var arrow = form.IndexOf("->", StringComparison.Ordinal);
        operands = [.. form[..arrow].Split(',').Select(part => Axes(part, names))];
        result = Axes(form[(arrow + 2)..], names);
        letters = names.Count;
    }

    /// <summary>The plan of an index form.</summary>
    public static IndexPlan Of(string form) => Plans.GetOrAdd(form, static text => new IndexPlan(text));

    /// <summary>True if an operand has the four axes of an order-4 tensor in this form.</summary>
    public bool TakesTensor(int operand) => operands[operand].Length == 4;

    /// <summary>True if every operand and the result have the same axes, so that tensors may be taken as plain matrices.</summary>
    public bool IsEntrywise => operands.All(axes => axes.Length == result.Length && axes.Zip(result).All(static pair => pair.First.AsSpan().SequenceEqual(pair.Second)));

    /// <summary>The value; lengths give rows and columns (and those of the variable for a tensor) of every operand, then of the result.</summary>
    public Dense<T> Run<T>(Field<T> field, ReadOnlySpan<Dense<T>> values, ReadOnlySpan<int[]> lengths, EvaluationContext context)
    {
        var count = values.Length;
        Span<int> size = stackalloc int[letters];
        for (var o = 0; o < count; o++) Measure(operands[o], lengths[o], size);
        Measure(result, lengths[count], size);
        for (var o = 0; o <= count; o++) Verify(o < count ? operands[o] : result, lengths[o], size);

        Span<int> strides = stackalloc int[(count + 1) * letters];
        for (var o = 0; o <= count; o++) Stride(o < count ? operands[o] : result, lengths[o], size, strides.Slice(o * letters, letters));
        long steps = 1;
        foreach (var s in size) steps *= s;
        context.Spend(steps);

        var (rows, columns) = Flat(lengths[count]);
        var entries = new T[rows * columns];
        Array.Fill(entries, field.Zero);
        Span<int> at = stackalloc int[letters];
        Span<int> offsets = stackalloc int[count + 1];
        at.Clear();
        offsets.Clear();
        while (true)
        {
            var term = values[0].Entries[offsets[0]];
            for (var o = 1; o < count; o++) term = field.Multiply(term, values[o].Entries[offsets[o]]);
            ref var place = ref entries[offsets[count]];
            place = field.Add(place, term);
            var letter = letters - 1;
            for (; letter >= 0; letter--)
            {
                at[letter]++;
                for (var o = 0; o <= count; o++) offsets[o] += strides[(o * letters) + letter];
                if (at[letter] < size[letter]) break;
                for (var o = 0; o <= count; o++) offsets[o] -= size[letter] * strides[(o * letters) + letter];
                at[letter] = 0;
            }
            if (letter < 0) return Dense<T>.Of(rows, columns, entries);
        }
    }

    private static (int Rows, int Columns) Flat(int[] lengths) => lengths.Length == 4 ? (lengths[0] * lengths[1], lengths[2] * lengths[3]) : (lengths[0], lengths[1]);

    private static int[][] Axes(string part, List<char> names)
    {
        var axes = new List<int[]>();
        List<int>? composite = null;
        foreach (var c in part)
        {
            switch (c)
            {
                case '(':
                    composite = [];
                    break;
                case ')':
                    axes.Add([.. composite!]);
                    composite = null;
                    break;
                case '1':
                    axes.Add([]);
                    break;
                default:
                    var letter = names.IndexOf(c);
                    if (letter < 0)
                    {
                        letter = names.Count;
                        names.Add(c);
                    }
                    if (composite is null) axes.Add([letter]);
                    else composite.Add(letter);
                    break;
            }
        }
        return [.. axes];
    }

    private static void Measure(int[][] axes, int[] lengths, Span<int> size)
    {
        for (var a = 0; a < axes.Length; a++)
        {
            if (axes[a].Length == 1) size[axes[a][0]] = lengths[a];
        }
    }

    private static void Verify(int[][] axes, int[] lengths, ReadOnlySpan<int> size)
    {
        for (var a = 0; a < lengths.Length; a++)
        {
            var length = 1;
            if (a < axes.Length)
            {
                foreach (var letter in axes[a]) length *= size[letter];
            }
            if (length != lengths[a]) throw new EvaluationLimitException("an index form does not fit the lengths of its operands");
        }
    }

    private static void Stride(int[][] axes, int[] lengths, ReadOnlySpan<int> size, Span<int> strides)
    {
        strides.Clear();
        for (var a = 0; a < axes.Length; a++)
        {
            var stride = lengths.Length == 4
                ? a switch { 0 => lengths[2] * lengths[3], 1 => lengths[0] * lengths[2] * lengths[3], 2 => 1, _ => lengths[2] }
                : a == 0 ? lengths[1] : 1;
            for (var i = axes[a].Length - 1; i >= 0; i--)
            {
                strides[axes[a][i]] += stride;
                stride *= size[axes[a][i]];
            }
        }
    }
}
