using System.Collections.Immutable;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Syntax;
using Gradus.Trees;
using Layout = Gradus.Expressions.Layout;
using Sign = Gradus.Trees.Sign;

namespace Gradus.Elaboration;

/// <summary>What stands before an operand: ∂/∂x, d, ∇, Σ, and words such as tr and log.</summary>
internal sealed partial class Elaborator
{
    private bool IsOperator(Tree tree) => tree switch
    {
        Sign => true,
        Scripted { Base: Sign or Accented { Body: Sign { Kind: SignKind.Nabla } } } => true,
        Accented { Body: Sign { Kind: SignKind.Nabla } } => true,
        Letter { IsWord: true } letter => FunctionNames.Find(letter.Name) is not null || FunctionNames.NablaOrder(letter.Name) > 0,
        Fraction fraction => DifferentialIn(fraction.Over) is { Operand: null } && DifferentialIn(fraction.Under) is not null,
        Choice choice => choice.Alternatives.Any(IsOperator),
        _ => false,
    };

    /// <summary>The readings of an operator with what it is applied to.</summary>
    private IReadOnlyList<Candidate> Operate(Tree operation, Tree operand, SourceSpan span, State state) => operation switch
    {
        Choice choice => Best(choice.Alternatives.Where(IsOperator).SelectMany(alternative => Operate(alternative, operand, span, state))),
        Sign { Kind: SignKind.Differential or SignKind.Partial or SignKind.Variation } => Differentials(operand, span, state),
        Sign { Kind: SignKind.Nabla or SignKind.Derivative } => Gradients(operand, null, 1, span, state),
        Accented { Body: var accented } => Operate(accented, operand, span, state),
        Scripted { Base: Accented { Body: Sign { Kind: SignKind.Nabla } sign } } nabla => Operate(nabla with { Base = sign }, operand, span, state),
        Scripted { Base: Sign { Kind: SignKind.Nabla or SignKind.Derivative } } nabla => Gradients(operand, nabla.Lower, OrderOf(nabla.Upper), span, state),
        Scripted { Base: Sign { Kind: SignKind.Sum or SignKind.Product } sign } sum => Overs(sign.Kind == SignKind.Product, sum.Lower, sum.Upper, operand, span, state),
        Fraction fraction when DifferentialIn(fraction.Under) is { Operand: { } by } => Quotients(operand, by, DifferentialIn(fraction.Over)?.Order ?? 1, span, state),
        Letter word => Words(word, operand, span, state),
        Scripted { Base: Letter word } scripted => Raised(scripted, Words(word, operand, span, state)),
        _ => Fail(span, "this operator is not understood"),
    };

    private IReadOnlyList<Candidate> Words(Letter word, Tree operand, SourceSpan span, State state)
    {
        if (FunctionNames.NablaOrder(word.Name) > 0 && operand is Bracketed { Items: [var formula, var by] }) return Gradients(formula, by, FunctionNames.NablaOrder(word.Name), span, state);
        if (FunctionNames.NablaOrder(word.Name) is > 0 and var order) return Gradients(operand, null, order, span, state);
        var arguments = operand is Bracketed { Kind: not (BracketKind.Bar or BracketKind.DoubleBar) } bracket ? bracket.Items : [operand];
        if (FunctionNames.Find(word.Name) is not { } known || Catalog.Find(known) is not { } function) return Fail(span, $"{word.Name} is not known");
        return Best(All(arguments, state).SelectMany(row => CallOf(function, row.Terms, span, row.State)));
    }

    /// <summary>dX of a letter is a letter of its own; d of a formula is worked out.</summary>
    private IReadOnlyList<Candidate> Differentials(Tree operand, SourceSpan span, State state) => Best(Read(operand, state).SelectMany(of =>
    {
        var known = of.Term.Construct switch
        {
            Use { Entity: Quantity } letter => of.State with { Varying = of.State.Varying.Add(letter.Name) },
            Call { Function: Vec } when LettersOf(of.Term, 4).Distinct().ToList() is [var single] => of.State with { Varying = of.State.Varying.Add(single) },
            Use { Entity: Defined { Body: var body } } when LettersOf(body, 4).Distinct().ToList() is [var only] => of.State with { Varying = of.State.Varying.Add(only) },
            _ => of.State,
        };
        return One(Term.Of(DifferentialOf.Instance, known, span, of.Term));
    }));

    private static int OrderOf(Tree? upper) => upper is Numeral { Value.IsInteger: true } order ? (int)order.Value.Numerator : 1;

    /// <summary>∇f and ∇_x f; the variable is what the function is a function of, or what the page differentiates by, where none is written.</summary>
    private IReadOnlyList<Candidate> Gradients(Tree operand, Tree? by, int order, SourceSpan span, State state)
    {
        if (by is null && OfFunction(operand, order, span, state) is { Count: > 0 } own) return Best(own);
        var found = new List<Candidate>();
        foreach (var of in Read(operand, state))
        {
            foreach (var variable in by is null ? VariablesOf(of, span) : Read(by, of.State).Where(static v => v.Term.Construct is Use or EntryAt or MemberAt))
            {
                if (by is not null && !DependsOn(of.Term, variable.Term))
                {
                    if (order == 1 && of.Term.Construct is FunctionAt { Function: var function }) found.AddRange(One(Term.Of(new FunctionAlong(function, 0), variable.State, span, [.. of.Term.Parts, variable.Term])));
                    found.AddRange(Dependent(of, variable, order, span));
                }
                else found.AddRange(Repeated(of.Term, variable, order, span));
            }
        }
        return Best(found);
    }

    /// <summary>∇f of a function of the page by what it is a function of; ∇f(u) at u.</summary>
    private List<Candidate> OfFunction(Tree operand, int order, SourceSpan span, State state)
    {
        var layouts = Enumerable.Repeat(Layout.Default, order).ToImmutableArray();
        if (operand is Letter letter && state.Find(NameOf(letter)) is DefinedFunction function)
            return [.. function.Parameters.Select((p, k) => (Use: Term.Of(new Use(p, state.Find(p)!), state.Paying(k, span, $"the variable is {p}"), span), K: k)).Where(static p => p.Use is not null)
                .SelectMany(p => Repeated(function.Body, p.Use!.Value, order, span))];
        if (operand is not Run { Items: [{ Tree: Letter or Scripted { Base: Letter } }, { Before: Mark.None or Mark.Space, Tree: Bracketed { Kind: BracketKind.Round } }] }) return [];
        return [.. Read(operand, state).Where(static c => c.Term.Construct is FunctionAt).SelectMany(call => Enumerable.Range(0, call.Term.Parts.Length)
            .SelectMany(k => One(Term.Of(new FunctionSlope(((FunctionAt)call.Term.Construct).Function, k, layouts), call.State.Paying(k, span, "the variable is another argument"), span, [.. call.Term.Parts]))))];
    }

    /// <summary>True if a formula holds the letter of a variable, or a name for a formula that does.</summary>
    private static bool DependsOn(Term of, Term variable)
    {
        var by = variable.SelfAndParts().First(static part => part.Construct is Use).Construct is Use use ? use.Name : null;
        return Holds(of, by!, 12);
    }

    private static bool Holds(Term of, Name name, int depth) => depth > 0 && of.SelfAndParts().Any(part => part.Construct switch
    {
        Use use when use.Name == name => true,
        Use { Entity: Defined { Body: var body } } => Holds(body, name, depth - 1),
        Use { Entity: DefinedFamily { Body: var body } } => Holds(body, name, depth - 1),
        FunctionAt { Function.Entity: DefinedFunction { Body: var body } f } => !f.Parameters.Contains(name) && Holds(body, name, depth - 1),
        FunctionSlope or FunctionAlong => false,
        _ => false,
    });

    /// <summary>A derivative by what does not stand in the formula: a letter of it depends on that, or it is a direction, or all is constant.</summary>
    private static IEnumerable<Candidate> Dependent(Candidate of, Candidate variable, int order, SourceSpan span)
    {
        const int Constant = 5;
        if (variable.Term.Construct is Use by)
        {
            foreach (var letter in of.Term.SelfAndParts().Select(static part => part.Construct).OfType<Use>().Where(static use => use.Entity is Quantity).Select(static use => use.Name).Distinct().Take(4))
            {
                if (letter == by.Name) continue;
                var depending = variable.State.Depending(letter, by.Name).Paying(of.Term.Construct is Use ? 0 : 2, span, $"{letter} depends on {by.Name}");
                foreach (var derived in Repeated(of.Term, new Candidate(variable.Term, depending), order, span)) yield return derived;
            }
        }
        foreach (var derived in Repeated(of.Term, variable, order, span)) yield return derived.Paying(Constant, "nothing depends on the variable");
    }

    /// <summary>Df(X)[H], d_X f(X)[H]: the derivative along a direction.</summary>
    private IEnumerable<Candidate> Directional(Tree operation, Tree operand, Tree direction, SourceSpan span, State state)
    {
        var by = operation is Scripted { Lower: var lower, Base: Sign } ? lower : null;
        if (operation is not (Sign { Kind: SignKind.Differential or SignKind.Derivative or SignKind.Variation } or Scripted { Base: Sign { Kind: SignKind.Differential or SignKind.Derivative or SignKind.Partial } } or Choice)) yield break;
        foreach (var of in Read(operand, state))
        {
            foreach (var along in Read(direction, of.State))
            {
                if (of.Term.Construct is FunctionAt { Function: var function })
                {
                    var which = by is Letter name && function.Entity is DefinedFunction f ? Math.Max(0, f.Parameters.IndexOf(NameOf(name))) : 0;
                    if (Term.Of(new FunctionAlong(function, which), along.State, span, [.. of.Term.Parts, along.Term]) is { } derived) yield return derived;
                }
                else if (of.Term.Construct is Use { Entity: DefinedFunction }) yield break;
                else
                {
                    foreach (var variable in by is null ? VariablesOf(new Candidate(of.Term, along.State), span) : Read(by, along.State))
                    {
                        if (Term.Of(Along.Instance, variable.State, span, of.Term, variable.Term, along.Term) is { } derived) yield return derived;
                    }
                }
            }
        }
    }

    /// <summary>Derivatives of derivatives: gradients, then Jacobians of them.</summary>
    private static IEnumerable<Candidate> Repeated(Term of, Candidate variable, int order, SourceSpan span)
    {
        IEnumerable<Candidate> sofar = Derived(of, variable, span);
        for (var k = 1; k < order; k++) sofar = sofar.SelectMany(once => Derived(once.Term, new Candidate(variable.Term, once.State), span));
        return sofar;
    }

    /// <summary>∂Y/∂X in the usual layout, and dearer in the others where they differ.</summary>
    private static IEnumerable<Candidate> Derived(Term of, Candidate by, SourceSpan span)
    {
        if (by.Term is { Construct: Transposed, Parts: [{ Construct: Use or Call } inner] })
        {
            foreach (var row in One(Term.Of(new DerivativeBy(Layout.Numerator), by.State, span, of, inner))) yield return row;
            yield break;
        }
        var usual = Term.Of(new DerivativeBy(Layout.Default), by.State, span, of, by.Term);
        if (usual is not { } first) yield break;
        yield return first;
        foreach (var layout in new[] { Layout.Numerator, Layout.Denominator })
        {
            if (Term.Of(new DerivativeBy(layout), by.State, span, of, by.Term) is { } other && other.Term.Shape != first.Term.Shape) yield return other.Paying(4, $"the {layout.ToString().ToLowerInvariant()} layout");
        }
    }

    /// <summary>Every letter that a formula may be differentiated by where the text does not say.</summary>
    private IEnumerable<Candidate> VariablesOf(Candidate of, SourceSpan span)
    {
        foreach (var name in LettersOf(of.Term, 8).Distinct())
        {
            if (of.State.Find(name) is Quantity entity && Term.Of(new Use(name, entity), of.State, span) is { } use) yield return use.Paying(ballot.BitsOfVariable(name), $"the variable is {name}");
        }
    }

    private static IEnumerable<Name> LettersOf(Term term, int depth) => depth == 0 ? [] : term.SelfAndParts().SelectMany(part => part.Construct switch
    {
        Use { Entity: Quantity } use => [use.Name],
        Use { Entity: Defined { Body: var body } } => LettersOf(body, depth - 1),
        FunctionAt { Function.Entity: DefinedFunction { Body: var body } f } => LettersOf(body, depth - 1).Except(f.Parameters),
        _ => [],
    });

    /// <summary>∂f/∂x written as a fraction.</summary>
    private IReadOnlyList<Candidate> Quotients(Tree of, Tree by, int order, SourceSpan span, State state)
    {
        var variables = by is Scripted { Upper: Numeral, Lower: null, Primes: 0 } squared && order > 1 ? squared.Base : by;
        if (of is Letter bare && state.Find(NameOf(bare)) is OpenFunction { Arguments: [var argument] } open && order == 1)
        {
            var slope = new FunctionSlope(new FunctionOf(NameOf(bare), open), 0, [Layout.Default]);
            return Best(Read(by, state).Where(static v => v.Term.Construct is Use { Entity: Quantity or Defined }).SelectMany(v => One(Term.Of(slope, v.State, span, v.Term))));
        }
        if (order > 1 && VariablesIn(by) is { Count: > 1 } several) return Repeatedly(of, several, span, state);
        return Best(Read(of, state).SelectMany(function => Read(variables, function.State).Where(static v => v.Term.Construct is not (Literal or Use { Entity: Index or Length }))
            .SelectMany(variable => variable.Term.Construct is not (Use or EntryAt or MemberAt) || DependsOn(function.Term, variable.Term) ? Repeated(function.Term, variable, order, span) : Dependent(function, variable, order, span))));
    }

    /// <summary>∂²f/∂x∂y: by one variable after the other, the last one first.</summary>
    private IReadOnlyList<Candidate> Repeatedly(Tree of, List<Tree> variables, SourceSpan span, State state)
    {
        IEnumerable<Candidate> sofar = Read(of, state);
        foreach (var variable in Enumerable.Reverse(variables))
            sofar = Best(sofar.SelectMany(function => Read(variable, function.State).Where(static v => v.Term.Construct is Use { Entity: Quantity or Defined } or EntryAt or MemberAt).SelectMany(by => Derived(function.Term, by, span))));
        return Best(sofar);
    }

    /// <summary>x and y of ∂x ∂y.</summary>
    private static List<Tree> VariablesIn(Tree under)
    {
        var variables = new List<Tree>();
        foreach (var part in Flat(under))
        {
            if (part is Sign { Kind: SignKind.Partial or SignKind.Differential }) continue;
            if (part is Scripted { Base: Letter primed, Lower: null, Upper: null, Primes: 1 })
            {
                variables.Add(primed);
                continue;
            }
            if (part is not (Letter or Scripted { Base: Letter })) return [];
            variables.Add(part is Scripted { Upper: { } upper, Lower: var lower } scripted && IsTransposed(upper) ? lower is null ? scripted.Base : scripted with { Upper = null } : part);
        }
        return variables;
    }

    private static bool IsTransposed(Tree upper) => IsTransposeSign(upper) || upper is Letter { Name: "T" };

    private static IEnumerable<Tree> Flat(Tree tree) => tree switch
    {
        Run run => run.Items.SelectMany(static item => Flat(item.Tree)),
        Prefixed prefixed => Flat(prefixed.Operator).Concat(Flat(prefixed.Operand)),
        Choice choice => Flat(choice.Alternatives[0]),
        _ => [tree],
    };

    private IReadOnlyList<Candidate> Fractions(Fraction fraction, State state)
    {
        if (fraction.How == FractionSpelling.Binomial) return Fail(fraction.Span, "a binomial coefficient");
        if (DifferentialIn(fraction.Over) is { } over && DifferentialIn(fraction.Under) is { Operand: { } by })
            return over.Operand is { } of ? Quotients(of, by, over.Order, fraction.Span, state) : Fail(fraction.Span, "an operator without an operand");
        return Best(All([fraction.Over, fraction.Under], state).SelectMany(both => both.Terms[1].IsNumber
            ? One(Term.Of(new Paired(Pairing.Quotient), both.State, fraction.Span, both.Terms[0], both.Terms[1]))
            : Dearer(One(Term.Of(new Paired(Pairing.Quotient), both.State, fraction.Span, both.Terms[0], both.Terms[1])), 3, "every entry is divided")));
    }

    /// <summary>∂f, d²f or a lone ∂ above or below a fraction's bar; null for anything else.</summary>
    public static (Tree? Operand, int Order)? DifferentialIn(Tree tree) => tree switch
    {
        Sign { Kind: SignKind.Partial or SignKind.Differential or SignKind.Variation } => (null, 1),
        Scripted { Base: Sign { Kind: SignKind.Partial or SignKind.Differential }, Upper: var upper, Lower: null } => (null, OrderOf(upper)),
        Prefixed prefixed when DifferentialIn(prefixed.Operator) is { Operand: null, Order: var order } => (prefixed.Operand, order),
        Run { Items: [var first, .. var rest] } run when rest.Length > 0 && DifferentialIn(first.Tree) is { Operand: null, Order: var order } =>
            (rest.Length == 1 ? rest[0].Tree : new Run(run.Span, rest), order),
        Choice choice => choice.Alternatives.Select(DifferentialIn).FirstOrDefault(static d => d is not null),
        _ => null,
    };

    private IReadOnlyList<Candidate> Norms(Bracketed bars, Tree? index, State state)
    {
        if (bars.Items is not [var inner]) return Fail(bars.Span, "a norm of a list");
        return Best(Read(inner, state).SelectMany(of => NormsOf(of.Term, index).SelectMany(norm => One(Term.Of(new Call(norm.Function), of.State, bars.Span, of.Term)?.Paying(norm.Bits, norm.What)))));
    }

    private static IEnumerable<(MatrixFunction Function, int Bits, string What)> NormsOf(Term of, Tree? index) => index switch
    {
        Letter { Name: "F" or "Fro" or "fro" } => [(Catalog.Get<NormF>(), 0, "")],
        Letter { Name: "*" or "star" or "ast" } => [(Catalog.Get<Nuc>(), 0, "")],
        Numeral { Value.IsOne: true } => [(Catalog.Get<Norm1>(), 0, "")],
        Numeral { Value: var p } when p == (Numerics.Rational)2 => of.IsMatrix ? [(Catalog.Get<SpecNorm>(), 0, "")] : [(Catalog.Get<Norm2>(), 0, "")],
        null when of.IsNumber => [(Catalog.Get<Abs>(), 3, "a norm of a number")],
        null when of.IsMatrix => [(Catalog.Get<NormF>(), 1, "the norm of a matrix is that of Frobenius")],
        null => [(Catalog.Get<Norm2>(), 0, "")],
        _ => [],
    };
}
