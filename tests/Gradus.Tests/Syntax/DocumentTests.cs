using Gradus.Syntax;

namespace Gradus.Tests.Syntax;

/// <summary>Pages: which formulas stand where, what goes on from what, which words are around them, what is declared.</summary>
public sealed class DocumentTests
{
    [Theory]
    [InlineData("\\begin{align} a &= b & c &= d \\\\ &= e \\label{x} \\end{align}", "a = b | c = d | …= e")]
    [InlineData("\\begin{eqnarray*} f &=& g \\nonumber \\\\ &\\approx& h \\\\ & & + k \\end{eqnarray*}", "f = g | …≈ (+ h k)")]
    [InlineData("$$a = b, \\quad c = d \\Rightarrow e = f \\text{ where } g = h.$$", "a = b | c = d | e = f | g = h")]
    [InlineData("$$\\begin{aligned} dF &= A\\,dX \\\\ &\\quad + B\\,dX \\tag{3} \\end{aligned}$$", "(d F) = (+ (* A (d X)) (* B (d X)))")]
    [InlineData("\\[ \\left\\{ \\begin{array}{rcl} a &=& b \\\\ c &=& d \\end{array} \\right. \\]", "a = b | c = d")]
    [InlineData("$$x = 1 \\qquad (1)$$", "x = 1")]
    [InlineData("\\begin{equation} \\begin{split} A &= B \\\\ &= C. \\end{split} \\end{equation}", "A = B | …= C")]
    [InlineData("\\eqalign{ f &= a \\cr &= b \\cr\\cr g &= c \\cr }", "f = a | …= b | g = c")]
    [InlineData("$$a =\\\\ b$$", "a | …= b")]
    [InlineData("$$a = b$$\n\n$$= c$$", "a = b | …= c")]
    [InlineData("$$a = b \\\\ c = d$$", "a = b | c = d")]
    [InlineData("[tex]d(AB) = (dA)B[/tex]", "(d (* A B)) = (* ‹(d A)› B)")]
    [InlineData("\\newcommand{\\tr}{\\operatorname{tr}}\\def\\p#1#2{\\frac{\\partial #1}{\\partial #2}} $\\p{\\tr(AX)}{X} = A^T$", "(D (tr (* A X)) by X) = (T A)")]
    [InlineData("```\na = b\n```\n$c = d$", "c = d")]
    [InlineData("$f : \\mathbb{R}^n \\to \\mathbb{R}$, $\\nabla f(x) = a \\in \\mathbb{R}^{n}$", "(D:Nabla (f x) by _) = a")]
    [InlineData("$a = (b$ and $$c = d$$ and $e ? f$", "a = ‹b› | c = d | e | f")]
    [InlineData("tr(B^T⊗A)", "(tr (⊗ (T B) A))")]
    [InlineData("The first step: df = tr(A dX B)\nso that df = tr(BA dX)\n = (BA)ᵀ : dX", "(d f) = (tr (* A (d X) B)) | (d f) = (tr (* B A (d X))) | …= (: (T ‹(* B A)›) (d X))")]
    public void FormulasAreFoundRowByRow(string page, string expected)
        => Assert.Equal(expected, string.Join(" | ", DocumentReader.Read(page).Formulas.Select(formula => (formula.ContinuesPrevious ? "…" : "") + SyntaxDump.Print(formula))));

    [Fact]
    public void FormulasOfOneDisplayShareTheirBlock()
        => Assert.Equal([0, 1, 1, 2], DocumentReader.Read("$x$ $$a = b \\\\ c = d$$ $y$").Formulas.Select(formula => formula.Block));

    [Fact]
    public void WordsAroundFormulasAreKept()
    {
        var formulas = DocumentReader.Read("And I know $\\frac{\\partial A^{T}A}{\\partial A}$ is a\nsupermatrix.\nSo, the results must not be $A(B+B^{T})$ \"\n\nThen:\n\n$$a = b \\text{ by symmetry} = c$$\nDone.").Formulas;
        Assert.Equal(["and i know", "is a supermatrix. so, the results must not be", "then:", "by symmetry"], formulas.Select(formula => formula.WordsBefore));
        Assert.Equal(["is a supermatrix. so, the results must not be", "\"", "by symmetry", "done."], formulas.Select(formula => formula.WordsAfter));
        Assert.True(formulas[3].ContinuesPrevious);
    }

    [Theory]
    [InlineData("A: m×n", "A m,n")]
    [InlineData("A: m x n, B: 3x4\nx: n; a: scalar", "A m,n | B 3,4 | x n | a []")]
    [InlineData("S symmetric", "S - symmetric")]
    [InlineData("S: n×n symmetric", "S n,n symmetric")]
    [InlineData("A is symmetric", "A - symmetric")]
    [InlineData("let $S$ be a symmetric matrix", "S - symmetric")]
    [InlineData("where $A$ and $B$ are invertible, and $C$ is not symmetric", "A - invertible | B - invertible | C - asymmetric")]
    [InlineData("for a positive definite matrix $P$", "P - spd")]
    [InlineData("$A \\in \\mathbb{R}^{m\\times n}$, $x, y \\in \\mathbb{R}^n$ and $t \\in \\mathbb R$", "A m,n | x n | y n | t []")]
    [InlineData("$S \\in \\mathbb{S}_{++}^n$", "S n,n spd")]
    [InlineData("$$f(x) = x \\in \\mathbb{R}^n$$", "")]
    public void DeclarationsAreFound(string page, string expected)
        => Assert.Equal(expected, string.Join(" | ", DocumentReader.Read(page).Declarations.Select(d => $"{d.Name} {(d.Sizes is null ? "-" : d.Sizes.Count == 0 ? "[]" : string.Join(',', d.Sizes))} {string.Join(',', d.Properties)}".Trim())));

    [Fact]
    public void ADashIsReadWithAWarning()
    {
        var formula = Assert.Single(DocumentReader.Read("$x^T A x – 2x^T A y$").Formulas);
        Assert.Equal("(+ (* (T x) A x) (- (* 2 (T x) A y)))", SyntaxDump.Print(formula));
        Assert.Equal("dash", Assert.Single(formula.Warnings).Code);
    }
}
