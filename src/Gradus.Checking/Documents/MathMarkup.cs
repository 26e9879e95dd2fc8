using System.Runtime.CompilerServices;
using System.Text;
using Gradus.Expressions;
using Gradus.Rendering;
using Gradus.Shapes;

namespace Gradus.Checking.Documents;

/// <summary>MathML Core for the LaTeX that the renderers write: browsers set it without fonts or scripts from elsewhere.</summary>
/// <remarks>https://www.w3.org/TR/mathml-core/. Only what <see cref="LatexGuard"/> lets through comes here; what this table lacks is shown in Unicode.</remarks>
internal sealed class MathMarkup
{
    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal)
    {
        ["partial"] = "∂",
        ["top"] = "⊤",
        ["approx"] = "≈",
        ["neq"] = "≠",
        ["ne"] = "≠",
        ["le"] = "≤",
        ["ge"] = "≥",
        ["in"] = "∈",
        ["to"] = "→",
        ["cdot"] = "⋅",
        ["circ"] = "∘",
        ["otimes"] = "⊗",
        ["odot"] = "⊙",
        ["times"] = "×",
        ["sum"] = "∑",
        ["prod"] = "∏",
        ["langle"] = "⟨",
        ["rangle"] = "⟩",
        ["lVert"] = "‖",
        ["rVert"] = "‖",
        ["lvert"] = "|",
        ["rvert"] = "|",
        ["colon"] = ":",
        ["infty"] = "∞",
        ["ell"] = "ℓ",
        ["prime"] = "′",
        ["nabla"] = "∇",
    };

    private static readonly Dictionary<string, string> Accents = new(StringComparer.Ordinal)
    {
        ["hat"] = "^",
        ["bar"] = "¯",
        ["tilde"] = "~",
        ["dot"] = "˙",
        ["ddot"] = "¨",
        ["check"] = "ˇ",
        ["breve"] = "˘",
        ["acute"] = "´",
        ["grave"] = "`",
        ["vec"] = "→",
        ["mathring"] = "˚",
    };

    private static readonly string[] Named = ["log", "det", "exp", "sin", "cos", "tan", "tanh", "max", "min"];

    private readonly string latex;
    private int at;

    private MathMarkup(string latex) => this.latex = latex;

    /// <summary>The markup; null where the formula holds something that is not in the tables.</summary>
    public static string? Of(MathText formula, string attributes = "")
    {
        try
        {
            var row = new MathMarkup(formula.Latex).Row('\0');
            return $"<math{attributes}>{row}</math>";
        }
        catch (Exception problem) when (problem is FormatException or InsufficientExecutionStackException)
        {
            return null;
        }
    }

    /// <summary>What stands before a closing sign, which is taken too; without a sign, all the rest.</summary>
    private string Row(char close)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var row = new StringBuilder();
        for (SkipSpace(); at < latex.Length && latex[at] != close; SkipSpace()) row.Append(WithScripts());
        if (close != '\0' && at++ >= latex.Length) throw new FormatException("a group does not end");
        return row.ToString();
    }

    private string WithScripts()
    {
        var body = Atom();
        var (sub, sup) = ("", "");
        for (; at < latex.Length && latex[at] is '_' or '^' or '\''; SkipSpace())
        {
            var sign = latex[at++];
            if (sign == '_') sub += Argument();
            else sup += sign == '\'' ? Operator("′") : Argument();
        }
        return (sub, sup) switch
        {
            ("", "") => body,
            (_, "") => $"<msub>{body}<mrow>{sub}</mrow></msub>",
            ("", _) => $"<msup>{body}<mrow>{sup}</mrow></msup>",
            _ => $"<msubsup>{body}<mrow>{sub}</mrow><mrow>{sup}</mrow></msubsup>",
        };
    }

    private string Argument()
    {
        SkipSpace();
        return at < latex.Length ? Atom() : throw new FormatException("an argument is missing");
    }

    private string Atom()
    {
        var sign = latex[at++];
        if (sign == '{') return $"<mrow>{Row('}')}</mrow>";
        if (sign == '\\') return Command();
        if (char.IsAsciiDigit(sign)) return Number();
        if (char.IsHighSurrogate(sign) && at < latex.Length) return $"<mi>{sign}{latex[at++]}</mi>";
        if (char.IsLetter(sign)) return $"<mi>{sign}</mi>";
        return sign is '_' or '^' or '&' or '}' ? throw new FormatException("a sign has no place here") : Operator(sign == '-' ? "−" : sign.ToString());
    }

    private string Number()
    {
        var start = at - 1;
        while (at < latex.Length && (char.IsAsciiDigit(latex[at]) || (latex[at] == '.' && at + 1 < latex.Length && char.IsAsciiDigit(latex[at + 1])))) at++;
        return $"<mn>{latex[start..at]}</mn>";
    }

    private string Command()
    {
        var start = at;
        while (at < latex.Length && char.IsAsciiLetter(latex[at])) at++;
        if (at == start) return at < latex.Length && latex[at++] is ',' or ';' or ':' or ' ' ? "<mspace width=\"0.2em\"></mspace>" : throw new FormatException("a row ends here, or the formula");
        var name = latex[start..at];
        if (Accents.TryGetValue(name, out var accent)) return $"<mover accent=\"true\">{Argument()}<mo stretchy=\"false\">{accent}</mo></mover>";
        if (name is "left" or "right") return Fence();
        if (name is not ("frac" or "sqrt" or "operatorname" or "mathrm" or "mathbf" or "begin" or "quad")) return Name(name);
        return name switch
        {
            "frac" => $"<mfrac>{Argument()}{Argument()}</mfrac>",
            "sqrt" => $"<msqrt>{Argument()}</msqrt>",
            "mathbf" => $"<mi>{string.Concat(Letters().Select(Bold))}</mi>",
            "begin" => Matrix(),
            "quad" => "<mspace width=\"1em\"></mspace>",
            _ => $"<mi mathvariant=\"normal\">{Letters()}</mi>",
        };
    }

    private static string Name(string name)
    {
        if (name is "partial" or "nabla" or "infty" or "ell") return $"<mi mathvariant=\"normal\">{Signs[name]}</mi>";
        if (Signs.TryGetValue(name, out var sign)) return Operator(sign);
        if (Named.Contains(name)) return $"<mi>{name}</mi>";
        var letter = Notations.Of(Symbol.Of(name, Shape.Scalar)).Unicode;
        return letter != name ? $"<mi>{letter}</mi>" : throw new FormatException($"\\{name} is not in the tables");
    }

    /// <summary>A bracket that grows with what it holds.</summary>
    private string Fence()
    {
        SkipSpace();
        if (at >= latex.Length) throw new FormatException("a bracket is missing");
        var sign = latex[at++];
        if (sign == '.') return "";
        if (sign != '\\') return Bracket(sign.ToString());
        var start = at;
        while (at < latex.Length && char.IsAsciiLetter(latex[at])) at++;
        return Signs.TryGetValue(latex[start..at], out var named) ? Bracket(named) : throw new FormatException("a bracket is missing");
    }

    /// <summary>A matrix in square brackets, row by row.</summary>
    private string Matrix()
    {
        const string End = @"\end{bmatrix}";
        if (Letters() != "bmatrix" || latex.IndexOf(End, at, StringComparison.Ordinal) is not (>= 0 and var end)) throw new FormatException("only matrices are environments");
        var rows = latex[at..end].Split(@"\\").Select(static row => string.Concat(row.Split('&').Select(static cell => $"<mtd>{new MathMarkup(cell).Row('\0')}</mtd>")));
        at = end + End.Length;
        return $"<mrow>{Bracket("[")}<mtable>{string.Concat(rows.Select(static row => $"<mtr>{row}</mtr>"))}</mtable>{Bracket("]")}</mrow>";
    }

    /// <summary>The letters between braces, as they are.</summary>
    private string Letters()
    {
        SkipSpace();
        var end = at < latex.Length && latex[at] == '{' ? latex.IndexOf('}', at) : -1;
        if (end < 0 || !latex.AsSpan(at + 1, end - at - 1).ToString().All(static c => char.IsLetterOrDigit(c) || c is ' ' or '-')) throw new FormatException("a word in braces is missing");
        var letters = latex[(at + 1)..end];
        at = end + 1;
        return letters;
    }

    private void SkipSpace()
    {
        while (at < latex.Length && char.IsWhiteSpace(latex[at])) at++;
    }

    /// <summary>The bold letter of Unicode's mathematical alphabets.</summary>
    private static string Bold(char letter) => letter switch
    {
        >= 'A' and <= 'Z' => char.ConvertFromUtf32(0x1D400 + letter - 'A'),
        >= 'a' and <= 'z' => char.ConvertFromUtf32(0x1D41A + letter - 'a'),
        >= '0' and <= '9' => char.ConvertFromUtf32(0x1D7CE + letter - '0'),
        _ => letter.ToString(),
    };

    private static string Operator(string sign) => $"<mo stretchy=\"false\">{Escaped(sign)}</mo>";

    private static string Bracket(string sign) => $"<mo stretchy=\"true\">{Escaped(sign)}</mo>";

    private static string Escaped(string sign) => sign switch { "<" => "&lt;", ">" => "&gt;", "&" => "&amp;", _ => sign };
}
