using Gradus.Derivations;
using Gradus.Differentiation;
using Gradus.Expressions;
using Gradus.Rendering;

namespace Gradus.Checking.Answers;

/// <summary>A derivative entry by entry.</summary>
internal static class Entries
{
    /// <summary>∂Y_ij/∂X_kl = …; where dX stands in a function that is not opened, the differential along the unit matrix E_kl.</summary>
    public static Notations Of(Expr function, Symbol by, Writing writing)
    {
        var dy = Differentials.Of(function, by);
        if (LinearFunctions.CanMoveOut(dy, Symbol.Differential(by)))
        {
            var form = Gradients.Open(dy, Symbol.Differential(by));
            return writing.Of(new IndexFormula(Derivative.Of(function, by), function.IsScalar ? ChainMethod.DropUnitAxes(form) : form));
        }
        var unit = Symbol.Of(by.Shape.IsColumn ? "e_k" : "E_kl", by.Shape);
        var along = writing.Of(Gradients.Differential(function, by).Substitute(Symbol.Differential(by), unit));
        var (rows, columns) = (function.Shape.IsColumn ? "i" : "ij", by.Shape.IsColumn ? "k" : "kl");
        return new Notations($"({along.Plain})_{rows}", $"\\frac{{\\partial Y_{{{rows}}}}}{{\\partial {by.Name}_{{{columns}}}}} = \\left({along.Latex}\\right)_{{{rows}}}", $"∂Y_{rows}/∂{by.Name}_{columns} = ({along.Unicode})_{rows}");
    }
}
