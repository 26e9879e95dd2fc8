namespace Gradus.Bench;

/// <summary>The texts that are checked; they are part of the program.</summary>
internal static class Pages
{
    /// <summary>The names of the texts that begin so, in order.</summary>
    public static IEnumerable<string> Names(string start) => typeof(Pages).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(start, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>The text of a file in the folder Pages, or of a sample: <c>samples/logistic.tex</c>.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(Pages).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
