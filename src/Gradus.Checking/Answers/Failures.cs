using Gradus.Binding;
using Gradus.Checking.Contract;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Shapes;
using Gradus.Syntax;
using Gradus.Tensors;

namespace Gradus.Checking.Answers;

/// <summary>A request that cannot be answered, with the error for the reader.</summary>
internal sealed class RefusedException(ErrorInfo error) : Exception(error.Message)
{
    public ErrorInfo Error { get; } = error;
}

/// <summary>Turns what went wrong below into errors of the contract.</summary>
internal static class Failures
{
    public static RefusedException Of(Diagnostic problem, string text)
    {
        var (line, column) = new SourceText(text).Position(Math.Clamp(problem.Span.Start, 0, text.Length));
        return new RefusedException(new ErrorInfo(problem.Code, problem.Message) { Line = line, Column = column, Hint = problem.Hint });
    }

    public static RefusedException Of(BindingProblem problem, string text)
    {
        var (line, column) = new SourceText(text).Position(Math.Clamp(problem.Span.Start, 0, text.Length));
        return new RefusedException(new ErrorInfo(problem.Code, problem.Message) { Line = line, Column = column, Hint = problem.Hint });
    }

    /// <summary>The error for an exception of the engine; null for any other.</summary>
    public static ErrorInfo? Of(Exception problem) => problem switch
    {
        RefusedException refused => refused.Error,
        NotCoveredException notCovered => new ErrorInfo("unsupported", notCovered.Message),
        ShapeException shape => new ErrorInfo("shape", shape.Message),
        NoIndexFormException index => new ErrorInfo("unsupported", $"the derivative has no index form here: {index.Message}"),
        InsufficientExecutionStackException => new ErrorInfo("limit", "the formula is nested too deeply"),
        EffortException => new ErrorInfo("limit", problem.Message) { Hint = "ask for less: a lower order, or a part of the formula" },
        OverflowException => new ErrorInfo("limit", "a size or a number is too large"),
        _ => null,
    };
}
