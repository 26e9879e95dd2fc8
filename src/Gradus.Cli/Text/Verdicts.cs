using Gradus.Checking.Contract;

namespace Gradus.Cli.Text;

/// <summary>Verdicts in tones.</summary>
internal static class Verdicts
{
    /// <summary>The tone of a verdict.</summary>
    public static Tone ToneOf(Verdict verdict) => verdict switch
    {
        Verdict.Holds => Tone.Good,
        Verdict.Conditional or Verdict.Convention => Tone.Middling,
        Verdict.Ambiguous or Verdict.Wrong => Tone.Bad,
        _ => Tone.Unknown,
    };
}
