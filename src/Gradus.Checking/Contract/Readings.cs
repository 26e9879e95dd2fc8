namespace Gradus.Checking.Contract;

/// <summary>One meaning of a structured variable, with its formula.</summary>
/// <param name="Structure">The meaning.</param>
/// <param name="Plain">The formula in the plain syntax.</param>
/// <param name="Latex">In LaTeX.</param>
/// <param name="Unicode">For a terminal.</param>
/// <param name="When">One sentence on when it is meant.</param>
/// <param name="IsResult">True for the meaning that was asked for.</param>
public sealed record ReadingInfo(StructureMeaning Structure, string Plain, string Latex, string Unicode, string? When, bool IsResult);

/// <summary>The meanings of a structured variable side by side: the one asked for, and the alternatives.</summary>
public static class Readings
{
    /// <summary>All meanings in the order of <see cref="StructureMeaning"/>; none where the variable has no structure.</summary>
    public static IReadOnlyList<ReadingInfo> Of(DeriveResponse response)
    {
        if (response is not { Result: { Structure: { } structure } result, Alternatives: { Count: > 0 } others }) return [];
        return
        [
            .. others.Select(o => new ReadingInfo(o.Structure, o.Plain, o.Latex, o.Unicode, o.When, IsResult: false))
                .Append(new ReadingInfo(structure, result.Plain, result.Latex, result.Unicode, result.When, IsResult: true))
                .OrderBy(r => r.Structure),
        ];
    }
}
