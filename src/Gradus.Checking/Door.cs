using System.Diagnostics;
using System.Text.Json;
using Gradus.Checking.Contract;

namespace Gradus.Checking;

/// <summary>Reads a request, has it answered, and turns whatever goes wrong on the way into an error for the reader.</summary>
internal static class Door
{
    /// <summary>The response to a request; an exception becomes an error with the code <c>internal</c>.</summary>
    public static Response Answer(Request request, CancellationToken cancellation = default)
    {
        try
        {
            return Fault(request) is { } fault
                ? Fail("request", fault)
                : request switch
                {
                    DeriveRequest derive => Service.Derive(derive, cancellation),
                    CheckRequest check => Service.Check(check, cancellation),
                    VerifyRequest verify => Service.Verify(verify, cancellation),
                    ExplainRequest explain => Service.Explain(explain),
                    _ => throw new UnreachableException(),
                };
        }
        catch (InsufficientExecutionStackException)
        {
            return Fail("limit", "the formula is nested too deeply");
        }
        catch (OutOfMemoryException)
        {
            return Fail("limit", "the request needs more memory than there is");
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception problem)
        {
            // The last line of defence: nothing that a person writes may end in a stack trace.
            return Fail("internal", $"{problem.GetType().Name}: {problem.Message}");
        }
    }

    /// <summary>The response to one line of JSON.</summary>
    public static Response Answer(string jsonLine)
    {
        JsonElement? id = null;
        try
        {
            using var document = JsonDocument.Parse(jsonLine);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return Fail("request", "a request is a JSON object");
            if (root.TryGetProperty("id", out var given)) id = Echo(given);
            if (!root.TryGetProperty("command", out var command) || command.ValueKind != JsonValueKind.String)
            {
                return Fail("request", "the request names no command; there are check, derive, verify and explain") with { Id = id };
            }
            return Answer(Wire.Read(root, command.GetString()!)) with { Id = id };
        }
        catch (JsonException problem)
        {
            return Fail("request", Explain(problem), column: Column(problem)) with { Id = id };
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair in a string: valid JSON that is no text.
            return Fail("request", "a string of the request is not valid Unicode") with { Id = id };
        }
    }

    /// <summary>Why a request cannot be carried out whatever its formulas say; null if nothing is amiss.</summary>
    private static string? Fault(Request request) => request switch
    {
        DeriveRequest { Expression: "" } => "there is no expression to derive",
        DeriveRequest { Order: < 1 } => "the order of a derivative is 1 or more",
        CheckRequest { Text: "" } => "there is no text to check",
        ExplainRequest { Name: "" } => "there is no name to explain",
        VerifyRequest { Claim: "" } => "there is no claim to verify",
        _ when request.Assumptions.Any(a => a.Value is null || a.Value.Contains(null)) => "an assumption is a word, not null",
        _ => null,
    };

    /// <summary>The id as a value of its own, or null where it cannot be written back.</summary>
    private static JsonElement? Echo(JsonElement id)
    {
        try
        {
            JsonSerializer.Serialize(id);
            return id.Clone();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Explain(JsonException problem) => problem switch
    {
        { Path: not null and not "$" } => $"the field {problem.Path.Replace("$.", "", StringComparison.Ordinal)} does not fit: {Sentence(problem)}",
        { LineNumber: not null } => "the line is not valid JSON",
        _ => problem.Message,
    };

    /// <summary>Our own message, or a short one in place of the library's, which speaks of types.</summary>
    private static string Sentence(JsonException problem)
        => problem.Message.StartsWith("expected", StringComparison.Ordinal) ? problem.Message : "it has the wrong type";

    private static int? Column(JsonException problem)
        => problem is { Path: null or "$", BytePositionInLine: { } position } ? (int)position + 1 : null;

    private static Failure Fail(string code, string message, int? column = null)
        => new() { Error = new ErrorInfo(code, message) { Line = column is null ? null : 1, Column = column } };
}
