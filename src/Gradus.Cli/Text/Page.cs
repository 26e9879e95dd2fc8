using System.Globalization;

namespace Gradus.Cli.Text;

/// <summary>A page of text in the making: lines, indented blocks, prose broken at the width.</summary>
internal sealed class Page(Ink ink, int width, Script script)
{
    /// <summary>The columns of the page.</summary>
    public int Width => width;

    /// <summary>The characters that the page is written in.</summary>
    public Script Script => script;

    /// <summary>The columns that a text takes on this page.</summary>
    public int WidthOf(string text) => new StringInfo(Quoting.OneLine(script.Words(text))).LengthInTextElements;

    /// <summary>Writes within a line; line ends in the text become spaces, and control characters are left out.</summary>
    public Page Put(string text, Tone tone = Tone.Plain)
    {
        ink.Write(Quoting.OneLine(script.Words(text)), tone);
        return this;
    }

    /// <summary>Ends the line.</summary>
    public void End() => ink.Write("\n", Tone.Plain);

    /// <summary>A whole line.</summary>
    public void Line(int indent, string text, Tone tone = Tone.Plain)
    {
        ink.Write(new string(' ', indent), Tone.Plain);
        Put(text, tone).End();
    }

    /// <summary>Sentences, broken between words; the first line may begin with a label of its own tone.</summary>
    public void Prose(int indent, string text, string label = "", Tone labelTone = Tone.Plain, Tone tone = Tone.Plain)
    {
        var (first, room) = (true, Math.Max(20, width - indent));
        foreach (var line in Break(Quoting.OneLine(script.Words(label + text)), room))
        {
            ink.Write(new string(' ', indent), Tone.Plain);
            var split = first ? Math.Min(label.Length, line.Length) : 0;
            if (split > 0) ink.Write(line[..split], labelTone);
            ink.Write(line[split..], tone);
            End();
            first = false;
        }
    }

    private static IEnumerable<string> Break(string text, int room)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > room)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }
        yield return line;
    }
}
