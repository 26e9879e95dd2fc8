using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Tests.Documentation;

namespace Gradus.Tests.Laws;

/// <summary>Functions small enough for a page that a person would write: random ones, and those of the cookbook.</summary>
internal static class PageSamples
{
    private const int MostNodes = 9;
    private const int OneOfTheCookbookIn = 4;

    private static readonly Lazy<Sample[]> Cookbook = new(static () =>
        [.. CookbookEntry.All.Where(static e => e.Kind.Length == 0).Select(static e => e.Bind()).Select(static e => Free(e.Function, e.By)).Where(static s => Size(s) <= 2 * MostNodes)]);

    /// <summary>The sample of a seed.</summary>
    public static Sample Draw(ulong seed)
    {
        if (seed % OneOfTheCookbookIn == 0) return Cookbook.Value[(int)(RandomSource.Mix(seed) % (ulong)Cookbook.Value.Length)];
        while (true)
        {
            var sample = RandomExpressions.Draw(seed);
            if (Size(sample) is > 2 and <= MostNodes) return sample;
            seed = RandomSource.Mix(seed);
        }
    }

    private static Sample Free(Expr function, Symbol by) => new(function.Substitute(by, Structures.Free(by)), Structures.Free(by));

    private static int Size(Sample sample) => sample.Function.SelfAndDescendants().Count();
}
