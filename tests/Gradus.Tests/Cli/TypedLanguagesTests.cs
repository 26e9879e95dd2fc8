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
    [InlineData("np.sum(x, where=m)", "x", "where=")]
    [InlineData("np.einsum('ijk,k->ij', A, x)", "x", "two axes")]
    [InlineData("x @ 2", "x", "")]
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
