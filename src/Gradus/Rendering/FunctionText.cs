using System.Collections.Concurrent;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Shapes;
using Gradus.Simplification;

namespace Gradus.Rendering;

/// <summary>How a function and its differential read, from the function itself.</summary>
public static class FunctionText
{
    private static readonly ConcurrentDictionary<string, (string Name, string Formula)> Known = new();

    /// <summary>The name as it is written, <c>log det X</c>, and its differential, <c>d log det X = tr(X⁻¹ dX)</c>.</summary>
    public static (string Name, string Formula) DifferentialOf(MatrixFunction function) => Known.GetOrAdd(function.Name, _ => Written(function));

    /// <summary>The same in letters that are free: an argument has the name of a symbol only where the function is applied to just that.</summary>
    public static (string Name, string Formula) DifferentialOf(MatrixFunction function, IReadOnlySet<string> taken, Expr within)
    {
        var applied = within.SelfAndDescendants().OfType<Apply>().Where(a => ReferenceEquals(a.Function, function)).ToList();
        if ((function is ElementwiseFunction && applied.Count > 0 && applied.TrueForAll(static a => a.IsScalar) ? OfNumbers(function) : Arguments(function)) is not { } usual) return DifferentialOf(function);
        bool IsFree(Expr argument, int place) => argument is not Symbol s || !taken.Contains(s.Name) || applied.TrueForAll(a => a.Children[place] is Symbol same && same.Name == s.Name);
        var renamed = usual.Select((argument, k) => argument is Symbol s && !IsFree(argument, k) ? Symbol.Of(Other(s, taken), s.Shape) : argument).ToArray();
        return Written(function, renamed);
    }

    private static Expr[] OfNumbers(MatrixFunction function) => [.. Enumerable.Range(0, function.Arity).Select(static k => Symbol.Of(k == 0 ? "x" : "k", Shape.Scalar))];

    private static string Other(Symbol s, IReadOnlySet<string> taken) =>
        (s.IsScalar ? "abcrst" : s.Shape.IsColumn ? "uvwz" : "UVWZMS").Select(static c => c.ToString()).FirstOrDefault(n => !taken.Contains(n)) ?? s.Name;

    /// <summary>Symbols that the function takes: a matrix, a square one, a vector, or what fits beside one.</summary>
    public static Expr[]? Arguments(MatrixFunction function)
    {
        var (m, n) = (Size.Named("m"), Size.Named("n"));
        Shape[] shapes = function is ElementwiseFunction ? [Shape.Column(n)] : [new Shape(m, n), new Shape(n, n), Shape.Column(n)];
        foreach (var first in shapes)
        {
            foreach (var second in function is ElementwiseFunction ? [Shape.Scalar] : new[] { first, Shape.Scalar, new Shape(n, n) })
            {
                var arguments = Enumerable.Range(0, function.Arity).Select(k => (Expr)Symbol.Of(Name(k, k == 0 ? first : k == 2 ? first : second), k == 0 ? first : k == 2 ? first : second)).ToArray();
                if (Fits(function, arguments)) return arguments;
            }
        }
        return null;
    }

    private static string Name(int argument, Shape shape) => argument switch
    {
        0 => shape.IsColumn ? "x" : "X",
        1 => shape.IsScalar ? "k" : shape.IsColumn ? "y" : "Y",
        _ => shape.IsScalar ? "a" : shape.IsColumn ? "z" : "Z",
    };

    private static bool Fits(MatrixFunction function, Expr[] arguments)
    {
        try
        {
            function.InferShape(arguments);
            return true;
        }
        catch (ShapeException)
        {
            return false;
        }
    }

    private static (string Name, string Formula) Written(MatrixFunction function)
    {
        return Arguments(function) is { } x ? Written(function, x) : (function.Name, $"d {function.Name} by its own rule");
    }

    private static (string Name, string Formula) Written(MatrixFunction function, Expr[] x)
    {
        var renderer = new UnicodeRenderer();
        var value = Apply.Of(function, x);
        var change = Differentials.Of(value, (Symbol)x[0]);
        var name = renderer.Render(value);
        return (name, $"d{(name.StartsWith('(') || name.StartsWith('‖') || name.Length < 3 ? "" : " ")}{Bracketed(name)} = {renderer.Render(Simplifier.Simplify(change))}");
    }

    private static string Bracketed(string name) => name.Contains('⁻', StringComparison.Ordinal) || name.Contains('^', StringComparison.Ordinal) ? $"({name})" : name;
}
