using System.Text;

namespace Gradus.Cli;

/// <summary>The outside world of one run: where input comes from, where output goes, and what the terminal can do.</summary>
public sealed record Session(Stream In, TextWriter Out, TextWriter Error)
{
    /// <summary>The width for prose where there is no terminal to ask.</summary>
    private const int PageWidth = 100;

    /// <summary>True where results may be coloured: a terminal, and nobody asked for none.</summary>
    public bool Colour { get; init; }

    /// <summary>True where a running count may be shown on standard error: a terminal that can erase a line.</summary>
    public bool Progress { get; init; }

    /// <summary>Told when somebody presses Ctrl-C, or asks the process to end.</summary>
    public CancellationToken Interrupted { get; init; }

    /// <summary>The status with which an interrupted call ends.</summary>
    public Func<ExitStatus> StatusOfInterruption { get; init; } = static () => ExitStatus.Interrupted;

    /// <summary>What runs are timed with.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The columns that prose may take.</summary>
    public int Width { get; init; } = PageWidth;

    /// <summary>Standard input, output and error of this process; all of them speak UTF-8, whatever the locale says.</summary>
    public static Session OfProcess()
    {
        var (terminal, isDumb) = (!Console.IsOutputRedirected, Environment.GetEnvironmentVariable("TERM") == "dumb");
        var signals = Signals.Watch(); // for as long as the process lives
        return new Session(StandardStreams.Input, Utf8(StandardStreams.Output), Utf8(StandardStreams.Error))
        {
            Colour = terminal && !IsSet("NO_COLOR") && !isDumb,
            Progress = !Console.IsErrorRedirected && !isDumb,
            Interrupted = signals.Token,
            StatusOfInterruption = () => signals.Status,
            Width = terminal ? Math.Clamp(Console.WindowWidth, 40, PageWidth) : PageWidth,
        };
    }

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));

    private static StreamWriter Utf8(Stream stream)
        => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 14) { NewLine = "\n" };
}
