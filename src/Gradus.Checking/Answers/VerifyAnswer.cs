using Gradus.Binding;
using Gradus.Checking.Contract;
using Gradus.Checking.Equivalence;
using Gradus.Checking.Sources;
using Gradus.Syntax;

namespace Gradus.Checking.Answers;

/// <summary>Answers whether an identity is true, link by link.</summary>
internal static class VerifyAnswer
{
    public static VerifyResponse Of(VerifyRequest request)
    {
        var (relation, dialect) = Reading.Read(request.Claim, request.Syntax);
        if (relation.Links.Count == 0 || relation.First is null) throw new RefusedException(new ErrorInfo("parse", "an identity has two sides: something = something") { Hint = "write the claim with an equals sign" });
        var text = new SourceText(request.Claim);
        var formula = new FormulaSyntax(relation.Span, relation, null) { Display = true, Asked = true };
        var page = PageBinder.Bind(new DocumentSyntax(text, [formula], []), CheckAnswer.Options(request) with { Dialect = dialect });
        var (_, findings, claims) = CheckAnswer.Judged(text, new PageText(request.Claim), page, new Judge(Seeds.Fresh()), request);
        return new VerifyResponse
        {
            Verdict = CheckAnswer.Gravest(findings),
            Claims = claims,
            Symbols = Reading.Symbols(page.Symbols),
            Variables = page.Symbols.DistinctBy(static s => s.Name).ToDictionary(static s => s.Name, static s => Reading.Shape(s.Shape)),
        };
    }
}
