using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>Gives an identity that somebody asks about its meaning: each link of the chain is a claim, whatever it looks like.</summary>
/// <remarks>Nothing in it is a definition, a condition or a declaration: P = I, A = A′ and tr(A) = 1 are to be judged as they stand.</remarks>
public static class IdentityBinder
{
    /// <summary>Binds the links of a chain; a vector whose shape nobody declares is a column, unless a side by itself fits only with a row.</summary>
    public static BoundPage Bind(RelationSyntax relation, SourceText source, PageOptions options)
    {
        var columns = Bind(relation, source, options, vectorsAreColumns: true);
        return columns.Claims.All(HasSides) ? columns : Bind(relation, source, options, vectorsAreColumns: false);
    }

    /// <summary>True where each side has a meaning by itself, whether both fit or not.</summary>
    private static bool HasSides(Claim claim) => claim.Problem is null && (claim.Misfit is null || (claim.Left is not null && claim.Right is not null));

    /// <summary>True for what is said to first order only: ≈, O(‖H‖²), o(‖H‖).</summary>
    public static bool IsToFirstOrder(RelationSyntax relation) => relation.Links.Any(static l => l.Kind == RelationKind.Approximately)
        || relation.Sides().Any(static side => SyntaxNames.All(side).Any(static n => n is RemainderSyntax));

    private static BoundPage Bind(RelationSyntax relation, SourceText source, PageOptions options, bool vectorsAreColumns)
    {
        var formula = new FormulaSyntax(relation.Span, relation, null) { Display = true, Asked = true };
        var survey = PageSurvey.OfIdentity(formula);
        var context = new BindingContext
        {
            Dialect = options.Dialect ?? Dialect.Plain,
            Declared = options.Declared,
            Assumptions = options.Assumptions,
            Variables = survey.Variables,
            Layout = options.Layout,
            Counts = options.Counts,
            Source = source,
            Usage = survey.Usage,
            VectorsAreColumns = vectorsAreColumns,
        };
        var claims = new PageClaims(context, survey, SaidOfLetters.Nothing(source));
        var statements = claims.Bind([.. Links(formula)]).Select(static s => s is Claim claim ? claim with { MayBeCondition = false } : s).ToList();
        return new BoundPage(statements, claims.Symbols, survey.Variables ?? []) { IsIdentity = true };
    }

    private static IEnumerable<PageLink> Links(FormulaSyntax formula)
    {
        var left = formula.Relation!.First;
        foreach (var (link, k) in formula.Relation.Links.Select(static (link, k) => (link, k)))
        {
            var role = link.Kind == RelationKind.NotEqual ? LinkRole.NotEqual : LinkRole.Claim;
            yield return new PageLink(formula, 0, left, link.Right, link, k, role);
            left = link.Right;
        }
    }
}
