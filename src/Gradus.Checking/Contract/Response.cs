using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gradus.Checking.Contract;

/// <summary>What every response says: whose answer it is, and what went wrong if anything did.</summary>
public abstract record Response
{
    /// <summary>The request's <c>id</c>, whatever JSON value it was.</summary>
    [JsonPropertyOrder(-2)]
    public JsonElement? Id { get; init; }

    /// <summary>The file that the response is about, where several were checked together.</summary>
    [JsonPropertyOrder(-2)]
    public string? File { get; init; }

    /// <summary>True unless there is an <see cref="Error"/>.</summary>
    [JsonPropertyOrder(-1)]
    public bool Ok => Error is null;

    /// <summary>Why there is no answer; then nothing else is sent but <see cref="Id"/> and <see cref="File"/>.</summary>
    [JsonPropertyOrder(1)]
    public ErrorInfo? Error { get; init; }
}

/// <summary>No answer, only the reason.</summary>
public sealed record Failure : Response;

/// <summary>Why something could not be done.</summary>
/// <param name="Code"><c>parse</c>, <c>shape</c>, <c>request</c>, <c>limit</c>, <c>unsupported</c>, <c>file</c> or <c>internal</c>.</param>
/// <param name="Message">One sentence: what was expected, what was found.</param>
public sealed record ErrorInfo(string Code, string Message)
{
    /// <summary>Counted from 1.</summary>
    public int? Line { get; init; }

    /// <summary>Counted from 1.</summary>
    public int? Column { get; init; }

    /// <summary>What to try.</summary>
    public string? Hint { get; init; }
}
