namespace Gradus.Cli.Text;

/// <summary>Help that is no list of options.</summary>
internal static class HelpPages
{
    /// <summary>What a call without a command shows: the three commands that people come for, with an example each.</summary>
    public const string Start = """
        Gradus checks matrix calculus step by step.

          Is every line of my derivation right?
            gradus check notes.md
          What is the derivative?
            gradus derive "tr(A*B*A')" --wrt A
          Is this identity true?
            gradus verify "inv(A*B) = inv(B)*inv(A)"

        How formulas are written: gradus help syntax. Every command and option: gradus --help.

        """;

    /// <summary>How formulas are written: the page of the documentation.</summary>
    public static string Syntax()
    {
        using var page = new StreamReader(typeof(HelpPages).Assembly.GetManifestResourceStream("syntax.md")!);
        return page.ReadToEnd();
    }
}
