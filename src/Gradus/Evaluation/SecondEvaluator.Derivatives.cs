using Gradus.Expressions;

namespace Gradus.Evaluation;

/// <summary>Derivatives and differentials of the second evaluator.</summary>
public abstract partial class SecondEvaluator<TNumber>
{
    private Jet<TNumber>[,] DerivativeValue(Derivative derivative)
    {
        var at = Value(derivative.At);
        var (rows, columns, bit) = (at.GetLength(0), at.GetLength(1), depth);
        var changes = new Jet<TNumber>[rows, columns][,];
        for (var k = 0; k < rows; k++)
        {
            for (var l = 0; l < columns; l++)
            {
                var (row, column) = (k, l);
                var moved = Fill(rows, columns, (i, j) => at[i, j].Plus(Of(i == row && j == column ? 1 : 0), bit));
                changes[k, l] = Map(With(new() { [derivative.By.Name] = moved }, derivative.Function), v => v.Beside(bit));
            }
        }
        var (height, width) = (changes[0, 0].GetLength(0), changes[0, 0].GetLength(1));
        var (y, x) = (derivative.Function.Shape, derivative.By.Shape);
        Jet<TNumber>[,] Jacobian() => Fill(height * width, rows * columns, (i, j) => changes[j % rows, j / rows][i % height, i / height]);
        return derivative.Layout switch
        {
            Layout.Kronecker => Jacobian(),
            Layout.Numerator when y.IsScalar => Fill(columns, rows, (i, j) => changes[j, i][0, 0]),
            _ when y.IsScalar => Fill(rows, columns, (i, j) => changes[i, j][0, 0]),
            Layout.Denominator when x.IsScalar => Turn(changes[0, 0]),
            _ when x.IsScalar => changes[0, 0],
            Layout.Denominator when !derivative.Shape.IsTensor => Turn(Jacobian()),
            _ => Jacobian(),
        };
    }

    private Jet<TNumber>[,] DifferentialValue(Differential differential)
    {
        var bit = depth;
        var moved = new Dictionary<string, Jet<TNumber>[,]>();
        for (var i = 0; i < differential.Variables.Count; i++)
        {
            moved[differential.Variables[i].Name] = Zip(Value(differential.Variables[i]), Value(differential.Directions[i]), (v, d) => v.Plus(d, bit));
        }
        return Map(With(moved, differential.Function), v => v.Beside(bit));
    }
}
