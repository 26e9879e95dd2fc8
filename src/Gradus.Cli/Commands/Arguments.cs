using System.CommandLine;
using System.CommandLine.Parsing;

namespace Gradus.Cli.Commands;

/// <summary>The arguments that commands take, guarded against options that were mistyped.</summary>
internal static class Arguments
{
    /// <summary>A file's name, or <c>-</c> for standard input.</summary>
    public static Argument<string> File(string description) => Create("FILE|-", description, name => name.StartsWith('-') && name != "-");

    /// <summary>A formula; it may begin with one minus sign, not with two.</summary>
    public static Argument<string> Formula(string name, string description) => Create(name, description, text => text.StartsWith("--", StringComparison.Ordinal));

    private static Argument<string> Create(string name, string description, Predicate<string> looksLikeOption)
    {
        var argument = new Argument<string>(name) { Description = description };
        argument.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && looksLikeOption(token.Value) && !IsEscaped(result))
            {
                result.AddError($"there is no option '{token.Value}'; put '--' before it if it is meant as {name}");
            }
        });
        return argument;
    }

    /// <summary>True if the call has a bare <c>--</c>, behind which nothing is an option.</summary>
    private static bool IsEscaped(ArgumentResult result)
    {
        SymbolResult top = result;
        while (top.Parent is not null) top = top.Parent;
        return top is CommandResult root && root.Tokens.Any(t => t.Type == TokenType.DoubleDash);
    }
}
