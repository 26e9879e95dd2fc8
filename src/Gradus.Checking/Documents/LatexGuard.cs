using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Gradus.Expressions;
using Gradus.Rendering;
using Gradus.Shapes;

namespace Gradus.Checking.Documents;

/// <summary>Lets only such LaTeX into a document as the renderers write: a name or a size from outside must not reach the typesetter as a command.</summary>
/// <remarks>A formula that is not let through is shown in Unicode instead.</remarks>
internal static partial class LatexGuard
{
    /// <summary>Commands of the renderers themselves; those of the functions stand in the catalog.</summary>
    private const string Own = "frac partial operatorname mathrm mathbf mathring top log det left right approx neq cdot circ otimes odot times quad sum prod sqrt langle rangle lVert rVert lvert rvert "
        + "hat bar tilde dot ddot check breve acute grave vec colon to infty ell prime ne le ge in begin end nabla exp";

    private static readonly FrozenSet<string> Known = Catalog.All.Select(static function => function.Notation.Latex).SelectMany(Commands)
        .Concat(Own.Split(' ')).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True if all characters and commands are ours and all braces have partners.</summary>
    public static bool IsSafe(string latex)
    {
        if (latex.Length == 0 || !latex.All(IsAllowed) || !Commands(latex).All(command => Known.Contains(command) || IsGreek(command))) return false;
        var depth = 0;
        for (var i = 0; i < latex.Length; i++)
        {
            // An escaped brace is a sign; every other backslash begins a command, a space, or a new row.
            if (latex[i] == '\\') i++;
            else if (latex[i] == '{') depth++;
            else if (latex[i] == '}' && --depth < 0) return false;
        }
        return depth == 0;
    }

    private static bool IsAllowed(char character)
        => character >= 0x80 ? !char.IsControl(character) : char.IsAsciiLetterOrDigit(character) || @" \{}_^&()[]+-=,.:;|/'*".Contains(character, StringComparison.Ordinal);

    /// <summary>A letter that the renderer writes with its command; LaTeX has none for omicron.</summary>
    private static bool IsGreek(string command) => command != "omicron" && Notations.Of(Symbol.Of(command, Shape.Scalar)).Latex == @"\" + command;

    private static IEnumerable<string> Commands(string latex) => Command.Matches(latex).Select(static match => match.Groups["name"].Value).Where(static name => name.Length > 0);

    /// <summary>A command with a name; <c>\\</c>, which ends a row, is not the beginning of one.</summary>
    [GeneratedRegex(@"\\(?:(?<name>[A-Za-z]+)|[^A-Za-z])", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex Command { get; }
}
