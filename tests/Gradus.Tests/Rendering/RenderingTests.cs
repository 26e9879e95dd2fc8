using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Rendering;
using Gradus.Shapes;
using Gradus.Syntax;
using static Gradus.Functions.Matrices;

namespace Gradus.Tests.Rendering;

/// <summary>What each expression looks like in each format, row by row.</summary>
public sealed class RenderingTests
{
    private static readonly Size M = Size.Named("m"), N = Size.Named("n"), P = Size.Named("p");
    private static readonly Shape Square = new(N, N), Column = Shape.Column(N);
    private static readonly Symbol A = Matrix("A"), B = Matrix("B"), C = Matrix("C"), X = Matrix("X"), W = Symbol.Of("W", new Shape(M, N));
    private static readonly Symbol a = Vector("a"), b = Vector("b"), x = Vector("x"), y = Vector("y_hat"), x1 = Vector("x_1");
    private static readonly Symbol s = Scalar("s"), lambda = Scalar("lambda"), k = Scalar("k");
    private static readonly Symbol dX = Symbol.Differential(X), deltaX = Symbol.Differential(X, "Δ");
    private static readonly Expr AT = Transpose(A), xAx = Transpose(x) * A * x, ax = Transpose(a) * x;
    private static readonly Expr I = Constant.Identity(N);
    private static readonly Rational Half = Rational.Of(1, 2);

    private static readonly Row[] Table =
    [
        // Atoms and names.
        new(Number.Of(2), "2", "2", "2"),
        new(Number.Of(-2), "-2", "-2", "−2"),
        new(Number.Of(Half), "1/2", @"\frac{1}{2}", "1/2"),
        new(Number.Of(-Half), "-1/2", @"-\frac{1}{2}", "−1/2"),
        new(A, "A", "A", "A"),
        new(lambda, "lambda", @"\lambda", "λ"),
        new(Matrix("Sigma"), "Sigma", @"\Sigma", "Σ"),
        new(x1, "x_1", "x_1", "x₁"),
        new(Vector("x1"), "x1", "x_1", "x₁"),
        new(Vector("x_12"), "x_12", "x_{12}", "x₁₂"),
        new(Vector("mu_q"), "mu_q", @"\mu_q", "μ_q"),
        new(Vector("lambda_U"), "lambda_U", @"\lambda_U", "λ_U"),
        new(y, "y_hat", @"\hat{y}", "y\u0302"),
        new(Vector("x_bar_1"), "x_bar_1", @"\bar{x}_1", "x\u0304₁"),
        new(Vector("Sigma_hat"), "Sigma_hat", @"\hat{\Sigma}", "Σ\u0302"),
        new(Scalar("loss"), "loss", @"\mathrm{loss}", "loss"),
        new(Scalar("w_max"), "w_max", @"w_{\mathrm{max}}", "w_max"),
        new(dX, "dX", "dX", "dX"),
        new(Symbol.Differential(Matrix("Sigma")), "dSigma", @"d\Sigma", "dΣ"),
        new(deltaX, "DeltaX", @"\Delta X", "ΔX"),

        // Constants.
        new(I, "I", "I", "I"),
        new(2 * I, "2*I", "2 I", "2I"),
        new(A + I, "A + I", "A + I", "A + I"),
        new(Constant.Ones(N, Size.One), "ones(n)", @"\mathbf{1}_{n}", "1ₙ"),
        new(Constant.Ones(Size.One, N), "ones(1, n)", @"\mathbf{1}_{n}^{\top}", "1ₙᵀ"),
        new(Constant.Ones(M, N), "ones(m, n)", @"\mathbf{1}_{m \times n}", "1ₘₓₙ"),
        new(Constant.Ones(Size.Of(3), Size.Of(4)), "ones(3, 4)", @"\mathbf{1}_{3 \times 4}", "1₃ₓ₄"),
        new(Constant.Ones(M * N, Size.One), "ones(m*n)", @"\mathbf{1}_{m n}", "1ₘₙ"),
        new(Constant.Zeros(Square), "zeros(n, n)", "0", "0"),
        new(Constant.Zeros(Column), "zeros(n)", "0", "0"),
        new(Constant.Commutation(M, N), "K(m, n)", "K_{m,n}", "Kₘₙ"),
        new(Constant.Dimension(N), "n", "n", "n"),
        new(Product.Of(Constant.Dimension(N), A), "n*A", "n A", "nA"),
        new(Product.Of(Constant.Dimension(M * N), A), "(m*n)*A", "(m n) A", "(mn) A"),
        new(Kronecker(I, A), "kron(I(n), A)", @"I_n \otimes A", "Iₙ ⊗ A"),
        new(Vec(2 * I), "vec(2*I(n))", @"\operatorname{vec}(2 I)", "vec(2I)"),
        new(Inverse(A + I), "inv(A + I)", "(A + I)^{-1}", "(A + I)⁻¹"),

        // Sums and signs.
        new(A + B, "A + B", "A + B", "A + B"),
        new(A - B, "A - B", "A - B", "A − B"),
        new(-A - B, "-A - B", "-A - B", "−A − B"),
        new(A - (B + C), "A - (B + C)", "A - (B + C)", "A − (B + C)"),
        new(-(A * B), "-A*B", "-A B", "−AB"),
        new(-(A + B), "-(A + B)", "-(A + B)", "−(A + B)"),
        new(s - Number.One, "s - 1", "s - 1", "s − 1"),
        new(A - (2 * B), "A - 2*B", "A - 2 B", "A − 2B"),

        // Products.
        new(A * (B + Transpose(B)), "A*(B + B')", @"A (B + B^{\top})", "A (B + Bᵀ)"),
        new(A * B * AT, "A*B*A'", @"A B A^{\top}", "ABAᵀ"),
        new(xAx, "x'*A*x", @"x^{\top} A x", "xᵀAx"),
        new(2 * A, "2*A", "2 A", "2A"),
        new(2 * (A + B), "2*(A + B)", "2 (A + B)", "2 (A + B)"),
        new(A * dX * B, "A*dX*B", @"A \, dX \, B", "A dX B"),
        new(Matrix("Sigma") * A, "Sigma*A", @"\Sigma A", "ΣA"),
        new(Matrix("cov") * A, "cov*A", @"\mathrm{cov} A", "cov A"),
        new(Product.Of(s, A, B), "s*A*B", "s A B", "sAB"),
        new(Product.Of(ax, A), "(a'*x)*A", @"(a^{\top} x) A", "(aᵀx) A"),
        new(Product.Of(xAx, a), "(x'*A*x)*a", @"(x^{\top} A x) a", "(xᵀAx) a"),
        new(2 * xAx, "2*x'*A*x", @"2 x^{\top} A x", "2xᵀAx"),
        new(ax * (Transpose(b) * x), "(a'*x)*(b'*x)", @"(a^{\top} x) (b^{\top} x)", "(aᵀx) (bᵀx)"),
        new(x * Transpose(x), "x*x'", @"x x^{\top}", "xxᵀ"),
        new(Product.Of(Trace(A), B), "tr(A)*B", @"\operatorname{tr}(A) B", "tr(A) B"),
        new(Product.Of(Det(X), Transpose(Inverse(X))), "det(X)*inv(X)'", @"\det(X) X^{-\top}", "det(X) X⁻ᵀ"),
        new(Scale.Of(3, EntryPower(Number.Of(2), Half)), "3*sqrt(2)", @"3 \sqrt{2}", "3 √(2)"),
        new(Scale.Of(3, Catalog.Call<Gradus.Functions.EntryPower>(Number.Of(2), k)), "3*2^k", @"3 \cdot 2^{k}", "3·2ᵏ"),

        // Quotients.
        new(Scale.Of(Half, A), "A/2", @"\frac{1}{2} A", "½ A"),
        new(Scale.Of(Half, A + B), "(A + B)/2", @"\frac{1}{2} (A + B)", "½ (A + B)"),
        new(-Scale.Of(Half, A), "-A/2", @"-\frac{1}{2} A", "−½ A"),
        new(Scale.Of(Rational.Of(3, 2), A * B), "3*A*B/2", @"\frac{3}{2} A B", "3AB/2"),
        new(Quotient(x, Norm2(x)), "x/norm2(x)", @"\frac{x}{\lVert x \rVert_2}", "x/‖x‖₂"),
        new(Quotient(x - a, Norm2(x - a)), "(x - a)/norm2(x - a)", @"\frac{x - a}{\lVert x - a \rVert_2}", "(x − a)/‖x − a‖₂"),
        new(Scale.Of(1, [EntryPower(Norm2(x - a), -3)], (x - a) * Transpose(x - a)), "(x - a)*(x - a)'/norm2(x - a)^3", @"\frac{(x - a) (x - a)^{\top}}{\lVert x - a \rVert_2^{3}}", "(x − a) (x − a)ᵀ/‖x − a‖₂³"),
        new(Scale.Of(Half, [EntryPower(s, -1), EntryPower(lambda, -2)], A), "A/(2*s*lambda^2)", @"\frac{A}{2 s \lambda^{2}}", "A/(2sλ²)"),
        new(Reciprocal(s), "1/s", @"\frac{1}{s}", "1/s"),
        new(-EntryPower(s, -2), "-1/s^2", @"-\frac{1}{s^{2}}", "−1/s²"),
        new(Quotient(I, s), "I/s", @"\frac{I}{s}", "I/s"),
        new(Quotient(a, ax), "a/(a'*x)", @"\frac{a}{a^{\top} x}", "a/(aᵀx)"),
        new(Scale.Of(Half, LogDet(X)), "logdet(X)/2", @"\frac{1}{2} \log\det X", "½ log det X"),
        new(Reciprocal(EntryPower(s, Half)), "1/sqrt(s)", @"\frac{1}{\sqrt{s}}", "1/√(s)"),

        // Powers.
        new(A * A, "A^2", "A^{2}", "A²"),
        new(A * A * B * B * B, "A^2*B^3", "A^{2} B^{3}", "A²B³"),
        new((A + B) * (A + B), "(A + B)^2", "(A + B)^{2}", "(A + B)²"),
        new(Transpose(X) * Transpose(X), "X'*X'", @"X^{\top} X^{\top}", "XᵀXᵀ"),
        new(Transpose(A * A), "(A^2)'", @"(A^{2})^{\top}", "(A²)ᵀ"),
        new(Inverse(A) * Inverse(A), "inv(A)^2", "A^{-2}", "A⁻²"),
        new(Inverse(A * A), "inv(A^2)", "A^{-2}", "A⁻²"),
        new(Product.Of(ax, ax), "(a'*x)*(a'*x)", @"(a^{\top} x) (a^{\top} x)", "(aᵀx) (aᵀx)"),
        new(Product.Of(EntryPower(ax, 2), a), "(a'*x)^2*a", @"(a^{\top} x)^{2} a", "(aᵀx)² a"),
        new(EntryPower(xAx, 3), "(x'*A*x)^3", @"(x^{\top} A x)^{3}", "(xᵀAx)³"),
        new(EntryPower(Norm2(x), 2), "norm2(x)^2", @"\lVert x \rVert_2^{2}", "‖x‖₂²"),
        new(EntryPower(s, Rational.Of(2, 3)), "s^(2/3)", @"s^{\frac{2}{3}}", "s^(2/3)"),
        new(EntryPower(LogDet(X), 2), "logdet(X)^2", @"(\log\det X)^{2}", "(log det X)²"),
        new(EntryPower(x, 2), "x.^2", @"x^{\circ 2}", "x^∘2"),
        new(EntryPower(x, -1), "x.^(-1)", @"x^{\circ (-1)}", "x^∘(−1)"),
        new(EntryPower(x + a, 2), "(x + a).^2", @"(x + a)^{\circ 2}", "(x + a)^∘2"),
        new(EntryPower(x, Half), "sqrt(x)", @"\sqrt{x}", "√(x)"),

        // Marks.
        new(Inverse(A), "inv(A)", "A^{-1}", "A⁻¹"),
        new(Transpose(Inverse(X)), "inv(X)'", @"X^{-\top}", "X⁻ᵀ"),
        new(Inverse(Transpose(X)), "inv(X')", @"(X^{\top})^{-1}", "(Xᵀ)⁻¹"),
        new(Transpose(Inverse(A + B)), "inv(A + B)'", @"(A + B)^{-\top}", "(A + B)⁻ᵀ"),
        new(Transpose(A * B), "(A*B)'", @"(A B)^{\top}", "(AB)ᵀ"),
        new(Transpose(-A), "(-A)'", @"(-A)^{\top}", "(−A)ᵀ"),
        new(Transpose(dX), "dX'", @"(dX)^{\top}", "(dX)ᵀ"),
        new(Transpose(deltaX) * A, "DeltaX'*A", @"(\Delta X)^{\top} A", "(ΔX)ᵀ A"),
        new(Inverse(Scale.Of(Half, A)), "inv(A/2)", @"\left(\frac{1}{2} A\right)^{-1}", "(½ A)⁻¹"),
        new(Transpose(EntryPower(x, 2)), "(x.^2)'", @"(x^{\circ 2})^{\top}", "(x^∘2)ᵀ"),

        // Entry by entry, Kronecker, Frobenius.
        new(Hadamard(A, B), "A .* B", @"A \circ B", "A ∘ B"),
        new(Hadamard(Hadamard(A, B), C), "A .* B .* C", @"A \circ B \circ C", "A ∘ B ∘ C"),
        new(Hadamard(A, Hadamard(B, C)), "A .* B .* C", @"A \circ B \circ C", "A ∘ B ∘ C"),
        new(Hadamard(A, B * C), "A .* (B*C)", @"A \circ (B C)", "A ∘ (BC)"),
        new(Hadamard(A, B) * C, "(A .* B)*C", @"(A \circ B) C", "(A ∘ B) C"),
        new(2 * Hadamard(A, B), "2*(A .* B)", @"2 (A \circ B)", "2 (A ∘ B)"),
        new(-Hadamard(A, B), "-A .* B", @"-A \circ B", "−A ∘ B"),
        new(A - Hadamard(A, B), "A - A .* B", @"A - A \circ B", "A − A ∘ B"),
        new(Hadamard(a, Reciprocal(b)), "a ./ b", @"a \oslash b", "a ⊘ b"),
        new(Hadamard(Reciprocal(b), a), "a ./ b", @"a \oslash b", "a ⊘ b"),
        new(Hadamard(a, Reciprocal(b + x)), "a ./ (b + x)", @"a \oslash (b + x)", "a ⊘ (b + x)"),
        new(Hadamard(a, EntryPower(b, -2)), "a ./ b.^2", @"a \oslash b^{\circ 2}", "a ⊘ b^∘2"),
        new(Hadamard(Hadamard(a, Reciprocal(b)), x), "a ./ b .* x", @"a \oslash b \circ x", "a ⊘ b ∘ x"),
        new(Hadamard(a, Reciprocal(Hadamard(b, x))), "a ./ (b .* x)", @"a \oslash (b \circ x)", "a ⊘ (b ∘ x)"),
        new(Transpose(Hadamard(A, B)), "(A .* B)'", @"(A \circ B)^{\top}", "(A ∘ B)ᵀ"),
        new(Kronecker(Transpose(B), A) * Vec(X), "kron(B', A)*vec(X)", @"(B^{\top} \otimes A) \operatorname{vec}(X)", "(Bᵀ ⊗ A) vec(X)"),
        new(Kronecker(A * B, C + X), "kron(A*B, C + X)", @"(A B) \otimes (C + X)", "(AB) ⊗ (C + X)"),
        new(Hadamard(A, Kronecker(Symbol.Of("u", Column), Transpose(x))), "A .* kron(u, x')", @"A \circ (u \otimes x^{\top})", "A ∘ (u ⊗ xᵀ)"),
        new(Frobenius(A, B), "tr(A'*B)", "A : B", "A : B"),
        new(Frobenius(AT, B), "tr(A*B)", @"A^{\top} : B", "Aᵀ : B"),
        new(Frobenius(A * B, dX), "tr((A*B)'*dX)", "A B : dX", "AB : dX"),
        new(Frobenius(a, b), "a'*b", "a : b", "a : b"),
        new(2 * Frobenius(A + C, B), "2*tr((A + C)'*B)", "2 ((A + C) : B)", "2 ((A + C) : B)"),
        new(Frobenius(A, B) - Frobenius(C, B), "tr(A'*B) - tr(C'*B)", "A : B - C : B", "A : B − C : B"),

        // Functions.
        new(Trace(A * Transpose(B)), "tr(A*B')", @"\operatorname{tr}(A B^{\top})", "tr(ABᵀ)"),
        new(Trace(Scale.Of(Half, A)), "tr(A/2)", @"\operatorname{tr}\left(\frac{1}{2} A\right)", "tr(½ A)"),
        new(Log(xAx), "log(x'*A*x)", @"\log(x^{\top} A x)", "log(xᵀAx)"),
        new(LogDet(X), "logdet(X)", @"\log\det X", "log det X"),
        new(LogDet(A + B), "logdet(A + B)", @"\log\det (A + B)", "log det (A + B)"),
        new(Product.Of(LogDet(X), A), "logdet(X)*A", @"(\log\det X) A", "(log det X) A"),
        new(2 * LogDet(X), "2*logdet(X)", @"2 \log\det X", "2 log det X"),
        new(Sqrt(s + lambda), "sqrt(s + lambda)", @"\sqrt{s + \lambda}", "√(s + λ)"),
        new(NormF(A - B), "normF(A - B)", @"\lVert A - B \rVert_F", "‖A − B‖_F"),
        new(Norm1(Scale.Of(Half, x)), "norm1(x/2)", @"\left\lVert \frac{1}{2} x \right\rVert_1", "‖½ x‖₁"),
        new(Unvec(Vec(W), M, N), "unvec(vec(W), m, n)", @"\operatorname{unvec}_{m \times n}(\operatorname{vec}(W))", "unvec(vec(W), m, n)"),
        new(Diag(x) * A, "diag(x)*A", @"\operatorname{diag}(x) A", "diag(x) A"),
        new(Catalog.Call<Gradus.Functions.Pi>(Number.One), "pi", @"\pi", "π"),
        new(Exp(-x), "exp(-x)", @"\exp(-x)", "exp(−x)"),

        // Derivatives and differentials.
        new(Derivative.Of(Trace(A * B * AT), A), "D(tr(A*B*A'), A)", @"\frac{\partial \operatorname{tr}(A B A^{\top})}{\partial A}", "∂tr(ABAᵀ)/∂A"),
        new(Derivative.Of(AT * A, A), "D(A'*A, A)", @"\frac{\partial (A^{\top} A)}{\partial A}", "∂(AᵀA)/∂A"),
        new(Derivative.Of(x, x), "D(x, x)", @"\frac{\partial x}{\partial x}", "∂x/∂x"),
        new(Derivative.Of(Trace(X * B), X, Layout.Default, AT * A), "D(tr(A'*A*B), A'*A)", @"\frac{\partial \operatorname{tr}(A^{\top} A B)}{\partial (A^{\top} A)}", "∂tr(AᵀAB)/∂(AᵀA)"),
        new(Derivative.Of(A * X, X, Layout.Kronecker), "D(vec(A*X), vec(X)')", @"\frac{\partial \operatorname{vec}(A X)}{\partial \operatorname{vec}(X)^{\top}}", "∂vec(AX)/∂vec(X)ᵀ"),
        new(2 * Derivative.Of(LogDet(X), X), "2*D(logdet(X), X)", @"2 \frac{\partial \log\det X}{\partial X}", "2 (∂log det X/∂X)"),
        new(Differential.Of(Trace(A * B), A), "d(tr(A*B))", @"d \operatorname{tr}(A B)", "d tr(AB)"),
        new(Differential.Of(A * B, A), "d(A*B)", "d(A B)", "d(AB)"),
        new(Differential.Of(Inverse(X), X), "d(inv(X))", "d(X^{-1})", "d(X⁻¹)"),
        new(Differential.Of(X, X), "dX", "dX", "dX"),
        new(A * Differential.Of(X * X, X) * B, "A*d(X^2)*B", "A d(X^{2}) B", "A d(X²) B"),
    ];

    /// <summary>Expression, plain, LaTeX, Unicode.</summary>
    public static IEnumerable<TheoryDataRow<Row>> Rows => Table.Select(static row => new TheoryDataRow<Row>(row));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Row_looks_as_printed(Row row)
    {
        Assert.Equal(row.Plain, new PlainRenderer().Render(row.Expression));
        Assert.Equal(row.Latex, new LatexRenderer().Render(row.Expression));
        Assert.Equal(row.Unicode, new UnicodeRenderer().Render(row.Expression));
    }

    [Fact]
    public void Sizes_are_written_as_asked()
    {
        Func<Size, string?> sizes = size => size == N ? "rows(X)" : null;
        Assert.Equal("ones(m*rows(X))", new PlainRenderer { Sizes = sizes }.Render(Constant.Ones(M * N, Size.One)));
        Assert.Equal("I(rows(X))", new PlainRenderer { Sizes = sizes, SizedIdentity = true }.Render(I));
        Assert.Equal("kron(I(rows(X)), A)", new PlainRenderer { Sizes = sizes }.Render(Kronecker(I, A)));
        Assert.Equal("I_n", new LatexRenderer { SizedIdentity = true }.Render(I));
        Assert.Equal("Iₙ", new UnicodeRenderer { SizedIdentity = true }.Render(I));
    }

    [Fact]
    public void Sides_stand_around_their_relation()
    {
        var difference = A - B;
        Assert.Equal("A - B = C", new PlainRenderer().Render(difference, RelationKind.Equal, C));
        Assert.Equal(@"A - B \neq C", new LatexRenderer().Render(difference, RelationKind.NotEqual, C));
        Assert.Equal("A − B ≈ C", new UnicodeRenderer().Render(difference, RelationKind.Approximately, C));
    }

    private static Symbol Matrix(string name) => Symbol.Of(name, Square);

    private static Symbol Vector(string name) => Symbol.Of(name, Column);

    private static Symbol Scalar(string name) => Symbol.Of(name, Shape.Scalar);

    /// <summary>An expression and its three looks.</summary>
    public sealed record Row(Expr Expression, string Plain, string Latex, string Unicode)
    {
        /// <inheritdoc/>
        public override string ToString() => Plain;
    }
}
