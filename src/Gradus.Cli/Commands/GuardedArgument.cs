using System.CommandLine;
using System.CommandLine.Parsing;

namespace Gradus.Cli.Commands;

/// <summary>Something that can tell whether a word is a mistyped option.</summary>
internal interface IGuarded
{
    /// <summary>True for a word that nobody means as a value.</summary>
    bool LooksLikeOption(string word);
}

/// <summary>An argument that does not swallow a mistyped option as if it were its value.</summary>
internal sealed class GuardedArgument<T> : Argument<T>, IGuarded
{
    private readonly Predicate<string> looksLikeOption;

    /// <summary>An argument and what looks like an option to it.</summary>
    public GuardedArgument(string name, string description, Predicate<string> looksLikeOption)
        : base(name)
    {
        Description = description;
        this.looksLikeOption = looksLikeOption;
    }

    /// <inheritdoc/>
    public bool LooksLikeOption(string word) => looksLikeOption(word);
}

/// <summary>The arguments of the commands.</summary>
internal static class GuardedArgument
{
    /// <summary>A file's name, or <c>-</c> for standard input.</summary>
    public static Argument<string> File(string description) => new GuardedArgument<string>("FILE|-", description, BeginsWithDash);

    /// <summary>Names of files and folders, and <c>-</c> for standard input.</summary>
    public static Argument<string[]> Files(string description) => new GuardedArgument<string[]>("FILE|-", description, BeginsWithDash) { Arity = ArgumentArity.OneOrMore };

    /// <summary>A formula or a name; it may begin with one minus sign, not with two.</summary>
    public static Argument<string> Formula(string name, string description) => new GuardedArgument<string>(name, description, static text => text.StartsWith("--", StringComparison.Ordinal));

    /// <summary>What to tell about an argument of the call that looks like an option; null if none does, or if a bare <c>--</c> says that nothing is one.</summary>
    public static string? Complaint(ParseResult call)
    {
        if (call.Tokens.Any(token => token.Type == TokenType.DoubleDash)) return null;
        var mistyped =
            from result in call.CommandResult.Children.OfType<ArgumentResult>()
            where result.Argument is IGuarded
            from token in result.Tokens
            where ((IGuarded)result.Argument).LooksLikeOption(token.Value)
            select $"there is no option '{token.Value}'; if it is meant as {result.Argument.Name}, put '--' before it";
        return mistyped.FirstOrDefault();
    }

    private static bool BeginsWithDash(string name) => name.StartsWith('-') && name != "-";
}
