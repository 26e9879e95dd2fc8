using System.CommandLine;

namespace Gradus.Cli.Commands;

/// <summary>The options that say how to print.</summary>
/// <typeparam name="TFormat">The formats that the command can print.</typeparam>
internal sealed class PrintOptions<TFormat>
    where TFormat : struct, Enum
{
    private const int Narrowest = 40, Widest = 500;

    private readonly Option<TFormat> format = WordOption.Create<TFormat>("--format", "How to print the answer: for people, for programs, or as a document");

    private readonly Option<bool> ascii = new("--ascii") { Description = "Print formulas in the plain syntax and no character outside ASCII (text format)" };

    private readonly Option<int?> width = new("--width") { HelpName = "N", Description = "The columns that text may take [default: those of the terminal, at most 100]" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(format);
        command.Options.Add(width);
        command.Options.Add(ascii);
    }

    /// <summary>In what to print.</summary>
    public TFormat Format(ParseResult call) => call.GetValue(format);

    /// <summary>How a page of text looks.</summary>
    public Look Look(ParseResult call)
        => call.GetValue(width) is null or (>= Narrowest and <= Widest) ? new() { Ascii = call.GetValue(ascii), Width = call.GetValue(width) }
            : throw new UsageException($"--width takes a number of columns from {Narrowest} to {Widest}");
}
