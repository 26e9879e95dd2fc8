using Gradus.Checking.Equivalence;
using Gradus.Numerics;
using Gradus.Tests.Laws;

namespace Gradus.Tests.Judging.Hard;

/// <summary>Of every class of hard questions no false one is called true, and nearly every true one is: the questions are made, and each has a twin that differs in what decides.</summary>
public sealed class HardQuestionsProperties(ITestOutputHelper output)
{
    private const double Found = 0.99;

    private static readonly HardClass[] All =
    [
        ReflectionQuestions.Class, RankQuestions.Class, SizeQuestions.Class, DegreeQuestions.Class, ExponentQuestions.Class, PseudoInverseQuestions.Class,
        InexactQuestions.Class, KinkQuestions.Class, AssumedQuestions.Class,
    ];

    public static TheoryData<string> Classes => [.. All.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Classes))]
    public void No_false_question_is_called_true_and_nearly_every_true_one_is(string name)
    {
        var kind = All.Single(c => c.Name == name);
        var tally = new Tally();
        var count = Law.Count(kind.Usual);
        Parallel.For(0, count, new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken }, index =>
        {
            var seed = RandomSource.Mix((ulong)index + 20_261_130);
            var question = kind.Draw(new RandomSource(seed));
            var judgement = new Checking.Equivalence.Judge(seed).EqualToOrder(question.Left, question.Right, question.Small, question.Order, TestContext.Current.CancellationToken);
            var told = judgement switch { { Holds: true } => "holds", Judgement.Refuted => "refuted", _ => "undecided" };
            tally.Add($"{(question.Holds ? "true" : "false")} {told}", $"seed {seed}: {question}");
        });
        output.WriteLine($"{name}\n{tally}");
        Assert.True(tally.Sum("false ") > count / 4 && tally.Sum("true ") > count / 8, $"{name}: too few of a kind\n{tally}");
        Assert.True(tally["false holds"] == 0, $"{name}: called true\n{tally}");
        Assert.True(tally["true refuted"] == 0, $"{name}: called false\n{tally}");
        Assert.True(tally["true holds"] >= Found * tally.Sum("true "), $"{name}: not found true\n{tally}");
        Assert.True(kind.MayBeUndecided || tally["false refuted"] >= Found * tally.Sum("false "), $"{name}: not shown false\n{tally}");
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public void A_verdict_does_not_depend_on_the_seed_of_the_judge(string name)
    {
        var kind = All.Single(c => c.Name == name);
        for (var seed = 0UL; seed < 3; seed++)
        {
            var question = kind.Draw(new RandomSource(RandomSource.Mix(seed)));
            for (var other = 0UL; other < 4; other++)
            {
                var judgement = new Checking.Equivalence.Judge(other).EqualToOrder(question.Left, question.Right, question.Small, question.Order, TestContext.Current.CancellationToken);
                Assert.True(judgement.Holds == question.Holds, $"seed {seed}, {other}: {question}: {judgement}");
            }
        }
    }
}
