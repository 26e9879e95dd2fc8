using System.Text;
using Gradus.Numerics;

namespace Gradus.Tests.Laws;

/// <summary>Spoils texts: characters and pieces put in, taken out, doubled, swapped, and bits of other texts in between.</summary>
internal static class Mutator
{
    private const string Alphabet = "ABXxyfd01239 +-*/^_=:'.,;|()[]{}<>\\&$%#~\n\"∂∇ᵀ⊗∘λ²–·Δ\0\ud800é";

    private static readonly string[] Pieces =
    [
        "\\frac{", "\\partial ", "^T", "^{-1}", "\\\\", "&", "\\left(", "\\right)", "\\sum_i ", "dX", "\\nabla ", "$", "$$", "\\text{", "\\operatorname{tr}", "\\begin{bmatrix}", "\\end{bmatrix}", "tr(", "inv(", "kron(", "vec(", "diag(", "f(", "D(",
        ", X)", "'*", " = ", " := ", ".*", "./", ".^2", "^2", "^99", "^(-3)", "^{1/2}", "A:B", "\\otimes ", "\\circ ", "log(", "exp(", "det(", "norm(", "I", "0", "1e9", "let A: m x n\n", "A symmetric\n", "\n\n", "# ", "```\n", "\\def\\a{", "\\a", "_{ij}", "_i", "\\cdot ", "\\|", "≈",
    ];

    /// <summary>The text with a few changes.</summary>
    public static string Mutate(string text, IReadOnlyList<string> others, RandomSource random)
    {
        var result = new StringBuilder(text);
        for (var k = random.Below(5); k >= 0; k--) Change(result, others, random);
        return result.Length > 4_000 ? result.ToString(0, 4_000) : result.ToString();
    }

    private static void Change(StringBuilder text, IReadOnlyList<string> others, RandomSource random)
    {
        var at = random.Below(text.Length + 1);
        var length = Math.Min(1 + random.Below(12), text.Length - at);
        switch (random.Below(8))
        {
            case 0:
                text.Remove(at, Math.Min(length, 3));
                break;
            case 1 or 2:
                text.Insert(at, Alphabet[random.Below(Alphabet.Length)]);
                break;
            case 3:
                text.Insert(at, Pieces[random.Below(Pieces.Length)]);
                break;
            case 4:
                text.Insert(random.Below(text.Length + 1), text.ToString(at, length));
                break;
            case 5 when length > 0:
                text[at] = Alphabet[random.Below(Alphabet.Length)];
                break;
            case 6 when length > 0:
                text[at] = (char)(text[at] ^ (1 << random.Below(7)));
                break;
            case 7:
                var other = others[random.Below(others.Count)];
                var from = random.Below(other.Length + 1);
                text.Insert(at, other.AsSpan(from, Math.Min(20, other.Length - from)));
                break;
        }
    }
}
