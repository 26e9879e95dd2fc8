namespace Gradus.Trees;

/// <summary>What kind of thing a command of LaTeX makes.</summary>
internal enum CommandKind
{
    /// <summary>A mark between two things; the value is a <see cref="Trees.Mark"/>.</summary>
    Mark,

    /// <summary>A relation; the value is a <see cref="Trees.Relation"/>.</summary>
    Relation,

    /// <summary>A long arrow with labels above and below.</summary>
    LabelledRelation,

    /// <summary>A prefix operator; the value is a <see cref="SignKind"/>.</summary>
    Sign,

    /// <summary>± and ∓; the value is a <see cref="Trees.TermSign"/>.</summary>
    TermSign,

    /// <summary>Brackets; the value is a <see cref="BracketKind"/>.</summary>
    Open, Close, Bar,

    /// <summary>A symbol that is a letter: ∞, ∅, ℓ; the value is its <see cref="Trees.Font"/>.</summary>
    Letter,

    /// <summary>A function's name: \log.</summary>
    Word,

    /// <summary>A font for one argument, or for what follows; the value is a <see cref="Trees.Font"/>.</summary>
    Font, FontSwitch,

    /// <summary>The value is a <see cref="Trees.Accent"/>.</summary>
    Accent,

    /// <summary>Words in an argument.</summary>
    Text,

    /// <summary>A space that separates nothing, and one that does.</summary>
    Space, Quad,

    /// <summary>Dropped with as many arguments as the value says.</summary>
    Drop,

    /// <summary>Its last argument stands for itself; as many arguments before it are dropped as the value says.</summary>
    Through,

    /// <summary>An argument between brackets of the kind of the value: \norm{x}.</summary>
    Between,

    /// <summary>The value is a <see cref="FractionSpelling"/>.</summary>
    Fraction,

    /// <summary>A derivative with arguments: \pdv{f}{x}; the value is the <see cref="SignKind"/> of its sign.</summary>
    Derivative,

    /// <summary>What \left, \right and \big do: the value is -1, 1 or 0.</summary>
    Sided, Sized,
    Dots, Row, Prime, Given, Colon, Tag, Begin, End, Root, Over, Under, Brace, Not, Stacked, Operator, Differential, Matrix, Evaluated, Prescript, Choose,
}

/// <summary>A row of the table of commands.</summary>
/// <param name="Kind">What it makes.</param>
/// <param name="Value">Which one.</param>
/// <param name="Text">The name of the letter or word; the command itself where the row has none.</param>
internal readonly record struct LatexCommand(CommandKind Kind, int Value, string Text);
