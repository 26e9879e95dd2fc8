using Gradus.Numerics;

namespace Gradus.Tests.Laws;

/// <summary>The language of a page.</summary>
internal enum PageLanguage
{
    /// <summary>LaTeX between words.</summary>
    Latex,

    /// <summary>The plain syntax.</summary>
    Plain,

    /// <summary>Letters and signs as in a book.</summary>
    Unicode,
}

/// <summary>How the lines of a derivation stand on a page.</summary>
internal enum PageLayout
{
    /// <summary>Both sides on every line.</summary>
    Lines,

    /// <summary>A line that goes on from the one before begins with its sign.</summary>
    Chain,

    /// <summary>A chain in one formula, aligned in LaTeX.</summary>
    Aligned,

    /// <summary>A chain on one line.</summary>
    Merged,

    /// <summary>Every right side on a line of its own.</summary>
    Split,
}

/// <summary>Where the page says what its symbols are.</summary>
internal enum PageDeclarations
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>In the request.</summary>
    Request,

    /// <summary>On the page.</summary>
    Text,
}

/// <summary>One person's habits of writing, the same all over a page.</summary>
internal sealed class PageStyle(RandomSource random)
{
    private const int LatexInThree = 4;

    private readonly bool isRenamed = random.Below(2) == 0;

    /// <summary>The language.</summary>
    public PageLanguage Language { get; } = random.Below(8) switch { < LatexInThree => PageLanguage.Latex, < 6 => PageLanguage.Plain, _ => PageLanguage.Unicode };

    /// <summary>How lines stand.</summary>
    public PageLayout Layout { get; } = (PageLayout)random.Below(5);

    /// <summary>What is declared where.</summary>
    public PageDeclarations Declarations { get; } = (PageDeclarations)random.Below(3);

    /// <summary>Symbols under other names, such as are usual for their kind; what is not declared has to be.</summary>
    public bool Renames => isRenamed || Declarations == PageDeclarations.None;

    /// <summary>Formulas in another way of the same meaning.</summary>
    public bool Rewrites { get; } = random.Below(3) > 0;

    /// <summary>Brackets that need not be.</summary>
    public bool Brackets { get; } = random.Below(2) == 0;

    /// <summary>The inner product of matrices: 0 with a colon, 1 as a trace, 2 in angles.</summary>
    public int Inner { get; } = random.Below(3);

    /// <summary>The derivative: 0 ∂f/∂X, 1 ∂/∂X f, 2 ∇_X f.</summary>
    public int Derivative { get; } = random.Below(3);

    /// <summary>A sign between the factors of a product: 0 none, 1 a thin space, 2 a dot.</summary>
    public int Times { get; } = random.Below(4) switch { 0 => 1, 1 => 2, _ => 0 };

    /// <summary>Brackets that grow.</summary>
    public bool GrowingBrackets { get; } = random.Below(3) == 0;

    /// <summary>Words, remarks, numbers and empty lines between the lines.</summary>
    public bool Talks { get; } = random.Below(2) == 0;

    /// <summary>A sign at the end of a formula.</summary>
    public string Punctuation { get; } = Pick(random, "", "", ".", ",", ";");

    /// <summary>The mark of a transpose.</summary>
    public string Transposed { get; } = Pick(random, "\\top", "\\top", "T", "T", "'", "\\mathsf{T}", "\\mathrm{T}", "\\intercal");

    /// <summary>The name of the trace in LaTeX.</summary>
    public string Trace { get; } = Pick(random, "\\operatorname{tr}", "\\operatorname{Tr}", "\\mathrm{Tr}", "\\mathrm{tr}", "\\text{tr}", "\\operatorname{trace}", "tr", "\\mathop{\\mathrm{tr}}");

    /// <summary>The name of the trace in text.</summary>
    public string TraceInText { get; } = Pick(random, "tr", "tr", "trace", "Tr");

    /// <summary>The d of a differential in LaTeX.</summary>
    public string Differential { get; } = Pick(random, "d", "d", "\\mathrm{d}", "\\mathrm{d} ", "\\,d", "{\\rm d}");

    /// <summary>The transpose in the plain syntax: 0 a stroke, 1 ^T.</summary>
    public bool TransposedByPower { get; } = random.Below(2) == 0;

    /// <summary>The inverse as a power in the plain syntax.</summary>
    public bool InverseByPower { get; } = random.Below(2) == 0;

    /// <summary>What stands around a displayed formula in LaTeX.</summary>
    public (string Open, string Close) Display { get; } = Pick(random, ("$$", "$$"), ("$$", "$$"), ("$", "$"), ("\\[", "\\]"), ("$$\n", "\n$$"), ("\\begin{equation}\n", "\n\\end{equation}"));

    /// <summary>What stands around aligned formulas in LaTeX.</summary>
    public (string Open, string Close) Aligned { get; } = Pick(random, ("\\begin{align}", "\\end{align}"), ("\\begin{align*}", "\\end{align*}"), ("$$\\begin{aligned}", "\\end{aligned}$$"), ("$$\n\\begin{align}", "\\end{align}\n$$"), ("\\begin{eqnarray*}", "\\end{eqnarray*}"));

    private static T Pick<T>(RandomSource random, params T[] of) => of[random.Below(of.Length)];
}
