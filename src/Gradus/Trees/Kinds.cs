namespace Gradus.Trees;

#pragma warning disable CS1591 // The members are their own names.

/// <summary>How a letter is drawn. <see cref="Sign"/> is for a sign that is used as a letter: ⊤ and ∗ as scripts, ∅, ∞.</summary>
public enum Font { Italic, Upright, Bold, BoldItalic, Calligraphic, Fraktur, Blackboard, Sans, Typewriter, Sign }

/// <summary>What stands over or under a letter.</summary>
public enum Accent { Hat, Bar, Tilde, Dot, DoubleDot, TripleDot, Arrow, LeftArrow, Check, Breve, Acute, Grave, Ring, Underline, UnderTilde }

/// <summary>The prefix operators.</summary>
public enum SignKind
{
    /// <summary>∂.</summary>
    Partial,

    /// <summary>d, upright or not.</summary>
    Differential,

    /// <summary>Δ: an increment (or the Laplacian).</summary>
    Increment,

    /// <summary>δ: a variation.</summary>
    Variation,

    /// <summary>∇.</summary>
    Nabla,

    /// <summary>D: a total derivative.</summary>
    Derivative,

    Sum, Product, Coproduct, Integral, ContourIntegral, Union, Intersection, DirectSum, TensorProduct, HadamardProduct, BigAnd, BigOr,

    /// <summary>𝔼.</summary>
    Expectation,

    /// <summary>ℙ, \Pr.</summary>
    Probability,

    Min, Max, Infimum, Supremum, ArgMin, ArgMax, Limit, LimitSuperior, LimitInferior, ForAll, Exists, NotExists, Not,
}

/// <summary>Brackets; <see cref="None"/> for a list without any, <see cref="Group"/> for braces of TeX that bear a script or belong to an unknown macro.</summary>
public enum BracketKind { None, Round, Square, Curly, Angle, Bar, DoubleBar, Floor, Ceiling, DoubleSquare, Group }

/// <summary>What stands between the items of a bracket; <see cref="Given"/> is a bar, <see cref="SuchThat"/> a colon in a set or under a Σ.</summary>
public enum Separator { Comma, Semicolon, Given, SuchThat, Row }

/// <summary>What stands between two things of a run.</summary>
public enum Mark
{
    /// <summary>Nothing: AB.</summary>
    None,

    /// <summary>White space that is seen: a thin space of LaTeX, a blank of plain text.</summary>
    Space,

    /// <summary>·.</summary>
    Dot,

    /// <summary>A full stop: X'.X.</summary>
    Point,

    /// <summary>×.</summary>
    Times,

    /// <summary>*.</summary>
    Star,

    /// <summary>@, and %*% of R.</summary>
    At,

    /// <summary>∘: entrywise, or one function after another.</summary>
    Ring,

    /// <summary>⊙, .*.</summary>
    Hadamard,

    /// <summary>⊗.</summary>
    Kronecker,

    /// <summary>/, ÷.</summary>
    Slash,

    /// <summary>./, ⊘.</summary>
    DotSlash,

    /// <summary>\: left division; in sets the difference.</summary>
    Backslash,

    /// <summary>A colon: A:B.</summary>
    Colon,

    /// <summary>⊕.</summary>
    DirectSum,

    Wedge, Vee, And, Or, Intersection, Union, SetMinus, Modulo, Convolution,

    /// <summary>Any other sign between two things.</summary>
    Other,
}

/// <summary>What stands before a term.</summary>
public enum TermSign { Plus, Minus, PlusMinus, MinusPlus }

/// <summary>How a fraction was written.</summary>
public enum FractionSpelling { Frac, Over, Slash, Binomial }

/// <summary>How far an operator without brackets reaches: the next thing; what stands beside it without a sign between, up to the next operator; the run; the terms that follow.</summary>
public enum Reach { Tight, Beside, Run, Terms }

/// <summary>What stands between two sides.</summary>
public enum Relation
{
    Equal, Approximately, Identical, Define, NotEqual, Less, Greater, LessOrEqual, GreaterOrEqual, MuchLess, MuchGreater,
    In, NotIn, Contains, Subset, SubsetOrEqual, Superset, SupersetOrEqual,

    /// <summary>→.</summary>
    To,

    /// <summary>↦.</summary>
    MapsTo,

    /// <summary>←: an assignment.</summary>
    Gets,

    /// <summary>f : X → Y, x : n.</summary>
    HasType,

    Implies, ImpliedBy, Equivalent,

    /// <summary>∼: is distributed as, is of the order of.</summary>
    Similar,

    /// <summary>∝.</summary>
    Proportional,

    /// <summary>≺ ≻ ⪯ ⪰, the order of definite matrices.</summary>
    Precedes, Succeeds, PrecedesOrEqual, SucceedsOrEqual,

    Perpendicular, Parallel, Divides, Models,

    /// <summary>Any other relation.</summary>
    Other,
}
