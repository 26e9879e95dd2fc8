using System.CommandLine;
using Gradus.Checking.Contract;

namespace Gradus.Cli.Commands;

/// <summary>The options that commands share: how to print, and what is known about the symbols.</summary>
/// <typeparam name="TFormat">The formats that the command can print.</typeparam>
internal sealed class CommonOptions<TFormat>
    where TFormat : struct, Enum
{
    private const int Narrowest = 40, Widest = 500;

    private readonly Option<TFormat> format = WordOption.Create<TFormat>("--format", "How to print the answer: for people, for programs, or as a document");

    private readonly Option<bool> ascii = new("--ascii") { Description = "Print formulas in the plain syntax and no character outside ASCII (text format)" };

    private readonly Option<int?> width = new("--width") { HelpName = "N", Description = "The columns that text may take [default: those of the terminal, at most 100]" };

    private readonly Option<string[]> variables = new("--var")
    {
        HelpName = "\"A: m×n\"",
        Description = "Declare a symbol: \"A: m×n\", \"A: 3x4\", \"x: n\", \"a: scalar\", \"S: n×n symmetric\" (may be repeated)",
    };

    private readonly Option<string[]> assumptions = new("--assume")
    {
        HelpName = "\"S symmetric\"",
        Description = $"Assume something of a symbol: {string.Join(", ", Declaration.Properties)} (may be repeated)",
    };

    private readonly Option<LayoutChoice> layout = WordOption.Create<LayoutChoice>("--layout", "The convention for derivatives");

    private readonly Option<InputSyntax> syntax = WordOption.Create<InputSyntax>("--syntax", "The language of the input");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(variables);
        command.Options.Add(assumptions);
        command.Options.Add(layout);
        command.Options.Add(syntax);
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

    /// <summary>A request with what the options say about its symbols.</summary>
    public T Fill<T>(T request, ParseResult call)
        where T : Request
    {
        try
        {
            return Declaration.Fill(request, call.GetValue(variables) ?? [], call.GetValue(assumptions) ?? []) with { Layout = call.GetValue(layout), Syntax = call.GetValue(syntax) };
        }
        catch (FormatException problem)
        {
            throw new UsageException(problem.Message);
        }
    }
}
