using Gradus.Checking.Contract;

namespace Gradus;

/// <summary>Why an answer could not be given; the only exception that <see cref="Calculus"/> throws for what a formula or an option says.</summary>
/// <example>
/// <code>
/// try
/// {
///     Calculus.Gradient("tr(A*", by: "A");
/// }
/// catch (GradusException problem)
/// {
///     $"{problem.Code} at {problem.Line}:{problem.Column}" // "parse at 1:6"
/// }
/// </code>
/// </example>
public sealed class GradusException : Exception
{
    /// <summary>The exception for an error of the contract.</summary>
    public GradusException(ErrorInfo error)
        : base(error.Message) => Error = error;

    /// <summary>The error as every host of Gradus reports it.</summary>
    public ErrorInfo Error { get; }

    /// <summary>What kind of error it is: <c>parse</c>, <c>shape</c>, <c>request</c>, <c>limit</c>, <c>unsupported</c> …</summary>
    public string Code => Error.Code;

    /// <summary>The line of the formula, from 1; null where no one place is to blame.</summary>
    public int? Line => Error.Line;

    /// <summary>The column, from 1; null where no one place is to blame.</summary>
    public int? Column => Error.Column;

    /// <summary>What to try; null where there is nothing to suggest.</summary>
    public string? Hint => Error.Hint;
}
