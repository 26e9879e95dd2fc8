using System.Text.Json.Nodes;
using Gradus.Checking.Contract;
using Gradus.Cli.Files;

namespace Gradus.Cli.Reports;

/// <summary>One JSON object: under <c>files</c> the response for each file, a line each as it comes, and under <c>summary</c> the numbers.</summary>
internal sealed class JsonReport(Session session) : Report
{
    private const string Begin = "{\"files\":[\n";

    private string separator = Begin;

    public override void Add(FileResult result)
    {
        session.Out.Write(separator);
        session.Out.Write(Wire.Write(result.Response with { File = result.Name }));
        separator = ",\n";
    }

    public override void End(Tally tally)
    {
        var verdicts = new JsonObject(tally.Verdicts.Select(static v => KeyValuePair.Create(Words.Of(v.Key), (JsonNode?)v.Value)));
        var summary = new JsonObject { ["files"] = tally.Files, ["unreadable"] = tally.Unreadable, ["claims"] = tally.Claims, ["silenced"] = tally.Silenced, ["verdicts"] = verdicts };
        if (tally.Interrupted) summary["interrupted"] = true;
        session.Out.WriteLine($"{(separator == Begin ? Begin : "")}\n],\"summary\":{summary.ToJsonString()}}}");
    }
}
