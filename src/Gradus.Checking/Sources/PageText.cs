using Gradus.Checking.Contract;
using Gradus.Syntax;

namespace Gradus.Checking.Sources;

/// <summary>A text to read, and where in its file each of its characters stands.</summary>
/// <remarks>For most files the two are the same; the text of a notebook is what its cells say.</remarks>
internal sealed class PageText
{
    private readonly SourceText file;
    private readonly IReadOnlyList<int>? origins;
    private readonly IReadOnlyList<CellStart> cells;

    /// <summary>A text that is its file.</summary>
    public PageText(string text)
        : this(text, text, null, [])
    {
    }

    /// <summary>A text taken from a file: the place of each character there, and where each cell begins in the text.</summary>
    public PageText(string text, string file, IReadOnlyList<int>? origins, IReadOnlyList<CellStart> cells)
    {
        Text = text;
        this.file = new SourceText(file);
        this.origins = origins;
        this.cells = cells;
    }

    /// <summary>What is read.</summary>
    public string Text { get; }

    /// <summary>The text of a request: of a notebook its cells, of anything else all of it.</summary>
    public static PageText Of(CheckRequest request)
        => request.Syntax == InputSyntax.Notebook || (request.Syntax == InputSyntax.Auto && Notebook.LooksLikeOne(request.Text)) ? Notebook.Read(request.Text) : new PageText(request.Text);

    /// <summary>Line and column in the file, from 1, and the place within the cell where there are cells.</summary>
    public (int Line, int Column, CellPlace? Cell) Place(int offset)
    {
        var at = Math.Clamp(offset, 0, Text.Length);
        var (line, column) = file.Position(origins is null ? at : at < origins.Count ? origins[at] : file.Text.Length);
        return (line, column, CellOf(at));
    }

    private CellPlace? CellOf(int offset)
    {
        if (cells.LastOrDefault(cell => cell.Offset <= offset) is not { Number: > 0 } cell) return null;
        var before = Text.AsSpan(cell.Offset, offset - cell.Offset);
        return new CellPlace(cell.Number, before.Count('\n') + 1, offset - cell.Offset - before.LastIndexOf('\n'));
    }
}

/// <summary>Where a cell begins in the text, and which it is in the notebook, from 1.</summary>
internal readonly record struct CellStart(int Offset, int Number);
