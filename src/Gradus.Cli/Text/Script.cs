using Gradus.Checking.Contract;

namespace Gradus.Cli.Text;

/// <summary>The characters that a page is written in.</summary>
internal abstract class Script
{
    /// <summary>Everything that a modern terminal shows.</summary>
    public static Script Unicode { get; } = new UnicodeScript();

    /// <summary>ASCII only; formulas in the plain syntax.</summary>
    public static Script Ascii { get; } = new AsciiScript();

    /// <summary>The sign before a claim.</summary>
    public abstract string Mark(Verdict verdict);

    /// <summary>A formula in the notation of this script.</summary>
    public abstract string Formula(string plain, string? unicode);

    /// <summary>The brackets of a matrix's row: one row, the first, one between, the last.</summary>
    public abstract (string Left, string Right) Brackets(int row, int rows);

    /// <summary>A shape.</summary>
    public abstract string Shape(ShapeInfo shape);

    /// <summary>What may stand in a text by a person or from the engine, in this script.</summary>
    public abstract string Words(string text);

    private sealed class UnicodeScript : Script
    {
        public override string Mark(Verdict verdict) => verdict switch
        {
            Verdict.Holds => "✓",
            Verdict.Conditional or Verdict.Convention => "~",
            Verdict.Ambiguous or Verdict.Wrong => "✗",
            _ => "?",
        };

        public override string Formula(string plain, string? unicode) => unicode ?? plain;

        public override (string Left, string Right) Brackets(int row, int rows)
            => rows == 1 ? ("[", "]") : row == 0 ? ("⎡", "⎤") : row == rows - 1 ? ("⎣", "⎦") : ("⎢", "⎥");

        public override string Shape(ShapeInfo shape) => shape.ToString();

        public override string Words(string text) => text;
    }

    private sealed class AsciiScript : Script
    {
        public override string Mark(Verdict verdict) => verdict switch
        {
            Verdict.Holds => "ok",
            Verdict.Conditional or Verdict.Convention => "~",
            Verdict.Ambiguous or Verdict.Wrong => "X",
            _ => "?",
        };

        public override string Formula(string plain, string? unicode) => plain;

        public override (string Left, string Right) Brackets(int row, int rows) => ("[", "]");

        public override string Shape(ShapeInfo shape) => shape.ToString().Replace("×", " x ", StringComparison.Ordinal);

        public override string Words(string text) => Transcription.ToAscii(text);
    }
}
