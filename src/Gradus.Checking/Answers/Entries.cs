using Gradus.Derivations;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Rendering;

namespace Gradus.Checking.Answers;

/// <summary>A derivative entry by entry.</summary>
internal static class Entries
{
    /// <summary>∂Y_ij/∂X_kl = …; where dX stands in a function that is not opened, the differential along the unit matrix E_kl.</summary>
    public static Notations Of(Expr function, Symbol by)
    {
        var dy = Differentials.Of(function, by);
        if (LinearFunctions.CanMoveOut(dy, Symbol.Differential(by)))
        {
            var form = Gradients.Open(dy, Symbol.Differential(by));
            return Notations.Of(new IndexFormula(Derivative.Of(function, by), function.IsScalar ? ChainMethod.DropUnitAxes(form) : form));
        }
        var unit = Symbol.Of(by.Shape.IsColumn ? "e_k" : "E_kl", by.Shape);
        var along = Notations.Of(Gradients.Differential(function, by).Substitute(Symbol.Differential(by), unit));
        var (rows, latexRows) = function.Shape.IsColumn ? ("i", "i") : ("ij", "ij");
        var (columns, latexColumns) = by.Shape.IsColumn ? ("k", "k") : ("kl", "kl");
        return new Notations($"({along.Plain})_{rows}", $"\\frac{{\\partial Y_{{{latexRows}}}}}{{\\partial {by.Name}_{{{latexColumns}}}}} = \\left({along.Latex}\\right)_{{{latexRows}}}", $"∂Y_{rows}/∂{by.Name}_{columns} = ({along.Unicode})_{rows}");
    }
}
