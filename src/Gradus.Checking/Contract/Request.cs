using System.Collections.ObjectModel;

namespace Gradus.Checking.Contract;

/// <summary>What every request may say about the symbols and the language that it uses.</summary>
/// <remarks>The deserializer writes null to what a request leaves out, past the initializers: hence the accessors.</remarks>
public abstract record Request
{
    /// <summary>Declared shapes by name; what is not declared is inferred.</summary>
    public IReadOnlyDictionary<string, ShapeInfo> Variables { get; init => field = value ?? Nothing<ShapeInfo>(); } = Nothing<ShapeInfo>();

    /// <summary>Assumptions by name, in the contract's words: <c>symmetric</c>, <c>invertible</c> ….</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Assumptions { get; init => field = value ?? Nothing<IReadOnlyList<string>>(); } = Nothing<IReadOnlyList<string>>();

    /// <summary>The convention for derivatives.</summary>
    public LayoutChoice Layout { get; init; }

    /// <summary>The language of the input.</summary>
    public InputSyntax Syntax { get; init; }

    private static ReadOnlyDictionary<string, T> Nothing<T>() => ReadOnlyDictionary<string, T>.Empty;
}

/// <summary>Asks for a derivative with its steps.</summary>
/// <param name="Expression">The function.</param>
/// <param name="Wrt">The variable.</param>
/// <param name="Order">1 for the derivative, 2 for the second one ….</param>
public sealed record DeriveRequest(string Expression = "", string Wrt = "", int Order = 1) : Request
{
    /// <summary>Derivative or differential.</summary>
    public DerivativeForm Form { get; init; }

    /// <summary>What the variable's declared structure means.</summary>
    public StructureMeaning Structure { get; init; }

    /// <summary>How to explain it.</summary>
    public DerivationMethod Method { get; init; }

    /// <summary>Which of the equal formulas is the best.</summary>
    public CostChoice Cost { get; init; }

    /// <summary>The lengths that sizes have, by name, for <see cref="CostChoice.Compute"/>; 100 where nothing is said.</summary>
    public IReadOnlyDictionary<string, long> Sizes { get; init => field = value ?? ReadOnlyDictionary<string, long>.Empty; } = ReadOnlyDictionary<string, long>.Empty;

    /// <summary>True to have the steps within the steps too.</summary>
    public bool Substeps { get; init; }

    /// <summary>For the chain method: the inner expression to go through, <c>A'*A</c>; empty to have one found.</summary>
    public string Through { get; init => field = value ?? ""; } = "";
}

/// <summary>Asks for a verdict on every claim of a text.</summary>
/// <param name="Text">The whole derivation.</param>
public sealed record CheckRequest(string Text = "") : Request;

/// <summary>Asks whether one identity is true.</summary>
/// <param name="Claim">The identity: <c>inv(A*B) = inv(B)*inv(A)</c>.</param>
public sealed record VerifyRequest(string Claim = "") : Request;

/// <summary>Asks what a rule or a misconception is.</summary>
/// <param name="Name">The name as steps and verdicts have it: <c>product-rule</c>, <c>factor-two</c>.</param>
public sealed record ExplainRequest(string Name = "") : Request;
