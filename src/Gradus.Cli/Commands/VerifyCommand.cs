using System.CommandLine;
using Gradus.Checking.Contract;

namespace Gradus.Cli.Commands;

/// <summary><c>gradus verify</c>: is this identity true.</summary>
internal static class VerifyCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Session session)
    {
        var claim = GuardedArgument.Formula("LHS = RHS", "The identity: \"inv(A*B) = inv(B)*inv(A)\"");
        var common = new CommonOptions<OutputFormat>();
        var command = new Command("verify", "Decide whether an identity is true") { claim };
        common.AddTo(command);
        command.SetAction(call =>
        {
            var request = common.Fill(new VerifyRequest(GuardedArgument.FormulaOf(call, claim)), call);
            return (int)Printer.Answer(request, common.Format(call), common.Look(call), session);
        });
        return command;
    }
}
