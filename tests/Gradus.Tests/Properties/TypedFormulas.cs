using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;
using static Gradus.Functions.Matrices;

namespace Gradus.Tests.Laws;

/// <summary>What a formula of the law is made of.</summary>
internal enum Part
{
    Letter,
    Product,
    Sum,
    Difference,
    Twice,
    Transpose,
    Inverse,
    Trace,
    Determinant,
    SquaredLength,
    Entrywise,
}

/// <summary>A small formula, to be typed as people type it: square matrices in capitals, vectors in small letters.</summary>
internal sealed record TypedTree(Part Part, string Letter, params IReadOnlyList<TypedTree> Of)
{
    private static readonly Size N = Size.Named("n");

    public static TypedTree Named(string letter) => new(Part.Letter, letter);

    public static TypedTree Made(Part part, params IReadOnlyList<TypedTree> of) => new(part, "", of);

    /// <summary>What kind of thing it is: <c>M</c>atrix, <c>c</c>olumn, <c>r</c>ow or <c>s</c>calar.</summary>
    public char Kind => Part switch
    {
        Part.Letter => char.IsUpper(Letter[0]) ? 'M' : 'c',
        Part.Trace or Part.Determinant or Part.SquaredLength => 's',
        Part.Transpose => Of[0].Kind switch { 'c' => 'r', 'r' => 'c', var same => same },
        Part.Product => (Of[0].Kind, Of[1].Kind) switch { ('s', var k) => k, (var k, 's') => k, ('r', 'c') => 's', ('c', 'r') => 'M', ('M', 'c') => 'c', ('r', 'M') => 'r', _ => 'M' },
        _ => Of[0].Kind,
    };

    /// <summary>The formula for the second evaluator.</summary>
    public Expr Expression => Part switch
    {
        Part.Letter => Symbol.Of(Letter, char.IsUpper(Letter[0]) ? new Shape(N, N) : Shape.Column(N)),
        Part.Product when Of[0].Kind == 's' || Of[1].Kind == 's' => Of[0].Kind == 's' ? Scale.Of(1, [Of[0].Expression], Of[1].Expression) : Scale.Of(1, [Of[1].Expression], Of[0].Expression),
        Part.Product => Of[0].Expression * Of[1].Expression,
        Part.Sum => Of[0].Expression + Of[1].Expression,
        Part.Difference => Of[0].Expression - Of[1].Expression,
        Part.Twice => Scale.Of(2, [], Of[0].Expression),
        Part.Transpose => Transpose(Of[0].Expression),
        Part.Inverse => Inverse(Of[0].Expression),
        Part.Trace => Trace(Of[0].Expression),
        Part.Determinant => Det(Of[0].Expression),
        Part.SquaredLength => Frobenius(Of[0].Expression, Of[0].Expression),
        _ => Hadamard(Of[0].Expression, Of[1].Expression),
    };

    public int Count => 1 + Of.Sum(static o => o.Count);

    /// <summary>The formula with one part replaced.</summary>
    public TypedTree With(int place, Func<TypedTree, TypedTree?> change)
    {
        if (place == 0) return change(this) ?? this;
        place--;
        var parts = Of.ToArray();
        for (var k = 0; k < parts.Length; place -= parts[k].Count, k++)
        {
            if (place >= parts[k].Count) continue;
            parts[k] = parts[k].With(place, change);
            break;
        }
        return this with { Of = parts };
    }
}

/// <summary>Draws identities: a random formula, and the same by rules that everybody knows; or with a slip in it.</summary>
internal sealed class TypedIdentities(RandomSource random)
{
    private static readonly string[] Capitals = ["A", "B", "C", "M", "P", "Q", "R", "X", "Y", "Z"];
    private static readonly string[] Small = ["x", "y", "u", "v", "w", "z", "a", "b"];

    /// <summary>Two sides of one kind, equal for all values or not, as <paramref name="slips"/> says; the second evaluator has the last word.</summary>
    public (TypedTree Left, TypedTree Right) Draw(bool slips)
    {
        var left = Formula("Mcs"[random.Below(3)], 3);
        var right = left;
        for (var steps = 0; steps < 8; steps++) right = right.With(random.Below(right.Count), Rewritten);
        if (slips) right = right.With(random.Below(right.Count), Slipped);
        return (left, right);
    }

    private TypedTree Formula(char kind, int depth) => kind switch
    {
        _ when depth == 0 && kind != 's' => TypedTree.Named(kind == 'M' ? Pick(Capitals) : Pick(Small)),
        'M' => random.Below(7) switch
        {
            0 => TypedTree.Made(Part.Transpose, TypedTree.Made(Part.Product, Formula('M', depth - 1), Formula('M', depth - 1))),
            1 => TypedTree.Made(Part.Sum, Formula('M', depth - 1), Formula('M', depth - 1)),
            2 => TypedTree.Made(Part.Inverse, TypedTree.Made(Part.Product, Formula('M', 0), Formula('M', 0))),
            3 => TypedTree.Made(Part.Product, Formula('c', 0), TypedTree.Made(Part.Transpose, Formula('c', depth - 1))),
            4 => TypedTree.Made(Part.Twice, Formula('M', depth - 1)),
            5 => TypedTree.Made(Part.Entrywise, Formula('M', 0), Formula('M', 0)),
            _ => TypedTree.Made(Part.Product, Formula('M', depth - 1), Formula('M', depth - 1)),
        },
        'c' => random.Below(3) switch
        {
            0 => TypedTree.Made(Part.Difference, Formula('c', depth - 1), Formula('c', depth - 1)),
            _ => TypedTree.Made(Part.Product, Formula('M', depth - 1), Formula('c', depth - 1)),
        },
        _ => random.Below(4) switch
        {
            0 => TypedTree.Made(Part.Trace, Formula('M', Math.Max(1, depth - 1))),
            1 => TypedTree.Made(Part.Determinant, TypedTree.Made(Part.Product, Formula('M', 0), Formula('M', 0))),
            2 => TypedTree.Made(Part.SquaredLength, Formula('c', Math.Max(1, depth - 1))),
            _ => TypedTree.Made(Part.Product, TypedTree.Made(Part.Transpose, Formula('c', 0)), Formula('c', Math.Max(1, depth - 1))),
        },
    };

    private string Pick(string[] letters) => letters[random.Below(letters.Length)];

    /// <summary>An equal formula by one rule; null where none applies.</summary>
    private static TypedTree? Rewritten(TypedTree tree) => tree switch
    {
        { Part: Part.Transpose, Of: [{ Part: Part.Product, Of: [var a, var b] }] } => TypedTree.Made(Part.Product, TypedTree.Made(Part.Transpose, b), TypedTree.Made(Part.Transpose, a)),
        { Part: Part.Transpose, Of: [{ Part: Part.Sum or Part.Difference or Part.Entrywise, Of: [var a, var b] } sum] } => sum with { Of = [TypedTree.Made(Part.Transpose, a), TypedTree.Made(Part.Transpose, b)] },
        { Part: Part.Transpose, Of: [{ Part: Part.Transpose, Of: [var a] }] } => a,
        { Part: Part.Inverse, Of: [{ Part: Part.Product, Of: [var a, var b] }] } => TypedTree.Made(Part.Product, TypedTree.Made(Part.Inverse, b), TypedTree.Made(Part.Inverse, a)),
        { Part: Part.Product, Of: [var a, { Part: Part.Sum or Part.Difference, Of: [var b, var c] } sum] } when a.Kind != 's' => sum with { Of = [TypedTree.Made(Part.Product, a, b), TypedTree.Made(Part.Product, a, c)] },
        { Part: Part.Trace, Of: [{ Part: Part.Product, Of: [var a, var b] }] } when a.Kind == 'M' && b.Kind == 'M' => TypedTree.Made(Part.Trace, TypedTree.Made(Part.Product, b, a)),
        { Part: Part.Determinant, Of: [{ Part: Part.Product, Of: [var a, var b] }] } => TypedTree.Made(Part.Product, TypedTree.Made(Part.Determinant, a), TypedTree.Made(Part.Determinant, b)),
        { Part: Part.SquaredLength, Of: [var x] } => TypedTree.Made(Part.Product, TypedTree.Made(Part.Transpose, x), x),
        { Part: Part.Sum or Part.Entrywise, Of: [var a, var b] } => tree with { Of = [b, a] },
        { Part: Part.Twice, Of: [{ Part: not Part.Twice } a] } => TypedTree.Made(Part.Sum, a, a),
        _ => null,
    };

    /// <summary>A slip that people make; null where none applies.</summary>
    private TypedTree? Slipped(TypedTree tree) => tree switch
    {
        { Part: Part.Product, Of: [{ Kind: 'M' } a, { Kind: 'M' } b] } => tree with { Of = [b, a] },
        { Part: Part.Sum, Of: [var a, _] } => random.Below(2) == 0 ? a : tree with { Part = Part.Difference },
        { Part: Part.Difference } => tree with { Part = Part.Sum },
        { Part: Part.Twice, Of: [var a] } => a,
        { Part: Part.Transpose, Of: [{ Kind: 'M' } a] } => a,
        { Part: Part.Letter, Kind: 'M' } => TypedTree.Made(Part.Transpose, tree),
        { Kind: 's' or 'M' } => TypedTree.Made(Part.Twice, tree),
        _ => null,
    };
}
