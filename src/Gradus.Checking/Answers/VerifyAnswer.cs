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
        if (relation.Links.Count == 0 || relation.First is null) throw DeriveAnswer.Refuse("parse", "an identity has two sides: something = something", "write the claim with an equals sign");
        if (relation.Links.Any(static l => l.Kind == RelationKind.Other)) throw DeriveAnswer.Refuse("unsupported", "an inequality or another relation than = is not judged", "ask whether both sides are equal, with =");
        var options = CheckAnswer.Options(request) with { Dialect = Typed.DialectOf(formula) };
        var source = new SourceText(request.Claim);
        if (!IdentityBinder.IsToFirstOrder(relation)) return IdentityBinder.Bind(relation, source, options);
        return PageBinder.Bind(new DocumentSyntax(source, [new FormulaSyntax(relation.Span, relation, null) { Display = true, Asked = true }], []), options);
    }

    private static VerifyResponse Answer(VerifyRequest request, TypedFormula formula, BoundPage page)
    {
        var judged = Judged(request, page, Typed.Words(formula, page.Symbols));
        if (judged.Verdict != Verdict.Wrong || SizeLetter.Of(formula.Relation!, page, CheckAnswer.Options(request) with { Dialect = Typed.DialectOf(formula) }) is not { } sized) return judged;
        var counted = Judged(request, IdentityBinder.Bind(formula.Relation!, new SourceText(request.Claim), sized.Options), $"{judged.Reading ?? "read"}{(judged.Reading is null ? " " : ", ")}{sized.Letter} as a size");
        return counted.Verdict == Verdict.Holds ? counted : judged;
    }

    private static VerifyResponse Judged(VerifyRequest request, BoundPage page, string? reading)
    {
        var (_, findings, claims) = CheckAnswer.Judged(new SourceText(request.Claim), new PageText(request.Claim), page, new Judge(Seeds.Fresh()), request);
        if (claims.Count == 0) throw DeriveAnswer.Refuse("unsupported", "nothing in this could be judged", "write an identity: something = something");
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
