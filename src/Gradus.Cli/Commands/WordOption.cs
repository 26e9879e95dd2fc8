using System.CommandLine;
using Gradus.Checking.Contract;

namespace Gradus.Cli.Commands;

/// <summary>How an answer is printed.</summary>
public enum OutputFormat
{
    /// <summary>For people, at a terminal.</summary>
    Text,

    /// <summary>For programs: the response of the contract.</summary>
    Json,

    /// <summary>A document in Markdown, formulas between dollar signs.</summary>
    Markdown,

    /// <summary>A LaTeX article.</summary>
    Latex,

    /// <summary>A page of HTML that needs nothing else.</summary>
    Html,
}

/// <summary>How a check of files is printed.</summary>
public enum ReportFormat
{
    /// <summary>For people, at a terminal.</summary>
    Text,

    /// <summary>A line for each finding, as compilers write them.</summary>
    Concise,

    /// <summary>For programs: the responses of the contract.</summary>
    Json,

    /// <summary>For code hosts and editors: SARIF 2.1.0.</summary>
    Sarif,

    /// <summary>Workflow commands of GitHub Actions.</summary>
    Github,

    /// <summary>For build servers: a test case for each claim.</summary>
    Junit,

    /// <summary>A document in Markdown, formulas between dollar signs.</summary>
    Markdown,

    /// <summary>A page of HTML that needs nothing else.</summary>
    Html,

    /// <summary>A LaTeX article.</summary>
    Latex,
}

/// <summary>An option that takes one of the words of an enum.</summary>
internal static class WordOption
{
    /// <summary>An option whose help lists the words and whose errors do too; the first word is the default.</summary>
    public static Option<T> Create<T>(string name, string description)
        where T : struct, Enum
    {
        var words = string.Join("|", Words.All<T>());
        var option = new Option<T>(name)
        {
            HelpName = words,
            Description = $"{description} [default: {Words.Of(default(T))}]",
            CustomParser = result =>
            {
                if (Words.TryParse<T>(result.Tokens[0].Value, out var value)) return value;
                result.AddError($"{name} cannot be '{result.Tokens[0].Value}': it takes {words.Replace("|", ", ", StringComparison.Ordinal)}");
                return default;
            },
        };
        option.CompletionSources.Add([.. Words.All<T>()]);
        return option;
    }
}
