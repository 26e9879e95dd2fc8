using System.CommandLine;
using System.Globalization;
using Gradus.Checking.Contract;

namespace Gradus.Cli.Commands;

/// <summary><c>gradus derive</c>: a derivative with its steps.</summary>
internal static class DeriveCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Session session)
    {
        var expression = GuardedArgument.Formula("EXPR", "The function: \"tr(A*B*A')\"");
        var wrt = new Option<string>("--wrt") { HelpName = "X", Description = "The variable; several, U,V, for the derivative by each, and with --order 2 for the mixed one; the formula's only letter if left out" };
        var order = new Option<int>("--order") { HelpName = "K", Description = "1 for the derivative, 2 for the second one", DefaultValueFactory = _ => 1 };
        var form = WordOption.Create<DerivativeForm>("--form", "The derivative itself, or the differential in dX");
        var structure = WordOption.Create<StructureMeaning>("--structure", "What the variable's declared structure (symmetric, diagonal …) means");
        var method = WordOption.Create<DerivationMethod>("--method", "How to find and explain it");
        var through = new Option<string>("--through") { HelpName = "U", Description = "For the chain method: the inner expression to go through, \"A'*A\"; found if left out" };
        var cost = WordOption.Create<CostChoice>("--cost", "Which of equal formulas to print: the shortest to read, or the cheapest to compute");
        var sizes = new Option<string[]>("--size") { HelpName = "m=1000", Description = "The length of a size, for --cost compute; 100 where nothing is said (may be repeated)" };
        var substeps = new Option<bool>("--substeps") { Description = "Show the steps within the steps" };
        var common = new CommonOptions<OutputFormat>();
        var command = new Command("derive", "Find a derivative, with its steps") { expression, wrt, order, form, structure, method, through, cost, sizes, substeps };
        common.AddTo(command);
        command.SetAction(call =>
        {
            var request = common.Fill(
                new DeriveRequest(GuardedArgument.FormulaOf(call, expression), call.GetValue(wrt) ?? "", call.GetValue(order))
                {
                    Form = call.GetValue(form),
                    Structure = call.GetValue(structure),
                    Method = call.GetValue(method),
                    Through = call.GetValue(through) ?? "",
                    Cost = call.GetValue(cost),
                    Sizes = Lengths(call.GetValue(sizes) ?? []),
                    Substeps = call.GetValue(substeps),
                },
                call);
            return (int)Printer.Answer(request, common.Format(call), common.Look(call), session);
        });
        return command;
    }

    private static Dictionary<string, long> Lengths(IEnumerable<string> sizes)
    {
        var lengths = new Dictionary<string, long>();
        foreach (var size in sizes)
        {
            if (size.Split('=') is not [var name, var text] || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length is < 1 or > 1_000_000_000) throw new UsageException($"'{size}' is no size: write m=1000");
            lengths[name.Trim()] = length;
        }
        return lengths;
    }
}
