using System.Text.RegularExpressions;

namespace Gradus.Syntax;

/// <summary>The few words around formulas that tell what they are, from other languages into English.</summary>
/// <remarks>Only words that no English text has; what is negated stays so.</remarks>
internal static partial class Tongues
{
    private static readonly Dictionary<string, string> English = Table(
        ("symmetric", "symétrique symétriques symmetrisch symmetrische symmetrischen simétrica simétrico simétricas simmetrica simmetrico 对称 對稱 対称 대칭"),
        ("skew-symmetric", "antisymétrique schiefsymmetrisch antisimétrica 反对称 反對稱 反対称"),
        ("positive definite", "définie-positive 正定"),
        ("invertible", "inversible invertierbar inversível invertibile 可逆 正則 가역"),
        ("orthogonal", "orthogonale ortogonal ortogonale 正交 直交"),
        ("diagonal", "diagonale 对角 對角 対角"),
        ("matrix", "matrice matriz 矩阵 矩陣 行列 행렬"),
        ("vector", "vecteur vektor vettore vetor 向量"),
        ("is", "est ist è é 是 为 為"),
        ("not", "pas nicht 不 非"),
        ("let", "soit soient sei seien sia 设 設 令"),
        ("where", "où wobei donde 其中"),
        ("if", "falls wenn quando 如果 若"),
        ("then", "alors dann entonces allora então 则 則"),
        ("with", "avec"),
        ("and", "und 且 和 与"),
        ("gradient", "gradiente 梯度 勾配"),
        ("derivative", "dérivée ableitung derivada derivata 导数 導數 導関数"),
        ("hessian", "hessienne hessiana hesse-matrix 海森"),
        (".", "。"), (",", "， 、"), (";", "；"), (":", "："));

    /// <summary>The keys that stand within words, since their scripts put no space between words.</summary>
    private static readonly Lazy<Regex> Unspaced = new(static () => new Regex(string.Join('|', English.Keys.Where(IsUnspaced).OrderByDescending(static key => key.Length)), RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout));

    /// <summary>The words with those in English that are known in another language.</summary>
    public static string InEnglish(string folded)
    {
        var words = Word().Replace(folded, static word => English.GetValueOrDefault(word.Value, word.Value));
        return IsUnspaced(words) ? Unspaced.Value.Replace(words, static word => $" {English[word.Value]} ") : words;
    }

    private static bool IsUnspaced(string words) => words.Any(static c => c >= '\u3000');

    private static Dictionary<string, string> Table(params (string English, string Others)[] rows) => rows.SelectMany(static row => row.Others.Split(' ').Select(other => (other, row.English))).ToDictionary(static w => w.other, static w => w.English);

    [GeneratedRegex(@"[\p{L}-]{2,20}|[èé]", RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Word();
}
