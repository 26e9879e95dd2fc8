using System.CommandLine;
using System.CommandLine.Parsing;

namespace Gradus.Cli.Commands;

/// <summary>An argument that does not swallow a mistyped option as if it were its value.</summary>
internal sealed class GuardedArgument : Argument<string>
{
    private readonly Predicate<string> looksLikeOption;

    private GuardedArgument(string name, string description, Predicate<string> looksLikeOption)
        : base(name)
    {
        Description = description;
        this.looksLikeOption = looksLikeOption;
    }

    /// <summary>A file's name, or <c>-</c> for standard input.</summary>
    public static GuardedArgument File(string description) => new("FILE|-", description, name => name.StartsWith('-') && name != "-");

    /// <summary>A formula; it may begin with one minus sign, not with two.</summary>
    public static GuardedArgument Formula(string name, string description) => new(name, description, text => text.StartsWith("--", StringComparison.Ordinal));

    /// <summary>What to tell about an argument of the call that looks like an option; null if none does, or if a bare <c>--</c> says that nothing is one.</summary>
    public static string? Complaint(ParseResult call)
    {
        if (call.Tokens.Any(token => token.Type == TokenType.DoubleDash)) return null;
        return call.CommandResult.Children.OfType<ArgumentResult>()
            .Where(result => result.Argument is GuardedArgument guarded && result.Tokens.Any(token => guarded.looksLikeOption(token.Value)))
            .Select(result => $"there is no option '{result.Tokens[0].Value}'; if it is meant as {result.Argument.Name}, put '--' before it")
            .FirstOrDefault();
    }
}
