using Gradus.Expressions;
using Gradus.Numerics;
using static Gradus.Functions.Matrices;
using static Gradus.Tests.Judging.Hard.Carriers;
using static Gradus.Tests.Judging.Letters;

namespace Gradus.Tests.Judging.Hard;

/// <summary>What holds for projectors and symmetric reflections of some ranks and not of all.</summary>
internal static class RankQuestions
{
    private static readonly Expr Rows = Constant.Dimension(N);

    public static HardClass Class { get; } = new("projectors of every rank", Draw) { Usual = 1_700 };

    private static HardQuestion Draw(RandomSource random)
    {
        var kind = new[] { Properties.None, Properties.Symmetric, Properties.Diagonal, Properties.Triangular }[random.Below(4)];
        var p = Square("P", Properties.Idempotent | kind);
        var carrier = Carriers.Draw(random);
        return random.Below(2) == 0 ? OfProjector(p, carrier, random) : OfReflection(carrier, random);
    }

    private static HardQuestion OfProjector(Symbol p, Expr carrier, RandomSource random) => random.Below(8) switch
    {
        0 => Vanishes(WithRoots(Trace(p), Some(random, 0, 6, 1 + random.Below(4))), carrier, false),
        1 => Vanishes(WithRoots(Rows - Trace(p), Some(random, 0, 4, 1 + random.Below(3))), carrier, false),
        2 => Vanishes(Det(random.Below(2) == 0 ? p : I - p), carrier, false),
        3 => Times(Det(I + p), Number.Of(1 << random.Below(3)), carrier, false),
        4 => Times(EntryPower(Det(p), 2 + random.Below(2)), Det(p), carrier, true),
        5 => Vanishes(Det(p) * Det(I - p), carrier, true),
        6 => Times(Trace(p * p * p), Trace(p), carrier, true),
        _ => Times(Trace((I - p) * (I - p)) + Trace(p), Rows, carrier, true),
    };

    private static HardQuestion OfReflection(Expr carrier, RandomSource random)
    {
        var q = Square("Q", Properties.Orthogonal | (random.Below(2) == 0 ? Properties.Symmetric : Properties.Diagonal));
        return random.Below(6) switch
        {
            0 => Times(Trace(q), Rows - Number.Of(random.Below(6)), carrier, false),
            1 => Vanishes(Det(random.Below(2) == 0 ? I - q : I + q), carrier, false),
            2 => Times(Det(q), Number.Of((2 * random.Below(2)) - 1), carrier, false),
            3 => Vanishes(Det(I - q) * Det(I + q), carrier, true),
            4 => Times(EntryPower(Det(q), 2), Number.One, carrier, true),
            _ => Times(Trace(q * q), Rows, carrier, true),
        };
    }
}
