using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Tensors;

namespace Gradus.Tests.Laws;

/// <summary>Other ways to write the same function, each by chance.</summary>
internal sealed class SameFormula(RandomSource random)
{
    /// <summary>Terms of sums and scalar factors in another order, sums and products nested in another way, scalars turned round.</summary>
    public Expr Rewritten(Expr e) => e switch
    {
        Sum => Nested(Shuffled(Operands(e)), static x => Sum.Of(x)),
        Product { IsScalar: true } when Coin() => Nested([.. Operands(e).Reverse().Select(Turned)], static x => Product.Of(x)),
        Product => Nested(Operands(e), static x => Product.Of(x)),
        Scale { Body: null } s => Scale.Of(s.Coefficient, Shuffled(Operands(e)), null),
        Scale s => Scale.Of(s.Coefficient, Shuffled([.. s.Scalars.Select(Rewritten)]), Rewritten(s.Body!)),
        Apply { Function: Trace } t when Coin() => Matrices.Trace(Turned(Rewritten(t.Children[0]))),
        Apply { Function: Frobenius } f when Coin() => Matrices.Frobenius(Rewritten(f.Children[1]), Rewritten(f.Children[0])),
        _ => e.Rewrite(Rewritten),
    };

    /// <summary>The expression with its symbols under other names.</summary>
    public static Expr Renamed(Expr e, IReadOnlyDictionary<string, string> names) => e is Symbol s
        ? Symbol.Of(names.GetValueOrDefault(s.Name, s.Name), s.Shape, s.Properties)
        : e.Rewrite(child => Renamed(child, names));

    /// <summary>The names in a random order.</summary>
    public T[] Shuffled<T>(T[] items)
    {
        for (var k = items.Length - 1; k > 0; k--)
        {
            var at = random.Below(k + 1);
            (items[k], items[at]) = (items[at], items[k]);
        }
        return items;
    }

    private bool Coin() => random.Below(2) == 0;

    private Expr Turned(Expr e) => Coin() ? Matrices.Transpose(e) : Transposition.Of(e);

    private Expr[] Operands(Expr e) => [.. e.Children.Select(Rewritten)];

    /// <summary>Some neighbours are put in brackets of their own.</summary>
    private Expr Nested(Expr[] operands, Func<Expr[], Expr> of)
    {
        if (operands.Length < 3) return of(operands);
        var from = random.Below(operands.Length - 1);
        return of([.. operands[..from], of(operands[from..(from + 2)]), .. operands[(from + 2)..]]);
    }
}
