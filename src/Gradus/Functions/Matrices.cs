namespace Gradus.Functions;

/// <summary>Calls that make expressions, one for each function of the catalog; each stands in its function's file.</summary>
public static partial class Matrices;
