using System.Globalization;
using Gradus.Checking;
using Gradus.Checking.Contract;
using Gradus.Derivations;
using Gradus.Expressions;
using Gradus.Numerics;

namespace Gradus.Tests.Laws;

/// <summary>Identities and false ones, typed in every style: none that is false is called true, none that is true is called false, and each gets an answer.</summary>
public sealed class TypedIdentityProperties
{
    [Fact]
    public void A_false_identity_never_holds_however_it_is_typed() => Judged(slips: true, static verdict => verdict != Verdict.Holds);

    [Fact]
    public void A_true_identity_holds_however_it_is_typed() => Judged(slips: false, static verdict => verdict == Verdict.Holds);

    private static void Judged(bool slips, Func<Verdict, bool> isRight)
    {
        var count = Law.Count(200);
        var failures = new List<string>();
        for (var (made, index) = (0, 0UL); made < count; index++)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            var seed = RandomSource.Mix(index + 20_261_130);
            var identity = new TypedIdentities(new RandomSource(seed)).Draw(slips);
            if (identity.Left.Count + identity.Right.Count > 60 || SaysTheSame(identity) || LineOf(identity) is not { } line || IsTrue(line, seed) != !slips) continue;
            var style = TypedStyle.All[made % TypedStyle.All.Count];
            var typed = style.Write(identity);
            if (!style.IsRecognised(typed)) continue;
            made++;
            var answer = Service.Verify(new VerifyRequest(typed));
            if (answer.Ok && answer.Claims.Count > 0 && isRight(answer.Verdict)) continue;
            var reading = answer.Claims is [var claim, ..] ? claim.Reading : null;
            var said = answer.Error?.Message ?? answer.Verdict.ToString();
            failures.Add(string.Create(CultureInfo.InvariantCulture, $"{style.Name} (seed {seed}): {typed}: {said} {reading}"));
        }
        Assert.True(failures.Count == 0, $"{failures.Count} of {count}\n{string.Join('\n', failures.Take(20))}");
    }

    private static bool SaysTheSame((TypedTree Left, TypedTree Right) identity) => TypedStyle.All[0].Write(identity) == TypedStyle.All[0].Write((identity.Left, identity.Left));

    private static MatrixFormula? LineOf((TypedTree Left, TypedTree Right) identity)
    {
        var (left, right) = (identity.Left.Expression, identity.Right.Expression);
        return left.Shape == right.Shape ? new MatrixFormula(left, Relation.Equal, right) : null;
    }

    /// <summary>What the second evaluator finds; null where it is not sure.</summary>
    private static bool? IsTrue(MatrixFormula line, ulong seed) => SecondOpinion.Agree(line, seed) == true ? true : SecondOpinion.IsApart(line, seed) ? false : null;
}
