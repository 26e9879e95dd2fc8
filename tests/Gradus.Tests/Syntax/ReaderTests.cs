using Gradus.Syntax;

namespace Gradus.Tests.Syntax;

/// <summary>Formulas are read as the tables say.</summary>
public sealed class ReaderTests
{
    public static TheoryData<string, string> Spellings => Rows(ReaderTables.Spellings);

    public static TheoryData<string, string> Derivations => Rows(ReaderTables.Derivations);

    public static TheoryData<string, string> Page => Rows(ReaderTables.Page);

    public static TheoryData<string, string> Plain => Rows(ReaderTables.Plain);

    [Theory]
    [MemberData(nameof(Spellings))]
    [MemberData(nameof(Derivations))]
    [MemberData(nameof(Page))]
    public void LatexIsReadAsTheTableSays(string latex, string tree)
        => Assert.Equal(tree, SyntaxDump.Print(LatexReader.ReadFormula(new SourceText(latex), new SourceSpan(0, latex.Length))));

    [Theory]
    [MemberData(nameof(Plain))]
    public void PlainTextIsReadAsTheTableSays(string text, string tree)
        => Assert.Equal(tree, SyntaxDump.Print(PlainReader.ReadFormula(new SourceText(text), new SourceSpan(0, text.Length))));

    [Theory]
    [InlineData("A + * B", 4, "parse")]
    [InlineData("A + [B", 0, null)]
    [InlineData("\\int f", 0, "unsupported")]
    [InlineData("x_1 + \\cdots + y_n", 6, "gap")]
    [InlineData("", 0, "parse")]
    public void ProblemsHaveAPlaceAndACode(string latex, int place, string? code)
    {
        Assert.Equal(code is null, LatexReader.TryRead(latex, out _, out var problem));
        Assert.Equal(code, problem?.Code);
        if (code is not null) Assert.Equal(place, problem!.Span.Start);
    }

    [Fact]
    public void SpansCountFromTheStartOfTheText()
    {
        var source = new SourceText("see AB = C here");
        var formula = LatexReader.ReadFormula(source, new SourceSpan(4, 6));
        Assert.Equal("AB = C", source.Slice(formula.Span));
        Assert.Equal("C", source.Slice(formula.Relation!.Links[0].Right.Span));
        Assert.Equal("=", source.Slice(formula.Relation.Links[0].Sign));
    }

    private static TheoryData<string, string> Rows(string table)
    {
        var data = new TheoryData<string, string>();
        foreach (var row in table.Split('\n').Select(line => line.Split("  ⟶  ")).Where(row => row.Length == 2)) data.Add(row[0].Trim(), row[1].Trim());
        return data;
    }
}
