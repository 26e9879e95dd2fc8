using System.Globalization;

namespace Gradus.Tests.Engine;

/// <summary>How many random samples a law is tried on.</summary>
internal static class Samples
{
    /// <summary>As many as the suite has time for, or what GRADUS_SAMPLES says for a longer run.</summary>
    public static int Count(int usual) => int.TryParse(Environment.GetEnvironmentVariable("GRADUS_SAMPLES"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : usual;
}
