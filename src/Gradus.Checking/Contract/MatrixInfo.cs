using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gradus.Checking.Contract;

/// <summary>A matrix of numbers, row by row, as people write them: <c>2</c>, <c>-1.5</c>, <c>1/3</c>.</summary>
/// <remarks>In JSON a decimal number is a number and a fraction a string: <c>[[1, "1/3"]]</c>. A scalar is 1×1.</remarks>
[JsonConverter(typeof(MatrixInfoConverter))]
public sealed class MatrixInfo(IEnumerable<IReadOnlyList<string>> rows)
{
    /// <summary>The rows, all of one length.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; } = [.. rows];

    /// <summary>A matrix of whole numbers.</summary>
    public static MatrixInfo Of(int[,] entries) => new(
        Enumerable.Range(0, entries.GetLength(0)).Select(IReadOnlyList<string> (i) =>
            [.. Enumerable.Range(0, entries.GetLength(1)).Select(j => entries[i, j].ToString(CultureInfo.InvariantCulture))]));
}

/// <summary>A matrix as a JSON list of rows.</summary>
internal sealed class MatrixInfoConverter : JsonConverter<MatrixInfo>
{
    public override MatrixInfo Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind != JsonValueKind.Array) throw Misfit();
        return new MatrixInfo([.. document.RootElement.EnumerateArray().Select(ReadRow)]);
    }

    public override void Write(Utf8JsonWriter writer, MatrixInfo value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var row in value.Rows)
        {
            writer.WriteStartArray();
            foreach (var entry in row) WriteEntry(writer, entry);
            writer.WriteEndArray();
        }
        writer.WriteEndArray();
    }

    private static IReadOnlyList<string> ReadRow(JsonElement row)
        => row.ValueKind == JsonValueKind.Array ? [.. row.EnumerateArray().Select(e => e.ToString())] : throw Misfit();

    private static void WriteEntry(Utf8JsonWriter writer, string entry)
    {
        if (decimal.TryParse(entry, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) writer.WriteNumberValue(number);
        else writer.WriteStringValue(entry);
    }

    private static JsonException Misfit() => new("expected a matrix: a list of rows");
}
