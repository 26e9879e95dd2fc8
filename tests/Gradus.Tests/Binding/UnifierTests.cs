using Gradus.Shapes;

namespace Gradus.Tests.Binding;

public sealed class UnifierTests
{
    private readonly Unifier unifier = new();

    [Fact]
    public void An_unknown_size_takes_the_value_of_the_other()
    {
        var x = unifier.Fresh();
        Assert.True(unifier.Unify(x, Size.Named("n")));
        Assert.Equal(Size.Named("n"), unifier.Resolve(x));
    }

    [Fact]
    public void An_unknown_size_is_never_one() => Assert.False(unifier.Unify(unifier.Fresh(), Size.One));

    [Fact]
    public void Two_declared_names_never_agree() => Assert.False(unifier.Unify(Size.Named("m"), Size.Named("n")));

    [Fact]
    public void A_declared_name_never_becomes_a_number() => Assert.False(unifier.Unify(Size.Named("n"), Size.Of(5)));

    [Fact]
    public void A_declared_name_takes_the_product_it_is_used_for()
    {
        Assert.True(unifier.Unify(Size.Named("q"), Size.Named("m") * Size.Named("n")));
        Assert.Equal("m*n", unifier.Resolve(Size.Named("q")).ToString());
        Assert.False(unifier.Unify(Size.Named("q"), Size.Named("p")));
    }

    [Fact]
    public void Common_factors_cancel()
    {
        var x = unifier.Fresh();
        Assert.True(unifier.Unify(x * Size.Named("m"), Size.Named("m") * Size.Named("n")));
        Assert.Equal("n", unifier.Resolve(x).ToString());
    }

    [Fact]
    public void A_size_is_not_a_multiple_of_itself()
    {
        var x = unifier.Fresh();
        Assert.False(unifier.Unify(x, x * Size.Named("n")));
    }

    [Fact]
    public void Numbers_divide()
    {
        var x = unifier.Fresh();
        Assert.True(unifier.Unify(Size.Of(2) * x, Size.Of(6)));
        Assert.Equal(Size.Of(3), unifier.Resolve(x));
        Assert.False(unifier.Unify(Size.Of(2) * unifier.Fresh(), Size.Of(5)) && unifier.Settle());
    }

    [Fact]
    public void What_is_postponed_is_settled_by_what_comes_later()
    {
        var (x, y) = (unifier.Fresh(), unifier.Fresh());
        Assert.True(unifier.Unify(x * y, Size.Named("m") * Size.Named("n")));
        Assert.True(unifier.Unify(x, Size.Named("n")));
        Assert.True(unifier.Settle());
        Assert.Equal("m", unifier.Resolve(y).ToString());
    }

    [Fact]
    public void Undo_forgets_what_came_after_the_mark()
    {
        var x = unifier.Fresh();
        var mark = unifier.Mark();
        unifier.Unify(x, Size.Named("n"));
        unifier.Undo(mark);
        Assert.True(unifier.Unify(x, Size.Named("m")));
        Assert.Equal("m", unifier.Resolve(x).ToString());
    }
}
