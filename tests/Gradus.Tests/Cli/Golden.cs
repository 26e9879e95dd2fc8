using System.Runtime.CompilerServices;

namespace Gradus.Tests.Cli;

/// <summary>Texts that people look at, kept beside the tests. <c>GRADUS_ACCEPT=1</c> writes them anew: read the difference before committing it.</summary>
internal static class Golden
{
    /// <summary>Compares a text with the file of that name in the folder <c>Goldens</c> beside the test.</summary>
    public static void Match(string name, string actual, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(test)!, "Goldens", name);
        if (Environment.GetEnvironmentVariable("GRADUS_ACCEPT") == "1") File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"there is no {path}; run with GRADUS_ACCEPT=1");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
