using System.Text.RegularExpressions;
using Gradus.Syntax;

namespace Gradus.Binding;

/// <summary>The few turns of phrase that change what a formula says.</summary>
internal static partial class PageWords
{
    /// <summary>"… must not be" before a formula.</summary>
    public static bool Denies(FormulaSyntax formula) => Denial.IsMatch(formula.WordsBefore);

    /// <summary>"let", "define" before a formula.</summary>
    public static bool Defines(FormulaSyntax formula) => Defining.IsMatch(formula.WordsBefore);

    /// <summary>"here", "where", "in this section" before a formula within a line of words.</summary>
    public static bool Places(FormulaSyntax formula) => !formula.Display && Placing.IsMatch(formula.WordsBefore);

    [GeneratedRegex(@"\b(here|where|with|write|set|(in|for) this (section|exercise|example|problem|part))\W*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Placing { get; }

    /// <summary>"let", "now consider" before a formula that gives a name a new meaning.</summary>
    public static bool Introduces(FormulaSyntax formula) => Introducing.IsMatch(formula.WordsBefore);

    /// <summary>"if we let", "the derivative of" before a formula within a line of words, which is about a function of its own.</summary>
    public static bool Renames(FormulaSyntax formula) => !formula.Display && Renaming.IsMatch(formula.WordsBefore);

    /// <summary>"if", "assume" before a formula.</summary>
    public static bool Assumes(FormulaSyntax formula) => Assuming.IsMatch(formula.WordsBefore);

    /// <summary>"where", "since", "with" and the words of <see cref="Assumes"/> before a formula within a line of words.</summary>
    public static bool Given(FormulaSyntax formula) => Assumes(formula) || (!formula.Display && Granting.IsMatch(formula.WordsBefore));

    /// <summary>A = Aᵀ behind a comma alone: "let f(x) = xᵀAx, A = Aᵀ".</summary>
    public static bool IsApposed(FormulaSyntax formula) => !formula.Display && formula.WordsBefore.AsSpan().Trim() is "," or ", and" or ", with";

    /// <summary>"hence", "is a projection, so", "symmetric:" before a formula within a line of words, which says of a matrix what it is.</summary>
    public static bool Concludes(FormulaSyntax formula) => !formula.Display && Concluding.IsMatch(formula.WordsBefore);

    /// <summary>"setting this to zero", "the minimum is at": what follows is solved for.</summary>
    public static bool Solves(FormulaSyntax formula) => Solving.IsMatch(formula.WordsBefore);

    /// <summary>"hence", "it follows that", "solving gives" before a formula.</summary>
    public static bool Derives(FormulaSyntax formula) => Deducing.IsMatch(formula.WordsBefore);

    /// <summary>"is" between a name and a formula.</summary>
    public static bool Equates(FormulaSyntax formula) => Equating.IsMatch(formula.WordsBefore);

    /// <summary>"diagonalize", "eigenvalue decomposition" beside a formula.</summary>
    public static bool Diagonalizes(FormulaSyntax formula) => Diagonalizing.IsMatch(formula.WordsBefore) || Diagonalizing.IsMatch(formula.WordsAfter);

    /// <summary>"consider" before a formula, "exists" or "are the entries" behind it: it is spoken of, and no result.</summary>
    public static bool SpeaksOf(FormulaSyntax formula) => Speaking.IsMatch(formula.WordsBefore) || Spoken.IsMatch(formula.WordsAfter);

    /// <summary>"neglecting terms of higher order" behind a formula, "is small" before it.</summary>
    public static bool Neglects(FormulaSyntax formula) => Neglecting.IsMatch(formula.WordsAfter) || IsSmall.IsMatch(formula.WordsBefore);

    /// <summary>"for small" before a lone formula within words, or "is small" behind it.</summary>
    public static bool CallsSmall(FormulaSyntax formula) => formula is { Display: false, Relation: { Links.Count: 0, First: NameSyntax or NormSyntax } } && (Small.IsMatch(formula.WordsBefore) || IsSmall.Match(formula.WordsAfter) is { Success: true, Index: 0 });

    /// <summary>"summation convention", "for a single sample" beside a formula: then a term may stand without its Σ.</summary>
    public static bool SpeaksOfTerms(FormulaSyntax formula) => OfTerms.IsMatch(formula.WordsBefore) || OfTerms.IsMatch(formula.WordsAfter);

    /// <summary>"one-hot", "sum to one" beside a formula.</summary>
    public static bool SumsToOne(FormulaSyntax formula) => SummingToOne.IsMatch(formula.WordsBefore) || SummingToOne.IsMatch(formula.WordsAfter);

    /// <summary>"the one-hot label y", "y is one-hot" around a name.</summary>
    public static bool IsSaidToSumToOne(FormulaSyntax formula) => formula is { Display: false, Relation: { Links.Count: 0, First: NameSyntax { Name: [>= 'a' and <= 'z', ..] } } } && (OneHotBefore.IsMatch(formula.WordsBefore) || OneHotBehind.IsMatch(formula.WordsAfter));

    /// <summary>"write derivatives with primes" beside a formula.</summary>
    public static bool DefinesPrime(FormulaSyntax formula) => Priming.IsMatch(formula.WordsBefore) || Priming.IsMatch(formula.WordsAfter);

    /// <summary>"X′ denotes the transpose", "primes denote transposes" around a formula.</summary>
    public static bool TransposesByPrime(FormulaSyntax formula) => (Primed(formula) && Turning.IsMatch(formula.WordsAfter)) || TurningPrime.IsMatch(formula.WordsBefore) || TurningPrime.IsMatch(formula.WordsAfter);

    private static bool Primed(FormulaSyntax formula) => formula is { Display: false, Relation: { Links.Count: 0, First: { } first } } && SyntaxNames.All(first).Any(static n => n is UnarySyntax { Kind: UnaryKind.Transpose or UnaryKind.Prime });

    [GeneratedRegex(@"^\W*(is|are|be|denotes?|means?|stands? for|for|will be|shall be)\b[^.;]{0,30}\btranspos", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Turning { get; }

    [GeneratedRegex(@"\bprimes?\b[^.;]{0,40}\btranspos|\btranspos\w*\b[^.;]{0,40}\b(by|with|as) (a )?primes?\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex TurningPrime { get; }

    /// <summary>"to find" before a formula.</summary>
    public static bool StatesGoal(FormulaSyntax formula) => Finding.IsMatch(formula.WordsBefore);

    /// <summary>1 for "the gradient is" before a formula, 2 for "its Hessian is"; 0 for any other words.</summary>
    public static int StatedOrder(FormulaSyntax formula) => Deriving.Match(formula.WordsBefore) is { Success: true } match ? match.Groups["what"].Value is "hessian" or "second derivative" ? 2 : 1 : 0;

    /// <summary>1 for "the gradient of" or "grad" right before a formula, 2 for "Hessian of"; 0 for any other words.</summary>
    public static int GradientOf(FormulaSyntax formula) => Differentiating.Match(formula.WordsBefore) is { Success: true } match ? match.Groups["what"].Value is "hessian" or "second derivative" ? 2 : 1 : 0;

    /// <summary>"in numerator layout" around a formula: the text knows that there are several.</summary>
    public static bool SpeaksOfLayout(FormulaSyntax formula) => Laying.IsMatch(formula.WordsBefore) || Laying.IsMatch(formula.WordsAfter);

    [GeneratedRegex(@"\b(numerator|denominator|jacobian|hessian|gradient|transposed?|other|row|column)[- ](layouts?|conventions?|formulation)\b|布局|\b(is|as) an? (column|row) vectors?\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Laying { get; }

    /// <summary>What the words behind a formula say it is: <c>tensor</c>, <c>matrix</c>, <c>vector</c>, <c>scalar</c>; null if nothing.</summary>
    public static string? StatedKind(FormulaSyntax formula)
    {
        var match = Stating.Match(formula.WordsAfter);
        return !match.Success ? null : match.Groups["kind"].Value switch { "supermatrix" or "super-matrix" or "tensor" => "tensor", "number" => "scalar", var word => word };
    }

    [GeneratedRegex(@"(^|[.:;,]|\b(so|then|and|thus|hence|therefore|that|case)) *(the|its|whose) (?<what>gradient|derivative|hessian|second derivative)( matrix| of f)? (is|equals|becomes|is given by|is equal to)( then| thus| therefore| just| simply)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Deriving { get; }

    [GeneratedRegex(@"\b((?<what>gradient|derivative|hessian|second derivative)( of( the (function|loss|cost|objective))?)?|grad)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Differentiating { get; }

    [GeneratedRegex(@"\b(must not|cannot|can not|can't|is not|isn't|should not|not equal to)( be)?\W*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Denial { get; }

    [GeneratedRegex(@"(^|[.:!?;,] *)(to find|we want to find|find|compute|calculate)\W*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Finding { get; }

    [GeneratedRegex(@"\b(let|define|denote|put)\W*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Defining { get; }

    [GeneratedRegex(@"\b(let|define|consider|now|next|another|second|for|take|denote|put|given)( the| a| an)?( new| other| second| next)?( function| functional| loss| objective)?( be| us)?\W*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Introducing { get; }

    [GeneratedRegex(@"\b(we (now )?(let|take|put)|(for|with) (the|la) (normali[sz]ation|scaling|choice|case|function|loss)|(derivative|gradient|hessian|jacobian|differential) of|another function|the simpler function)\W*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Renaming { get; }

    [GeneratedRegex(@"\b(iff|if and only if|exactly when|precisely when|s\.t\.?|if|assume|assuming|suppose|provided|given that|when|whenever|such that|subject to|require|requires|set|setting)( that)?\W*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Assuming { get; }

    [GeneratedRegex(@"\b(consider|considering|estimate|estimator|numbers?|example|instance|expressions?|terms?|inputs?|parameters?|starting from|given|where|let|by|of|use)( of \w+)?( is| are| by| the)?\W*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Speaking { get; }

    [GeneratedRegex(@"^\W*(exists?|is|are|has|have|denotes?|means?|represents?|stands? for|does|do|can|could|will|would|must)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Spoken { get; }

    [GeneratedRegex(@"\b(hence|so|thus|therefore|means|i\.?e\.?|that is|symmetric|projection|projector|idempotent|orthogonal|orthonormal|skew|and)\W*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Concluding { get; }

    [GeneratedRegex(@"\b(hence|so|thus|therefore|gives?|yields?|follows( that)?|get|obtain|implies|solution( is)?)\W*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Deducing { get; }

    [GeneratedRegex(@"\b(set|sets|setting|equating|equate|zero|vanish(es)?|stationary|optimal(ity)?|optimum|minimi[sz]ers?|minimum|maximum|solv(e|ed|es|ing)|solutions?|constraints?|subject to|estimat(e|or|es|ors)|normal equations?|satisf(y|ies))\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Solving { get; }

    [GeneratedRegex(@"^\W*(is|are|equals|becomes|is given by)\W*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Equating { get; }

    [GeneratedRegex(@"\b(diagonali[sz]\w*|eigen\w*|spectral|orthogonal|orthonormal)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Diagonalizing { get; }

    [GeneratedRegex(@"\b(neglect(ing|ed)?|ignor(e|ing|ed)|dropp(ing|ed)|discard(ing|ed)?|omitt(ing|ed)|to first order)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Neglecting { get; }

    [GeneratedRegex(@"\b(derivatives?|differentiation)\b[^.]{0,40}\bprimes?\b|\bprimes?\b[^.]{0,40}\b(derivatives?|differentiation)\b|^\W*with (a )?primes?\b|^\W*(is|denotes|means) the (element-?wise |entry-?wise |time )?derivative of", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Priming { get; }

    [GeneratedRegex(@"\b(one|1)[- ]?(hot|of[- ]k)\b|\bsums? (up )?to (one|1)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex SummingToOne { get; }

    [GeneratedRegex(@"\b(one|1)[- ]?(hot|of[- ]k)( encoded)?( labels?| vectors?| targets?| encoding)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex OneHotBefore { get; }

    [GeneratedRegex(@"^(is|are|being|denotes)( an?| the| our)?( true| target| ground-truth)?( label| vector)?( encoded)?( as)?( an?| the)? ?(one|1)[- ]?(hot|of[- ]k)\b|^sums? (up )?to (one|1)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex OneHotBehind { get; }

    [GeneratedRegex(@"\b(einstein|summation convention|repeated ind(ex|ices)|impli(ed|cit)|(single|one|each|every|per|individual|given|particular)[- ](sample|example|data ?point|observation|instance|training|term|summand)s?|(sample|example|term|point)s? by|stochastic|sgd|online|summands?|th term|drop(ping|ped)? the sum|omit(ting|ted)? the sum)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex OfTerms { get; }

    [GeneratedRegex(@"\b(small|infinitesimal|tiny)( enough)?( perturbations?| changes?| increments?)?\W*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Small { get; }

    [GeneratedRegex(@"\b(is|are|for|with)( sufficiently| very| a| enough| infinitesimally)* (small|infinitesimal|tiny)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex IsSmall { get; }

    [GeneratedRegex(@"\b(where|with|let|since|because|as|for|satisfying|satisfies|so that|using|have|i\.e|that is|namely|symmetric|orthogonal)( that)?\W*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Granting { get; }

    [GeneratedRegex(@"^\W*is (simply |just |actually |really )?(a|an) ((column|row|square|order[- ]?(4|four)|fourth[- ]order|4th[- ]order|4-d|rank-4) )?(?<kind>super-?matrix|tensor|matrix|vector|scalar|number)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 600_000)]
    private static partial Regex Stating { get; }
}
