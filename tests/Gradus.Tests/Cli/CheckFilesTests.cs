using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Gradus.Cli;
using Gradus.Tests.Architecture;

namespace Gradus.Tests.Cli;

/// <summary>A folder of notes checked like code: the files in their order, in every format, one that fails not stopping the others.</summary>
public sealed class CheckFilesTests
{
    private static readonly string Notes = Path.Combine(SourceTree.Root, "tests", "Gradus.Tests", "Cli", "Notes");

    [Theory]
    [InlineData("files.txt")]
    [InlineData("files-quiet.txt", "-q")]
    [InlineData("files-verbose.txt", "-v", "--width", "72", "--ascii")]
    [InlineData("files-concise.txt", "--format", "concise")]
    [InlineData("files-concise-strict.txt", "--format", "concise", "--strict")]
    [InlineData("files-github.txt", "--format", "github")]
    [InlineData("files.json", "--format", "json")]
    [InlineData("files.sarif", "--format", "sarif")]
    [InlineData("files.xml", "--format", "junit")]
    [InlineData("files.md", "--format", "markdown")]
    [InlineData("files.html", "--format", "html")]
    [InlineData("files.tex", "--format", "latex")]
    public void A_folder_in_every_format(string golden, params string[] options) => Golden.Match(golden, Checked(1, options));

    [Fact]
    public void The_log_has_what_the_standard_of_sarif_demands()
    {
        using var log = JsonDocument.Parse(Checked(1, "--format", "sarif"));
        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        var run = Assert.Single(log.RootElement.GetProperty("runs").EnumerateArray());
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.Equal("Gradus", driver.GetProperty("name").GetString());
        var rules = driver.GetProperty("rules").EnumerateArray().Select(static rule => rule.GetProperty("id").GetString()).ToList();
        Assert.Equal(rules.Distinct(), rules);
        Assert.Contains("factor-two", rules);
        Assert.NotEmpty(run.GetProperty("results").EnumerateArray());
        foreach (var result in run.GetProperty("results").EnumerateArray())
        {
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()]);
            Assert.Contains(result.GetProperty("level").GetString(), new[] { "none", "note", "warning", "error" });
            Assert.NotEqual("", result.GetProperty("message").GetProperty("text").GetString());
            var place = Assert.Single(result.GetProperty("locations").EnumerateArray()).GetProperty("physicalLocation");
            Assert.True(Uri.TryCreate(place.GetProperty("artifactLocation").GetProperty("uri").GetString(), UriKind.RelativeOrAbsolute, out _));
            Assert.True(place.GetProperty("region").GetProperty("startLine").GetInt32() > 0);
            Assert.True(place.GetProperty("region").GetProperty("startColumn").GetInt32() > 0);
        }
        Assert.True(run.GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
    }

    [Fact]
    public void The_test_results_count_what_they_hold()
    {
        var all = XElement.Parse(Checked(1, "--format", "junit")[38..]);
        Assert.Equal(["notes/a-right.md", "notes/b-paper.tex", "notes/c-notebook.ipynb", "notes/d-plain.txt", "notes/sub/e-conditions.md"], all.Elements("testsuite").Select(static suite => (string?)suite.Attribute("name")));
        foreach (var suite in all.Elements("testsuite").Append(all))
        {
            Assert.Equal((int?)suite.Attribute("tests"), suite.Descendants("testcase").Count());
            Assert.Equal((int?)suite.Attribute("failures"), suite.Descendants("failure").Count());
            Assert.Equal((int?)suite.Attribute("errors"), suite.Descendants("error").Count());
            Assert.Equal((int?)suite.Attribute("skipped"), suite.Descendants("skipped").Count());
        }
    }

    [Fact]
    public void Files_come_in_the_order_of_the_arguments_and_each_once()
    {
        string[] names = ["sub/e-conditions.md", "d-plain.txt", "a-right.md"];
        var run = Run.Of(["check", .. names.Select(name => Path.Combine(Notes, name)), Notes, "--format", "json"]);
        using var report = JsonDocument.Parse(run.Out);
        string[] expected = [.. names, "b-paper.tex", "c-notebook.ipynb"];
        Assert.Equal(expected.Select(name => Path.Combine(Notes, name)), report.RootElement.GetProperty("files").EnumerateArray().Select(static file => file.GetProperty("file").GetString()));
    }

    [Theory]
    [InlineData(0, "a-right.md")]
    [InlineData(0, "d-plain.txt", "a-right.md")]
    [InlineData(1, "a-right.md", "c-notebook.ipynb")]
    [InlineData(1, "--strict", "sub/e-conditions.md")]
    [InlineData(2, "sub/e-conditions.md")]
    [InlineData(2, "a-right.md", "no-such-file.md")]
    [InlineData(1, "no-such-file.md", "c-notebook.ipynb")]
    public void The_status_is_that_of_all_files(int status, params string[] names)
        => Assert.Equal(status, Run.Of(["check", .. names.Select(name => name.StartsWith('-') ? name : Path.Combine(Notes, name))]).Status);

    [Fact]
    public void A_file_that_cannot_be_read_does_not_stop_the_others()
    {
        var folder = Directory.CreateTempSubdirectory("gradus");
        try
        {
            File.WriteAllBytes(Path.Combine(folder.FullName, "a.txt"), [(byte)'A', 0, 1]);
            File.WriteAllBytes(Path.Combine(folder.FullName, "b.md"), new byte[(16 << 20) + 1]);
            File.WriteAllText(Path.Combine(folder.FullName, "c.ipynb"), "{\"cells\": [");
            File.WriteAllText(Path.Combine(folder.FullName, "d.md"), "");
            File.WriteAllText(Path.Combine(folder.FullName, "e.md"), "$(AB)^T = B^T A^T$", Encoding.Unicode);
            var run = Run.Of("check", folder.FullName);
            Assert.Equal(2, run.Status);
            Assert.Contains("a.txt is no text: byte 2 is zero", run.Error, StringComparison.Ordinal);
            Assert.Contains("b.md is longer than 16 MB", run.Error, StringComparison.Ordinal);
            Assert.Contains("c.ipynb: line 1, column 12: the notebook is not valid JSON", run.Error, StringComparison.Ordinal);
            Assert.EndsWith("5 files, 1 claim: 1 right. 3 files could not be read.\n", run.Out, StringComparison.Ordinal);
            Assert.Contains("\"code\":\"file\"", Run.Of("check", folder.FullName, "--format", "json").Out, StringComparison.Ordinal);
            Assert.Contains("\"executionSuccessful\": false", Run.Of("check", folder.FullName, "--format", "sarif").Out, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_folder_without_pages_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("gradus");
        var run = Run.Of("check", folder.FullName);
        folder.Delete();
        Assert.Equal((2, ""), (run.Status, run.Out));
        Assert.Contains("there is no page in", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_progress_bar_stands_on_standard_error_and_goes_away()
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        Host.Run(["check", Notes], new Session(Stream.Null, output, error) { Progress = true });
        Assert.EndsWith("\r\u001b[2K", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("/5", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output.ToString());
    }

    [Fact]
    public void An_interrupted_run_ends_at_once()
    {
        using var pressed = new CancellationTokenSource();
        using var input = new EndlessStream(() =>
        {
            pressed.Cancel();
            Thread.Sleep(Timeout.Infinite);
        });
        var session = new Session(input, TextWriter.Null, TextWriter.Null) { Interrupted = pressed.Token };
        Assert.Equal(130, Host.Run(["check", "-"], session));
    }

    /// <summary>What a check of the notes prints, with their folder called <c>notes</c>.</summary>
    private static string Checked(int status, params string[] options)
    {
        var run = Run.Of(["check", Notes, .. options]);
        Assert.Equal((status, ""), (run.Status, run.Error));
        return run.Out.Replace("file://" + Notes, "notes", StringComparison.Ordinal).Replace(Notes, "notes", StringComparison.Ordinal);
    }
}
