namespace Gradus.Cli.Text;

/// <summary>The lines of a derivation one below the other: a left side is not said again, and the signs stand in one column.</summary>
internal sealed class Chain(Page page)
{
    /// <summary>A left side that is longer leaves no room; then the lines below it begin near the margin.</summary>
    private const int LongestLeft = 24;

    private const int Margin = 2;

    private int column;
    private string last = "";

    /// <summary>A line by another hand: as it is, but if it begins with a sign, below the sign before.</summary>
    public string Quoted(string line)
    {
        var equation = Equation.Of(line);
        if (equation is { Left: "", Sign.Length: > 0 }) return new string(' ', column) + line;
        Begin(equation);
        return line;
    }

    /// <summary>A line of our own, without its left side if the line before has ended with it.</summary>
    public string Told(string line)
    {
        var equation = Equation.Of(line);
        var goesOn = equation.Left.Length > 0 && equation.Left == last;
        last = equation.Right;
        if (goesOn) return $"{new string(' ', column)}{equation.Sign} {equation.Right}";
        Begin(equation);
        return equation.Left == equation.Right ? equation.Left : line;
    }

    private void Begin(Equation equation)
    {
        var width = page.WidthOf(equation.Left);
        column = width is > 0 and <= LongestLeft ? width + 1 : Margin;
    }
}
