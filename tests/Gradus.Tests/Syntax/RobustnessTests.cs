using System.Text;
using Gradus.Expressions;
using Gradus.Syntax;

namespace Gradus.Tests.Syntax;

/// <summary>No text makes the readers throw, or read far more than stands there.</summary>
public sealed class RobustnessTests
{
    private const int Mutations = 20_000;

    /// <summary>The nodes that may be read in a text; one of a few lines has hundreds.</summary>
    private const long MostNodes = 3_000_000;

    private const string Alphabet = "ABXxdft123 +-*/^_=:'.,;|()[]{}<>\\&$%#~\n∂∇ᵀ⊗∘λ²–";

    private static readonly string[] Pieces =
        ["\\frac", "\\partial", "^T", "\\begin{bmatrix}", "\\end{bmatrix}", "\\\\", "&", "\\left(", "\\right)", "\\sum_i", "d", "\\nabla", "{", "}", "\\text{", "\\operatorname{tr}", "\\over", "\\underbrace", "\\|", "\\log\\det", "$$", "\\def\\a#1{#1#1}", "\\a", "\\eqalign{", "\\mathbf", "_{", "^{-1}", "\\bf ", "\\vec"];

    [Theory]
    [InlineData(7)]
    [InlineData(19_771)]
    public void MutatedFormulasNeverThrowOrTakeLong(int seed)
    {
        var random = new Random(seed);
        string[] rows = [.. (ReaderTables.Spellings + "\n" + ReaderTables.Derivations + "\n" + ReaderTables.Plain).Split('\n').Select(line => line.Split("  ⟶  ")[0].Trim())];
        for (var i = 0; i < Mutations; i++)
        {
            var text = Mutate(rows[random.Next(rows.Length)], random);
            using var effort = Effort.Limit(MostNodes);
            try
            {
                switch (i % 4)
                {
                    case 0: PlainReader.TryRead(text, out _, out _); break;
                    case 1: DocumentReader.Read($"Let $${text}$$ be"); break;
                    case 2: DocumentReader.Read(text); break;
                    default: LatexReader.TryRead(text, out _, out _); break;
                }
            }
            catch (Exception exception)
            {
                Assert.Fail($"seed {seed}, text {i}: {text}\n{exception}");
            }
        }
    }

    public static TheoryData<string, int> Repeated => new()
    {
        { "(", 50_000 }, { "{", 50_000 }, { "\\frac", 10_000 }, { "\\frac{", 10_000 }, { "^", 10_000 }, { "A^{", 5_000 }, { "'", 20_000 }, { "A'", 20_000 }, { "-", 20_000 }, { "f(", 10_000 }, { "A\\circ ", 5_000 },
        { "A:", 5_000 }, { "A:B+", 4_000 }, { "a/", 5_000 }, { "d", 20_000 }, { "\\partial ", 5_000 }, { "\\nabla ", 5_000 }, { "|", 20_000 }, { "|x", 10_000 }, { "<", 20_000 }, { "<a,", 7_000 }, { "\\sum_", 5_000 }, { "\\left(", 5_000 },
        { "\\begin{bmatrix}", 3_000 }, { "tr ", 7_000 }, { "\\log ", 5_000 }, { "& ", 20_000 }, { "\\quad a=b ", 3_000 }, { "\\\\ a=", 5_000 }, { "$", 100_000 }, { "$a$ ", 50_000 }, { "\\underbrace{", 3_000 }, { "\\text{", 5_000 }, { "x_{", 5_000 },
        { "a \\over ", 5_000 }, { "\\sqrt[", 3_000 }, { "[", 20_000 }, { "[1,", 10_000 }, { "\\begin{align}", 5_000 }, { "\\def\\a{\\a\\a}", 2_000 }, { "A: m x n, ", 20_000 }, { "`", 100_000 }, { "\\eqalign{", 10_000 }, { "let A and ", 20_000 }, { "d(", 10_000 }, { "\\mathbf ", 5_000 }, { "f'(x", 5_000 }, { "{\\rm ", 5_000 }, { "\\not", 10_000 }, { "\\sigma(", 300 }, { "g(x)(", 100 }, { "A\\circ B C(", 60 }, { "1e9", 4_000 },
    };

    [Theory]
    [MemberData(nameof(Repeated))]
    public void RepetitionNeitherThrowsNorTakesLong(string piece, int times)
    {
        var text = new StringBuilder(piece.Length * times).Insert(0, piece, times).ToString();
        if (text.Length > 1_000_000) text = text[..1_000_000];
        foreach (var read in new Action[] { () => LatexReader.TryRead(text, out _, out _), () => PlainReader.TryRead(text, out _, out _), () => DocumentReader.Read(text), () => DocumentReader.Read($"$${text}$$"), () => DocumentReader.Read(text, SyntaxMode.Plain) })
        {
            using var effort = Effort.Limit(MostNodes);
            read();
        }
    }

    [Fact]
    public void AlternativesWithinAlternativesStayBounded()
    {
        var formula = LatexReader.Read(string.Concat(Enumerable.Repeat("f(", 60)) + "x" + new string(')', 60));
        Assert.True(Visit(formula.First!) < 20_000);
        static long Visit(SyntaxNode node) => 1 + node.Children().Sum(Visit);
    }

    [Fact]
    public void TextsOverTheLimitAreReported()
        => Assert.Equal("too-long", DocumentReader.Read(new string('a', 1_000_001)).Formulas[0].Problem!.Code);

    private static string Mutate(string text, Random random)
    {
        var result = new StringBuilder(text);
        for (var k = random.Next(1, 6); k > 0; k--)
        {
            var at = random.Next(result.Length + 1);
            switch (random.Next(4))
            {
                case 0 when result.Length > 0: result.Remove(Math.Min(at, result.Length - 1), 1); break;
                case 1: result.Insert(at, Alphabet[random.Next(Alphabet.Length)]); break;
                case 2: result.Insert(at, Pieces[random.Next(Pieces.Length)]); break;
                default:
                    var (from, length) = (random.Next(result.Length + 1), random.Next(12));
                    result.Insert(at, result.ToString(from, Math.Min(length, result.Length - from)));
                    break;
            }
        }
        return result.ToString();
    }
}
