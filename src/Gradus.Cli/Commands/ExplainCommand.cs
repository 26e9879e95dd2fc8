using System.CommandLine;
using Gradus.Checking.Contract;

namespace Gradus.Cli.Commands;

/// <summary><c>gradus explain</c>: what a rule or a misconception is.</summary>
internal static class ExplainCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Session session)
    {
        var name = GuardedArgument.Formula("ID", "The name of a rule or of a misconception, as steps and verdicts print it: product-rule, factor-two");
        var print = new PrintOptions<OutputFormat>();
        var command = new Command("explain", "Say what a rule or a misconception is, with an example") { name };
        print.AddTo(command);
        command.SetAction(call =>
        {
            var request = new ExplainRequest(call.GetValue(name)!);
            return (int)Printer.Answer(request, print.Format(call), print.Look(call), session);
        });
        return command;
    }
}
