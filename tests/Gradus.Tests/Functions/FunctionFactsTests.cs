using System.Text;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;
using Gradus.Tests.Cli;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Engine.Functions;

/// <summary>What each file of the catalog states about its function, written out in one page: shapes that fit and messages where they do not, domains, what a call simplifies to, differentials.</summary>
/// <remarks>Whether it is true is shown by the other tests of this folder; this one shows every change of it.</remarks>
public sealed class FunctionFactsTests
{
    [Fact]
    public void The_facts_are_those_that_were_read()
    {
        var text = new StringBuilder("# What the functions state\n");
        foreach (var function in Catalog.All.OrderBy(static f => f.Name, StringComparer.Ordinal)) Describe(function, text);
        Golden.Match("functions.md", text.ToString());
    }

    private static void Describe(MatrixFunction f, StringBuilder text)
    {
        text.Append(Invariant($"\n## {f.Name}\n\n{f.Arity} to {f.MostArguments} arguments, needs {f.Needs}, inverts {f.InvertsArgument}, tensors {f.TakesTensors}, domain {f.Domain ?? "all"}"));
        if (f is AnalyticFunction a) text.Append(Invariant($", primary {a.IsPrimary}, rational {a.IsRational}, exponent {a.Exponent}"));
        text.Append("\n\n");
        foreach (var line in Shapes(f).Concat(Reductions(f)).Concat(Differentials(f)).Distinct()) text.Append("- ").Append(line).Append('\n');
    }

    /// <summary>The shape of the value for all shapes of the arguments, and the message where they do not fit, once.</summary>
    private static IEnumerable<string> Shapes(MatrixFunction f)
    {
        var messages = new HashSet<string>();
        foreach (var arguments in Calls.Arguments(f, f.Arity))
        {
            if (arguments.Length > 1 && arguments.Any(static s => s is Symbol && s.Shape.Rows.Factor > 1 && s.Shape.Columns.Factor > 1)) continue;
            string line;
            try
            {
                line = $"{string.Join(", ", arguments.Select(static s => s is Symbol ? s.Shape.ToString() : Formulas.Text(s)))} → {f.InferShape(arguments)}{(f.DomainAt(arguments) is { } domain && domain != f.Domain ? ", where " + domain : "")}";
            }
            catch (ShapeException e)
            {
                if (!messages.Add(e.Message) || messages.Count > 8) continue;
                line = e.Message;
            }
            yield return line;
        }
    }

    private static IEnumerable<string> Reductions(MatrixFunction f)
    {
        var n = Size.Named("n");
        Expr[] special = [Number.Zero, Number.One, Number.Of(-1), Number.Of(4), Number.Of(Rational.Of(1, 2)), Constant.Zeros(new Shape(n, n)), Constant.Zeros(Shape.Column(n)), Constant.Identity(n), Constant.Ones(n, Size.One), Constant.Ones(n, n),
            .. new[] { "t", "x'", "A'", "S", "2*A", "2*t", "t*A", "diag(x)", "A^2", "p.^3", "sqrt(p)", "exp(t)", "vec(F)", "x*y'" }.Select(Formulas.Read)];
        foreach (var first in special)
        {
            foreach (var rest in f.Arity == 1 ? [[]] : Rests(f))
            {
                Expr[] arguments = [first, .. rest];
                if (Calls.TryApply(f, arguments) is { } value && !(value is Apply a && a.Function == f && a.Children.SequenceEqual(arguments))) yield return $"{f.Name}({string.Join(", ", arguments.Select(Formulas.Text))}) = {Formulas.Text(value)}";
            }
        }
    }

    private static IEnumerable<Expr[]> Rests(MatrixFunction f)
    {
        Expr[] some = [Number.Zero, Number.One, Number.Of(2), Number.Of(-1), Formulas.Read("A"), Formulas.Read("x"), Formulas.Letter("k")];
        return f.Arity == 2 ? some.Select(static x => new[] { x }) : some.SelectMany(x => some.Select(y => new[] { x, y }));
    }

    private static IEnumerable<string> Differentials(MatrixFunction f)
    {
        foreach (var (call, symbols) in Calls.Of(f).Take(12))
        {
            foreach (var x in symbols.Take(f is StructuralFunction ? 0 : 3)) yield return $"d {Formulas.Text(call)} = {Formulas.Text(Gradus.Differentiation.Differentials.Of(call, x))}";
        }
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
