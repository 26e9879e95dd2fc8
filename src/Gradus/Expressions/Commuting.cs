namespace Gradus.Expressions;

/// <summary>Which expressions are seen to commute: polynomials and functions of one and the same matrix.</summary>
public static class Commuting
{
    private const int MostNodes = 400;

    /// <summary>True if xy = yx by their form: both are sums, products, scalings and functions of one matrix. False if that cannot be seen.</summary>
    public static bool With(Expr x, Expr y)
    {
        if (x.IsScalar || y.IsScalar || x is Number or Constant { Kind: ConstantKind.Identity } || y is Number or Constant { Kind: ConstantKind.Identity }) return true;
        var left = MostNodes;
        // The matrix itself is a base; so is a factor of a scaled or inverted one.
        return Bases(x).Any(b => IsOf(y, b, ref left) && IsOf(x, b, ref left));
    }

    private static IEnumerable<Expr> Bases(Expr x)
    {
        yield return x;
        while (true)
        {
            switch (x)
            {
                case Scale { Body: { } body }:
                    x = body;
                    break;
                case Apply { Function: AnalyticFunction { IsPrimary: true } } a:
                    x = a.Children[0];
                    break;
                case Product p:
                    x = p.Children[0];
                    break;
                case Sum s:
                    x = s.Children.FirstOrDefault(static t => t is not Constant { Kind: ConstantKind.Identity } and not Scale { Body: Constant { Kind: ConstantKind.Identity } }) ?? s.Children[0];
                    break;
                default:
                    yield break;
            }
            yield return x;
        }
    }

    private static bool IsOf(Expr e, Expr matrix, ref int left)
    {
        if (--left < 0) return false;
        if (e.Equals(matrix)) return true;
        switch (e)
        {
            case Constant { Kind: ConstantKind.Identity }:
                return true;
            case Scale { Body: { } body }:
                return IsOf(body, matrix, ref left);
            case Apply { Function: AnalyticFunction { IsPrimary: true } } a:
                return IsOf(a.Children[0], matrix, ref left);
            case Product or Sum when !e.IsScalar:
                foreach (var child in e.Children)
                {
                    if (!IsOf(child, matrix, ref left)) return false;
                }
                return true;
            default:
                return false;
        }
    }
}
