using Gradus.Expressions;
using Gradus.Numerics;
using static Gradus.Functions.Matrices;
using static Gradus.Tests.Judging.Letters;

namespace Gradus.Tests.Judging.Hard;

/// <summary>What holds for rotations and not for reflections: an orthogonal matrix has the determinant 1 or −1.</summary>
internal static class ReflectionQuestions
{
    private static readonly Symbol Q = Square("Q", Properties.Orthogonal);
    private static readonly Symbol R = Square("R", Properties.Orthogonal);
    private static readonly Symbol D = Square("D", Properties.Orthogonal | Properties.Diagonal);
    private static readonly Symbol H = Square("H", Properties.Orthogonal | Properties.Symmetric);
    private static readonly Symbol A = Square("A");

    public static HardClass Class { get; } = new("reflections beside rotations", Draw) { Usual = 700 };

    private static HardQuestion Draw(RandomSource random)
    {
        Symbol[] letters = [new[] { Q, D, H }[random.Below(3)], R];
        var counts = new int[2];
        var (word, others) = ((Expr)letters[0], Number.One as Expr);
        counts[0]++;
        for (var length = random.Below(4); length > 0; length--)
        {
            var k = random.Below(3);
            if (k < 2) counts[k]++;
            else others *= Det(A);
            var factor = k < 2 ? letters[k] : (Expr)A;
            word = random.Below(2) == 0 ? word * (random.Below(2) == 0 ? factor : Transpose(factor)) : (k < 2 ? Inverse(factor) : factor) * word;
        }
        var even = counts[0] % 2 == 0 && counts[1] % 2 == 0;
        var carrier = Carriers.Draw(random);
        return random.Below(3) switch
        {
            0 => Carriers.Times(Det(word), others, carrier, even),
            1 when random.Below(2) == 0 => new(Adj(letters[0] * A), Det(letters[0]) * Adj(A) * Transpose(letters[0]), true),
            1 => new(Adj(A * letters[0]), Transpose(letters[0]) * Adj(A), false),
            _ when 2 + (2 * random.Below(2)) is var power => Carriers.Times(EntryPower(Det(word), power), EntryPower(others, power), carrier, true),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
