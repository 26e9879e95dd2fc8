using Gradus.Shapes;

namespace Gradus.Expressions;

/// <summary>A sum of two or more terms of one shape, in the order written.</summary>
public sealed class Sum : Expr
{
    private readonly Expr[] terms;

    private Sum(Expr[] terms)
        : base(terms[0].Shape, HashOf(4, terms)) => this.terms = terms;

    /// <inheritdoc/>
    public override IReadOnlyList<Expr> Children => terms;

    /// <summary>The sum of the terms; nested sums are flattened and zeros dropped.</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static Expr Of(params ReadOnlySpan<Expr> terms)
    {
        var flat = new List<Expr>(terms.Length);
        foreach (var term in terms)
        {
            if (term.Shape != terms[0].Shape) throw new ShapeException($"a sum needs equal shapes, but here {terms[0].Shape} meets {term.Shape}");
            if (term is Sum sum) flat.AddRange(sum.terms);
            else if (!term.IsZero) flat.Add(term);
        }
        return flat.Count switch
        {
            0 => Constant.Zeros(terms[0].Shape),
            1 => flat[0],
            _ => new Sum([.. flat]),
        };
    }

    /// <summary>The sum of the terms.</summary>
    public static Expr Of(IEnumerable<Expr> terms) => Of([.. terms]);

    /// <inheritdoc/>
    public override Expr WithChildren(IReadOnlyList<Expr> children) => Of([.. children]);

    private protected override bool SameNode(Expr other) => SameParts(terms, ((Sum)other).terms);
}
