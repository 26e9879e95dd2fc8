using Gradus.Expressions;
using Gradus.Numerics;
using Gradus.Shapes;

namespace Gradus.Tests.Judging;

/// <summary>The symbols that the judge's tests are written in.</summary>
internal static class Letters
{
    public static Size M { get; } = Size.Named("m");

    public static Size N { get; } = Size.Named("n");

    public static Size P { get; } = Size.Named("p");

    public static Size Q { get; } = Size.Named("q");

    public static Symbol Matrix(string name, Size rows, Size columns, Properties properties = Properties.None) => Symbol.Of(name, new Shape(rows, columns), properties);

    public static Symbol Square(string name, Properties properties = Properties.None) => Matrix(name, N, N, properties);

    public static Symbol Vector(string name, Size rows, Properties properties = Properties.None) => Symbol.Of(name, Shape.Column(rows), properties);

    public static Symbol Scalar(string name, Properties properties = Properties.None) => Symbol.Of(name, Shape.Scalar, properties);

    public static Expr I { get; } = Constant.Identity(N);

    public static Expr Half(Expr x) => Scale.Of(Rational.Of(1, 2), x);

    public static Expr D(Expr f, Symbol x, Layout layout = Layout.Default) => Derivative.Of(f, x, layout);
}
