using Gradus.Expressions;

namespace Gradus.Tensors;

/// <summary>A factor under its canonical name.</summary>
/// <param name="Name">The name of the tensor; equal names are equal tensors.</param>
/// <param name="Indices">Its indices, turned to the name's orientation.</param>
/// <param name="Unordered">True for a symmetric matrix, whose two indices may change places.</param>
/// <param name="Matrix">The symbol, for cancelling inverses; null for others.</param>
/// <param name="IsInverse">True if the tensor is the inverse of <paramref name="Matrix"/>.</param>
internal sealed record NamedFactor(string Name, int[] Indices, bool Unordered, Symbol? Matrix = null, bool IsInverse = false);
