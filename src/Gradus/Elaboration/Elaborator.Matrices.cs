using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Trees;

namespace Gradus.Elaboration;

/// <summary>Matrices written out.</summary>
internal sealed partial class Elaborator
{
    private const int MostCells = 400;

    private IReadOnlyList<Candidate> Written(Trees.Matrix matrix, State state)
    {
        var columns = matrix.Rows.IsEmpty ? 0 : matrix.Rows[0].Length;
        if (columns == 0 || matrix.Rows.Length * columns > MostCells || matrix.Rows.Any(row => row.Length != columns)) return Fail(matrix.Span, "the rows of this matrix are not of one length");
        var cells = Best(All(matrix.Rows.SelectMany(static row => row), state).SelectMany(row => One(Term.Of(new Cells(matrix.Rows.Length, columns), row.State, matrix.Span, [.. row.Terms]))));
        return matrix.Kind == BracketKind.Bar ? Best(cells.SelectMany(c => One(Term.Of(new Call(Catalog.Get<Det>()), c.State, matrix.Span, c.Term)))) : cells;
    }
}
