using Gradus.Expressions;

namespace Gradus.Differentiation;

/// <summary>Works out the derivatives and differentials that stand inside an expression.</summary>
public static class Resolution
{
    /// <summary>The expression without <see cref="Derivative"/> and <see cref="Differential"/> nodes, or null where one has no matrix form.</summary>
    /// <exception cref="NotCoveredException">A function cannot be differentiated by the engine.</exception>
    public static Expr? Of(Expr e)
    {
        var failed = false;
        Expr Work(Expr x)
        {
            if (failed) return x;
            switch (x)
            {
                case Derivative d:
                    var value = Of(d.Function) is { } f ? Gradients.Of(f, d.By, d.Layout) : null;
                    var at = Of(d.At);
                    if (value is not null && at is not null) return d.At.Equals(d.By) ? value : value.Substitute(d.By, at);
                    failed = true;
                    return x;
                case Differential d:
                    var directions = d.Directions.Select(Of).ToArray();
                    if (Of(d.Function) is { } g && Array.TrueForAll(directions, static v => v is not null)) return Differentials.Of(g, d.Variables, directions!);
                    failed = true;
                    return x;
                default:
                    return x.Children.Count == 0 ? x : x.Rewrite(Work);
            }
        }
        var result = Work(e);
        return failed ? null : result;
    }
}
