using Gradus.Binding;
using Gradus.Checking.Contract;
using Gradus.Checking.Equivalence;
using Gradus.Checking.Sources;
using Gradus.Syntax;

namespace Gradus.Checking.Answers;

/// <summary>Answers whether an identity is true, link by link: whatever it looks like, it is judged.</summary>
internal static class VerifyAnswer
{
    public static VerifyResponse Of(VerifyRequest request)
    {
        RefusedException? failure = null;
        (TypedFormula Formula, BoundPage Page)? misfit = null;
        foreach (var formula in Typed.Read(request.Claim, request.Syntax, Typed.Names(request)))
        {
            if (formula.Problem is { } problem)
            {
                failure ??= Typed.Refusal(problem, request.Claim);
                continue;
            }
            var page = Bound(request, formula);
            if (page.Claims.All(static c => c.Readings.Count > 0)) return Answer(request, formula, page);
            misfit ??= (formula, page);
        }
        return misfit is var (read, bound) ? Answer(request, read, bound) : throw failure!;
    }

    /// <summary>The identity with its meaning; one to first order is read as a page would.</summary>
    private static BoundPage Bound(VerifyRequest request, TypedFormula formula)
    {
        var relation = formula.Relation!;
        if (relation.Links.Count == 0 || relation.First is null) throw OneSide;
        if (relation.Links.Any(static l => l.Kind == RelationKind.Other)) throw NoEquation;
        var (source, options) = (new SourceText(request.Claim), Options(request, formula));
        if (!IdentityBinder.IsToFirstOrder(relation)) return IdentityBinder.Bind(relation, source, options);
        var asked = new FormulaSyntax(relation.Span, relation, null) { Display = true, Asked = true };
        return PageBinder.Bind(new DocumentSyntax(source, [asked], []), options);
    }

    private static PageOptions Options(VerifyRequest request, TypedFormula formula) => CheckAnswer.Options(request) with { Dialect = Typed.DialectOf(formula) };

    private static RefusedException OneSide => DeriveAnswer.Refuse("parse", "an identity has two sides: something = something", "write the claim with an equals sign");

    private static RefusedException NoEquation =>
        DeriveAnswer.Refuse("unsupported", "an inequality or another relation than = is not judged", "ask whether both sides are equal, with =");

    private static RefusedException NothingJudged =>
        DeriveAnswer.Refuse("unsupported", "nothing in this could be judged", "write an identity: something = something");

    /// <summary>The verdict; what is false with a letter for any number may be true where the letter is a size.</summary>
    private static VerifyResponse Answer(VerifyRequest request, TypedFormula formula, BoundPage page)
    {
        var words = Typed.Words(formula, page.Symbols);
        var judged = Judged(request, page, words);
        if (judged.Verdict != Verdict.Wrong || SizeLetter.Of(formula.Relation!, page, Options(request, formula)) is not var (letter, options)) return judged;
        var sized = IdentityBinder.Bind(formula.Relation!, new SourceText(request.Claim), options);
        words = Typed.Words(formula, sized.Symbols);
        var counted = Judged(request, sized, words is null ? $"read {letter} as a size" : $"{words}; {letter} as a size");
        return counted.Verdict == Verdict.Holds ? counted : judged;
    }

    private static VerifyResponse Judged(VerifyRequest request, BoundPage page, string? reading)
    {
        var (_, findings, claims) = CheckAnswer.Judged(new SourceText(request.Claim), new PageText(request.Claim), page, new Judge(Seeds.Fresh()), request);
        if (claims.Count == 0) throw NothingJudged;
        return new VerifyResponse
        {
            Reading = reading,
            Verdict = CheckAnswer.Gravest(findings),
            Claims = claims,
            Symbols = Reading.Symbols(page.Symbols),
            Variables = page.Symbols.DistinctBy(static s => s.Name).ToDictionary(static s => s.Name, static s => Reading.Shape(s.Shape)),
        };
    }
}
