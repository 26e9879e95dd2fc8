using System.CommandLine;
using Gradus.Checking.Contract;
using Gradus.Cli.Files;
using Gradus.Cli.Reports;
using Gradus.Cli.Text;

namespace Gradus.Cli.Commands;

/// <summary><c>gradus check</c>: a verdict on every claim of a page, or of many.</summary>
internal static class CheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Session session)
    {
        var files = GuardedArgument.Files("The derivations: Markdown, LaTeX, notebooks or plain text, and folders of them; - reads standard input");
        var strict = new Option<bool>("--strict") { Description = "Count as a failure whatever does not hold as written: conditions, other layouts, what was not understood" };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Print only what is wrong, and the summary" };
        var verbose = new Option<bool>("--verbose", "-v") { Description = "Print also how every symbol was read, what was assumed or silenced, and how long it took" };
        var common = new CommonOptions<ReportFormat>();
        var command = new Command("check", "Check derivations, line by line") { files, strict, quiet, verbose };
        common.AddTo(command);
        command.SetAction(call =>
        {
            var look = common.Look(call) with
            {
                Strictness = call.GetValue(strict) ? Strictness.Strict : Strictness.Usual,
                Detail = call.GetValue(quiet) ? Detail.Quiet : call.GetValue(verbose) ? Detail.Verbose : Detail.Usual,
            };
            var arguments = call.GetValue(files)!;
            var several = arguments.Length > 1 || Directory.Exists(arguments[0]);
            var report = Report.For(common.Format(call), several, look, session);
            return (int)new CheckRun(common.Fill(new CheckRequest(), call), look.Strictness, session).Over(new FileList((name, why) => session.Error.WriteLine($"gradus: {Quoting.OneLine(name)} is passed over: {why}")).Of(arguments), report);
        });
        return command;
    }
}
