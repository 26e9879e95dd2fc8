using System.CommandLine;
using Gradus.Checking.Contract;

namespace Gradus.Cli.Commands;

/// <summary>The options that commands share: how to print, and what is known about the symbols.</summary>
internal sealed class CommonOptions
{
    private readonly Option<OutputFormat> format = WordOption.Create<OutputFormat>("--format", "How to print the answer: for people, for programs, or as a document");

    private readonly Option<bool> ascii = new("--ascii") { Description = "Print formulas in the plain syntax and no character outside ASCII (text format)" };

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
        command.Options.Add(ascii);
    }

    /// <summary>How to print.</summary>
    public (OutputFormat Format, bool Ascii) Output(ParseResult call) => (call.GetValue(format), call.GetValue(ascii));

    /// <summary>The language of the input as given.</summary>
    public InputSyntax Syntax(ParseResult call) => call.GetValue(syntax);

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
