using Gradus.Checking;
using Gradus.Checking.Contract;

namespace Gradus.Tests.Cli;

/// <summary>What comments in a text say to Gradus, and what notebooks hold.</summary>
public sealed class CommentTests
{
    private const string Wrong = "$(AB)^T = A^T B^T$";

    [Theory]
    [InlineData("<!-- gradus: ignore -->\n" + Wrong + "\n\n" + Wrong, "4")]
    [InlineData(Wrong + " <!-- gradus: ignore -->\n\n" + Wrong, "3")]
    [InlineData("<!-- gradus: ignore transpose-of-product -->\n" + Wrong, "")]
    [InlineData("<!-- gradus: ignore factor-two, sign -->\n" + Wrong, "2")]
    [InlineData("<!-- gradus: ignore wrong -->\n" + Wrong, "")]
    [InlineData("<!-- gradus: ignore-start -->\n" + Wrong + "\n\n" + Wrong, "")]
    [InlineData(Wrong + "\n<!-- gradus: ignore-start -->\n" + Wrong + "\n<!-- gradus: ignore-end -->\n" + Wrong, "1 5")]
    [InlineData("<!-- gradus: ignore -->\n$$\n(AB)^T = A^T B^T\n= B A\n$$\n" + Wrong, "6")]
    [InlineData("$$\n(AB)^T &= A^T B^T \\\\\n% gradus: ignore\n&= B A \\\\\n&= A B\n$$", "2 5")]
    [InlineData("`<!-- gradus: ignore -->`\n" + Wrong, "2")]
    [InlineData("```\n<!-- gradus: ignore-start -->\n```\n" + Wrong, "4")]
    [InlineData("<!-- gradus:ignore\n-->" + Wrong, "")]
    public void Claims_that_a_comment_silences_count_for_nothing(string text, string wrongLines)
    {
        var response = Check(text, InputSyntax.Markdown);
        Assert.Null(response.Warnings);
        Assert.Equal(wrongLines, string.Join(' ', response.Claims.Where(static c => c.Verdict == Verdict.Wrong).Select(static c => c.Line)));
        Assert.Equal(wrongLines.Length == 0 ? Verdict.Holds : Verdict.Wrong, response.Verdict);
    }

    [Theory]
    [InlineData("<!-- gradus: S symmetric -->\n$S^T = S$", InputSyntax.Markdown)]
    [InlineData("% gradus: S: n×n symmetric, invertible; B: n×n\n$S^T = S$", InputSyntax.Latex)]
    [InlineData("# gradus: S: 3x3, symmetric\nS' = S", InputSyntax.Auto)]
    [InlineData("  // gradus: S is symmetric\nS' = S", InputSyntax.Plain)]
    public void A_comment_declares(string text, InputSyntax syntax)
    {
        var response = Check(text, syntax);
        Assert.Null(response.Warnings);
        Assert.Equal(Verdict.Holds, Assert.Single(response.Claims).Verdict);
    }

    [Theory]
    [InlineData("gradus: A: 3 y 4", "is no assumption")]
    [InlineData("gradus: S symetric", "is no assumption")]
    [InlineData("gradus:", "says nothing")]
    [InlineData("gradus: ignore factor-tow", "did you mean factor-two")]
    [InlineData("gradus: ignore-all", "cannot read the assumption")]
    public void A_comment_that_cannot_be_read_is_told(string comment, string complaint)
    {
        var warning = Assert.Single(Check($"One line.\n\n<!-- {comment} -->\n", InputSyntax.Markdown).Warnings!);
        Assert.Equal((3, 1, "comment"), (warning.Line, warning.Column, warning.Code));
        Assert.Contains(complaint, warning.Message, StringComparison.Ordinal);
        Assert.Equal(2, Run.WithInput($"<!-- {comment} -->", "check", "-").Status);
    }

    [Theory]
    [InlineData("50\\% of $AB = BA$ % $CD = DC$", InputSyntax.Latex, 1)]
    [InlineData("\\\\% $AB = BA$\n\\verb|%| $AB = BA$", InputSyntax.Latex, 1)]
    [InlineData("\\begin{verbatim}\n$AB = BA$\n\\end{verbatim}\n\\begin{document}$CD = DC$\\end{document} $AB = BA$", InputSyntax.Auto, 1)]
    [InlineData("50% of $AB = BA$ <!-- $CD = DC$ -->", InputSyntax.Markdown, 1)]
    [InlineData("<!-- never closed $CD = DC$", InputSyntax.Markdown, 0)]
    public void What_a_reader_does_not_see_is_not_checked(string text, InputSyntax syntax, int claims) => Assert.Equal(claims, Check(text, syntax).Claims.Count);

    [Fact]
    public void A_place_in_a_notebook_is_told_by_cell_and_by_the_line_of_the_file()
    {
        const string Notebook = """
            {"nbformat": 4, "cells": [
              {"cell_type": "code", "source": "$AB = BA$", "outputs": [{"cells": [1, {"source": "x"}]}]},
              {"source": ["Eé \ud83d\ude00 \u00e9:\n", "$(AB)^T = A^T B^T$\n"], "cell_type": "markdown", "metadata": {}},
              {"cell_type": "markdown", "source": "One\n\n$C \\cdot D = D C$"}
            ]}
            """;
        var claims = Check(Notebook, InputSyntax.Auto).Claims;
        Assert.Equal([(3, 55, new CellPlace(2, 2, 11)), (4, 61, new CellPlace(3, 3, 14))], claims.Select(static c => (c.Line, c.Column, c.Cell!)));
        Assert.All(claims, static c => Assert.Equal(Verdict.Wrong, c.Verdict));
    }

    private static CheckResponse Check(string text, InputSyntax syntax) => Service.Check(new CheckRequest(text) { Syntax = syntax });
}
