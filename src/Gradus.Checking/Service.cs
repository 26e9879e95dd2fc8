using Gradus.Checking.Answers;
using Gradus.Checking.Contract;
using Gradus.Checking.Documents;
using Gradus.Expressions;

namespace Gradus.Checking;

/// <summary>All that Gradus does, as requests and responses: the one door for the command line, the web and assistants.</summary>
/// <remarks>Every method may be called from several threads at once, and none throws on any input. Where the asker cancels, work ends at once with an <see cref="OperationCanceledException"/>.</remarks>
public static class Service
{
    /// <summary>Behind the bounds on counted work, which alone decide what is answered: reaching it is a mistake of ours.</summary>
    private static readonly TimeSpan LastGuard = TimeSpan.FromMinutes(10);

    /// <summary>A derivative with its steps.</summary>
    /// <exception cref="OperationCanceledException">The asker cancelled.</exception>
    public static DeriveResponse Derive(DeriveRequest request, CancellationToken cancellation = default) => Guarded(() => DerivativesAnswer.Of(request), static error => new DeriveResponse { Error = error }, cancellation);

    /// <summary>A verdict on every claim of a text.</summary>
    /// <exception cref="OperationCanceledException">The asker cancelled.</exception>
    public static CheckResponse Check(CheckRequest request, CancellationToken cancellation = default) => Guarded(() => CheckAnswer.Of(request), static error => new CheckResponse { Error = error }, cancellation);

    /// <summary>A verdict on one identity.</summary>
    /// <exception cref="OperationCanceledException">The asker cancelled.</exception>
    public static VerifyResponse Verify(VerifyRequest request, CancellationToken cancellation = default) => Guarded(() => VerifyAnswer.Of(request), static error => new VerifyResponse { Error = error }, cancellation);

    /// <summary>What a rule or a misconception is.</summary>
    public static ExplainResponse Explain(ExplainRequest request) => Guarded(() => ExplainAnswer.Of(request.Name), static error => new ExplainResponse { Error = error }, CancellationToken.None);

    /// <summary>The response to a request of any kind.</summary>
    /// <exception cref="OperationCanceledException">The asker cancelled.</exception>
    public static Response Answer(Request request, CancellationToken cancellation = default) => Door.Answer(request, cancellation);

    /// <summary>A response as a document to read, to print or to hand on; a failed one has only its error.</summary>
    public static string Document(Request request, Response response, DocumentFormat format) => DocumentWriter.For(format).Write(Content.Of(request, response));

    /// <summary>The responses to checks of several files, each with its <see cref="Response.File"/>, as one document below a sentence on all of them.</summary>
    public static string Document(IReadOnlyList<CheckResponse> files, string summary, DocumentFormat format) => DocumentWriter.For(format).Write([.. ClaimContent.Of(files, summary)]);

    /// <summary>The response to a request written as one line of JSON, with its <c>id</c>.</summary>
    public static Response Answer(string jsonLine) => Door.Answer(jsonLine);

    /// <summary>One line of JSON in, one line of JSON out.</summary>
    public static string Handle(string jsonLine) => Wire.Write(Door.Answer(jsonLine));

    private static T Guarded<T>(Func<T> answer, Func<ErrorInfo, T> refuse, CancellationToken cancellation)
    {
        using var guard = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        guard.CancelAfter(LastGuard);
        using var effort = Effort.Until(guard.Token);
        try
        {
            Effort.StopIfWished();
            return answer();
        }
        catch (OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            return refuse(new ErrorInfo("internal", $"no answer came within {LastGuard.TotalMinutes:0} minutes, though all work is counted"));
        }
        catch (Exception problem) when (Failures.Of(problem) is not null)
        {
            return refuse(Failures.Of(problem)!);
        }
    }
}
