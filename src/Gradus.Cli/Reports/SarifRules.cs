using System.Text.Json.Nodes;
using Gradus.Checking.Misconceptions;

namespace Gradus.Cli.Reports;

/// <summary>The table of rules in a SARIF log: every misconception, and after them the verdicts that came without one.</summary>
internal sealed class SarifRules
{
    private readonly List<string> ids = [.. MisconceptionCatalog.All.Select(static m => m.Id)];

    /// <summary>The table.</summary>
    public JsonArray Table => [.. ids.Select(Entry)];

    /// <summary>The place of a rule in the table; one that is not there yet is added.</summary>
    public int IndexOf(string id)
    {
        if (!ids.Contains(id)) ids.Add(id);
        return ids.IndexOf(id);
    }

    private static JsonObject Entry(string id) => MisconceptionCatalog.Find(id) is { } known
        ? new()
        {
            ["id"] = id,
            ["shortDescription"] = Text(known.Message),
            ["fullDescription"] = Text($"{known.Message} Believed: {known.WrongForm}. It holds that {known.RightForm}."),
            ["help"] = new JsonObject { ["text"] = $"Believed: {known.WrongForm}\nIt holds: {known.RightForm}", ["markdown"] = $"Believed: {known.WrongForm}\n\nIt holds: {known.RightForm}\n\nMore: `gradus explain {id}`" },
        }
        : new() { ["id"] = id, ["shortDescription"] = Text($"The verdict on a claim, or a remark on the text: {id}.") };

    private static JsonObject Text(string text) => new() { ["text"] = text };
}
