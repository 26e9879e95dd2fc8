namespace Gradus.Bench;

/// <summary>The texts that are checked; they are part of the program.</summary>
internal static class Pages
{
    /// <summary>The text of a file in the folder Pages.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(Pages).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
