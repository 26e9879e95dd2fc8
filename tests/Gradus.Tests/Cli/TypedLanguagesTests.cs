using Gradus.Checking;
using Gradus.Checking.Contract;

namespace Gradus.Tests.Cli;

/// <summary>What people type in the languages that they work in means what it means there: the same formula in stars has the same derivative.</summary>
public sealed class TypedLanguagesTests
{
    [Theory]
    [InlineData("sqrt(w' Cov w)", "w", "sqrt(w'*Cov*w)")]
    [InlineData("v' Kov v", "v", "v'*Kov*v")]
    [InlineData("g' Hes g + c'g", "g", "g'*Hes*g + c'*g")]
    [InlineData("p' Hess p", "p", "p'*Hess*p")]
    [InlineData("w'*Sb*w / (w'*Sw*w)", "w", "(w'*Sb*w)/(w'*Sw*w)")]
    [InlineData("x' Ax + b' x", "x", "x'*A*x + b'*x")]
    [InlineData("w @ x", "w", "w'*x")]
    [InlineData("(w @ x - t)**2", "w", "(w'*x - t)^2")]
    [InlineData("y @ A @ x", "y", "y'*A*x")]
    [InlineData("np.einsum(\"ij,j->i\", A, x)", "x", "A*x")]
    [InlineData("torch.einsum('i,ij,j->', x, A, x)", "x", "x'*A*x")]
    [InlineData("np.einsum('ab,bc,ca->', A, X, B)", "X", "tr(A*X*B)")]
    [InlineData("np.einsum('ij->ji', A) @ x", "x", "A'*x")]
    [InlineData("np.einsum('ij,ij', A, B)", "A", "A:B")]
    [InlineData("F.softplus(X @ w).sum()", "w", "sum(softplus(X*w))")]
    [InlineData("torch.nn.functional.softplus(X @ w).mean()", "w", "sum(softplus(X*w))/rows(X)")]
    [InlineData("scipy.special.logsumexp(X @ w)", "w", "logsumexp(X*w)")]
    [InlineData("la.norm(A @ x - b)**2", "x", "norm2(A*x - b)^2")]
    [InlineData("F.dot(x)", "x", "F*x")]
    [InlineData("X.diagonal().sum()", "X", "tr(X)")]
    [InlineData("torch.logsumexp(X @ w, dim=0)", "w", "logsumexp(X*w)")]
    [InlineData("np.sum((X @ w - y)**2, axis=0)", "w", "norm2(X*w - y)^2")]
    [InlineData("(A @ X).sum(axis=1)", "X", "A*X*ones(cols(X))")]
    [InlineData("mean(X, 2)", "X", "X*ones(cols(X))/cols(X)")]
    [InlineData("np.linalg.norm(X, axis=1).sum()", "X", "sum((X.^2*ones(cols(X))).^(1/2))")]
    [InlineData("colSums(X %*% B)", "B", "(X*B)'*ones(rows(X))")]
    [InlineData("dot(x, A, x)", "x", "x'*A*x")]
    [InlineData("A(:)'*B(:)", "A", "A:B")]
    [InlineData("norm(A(:) - B(:))^2", "A", "normF(A - B)^2")]
    [InlineData("sum(exp(p))", "p", "exp(p)'*ones(rows(p))")]
    [InlineData("sum(p.*log(q))", "p", "p'*log(q)")]
    [InlineData("np.sum(r*np.log(r/s))", "s", "-(r'*log(s))")]
    [InlineData("||r - s||^2", "r", "(r-s)'*(r-s)")]
    [InlineData("p'q", "p", "p'*q")]
    [InlineData("p'*log(q)", "q", "sum(p.*log(q))")]
    [InlineData("log(1+exp(-y w'x))", "w", "log(1+exp(-y*(w'*x)))")]
    [InlineData("max(0, 1 - z (a'u + c))", "u", "relu(1 - z*(a'*u + c))")]
    [InlineData("np.log(1 + np.exp(-y * (w @ x)))", "w", "log(1+exp(-y*(w'*x)))")]
    [InlineData("sum(log(1+exp(-y.*(X*w))))", "w", "ones(rows(X))'*log(1+exp(-y.*(X*w)))")]
    [InlineData("u'Ku/u'u", "u", "(u'*K*u)/(u'*u)")]
    [InlineData("a'w/b'w", "w", "(a'*w)/(b'*w)")]
    [InlineData("$v^\\top S v / v^\\top T v$", "v", "(v'*S*v)/(v'*T*v)")]
    [InlineData("(c.x)^2", "x", "(c'*x)^2")]
    [InlineData("a'*(u ⊗ v)", "u", "a'*kron(u, v)")]
    [InlineData("scipy.special.xlogy(r, s).sum()", "s", "r'*log(s)")]
    [InlineData("np.sum(t * np.log(z))", "z", "t'*log(z)")]
    [InlineData("np.exp(-np.sum((x - c)**2) / (2 * s**2))", "x", "exp(-norm2(x - c)^2/(2*s^2))")]
    [InlineData("mean(abs2, X*w .- y)", "w", "norm2(X*w - y)^2/rows(X)")]
    [InlineData("F.cross_entropy(z, y)", "z", "sum(y)*logsumexp(z) - y'*z")]
    [InlineData("F.mse_loss(u, t)", "u", "norm2(u - t)^2/rows(u)")]
    [InlineData("F.cross_entropy(A @ x, y)", "x", "sum(y)*logsumexp(A*x) - y'*A*x")]
    [InlineData("np.sum((X @ w - y)**2) / len(y)", "w", "norm2(X*w - y)^2/rows(y)")]
    [InlineData("((X @ w - y)**2).sum() / X.shape[0]", "w", "norm2(X*w - y)^2/rows(X)")]
    [InlineData("torch.sum(A @ x) / A.size(1)", "x", "sum(A*x)/cols(A)")]
    [InlineData("norm(X*w-y)^2/size(X,1)", "w", "norm2(X*w - y)^2/rows(X)")]
    public void A_typed_formula_is_read_as_in_its_language(string typed, string by, string starred)
    {
        var found = Derived(new DeriveRequest(typed, by));
        Assert.Equal(char.IsUpper(by[0]) ? 2 : 1, found.Variables[by].Sizes.Count);
        var meant = Derived(new DeriveRequest(starred, by) { Variables = found.Variables });
        Assert.True(IsSame(found, meant), $"{typed}: {found.Result!.Plain}, and of {starred}: {meant.Result!.Plain}");
    }

    [Theory]
    [InlineData("x[0]", "x", "unit vector")]
    [InlineData("A[:, 0] @ x", "x", "unit vector")]
    [InlineData("np.sum(x, initial=m)", "x", "initial=")]
    [InlineData("np.einsum('ijk,k->ij', A, x)", "x", "two axes")]
    [InlineData("x'*A*x where A = B'*B", "x", "another statement")]
    [InlineData("norm2(x)^2 for x positive", "x", "another statement")]
    [InlineData("x @ 2", "x", "")]
    [InlineData("norm(A*x - b, inf)", "x", "largest absolute entry")]
    [InlineData("np.linalg.norm(u, np.inf)", "u", "largest absolute entry")]
    [InlineData("norm(A, 1)", "A", "sum(abs(A))")]
    [InlineData("norm(x, 3)", "x", "1, 2, inf")]
    [InlineData("y'*A*y/y'*y", "y", "in brackets")]
    [InlineData("F.smooth_l1_loss(z, y)", "z", "smooth_l1_loss")]
    [InlineData("huber_loss(z, y)", "z", "huber_loss")]
    public void What_has_no_meaning_here_is_refused_with_a_sentence(string typed, string by, string said)
    {
        var answer = Service.Derive(new DeriveRequest(typed, by));
        Assert.False(answer.Ok);
        Assert.Contains(said, $"{answer.Error!.Message} {answer.Error.Hint}", StringComparison.Ordinal);
    }

    private static bool IsSame(DeriveResponse found, DeriveResponse meant)
    {
        if (found.Result!.Plain == meant.Result!.Plain) return true;
        var variables = meant.Variables.ToDictionary(static v => v.Key, static v => v.Value);
        return Service.Verify(new VerifyRequest($"{found.Result.Plain} = {meant.Result.Plain}") { Variables = variables }).Verdict == Verdict.Holds;
    }

    private static DeriveResponse Derived(DeriveRequest request)
    {
        var answer = Service.Derive(request);
        Assert.True(answer.Ok, $"{request.Expression}: {answer.Error?.Message}");
        return answer;
    }
}
