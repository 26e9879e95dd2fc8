using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gradus.Checking.Contract;

/// <summary>A word of the contract: the name of an enum's case with a small first letter, and nothing else.</summary>
/// <remarks>The stock converter would also take numbers, and would not tell the reader which words there are.</remarks>
internal sealed class WordConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    public override bool HandleNull => true;

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String && Words.TryParse<T>(reader.GetString(), out var value)) return value;
        throw new JsonException($"expected one of {string.Join(", ", Words.All<T>())}");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        => writer.WriteStringValue(Words.Of(value));
}

/// <summary>The cases of an enum as the words that the contract uses for them.</summary>
public static class Words
{
    /// <summary>The word for a case: <c>Unconstrained</c> is <c>unconstrained</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>All words, in the order of the cases.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(Of)];

    /// <summary>The case for a word.</summary>
    public static bool TryParse<T>(string? word, out T value)
        where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
        {
            if (Of(candidate) != word) continue;
            value = candidate;
            return true;
        }
        value = default;
        return false;
    }
}
