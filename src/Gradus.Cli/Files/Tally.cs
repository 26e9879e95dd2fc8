using Gradus.Checking.Contract;

namespace Gradus.Cli.Files;

/// <summary>What was found in several files together.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<Verdict, int> verdicts = [];

    /// <summary>How many files there were.</summary>
    public int Files { get; private set; }

    /// <summary>How many of them could not be read.</summary>
    public int Unreadable { get; private set; }

    /// <summary>How many claims comments silence.</summary>
    public int Silenced { get; private set; }

    /// <summary>How many claims there are.</summary>
    public int Claims => verdicts.Values.Sum();

    /// <summary>How many claims have each verdict.</summary>
    public IReadOnlyDictionary<Verdict, int> Verdicts => verdicts;

    /// <summary>How long it took, from the first file to the last.</summary>
    public TimeSpan Elapsed { get; set; }

    /// <summary>True where the run was interrupted, and files are missing.</summary>
    public bool Interrupted { get; set; }

    /// <summary>Counts a file.</summary>
    public void Add(FileResult result)
    {
        Files++;
        if (!result.Response.Ok) Unreadable++;
        Silenced += result.Response.Silenced?.Count ?? 0;
        foreach (var claim in result.Response.Claims) verdicts[claim.Verdict] = verdicts.GetValueOrDefault(claim.Verdict) + 1;
    }

    /// <summary>One sentence: <c>3 files, 12 claims: 2 wrong, 10 right. 1 file could not be read.</c></summary>
    public override string ToString()
    {
        var counts = Phrases.CountsOf(verdicts.SelectMany(static v => Enumerable.Repeat(v.Key, v.Value)), Silenced);
        var unread = Unreadable == 0 ? "" : $" {Phrases.Counted(Unreadable, "file")} could not be read.";
        return $"{Phrases.Counted(Files, "file")}, {Phrases.Counted(Claims, "claim")}{(counts.Length > 0 ? $": {counts}" : "")}.{unread}{(Interrupted ? " Interrupted before the end." : "")}";
    }
}
