using System.CommandLine;
using System.CommandLine.Parsing;
using Gradus.Checking.Contract;

namespace Gradus.Cli.Commands;

/// <summary>Words of a call that are nearly those of a command or an option.</summary>
internal static class Mistyped
{
    /// <summary>What to tell about the first word that is no command, no option and no value; null if there is none, or if a bare <c>--</c> says that nothing is an option.</summary>
    public static string? Complaint(ParseResult call)
    {
        if (call.Tokens.Any(static token => token.Type == TokenType.DoubleDash)) return null;
        return Swallowed(call) ?? Unmatched(call);
    }

    /// <summary>An option that was taken for the value of an argument.</summary>
    private static string? Swallowed(ParseResult call)
    {
        var mistyped =
            from result in call.CommandResult.Children.OfType<ArgumentResult>()
            where result.Argument is IGuarded
            from token in result.Tokens
            where ((IGuarded)result.Argument).LooksLikeOption(token.Value)
            select (Text: NoOption(token.Value, call), result.Argument.Name);
        return mistyped.Select(static m => $"{m.Text}{(m.Text.EndsWith('?') ? " If" : "; if")} it is meant as {m.Name}, put '--' before it").FirstOrDefault();
    }

    private static string? Unmatched(ParseResult call) => call.UnmatchedTokens switch
    {
        [var word, ..] when word.StartsWith('-') => NoOption(word, call),
        [var word, ..] when call.CommandResult.Command is RootCommand root => $"there is no command '{word}'{NearNames.BestHint(word, root.Subcommands.Select(static c => c.Name))}",
        _ => null,
    };

    private static string NoOption(string word, ParseResult call)
        => $"there is no option '{word}'{NearNames.BestHint(word.Split('=')[0], OptionsOf(call.CommandResult.Command).Select(static o => o.Name).Append("--help").Distinct())}";

    /// <summary>Before the name of a command stand the options of any.</summary>
    private static IEnumerable<Option> OptionsOf(Command command) => command is RootCommand ? command.Options.Concat(command.Subcommands.SelectMany(static c => c.Options)) : command.Options;
}
