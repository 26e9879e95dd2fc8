using System.IO.Pipes;
using System.Text;
using System.Text.Json;
using Gradus.Checking.Contract;
using Gradus.Cli;

namespace Gradus.Tests.Cli;

/// <summary>One line in, one line out, in order, whatever the lines hold.</summary>
public sealed class BatchTests
{
    [Theory]
    [InlineData("""{"id":7""", "null", "request")]
    [InlineData("""[1,2]""", "null", "request")]
    [InlineData("""{"id":7}""", "7", "request")]
    [InlineData("""{"id":"a\u0000ü","command":"dance"}""", "\"a\\u0000ü\"", "request")]
    [InlineData("""{"id":null,"command":"dance"}""", "null", "request")]
    [InlineData("""{"id":[1,{"a":1e400}],"command":"dance"}""", """[1,{"a":1e400}]""", "request")]
    [InlineData("""{"id":123456789012345678901234567890,"command":7}""", "123456789012345678901234567890", "request")]
    [InlineData("""{"id":"\ud800","command":"dance"}""", "null", "request")]
    [InlineData("""{"id":1,"command":"derive"}""", "1", "request")]
    [InlineData("""{"id":1,"command":"derive","expression":null,"wrt":"X"}""", "1", "request")]
    [InlineData("""{"id":1,"command":"derive","expression":"\ud800","wrt":"X"}""", "1", "request")]
    [InlineData("""{"id":1,"command":"derive","expression":"X","wrt":"X","layout":"rows"}""", "1", "request")]
    [InlineData("""{"id":1,"command":"derive","expression":"X","wrt":"X","variables":{"X":null}}""", "1", "request")]
    [InlineData("""{"id":1,"command":"derive","expression":"X","wrt":"X","variables":{"X":[1.5]}}""", "1", "request")]
    [InlineData("""{"id":1,"command":"derive","expression":"X","wrt":"X","order":0}""", "1", "request")]
    [InlineData("""{"id":1,"command":"verify","claim":"S=S","assumptions":{"S":null}}""", "1", "request")]
    [InlineData("""{"id":1,"command":"verify","claim":"S=S","assumptions":{"S":[null]}}""", "1", "request")]
    [InlineData("""{"id":1,"command":"verify","claim":"S=S","assumptions":["S"]}""", "1", "request")]
    [InlineData("""{"id":1,"command":"check","text":17}""", "1", "request")]
    [InlineData("""{"id":1,"command":"check","text":""}""", "1", "request")]
    public void A_line_that_is_no_request_is_answered_with_the_reason(string line, string id, string code)
    {
        using var answer = JsonDocument.Parse(Checking.Service.Handle(line));
        Assert.Equal(id, answer.RootElement.TryGetProperty("id", out var echoed) ? echoed.GetRawText() : "null");
        Assert.False(answer.RootElement.GetProperty("ok").GetBoolean());
        Assert.Equal(code, answer.RootElement.GetProperty("error").GetProperty("code").GetString());
        Assert.NotEqual("", answer.RootElement.GetProperty("error").GetProperty("message").GetString());
    }

    [Fact]
    public void What_a_request_leaves_out_has_its_usual_value()
    {
        using var request = JsonDocument.Parse("""{"command":"derive","expression":"tr(X)","wrt":"X","variables":{"X":[3,"n"]}}""");
        var read = Assert.IsType<DeriveRequest>(Wire.Read(request.RootElement, "derive"));
        Assert.Equal(("tr(X)", "X", 1, DerivativeForm.Derivative, InputSyntax.Auto), (read.Expression, read.Wrt, read.Order, read.Form, read.Syntax));
        Assert.Equal(new ShapeInfo("3", "n"), read.Variables["X"]);
        Assert.Empty(read.Assumptions);
    }

    [Fact]
    public void An_answer_is_one_line_whatever_it_quotes()
    {
        var answer = Wire.Write(new CheckResponse { Error = new ErrorInfo("parse", "a\nb\u2028c\u0085d\ud800") });
        Assert.DoesNotContain(answer, c => c is '\n' or '\r' or '\u2028' or '\u0085');
    }

    [Fact]
    public void A_number_that_is_not_finite_is_an_error_and_no_crash()
    {
        var response = new DeriveResponse { Certainty = new CertaintyInfo(CertaintyStatus.Numeric) { Difference = double.NaN } };
        Assert.Contains("\"ok\":false", Wire.Write(response), StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_come_in_the_order_of_the_questions()
    {
        var lines = Enumerable.Range(0, 1000).Select(i => $$"""{"id":{{i}},"command":"dance"}""");
        var run = Run.WithInput(string.Join("\r\n\n", lines), "batch", "-");
        Assert.Equal(2, run.Status);
        Assert.Equal(Enumerable.Range(0, 1000), run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(IdOf));
    }

    [Fact]
    public void A_line_that_is_too_long_is_refused_and_the_next_is_answered()
    {
        var run = Run.WithInput(new string('x', 5 << 20) + "\n{\"id\":1}\n", "batch", "-");
        var lines = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains("\"limit\"", lines[0], StringComparison.Ordinal);
        Assert.Equal(1, IdOf(lines[1]));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_answered()
        => Assert.Contains("\"request\"", Run.WithInput([0xff, 0xfe, 0x00, (byte)'\n', 0xc3], "batch", "-").Out, StringComparison.Ordinal);

    [Fact]
    public void Nothing_asked_nothing_answered() => Assert.Equal(new Run(0, "", ""), Run.WithInput("\uFEFF\n\n", "batch", "-"));

    [Fact]
    public async Task An_answer_is_out_before_the_next_question_is_asked()
    {
        using var questions = new AnonymousPipeServerStream(PipeDirection.Out);
        using var asked = new AnonymousPipeClientStream(PipeDirection.In, questions.ClientSafePipeHandle);
        using var answers = new AnonymousPipeServerStream(PipeDirection.Out);
        using var told = new StreamReader(new AnonymousPipeClientStream(PipeDirection.In, answers.ClientSafePipeHandle));
        await using var output = new StreamWriter(answers);
        var running = Task.Run(() => Host.Run(["batch", "-"], new Session(asked, output, TextWriter.Null)), TestContext.Current.CancellationToken);
        for (var id = 1; id <= 3; id++)
        {
            await questions.WriteAsync(Encoding.UTF8.GetBytes($"{{\"id\":{id}}}\n"), TestContext.Current.CancellationToken);
            Assert.Equal(id, IdOf((await told.ReadLineAsync(TestContext.Current.CancellationToken))!));
        }
        questions.Close();
        Assert.Equal(2, await running);
    }

    private static int IdOf(string line)
    {
        using var answer = JsonDocument.Parse(line);
        return answer.RootElement.GetProperty("id").GetInt32();
    }
}
