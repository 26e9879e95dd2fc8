using System.Xml.Linq;
using Gradus.Tests.Architecture;

namespace Gradus.Tests.Library;

/// <summary>The package holds three assemblies and says for all of them what they need.</summary>
public sealed class PackageTests
{
    [Theory]
    [InlineData("Gradus")]
    [InlineData("Gradus.Numerics")]
    public void What_an_assembly_of_the_package_needs_is_named_by_the_package(string assembly)
        => Assert.Subset(PackagesOf("Gradus.Checking"), PackagesOf(assembly));

    private static HashSet<string> PackagesOf(string project)
        => [.. XDocument.Load(Path.Combine(SourceTree.Root, "src", project, project + ".csproj")).Descendants("PackageReference").Select(reference => (string)reference.Attribute("Include")!)];
}
