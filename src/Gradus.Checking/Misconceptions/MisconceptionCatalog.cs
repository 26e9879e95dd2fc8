namespace Gradus.Checking.Misconceptions;

/// <summary>All misconceptions, the likeliest first.</summary>
public static class MisconceptionCatalog
{
    /// <summary>Every misconception, by rank.</summary>
    public static IReadOnlyList<Misconception> All { get; } =
    [
        .. typeof(Misconception).Assembly.GetTypes()
            .Where(static t => t is { IsAbstract: false } && typeof(Misconception).IsAssignableFrom(t))
            .Select(static t => (Misconception)Activator.CreateInstance(t)!)
            .OrderBy(static m => m.Rank).ThenBy(static m => m.Id, StringComparer.Ordinal),
    ];

    /// <summary>The misconception with a name of the contract's vocabulary, or null.</summary>
    public static Misconception? Find(string id) => All.FirstOrDefault(m => m.Id == id);
}
