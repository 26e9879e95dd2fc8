namespace Gradus.Cli.Text;

/// <summary>A line cut at its first relation sign; where it has none, all of it is the right side.</summary>
internal readonly record struct Equation(string Left, string Sign, string Right)
{
    private static readonly string[] Signs = ["=", "≈", "~=", "≠", "&="];

    /// <summary>The line, cut at the first sign that stands between spaces or at its start.</summary>
    public static Equation Of(string line)
    {
        var cuts = from sign in Signs
                   let at = line.StartsWith(sign, StringComparison.Ordinal) ? 0 : line.IndexOf($" {sign} ", StringComparison.Ordinal)
                   where at >= 0
                   orderby at, sign.Length descending
                   select new Equation(line[..at].TrimEnd(), sign, line[(at == 0 ? sign.Length : at + sign.Length + 2)..].TrimStart());
        return cuts.DefaultIfEmpty(new Equation("", "", line)).First();
    }
}
