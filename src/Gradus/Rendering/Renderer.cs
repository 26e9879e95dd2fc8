using System.Collections.Frozen;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;
using Gradus.Syntax;

namespace Gradus.Rendering;

/// <summary>Writes expressions as text: signs, quotients, powers and brackets are decided here, how each looks is up to the format.</summary>
/// <remarks>Brackets stand only where another reading would be possible; the order of terms and factors is kept.</remarks>
public abstract partial class Renderer
{
    private protected Renderer()
    {
    }

    /// <summary>What to write for a size, such as <c>rows(X)</c> for m; null leaves the size's own name.</summary>
    public Func<Size, string?> Sizes { get; init; } = static _ => null;

    /// <summary>What to write for a size that is a number in the formula; null leaves it to <see cref="Sizes"/>.</summary>
    public Func<Size, string?> Counts { get; init; } = static _ => null;

    /// <summary>True to write the size of an identity matrix.</summary>
    public bool SizedIdentity { get; init; }

    /// <summary>The names of the formula's own symbols, which mean nothing else beside it.</summary>
    public IReadOnlySet<string> Taken { get; init; } = FrozenSet<string>.Empty;

    /// <summary>The expression as text; identities of several sizes tell theirs.</summary>
    public string Render(Expr expression) => For(expression).Write(expression).Text;

    /// <summary>Both sides with the relation between them.</summary>
    public string Render(Expr left, RelationKind relation, Expr right) => $"{Render(left)} {Sign(relation)} {Render(right)}";

    /// <summary>The same renderer with sized identities.</summary>
    private protected abstract Renderer Sized();

    private Renderer For(Expr expression) => !SizedIdentity && (HasIdentitiesOfSeveralSizes(expression) || HasOpenSizes(expression)) ? Sized() : this;

    /// <summary>I ⊗ A: what stands beside a Kronecker product does not say how large an identity in it is.</summary>
    private protected virtual bool HasOpenSizes(Expr expression) =>
        expression.SelfAndDescendants().Any(static e => e is Apply { Function: Kronecker } && e.Children.Any(IsOnlyIdentity));

    /// <summary>True for what has no size but that of its identities.</summary>
    private protected static bool IsOnlyIdentity(Expr expression) => expression switch
    {
        Constant { Kind: ConstantKind.Identity } => true,
        Scale { Body: { } body } => IsOnlyIdentity(body),
        Sum sum => sum.Children.All(IsOnlyIdentity),
        _ => false,
    };

    private static bool HasIdentitiesOfSeveralSizes(Expr expression)
    {
        Size? seen = null;
        foreach (var node in expression.SelfAndDescendants())
        {
            if (node is not Constant { Kind: ConstantKind.Identity } identity) continue;
            if (seen is not null && seen != identity.First) return true;
            seen = identity.First;
        }
        return false;
    }

    /// <summary>The sign of a relation.</summary>
    private protected abstract string Sign(RelationKind relation);

    /// <summary>What stands between the factors of a size.</summary>
    private protected abstract string SizeProduct { get; }

    /// <summary>How index notation is spelt.</summary>
    private protected abstract IndexStyle Indices { get; }

    /// <summary>A name.</summary>
    private protected abstract Piece WriteName(SymbolName name);

    /// <summary>A constant.</summary>
    private protected abstract Piece WriteConstant(Constant constant);

    /// <summary>Factors side by side, brackets in place.</summary>
    private protected abstract string Juxtapose(IReadOnlyList<Piece> factors);

    /// <summary>Brackets around a text.</summary>
    private protected abstract string Bracket(string text);

    /// <summary>A power; the base has its brackets.</summary>
    private protected abstract string Power(string body, Piece exponent);

    /// <summary>True if marks above a matrix join (X⁻ᵀ, X⁻²); false where the format writes one after the other.</summary>
    private protected virtual bool JoinsMarks => true;

    /// <summary>X⁻ᵀ, where marks join.</summary>
    private protected virtual Piece InverseTranspose(Expr x) => throw new UnreachableException();

    /// <summary>The derivative of <paramref name="of"/> by <paramref name="by"/>.</summary>
    private protected abstract Piece WriteDerivative(Piece of, Piece by);

    /// <summary>The differential of something that is not a symbol.</summary>
    private protected abstract Piece WriteDifferential(Piece of);

    /// <summary>The template of this format, for the arguments that will fill it.</summary>
    private protected abstract string Template(Notation notation, IReadOnlyList<Piece> arguments);

    /// <summary>The sign of what is subtracted.</summary>
    internal virtual string Minus => "-";

    /// <summary>A fraction that is set in front of what it multiplies (½ A); null where the line of the fraction goes below it (A/3).</summary>
    private protected abstract Piece? InFront(Rational fraction);

    /// <summary>A quotient.</summary>
    private protected virtual Piece Quotient(Piece over, Piece under) =>
        new($"{(over.Binds == Precedence.Prefix ? Bracket(over.Text) : Within(over, Precedence.Product))}/{Within(under, Precedence.Postfix)}", Precedence.Product);

    /// <summary>What is written in place of a function that has no notation of its own.</summary>
    private protected virtual Expr Instead(Apply apply) => apply switch
    {
        { Function: EntryPower, Children: [var x, Number { Value: var k }] } when k == Rational.Of(1, 2) => Matrices.Sqrt(x),
        { Function: Pi, Children: [var x] } when !Taken.Contains("pi") => Symbol.Of("pi", Shape.Scalar) * x,
        _ => apply,
    };

    /// <summary>A matrix of given numbers.</summary>
    private protected virtual Piece WriteGiven(Dense<Rational> given) => new(Symbol.Of(given).Name);

    /// <summary>A symbol; dL_dY, which is held while something is differentiated, as the derivative that it is.</summary>
    private protected virtual Piece WriteSymbol(Symbol symbol) => (symbol.Properties & Properties.Constant) != 0 && SymbolName.Quotient(symbol.Name) is var (of, by)
        ? WriteDerivative(WriteName(SymbolName.Of(of)), WriteName(SymbolName.Of(by)))
        : WriteName(SymbolName.Of(symbol));

    /// <summary>An argument of a function.</summary>
    private protected virtual Piece WriteArgument(Expr argument) => Write(argument);

    /// <summary>Any expression.</summary>
    private protected Piece Write(Expr expression) => expression switch
    {
        Number number => WriteNumber(number.Value),
        Symbol { Value: { } given } => WriteGiven(given),
        Symbol symbol => WriteSymbol(symbol),
        Constant constant => WriteConstant(constant),
        Sum sum => WriteSum(sum),
        Product product => Times(default, true, [product]),
        Scale { Coefficient.Sign: < 0 } negative => Negative(Write(-negative)),
        Scale scale => WriteQuotient(scale.Coefficient, scale.Children),
        Apply apply => WriteApply(apply),
        Derivative derivative => WriteDerivative(derivative),
        Differential differential => WriteDifferential(differential),
        IndexVariable or IndexBinder or EntryOf or Member or OpenCall or Iverson or Cases =>
            new IndexNotationWriter(Indices, Write, Within, CountText, name => WriteName(SymbolName.Of(name))).Write(expression),
        _ => throw new UnreachableException(),
    };

    /// <summary>The text, in brackets if it binds more loosely than <paramref name="loosest"/>.</summary>
    private protected string Within(Piece piece, Precedence loosest) => piece.Binds >= loosest ? piece.Text : Bracket(piece.Text);

    /// <summary>True if two factors side by side would look like one number.</summary>
    private protected static bool DigitsMeet(Piece left, Piece right) =>
        left.Text.Length > 0 && right.Text.Length > 0 && char.IsAsciiDigit(left.Text[^1]) && char.IsAsciiDigit(right.Text[0]);

    /// <summary>A size as it is to be written.</summary>
    private protected string SizeText(Size size) => Sizes(size) ?? string.Join(SizeProduct, SizeFactors(size));

    /// <summary>A size as a number, factor by factor where it has no name of its own.</summary>
    private protected string CountText(Size size) => Counts(size) ?? (Sizes(size) is { } name ? name : string.Join(SizeProduct, SizeFactors(size).Select((text, k) => Counted(size, k) ?? text)));

    private string? Counted(Size size, int place)
    {
        var name = place - (size.Factor != 1 || size.IsNumber ? 1 : 0);
        return name < 0 ? null : Counts(Size.Named(size.Names[name]));
    }

    private IEnumerable<string> SizeFactors(Size size)
    {
        if (size.Factor != 1 || size.IsNumber) yield return size.Factor.ToString();
        foreach (var name in size.Names) yield return Sizes(Size.Named(name)) ?? WriteName(SymbolName.Of(name)).Text;
    }

    private Piece Negative(Piece piece) => new(Minus + Within(piece, Precedence.Entrywise), Precedence.Sum);

    private Piece WriteNumber(Rational value) => value switch
    {
        { Sign: < 0 } => Negative(WriteNumber(-value)),
        { IsInteger: true } => new Piece(value.Numerator.ToString()),
        _ => Quotient(WriteNumber(value.Numerator), WriteNumber(value.Denominator)),
    };

    private Piece WriteSum(Sum sum)
    {
        Expr[] terms = [.. sum.Children.Select(term => Summand(term, sum))];
        var text = new StringBuilder(Write(terms[0]).Text);
        foreach (var term in terms.Skip(1))
        {
            var negative = term is Number { Value.Sign: < 0 } or Scale { Coefficient.Sign: < 0 };
            text.Append(negative ? $" {Minus} " : " + ").Append(Within(Write(negative ? -term : term), Precedence.Inner));
        }
        return new Piece(text.ToString(), Precedence.Sum);
    }

    /// <summary>A term as it is written beside the others.</summary>
    private protected virtual Expr Summand(Expr term, Sum beside) => term;

    /// <summary>A positive coefficient times factors; reciprocals among the scalars go below the line.</summary>
    private Piece WriteQuotient(Rational coefficient, IReadOnlyList<Expr> factors)
    {
        var over = factors.Where(static x => Reciprocal(x) is null).OrderBy(static x => x is Apply { Function: Pi, Children: [Number] } ? 0 : 1).ToList();
        var under = factors.Select(Reciprocal).OfType<Expr>().ToList();
        if (under.Count == 0 && coefficient.IsInteger) return Times(WriteNumber(coefficient), coefficient.IsOne, over);
        if (under.Count == 0 && over.Count > 0 && InFront(coefficient) is { } fraction) return Times(fraction, false, over);
        return Quotient(Times(WriteNumber(coefficient.Numerator), coefficient.Numerator.IsOne, over), Times(WriteNumber(coefficient.Denominator), coefficient.Denominator.IsOne, under));
    }

    /// <summary>sᵏ for a scalar s⁻ᵏ; null for anything else.</summary>
    private static Expr? Reciprocal(Expr factor) => factor is Apply { Function: EntryPower, IsScalar: true, Children: [var x, Number { Value: { Sign: < 0 } k }] }
        ? Matrices.EntryPower(x, -k) : null;

    /// <summary>A coefficient and factors side by side; 1 is not written. A product stands without brackets only where it is the matrix that is scaled, or has no other factor beside it.</summary>
    private Piece Times(Piece coefficient, bool isOne, IReadOnlyList<Expr> factors)
    {
        var pieces = new List<Piece>();
        if (!isOne) pieces.Add(coefficient with { Binds = Precedence.Postfix });
        foreach (var factor in factors)
        {
            if (factor is Product product && (factors.Count == 1 || !product.IsScalar)) pieces.AddRange(WithPowers(product.Children));
            else pieces.Add(Write(factor));
        }
        if (pieces.Count < 2) return pieces.Count == 0 ? WriteNumber(Rational.One) : factors.Count == 0 ? coefficient : pieces[0];
        var endsInPrefix = pieces[^1].Binds == Precedence.Prefix;
        var text = Juxtapose([.. pieces.Select((piece, i) => piece.Binds >= (i == pieces.Count - 1 ? Precedence.Prefix : Precedence.Postfix) ? piece : new Piece(Bracket(piece.Text)))]);
        return new Piece(text, endsInPrefix ? Precedence.Entrywise : Precedence.Product, pieces.TrueForAll(static piece => piece.Compact));
    }

    /// <summary>The factors of a product, equal neighbours as powers.</summary>
    private IEnumerable<Piece> WithPowers(IReadOnlyList<Expr> factors)
    {
        for (var i = 0; i < factors.Count;)
        {
            var factor = factors[i];
            var run = 1;
            while (factor is not Apply { Function: Transpose } && i + run < factors.Count && factors[i + run].Equals(factor)) run++;
            i += run;
            yield return run == 1 ? Write(factor)
                : factor is Apply { Function: Inverse, Children: [var x] } && JoinsMarks ? Raise(x, Number.Of(-run))
                : Raise(factor, Number.Of(run));
        }
    }

    /// <summary>M and 2 of M², written as a power or as a product; null for anything else. The inverse is M⁻².</summary>
    private static (Expr Base, Rational Exponent)? PowerOf(Expr e) => e switch
    {
        Apply { Function: MatrixPower, Children: [var x, Number { Value: { IsInteger: true, Sign: > 0 } k }] } => (x, k),
        Product { Children: [not Apply { Function: Transpose }, ..] p } when p.All(x => x.Equals(p[0])) => (p[0], p.Count),
        _ => null,
    };

    private Piece Raise(Expr body, Expr exponent)
    {
        var piece = Write(body);
        return new Piece(Power(Within(piece, Precedence.Atom), Write(exponent)), Precedence.Postfix, piece is { Binds: Precedence.Atom, Compact: true });
    }

    private Piece WriteApply(Apply apply) => Instead(apply) switch
    {
        Apply { Function: EntryPower, IsScalar: true, Children: [var x, var k] } power =>
            Reciprocal(power) is null ? Raise(x, k) : WriteQuotient(Rational.One, [power]),
        Apply { Function: Hadamard, Children: [var x, Apply { Function: EntryPower, Children: [var y, Number { Value: { Sign: < 0 } k }] }] } quotient =>
            Fill(Hadamard.Quotient, [x, Matrices.EntryPower(y, -k)], quotient.Function),
        Apply { Function: Hadamard, Children: [Apply { Function: EntryPower, Children: [var y, Number { Value: { Sign: < 0 } k }] }, var x] } quotient =>
            Fill(Hadamard.Quotient, [x, Matrices.EntryPower(y, -k)], quotient.Function),
        Apply { Function: Transpose, Children: [Apply { Function: Inverse, Children: [var x] }] } when JoinsMarks => InverseTranspose(x),
        Apply { Function: Inverse, Children: [var inverted] } when JoinsMarks && PowerOf(inverted) is var (x, k) => Raise(x, Number.Of(-k)),
        Apply itself => Fill(NotationOf(itself), itself.Children, itself.Function),
        var other => Write(other),
    };

    /// <summary>How an application is written in this format.</summary>
    private protected virtual Notation NotationOf(Apply apply) => apply.Function.Notation;

    private Piece Fill(Notation notation, IReadOnlyList<Expr> arguments, MatrixFunction function)
    {
        Piece[] pieces = [.. arguments.Select(WriteArgument)];
        var template = Template(notation, pieces);
        // An argument in an exponent has brackets of its own, but what ends in an exponent can bear no further mark: (e^{X})^{\top}.
        var bare = !template.Contains("^{{", StringComparison.Ordinal);
        var text = Place().Replace(template, place =>
        {
            var i = place.ValueSpan[1] - '0';
            var marks = place.Groups["marks"].ValueSpan;
            bare &= marks.IsEmpty;
            var loosest = marks switch
            {
                [] => Precedence.Sum,
                ['+', ..] or [_, '+'] when arguments[i] is Apply same && ReferenceEquals(same.Function, function) => Precedence.Sum,
                ['^', ..] => Precedence.Atom,
                ['!', ..] => Precedence.Postfix,
                _ => notation.Binds + 1,
            };
            return i == function.Arity - 1 && pieces.Length > function.Arity ? string.Join(", ", pieces[i..].Select(static further => further.Text)) : Within(pieces[i], loosest);
        });
        return bare ? new Piece(text) : new Piece(text, notation.Binds, notation.Binds == Precedence.Postfix && pieces[0] is { Binds: Precedence.Atom, Compact: true });
    }

    private Piece WriteDerivative(Derivative derivative)
    {
        var of = Substitute(derivative.Function, derivative.By, derivative.At);
        return derivative.Layout == Layout.Kronecker
            ? WriteDerivative(Write(Matrices.Vec(of)), Write(Matrices.Transpose(Matrices.Vec(derivative.At))))
            : WriteDerivative(Write(of), Write(derivative.At));
    }

    private Piece WriteDifferential(Differential differential)
    {
        // df/dt of what depends on t: t runs along 1, all else along its own derivative.
        var parameter = Enumerable.Range(0, differential.Variables.Count).FirstOrDefault(i => differential.Directions[i].Equals(Number.One), -1);
        if (parameter >= 0) return WriteDerivative(Write(differential.Function), Write(differential.Variables[parameter]));
        var usual = differential.Directions.Select((direction, i) => direction is Symbol symbol && symbol.DifferentialOf == differential.Variables[i]).All(static x => x);
        if (usual && differential.Function is Symbol variable) return Write(Symbol.Differential(variable));
        var piece = WriteDifferential(Write(differential.Function));
        return usual ? piece : piece with { Text = $"{piece.Text}[{string.Join(", ", differential.Directions.Select(Render))}]" };
    }

    private static Expr Substitute(Expr expression, Symbol variable, Expr value) =>
        expression.Equals(variable) ? value
        : expression.Children.Count == 0 || value.Equals(variable) ? expression
        : expression.WithChildren([.. expression.Children.Select(child => Substitute(child, variable, value))]);

    [GeneratedRegex(@"\{[0-9](?<marks>[!*^+]*)\}", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex Place();
}
