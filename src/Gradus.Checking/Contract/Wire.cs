using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gradus.Checking.Contract;

/// <summary>Requests and responses as JSON, one line each.</summary>
public static class Wire
{
    private static readonly WireContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
    });

    /// <summary>A response as one line; a failed one has nothing but its id, its file and its error.</summary>
    public static string Write(Response response)
    {
        try
        {
            return Serialize(response);
        }
        catch (ArgumentException)
        {
            // JSON has no word for a number that is not finite.
            return Serialize(new Failure { Id = response.Id, File = response.File, Error = new ErrorInfo("internal", "the answer holds a number that is not finite") });
        }
    }

    /// <summary>The request in a JSON object that names a command; throws <see cref="JsonException"/> with a sentence for the reader.</summary>
    internal static Request Read(JsonElement root, string command) => command switch
    {
        "derive" => root.Deserialize(Context.DeriveRequest)!,
        "check" => root.Deserialize(Context.CheckRequest)!,
        "verify" => root.Deserialize(Context.VerifyRequest)!,
        "explain" => root.Deserialize(Context.ExplainRequest)!,
        _ => throw new JsonException($"there is no command \"{command}\"; there are check, derive, verify and explain"),
    };

    private static string Serialize(Response response) => response switch
    {
        { Error: not null } => JsonSerializer.Serialize(new Failure { Id = response.Id, File = response.File, Error = response.Error }, Context.Failure),
        DeriveResponse derive => JsonSerializer.Serialize(derive, Context.DeriveResponse),
        CheckResponse check => JsonSerializer.Serialize(check, Context.CheckResponse),
        VerifyResponse verify => JsonSerializer.Serialize(verify, Context.VerifyResponse),
        ExplainResponse explain => JsonSerializer.Serialize(explain, Context.ExplainResponse),
        _ => throw new UnreachableException(),
    };
}

[JsonSerializable(typeof(DeriveRequest))]
[JsonSerializable(typeof(CheckRequest))]
[JsonSerializable(typeof(VerifyRequest))]
[JsonSerializable(typeof(ExplainRequest))]
[JsonSerializable(typeof(DeriveResponse))]
[JsonSerializable(typeof(CheckResponse))]
[JsonSerializable(typeof(VerifyResponse))]
[JsonSerializable(typeof(ExplainResponse))]
[JsonSerializable(typeof(Failure))]
internal sealed partial class WireContext : JsonSerializerContext;
