using System.CommandLine;
using Gradus.Cli.Batch;

namespace Gradus.Cli.Commands;

/// <summary><c>gradus batch</c>: JSON Lines in, JSON Lines out.</summary>
internal static class BatchCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Session session)
    {
        var file = GuardedArgument.File("Requests, one JSON object a line; - reads standard input");
        var command = new Command("batch", "Answer JSON Lines requests with JSON Lines responses, in order") { file };
        command.SetAction(call =>
        {
            using var input = InputFile.Open(call.GetValue(file)!, session);
            return (int)BatchRun.Run(input, session.Out, session.Interrupted);
        });
        return command;
    }
}
