using System.Text;
using Gradus.Cli;

namespace Gradus.Tests.Cli;

/// <summary>One call of the program, in this process.</summary>
internal sealed record Run(int Status, string Out, string Error)
{
    /// <summary>Calls the program with these arguments and nothing on standard input.</summary>
    public static Run Of(params string[] args) => WithInput([], args);

    /// <summary>Calls the program with a text on standard input.</summary>
    public static Run WithInput(string input, params string[] args) => WithInput(Encoding.UTF8.GetBytes(input), args);

    /// <summary>Calls the program with bytes on standard input.</summary>
    public static Run WithInput(byte[] input, params string[] args)
    {
        using var stream = new MemoryStream(input);
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var status = Host.Run(args, new Session(stream, output, error) { Clock = new StoppedClock() });
        return new Run(status, output.ToString(), error.ToString());
    }
}
