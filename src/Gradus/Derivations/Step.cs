using Gradus.Expressions;

namespace Gradus.Derivations;

/// <summary>One step of a derivation: what was done, the line it gives, and why it is allowed.</summary>
/// <param name="Rule">Which rule, by its entry in <see cref="Rules"/>.</param>
/// <param name="Line">The line that the step arrives at, with what it came from on the left.</param>
/// <param name="Because">One sentence for the learner.</param>
public sealed record Step(Rule Rule, Formula Line, string Because)
{
    /// <summary>Works out the steps within this one, for those who want to see them.</summary>
    public Func<IReadOnlyList<Step>> Within { get; init; } = static () => [];

    /// <summary>The functions of the catalog whose own differential was used.</summary>
    public IReadOnlyList<MatrixFunction> Functions { get; init; } = [];

    /// <summary>A step with the rule's own reason.</summary>
    public static Step By(Rule rule, Formula line) => new(rule, line, rule.Because);

    /// <summary>A step on a variable, with the rule's reason as it is told of that.</summary>
    public static Step By(Rule rule, Symbol variable, Formula line) => By(rule.For(variable), line);
}
