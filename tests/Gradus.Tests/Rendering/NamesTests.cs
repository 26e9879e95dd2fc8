using Gradus.Checking;
using Gradus.Checking.Contract;

namespace Gradus.Tests.Rendering;

/// <summary>A name stands for one thing in a printed answer: what the engine names gives way to the letters of the formula, and says so.</summary>
public sealed class NamesTests
{
    [Theory]
    [InlineData("normF(X-I)^2 + tr(X)", "X", "I: n×n", "2*(X - I) + eye(n)", "2 (X − I) + Iₙ", "since I is a matrix of yours")]
    [InlineData("vec(K*X')", "X", "K: n×n", "", "", "since K is a matrix of yours")]
    [InlineData("e^x", "x", "e: ; x: ", "log(e)*e^x", "log(e) eˣ", "")]
    [InlineData("pi*erf(x)", "x", "pi: ; x: ", "2*pi*exp(-x^2)/sqrt(pi(1))", "", "since pi is a number of yours")]
    [InlineData("n*tr(X)*cols(X)", "X", "", "n*rows(X)*I", "nmI", "since n is a number of yours")]
    [InlineData("n*tr(X)*cols(X)", "X", "n: ; X: n×n", "n*rows(X)*I", "n n₁ I", "The size n is written n_1")]
    [InlineData("m*tr(A*X) + rows(A)*tr(X*A)", "X", "", "(m + rows(A))*A'", "(m + n) Aᵀ", "since m is a number of yours")]
    public void What_is_named_by_the_engine_gives_way(string function, string by, string declared, string plain, string unicode, string said)
    {
        var answer = Derive(function, by, declared);
        if (plain.Length > 0) Assert.Equal(plain, answer.Result!.Plain);
        if (unicode.Length > 0) Assert.Equal(unicode, answer.Result!.Unicode);
        if (said.Length > 0) Assert.Contains(answer.Names ?? [], sentence => sentence.Contains(said, StringComparison.Ordinal));
    }

    /// <summary>Accents of Unicode, in one character or two, and a multiplier that is a word.</summary>
    [Theory]
    [InlineData("ŷ'*ŷ", "y_hat", "", "2*y_hat")]
    [InlineData("Aβ\u0302", "β\u0302", "", "A")]
    [InlineData("0.5*lam*w @ w", "w", "", "lam*w")]
    [InlineData("Λᵢⱼ*tr(X)", "X", "Lambda_ij: ", "Lambda_ij*I")]
    [InlineData("μ′ᵀx", "x", "mu_prime: n", "mu_prime")]
    [InlineData("∂L/∂Y : X*W", "X", "dL_dY: m×n", "dL_dY*W'")]
    public void Letters_are_read_as_they_are_set(string function, string by, string declared, string plain) => Assert.Equal(plain, Derive(function, by, declared).Result?.Plain);

    [Theory]
    [InlineData("k*X'*X", "∂(kXᵀX)_ij/∂X_rl = δ_il k X_rj + δ_jl k X_ri")]
    [InlineData("i*j*X*X", "∂(ijX²)_rs/∂X_kl = δ_rk i j X_ls + δ_sl i j X_rk")]
    [InlineData("p*X*A*X", "∂(pXAX)_ij/∂X_kl = Σ_q δ_ik p A_lq X_qj + Σ_q δ_jl p X_iq A_qk")]
    [InlineData("delta*X*X", "∂(δX²)_ij/∂X_kl = I_ik δ X_lj + I_jl δ X_ik")]
    public void No_index_is_called_as_a_symbol_is(string function, string index) => Assert.Equal(index, Derive(function, "X", "").Result!.Index);

    [Fact]
    public void No_name_of_a_symbol_is_that_of_a_size()
    {
        string[] functions = ["{0}*tr(X)*cols(X)", "tr({0}*X*X')", "{0}*sum(X)", "{0}*det(X)*rows(X)", "logdet(X)/{0}", "norm2(x)^2*{0}*rows(x)"];
        foreach (var name in new[] { "n", "m", "k", "i", "j", "p", "q" })
        {
            foreach (var function in functions)
            {
                var answer = Derive(string.Format(System.Globalization.CultureInfo.InvariantCulture, function, name), function.Contains('x', StringComparison.Ordinal) ? "x" : "X", name + ": ");
                Assert.True(answer.Ok, answer.Error?.Message);
                var sizes = answer.Variables.Values.SelectMany(static s => s.Sizes).ToHashSet();
                Assert.DoesNotContain(name, sizes);
            }
        }
    }

    private static DeriveResponse Derive(string function, string by, string declared) => Service.Derive(new DeriveRequest(function, by)
    {
        Syntax = InputSyntax.Plain,
        Variables = declared.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(static d => d.Split(':'))
            .ToDictionary(static d => d[0].Trim(), static d => new ShapeInfo(d[1].Split('×', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))),
    });
}
