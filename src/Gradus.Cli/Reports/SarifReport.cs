using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gradus.Cli.Files;

namespace Gradus.Cli.Reports;

/// <summary>The Static Analysis Results Interchange Format 2.1.0, which code hosts and editors read.</summary>
/// <remarks>https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html</remarks>
internal sealed class SarifReport(Look look, Session session) : Report
{
    private static readonly JsonSerializerOptions Style = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SarifRules rules = new();
    private readonly JsonArray results = [];
    private readonly JsonArray notifications = [];

    public override void Add(FileResult result)
    {
        if (result.Response.Error is { } error)
        {
            notifications.Add(new JsonObject { ["level"] = "error", ["descriptor"] = new JsonObject { ["id"] = error.Code }, ["message"] = Text(error.Message), ["locations"] = Locations(result.Name, error.Line ?? 1, error.Column ?? 1) });
        }
        foreach (var finding in Finding.Of(result, look)) results.Add(Result(result.Name, finding));
        foreach (var claim in result.Response.Silenced ?? [])
        {
            var silenced = Result(result.Name, Finding.Of(claim, look));
            silenced["suppressions"] = new JsonArray(new JsonObject { ["kind"] = "inSource" });
            results.Add(silenced);
        }
    }

    public override void End(Tally tally)
    {
        var driver = new JsonObject { ["name"] = "Gradus", ["semanticVersion"] = typeof(SarifReport).Assembly.GetName().Version!.ToString(3), ["rules"] = rules.Table };
        var run = new JsonObject
        {
            ["tool"] = new JsonObject { ["driver"] = driver },
            ["columnKind"] = "utf16CodeUnits",
            ["invocations"] = new JsonArray(new JsonObject { ["executionSuccessful"] = tally is { Unreadable: 0, Interrupted: false }, ["toolExecutionNotifications"] = notifications }),
            ["results"] = results,
        };
        var log = new JsonObject { ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json", ["version"] = "2.1.0", ["runs"] = new JsonArray(run) };
        session.Out.WriteLine(log.ToJsonString(Style));
    }

    private JsonObject Result(string file, Finding finding) => new()
    {
        ["ruleId"] = finding.Rule,
        ["ruleIndex"] = rules.IndexOf(finding.Rule),
        ["level"] = finding.Severity switch { Severity.Wrong => "error", Severity.Unread => "warning", Severity.Note => "note", _ => "none" },
        ["kind"] = finding.Severity == Severity.Fine ? "pass" : "fail",
        ["message"] = Text(finding.Message),
        ["locations"] = Locations(file, finding.Line, finding.Column),
    };

    private static JsonArray Locations(string file, int line, int column)
    {
        var place = new JsonObject { ["artifactLocation"] = new JsonObject { ["uri"] = Uri(file) }, ["region"] = new JsonObject { ["startLine"] = line, ["startColumn"] = column } };
        return [new JsonObject { ["physicalLocation"] = place }];
    }

    /// <summary>A relative path as a relative reference; the parts between the slashes are escaped.</summary>
    private static string Uri(string file)
        => Path.IsPathRooted(file) ? new Uri(Path.GetFullPath(file)).AbsoluteUri : string.Join('/', file.Replace('\\', '/').Split('/').Select(System.Uri.EscapeDataString));

    private static JsonObject Text(string text) => new() { ["text"] = text };
}
