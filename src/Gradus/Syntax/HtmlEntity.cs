using System.Net;

namespace Gradus.Syntax;

/// <summary>The entities of HTML, which stand in a formula that was copied with them.</summary>
internal static class HtmlEntity
{
    private const int Longest = 10; // &thetasym;

    /// <summary>The sign that &amp;lt; or &amp;amp; stands for, and how long the entity is; null where none begins.</summary>
    public static (string Sign, int Length)? At(string source, int end, int start)
    {
        if (source[start] != '&') return null;
        var stop = source.IndexOf(';', start, Math.Min(Longest, end - start));
        if (stop < 0) return null;
        var entity = source[start..(stop + 1)];
        var sign = WebUtility.HtmlDecode(entity);
        return sign == entity || sign.Length != 1 ? null : (sign, entity.Length);
    }
}
