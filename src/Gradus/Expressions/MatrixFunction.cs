using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Expressions;

/// <summary>A function of matrices: one class, one file, everything about it.</summary>
/// <remarks>It is one of three kinds, and the kind says what a file must give: <see cref="StructuralFunction"/> an index form,
/// <see cref="ElementwiseFunction"/> a scalar derivative, <see cref="AnalyticFunction"/> a differential.</remarks>
public abstract class MatrixFunction
{
    private int? nameHash;

    /// <summary>The name in the plain syntax.</summary>
    public abstract string Name { get; }

    /// <summary>The hash of the name, worked out once: every application takes part in hashes.</summary>
    internal int NameHash => nameHash ??= Name.GetHashCode(StringComparison.Ordinal);

    /// <summary>Other names in the plain syntax.</summary>
    public virtual IReadOnlyList<string> Aliases => [];

    /// <summary>How many arguments.</summary>
    public virtual int Arity => 1;

    /// <summary>How many arguments there may be; more than <see cref="Arity"/> where further ones may be added.</summary>
    public virtual int MostArguments => Arity;

    /// <summary>What the first argument must be known to be, beyond its shape.</summary>
    public virtual Properties Needs => Properties.None;

    /// <summary>True if the differential is written with the inverse of the first argument.</summary>
    public virtual bool InvertsArgument => false;

    /// <summary>True if an argument may be an order-4 tensor.</summary>
    public virtual bool TakesTensors => false;

    /// <summary>How it is written.</summary>
    public abstract Notation Notation { get; }

    /// <summary>What the arguments must satisfy, in words with {0} for the first argument ("{0} invertible"); null if nothing.</summary>
    public virtual string? Domain => null;

    /// <summary>The domain for given arguments; null if every value will do.</summary>
    public virtual string? DomainAt(ReadOnlySpan<Expr> arguments) => Domain;

    /// <summary>A claim in plain syntax that holds and that the tests prove: <c>tr(A*B) = tr(B*A)</c>.</summary>
    public abstract string Example { get; }

    /// <summary>The shape of the value.</summary>
    /// <exception cref="ShapeException">The arguments do not fit; the message says what is needed.</exception>
    public abstract Shape InferShape(ReadOnlySpan<Expr> arguments);

    /// <summary>Something simpler that is always equal, or null: only what nobody would call a step, such as (Xᵀ)ᵀ = X.</summary>
    public virtual Expr? Reduce(ReadOnlySpan<Expr> arguments) => null;
}

/// <summary>A multilinear function that only moves, repeats and sums entries.</summary>
/// <remarks>Its differential, adjoint, Kronecker matrix and exact value all follow from its index form; nobody writes them.</remarks>
public abstract class StructuralFunction : MatrixFunction
{
    /// <summary>The index form: one letter per axis, arguments by commas, composite axes in brackets with the slow index first.</summary>
    /// <example><c>ij-&gt;ji</c> (transpose), <c>ii-&gt;</c> (trace), <c>ij,kl-&gt;(ik)(jl)</c> (Kronecker), <c>ij-&gt;(ji)</c> (vec).</example>
    /// <remarks>Axes that an argument or the value does not name have size 1. The form may depend on the shapes.</remarks>
    public abstract string IndexForm(ReadOnlySpan<Expr> arguments);

    /// <summary>How many of the arguments are matrices in the index form (the rest are sizes).</summary>
    public virtual int Operands => Arity;
}

/// <summary>A function of one real number, applied to every entry of its first argument.</summary>
public abstract class ElementwiseFunction : MatrixFunction
{
    /// <summary>The derivative by one argument, of the shape of the first; further arguments are scalar parameters. Products of entries are Hadamard products.</summary>
    public abstract Expr DerivativeAt(ReadOnlySpan<Expr> x, int argument);

    /// <inheritdoc/>
    public override string? DomainAt(ReadOnlySpan<Expr> arguments) => Domain == "{0} ≠ 0" && !arguments[0].IsScalar ? "no entry of {0} is 0" : Domain;

    /// <summary>f at one entry and the parameters.</summary>
    public abstract double Evaluate(ReadOnlySpan<double> x);

    /// <summary>f at one entry and the parameters to all digits; null where only doubles are known, and then nothing is said to hold.</summary>
    /// <exception cref="ArithmeticException">f has no value there.</exception>
    public virtual BigFloat? Evaluate(ManyDigits digits, ReadOnlySpan<BigFloat> x) => null;

    /// <inheritdoc/>
    public sealed override Shape InferShape(ReadOnlySpan<Expr> arguments) => arguments[0].Shape;
}

/// <summary>A function given by its differential.</summary>
public abstract class AnalyticFunction : MatrixFunction
{
    /// <summary>The differential at <paramref name="x"/> along <paramref name="dx"/>, linear in it.</summary>
    public abstract Expr Differential(ReadOnlySpan<Expr> x, ReadOnlySpan<Expr> dx);

    /// <summary>The value in floating point.</summary>
    public abstract Dense<double> Evaluate(ReadOnlySpan<Dense<double>> x);

    /// <summary>The value to all digits; null where only doubles are known, and then nothing is said to hold.</summary>
    /// <exception cref="ArithmeticException">There is no value.</exception>
    public virtual Dense<BigFloat>? Evaluate(ManyDigits digits, ReadOnlySpan<Dense<BigFloat>> x) => IsRational ? EvaluateIn(digits, x) : null;

    /// <summary>True for a function of one square matrix that is given by a function of numbers (Higham, Functions of Matrices, §1.2):
    /// it commutes with its argument and f(Xᵀ) = f(X)ᵀ.</summary>
    public virtual bool IsPrimary => false;

    /// <summary>For a function that is linear in an argument, its adjoint: the A with g : f(…, e, …) = A : e; null if it is not linear there.</summary>
    public virtual Expr? Adjoint(ReadOnlySpan<Expr> x, int argument, Expr g) => null;

    /// <summary>True if the value is a rational function of the entries, so that <see cref="EvaluateIn"/> works in every field.</summary>
    public virtual bool IsRational => false;

    /// <summary>The value over any field, for rational functions.</summary>
    /// <exception cref="ArithmeticException">The point lies outside of the domain.</exception>
    public virtual Dense<T> EvaluateIn<T>(Field<T> field, ReadOnlySpan<Dense<T>> x) =>
        throw new NotSupportedException($"{Name} is not a rational function");

    /// <summary>Which argument is an exponent, so that the value is rational where it is a whole number; null if none is.</summary>
    public virtual int? Exponent => null;

    /// <summary>The value over any field for a known whole exponent.</summary>
    /// <exception cref="ArithmeticException">The point lies outside of the domain.</exception>
    public virtual Dense<T> EvaluateIn<T>(Field<T> field, ReadOnlySpan<Dense<T>> x, int exponent) =>
        throw new NotSupportedException($"{Name} has no exponent");
}
