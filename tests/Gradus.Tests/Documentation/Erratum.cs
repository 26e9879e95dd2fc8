using Gradus.Checking.Equivalence;
using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Rendering;
using Gradus.Syntax;

namespace Gradus.Tests.Documentation;

/// <summary>A formula that a table prints and that is not so: refuted by a counterexample, and true under the assumption that the table leaves out, if one is named.</summary>
internal sealed record Erratum(string Function, string By, string Declared, string HoldsIf, string Printed, string Source, string Remark)
{
    private static readonly Judge Judge = new(1);

    /// <summary>Every row under Errata in cookbook-entries.md.</summary>
    public static IReadOnlyList<Erratum> All { get; } =
    [
        .. SpecSection.Read("cookbook-entries.md").Single(static s => s.Title == "Errata").Rows
            .Select(static row => new Erratum(row[0], row[1], row[2], row[3], row[4], row[5], row[6])),
    ];

    /// <summary>The formula as printed, the judge's verdict and a counterexample.</summary>
    public string Write()
    {
        var (left, right) = Sides(Declared);
        var refuted = Assert.IsType<Judgement.Refuted>(Judge.Equal(left, right));
        if (HoldsIf.Length > 0)
        {
            var (under, condition) = Sides($"{Declared}; {HoldsIf}");
            Assert.True(Judge.Equal(under, condition).Holds, $"{Source} does not hold if {HoldsIf}");
        }
        var example = refuted.Counterexample;
        var values = string.Join(@",\quad ", example.Values.OrderBy(static v => v.Key, StringComparer.Ordinal).Select(static v => $"{v.Key} = {Matrix(v.Value)}"));
        return $"""
            ### {Source}

            Printed: $\displaystyle {Notations.Of(left, RelationKind.Equal, right).Latex}$  
            {new Symbols(Declared).InWords(static _ => true)}

            **Refuted.** {Remark}{(HoldsIf.Length > 0 ? $" As printed it holds if {HoldsIf.Replace(" ", " is ", StringComparison.Ordinal)}." : "")}
            For example, with

            $${values}$$

            the left side is ${Value(example.Left)}$ and the right side ${Value(example.Right)}$.

            """;
    }

    private (Expr Left, Expr Right) Sides(string declared)
    {
        var symbols = new Symbols(declared);
        if (By.Length == 0) return symbols.BindEquation(Function, Printed, "");
        var (f, x) = symbols.Bind(Function, By) is [var function, Symbol variable] ? (function, variable) : throw new ArgumentException($"{By} is no symbol");
        return (Derivative.Of(f, x), symbols.Bind(Printed, By)[0]);
    }

    private static string Value(SideValue side) => side.Exact is { } exact ? Matrix(exact)
        : Matrix(side.Rounded.Rows, side.Rounded.Columns, (i, j) => side.Rounded[i, j].ToString("G4", System.Globalization.CultureInfo.InvariantCulture));

    private static string Matrix(Dense<Rational> value) => Matrix(value.Rows, value.Columns, (i, j) => value[i, j].ToString());

    private static string Matrix(int rows, int columns, Func<int, int, string> entry) => (rows, columns) == (1, 1) ? entry(0, 0)
        : $@"\begin{{bmatrix}} {string.Join(@" \cr ", Enumerable.Range(0, rows).Select(i => string.Join(" & ", Enumerable.Range(0, columns).Select(j => entry(i, j)))))} \end{{bmatrix}}";
}
