using System.Collections.Frozen;

namespace Gradus.Trees;

/// <summary>Words that stand between formulas and name nothing, in English and the languages around it.</summary>
internal static class Connectives
{
    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
        ("where and for with then hence thus therefore such that since because from which when gives using also similarly let now but if or so is are as by on otherwise else iff all any every each some there exists over subject "
        + "given assuming provided i.e. e.g. s.t. resp. etc if, else, wenn und oder sonst falls für mit ist sei où si et ou avec pour sinon donde si y o con para").Split(' '));

    /// <summary>Whether a word of a \text joins formulas rather than names something.</summary>
    public static bool Contains(string word) => Words.Contains(word.ToLowerInvariant());

    /// <summary>Whether letters of a formula that were set without \text are such a word; short ones are products there.</summary>
    public static bool IsFormulaWord(string run) => run.Length > 2 && char.IsAsciiLetterLower(run[^1]) && run is not ("all" or "any") && Words.Contains(run);
}
