using Gradus.Checking.Contract;

namespace Gradus.Cli.Files;

/// <summary>A file and what was found in it.</summary>
/// <param name="Name">As the call names it.</param>
/// <param name="Request">What was asked; its text is empty where the file could not be read.</param>
/// <param name="Response">The verdicts, or why there are none.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record FileResult(string Name, CheckRequest Request, CheckResponse Response, TimeSpan Elapsed);
