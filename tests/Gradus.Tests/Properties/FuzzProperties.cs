using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Gradus.Checking;
using Gradus.Checking.Contract;
using Gradus.Expressions;
using Gradus.Numerics;

namespace Gradus.Tests.Laws;

/// <summary>Whatever is written, the service answers: no exception, no internal error, and all but a handful after little work.</summary>
public sealed class FuzzProperties
{
    private const int Inputs = 15_000;
    private const int Ways = 12;
    private const long MuchWork = 2_000_000;
    private const long NeverMore = 60_000_000;
    private const int SlowOutOf = 2_000;
    private const int UncertifiedOutOf = 1_000;
    private const int MostShown = 12;
    private const ulong Seed = 20_261_122;

    [Fact]
    public void Spoiled_texts_are_answered()
    {
        string[] all = [.. FuzzInputs.Formulas, .. FuzzInputs.Pages];
        var count = Law.Count(Inputs);
        Answered(count, mostSlow: 2 + (count / SlowOutOf), ask: index =>
        {
            var random = new RandomSource(RandomSource.Mix(Seed + (ulong)index));
            // Pages take longer, so they come less often.
            var start = random.Below(20) == 0 ? FuzzInputs.Pages : FuzzInputs.Formulas;
            return Ask(Mutator.Mutate(start[random.Below(start.Length)], all, random), random);
        });
    }

    [Fact]
    public void Hostile_texts_are_answered() => Answered(FuzzInputs.Hostile.Length * Ways, static index => AskHostile(FuzzInputs.Hostile[index / Ways], index % Ways), mostSlow: 2);

    /// <summary>Work as large as the bounds let through: it ends in an answer or in <c>limit</c>.</summary>
    [Fact]
    public void Large_derivations_come_to_an_end() =>
        Answered(FuzzInputs.Large.Length * Ways, static index => AskHostile(FuzzInputs.Large[index / Ways], index % Ways), mostSlow: FuzzInputs.Large.Length * Ways);

    private static Request AskHostile(string text, int way) => way switch
    {
        0 => new CheckRequest(text),
        1 => new CheckRequest(text) { Syntax = InputSyntax.Plain },
        2 => new CheckRequest(text) { Syntax = InputSyntax.Latex },
        3 => new CheckRequest($"${text}$") { Syntax = InputSyntax.Markdown },
        4 => new CheckRequest($"{text} = {text}"),
        5 => new VerifyRequest($"{text} = {text}"),
        6 => new VerifyRequest(text),
        7 => new DeriveRequest(text, "X"),
        8 => new DeriveRequest(text, "x", 2),
        9 => new DeriveRequest(text, "x") { Method = DerivationMethod.Chain },
        10 => new DeriveRequest(text, "X") { Method = DerivationMethod.Index, Form = DerivativeForm.Differential },
        _ => new DeriveRequest(text, "X", 3) { Method = DerivationMethod.Expansion },
    };

    private static Request Ask(string text, RandomSource random) => random.Below(10) switch
    {
        < 3 => new CheckRequest(text) { Syntax = (InputSyntax)random.Below(4) },
        < 4 => new CheckRequest(text) { Syntax = (InputSyntax)random.Below(5), Layout = (LayoutChoice)random.Below(3), Variables = Declared(random), Assumptions = Assumed(random) },
        < 7 => new VerifyRequest(text) { Syntax = (InputSyntax)random.Below(3), Variables = Declared(random), Assumptions = Assumed(random) },
        _ => new DeriveRequest(text.Split(" = ")[0], random.Below(4) switch { 0 => "A", 1 => "x", _ => "X" }, random.Below(8) == 0 ? 2 : 1)
        {
            Method = (DerivationMethod)random.Below(4),
            Layout = (LayoutChoice)random.Below(3),
            Structure = (StructureMeaning)random.Below(3),
            Form = (DerivativeForm)random.Below(2),
            Variables = Declared(random),
            Assumptions = Assumed(random),
        },
    };

    private static Dictionary<string, ShapeInfo> Declared(RandomSource random)
    {
        var declared = new Dictionary<string, ShapeInfo>();
        if (random.Below(3) > 0) return declared;
        declared["X"] = random.Below(3) switch { 0 => new("n", "n"), 1 => new("m", "n"), _ => new("3", "2") };
        declared["x"] = random.Below(4) switch { 0 => new("n"), 1 => new(), 2 => new("1", "n"), _ => new("0*", "99999999999999999999") };
        return declared;
    }

    private static Dictionary<string, IReadOnlyList<string>> Assumed(RandomSource random)
    {
        var assumed = new Dictionary<string, IReadOnlyList<string>>();
        if (random.Below(4) > 0) return assumed;
        assumed["X"] = [random.Below(7) switch { 0 => "symmetric", 1 => "orthogonal", 2 => "diagonal", 3 => "invertible", 4 => "antisymmetric", 5 => "positive-definite", _ => "purple" }];
        return assumed;
    }

    /// <summary>Asks all requests and counts the work of each, which is the same on every machine.</summary>
    private static void Answered(int count, Func<int, Request> ask, int mostSlow)
    {
        var (failures, codes, most) = (new ConcurrentDictionary<int, string>(), new ConcurrentDictionary<string, int>(), new ConcurrentBag<long>());
        Parallel.For(0, count, new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken }, index =>
        {
            using var effort = Effort.Until(CancellationToken.None);
            var (code, problem) = Answer(ask(index));
            if (effort.Spent > MuchWork) most.Add(effort.Spent);
            if (effort.Spent > NeverMore) failures[index] = string.Create(CultureInfo.InvariantCulture, $"slow\n{effort.Spent} nodes");
            codes.AddOrUpdate(code, 1, static (_, n) => n + 1);
            if (problem is not null) failures[index] = problem;
        });
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} requests, {most.Count} of much work, at most {most.DefaultIfEmpty().Max()} nodes: {string.Join(", ", codes.OrderBy(static c => c.Key).Select(static c => $"{c.Key} {c.Value}"))}"));
        Assert.True(most.Count <= mostSlow, $"{most.Count} of {count} requests took over {MuchWork} nodes");
        Assert.True(codes.GetValueOrDefault("uncertified") <= 4 + (count / UncertifiedOutOf), "too many results could not be certified");
        if (!failures.IsEmpty) Assert.Fail(Describe(failures, ask));
    }

    /// <summary>The kind of answer, and what must not happen if it did; the first line says what, the second where.</summary>
    private static (string Code, string? Problem) Answer(Request request)
    {
        try
        {
            Response response = request switch
            {
                CheckRequest check => Service.Check(check),
                VerifyRequest verify => Service.Verify(verify),
                _ => Service.Derive((DeriveRequest)request),
            };
            var code = response.Error?.Code ?? "ok";
            return (code, code is "internal" ? $"{code}\n{response.Error!.Message}" : null);
        }
        catch (Exception e)
        {
            return ("exception", $"{e.GetType().Name}: {e.Message}\n{string.Join('\n', e.StackTrace!.Split('\n').Take(6))}");
        }
    }

    private static string Describe(ConcurrentDictionary<int, string> failures, Func<int, Request> ask)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{failures.Count} requests were not answered as they should be (seed {Seed}).\n");
        foreach (var kind in failures.OrderBy(static f => f.Key).GroupBy(static f => string.Join('\n', f.Value.Split('\n').Take(2))).Take(MostShown))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{kind.Count()} × {kind.First().Value}\n");
            foreach (var (index, _) in kind.Take(2)) text.Append(CultureInfo.InvariantCulture, $"  #{index}: {Show(ask(index))}\n");
        }
        return text.ToString();
    }

    private static string Show(Request request)
    {
        var (what, text) = request switch
        {
            DeriveRequest d => ($"derive by {d.Wrt}, {d.Method}, {d.Form}, order {d.Order}, {d.Structure}", d.Expression),
            CheckRequest c => ("check", c.Text),
            _ => ("verify", ((VerifyRequest)request).Claim),
        };
        var known = string.Concat(request.Variables.Select(static v => $", {v.Key}: {v.Value}")) + string.Concat(request.Assumptions.Select(static a => $", {a.Key} {a.Value[0]}"));
        text = text.Replace("\n", "\\n", StringComparison.Ordinal);
        return $"{what}, {request.Syntax}, {request.Layout}{known}: {(text.Length > 300 ? $"{text[..300]}… ({text.Length})" : text)}";
    }
}
