using System.CommandLine;

namespace Gradus.Cli.Commands;

/// <summary>All commands of the program.</summary>
public static class CommandTree
{
    /// <summary>The root, with every command beneath it.</summary>
    public static RootCommand Create(Session session) => new(
        """
        Gradus checks matrix calculus step by step, and does it with every step shown.

        Exit status: 0 everything asked holds; 1 a claim is wrong; 2 the input or the call could not be understood.
        """)
    {
        CheckCommand.Create(session),
        DeriveCommand.Create(session),
        VerifyCommand.Create(session),
        ExplainCommand.Create(session),
        BatchCommand.Create(session),
        HelpCommand.Create(session),
    };
}
