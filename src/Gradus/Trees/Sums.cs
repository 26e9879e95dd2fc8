using Gradus.Syntax;

namespace Gradus.Trees;

/// <summary>A term with its sign, its things not yet grouped.</summary>
internal sealed record OpenTerm(TermSign? Sign, SourceSpan SignSpan, List<RunItem> Items);

/// <summary>Terms with signs between them.</summary>
internal static class Sums
{
    /// <summary>The tree of some pieces without relations and bars.</summary>
    public static Tree Read(List<Piece> pieces, int place, List<Note> notes)
    {
        var terms = new List<OpenTerm>();
        var start = 0;
        Piece? sign = null;
        for (var i = 0; i <= pieces.Count; i++)
        {
            if (i < pieces.Count && !(pieces[i].Kind == PieceKind.Sign && (i == 0 || pieces.EndsOperand(i) || pieces.Take(i).All(static piece => piece.IsBlank)))) continue;
            var part = pieces[start..i];
            start = i + 1;
            if (i > 0 && (sign is not null || part.Exists(static piece => !piece.IsBlank)))
            {
                var at = part.Count > 0 ? part[0].Span.Start : sign?.Span.End ?? place;
                terms.Add(new OpenTerm(sign?.Sign, sign?.Span ?? new SourceSpan(at, 0), Runs.Items(part, at, notes)));
            }
            if (i < pieces.Count) sign = pieces[i];
        }
        return terms.Count == 0 ? new Hole(new SourceSpan(place, 0), "a formula") : Reaches.Sum(terms);
    }
}
