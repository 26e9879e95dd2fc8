using System.Diagnostics;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Shapes;

namespace Gradus.Bench;

/// <summary>How the time for a derivative grows with products, sums and nesting.</summary>
internal static class Growth
{
    private static readonly Size N = Size.Named("n");
    private static readonly Symbol X = Symbol.Of("X", new Shape(N, N));

    /// <summary>Prints a table: what, how much of it, time, time for each.</summary>
    public static void Run()
    {
        var until = Stopwatch.StartNew();
        while (until.Elapsed.TotalSeconds < 3)
        {
            foreach (var small in new[] { Trace(12), Nested(4), Sum.Of(Enumerable.Range(0, 40).Select(static k => Matrices.Trace(Matrix("A", k % 30) * X * Matrix("B", k)))) }) Gradients.Of(small, X);
        }
        foreach (var n in new[] { 10, 30, 100, 300, 1000 }) Print("factors", n, Trace(n));
        foreach (var n in new[] { 10, 100, 1000, 10_000 }) Print("terms", n, Sum.Of(Enumerable.Range(0, n).Select(static k => Matrices.Trace(Matrix("A", k) * X * Matrix("B", k)))));
        foreach (var n in new[] { 10, 100, 1000, 10_000 }) Print("terms with a common head", n, Sum.Of(Enumerable.Range(0, n).Select(static k => Matrices.Trace(Matrix("A", 0) * X * Matrix("B", k)))));
        foreach (var n in new[] { 1, 5, 10, 20, 50 }) Print("layers", n, Nested(n));
    }

    private static Symbol Matrix(string name, int k) => Symbol.Of($"{name}_{k}", new Shape(N, N));

    private static Expr Trace(int n) => Matrices.Trace(Product.Of(Enumerable.Range(0, n).Select(k => k == n / 2 ? (Expr)X : Matrix("A", k))));

    /// <summary>tr(A₁ tanh(A₂ tanh(… X …))).</summary>
    private static Expr Nested(int layers)
    {
        Expr e = X;
        for (var k = layers; k > 0; k--) e = Matrix("A", k) * Matrices.Tanh(e);
        return Matrices.Trace(e);
    }

    private static void Print(string what, int count, Expr function)
    {
        var times = new List<double>();
        for (var total = 0.0; times.Count < 7 || (total < 3e5 && times.Count < 60);)
        {
            var start = Stopwatch.GetTimestamp();
            Gradients.Of(function, X);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            total += times[^1];
        }
        times.Sort();
        var median = times[times.Count / 2];
        Console.WriteLine(FormattableString.Invariant($"{count,7} {what,-26} {median,12:F0} µs {median / count,10:F2} µs each"));
    }
}
