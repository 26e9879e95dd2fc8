namespace Gradus.Checking.Contract;

/// <summary>What every request may say about the symbols and the language that it uses.</summary>
public abstract record Request
{
    /// <summary>Declared shapes by name; what is not declared is inferred.</summary>
    public IReadOnlyDictionary<string, ShapeInfo> Variables { get; init; } = new Dictionary<string, ShapeInfo>();

    /// <summary>Assumptions by name, in the contract's words: <c>symmetric</c>, <c>invertible</c> ….</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Assumptions { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The convention for derivatives.</summary>
    public LayoutChoice Layout { get; init; }

    /// <summary>The language of the input.</summary>
    public InputSyntax Syntax { get; init; }
}

/// <summary>Asks for a derivative with its steps.</summary>
public sealed record DeriveRequest : Request
{
    /// <summary>The function.</summary>
    public string Expression { get; init; } = "";

    /// <summary>The variable.</summary>
    public string Wrt { get; init; } = "";

    /// <summary>1 for the derivative, 2 for the second one ….</summary>
    public int Order { get; init; } = 1;

    /// <summary>Derivative or differential.</summary>
    public DerivativeForm Form { get; init; }

    /// <summary>What the variable's declared structure means.</summary>
    public StructureMeaning Structure { get; init; }

    /// <summary>How to explain it.</summary>
    public DerivationMethod Method { get; init; }
}

/// <summary>Asks for a verdict on every claim of a text.</summary>
public sealed record CheckRequest : Request
{
    /// <summary>The whole derivation.</summary>
    public string Text { get; init; } = "";
}

/// <summary>Asks whether one identity is true.</summary>
public sealed record VerifyRequest : Request
{
    /// <summary>The identity: <c>inv(A*B) = inv(B)*inv(A)</c>.</summary>
    public string Claim { get; init; } = "";
}
