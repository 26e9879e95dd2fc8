using System.CommandLine;
using Gradus.Checking.Contract;

namespace Gradus.Cli.Commands;

/// <summary>The options that commands share: how to print, and what is known about the symbols.</summary>
/// <typeparam name="TFormat">The formats that the command can print.</typeparam>
internal sealed class CommonOptions<TFormat>
    where TFormat : struct, Enum
{
    private readonly PrintOptions<TFormat> print = new();

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
        print.AddTo(command);
    }

    /// <summary>In what to print.</summary>
    public TFormat Format(ParseResult call) => print.Format(call);

    /// <summary>How a page of text looks.</summary>
    public Look Look(ParseResult call) => print.Look(call);

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
