using Gradus.Expressions;

namespace Gradus.Simplification;

/// <summary>The rules that make a formula shorter, beside what every reader does without a rule (like terms, common factors, powers of one base).</summary>
/// <remarks>The tests prove every row and see that it fires. A rule for a product holds inside longer products, and turned round for their transposes.</remarks>
public static class RuleTable
{
    /// <summary>The two sides of a rule, with the shapes that they need.</summary>
    public static (Expr Left, Expr Right) Read(RuleText rule) => RulePattern.Read(rule);

    /// <summary>All rules, tried in this order.</summary>
    public static IReadOnlyList<RuleText> All { get; } =
    [
        //  name                          left                          right                    when                because
        new("diag-of-diagonal-matrix",    "diag(diag(x))",              "x",                     "",                 "The diagonal of diag(x) is x."),
        new("diag-of-ddiag",              "diag(ddiag(A))",             "diag(A)",               "",                 "The diagonal part of A has the diagonal of A."),
        new("ddiag-of-ddiag",             "ddiag(ddiag(A))",            "ddiag(A)",              "",                 "Taking the diagonal part twice changes nothing."),
        new("ddiag-of-transpose",         "ddiag(A')",                  "ddiag(A)",              "",                 "A and A' have the same diagonal."),
        new("diag-of-transpose",          "diag(A')",                   "diag(A)",               "A square",         "A and A' have the same diagonal."),
        new("ddiag-of-diagonal",          "ddiag(D)",                   "D",                     "D diagonal",       "A diagonal matrix is its own diagonal part."),
        new("ddiag-times-diagonal",       "ddiag(A*D)",                 "ddiag(A)*D",            "D diagonal",       "A diagonal factor scales the diagonal entry by entry."),
        new("diagonal-times-ddiag",       "ddiag(D*A)",                 "D*ddiag(A)",            "D diagonal",       "A diagonal factor scales the diagonal entry by entry."),
        new("tril-of-triangular",         "tril(L)",                    "L",                     "L triangular",     "Above its diagonal a lower triangular matrix is 0."),
        new("tril-of-diagonal",           "tril(D)",                    "D",                     "D diagonal",       "Above its diagonal a diagonal matrix is 0."),
        new("diag-times-vector",          "diag(x)*y",                  "x .* y",                "",                 "diag(x) multiplies the i-th entry by x_i."),
        new("diag-times-diag",            "diag(x)*diag(y)",            "diag(x .* y)",          "",                 "Diagonal matrices multiply entry by entry."),
        new("trace-of-diag",              "tr(diag(x))",                "sum(x)",                "",                 "The trace adds up the diagonal."),
        new("trace-of-ddiag",             "tr(ddiag(A))",               "tr(A)",                 "",                 "The trace sees the diagonal alone."),
        new("sum-of-diagonal",            "sum(diag(A))",               "tr(A)",                 "A square",         "The trace is the sum of the diagonal."),
        new("sum-of-diag",                "sum(diag(x))",               "sum(x)",                "",                 "Off the diagonal there is nothing to add."),
        new("sum-of-transpose",           "sum(A')",                    "sum(A)",                "",                 "Both have the same entries."),
        new("sum-of-vec",                 "sum(vec(A))",                "sum(A)",                "",                 "Both have the same entries."),
        new("inverse-of-inverse",         "inv(inv(A))",                "A",                     "",                 "The inverse undoes itself."),
        new("inverse-of-diag",            "inv(diag(x))",               "diag(x .^ (-1))",       "",                 "A diagonal matrix is inverted entry by entry."),
        new("inverse-of-orthogonal",      "inv(Q)",                     "Q'",                    "Q orthogonal",     "Q'Q = I says that Q' is the inverse."),
        new("inverses-multiply",          "inv(A)*inv(B)",              "inv(B*A)",              "",                 "(BA)⁻¹ = A⁻¹B⁻¹."),
        new("det-of-inverse",             "det(inv(A))",                "1/det(A)",              "",                 "det(A) det(A⁻¹) = det(I) = 1."),
        new("logdet-of-inverse",          "logdet(inv(A))",             "-logdet(A)",            "",                 "det(A⁻¹) = 1/det(A)."),
        new("adjugate-behind-factor",     "B*adj(A*B)",                 "det(B)*adj(A)",         "",  "adj(AB) = adj(B) adj(A), and B adj(B) = det(B) I."),
        new("adjugate-before-factor",     "adj(A*B)*A",                 "det(A)*adj(B)",         "",  "adj(AB) = adj(B) adj(A), and adj(A) A = det(A) I."),
        new("adjugate-of-itself",         "A*adj(A)",                   "det(A)*I(rows(A))",     "",                 "This is what the adjugate is for."),
        new("adjugate-times-itself",      "adj(A)*A",                   "det(A)*I(rows(A))",     "",                 "This is what the adjugate is for."),
        new("kronecker-mixed-product",    "kron(A,B)*kron(C,D)",        "kron(A*C, B*D)",        "",                 "Kronecker products multiply factor by factor."),
        new("trace-of-kronecker",         "tr(kron(A,B))",              "tr(A)*tr(B)",           "A square, B square",                 "The diagonal of A⊗B holds all products of diagonal entries."),
        new("inverse-of-kronecker",       "inv(kron(A,B))",             "kron(inv(A), inv(B))",  "A square, B square", "Kronecker products are inverted factor by factor."),
        new("unvec-of-vec",               "unvec(vec(A), rows(A), cols(A))", "A",                "",                 "unvec undoes vec."),
        new("vec-of-unvec",               "vec(unvec(x, rows(A), cols(A)))", "x",                "",                 "vec undoes unvec."),
        new("commutation-of-vec",         "K(rows(A),cols(A))*vec(A)",  "vec(A')",               "",                 "This is what the commutation matrix is for."),
        new("commutation-of-kronecker",   "K(rows(B),rows(A))*kron(A,B)*K(cols(A),cols(B))", "kron(B,A)", "",         "The commutation matrices exchange the factors."),
        new("commutation-of-vectors",     "K(rows(y),rows(x))*kron(x,y)", "kron(y,x)",           "",                 "x⊗y is vec(yx'), and K turns it into vec(xy')."),
        new("kronecker-of-row-and-column", "kron(x',y)",                "y*x'",                  "x vector, y vector", "Both are all products of entries, in one matrix."),
        new("kronecker-of-column-and-row", "kron(x,y')",                "x*y'",                  "x vector, y vector", "Both are all products of entries, in one matrix."),
        new("kronecker-times-vec",        "kron(A,B)*vec(C)",           "vec(B*C*A')",           "",                 "vec(BCA') = (A⊗B) vec(C)."),
        new("vec-of-outer-product",       "vec(y*x')",                  "kron(x,y)",             "",                 "Both list all products of entries, those of y fastest."),
        new("factor-into-kronecker",      "kron(x,A)*B",                "kron(x,A*B)",           "x vector",         "(x⊗A)(1⊗B) by the mixed product."),
        new("factor-into-kronecker-first", "kron(A,x)*B",               "kron(A*B,x)",           "x vector",         "(A⊗x)(B⊗1) by the mixed product."),
        new("idempotent-squared",         "P*P",                        "P",                     "P idempotent",     "P² = P."),
        new("skew-form",                  "x'*S*x",                     "0",                     "S skew",           "x'Sx = (x'Sx)' = x'S'x = −x'Sx."),
        new("sign-over-absolute-value",   "sign(s)/abs(s)",             "1/s",                   "s scalar",         "s = sign(s)|s|, and sign(s)² = 1 where s ≠ 0."),
        new("sigmoid-from-exp",           "exp(A) .* (ones(rows(A), cols(A)) + exp(A)).^(-1)", "sigmoid(A)", "",     "σ(x) = eˣ/(1 + eˣ)."),
        new("sigmoid-of-minus",           "exp(-A) .* sigmoid(A)",      "sigmoid(-A)",           "",                 "e⁻ˣ/(1 + e⁻ˣ) = 1/(1 + eˣ)."),
        new("sigmoid-from-exp-minus",     "(ones(rows(A), cols(A)) + exp(-A)).^(-1)", "sigmoid(A)", "",              "σ(x) = 1/(1 + e⁻ˣ).") { On = "power" },
    ];
}
