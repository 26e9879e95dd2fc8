using Gradus.Checking.Contract;
using Gradus.Checking.Equivalence;
using Gradus.Checking.Verdicts;
using Gradus.Elaboration;
using Gradus.Expressions;
using Gradus.Syntax;
using Gradus.Trees;

namespace Gradus.Tests.Elaborations;

/// <summary>Small pages, formula by formula, with what is said of every link: <c>given</c> for what claims nothing.</summary>
public sealed class PageReadingTests
{
    [Theory]
    [InlineData("p = y^T B y", "\\frac{\\partial p}{\\partial y} = (B + B^T) y", "\\frac{\\partial p}{\\partial y} = B y", "given holds wrong")]
    [InlineData("g(x) = x^T A x", "\\nabla g = (A + A^T)x", "\\nabla g = 3 (A + A^T) x", "given holds wrong")]
    [InlineData("d\\operatorname{tr}(GZ) = \\operatorname{tr}(G\\,dZ)", "holds")]
    [InlineData("s = \\sum_{i} \\sum_j M_{ij} z_i z_j", "s = z^T M z", "\\frac{\\partial s}{\\partial z_k} = \\sum_i (M_{ik} + M_{ki}) z_i", "given holds holds")]
    [InlineData("\\frac{\\partial}{\\partial X}\\operatorname{tr}(AXB) = A^TB^T", "\\frac{\\partial \\log\\det X}{\\partial X} = X^{-T}", "holds holds")]
    public void Matrices_and_entries(params string[] formulasThenVerdicts) => Check(formulasThenVerdicts);

    [Theory]
    [InlineData("E = \\sum_{(a,b) \\in S} (T_{ab} - g_a^T h_b)^2", "\\frac{\\partial E}{\\partial g_a} = -2 \\sum_{b:(a,b) \\in S} (T_{ab} - g_a^T h_b) h_b", "given holds")]
    [InlineData("c(w) = \\frac1m \\sum_{i=1}^m (w^T x_i - y_i)^2", "\\nabla c(w) = \\frac2m \\sum_{i=1}^m (w^T x_i - y_i) x_i", "\\nabla^2 c(w) = \\frac2m \\sum_{i=1}^m x_i x_i^T", "given holds holds")]
    [InlineData("c(w) = \\sum_{i \\in S} (w^T x_i - y_i)^2", "\\nabla c(w) = 2 \\sum_{i \\in S} (w^T x_i - y_i)", "given wrong")]
    public void Families_and_sets(params string[] formulasThenVerdicts) => Check(formulasThenVerdicts);

    [Theory]
    [InlineData("(u \\circ v)'(t) = u'(v(t))\\,v'(t)", "holds")]
    [InlineData("(u \\circ v)'(t) = u'(v(t)) + v'(t)", "wrong")]
    [InlineData("\\frac{d(ab)}{dt} = a\\,\\frac{db}{dt} + b\\,\\frac{da}{dt}", "holds")]
    [InlineData("\\frac{d(ab)}{dt} = \\frac{da}{dt}\\,\\frac{db}{dt}", "wrong")]
    [InlineData("r(P, Q) = P^T W Q", "d_P r(P, Q)[H] = H^T W Q", "given holds")]
    [InlineData("h(X) = \\log\\det X", "\\nabla_K\\, h(X) = \\operatorname{tr}(X^{-1}K)", "given holds")]
    public void Functions_of_which_little_is_known(params string[] formulasThenVerdicts) => Check(formulasThenVerdicts);

    [Theory]
    [InlineData("Ax = b", "x^Tx = 1", "unread unread")] // conditions, as far as anyone can tell
    [InlineData("x^TAx = x^TAx", "unread")] // says nothing
    [InlineData("\\nabla f = 0", "unread")]
    [InlineData("A \\in \\mathbb{R}^{m \\times n}", "x, y \\in \\mathbb{R}^n", "\\nabla_x\\, y^T x = y", "given given holds")]
    [InlineData("\\operatorname{tr}((X + H)^2) = \\operatorname{tr}(X^2) + 2 \\operatorname{tr}(XH) + O(\\|H\\|^2)", "holds")]
    [InlineData("\\operatorname{tr}((X + H)^2) = \\operatorname{tr}(X^2) + 2 \\operatorname{tr}(XH) + O(\\|H\\|^3)", "wrong")]
    public void Conditions_and_what_says_nothing(params string[] formulasThenVerdicts) => Check(formulasThenVerdicts);

    /// <summary>Other letters of the same kinds change nothing.</summary>
    [Theory]
    [InlineData("q = u^T M v", "\\frac{\\partial q}{\\partial u} = M v", "q", "u", "M", "v")]
    [InlineData("q = u^T M v", "\\frac{\\partial q}{\\partial u} = M v", "t", "a", "K", "r")]
    [InlineData("q = u^T M v", "\\frac{\\partial q}{\\partial u} = M v", "z", "k", "F", "n")]
    public void Letters_are_no_evidence(string definition, string claim, params string[] letters)
    {
        string[] first = ["q", "u", "M", "v"];
        string Renamed(string formula) => string.Concat(formula.Replace("\\partial", "@", StringComparison.Ordinal).Replace("\\frac", "#", StringComparison.Ordinal)
            .Select(c => Array.IndexOf(first, c.ToString()) is var k and >= 0 ? letters[k] : c.ToString())).Replace("@", "\\partial ", StringComparison.Ordinal).Replace("#", "\\frac", StringComparison.Ordinal);
        Check([Renamed(definition), Renamed(claim), "given holds"]);
    }

    /// <summary>Words before a formula: what is symmetric, what is a vector.</summary>
    [Fact]
    public void Facts_hold_from_their_place_on()
    {
        var symmetric = new Assumed(new SourceSpan(0, 0), [new Name("B")], Properties.Symmetric);
        string[] formulas = ["\\nabla_y\\, y^T B y = 2 B y", "\\nabla_y\\, y^T B y = 2 B y"];
        Assert.Equal("conditional holds", Verdicts([.. formulas.Select((f, k) => new Line(k == 1 ? [symmetric] : [], ChainOf(f)))]));
    }

    /// <summary>What is explained behind a formula holds for it.</summary>
    [Fact]
    public void Explanations_come_first()
    {
        var claim = new Line([], ChainOf("\\nabla_w\\, \\|Xw - y\\|^2 = 2 X^T r"));
        var explained = new Line([], ChainOf("r = Xw - y")) { Introduces = true, Explains = true, Formula = 1 };
        Assert.Equal("holds given", Verdicts([claim, explained]));
    }

    private static void Check(string[] formulasThenVerdicts) =>
        Assert.Equal(formulasThenVerdicts[^1], Verdicts([.. formulasThenVerdicts[..^1].Select(formula => new Line([], ChainOf(formula)))]));

    private static Chain ChainOf(string formula) => Assert.Single(Gradus.Trees.Formulas.ReadLatex(formula).Chains);

    private static string Verdicts(IReadOnlyList<Line> lines)
    {
        var readings = new PageReader(new Elaborator(Clue.Vote(lines.Select(static line => (Tree)line.Chain)))).Read(lines);
        var page = JudgedPage.Of(readings, new Judge(7));
        return string.Join(' ', Enumerable.Range(0, page.Count).Select(k => VerdictTable.Of(page.At(k)) is { } verdict ? verdict.ToString().ToLowerInvariant() : "given"));
    }
}
