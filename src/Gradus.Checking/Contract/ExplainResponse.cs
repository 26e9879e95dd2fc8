using System.Text.Json.Serialization;

namespace Gradus.Checking.Contract;

/// <summary>What a name in an answer can stand for.</summary>
[JsonConverter(typeof(WordConverter<NameKind>))]
public enum NameKind
{
    /// <summary>A rule that a step of a derivation names.</summary>
    Rule,

    /// <summary>A rule that makes a formula shorter.</summary>
    Simplification,

    /// <summary>A misconception that a verdict names.</summary>
    Misconception,
}

/// <summary>What a rule or a misconception is.</summary>
public sealed record ExplainResponse : Response
{
    /// <summary>The name that was asked for.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it stands for.</summary>
    public NameKind Kind { get; init; }

    /// <summary>What it is, in one sentence.</summary>
    public string Says { get; init; } = "";

    /// <summary>The belief, as its holder would write it; absent for a rule.</summary>
    public string? Wrong { get; init; }

    /// <summary>The rule that holds.</summary>
    public string Right { get; init; } = "";

    /// <summary>What must be known for it; absent where nothing must.</summary>
    public string? When { get; init; }

    /// <summary>It at work.</summary>
    public ExampleInfo? Example { get; init; }
}

/// <summary>An example: what to type, and what comes of it.</summary>
/// <param name="Command">What to type on the command line.</param>
/// <param name="Lines">The lines that it leads to.</param>
public sealed record ExampleInfo(string Command, IReadOnlyList<ExampleLine> Lines);

/// <summary>A line of an example.</summary>
/// <param name="Note">The step's rule, or the verdict on the line.</param>
/// <param name="Plain">In the plain syntax, or as the text has it.</param>
/// <param name="Unicode">For a terminal.</param>
/// <param name="Latex">In LaTeX.</param>
public sealed record ExampleLine(string Note, string Plain, string Unicode, string Latex);
