using Gradus.Checking.Contract;

namespace Gradus;

/// <summary>What a call of <see cref="Calculus"/> is after.</summary>
internal enum Goal
{
    /// <summary>Whatever the derivative is.</summary>
    Any,

    /// <summary>The derivative of a scalar.</summary>
    Gradient,

    /// <summary>The derivative of anything else.</summary>
    Jacobian,

    /// <summary>The second derivative of a scalar.</summary>
    Hessian,

    /// <summary>An expression in dX.</summary>
    Differential,
}

/// <summary>Whether an answer is what its call was after: a Jacobian handed out as a gradient would be a wrong formula in the right place.</summary>
internal static class Goals
{
    /// <summary>Why the answer is not what was asked for; null if it is.</summary>
    public static ErrorInfo? Misfit(Goal goal, DeriveResponse answer) => (goal, answer.Result!) switch
    {
        (Goal.Gradient, { Kind: "gradient" } or { Kind: "derivative", Shape.Sizes.Count: 0 }) => null,
        (Goal.Gradient, _) => new ErrorInfo("shape", "only a scalar function has a gradient") { Hint = "ask for the Jacobian, or for the derivative" },
        (Goal.Jacobian, { Kind: "gradient" } or { Kind: "derivative", Shape.Sizes.Count: 0 }) => new ErrorInfo("shape", "the function is a scalar") { Hint = "ask for the gradient" },
        (Goal.Hessian, { Kind: "hessian" } or { Kind: "derivative", Shape.Sizes.Count: 0 }) => null,
        // The second derivative of a scalar by a matrix has the variable's shape twice; that of anything else does not.
        (Goal.Hessian, { Kind: "tensor", Shape.Sizes: [var i, var j, var k, var l] }) when (i, j) == (k, l) => null,
        (Goal.Hessian, _) => new ErrorInfo("shape", "only a scalar function has a Hessian") { Hint = "ask for the derivative of order 2" },
        _ => null,
    };
}
