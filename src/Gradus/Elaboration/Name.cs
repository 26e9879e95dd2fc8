namespace Gradus.Elaboration;

/// <summary>A letter or word as the text tells it apart from others: fonts, accents and labels are part of it.</summary>
/// <param name="Base">The letter or word, Greek ones in English.</param>
/// <param name="Font">How it is set where not as usual: <c>bold</c>, <c>cal</c>.</param>
/// <param name="Marks">Accents and primes, in order: <c>hat</c>, <c>prime</c>.</param>
/// <param name="Label">A subscript or superscript that is no index: <c>max</c> of λ_max, <c>1</c> of x₁.</param>
internal sealed record Name(string Base, string Font = "", string Marks = "", string Label = "")
{
    /// <summary>The name of what is told apart by indices: u of u_1, …, u_K, which stands beside a single u.</summary>
    public Name OfMany => this with { Marks = Marks + "#" };

    /// <summary>The name of its differential where that is given as a formula of its own: dN = G dZ.</summary>
    public Name Changed => this with { Marks = Marks + "d" };

    /// <summary>As it is called in the engine and in answers: <c>x_hat_1</c>.</summary>
    public string Plain => string.Join('_', new[] { Base, Marks.Replace("#", "s", StringComparison.Ordinal), Label }.Where(static part => part.Length > 0));

    /// <inheritdoc/>
    public override string ToString() => Font.Length == 0 ? Plain : $"{Font} {Plain}";
}
