using System.Collections.Immutable;
using Gradus.Functions;
using Gradus.Expressions;
using Gradus.Shapes;

namespace Gradus.Elaboration;

/// <summary>∂Y/∂X; the parts are Y and X, and X may be a letter, a name for a formula, an entry or a formula itself.</summary>
internal sealed class DerivativeBy(Layout layout) : Construct
{
    /// <summary>How the entries are laid out.</summary>
    public Layout Layout { get; } = layout;

    /// <inheritdoc/>
    public override (Shape Shape, State State)? Fit(ReadOnlySpan<Term> parts, State state)
    {
        var (y, x) = (parts[0].Shape, parts[1].Shape);
        if (y.IsTensor || x.IsTensor) return null;
        return (Derivative.ShapeOf(y, x, Layout), state);
    }

    /// <inheritdoc/>
    public override Expr Lower(Term term, Lowering to)
    {
        var (y, x) = (term.Parts[0], term.Parts[1]);
        switch (x.Construct)
        {
            case Use { Entity: Quantity } when to.Known(x) is Symbol letter:
                return Derivative.Of(to.Known(y), letter, Layout);
            case Use { Entity: Defined { Body: { Construct: Call { Function: Functions.Vec }, Parts: [{ Construct: Use { Entity: Quantity } } letter] } } } when to.Known(letter) is Symbol whole && !Names(y).Contains(((Use)x.Construct).Name):
                return Derivative.Of(to.Known(y), whole, Layout.Kronecker);
            case Call { Function: Functions.Vec } when to.Known(x.Parts[0]) is Symbol inside:
                return Derivative.Of(to.Known(y), inside, Layout.Kronecker);
            case Use { Entity: Quantity or Defined } named:
                var symbol = Symbol.Of(named.Name.Plain, to.Final(x.Shape));
                return Derivative.Of(to.Holding(named.Name, symbol).Known(y), symbol, Layout, to.Known(x));
            case MemberAt when x.Parts[0].Construct is Use { Entity: DefinedFamily { Body.IsNumber: true } family } use:
                var entries = Symbol.Of(use.Name.Plain, Shape.Column(to.Final(family.Range)));
                return ByPart(to.Holding(use.Name, entries).Known(y), x, entries, to).Substitute(entries, to.ValueOf(use.Name, family));
            case EntryAt or MemberAt:
                return ByPart(to.Known(y), x, to);
            case Literal or Use { Entity: Index or Length }:
                throw new ShapeException("nothing can be differentiated by this");
            default:
                var (at, inner) = (to.Known(x), Symbol.Of("U", to.Final(x.Shape)));
                var over = Replaced(to.Known(y), at, inner);
                return Derivative.Of(over, inner, Layout, at);
        }
    }

    private static IEnumerable<Name> Names(Term term) => term.SelfAndParts().Select(static part => part.Construct).OfType<Use>().Select(static use => use.Name);

    /// <summary>The derivative by an entry or a member: of a number that of the whole, there; of anything else as the part alone changes.</summary>
    private Expr ByPart(Expr y, Term part, Lowering to)
    {
        return to.Known(part.Parts[0]) is Symbol letter ? ByPart(y, part, letter, to) : throw new ShapeException("a derivative by an entry needs a letter for the whole");
    }

    private Expr ByPart(Expr y, Term part, Symbol letter, Lowering to)
    {
        var indices = part.Parts.Skip(1).Select(to.Known).ToImmutableArray();
        if (y.IsScalar && part.IsNumber && (part.Construct is EntryAt || letter.Members is null)) return EntryAt.Of(Derivative.Of(y, letter), indices);
        if (y.IsScalar && part.Construct is MemberAt && Layout == Layout.Default) return Member.Of(Derivative.Of(y, letter), indices[0], to.Final(part.Shape).Columns);
        var change = Symbol.Of("@change", to.Final(part.Shape));
        return Derivative.Of(y.Substitute(letter, letter + Placed(change, letter, indices)), change, Layout, Constant.Zeros(change.Shape));
    }

    /// <summary>Zeros but for a part in its place.</summary>
    private static Expr Placed(Expr part, Symbol letter, ImmutableArray<Expr> indices)
    {
        var shape = letter.Shape;
        if (letter.Members is { } members && !members.Shape.IsScalar) return Matrices.Kronecker(Matrices.Transpose(UnitAt(indices[0], CountOf(shape, members))), part);
        var (row, column) = (shape.IsRow ? null : UnitAt(indices[0], shape.Rows), shape.IsColumn ? null : UnitAt(indices[^1], shape.Columns));
        var place = row is null ? Matrices.Transpose(column!) : column is null ? row : row * Matrices.Transpose(column);
        return part.IsScalar ? Scale.Of(Numerics.Rational.One, [part], place) : throw new ShapeException("a row or column of a matrix is no variable here");
    }

    private static Size CountOf(Shape shape, Members members) => Size.Of(shape.Columns.Factor / members.Shape.Columns.Factor) is var count && members.Shape.Columns.Names.Count == 0
        ? shape.Columns.Names.Aggregate(count, static (size, name) => size * Size.Named(name))
        : shape.Columns.Names.Except(members.Shape.Columns.Names).Aggregate(count, static (size, name) => size * Size.Named(name));

    private static Expr UnitAt(Expr index, Size length) => Comprehension.Of(IndexVariable.Of("@k", length), Iverson.Delta(IndexVariable.Of("@k", length), index));

    /// <summary>The formula with a letter in the place of every part that is the given one.</summary>
    private static Expr Replaced(Expr formula, Expr part, Symbol letter) => formula.Rewrite(e => e.Equals(part) ? letter : e) is var rewritten && rewritten.Equals(part) ? letter : rewritten;
}

/// <summary>The differential of a formula: Σ (∂Y/∂X)[dX] over all that varies.</summary>
internal sealed class DifferentialOf : Construct
{
    /// <summary>The one there is.</summary>
    public static DifferentialOf Instance { get; } = new();

    /// <inheritdoc/>
    public override (Shape Shape, State State)? Fit(ReadOnlySpan<Term> parts, State state) => parts[0].Shape is { IsTensor: false } shape ? (shape, state) : null;

    /// <inheritdoc/>
    public override Expr Lower(Term term, Lowering to)
    {
        if (term.Parts[0].Construct is Use { Name: var name } && to.State.Find(name.Changed) is Defined change) return to.Known(change.Body);
        var of = to.Known(term.Parts[0]);
        var varying = of.Symbols().Where(s => to.State.Varying.Any(name => name.Plain == s.Name)).ToArray();
        if (varying.Length == 0 && of is not Symbol) throw new ShapeException("the text does not say what varies");
        return of is Symbol letter ? Symbol.Differential(letter) : Differential.Of(of, varying);
    }
}

/// <summary>The derivative of a formula along a direction: Df(X)[H]; the parts are f, X and H.</summary>
internal sealed class Along : Construct
{
    /// <summary>The one there is.</summary>
    public static Along Instance { get; } = new();

    /// <inheritdoc/>
    public override (Shape Shape, State State)? Fit(ReadOnlySpan<Term> parts, State state) =>
        !parts[0].Shape.IsTensor && state.Unify(parts[1].Shape, parts[2].Shape) is { } fitted ? (parts[0].Shape, fitted) : null;

    /// <inheritdoc/>
    public override Expr Lower(Term term, Lowering to) =>
        to.Known(term.Parts[1]) is Symbol by ? Of(to.Known(term.Parts[0]), by, by, to.Known(term.Parts[2])) : throw new ShapeException("a derivative along a direction needs a letter for the variable");

    /// <summary>d/dt of f(at + tH) at 0.</summary>
    public static Expr Of(Expr f, Symbol letter, Expr at, Expr direction)
    {
        var t = Symbol.Of("@t", Shape.Scalar);
        return Derivative.Of(f.Substitute(letter, at + Scale.Of(Numerics.Rational.One, [t], direction)), t, Layout.Default, Number.Zero);
    }
}
