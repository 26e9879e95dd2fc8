using System.Runtime.CompilerServices;

namespace Gradus.Tests.Cli;

/// <summary>Texts that people look at, kept beside the tests. <c>GRADUS_ACCEPT=1</c> writes them anew: read the difference before committing it.</summary>
internal static class Golden
{
    /// <summary>True if texts are written anew instead of compared.</summary>
    public static bool Accepts => Environment.GetEnvironmentVariable("GRADUS_ACCEPT") == "1";

    /// <summary>Compares a text with the file of that name in the folder <c>Goldens</c> beside the test.</summary>
    public static void Match(string name, string actual, [CallerFilePath] string test = "") => MatchFile(Path.Combine(Path.GetDirectoryName(test)!, "Goldens", name), actual);

    /// <summary>Compares a text with a file.</summary>
    public static void MatchFile(string path, string actual)
    {
        if (Accepts) File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"there is no {path}; run with GRADUS_ACCEPT=1");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
