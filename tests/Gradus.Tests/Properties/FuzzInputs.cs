namespace Gradus.Tests.Laws;

/// <summary>What the mutations start from: formulas and pages as people write them, and texts made to hurt.</summary>
internal static class FuzzInputs
{
    /// <summary>Single formulas, plain and LaTeX.</summary>
    public static readonly string[] Formulas =
    [
        "tr(A*B*A')", "tr(X'*A*X)", "logdet(I + X*X')", "inv(A*B) = inv(B)*inv(A)", "det(A*B) = det(A)*det(B)", "x'*A*x", "norm(A*x - b)^2", "sum(exp(A*x))",
        "vec(A*X*B) = kron(B', A)*vec(X)", "tr(A*B) = tr(B*A)", "D(tr(X'*A*X), X) = (A + A')*X", "d(inv(X)) = -inv(X)*dX*inv(X)", "diag(x)*y = x .* y", "(A + B)' = A' + B'",
        "A:B + C:D", "tr(kron(A, B)) = tr(A)*tr(B)", "log(sum(exp(x)))", "sigmoid(W*x + b)", "x ./ (1 + x'*x)", "f(X) = tr(X*B*X')", "S^(1/2)", "X^3", "sum_i x_i y_i = x'*y", "softmax(x)",
        @"\frac{\partial}{\partial X} \operatorname{tr}(AXB) = A^T B^T", @"\frac{\partial \operatorname{tr}(X^T A X)}{\partial X} = (A + A^T) X", @"\nabla_x x^T A x = (A + A^T) x",
        @"d\log\det X = \operatorname{tr}(X^{-1} dX)", @"\|Ax - b\|_2^2 = (Ax-b)^T(Ax-b)", @"(AB)^{-1} = B^{-1} A^{-1}", @"\operatorname{vec}(AXB) = (B^T \otimes A)\operatorname{vec}(X)",
        @"\frac{\partial x^T a}{\partial x} = a", @"\langle A, B\rangle = \operatorname{tr}(A^T B)", @"\frac{\partial |X|}{\partial X} = |X| X^{-T}", @"\sum_{i=1}^n x_i^2 = x^T x",
        @"A \circ B = B \odot A", @"\frac{\partial^2 f}{\partial x \partial x^T} = 2 A", @"f(x+h) = f(x) + \nabla f(x)^T h + O(\|h\|^2)", @"\begin{pmatrix} a & b \\ c & d \end{pmatrix} x",
        @"\Sigma^{-1}(x-\mu)", @"\sqrt{x^Tx}", @"e^{-x^T A x / 2}", @"\frac{1}{2}\|X - UV^T\|_F^2", @"\frac{d}{dt} e^{tA}", @"\operatorname{tr}(ABCD) = \operatorname{tr}(DABC)", @"X^{\circ 2}", @"A_{ij} = B_{ji}",
        @"\underbrace{AB}_{C} + \boxed{x}", @"A\cdot B : C\cdot D", @"\left\| X \right\|_F", @"\det(I + uv^T) = 1 + v^T u", @"df = G : dX \Rightarrow \frac{\partial f}{\partial X} = G",
    ];

    /// <summary>Whole pages.</summary>
    public static readonly string[] Pages =
    [
        "# Gradient\n\nLet $A\\in\\mathbb{R}^{m\\times n}$ and $f(x) = \\|Ax-b\\|^2$.\n\n$$\\begin{align} f(x) &= (Ax-b)^T(Ax-b)\\\\ \\nabla f &= 2A^T(Ax-b) \\end{align}$$\n\nHence $\\nabla^2 f = 2A^TA$.",
        "A: m x n\nX: n x n\n\ntr(A*X*A') = tr(A'*A*X)\nD(tr(A*X*A'), X) = A'*A\n",
        "Let $f(X) = \\operatorname{tr}(XBX^T)$. Then $df = \\operatorname{tr}(dX B X^T) + \\operatorname{tr}(X B dX^T)$, so $\\frac{\\partial f}{\\partial X} = X(B+B^T)$.",
        "We use $\\operatorname{tr}(AB)=\\operatorname{tr}(BA)$.\n\n$$M = XPA^T,\\quad \\frac{\\partial \\operatorname{tr}(M)}{\\partial X} = A P^T$$\n\n- first $A$ is symmetric\n- then $A^T = A$",
        "\\documentclass{article}\\newcommand{\\tr}{\\operatorname{tr}}\\begin{document}\nWe have\n\\begin{equation}\\frac{\\partial \\tr(X^{-1}A)}{\\partial X} = -X^{-T}A^TX^{-T}\\end{equation}\n\\end{document}",
        "f(X) = tr(X*X')\ng(X) = f(X) + f(X')\nD(g(X), X) = 4*X\n",
        "The error is $E = \\frac12\\|XW - Y\\|_F^2$; by the chain rule $\\frac{\\partial E}{\\partial W} = \\frac{\\partial E}{\\partial (XW)}\\cdot\\frac{\\partial XW}{\\partial W} = X^T(XW-Y)$. With $W = 0$ we get $-X^TY$.",
        "| name | value |\n|---|---|\n| $a$ | $x^Tx$ |\n\n```\ntr(A*B) = tr(B*A)\n```\n\n> $x^T y = y^T x$\n\n1. $\\det(AB)=\\det A\\det B$",
    ];

    /// <summary>Texts made to hurt: towers, chains, loops of definitions, enormous numbers. Each within what a page may have.</summary>
    public static readonly string[] Hostile =
    [
        "X^{99999999}", "X^99999999", "X^(-99999999)", "10^400", "10^{400} x = y", "x^{10^{400}}", "2^2^2^2^2^2", "X^{1/99999999}", "1/0", "0^(-1)", "inv(0*X)", "99999999999999999999999999*x = x",
        "1e9999*x", "1e-9999*x = 0", "(1/3)^99999", "a^b^c^d^e", "tr(X^500)", "tr((A+B)^40)", "(x'*x)^64", "((A+B)*(C+D))^12 = I", "(a+b+c+d)^30 = (d+c+b+a)^30",
        Nest("f(", "x", ")", 200), Nest("(", "x", ")", 2_000), Nest("{", "x", "}", 2_000), Nest("\\frac{1}{", "x", "}", 400), Nest("tr(", "X", ")", 300), Nest("inv(", "X", ")", 100), Nest("exp(", "x", ")", 200),
        Nest("sum(", "X", ")", 200), Nest("\\sqrt{", "x", "}", 300), Nest("d(", "X", ")", 30), Nest("D(", "tr(X)", ", X)", 12), Nest("kron(A, ", "X", ")", 3), Nest("kron(X, ", "X", ")", 2), Nest("", "X", "'", 3_000), Nest("-", "x", "", 3_000),
        Nest("vec(", "X", ")", 40), Nest("diag(", "x", ")", 40), Nest("\\frac{\\partial}{\\partial X}", " tr(X)", "", 20), Nest("|", "x", "|", 20), Nest("x^{", "2", "}", 10), Nest("\\left(", "x", "\\right)", 500), Nest("logdet(I + ", "X", ")", 40),
        Many("A:B+C:D", "+", 60), Many("A:B", ":", 60), Many("f(x+y)", " ", 60), Many("X'", "", 40), Many("A*B", "+", 400), Many("(A+B)", "*", 40), Many("(a+b)", "", 60), Many("x_i", " ", 80), Many("X \\otimes X", "\\otimes", 12),
        Many("A = B", " = ", 200), Many("$x = y$", "\n\n", 200), Many("\\sum_i x_i", " ", 30), Many("A\\circ B", "\\circ ", 60), Many("g(x)(y)", "", 40), Many("dX X", " ", 20), Many("|A||B|", "", 40), Many("tr AB", " ", 30), Many("x/y", "/", 60),
        "f(x) = f(x)\nf(x) = f(f(x))\nf(f(f(x))) = x", "f(x) = f(x) + f(x)\ng(x) = f(g(x))\nf(g(f(g(x)))) = g(f(x))", "a = b\nb = a\na*b = b*a", "a = b + b\nb = c + c\nc = d + d\nd = e + e\ne = f + f\nf = g + g\ng = a + a\na = g",
        "\\def\\a{\\a\\a} $\\a = 1$", "\\newcommand{\\x}[1]{\\x{#1#1}} $\\x{y} = 1$", "\\def\\a{\\b\\b}\\def\\b{\\c\\c}\\def\\c{\\d\\d}\\def\\d{\\e\\e}\\def\\e{xxxx} $\\a = x$", "\\newcommand{\\p}{(} $\\p x = 1$",
        "M = M*M\nM = 2*M\ntr(M) = 1", "f(X) = tr(X*X)\ng(X) = f(X)^2*f(X)^2\nh(X) = g(X)^2*g(X)^2\nD(h(X), X) = 0*X", "P = A + B\nQ = P*P\nR = Q*Q\nS = R*R\nT = S*S\nU = T*T\ntr(U) = tr(U')",
        "\\begin{bmatrix} 1 & 2 \\\\ 3 \\end{bmatrix}", "\\begin{align}\\begin{align} x &= y \\end{align}", "$$$$$$", "\0\u0001\u0002", "\ud800 = x", "ＡＢ＝ＢＡ", "𝐗ᵀ𝐗 = 1", "∂f/∂X = ∂", "x\u200b\u202e= y", "}{)(][", "&&&\\\\&&", "%%%%\n%", "```\n```\n```",
        "sum_{i=1}^{10^9} x_i = 1", "ones(99999999999, 99999999999)*x = x", "I(999999999999999999999999)", "zeros(0)", "K(3,4)*vec(X) = vec(X')", "unvec(x, 0, 0)", "unvec(x, 99999999999, 99999999999)", "power(x, y) = x", "x.^y.^z",
        "D(D(D(D(D(tr(X^6), X), X), X), X), X)", "Hessian(x'*A*x)", "∇∇∇∇ f", "\\frac{\\partial^9 x^{12}}{\\partial x^9} = x", "d(d(d(d(tr(X*X*X*X)))))", "exp(exp(exp(exp(exp(x))))) = 1", "log(log(log(log(x)))) = y", "sqrt(sqrt(sqrt(x'*x)))", "normF(normF(normF(X)))",
    ];

    /// <summary>Within the limits of a page, and more work than a second.</summary>
    public static readonly string[] Large =
    [
        "det(X^50)", Many("X'", "", 400), Many("dX X", " ", 60), Nest("x^{", "2", "}", 60), Nest("|", "x", "|", 60), Nest("kron(A, ", "X", ")", 12), "f(X) = tr(X*X)\ng(X) = f(X)^8*f(X)^8\nh(X) = g(X)^8*g(X)^8\nD(h(X), X) = 0*X",
    ];

    private static string Nest(string open, string within, string close, int times) => string.Concat(Enumerable.Repeat(open, times)) + within + string.Concat(Enumerable.Repeat(close, times));

    private static string Many(string piece, string between, int times) => string.Join(between, Enumerable.Repeat(piece, times));
}
