using System.Globalization;
using System.Text;
using System.Text.Json;
using Gradus.Checking.Answers;
using Gradus.Checking.Contract;

namespace Gradus.Checking.Sources;

/// <summary>Reads Jupyter notebooks: the text of the Markdown cells, each character with its place in the file.</summary>
internal sealed class Notebook
{
    private readonly string file;
    private readonly StringBuilder text = new();
    private readonly List<int> origins = [];
    private readonly List<CellStart> cells = [];

    private Notebook(string file) => this.file = file;

    /// <summary>True for a JSON object that has cells and a notebook's format number.</summary>
    public static bool LooksLikeOne(string text)
        => text.AsSpan().TrimStart().StartsWith("{") && text.Contains("\"nbformat\"", StringComparison.Ordinal) && text.Contains("\"cells\"", StringComparison.Ordinal);

    /// <summary>The Markdown cells in their order, a blank line between them.</summary>
    public static PageText Read(string file)
    {
        try
        {
            var notebook = new Notebook(file);
            if (!notebook.ReadCells()) throw new RefusedException(new ErrorInfo("parse", "the notebook has no list of cells") { Hint = "save it in format 4: every Jupyter since 2015 does" });
            return new PageText(notebook.text.ToString(), file, notebook.origins, notebook.cells);
        }
        catch (JsonException problem)
        {
            throw new RefusedException(new ErrorInfo("parse", "the notebook is not valid JSON") { Line = (int?)problem.LineNumber + 1, Column = (int?)problem.BytePositionInLine + 1 });
        }
    }

    private bool ReadCells()
    {
        var bytes = Encoding.UTF8.GetBytes(file);
        var reader = new Utf8JsonReader(bytes);
        var (from, place) = (0, 0);
        while (reader.Read())
        {
            if (reader is not { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } || !reader.ValueTextEquals("cells")) continue;
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray) return false;
            for (var number = 1; reader.Read() && reader.TokenType == JsonTokenType.StartObject; number++)
            {
                var (isMarkdown, source) = ReadCell(ref reader);
                if (!isMarkdown || source.Count == 0) continue;
                // Offsets in bytes become offsets in characters, counted on from the cell before.
                List<int> starts = [];
                foreach (var start in source)
                {
                    place += Encoding.UTF8.GetCharCount(bytes, from, start - from);
                    from = start;
                    starts.Add(place);
                }
                Add(number, starts);
            }
            return true;
        }
        return false;
    }

    /// <summary>Whether a cell holds Markdown, and at which bytes the strings of its source begin.</summary>
    private static (bool IsMarkdown, List<int> Source) ReadCell(ref Utf8JsonReader reader)
    {
        var (isMarkdown, source, depth) = (false, new List<int>(), reader.CurrentDepth);
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            var (isType, isSource) = (reader.ValueTextEquals("cell_type"), reader.ValueTextEquals("source"));
            reader.Read();
            if (isType && reader.TokenType == JsonTokenType.String) isMarkdown = reader.ValueTextEquals("markdown");
            if (!isSource) reader.Skip();
            else if (reader.TokenType == JsonTokenType.String) source.Add((int)reader.TokenStartIndex);
            else if (reader.TokenType == JsonTokenType.StartArray) ReadLines(ref reader, source);
        }
        return (isMarkdown, source);
    }

    private static void ReadLines(ref Utf8JsonReader reader, List<int> source)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String) source.Add((int)reader.TokenStartIndex);
            else reader.Skip();
        }
    }

    private void Add(int number, List<int> strings)
    {
        cells.Add(new CellStart(text.Length, number));
        var end = 0;
        foreach (var start in strings)
        {
            end = start + 1;
            while (file[end] != '"') end += AddCharacter(end);
        }
        for (var i = 0; i < 2; i++) Put('\n', end);
    }

    /// <summary>Adds the character that is spelled at a place of the file; returns the length of its spelling.</summary>
    private int AddCharacter(int at)
    {
        if (file[at] != '\\')
        {
            Put(file[at], at);
            return 1;
        }
        if (file[at + 1] == 'u')
        {
            Put((char)int.Parse(file.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), at);
            return 6;
        }
        Put(file[at + 1] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', var self => self }, at);
        return 2;
    }

    private void Put(char character, int origin)
    {
        text.Append(character);
        origins.Add(origin);
    }
}
