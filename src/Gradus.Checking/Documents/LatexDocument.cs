using System.Globalization;
using System.Text;

namespace Gradus.Checking.Documents;

/// <summary>A LaTeX article in ASCII: it needs amsmath and amssymb and any engine.</summary>
internal sealed class LatexDocument : DocumentWriter
{
    /// <summary>Signs outside ASCII that sentences hold, as LaTeX; they are set in mathematics wherever they stand.</summary>
    private static readonly Dictionary<int, string> Signs = Table(
        @"ᵀ^{\top} ⁻^{-} ⁰^{0} ¹^{1} ²^{2} ³^{3} ⁴^{4} ⁵^{5} ⁶^{6} ⁷^{7} ⁸^{8} ⁹^{9} ⁺^{+} ⁿ^{n} ⁱ^{i} ʲ^{j} ᵏ^{k} ᵐ^{m} ⁽^{(} ⁾^{)} ˣ^{x} ₀_{0} ₁_{1} ₂_{2} ₃_{3} ₄_{4} ₅_{5} ₆_{6} ₇_{7} ₈_{8} ₉_{9} "
        + @"ᵢ_{i} ⱼ_{j} ₖ_{k} ₗ_{l} ₘ_{m} ₙ_{n} ₚ_{p} ᵣ_{r} ₛ_{s} ₜ_{t} ₓ_{x} ₊_{+} ₋_{-} ₌_{=} ∂\partial ∇\nabla Σ\Sigma ∑\textstyle\sum ∏\textstyle\prod √\surd ‖\Vert ∥\Vert ⟨\langle ⟩\rangle ∘\circ ⊙\odot ⊗\otimes ×\times "
        + @"·\cdot ⋅\cdot ±\pm −- ≈\approx ≠\neq ≤\leq ≥\geq ∈\in ∞\infty →\to ⇒\Rightarrow ∝\propto ⊤\top ′' ½\frac{1}{2} ⅓\frac{1}{3} ¼\frac{1}{4} ¾\frac{3}{4} ⅔\frac{2}{3} ℝ\mathbb{R} ℂ\mathbb{C} ℕ\mathbb{N} "
        + @"α\alpha β\beta γ\gamma δ\delta ε\epsilon ζ\zeta η\eta θ\theta ι\iota κ\kappa λ\lambda μ\mu ν\nu ξ\xi π\pi ρ\rho σ\sigma τ\tau υ\upsilon φ\phi χ\chi ψ\psi ω\omega "
        + @"Γ\Gamma Δ\Delta Θ\Theta Λ\Lambda Ξ\Xi Π\Pi Υ\Upsilon Φ\Phi Ψ\Psi Ω\Omega ℓ\ell");

    private static readonly Dictionary<int, string> Accents = new()
    {
        [0x300] = @"\grave",
        [0x301] = @"\acute",
        [0x302] = @"\hat",
        [0x303] = @"\tilde",
        [0x304] = @"\bar",
        [0x306] = @"\breve",
        [0x307] = @"\dot",
        [0x308] = @"\ddot",
        [0x30A] = @"\mathring",
        [0x30C] = @"\check",
    };

    /// <summary>Signs that are words and not mathematics.</summary>
    private static readonly Dictionary<int, string> Punctuation = Table("…\\ldots{} –-- —--- ‘` ’' “`` ”''");

    protected override string Frame(string title, string body) => $$$"""
        \documentclass{article}
        \usepackage{amsmath,amssymb}
        % A letter by its number: set by engines that know it, named by the others.
        \newcommand{\unicodeletter}[1]{%
          \ifdefined\Umathcode\char"#1\relax\else\text{\texttt{U+#1}}\fi}
        \setlength{\parindent}{0pt}
        \setlength{\parskip}{0.6\baselineskip}
        \begin{document}

        {{{body.TrimEnd()}}}

        \end{document}

        """.ReplaceLineEndings("\n");

    protected override string Heading(int level, string text) => $"\\{(level switch { 1 => "section", 2 => "subsection", _ => "subsubsection" })}*{{{Words(text)}}}\n\n";

    protected override string Display(MathText formula) => $"\\[\n  {Ascii(formula.Latex)}\n\\]\n\n";

    protected override string Paragraph(string line) => line + "\n\n";

    protected override string Bullets(IReadOnlyList<string> lines)
        => $"\\begin{{itemize}}\n{string.Concat(lines.Select(static line => $"  \\item {{}}{line}\n"))}\\end{{itemize}}\n\n";

    /// <summary>Accents stand behind their letter in Unicode and around it in LaTeX.</summary>
    protected override string Words(string text)
    {
        var written = new List<string>();
        foreach (var rune in Decomposed(text).EnumerateRunes())
        {
            if (Accents.TryGetValue(rune.Value, out var accent) && written.Count > 0) written[^1] = $"\\ensuremath{{{accent}{{{written[^1]}}}}}";
            else written.Add(Sign(rune));
        }
        return string.Concat(written);
    }

    protected override string Strong(string text) => $"\\textbf{{{Words(text)}}}";

    protected override string Code(string text) => $"\\texttt{{{Words(text)}}}";

    protected override string Rule(string rule, string title) => $"\\emph{{{Words(title)}}}";

    protected override string Within(MathText formula) => $"\\({Ascii(formula.Latex)}\\)";

    private static string Sign(Rune rune) => rune.Value switch
    {
        '\\' => @"\textbackslash{}",
        '~' => @"\textasciitilde{}",
        '^' => @"\textasciicircum{}",
        '{' or '}' or '$' or '&' or '#' or '_' or '%' => $"\\{rune}",
        '<' or '>' or '|' => $"\\ensuremath{{{rune}}}",
        '"' => "''",
        < 0x20 or 0x7F => " ",
        < 0x7F => rune.ToString(),
        _ when Signs.TryGetValue(rune.Value, out var sign) => $"\\ensuremath{{{sign}}}",
        _ when Punctuation.TryGetValue(rune.Value, out var sign) => sign,
        _ => Letter(rune),
    };

    /// <summary>Half a surrogate pair cannot be normalised, and means nothing.</summary>
    private static string Decomposed(string text) => string.Concat(text.EnumerateRunes().Where(static rune => rune != Rune.ReplacementChar)).Normalize(NormalizationForm.FormD);

    /// <summary>A formula whose letters outside ASCII are named by their numbers.</summary>
    private static string Ascii(string latex)
        => System.Text.Ascii.IsValid(latex) ? latex
            : string.Concat(latex.EnumerateRunes().Select(static rune => rune.IsAscii ? rune.ToString() : Signs.TryGetValue(rune.Value, out var sign) ? $"{{{sign}}}" : Letter(rune)));

    /// <summary>Control and format characters are left out: they mean nothing on paper.</summary>
    private static string Letter(Rune rune)
        => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate ? ""
            : FormattableString.Invariant($"\\unicodeletter{{{rune.Value:X4}}}");

    private static Dictionary<int, string> Table(string entries)
        => entries.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static entry => (First: Rune.GetRuneAt(entry, 0), Entry: entry))
            .ToDictionary(static e => e.First.Value, static e => e.Entry[e.First.Utf16SequenceLength..]);
}
