namespace Gradus.Tests.Laws;

/// <summary>Tests that look at the clock: they run one by one behind all others, so that nothing else is in their way.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "alone";
}
