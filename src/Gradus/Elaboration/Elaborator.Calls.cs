using System.Collections.Immutable;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Shapes;
using Gradus.Syntax;
using Gradus.Trees;
using Layout = Gradus.Expressions.Layout;

namespace Gradus.Elaboration;

/// <summary>Functions before their arguments: those of the catalog, those of the page, and those of which nothing is known.</summary>
internal sealed partial class Elaborator
{
    /// <summary>What it costs that a name which the page applies somewhere is a factor.</summary>
    private const int BitsOfFactor = 8;

    /// <summary>Calls of a name; with primes and powers on it.</summary>
    private IReadOnlyList<Candidate> Calls(Tree tree, Bracketed bracket, SourceSpan span, State state)
    {
        if (tree is Scripted { Lower: null, Leading: false, Base: Letter word } scripted && (scripted.Primes > 0 || scripted.Upper is not null))
        {
            var inner = Calls(word, bracket, span, state);
            if (scripted.Primes == 0) return IsTransposeSign(scripted.Upper) && inner.Count == 0 ? [] : Raised(scripted, inner);
            return Best(inner.SelectMany(call => Primed(call, scripted.Primes, span)));
        }
        return tree switch
        {
            Letter letter => Calls(letter, NameOf(letter), bracket, span, state),
            Scripted { Base: Letter letter, Lower: { } lower, Upper: null, Primes: 0 } when LabelOf(lower) is { } label => Calls(letter, NameOf(letter) with { Label = label }, bracket, span, state),
            Bracketed { Kind: BracketKind.Round, Items: [Run { Items: [{ Tree: var outer }, { Before: Mark.Ring, Tree: var inner }] }] } => Composed(outer, inner, bracket, 0, span, state),
            Scripted { Base: Bracketed { Kind: BracketKind.Round, Items: [Run { Items: [{ Tree: var outer }, { Before: Mark.Ring, Tree: var inner }] }] }, Primes: var primes, Upper: null, Lower: null } => Composed(outer, inner, bracket, primes, span, state),
            _ => [],
        };
    }

    /// <summary>(p ∘ q)(s), and its slope.</summary>
    private IReadOnlyList<Candidate> Composed(Tree outer, Tree inner, Bracketed bracket, int primes, SourceSpan span, State state)
    {
        if (primes > 1 || bracket.Items is not [var argument]) return [];
        Tree Applied(Tree function, Tree to) => new Run(span, [new RunItem(function, Mark.None, new SourceSpan(span.Start, 0)),
            new RunItem(to is Bracketed ? to : new Bracketed(to.Span, BracketKind.Round, [to], []), Mark.None, new SourceSpan(span.Start, 0))]);
        if (primes == 0) return Read(Applied(outer, Applied(inner, bracket)), state);
        var hidden = new Name("@s");
        var found = new List<Candidate>();
        foreach (var at in Read(argument, state))
        {
            var letter = new Letter(argument.Span, "@s", Font.Italic, [], false);
            foreach (var body in Read(Applied(outer, Applied(inner, letter)), at.State.With(hidden, new Quantity(at.Term.Shape))))
            {
                var function = new FunctionOf(hidden, new DefinedFunction([hidden], body.Term));
                found.AddRange(One(Term.Of(new FunctionSlope(function, 0, [Layout.Numerator]), body.State, span, at.Term)));
            }
        }
        return Best(found);
    }

    private IReadOnlyList<Candidate> Calls(Letter letter, Name name, Bracketed bracket, SourceSpan span, State state)
    {
        switch (state.Find(name))
        {
            case DefinedFunction or OpenFunction:
                var function = new FunctionOf(name, state.Find(name)!);
                return Best(Arguments(bracket, state).Where(row => function.Arity is not { } arity || arity == row.Terms.Length)
                    .SelectMany(row => One(Term.Of(new FunctionAt(function), row.State, span, [.. row.Terms.Select((term, k) => Zeros(term, function, k, row.State))]))));
            case null when name.Label.Length == 0 && FunctionNames.Find(letter.Name) is { } known && Catalog.Find(known) is { } catalogued:
                return Best(Arguments(bracket, state).SelectMany(row => CallOf(catalogued, row.Terms, span, row.State)));
            case null when bracket.Kind == BracketKind.Round:
                return Opened(name, bracket, span, state);
            default:
                return [];
        }
    }

    /// <summary>The 0 of f(0) has the shape of the variable.</summary>
    private static Term Zeros(Term argument, FunctionOf function, int k, State state)
    {
        if (argument.Construct is not Literal { Value.IsZero: true }) return argument;
        var shape = function.Entity switch
        {
            DefinedFunction defined => (state.Find(defined.Parameters[k]) as Quantity)?.Shape,
            OpenFunction open when k < open.Arguments.Length => open.Arguments[k],
            _ => null,
        };
        return shape is null || shape.IsScalar ? argument : Term.Of(new Filling(ConstantKind.Zeros, shape), state, argument.Span)!.Value.Term;
    }

    private IEnumerable<(ImmutableArray<Term> Terms, State State)> Arguments(Bracketed bracket, State state) => All(bracket.Items, state);

    /// <summary>log of a square matrix is the matrix function, of anything else that of every entry.</summary>
    private static IEnumerable<Candidate> CallOf(MatrixFunction function, ImmutableArray<Term> arguments, SourceSpan span, State state)
    {
        var entrywise = One(Term.Of(new Call(function), state, span, [.. arguments]));
        if (arguments is not [{ IsMatrix: true }] || OfMatrices(function) is not { } whole) return entrywise;
        return [.. One(Term.Of(new Call(whole), state, span, [.. arguments])), .. Dearer(entrywise, 2, $"{function.Name} of every entry")];
    }

    private static MatrixFunction? OfMatrices(MatrixFunction function) => function.Name switch { "exp" => Catalog.Find("expm"), "log" => Catalog.Find("logm"), "sqrt" => Catalog.Find("sqrtm"), _ => null };

    /// <summary>True for a name that may also be a factor before a bracket.</summary>
    private static bool MayMultiply(Tree tree, State state) => tree switch
    {
        Letter letter => state.Find(NameOf(letter)) is not (DefinedFunction or OpenFunction) && (letter.Name.Length == 1 || !letter.IsWord) && FunctionNames.Find(letter.Name) is null,
        Scripted { Base: Letter letter } => MayMultiply(letter, state),
        _ => true,
    };

    /// <summary>What speaks against a factor where a function would do.</summary>
    private int BitsOfProduct(Tree tree, State state) => tree switch
    {
        Letter letter when state.Find(NameOf(letter)) is null && ballot.Applies(NameOf(letter)) => BitsOfFactor,
        Scripted { Base: Letter or Bracketed, Primes: > 0, Upper: null } => 3,
        _ => 0,
    };

    /// <summary>A function that is met for the first time: its value may be a number, a vector, a matrix, or what its argument is.</summary>
    private IReadOnlyList<Candidate> Opened(Name name, Bracketed bracket, SourceSpan span, State state)
    {
        var bits = ballot.Applies(name) ? 0 : Priors.BitsOfFunction(name);
        var found = new List<Candidate>();
        foreach (var (terms, after) in Arguments(bracket, state))
        {
            if (name.Base == "sigma" && terms is [_]) found.AddRange(CallOf(Catalog.Get<Sigmoid>(), terms, span, after).Select(c => c.Paying(bits, "σ is the sigmoid function")));
            foreach (var (open, known, more) in Values(name, terms, after))
            {
                var usual = terms is [{ Construct: Use { Entity: Quantity } }] && !open.IsEntrywise ? open with { Usual = terms[0] } : open;
                var paid = known.With(name, usual).Paying(bits + more, span, $"{name} is a function");
                found.AddRange(One(Term.Of(new FunctionAt(new FunctionOf(name, usual)), paid, span, [.. terms])));
            }
        }
        return Best(found);
    }

    private static IEnumerable<(OpenFunction Open, State State, int Bits)> Values(Name name, ImmutableArray<Term> arguments, State state)
    {
        ImmutableArray<Shape> shapes = [.. arguments.Select(static a => a.Shape)];
        var isCapital = Priors.IsCapital(name);
        var (rows, one) = state.Fresh();
        var (columns, two) = one.Fresh();
        yield return (new OpenFunction(Shape.Scalar, false, shapes), state, isCapital && arguments.Any(static a => a.IsNumber) ? 2 : Priors.IsBold(name) ? 5 : 0);
        if (arguments is [{ IsNumber: false }]) yield return (new OpenFunction(shapes[0], true, shapes), state, Priors.IsActivation(name) ? 0 : 3);
        yield return (new OpenFunction(Shape.Column(rows), false, shapes), one, Priors.IsBold(name) ? 0 : isCapital ? 5 : 3);
        yield return (new OpenFunction(new Shape(rows, columns), false, shapes), two, isCapital ? 2 : 6);
    }

    /// <summary>f′(x), the slope of a function of one number or of every entry; the gradient as a row, of a function of a vector.</summary>
    private static IEnumerable<Candidate> Primed(Candidate call, int primes, SourceSpan span)
    {
        if (Term.Of(new Slope(primes), call.State, span, call.Term) is { } slope) return [slope];
        return call.Term.Construct is FunctionAt { Function: var function } && primes == 1 ? One(Term.Of(new FunctionSlope(function, 0, [Layout.Numerator]), call.State, span, [.. call.Term.Parts])) : [];
    }
}
