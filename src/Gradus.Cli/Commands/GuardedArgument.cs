using System.CommandLine;
using Gradus.Cli.Files;

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

    /// <summary>The value of an argument that takes a formula.</summary>
    /// <exception cref="UsageException">It is the name of a file.</exception>
    public static string FormulaOf(ParseResult call, Argument<string> argument)
    {
        var text = call.GetValue(argument)!;
        return FileList.NamesPage(text) ? throw new UsageException($"{text} is the name of a file, and {call.CommandResult.Command.Name} takes a formula; to check a file, write: gradus check {text}") : text;
    }

    private static bool BeginsWithDash(string name) => name.StartsWith('-') && name != "-";
}
