using Spectre.Console;

namespace Gradus.Cli.Text;

/// <summary>What a stretch of text means, from which its colour follows.</summary>
internal enum Tone
{
    /// <summary>Plain text.</summary>
    Plain,

    /// <summary>A heading.</summary>
    Strong,

    /// <summary>Line numbers, rule names, sizes.</summary>
    Faint,

    /// <summary>Something that holds.</summary>
    Good,

    /// <summary>Something that holds under a condition.</summary>
    Middling,

    /// <summary>Something that is wrong.</summary>
    Bad,

    /// <summary>Something that was not understood.</summary>
    Unknown,
}

/// <summary>What pages are written with.</summary>
internal abstract class Ink
{
    /// <summary>Writes a stretch of text.</summary>
    public abstract void Write(string text, Tone tone);
}

/// <summary>Ink without colour, for files, pipes and <c>NO_COLOR</c>.</summary>
internal sealed class PlainInk(TextWriter writer) : Ink
{
    public override void Write(string text, Tone tone) => writer.Write(text);
}

/// <summary>Ink with colour, for a terminal.</summary>
internal sealed class TerminalInk(TextWriter writer) : Ink
{
    /// <summary>Pages break their own lines; the console is told not to.</summary>
    private const int Boundless = 1 << 20;

    private readonly IAnsiConsole console = Create(writer);

    public override void Write(string text, Tone tone)
    {
        if (tone == Tone.Plain || text is "\n") writer.Write(text);
        else console.Write(text, StyleOf(tone));
    }

    private static IAnsiConsole Create(TextWriter writer)
    {
        var boundless = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
        });
        boundless.Profile.Width = Boundless;
        return boundless;
    }

    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Strong => new Style(decoration: Decoration.Bold),
        Tone.Faint => new Style(decoration: Decoration.Dim),
        Tone.Good => new Style(Color.Green),
        Tone.Middling => new Style(Color.Olive),
        Tone.Bad => new Style(Color.Maroon),
        Tone.Unknown => new Style(Color.Purple),
        _ => Style.Plain,
    };
}
