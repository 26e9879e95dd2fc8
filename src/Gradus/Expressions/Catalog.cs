using System.Reflection;

namespace Gradus.Expressions;

/// <summary>All functions, found by class or by name.</summary>
public static class Catalog
{
    private static readonly Lazy<Dictionary<string, MatrixFunction>> ByName = new(static () =>
    {
        var table = new Dictionary<string, MatrixFunction>();
        foreach (var function in All!)
        {
            table[function.Name] = function;
            foreach (var alias in function.Aliases) table[alias] = function;
        }
        return table;
    });

    /// <summary>Every function, by name.</summary>
    public static IReadOnlyList<MatrixFunction> All { get; } =
    [
        .. typeof(MatrixFunction).Assembly.GetTypes()
            .Where(static t => t is { IsAbstract: false } && typeof(MatrixFunction).IsAssignableFrom(t))
            .Select(static t => (MatrixFunction)typeof(Entry<>).MakeGenericType(t).GetField(nameof(Entry<>.Instance), BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!)
            .OrderBy(static f => f.Name, StringComparer.Ordinal),
    ];

    /// <summary>The function with a plain name or alias, or null.</summary>
    public static MatrixFunction? Find(string name) => ByName.Value.GetValueOrDefault(name);

    /// <summary>The function of a class.</summary>
    public static T Get<T>()
        where T : MatrixFunction, new() => Entry<T>.Instance;

    /// <summary>A function of a class applied to arguments.</summary>
    public static Expr Call<T>(params ReadOnlySpan<Expr> arguments)
        where T : MatrixFunction, new() => Apply.Of(Entry<T>.Instance, arguments);

    private static class Entry<T>
        where T : MatrixFunction, new()
    {
        internal static readonly T Instance = new();
    }
}
