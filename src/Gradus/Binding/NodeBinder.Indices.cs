using System.Globalization;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;
using Gradus.Syntax;
using Gradus.Tensors;

namespace Gradus.Binding;

/// <summary>Entries and sums over indices. An index i is bound as a vector e_i, a column of the identity: x_i is e_iᵀx, X_ij is e_iᵀ X e_j.</summary>
internal sealed partial class NodeBinder
{
    private readonly Dictionary<string, IndexVector> indices = [];

    /// <summary>The indices that no sum binds: the claim is made for all their values.</summary>
    private readonly List<IndexVector> free = [];

    private readonly List<string> lifted = [];

    /// <summary>The free indices that became axes of both sides: of the rows, then of the columns.</summary>
    public IReadOnlyList<string> Lifted => lifted;

    /// <summary>The two sides without free indices: x_i = y_i for all i says x = y.</summary>
    /// <exception cref="BindingException">They have no such form.</exception>
    public IReadOnlyList<Expr> WithoutIndices(IReadOnlyList<Expr> sides, IndexCondition? condition)
    {
        if (condition is not null) sides = Under(condition, sides);
        foreach (var index in free)
        {
            var e = VectorOf(index);
            if (!sides.Any(s => s.Contains(e))) continue;
            // ∂(Xa bᵀ)_ij/∂a_k is linear in e_i and e_j; with one of them turned into an axis, nobody could write down what is left.
            var isShared = sides.Any(s => s.SelfAndDescendants().Any(d => d is Derivative && d.Contains(e) && free.Exists(other => other != index && d.Contains(VectorOf(other)))));
            if (isShared && sides.All(s => IndexSums.IsLinear(s, e))) continue;
            if (!isShared && sides.Select(s => ForAll(s, e)).ToList() is var whole && whole.TrueForAll(static s => s is not null))
            {
                sides = whole!;
                lifted.Add(index.Letter);
            }
            else if (!sides.All(s => IndexSums.IsLinear(s, e))) throw new BindingException(new BindingProblem(index.Source.Span, BindingProblem.Unsupported, $"what is said for every {index.Letter} has no form in matrix notation", "write the formula with whole matrices"));
        }
        return sides;
    }

    /// <summary>Both sides times δ_ij, or times 1 − δ_ij: where the condition does not hold, nothing is claimed.</summary>
    private IReadOnlyList<Expr> Under(IndexCondition condition, IReadOnlyList<Expr> sides)
    {
        if (free.Find(i => i.Letter == condition.First) is not { } first || free.Find(i => i.Letter == condition.Second) is not { } second) return sides;
        var (e, f) = (VectorOf(first), VectorOf(second));
        if (!sides.Any(s => s.Contains(e)) || !sides.Any(s => s.Contains(f))) return sides;
        if (e.Shape != f.Shape) throw new BindingException(new BindingProblem(second.Source.Span, BindingProblem.Unsupported, $"{first.Letter} and {second.Letter} run over different ranges"));
        var delta = Matrices.Transpose(e) * f;
        return [.. sides.Select(s => Scale.Of(Rational.One, [condition.Equal ? delta : Number.One - delta], s))];
    }

    /// <summary>All values of a scalar as a column, those of a column as a matrix.</summary>
    private static Expr? ForAll(Expr side, Symbol e) => side.IsScalar ? IndexSums.Of(Scale.Of(Rational.One, [side], e), e)
        : side.Shape.IsColumn ? IndexSums.Of(Product.Of(side, Matrices.Transpose(e)), e) : null;

    /// <summary>True for e_i that can only be a column of the identity: e stands nowhere alone, and e_i is transposed somewhere or stands behind a matrix.</summary>
    private bool IsBasis(IndexedSyntax node) => node.Of is NameSyntax { Name: "e" } && usage.HasBasis && !usage.StandsAlone("e") && !context.Definitions.ContainsKey("e") && !context.Declared.ContainsKey("e") && scope.Find("e") is null;

    /// <summary>Under a sum over i, x_i can be nothing but an entry.</summary>
    private bool IsSummedOver(SyntaxNode node) => node is IndexedSyntax { Of: not NameSyntax { Name: "ones" } } indexed && indexed.Indices.Any(i => i is NameSyntax name && indices.TryGetValue(name.Name, out var known) && known.IsSummed);

    /// <summary>x_k is an entry of x where x stands on the page by itself, and is not a name that was declared.</summary>
    private IReadOnlyList<SyntaxNode> EntriesFirst(IReadOnlyList<SyntaxNode> alternatives) =>
        alternatives.OfType<IndexedSyntax>().FirstOrDefault(IsBasis) is { } basis ? [basis]
        : alternatives.OfType<IndexedSyntax>().FirstOrDefault(i => i.Of is NameSyntax { Name: var named } && context.Definitions.GetValueOrDefault(named)?.Body is EntriesSyntax) is { } defined && !alternatives.OfType<NameSyntax>().Any(n => context.Definitions.ContainsKey(n.Name) || context.Declared.ContainsKey(n.Name)) ? [defined, .. alternatives.Where(a => a != defined)]
        : usage.HasVec && scope.Find("K") is null && !context.Definitions.ContainsKey("K") && alternatives.OfType<IndexedSyntax>().Any(static i => i.Of is NameSyntax { Name: "K" }) && alternatives.OfType<NameSyntax>().FirstOrDefault() is { } commutation ? [commutation]
        : alternatives.OfType<IndexedSyntax>().Any(static i => i.Of is NameSyntax { Name: "ones" }) && alternatives.OfType<NameSyntax>().FirstOrDefault() is { } sized ? [sized]
        : alternatives is [NameSyntax, IndexedSyntax { Of: NameSyntax numbered, Indices: [NumberSyntax, NumberSyntax] } cell] && scope.Find(numbered.Name) is { } known ? Sizes.Resolve(known) is { Rows.IsNumber: true, Columns.IsNumber: true } ? [cell] : [alternatives[0]]
        : alternatives.OfType<IndexedSyntax>().FirstOrDefault() is { Of: NameSyntax family, Indices: [NameSyntax letter] } && (usage.IsIterate(family.Name) || (scope.Find(family.Name) is { IsScalar: true } && usage.IsFamily(family.Name)) || IsLabel(letter.Name)) && !alternatives.Any(IsSummedOver) && alternatives.OfType<NameSyntax>().FirstOrDefault() is { } own ? [own]
        : alternatives is [NameSyntax named, IndexedSyntax { Of: NameSyntax whole } entry] && !context.Declared.ContainsKey(named.Name) && !context.Definitions.ContainsKey(named.Name) && whole.Name is not ("ones" or "I" or "K") && usage.StandsAlone(whole.Name)
            ? [entry, named] : alternatives;

    /// <summary>m of W_m where m is a vector of the text, and no index.</summary>
    private bool IsLabel(string letter) => !indices.ContainsKey(letter) && scope.Find(letter) is { IsScalar: false };

    private Value? BindIndexed(IndexedSyntax node)
    {
        var from = search.Looked;
        if (node.Indices.Count > 2) return Fail(node, BindingProblem.Unsupported, "entries with more than two indices are not judged", 0);
        var of = Bare(node.Of);
        if (of is NameSyntax { Name: var special } && node.Indices.Count == 2 && scope.Find(special) is null && !context.Definitions.ContainsKey(special))
        {
            if (special is "delta" && IndexOf(node.Indices[0]) is { } i && IndexOf(node.Indices[1]) is { } j) return Delta(node, i, j, from);
            if (special is "E" or "J" && IndexOf(node.Indices[0]) is { } row && IndexOf(node.Indices[1]) is { } column) return new Value(node, new Shape(row.Size, column.Size), () => VectorOf(row) * Matrices.Transpose(VectorOf(column)));
        }
        if (of is NameSyntax { Name: "e" } && node.Indices.Count == 1 && IsBasis(node) && IndexOf(node.Indices[0]) is { } unit) return new Value(node, Shape.Column(unit.Size), () => VectorOf(unit));
        if (node.Of is NameSyntax { Name: "I" } && !usage.StandsAlone("I") && node.Indices.Count == 2 && scope.Find("I") is null && node.Indices.All(i => IndexOf(i) is { IsSummed: true }))
        {
            // Σ_ij I_ij r_ij: an indicator of what was observed; the identity would leave one sum.
            scope.Add("I", scope.Make("I", Kind.Matrix));
        }
        if (of is NameSyntax { Name: "Sigma" } && node.Indices.Count == 1) return Fail(node, BindingProblem.Unsupported, "Σ with one index may be the sign of a sum, or a column of Σ", 0, "write the sum with \\sum");
        if (node.Raised && (node.Indices.Count > 1 || IndexOf(node.Indices[0]) is null)) return Fail(node, BindingProblem.Unsupported, "raised indices are not judged", 0, "write the index below: x_i");
        if (Bind(WholeOf(of, node.Indices.Count)) is not { } whole) return null;
        return node.Indices.Count == 2 ? Entry(node, whole, from) : Slice(node, whole, from);
    }

    /// <summary>x_ij is an entry and x_j a column of X, where x is nothing by itself and X is.</summary>
    private SyntaxNode WholeOf(SyntaxNode of, int count) =>
        of is NameSyntax { Name: [>= 'a' and <= 'z'] letter } && (scope.Find(letter) is not { } found || (count == 2 && found.IsColumn)) && !context.Definitions.ContainsKey(letter) && !context.Declared.ContainsKey(letter)
        && letter.ToUpperInvariant() is var upper && ((count == 2 && (scope.Find(upper) is { IsColumn: false, IsRow: false } || context.Variable == upper)) || (count == 1 && !usage.StandsAlone(letter) && usage.StandsAlone(upper))) ? new NameSyntax(of.Span, upper) : of;

    private Value? Delta(SyntaxNode node, IndexVector i, IndexVector j, int from) => Sizes.Unify(i.Size, j.Size)
        ? new Value(node, Shape.Scalar, () => Matrices.Transpose(VectorOf(i)) * VectorOf(j))
        : Fail(node, BindingProblem.Shape, "the two indices of a Kronecker delta run over different ranges", from);

    private Value? Entry(IndexedSyntax node, Value whole, int from)
    {
        if (!whole.IsMatrix) return Fail(node, BindingProblem.Shape, $"two indices need a matrix, but this is {scope.Sizes.Words(whole.Shape)}", from);
        var (all, every) = (IsAll(node.Indices[0]), IsAll(node.Indices[1]));
        var row = all ? null : IndexOf(node.Indices[0]);
        var column = every ? null : IndexOf(node.Indices[1]);
        if ((row is null && !all) || (column is null && !every)) return Fail(node, BindingProblem.Unsupported, "this index is neither a letter nor a number", 0, "use letters for indices");
        if (row is not null && !RunsOver(row, whole.Shape.Rows)) return OutOfRange(node, row, whole.Shape.Rows, "rows", from);
        if (column is not null && !RunsOver(column, whole.Shape.Columns)) return OutOfRange(node, column, whole.Shape.Columns, "columns", from);
        var shape = new Shape(row is null ? whole.Shape.Rows : Size.One, column is null ? whole.Shape.Columns : Size.One);
        return new Value(node, shape, () =>
        {
            var value = whole.Build();
            if (row is not null) value = Matrices.Transpose(UnitOf(row, whole.Shape.Rows)) * value;
            return column is null ? value : value * UnitOf(column, whole.Shape.Columns);
        });
    }

    private Value? Slice(IndexedSyntax node, Value whole, int from)
    {
        if (whole.IsScalar || whole.IsTensor) return Fail(node, BindingProblem.Shape, $"an index needs a vector or a matrix, but this is {scope.Sizes.Words(whole.Shape)}", from);
        if (IndexOf(node.Indices[0]) is not { } index) return Fail(node, BindingProblem.Unsupported, "this index is neither a letter nor a number", 0, "use letters for indices");
        if (whole.IsMatrix)
        {
            // The columns of X are x_1, x_2, …; its rows only if nothing else fits.
            var isByRows = WholeOf(Bare(node.Of), 1) is NameSyntax { Name: var data } && context.ByRows.Contains(data);
            var byRow = search.Choose(new ChoiceKey(node, "slice"), isByRows ? [3, 0] : [0, 3], kind: false);
            if (byRow < 0) return Fail(node, "too-ambiguous", "neither a column nor a row fits here", from);
            if (byRow == 1 && !isByRows) Unusual.Add(new UnusualReading("rows", $"{Word(node)} is the {index.Letter}-th row, written as a column", IsMarked: true));
            var along = byRow == 1 ? whole.Shape.Rows : whole.Shape.Columns;
            if (!RunsOver(index, along)) return OutOfRange(node, index, along, byRow == 1 ? "rows" : "columns", from);
            return byRow == 1 ? new Value(node, Shape.Column(whole.Shape.Columns), () => Matrices.Transpose(whole.Build()) * UnitOf(index, along))
                : new Value(node, Shape.Column(whole.Shape.Rows), () => whole.Build() * UnitOf(index, along));
        }
        var length = whole.Shape.IsColumn ? whole.Shape.Rows : whole.Shape.Columns;
        if (!RunsOver(index, length)) return OutOfRange(node, index, length, "entries", from);
        return new Value(node, Shape.Scalar, () => whole.Shape.IsColumn ? Matrices.Transpose(UnitOf(index, length)) * whole.Build() : whole.Build() * UnitOf(index, length));
    }

    private string Word(SyntaxNode node) => context.Source is { } source && node.Span.End <= source.Text.Length && node.Span.Length > 0 ? source.Slice(node.Span) : "it";

    private Value? BindSummation(SummationSyntax node)
    {
        if (PowerSums.Of(node) is { } power) return Bind(power);
        if (TermByTerm(node, out var numbers) is { } written)
        {
            var (start, terms) = (search.Looked, new List<Value>());
            foreach (var number in numbers)
            {
                counters[node.Indices[0]] = number;
                var term = Bind(node.Body);
                // What is built later must not ask what the letter was.
                counters.Remove(node.Indices[0]);
                if (term is null) return null;
                terms.Add(term);
            }
            return SumOf(written, terms, start);
        }
        if (node.Indices.Count is 0 or > 4 || node.Indices.Any(static i => i.Length != 1)) return Fail(node, BindingProblem.Unsupported, "this sum is not over indices", 0);
        var from = search.Looked;
        // Σ_{i≠j} is a sum over both unless j is known.
        IReadOnlyList<string> letters = node.Except is { } except && !indices.ContainsKey(except) ? [.. node.Indices, except] : node.Indices;
        var runs = letters.Select(_ => RangeOf(node)).OfType<Range>().ToList();
        if (runs.Count < letters.Count) return Fail(node, BindingProblem.Unsupported, "a sum over a part of the indices is judged only where its bounds are numbers", from, "sum over all indices, from 1 to the number of entries");
        if (node.Upper is null) ranges.AddRange(runs.Select(static r => r.Count));
        var (body, bound) = BindOver(node, letters, runs, node.Body);
        if (body is null || body.IsTensor) return body is null ? null : Fail(node, BindingProblem.Unsupported, "a sum of order-4 tensors is not judged", from);
        var other = node.Except is null ? null : bound.FirstOrDefault(b => b.Letter == node.Except) ?? indices[node.Except];
        if (other is not null && !Sizes.Unify(bound[0].Size, other.Size)) return Fail(node, BindingProblem.Shape, $"{bound[0].Letter} and {node.Except} run over different ranges", from);
        Expr Counted(Expr all) => other is null ? all : Scale.Of(Rational.One, [Number.One - (Matrices.Transpose(VectorOf(bound[0])) * VectorOf(other))], all);
        return new Value(node, body.Shape, () => bound.AsEnumerable().Reverse().Aggregate(Counted(body.Build()), (value, index) => IndexSums.Of(value, VectorOf(index))
            ?? throw new BindingException(new BindingProblem(node.Span, BindingProblem.Unsupported, $"the sum over {index.Letter} has no form in matrix notation"))));
    }

    /// <summary>What stands under indices of these sizes, and the vectors that stand for them.</summary>
    private (Value? Body, IndexVector[] Bound) BindOver(SyntaxNode node, IReadOnlyList<string> letters, IReadOnlyList<Range> runs, SyntaxNode under)
    {
        var outer = letters.Select(indices.GetValueOrDefault).ToList();
        IndexVector[] bound = [.. letters.Zip(runs, (letter, run) => new IndexVector(letter, string.Create(CultureInfo.InvariantCulture, $"e_{letter}@{node.Span.Start}"), run.Count, node, IsSummed: true) { HasBounds = node is SummationSyntax { Upper: not null }, From = run.From, Below = run.Below })];
        foreach (var index in bound) indices[index.Letter] = index;
        var body = Bind(under);
        for (var k = 0; k < bound.Length; k++)
        {
            if (outer[k] is { } hidden) indices[letters[k]] = hidden;
            else indices.Remove(letters[k]);
        }
        return (body, bound);
    }

    /// <summary>y of y_i = f(x, i): Σ_i f(x, i) e_i; a matrix where there are two indices.</summary>
    private Value? BindEntries(EntriesSyntax node)
    {
        var from = search.Looked;
        var (entry, bound) = BindOver(node, node.Indices, [.. node.Indices.Select(_ => new Range(Sizes.Fresh()))], node.Entry);
        if (entry is not { IsScalar: true }) return entry is null ? null : Fail(node, BindingProblem.Shape, $"an entry is a number, but this is {scope.Sizes.Words(entry.Shape)}", from);
        return new Value(node, new Shape(bound[0].Size, bound.Length > 1 ? bound[1].Size : Size.One), () =>
        {
            var unit = bound.Length > 1 ? VectorOf(bound[0]) * Matrices.Transpose(VectorOf(bound[1])) : VectorOf(bound[0]);
            return bound.Reverse().Aggregate(Scale.Of(Rational.One, [entry.Build()], unit), (value, index) => IndexSums.Of(value, VectorOf(index))
                ?? throw new BindingException(new BindingProblem(node.Span, BindingProblem.Unsupported, $"what is said for every {index.Letter} has no form in matrix notation", "write the formula with whole matrices")));
        });
    }

    /// <summary>a where i = j, b elsewhere: δ_ij a + (1 − δ_ij) b.</summary>
    private Value? BindCases(CasesSyntax node)
    {
        var from = search.Looked;
        if (Bind(node.Values[0]) is not { } equal || Bind(node.Values[1]) is not { } other || Bind(node.Delta!) is not { } delta) return null;
        if (!equal.IsScalar || !other.IsScalar) return Fail(node, BindingProblem.Shape, "the values of the cases are no numbers", from);
        return new Value(node, Shape.Scalar, () =>
        {
            var same = delta.Build();
            return Scale.Of(Rational.One, [same], equal.Build()) + Scale.Of(Rational.One, [Number.One - same], other.Build());
        });
    }

    private static bool IsAll(SyntaxNode index) => index is NameSyntax { Name: ":" or "" };

    /// <summary>The index of a letter or a number; a new letter is free. Null for anything else.</summary>
    private IndexVector? IndexOf(SyntaxNode node)
    {
        if (Bare(node) is NumberSyntax { Value: { IsInteger: true, Sign: > 0 } value } number && value < MostCells)
        {
            if (!places.TryGetValue(number, out var place)) places.Add(number, place = new IndexVector(value.ToString(), "", Sizes.Fresh(), node, IsSummed: false) { Place = (int)value.Numerator });
            return place;
        }
        if (ImplicitSums.LetterOf(Bare(node)) is not { } name) return null;
        if (indices.TryGetValue(name, out var known)) return known;
        var index = new IndexVector(name, scope.Find("e_" + name) is null ? "e_" + name : "e_" + name + "@", Sizes.Fresh(), node, IsSummed: false);
        indices.Add(name, index);
        free.Add(index);
        return index;
    }

    private readonly Dictionary<NumberSyntax, IndexVector> places = new(ReferenceEqualityComparer.Instance);

    private Symbol VectorOf(IndexVector index)
    {
        var size = scope.Sizes.Final(index.Size);
        if (index.Place == 0) return Symbol.Of(index.Symbol, Shape.Column(size));
        if (!size.IsNumber || size.Factor > MostCells || size.Factor < index.Place) throw new BindingException(new BindingProblem(index.Source.Span, BindingProblem.Unsupported, size.IsNumber ? $"there is no entry {index.Letter} among {size}" : "an entry by number is judged only where the sizes are numbers", "say how large it is: A: 2×2"));
        return Symbol.Of(new Dense<Rational>((int)size.Factor, 1, (i, _) => i == index.Place - 1 ? Rational.One : Rational.Zero));
    }

    /// <summary>∂f/∂X_ij: an entry of the gradient; of a matrix the change along the matrix whose only entry 1 stands there.</summary>
    private Value? ByEntry(DerivativeSyntax node, SyntaxNode of, IndexedSyntax by, int from)
    {
        if (node.Order == 2 && by is { Of: NameSyntax once, Indices.Count: 1 }) return ByEntries(node, of, once, by, by, from);
        if (node.Order != 1) return Fail(node, BindingProblem.Unsupported, "second derivatives by entries of matrices are not judged", 0, "differentiate by the whole matrix");
        if (WholeOf(Bare(by.Of), by.Indices.Count) is not NameSyntax name || by.Indices.Count > 2) return Fail(node, BindingProblem.Unsupported, "a derivative by one entry of a formula is not judged", 0, "give the formula a name");
        if (Bind(name) is not { } whole || (!context.Definitions.ContainsKey(name.Name) && IsNoSymbol(node, name)) || Bind(of) is not { } function || Refused(node, function, from)) return null;
        var place = by with { Of = name };
        if ((by.Indices.Count == 2 ? Entry(place, whole, from) : Slice(place, whole, from)) is not { } entry) return null;
        var unit = by.Indices.Select(IndexOf).ToArray();
        if (unit.Zip(unit.Length == 2 ? [whole.Shape.Rows, whole.Shape.Columns] : new[] { whole.Shape.IsColumn ? whole.Shape.Rows : whole.Shape.Columns }).Any(u => u.First is { HasBounds: true } part && Sizes.Resolve(part.Size) != Sizes.Resolve(u.Second))) return Fail(node, BindingProblem.Unsupported, "derivatives by a part of the entries are not judged", 0);
        if (Array.Exists(unit, static u => u is null)) return Fail(node, BindingProblem.Unsupported, "a derivative by a row or column is not judged", 0);
        var isDefined = context.Definitions.ContainsKey(name.Name);
        if (!isDefined && unit.Length == 2 && unit.All(static u => !u!.IsSummed) && EntryAlong(node, of, name, unit!) is { } change) return change;
        if (isDefined && !function.IsScalar) return Fail(node, BindingProblem.Unsupported, "a derivative by one entry of a formula is judged only of a scalar", 0);
        if (function.IsScalar)
        {
            var gradient = isDefined ? ByDefinedName(node with { By = name }, of, name, from) : null;
            if (isDefined && gradient is null) return null;
            Expr Whole() => gradient?.Build() ?? Derivative.Of(function.Build(), scope.Symbol(name.Name));
            return new Value(node, entry.Shape, () => unit.Length == 2 ? Matrices.Transpose(VectorOf(unit[0]!)) * Whole() * VectorOf(unit[1]!)
                : !whole.IsMatrix ? whole.Shape.IsColumn ? Matrices.Transpose(VectorOf(unit[0]!)) * Whole() : Whole() * VectorOf(unit[0]!)
                : Sizes.Resolve(entry.Shape) == Sizes.Resolve(Shape.Column(whole.Shape.Rows)) ? Whole() * VectorOf(unit[0]!) : Matrices.Transpose(Whole()) * VectorOf(unit[0]!));
        }
        if (!entry.IsScalar) return Fail(node, BindingProblem.Unsupported, "the derivative of a vector by a column is not judged", from);
        return new Value(node, function.Shape, () =>
        {
            var direction = unit.Length == 2 ? VectorOf(unit[0]!) * Matrices.Transpose(VectorOf(unit[1]!)) : whole.Shape.IsColumn ? VectorOf(unit[0]!) : Matrices.Transpose(VectorOf(unit[0]!));
            return Differential.Of(function.Build(), [scope.Symbol(name.Name)], [direction]);
        });
    }

    /// <summary>x_i where it is read as an entry.</summary>
    private IndexedSyntax? EntryOf(SyntaxNode node) => Bare(node) switch
    {
        IndexedSyntax { Raised: false, Indices.Count: 1 } entry => entry,
        AmbiguousSyntax { Note: "index-or-name" } either => EntriesFirst(either.Alternatives)[0] as IndexedSyntax,
        _ => null,
    };

    /// <summary>∂²f/∂x_i∂x_j: an entry of the Hessian.</summary>
    private Value? ByEntries(DerivativeSyntax node, SyntaxNode of, NameSyntax name, IndexedSyntax first, IndexedSyntax second, int from)
    {
        if (context.Definitions.ContainsKey(name.Name)) return Fail(node, BindingProblem.Unsupported, "a second derivative by entries of a formula is not judged", 0);
        if (Bind(name) is not { } whole || IsNoSymbol(node, name) || Bind(of) is not { } function) return null;
        if (!whole.Shape.IsColumn || whole.IsScalar || !function.IsScalar) return Fail(node, BindingProblem.Unsupported, "second derivatives by entries are judged only of a scalar by a column", from, "differentiate by the whole vector");
        if (IndexOf(first.Indices[0]) is not { } i || IndexOf(second.Indices[0]) is not { } j) return Fail(node, BindingProblem.Unsupported, "this index is neither a letter nor a number", 0);
        if (!Sizes.Unify(i.Size, whole.Shape.Rows) || !Sizes.Unify(j.Size, whole.Shape.Rows)) return OutOfRange(node, i, whole.Shape.Rows, "entries", from);
        return new Value(node, Shape.Scalar, () => Matrices.Transpose(VectorOf(i)) * Derivative.Of(Derivative.Of(function.Build(), scope.Symbol(name.Name)), scope.Symbol(name.Name)) * VectorOf(j));
    }

    /// <summary>∂U_ij/∂X_kl under a sum over i and j: the entry of the change of U along the matrix whose only entry 1 stands at k, l.</summary>
    private Value? EntryAlong(DerivativeSyntax node, SyntaxNode of, NameSyntax by, IndexVector[] unit)
    {
        var entry = Bare(of) switch { IndexedSyntax indexed => indexed, AmbiguousSyntax { Note: "index-or-name" } either => either.Alternatives.OfType<IndexedSyntax>().FirstOrDefault(IsSummedOver), _ => null };
        if (entry is { Indices: [var only], Raised: false } && IsSummedOver(entry) && IndexOf(only) is { } place)
        {
            if (Bind(entry.Of) is not { Shape: { IsColumn: true, IsScalar: false } } vector || !Sizes.Unify(place.Size, vector.Shape.Rows)) return null;
            return new Value(node, Shape.Scalar, () => Matrices.Transpose(VectorOf(place)) * Differential.Of(vector.Build(), [scope.Symbol(by.Name)], [VectorOf(unit[0]) * Matrices.Transpose(VectorOf(unit[1]))]));
        }
        if (entry is not { Indices: [var i, var j], Raised: false } || !IsSummedOver(entry) || IndexOf(i) is not { } row || IndexOf(j) is not { } column) return null;
        if (Bind(entry.Of) is not { IsMatrix: true } whole || !Sizes.Unify(row.Size, whole.Shape.Rows) || !Sizes.Unify(column.Size, whole.Shape.Columns)) return null;
        return new Value(node, Shape.Scalar, () => Matrices.Transpose(VectorOf(row)) * Differential.Of(whole.Build(), [scope.Symbol(by.Name)], [VectorOf(unit[0]) * Matrices.Transpose(VectorOf(unit[1]))]) * VectorOf(column));
    }

    /// <summary>A letter that counts, and the vector that stands for it.</summary>
    private sealed record IndexVector(string Letter, string Symbol, Size Size, SyntaxNode Source, bool IsSummed)
    {
        /// <summary>Which entry, counted from 1; 0 for a letter.</summary>
        public int Place { get; init; }

        /// <summary>True for the index of a sum that says where it ends.</summary>
        public bool HasBounds { get; init; }

        /// <summary>How many entries stand before the first.</summary>
        public int From { get; init; }

        /// <summary>The size that the sum goes one beyond.</summary>
        public Size? Below { get; init; }
    }
}
