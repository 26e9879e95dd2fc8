using Gradus.Checking;
using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Tests.Cli;

namespace Gradus.Tests.Library;

/// <summary>What other programs can see changes only on purpose.</summary>
public sealed class PublicSurfaceTests
{
    [Fact]
    public void The_public_surface_is_the_golden_one()
        => Golden.Match("public-api.txt", PublicSurface.Of(typeof(Service).Assembly, typeof(Expr).Assembly, typeof(Rational).Assembly));
}
