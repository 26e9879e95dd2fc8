using System.CommandLine;
using Gradus.Checking.Contract;

namespace Gradus.Cli.Commands;

/// <summary>The options that commands share: how to print, and what is known about the symbols.</summary>
internal sealed class CommonOptions
{
    private readonly Option<OutputFormat> format = WordOption.Create<OutputFormat>("--format", "How to print the answer");

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
        var declared = (call.GetValue(variables) ?? []).Select(Declaration.ReadVariable).ToList();
        var all = declared.Concat((call.GetValue(assumptions) ?? []).Select(Declaration.ReadAssumption)).ToList();
        return request with
        {
            Variables = Shapes(declared),
            Assumptions = all.Where(d => d.Words.Count > 0).GroupBy(d => d.Name, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, IReadOnlyList<string> (g) => [.. g.SelectMany(d => d.Words).Distinct(StringComparer.Ordinal)], StringComparer.Ordinal),
            Layout = call.GetValue(layout),
            Syntax = call.GetValue(syntax),
        };
    }

    private static Dictionary<string, ShapeInfo> Shapes(IReadOnlyList<Declaration> declarations)
    {
        var shapes = new Dictionary<string, ShapeInfo>(StringComparer.Ordinal);
        foreach (var (name, shape, _) in declarations)
        {
            if (!shapes.TryAdd(name, shape!)) throw new UsageException($"{name} is declared twice");
        }
        return shapes;
    }
}
