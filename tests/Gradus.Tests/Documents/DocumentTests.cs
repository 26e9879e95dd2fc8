using System.Text.RegularExpressions;
using System.Xml.Linq;
using Gradus.Checking;
using Gradus.Checking.Contract;
using Gradus.Checking.Documents;
using Gradus.Tests.Architecture;
using Gradus.Tests.Cli;

namespace Gradus.Tests.Documents;

/// <summary>Documents open as they are: braces and environments in pairs, tags in pairs, nothing in them from outside that is not text.</summary>
public sealed partial class DocumentTests
{
    private static readonly string[] Functions =
    [
        "tr(A*X*B*X')", "logdet(X) + tr(A*X)", "inv(X)", "x'*A*x", "norm2(A*x - b)^2", "exp(a*t)", "x.*(A*y)", "diag(x)*A", "normF(X)^2", "det(X)", "A*X*B", "kron(X, B)", "sum(sigmoid(A*x))", "log(x'*A*x)", "ones(n)'*x", "x_hat*alpha_1",
    ];

    public static TheoryData<DocumentFormat, string> Written()
    {
        var data = new TheoryData<DocumentFormat, string>();
        foreach (var format in Enum.GetValues<DocumentFormat>())
        {
            foreach (var name in new[] { "derive", "check", "verify" }) data.Add(format, name);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void A_document_is_the_golden_one(DocumentFormat format, string name)
    {
        var text = name switch
        {
            "derive" => Service.Document(Samples.DeriveRequest, Samples.Derive, format),
            "check" => Service.Document(new CheckRequest(), Samples.Check, format),
            _ => Calculus.Verify("D(tr(X'*X), X) = 2*X").ToDocument(format),
        };
        Golden.Match($"{name}.{format switch { DocumentFormat.Latex => "tex", DocumentFormat.Html => "html", _ => "md" }}", text);
        AssertOpens(format, text);
    }

    /// <summary>What people ask most, in every format, with no formula that had to be shown in another way.</summary>
    [Fact]
    public void Every_formula_of_ours_is_set()
    {
        foreach (var function in Functions)
        {
            foreach (var by in new[] { "X", "x", "t" }.Where(by => Regex.IsMatch(function, $@"\b{by}\b", RegexOptions.None, Regex.InfiniteMatchTimeout)))
            {
                foreach (var layout in Enum.GetValues<LayoutChoice>())
                {
                    var result = Calculus.Derivative(function, by, options: new() { Layout = layout });
                    Assert.True(LatexGuard.IsSafe(result.Latex), result.Latex);
                    Assert.All(result.Steps, static step => Assert.True(LatexGuard.IsSafe(step.Latex), step.Latex));
                    Assert.All(result.Steps, static step => Assert.True(MathMarkup.Of(new MathText(step.Latex, "")) is not null, step.Latex));
                    foreach (var format in Enum.GetValues<DocumentFormat>()) AssertOpens(format, result.ToDocument(format));
                }
            }
        }
    }

    [Fact]
    public void The_samples_open_in_every_format()
    {
        foreach (var page in Directory.GetFiles(Path.Combine(SourceTree.Root, "samples"), "*.md"))
        {
            var result = Calculus.Check(File.ReadAllText(page));
            foreach (var format in Enum.GetValues<DocumentFormat>()) AssertOpens(format, result.ToDocument(format));
        }
    }

    /// <summary>Texts and names from outside that try to be more than text.</summary>
    [Theory]
    [InlineData(@"\input{/etc/passwd}")]
    [InlineData(@"}\end{document}\write18{x}")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"onload=\"x' & < >")]
    [InlineData("$$ `x` $a$ [l](javascript:x) **b** # h | t ~ ^ _ % \\")]
    [InlineData("# h\n- l\n\n<p>")]
    [InlineData("\u001b[31m \u202e \ud800 é д 变 x̂ 𝔸 \0")]
    public void What_comes_from_outside_stays_text(string hostile)
    {
        var derive = Samples.Derive with
        {
            Result = new ResultInfo(hostile, hostile, hostile, new ShapeInfo(hostile, hostile), hostile, hostile) { Convention = hostile, Structure = StructureMeaning.Tangent, When = hostile, Kronecker = hostile },
            Conditions = [hostile],
            Variables = new Dictionary<string, ShapeInfo> { [hostile] = new(hostile) },
            Symbols = [new SymbolInfo(hostile, new ShapeInfo(hostile), hostile, Declared: true)],
            Steps = [new StepInfo(hostile, hostile, hostile, hostile, hostile) { Unicode = hostile }],
        };
        var claim = new ClaimInfo(0, 1, 1, hostile, "equation", Verdict.Wrong)
        {
            Text = hostile,
            Reading = hostile + "=",
            Latex = hostile,
            Diagnosis = new DiagnosisInfo(hostile, hostile) { HoldsIf = hostile },
            Counterexample = new CounterexampleInfo(new Dictionary<string, MatrixInfo> { [hostile] = new([[hostile]]) }, new([[hostile]]), new([[hostile, hostile]])),
            Repair = new RepairInfo(hostile, hostile),
        };
        foreach (var format in Enum.GetValues<DocumentFormat>())
        {
            AssertHarmless(format, Service.Document(new DeriveRequest(hostile, hostile), derive, format));
            AssertHarmless(format, Service.Document(new VerifyRequest(hostile), new VerifyResponse { Verdict = Verdict.Wrong, Claims = [claim] }, format));
            AssertHarmless(format, Service.Document([new CheckResponse { File = hostile, Claims = [claim], Warnings = [new WarningInfo(1, 1, "comment", hostile)] }, new CheckResponse { File = hostile, Error = new ErrorInfo("file", hostile) }], hostile, format));
            AssertHarmless(format, Service.Document(new ExplainRequest(hostile), new ExplainResponse { Name = hostile, Says = hostile, Wrong = hostile, Right = hostile, When = hostile, Example = new ExampleInfo(hostile, [new ExampleLine(hostile, hostile, hostile, hostile)]) }, format));
            AssertHarmless(format, Service.Document(new VerifyRequest(hostile), new VerifyResponse { Error = new ErrorInfo("parse", hostile) { Hint = hostile } }, format));
        }
    }

    /// <summary>The command line prints them too; an error stays on standard error.</summary>
    [Theory]
    [InlineData("markdown", "# Gradient by X")]
    [InlineData("latex", @"\documentclass{article}")]
    [InlineData("html", "<!DOCTYPE html>")]
    public void The_command_line_prints_documents(string format, string start)
    {
        Assert.StartsWith(start, Run.Of("derive", "tr(A*X)", "--wrt", "X", "--format", format).Out, StringComparison.Ordinal);
        var refused = Run.Of("derive", "tr(A*", "--wrt", "X", "--format", format);
        Assert.Equal((2, ""), (refused.Status, refused.Out));
        Assert.NotEqual("", refused.Error);
    }

    private static void AssertHarmless(DocumentFormat format, string text)
    {
        AssertOpens(format, text);
        Assert.DoesNotContain('\u001b', text);
        Assert.DoesNotContain('\0', text);
        if (format == DocumentFormat.Latex) Assert.DoesNotMatch(@"\\(input|write|include|openout|read|catcode|def|csname)(?![a-z])", text);
        else Assert.DoesNotContain("<script>alert", text, StringComparison.Ordinal);
        if (format == DocumentFormat.Markdown) Assert.DoesNotContain("](javascript", text, StringComparison.Ordinal);
    }

    private static void AssertOpens(DocumentFormat format, string text)
    {
        if (format == DocumentFormat.Latex) AssertLatex(text);
        else if (format == DocumentFormat.Html) AssertHtml(text);
        else AssertMarkdown(text);
    }

    private static void AssertLatex(string text)
    {
        Assert.True(System.Text.Ascii.IsValid(text));
        var (depth, open) = (0, new Stack<string>());
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && (i == 0 || text[i - 1] != '\\'))
            {
                while (text[i] != '\n') i++;
            }
            else if (text[i] == '\\')
            {
                i++;
                if (text[i] is '[' or '(') open.Push(text[i].ToString());
                if (text[i] is ']' or ')') Assert.Equal(text[i] == ']' ? "[" : "(", open.Pop());
                if (Environment.Match(text, i) is { Success: true } environment && environment.Index == i)
                {
                    if (environment.Groups["what"].Value == "begin") open.Push(environment.Groups["name"].Value);
                    else Assert.Equal(environment.Groups["name"].Value, open.Pop());
                }
            }
            else if (text[i] is '{' or '}')
            {
                depth += text[i] == '{' ? 1 : -1;
                Assert.True(depth >= 0);
            }
            else
            {
                Assert.False(text[i] is '$' or '~', text[Math.Max(0, i - 20)..i]);
                if (text[i] is '_' or '^' or '&') Assert.True(depth > 0 || open.Count > 1, text[Math.Max(0, i - 40)..i]);
            }
        }
        Assert.Equal(0, depth);
        Assert.Empty(open);
        Assert.EndsWith("\\end{document}\n", text, StringComparison.Ordinal);
    }

    /// <summary>Written as strictly as XML, but for the doctype and the tags that have no end.</summary>
    private static void AssertHtml(string text)
    {
        Assert.DoesNotContain("http", text, StringComparison.Ordinal);
        var body = text[text.IndexOf("<main>", StringComparison.Ordinal)..(text.IndexOf("</main>", StringComparison.Ordinal) + "</main>".Length)];
        string[] tags = ["main", "h1", "h2", "p", "div", "span", "ul", "li", "em", "strong", "code", "section", "details", "summary", "math", "mrow", "mi", "mn", "mo", "mfrac", "msqrt", "msub", "msup", "msubsup", "mover", "mspace", "mtable", "mtr", "mtd"];
        Assert.All(XElement.Parse(body).DescendantsAndSelf(), element => Assert.Contains(element.Name.LocalName, tags));
    }

    /// <summary>Dollar signs only around formulas, in pairs.</summary>
    private static void AssertMarkdown(string text)
    {
        var rest = Displayed.Replace(text, "");
        rest = Inline.Replace(rest, "");
        Assert.DoesNotContain('$', rest);
        Assert.DoesNotContain("<", rest.Replace("<code>", "", StringComparison.Ordinal).Replace("</code>", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<what>begin|end)\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex Environment { get; }

    [GeneratedRegex(@"^\$\$\n[^$]+\n\$\$$", RegexOptions.Multiline, 600_000)]
    private static partial Regex Displayed { get; }

    [GeneratedRegex(@"\$[^$\n]+\$", RegexOptions.None, 600_000)]
    private static partial Regex Inline { get; }
}
