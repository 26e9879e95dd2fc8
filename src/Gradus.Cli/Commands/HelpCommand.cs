using System.CommandLine;
using Gradus.Checking.Contract;
using Gradus.Cli.Text;

namespace Gradus.Cli.Commands;

/// <summary><c>gradus help</c>: the start page, how formulas are written, or the options of a command.</summary>
internal static class HelpCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Session session)
    {
        var topic = new Argument<string?>("TOPIC") { Arity = ArgumentArity.ZeroOrOne, Description = "syntax: how formulas are written; or a command" };
        var command = new Command("help", "Say how formulas are written (help syntax), or what a command can do") { topic };
        command.SetAction(call =>
        {
            var asked = call.GetValue(topic);
            var commands = call.RootCommandResult.Command.Subcommands.Where(c => c != command).ToList();
            if (asked is null) session.Out.Write(HelpPages.Start);
            else if (asked == "syntax") session.Out.Write(HelpPages.Syntax());
            else if (commands.Exists(c => c.Name == asked)) return call.RootCommandResult.Command.Parse([asked, "--help"]).Invoke(new InvocationConfiguration { Output = session.Out, Error = session.Error });
            else throw new UsageException($"there is no help on '{asked}'{NearNames.BestHint(asked, commands.Select(static c => c.Name).Append("syntax"))}");
            return (int)ExitStatus.Holds;
        });
        return command;
    }
}
