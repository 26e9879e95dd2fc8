using System.Xml;
using System.Xml.Linq;
using Gradus.Checking.Contract;
using Gradus.Cli.Files;

namespace Gradus.Cli.Reports;

/// <summary>The XML that test runners write and build servers read: a suite for each file, a case for each claim.</summary>
internal sealed class JunitReport(Look look, Session session) : Report
{
    private readonly List<XElement> suites = [];

    public override void Add(FileResult result)
    {
        var cases = result.Response.Error is { } error
            ? [Case(result, "the file can be read", new XElement("error", Attribute("type", error.Code), Attribute("message", error.Message)))]
            : result.Response.Claims.Select(claim => Case(result, claim)).Concat((result.Response.Silenced ?? []).Select(claim => Case(result, Name(claim), new XElement("skipped", Attribute("message", "silenced by a comment")))))
                .Concat((result.Response.Warnings ?? []).Where(static w => w.Code == "comment").Select(w => Case(result, $"{Phrases.PlaceOf(w.Line, w.Cell)}: a comment to gradus", new XElement("error", Attribute("type", w.Code), Attribute("message", w.Message))))).ToList();
        suites.Add(new XElement("testsuite", Attribute("name", result.Name), Counts(cases), Attribute("time", Durations.Seconds(result.Elapsed)), cases));
    }

    public override void End(Tally tally)
    {
        var all = new XElement("testsuites", Attribute("name", "gradus"), Counts([.. suites.Elements("testcase")]), Attribute("time", Durations.Seconds(tally.Elapsed)), suites);
        session.Out.WriteLine("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        session.Out.WriteLine(all.ToString().ReplaceLineEndings("\n"));
    }

    private static IEnumerable<XAttribute> Counts(IReadOnlyList<XElement> cases) =>
    [
        new("tests", cases.Count),
        new("failures", cases.Count(static c => c.Element("failure") is not null)),
        new("errors", cases.Count(static c => c.Element("error") is not null)),
        new("skipped", cases.Count(static c => c.Element("skipped") is not null)),
    ];

    private XElement Case(FileResult result, ClaimInfo claim)
    {
        var finding = Finding.Of(claim, look);
        return Case(result, Name(claim), finding.Severity switch
        {
            Severity.Wrong => Outcome("failure", claim, finding),
            Severity.Unread => Outcome("error", claim, finding),
            Severity.Note => new XElement("system-out", Text($"{finding.Word} {finding.Rule}: {finding.Message}")),
            _ => null,
        });
    }

    private static XElement Case(FileResult result, string name, XElement? outcome) => new("testcase", Attribute("classname", result.Name), Attribute("name", name), outcome);

    private static XElement Outcome(string kind, ClaimInfo claim, Finding finding)
        => new(kind, Attribute("type", finding.Rule), Attribute("message", finding.Message), Text($"{finding.Word}: {claim.Source.Trim()}\nline {finding.Line}, column {finding.Column}"));

    private string Name(ClaimInfo claim) => $"{Phrases.PlaceOf(claim.Line, claim.Cell)}: {look.Script.Formula(claim.Source.Trim(), claim.Text)}";

    private static XAttribute Attribute(string name, string value) => new(name, Text(value).Value);

    /// <summary>A text without the characters that XML has no way to write.</summary>
    private static XText Text(string text) => new(string.Concat(text.EnumerateRunes().Select(static rune => rune.ToString()).Where(static rune => rune.Length > 1 || XmlConvert.IsXmlChar(rune[0]))));
}
