using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gradus.Checking.Contract;

/// <summary>A shape as requests and responses spell it: <c>[]</c> a scalar, <c>["n"]</c> a vector, <c>["m","n"]</c> a matrix, four sizes a tensor.</summary>
/// <remarks>A size is a name or a formula in names, or a number; in JSON a number is written as a number: <c>[3, "n"]</c>.</remarks>
[JsonConverter(typeof(ShapeInfoConverter))]
public sealed class ShapeInfo(params IEnumerable<string> sizes) : IEquatable<ShapeInfo>
{
    /// <summary>The sizes: none for a scalar, one for a vector, two for a matrix.</summary>
    public IReadOnlyList<string> Sizes { get; } = [.. sizes];

    /// <inheritdoc/>
    public bool Equals(ShapeInfo? other) => other is not null && Sizes.SequenceEqual(other.Sizes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ShapeInfo);

    /// <inheritdoc/>
    public override int GetHashCode() => Sizes.Aggregate(0, HashCode.Combine);

    /// <summary><c>scalar</c>, <c>n</c>, <c>m×n</c>.</summary>
    public override string ToString() => Sizes.Count == 0 ? "scalar" : string.Join('×', Sizes);
}

/// <summary>A shape as a JSON list of names and numbers.</summary>
internal sealed class ShapeInfoConverter : JsonConverter<ShapeInfo>
{
    public override bool HandleNull => true;

    public override ShapeInfo Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw Misfit();
        var sizes = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            sizes.Add(reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString()!,
                JsonTokenType.Number when reader.TryGetInt32(out var size) => size.ToString(CultureInfo.InvariantCulture),
                _ => throw Misfit(),
            });
        }
        return new ShapeInfo(sizes);
    }

    public override void Write(Utf8JsonWriter writer, ShapeInfo value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var size in value.Sizes)
        {
            if (int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) writer.WriteNumberValue(number);
            else writer.WriteStringValue(size);
        }
        writer.WriteEndArray();
    }

    private static JsonException Misfit() => new("expected a shape: [] for a scalar, [\"n\"] for a vector, [\"m\",\"n\"] or [3,4] for a matrix");
}
