using Gradus.Expressions;

namespace Gradus.Rendering;

/// <summary>A part of a formula as text, and how tightly it holds together.</summary>
/// <param name="Text">The text.</param>
/// <param name="Binds">What it is, for whoever has to decide about brackets.</param>
/// <param name="Compact">True for a letter with its marks, which can stand beside another without a space: ABᵀ.</param>
internal readonly record struct Piece(string Text, Precedence Binds = Precedence.Atom, bool Compact = false);
