using Gradus.Binding;
using Gradus.Rendering;
using Gradus.Syntax;

namespace Gradus.Checking.Answers;

/// <summary>Statements of a page in Unicode, as their author wrote them.</summary>
internal static class Written
{
    /// <summary>A claim; null where it was not understood.</summary>
    public static string? Of(Claim claim) => claim switch
    {
        { RightSyntax: null } => null,
        { Kind: ClaimKind.KindOf, StatedKind: { } kind } => $"{WrittenText.Of(claim.RightSyntax)} is a {kind}",
        { Implicit: true, Kind: ClaimKind.NotEqual } => $"not {WrittenText.Of(claim.RightSyntax)}",
        { Implicit: true } => WrittenText.Of(claim.RightSyntax),
        _ => WrittenText.Of(claim.LeftSyntax is { } left && left.Span.Start == claim.Span.Start ? left : null, Sign(claim.Kind), claim.RightSyntax),
    };

    /// <summary>A statement that is not judged; null where it is no formula, or has a relation without a sign of its own.</summary>
    public static string? Of(ContextStatement statement)
    {
        if (statement.Formula?.Relation is not { } relation || relation.Links.Any(static link => link.Kind == RelationKind.Other)) return null;
        var text = relation.First is { } first && Holds(first) ? WrittenText.Of(first) : "";
        foreach (var link in relation.Links.Where(link => Holds(link.Right))) text += text.Length == 0 ? WrittenText.Of(link.Right) : " " + WrittenText.Of(null, link.Kind, link.Right);
        return text.Length == 0 ? null : text;

        bool Holds(SyntaxNode side) => side.Span.Start >= statement.Span.Start && side.Span.End <= statement.Span.End;
    }

    /// <summary>The sign between the sides.</summary>
    public static RelationKind Sign(ClaimKind kind) => kind switch
    {
        ClaimKind.FirstOrder => RelationKind.Approximately,
        ClaimKind.NotEqual => RelationKind.NotEqual,
        _ => RelationKind.Equal,
    };
}
