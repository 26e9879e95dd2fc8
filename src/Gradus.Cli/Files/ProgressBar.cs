using System.Globalization;

namespace Gradus.Cli.Files;

/// <summary>One line at the foot of the terminal that says how far a run is.</summary>
/// <remarks>A live display of the console library would hold the terminal for itself; here results are written above the line while it stands.</remarks>
internal sealed class ProgressBar(TextWriter terminal, int files)
{
    private const int Cells = 24;
    private const string EraseLine = "\r\u001b[2K";

    private bool stands;

    /// <summary>Draws the line anew.</summary>
    public void Show(int done)
    {
        var filled = Cells * done / files;
        terminal.Write(string.Create(CultureInfo.InvariantCulture, $"{EraseLine}checking {new string('━', filled)}{new string('╌', Cells - filled)} {done}/{files}"));
        terminal.Flush();
        stands = true;
    }

    /// <summary>Takes the line away, so that something can be written in its place.</summary>
    public void Hide()
    {
        if (!stands) return;
        terminal.Write(EraseLine);
        terminal.Flush();
        stands = false;
    }
}
