using System.CommandLine;
using Gradus.Checking;
using Gradus.Checking.Contract;

namespace Gradus.Cli.Commands;

/// <summary><c>gradus check</c>: a verdict on every claim of a page.</summary>
internal static class CheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Session session)
    {
        var file = GuardedArgument.File("The derivation: Markdown, LaTeX, a notebook or plain text; - reads standard input");
        var common = new CommonOptions();
        var command = new Command("check", "Check a derivation, line by line") { file };
        common.AddTo(command);
        command.SetAction(call =>
        {
            var name = call.GetValue(file)!;
            var request = common.Fill(new CheckRequest(InputFile.ReadText(name, session)), call);
            if (request.Syntax == InputSyntax.Auto) request = request with { Syntax = SyntaxOf(name) };
            return (int)Printer.Print(request, Service.Answer(request), common.Output(call), session);
        });
        return command;
    }

    private static InputSyntax SyntaxOf(string name) => Path.GetExtension(name) switch
    {
        ".md" or ".markdown" => InputSyntax.Markdown,
        ".tex" or ".latex" => InputSyntax.Latex,
        ".ipynb" => InputSyntax.Notebook,
        _ => InputSyntax.Auto,
    };
}
