namespace Gradus.Cli.Text;

/// <summary>Texts by others, made harmless for a terminal.</summary>
internal static class Quoting
{
    /// <summary>The text in one line and without control characters: it can neither move the cursor nor colour the terminal.</summary>
    public static string OneLine(string text)
        => text.Any(char.IsControl) ? string.Concat(text.Where(c => c == '\n' || !char.IsControl(c)).Select(c => c == '\n' ? ' ' : c)) : text;
}
