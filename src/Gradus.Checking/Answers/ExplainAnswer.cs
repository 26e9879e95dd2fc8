using Gradus.Checking.Contract;
using Gradus.Checking.Misconceptions;
using Gradus.Derivations;
using Gradus.Expressions;
using Gradus.Rendering;
using Gradus.Simplification;
using Gradus.Syntax;

namespace Gradus.Checking.Answers;

/// <summary>Answers what a name stands for: a rule of derivation, a rule of simplification, or a misconception.</summary>
internal static class ExplainAnswer
{
    private const string OfFunction = "differential-of-";

    /// <summary>Every name that can be explained.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. RuleExamples.Names, .. RuleTable.All.Select(static r => r.Name), .. MisconceptionCatalog.All.Select(static m => m.Id)];

    /// <summary>What the name stands for.</summary>
    /// <exception cref="RefusedException">There is no such name.</exception>
    public static ExplainResponse Of(string name)
    {
        if (RuleExamples.Names.Contains(name)) return Rule(name);
        if (RuleTable.All.FirstOrDefault(rule => rule.Name == name) is { } simplification) return Simplification(simplification);
        if (MisconceptionCatalog.Find(name) is { } misconception) return Belief(misconception);
        var hint = NearNames.Of(name, Names) is { Count: > 0 } near ? $"did you mean {string.Join(", ", near)}?" : $"docs/rules lists the rules; the misconceptions are {string.Join(", ", MisconceptionCatalog.All.Select(static m => m.Id))}";
        throw new RefusedException(new ErrorInfo("request", $"there is no rule and no misconception \"{name}\"") { Hint = hint });
    }

    private static ExplainResponse Rule(string name)
    {
        var (command, request) = RuleExamples.Of(name);
        var steps = Service.Derive(request).Steps;
        var (title, right) = Rules.All.FirstOrDefault(rule => rule.Name == name) is { } rule ? (rule.Title, rule.Because)
            : Catalog.Find(name[OfFunction.Length..]) is { } function && FunctionText.DifferentialOf(function) is var text ? ($"The differential of {text.Name}", text.Formula)
            : (steps.FirstOrDefault(step => step.Rule == name)?.Title ?? name, "");
        return new ExplainResponse
        {
            Name = name,
            Kind = NameKind.Rule,
            Says = title,
            Right = right,
            // The differential of pi is that of a number times its argument, under which name a derivation shows it.
            Example = steps.All(step => step.Rule != name) && !name.StartsWith(OfFunction, StringComparison.Ordinal) ? null : new ExampleInfo(command, [.. steps.Select(static step => new ExampleLine(step.Rule, step.Plain, step.Unicode ?? step.Plain, step.Latex))]),
        };
    }

    private static ExplainResponse Simplification(RuleText rule)
    {
        var (left, right) = RuleTable.Read(rule);
        var text = Notations.Of(left, RelationKind.Equal, right);
        return new ExplainResponse
        {
            Name = rule.Name,
            Kind = NameKind.Simplification,
            Says = rule.Because,
            Right = text.Unicode,
            When = rule.When.Length > 0 ? rule.When : null,
            Example = new ExampleInfo($"gradus verify \"{rule.Left} = {rule.Right}\"{string.Concat(rule.When.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Option))}", [new ExampleLine("holds", text.Plain, text.Unicode, text.Latex)]),
        };
    }

    /// <summary>A condition of the table as an option of the command line: <c>A square</c>, <c>x vector</c>, <c>D diagonal</c>.</summary>
    private static string Option(string condition) => condition.Split(' ') switch
    {
        [var name, "square"] => $" --var \"{name}: n×n\"",
        [var name, "vector"] => $" --var \"{name}: n\"",
        [var name, "scalar"] => $" --var \"{name}: scalar\"",
        _ => $" --assume \"{condition}\"",
    };

    private static ExplainResponse Belief(Misconception misconception) => new()
    {
        Name = misconception.Id,
        Kind = NameKind.Misconception,
        Says = misconception.Message,
        Wrong = misconception.WrongForm,
        Right = misconception.RightForm,
        Example = Found(misconception),
    };

    /// <summary>The misconception's page as it is checked; null where its lines are explained in a kinder way first, such as by another layout.</summary>
    private static ExampleInfo? Found(Misconception misconception)
    {
        var claims = Service.Check(new CheckRequest(misconception.Example)).Claims;
        return claims.Any(claim => claim.Diagnosis?.Id == misconception.Id) ? new ExampleInfo($"printf '{misconception.Example.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}' | gradus check -", [.. claims.SelectMany(Lines)]) : null;
    }

    /// <summary>The claim as it stands on the page, and as it should read.</summary>
    private static IEnumerable<ExampleLine> Lines(ClaimInfo claim)
    {
        yield return new ExampleLine(Phrases.WordsOf(claim), claim.Source, claim.Text ?? claim.Source, claim.Latex ?? claim.Source);
        if (claim.Repair is { } repair) yield return new ExampleLine("it should read", repair.Plain, repair.Unicode ?? repair.Plain, repair.Latex);
    }
}
