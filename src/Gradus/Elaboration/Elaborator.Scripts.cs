using System.Collections.Immutable;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;
using Gradus.Syntax;
using Gradus.Trees;
using Layout = Gradus.Expressions.Layout;

namespace Gradus.Elaboration;

/// <summary>What stands low and high beside a base: labels, indices, transposes, powers, primes.</summary>
internal sealed partial class Elaborator
{
    private IReadOnlyList<Candidate> Scripts(Scripted scripted, State state)
    {
        if (scripted.Leading) return Leading(scripted, state);
        if (scripted is { Base: Letter signed, Lower: null, Primes: 0, Upper: Letter { Name: "-" or "minus" } or Trees.Terms { Items: [{ Term: Hole }] } }) return Letters(NameOf(signed) with { Label = "minus" }, scripted.Span, state);
        if (scripted.Base is Bracketed { Kind: BracketKind.DoubleBar } norm) return Raised(scripted, Norms(norm, scripted.Lower, state));
        if (IsExponential(scripted)) return Exponentials(scripted, state);
        if (MemberIndex(scripted) is { } member)
        {
            var members = Entries(scripted.Base, scripted.Lower is { } entry ? [member, .. IndicesOf(entry) ?? []] : [member], scripted.Span, state);
            if (scripted.Upper is Bracketed) return members.Count > 0 ? members : Labelled(scripted, state);
            if (scripted.Upper is Run) return Raised(scripted, members);
            if (members.Count > 0) return Best([.. Raised(scripted, Bases(scripted, state)), .. members.Select(static m => m.Paying(3, "an index that stands high"))]);
        }
        return Raised(scripted, Bases(scripted, state));
    }

    private IReadOnlyList<Candidate> Bases(Scripted scripted, State state) => scripted.Lower is { } lower ? Lowered(scripted.Base, lower, scripted.Span, state) : Read(scripted.Base, state);

    /// <summary>i of x^{(i)}, and of x^i where i counts.</summary>
    private Tree? MemberIndex(Scripted scripted) => scripted.Base is not Letter || scripted.Primes > 0 ? null : scripted.Upper switch
    {
        Bracketed { Kind: BracketKind.Round or BracketKind.Square, Items: [Letter { IsWord: false } index] } => index,
        Run { Items: [{ Tree: Bracketed { Kind: BracketKind.Round or BracketKind.Square, Items: [Letter { IsWord: false } index] } }, { Tree: Letter { Name: "T" } }] } => index,
        Letter { IsWord: false } index when ballot.Counts(NameOf(index)) => index,
        _ => null,
    };

    /// <summary>x^{(1)} is a name of its own.</summary>
    private IReadOnlyList<Candidate> Labelled(Scripted scripted, State state) =>
        scripted is { Base: Letter letter, Upper: Bracketed { Items: [var inner] }, Lower: null } && LabelOf(inner) is { } label ? Letters(NameOf(letter) with { Label = label }, scripted.Span, state) : Fail(scripted.Span, "this superscript is not understood");

    /// <summary>ᵗA is the transpose.</summary>
    private IReadOnlyList<Candidate> Leading(Scripted scripted, State state) =>
        IsTransposeSign(scripted.Upper) ? Best(Read(scripted.Base, state).SelectMany(c => One(Term.Of(Transposed.Instance, c.State, scripted.Span, c.Term)))) : Fail(scripted.Span, "a script before its base");

    /// <summary>The readings of what stands above, and of the primes.</summary>
    private IReadOnlyList<Candidate> Raised(Scripted scripted, IReadOnlyList<Candidate> bases)
    {
        for (var k = 0; k < scripted.Primes; k++) bases = Best(bases.SelectMany(c => c.Term.IsNumber ? Primed(c, scripted.Span) : One(Term.Of(Transposed.Instance, c.State, scripted.Span, c.Term))));
        return scripted.Upper is null ? bases : Best(bases.SelectMany(c => Raised(c, scripted)));
    }

    /// <summary>u′ of a number is its derivative by something that all numbers with a prime depend on; a transpose would do nothing.</summary>
    private static IEnumerable<Candidate> Primed(Candidate number, SourceSpan span)
    {
        const int BitsOfTranspose = 5;
        var time = new Name("@t");
        var quantity = new Quantity(Shape.Scalar);
        var letters = LettersOf(number.Term, 8).Distinct().Where(name => number.State.Find(name) is Quantity).ToList();
        var state = letters.Aggregate(number.State.With(time, quantity), (known, name) => known.Depending(name, time)).Paying(1, span, "a prime is a derivative");
        return [.. letters.Count == 0 ? [] : One(Term.Of(new DerivativeBy(Layout.Default), state, span, number.Term, Term.Of(new Use(time, quantity), state, span)!.Value.Term)),
            .. One(Term.Of(Transposed.Instance, number.State, span, number.Term)?.Paying(BitsOfTranspose, "a number is transposed"))];
    }

    private IEnumerable<Candidate> Raised(Candidate of, Scripted scripted)
    {
        var (span, upper) = (scripted.Span, scripted.Upper!);
        if (IsTransposeSign(upper)) return One(Term.Of(Transposed.Instance, of.State, span, of.Term));
        if (IsInverseTranspose(upper)) return Powered(of, -1, span).SelectMany(c => One(Term.Of(Transposed.Instance, c.State, span, c.Term)));
        if (upper is Run { Items: [{ Tree: Bracketed }, { Tree: var last }] } && IsTransposeSign(last is Letter { Name: "T" } t ? t with { Font = Font.Sign } : last)) return One(Term.Of(Transposed.Instance, of.State, span, of.Term));
        if (upper is Letter { Name: "dagger" or "dag" or "+" }) return One(Term.Of(new Call(Catalog.Get<Pinv>()), of.State, span, of.Term));
        if (scripted.Entrywise) return Read(upper, of.State).SelectMany(k => One(Term.Of(EntrywisePower.Instance, k.State, span, of.Term, k.Term)));
        var maybe = upper is Letter { Name: "T" or "t", IsWord: false } letter && !ballot.IsDifferentiatedBy(NameOf(letter)) && of.State.Find(NameOf(letter)) is null or Quantity { Shape.IsScalar: false } ? One(Term.Of(Transposed.Instance, of.State, span, of.Term)) : [];
        if (WholeNumber(upper) is { } k) return Powered(of, k, span);
        return [.. maybe, .. Read(upper, of.State).SelectMany(k => One(Term.Of(Power.Instance, k.State, span, of.Term, k.Term)?.Paying(maybe.Count > 0 ? 6 : 0, "a power, not a transpose")))];
    }

    private static IEnumerable<Candidate> Powered(Candidate of, Rational k, SourceSpan span)
    {
        var exponent = Term.Of(new Literal(k), of.State, span)!.Value.Term;
        if (Term.Of(Power.Instance, of.State, span, of.Term, exponent) is { } power) return [power];
        if (k != (Rational)2 || !of.Term.IsVector) return [];
        return [.. One(Term.Of(EntrywisePower.Instance, of.State, span, of.Term, exponent)?.Paying(3, "the square of every entry")),
            .. One(Term.Of(SquaredLength.Instance, of.State, span, of.Term)?.Paying(4, "the squared length of a vector"))];
    }

    /// <summary>A sign that is a transpose and nothing else: ⊤, ∗ and H of a page of real numbers.</summary>
    private static bool IsTransposeSign(Tree? upper) => upper is Letter { Font: Font.Sign, Name: "T" or "top" or "intercal" or "transpose" } or Letter { Name: "top" or "intercal" or "mathsf T" } or Letter { Font: Font.Upright or Font.Sans, Name: "T" };

    /// <summary>−T above a matrix.</summary>
    private static bool IsInverseTranspose(Tree upper) => upper is Trees.Terms { Items: [{ Minus: true, Term: var of }] } && (IsTransposeSign(of) || of is Letter { Name: "T" });

    private static Rational? WholeNumber(Tree tree) => tree switch
    {
        Numeral number => number.Value,
        Trees.Terms { Items: [{ Minus: true, Term: Numeral number }] } => -number.Value,
        Fraction { Over: Numeral over, Under: Numeral { Value.IsZero: false } under } => over.Value / under.Value,
        Run { Items: [{ Tree: Numeral over }, { Before: Mark.Slash, Tree: Numeral { Value.IsZero: false } under }] } => over.Value / under.Value,
        _ => null,
    };

    private static bool IsExponential(Scripted scripted) => scripted is { Base: Letter { Name: "e", IsWord: false, Accents: [] }, Lower: null, Primes: 0, Upper: { } upper } && !IsTransposeSign(upper);

    /// <summary>e to the power of a number, or of a square matrix.</summary>
    private IReadOnlyList<Candidate> Exponentials(Scripted scripted, State state) => Best(Read(scripted.Upper!, state).SelectMany(c =>
        One(Term.Of(new Call(c.Term.IsMatrix ? Catalog.Get<Expm>() : Catalog.Get<Exp>()), c.State, scripted.Span, c.Term)?.Paying(c.Term.IsVector ? 2 : 0, "the exponential of every entry"))));

    /// <summary>A subscript is a label, or one or two indices.</summary>
    private IReadOnlyList<Candidate> Lowered(Tree of, Tree lower, SourceSpan span, State state)
    {
        var found = new List<Candidate>();
        if (of is Letter letter && LabelOf(lower) is { } label)
        {
            var name = NameOf(letter) with { Label = label };
            var bits = IndicesOf(lower) is null || state.Find(name) is not null ? 0 : BitsOfLabel(letter, lower, state);
            found.AddRange(Letters(name, span, state.Paying(bits, span, $"{name} is a name of its own")));
        }
        if (IndicesOf(lower) is { } indices && !(of is Letter labelled && LabelOf(lower) is { } known && state.Find(NameOf(labelled) with { Label = known }) is not null)) found.AddRange(Entries(of, indices, span, of is Letter { IsWord: false } based && LabelOf(lower) is not null && BitsOfLabel(based, lower, state) == 0 && state.Find(NameOf(based)) is null ? state.Paying(4, span, "a label is an index") : state));
        return found.Count > 0 ? Best(found) : Fail(lower.Span, "this subscript is neither a label nor an index");
    }

    /// <summary>What it costs that a subscript which may be an index is a label.</summary>
    private int BitsOfLabel(Letter letter, Tree lower, State state)
    {
        if (state.Find(NameOf(letter).OfMany) is Family or DefinedFamily) return 8;
        if (lower is Numeral) return ballot.IsIndexed(NameOf(letter)) ? 8 : 0;
        if (lower is Letter { Name: [>= 'A' and <= 'Z'] }) return 0;
        var letters = lower is Run run ? run.Items.Select(static item => item.Tree).OfType<Letter>().ToList() : lower is Letter one ? [one] : [];
        if (letters.Exists(index => ballot.Counts(NameOf(index)))) return 8;
        return letters.Count > 1 && ballot.BitsOfEntries(NameOf(letter)) > 0 ? 1 : 3;
    }

    /// <summary>A subscript as part of a name: words, numbers, single letters.</summary>
    public static string? LabelOf(Tree lower) => lower switch
    {
        Letter letter => letter.Name,
        Numeral number => number.Value.ToString(),
        Trees.Words words => words.Text.Trim(),
        Bracketed { Separators: var apart, Items: var parts } when apart.Contains(Separator.Given) => string.Join('|', parts.Select(LabelOf)),
        Trees.Terms { Items: var terms } when terms.All(static t => t.Term is Letter or Numeral) => string.Concat(terms.Select(static (t, k) => (t.Minus ? "-" : k > 0 ? "+" : "") + LabelOf(t.Term))),
        Run { Items: var items } when items.All(static i => i.Tree is Letter or Numeral && i.Before is Mark.None or Mark.Space) => string.Concat(items.Select(static i => LabelOf(i.Tree))),
        _ => null,
    };

    /// <summary>A subscript as one or two indices; null if it is none.</summary>
    private static IReadOnlyList<Tree>? IndicesOf(Tree lower) => lower switch
    {
        Letter { IsWord: false } or Numeral => [lower],
        Trees.Terms => [lower],
        Bracketed { Items: [var one] } => IndicesOf(one),
        Bracketed { Items: [var i, var j] } => [i, j],
        Run { Items: [{ Tree: Letter { IsWord: false } or Numeral } first, { Before: Mark.None or Mark.Space, Tree: Letter { IsWord: false } or Numeral } second] } => [first.Tree, second.Tree],
        _ => null,
    };

    /// <summary>The indices, each a letter that runs, a number or a sum of these.</summary>
    private List<(ImmutableArray<Term> Terms, State State)> IndexTerms(IReadOnlyList<Tree> indices, State state)
    {
        List<(ImmutableArray<Term> Terms, State State)> rows = [([], state)];
        foreach (var index in indices) rows = [.. rows.SelectMany(row => IndexTerm(index, row.State).Select(c => (row.Terms.Add(c.Term), c.State)))];
        return rows;
    }

    private IEnumerable<Candidate> IndexTerm(Tree index, State state)
    {
        if (index is not Letter letter) return Read(index, state).Where(static c => c.Term.IsNumber);
        var name = NameOf(letter);
        if (state.Find(name) is { } known) return known is Index or Length ? One(Term.Of(new Use(name, known), state, letter.Span)) : [];
        var (range, after) = state.Fresh();
        var free = new Index(range);
        return One(Term.Of(new Use(name, free), after.With(name, free), letter.Span));
    }
}
