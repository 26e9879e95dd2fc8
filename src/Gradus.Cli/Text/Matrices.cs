using System.Globalization;
using Gradus.Checking.Contract;

namespace Gradus.Cli.Text;

/// <summary>Named matrices, drawn side by side.</summary>
internal static class Matrices
{
    private const int Gap = 4;

    /// <summary>Draws <c>A = [1 0]</c> and its neighbours in a row, and begins a new row where the page ends.</summary>
    public static void Write(Page page, int indent, IEnumerable<(string Name, MatrixInfo Matrix)> named)
    {
        var band = new List<string[]>();
        var used = 0;
        foreach (var drawing in named.Select(n => Draw(page.Script, n.Name, n.Matrix)))
        {
            if (used > 0 && indent + used + Gap + WidthOf(drawing) > page.Width)
            {
                Flush(page, indent, band);
                used = 0;
            }
            band.Add(drawing);
            used += (used > 0 ? Gap : 0) + WidthOf(drawing);
        }
        Flush(page, indent, band);
    }

    /// <summary>The lines of one matrix, all of one width, its name before the middle row; 1×1 is drawn as a number.</summary>
    private static string[] Draw(Script script, string name, MatrixInfo matrix)
    {
        var (rows, label) = (matrix.Rows, name + " = ");
        if (rows is [[var only]]) return [label + only];
        if (rows.Count == 0 || rows[0].Count == 0) return [label + "[]"];
        var widths = Enumerable.Range(0, rows[0].Count).Select(j => rows.Max(r => LengthOf(r[j]))).ToList();
        return [.. rows.Select((row, i) =>
        {
            var (left, right) = script.Brackets(i, rows.Count);
            var entries = row.Select((entry, j) => new string(' ', widths[j] - LengthOf(entry)) + entry);
            return (i == (rows.Count - 1) / 2 ? label : new string(' ', LengthOf(label))) + left + string.Join(' ', entries) + right;
        })];
    }

    /// <summary>Drawings have different heights; each stands with its name on one line with the others' names.</summary>
    private static void Flush(Page page, int indent, List<string[]> band)
    {
        if (band.Count == 0) return;
        var above = band.Max(d => (d.Length - 1) / 2);
        var below = band.Max(d => d.Length - 1 - ((d.Length - 1) / 2));
        for (var line = -above; line <= below; line++)
        {
            var parts = band.Select(drawing =>
            {
                var row = line + ((drawing.Length - 1) / 2);
                return row >= 0 && row < drawing.Length ? drawing[row] : new string(' ', WidthOf(drawing));
            });
            page.Line(indent, string.Join(new string(' ', Gap), parts).TrimEnd());
        }
        band.Clear();
    }

    private static int WidthOf(string[] drawing) => LengthOf(drawing[0]);

    private static int LengthOf(string text) => new StringInfo(text).LengthInTextElements;
}
