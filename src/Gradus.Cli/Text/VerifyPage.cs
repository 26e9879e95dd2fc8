using Gradus.Checking.Contract;

namespace Gradus.Cli.Text;

/// <summary>What <c>verify</c> shows: each link of the identity with its verdict.</summary>
internal static class VerifyPage
{
    /// <summary>Writes the page.</summary>
    public static void Write(Page page, VerifyResponse response)
    {
        if (response.Reading is { } reading) page.Prose(0, reading, tone: Tone.Faint);
        Claims.Write(page, response.Claims, numbered: false);
    }
}
