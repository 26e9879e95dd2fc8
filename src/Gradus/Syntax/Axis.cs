using System.Globalization;

namespace Gradus.Syntax;

/// <summary>The axis of an array along which a function works: axis=0 of np.sum(X, axis=0), the 2 of MATLAB's sum(X, 2).</summary>
/// <param name="Index">0 down the columns, 1 along the rows, −1 along the last axis that there is.</param>
/// <param name="Keeps">True where the axis stays, one entry long: the result has as many axes as the array.</param>
public sealed record Axis(int Index, bool Keeps)
{
    private const string Prefix = "axis=";

    /// <summary>How an axis stands among the arguments of a call.</summary>
    internal string Word => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Index}{(Keeps ? "k" : "")}");

    /// <summary>The axis that an argument is, or null.</summary>
    internal static Axis? Of(SyntaxNode argument)
    {
        if (argument is not NameSyntax { Name: var name } || !name.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var number = name[Prefix.Length..].TrimEnd('k');
        return int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index) ? new Axis(index, name.EndsWith('k')) : null;
    }
}
