using System.Text.RegularExpressions;
using Gradus.Checking;
using Gradus.Checking.Contract;
using Gradus.Checking.Equivalence;
using Gradus.Expressions;
using Gradus.Rendering;

namespace Gradus.Tests.Documentation;

/// <summary>One identity of the gallery: what is differentiated, and what a table prints.</summary>
internal sealed partial record CookbookEntry(string Group, string Function, string By, string Declared, string Kind, string Printed, string Source)
{
    private static readonly Judge Judge = new(1);

    /// <summary>Every row of cookbook-entries.md but the errata.</summary>
    public static IReadOnlyList<CookbookEntry> All { get; } =
    [
        .. from section in SpecSection.Read("cookbook-entries.md")
           where section.Title != "Errata"
           from row in section.Rows
           select new CookbookEntry(section.Title, row[0], row[1], row[2], row[3], row[4], row[5]),
    ];

    private Symbols Symbols { get; } = new(Declared);

    /// <summary>The request as a user makes it.</summary>
    public DeriveRequest Request => new(Function, By, Kind == "hessian" ? 2 : 1)
    {
        Variables = Symbols.Variables,
        Assumptions = Symbols.Assumptions,
        Form = Kind == "differential" ? DerivativeForm.Differential : DerivativeForm.Derivative,
        Structure = Kind switch { "tangent" => StructureMeaning.Tangent, "independent" => StructureMeaning.Independent, _ => StructureMeaning.Unconstrained },
        Syntax = InputSyntax.Plain,
    };

    /// <summary>The answer of Gradus: derived, certified, and found equal to the printed one by a judgement that is given too.</summary>
    public (DeriveResponse Response, Expr Value, Judgement Agreement) Derive()
    {
        var response = Service.Derive(Request);
        Assert.True(response.Ok, $"{Function} by {By}: {response.Error?.Message}");
        Assert.NotEmpty(response.Steps);
        Assert.NotNull(response.Certainty);
        var answer = response.Result!.Kronecker ?? response.Result.Plain;
        var (ours, printed) = Symbols.BindEquation(answer, Printed, By);
        var agreement = Judge.Equal(ours, printed);
        Assert.True(agreement.Holds, $"{Function} by {By} is {answer}, but {Source} prints {Printed}");
        return (response, ours, agreement);
    }

    /// <summary>The function and the variable, bound.</summary>
    public (Expr Function, Symbol By) Bind() => Symbols.Bind(Function, By) is [var f, Symbol x] ? (f, x) : throw new ArgumentException($"{By} is no symbol");

    /// <summary>The shapes and assumptions that the reader should know.</summary>
    public string InWords => Symbols.InWords(IsMentioned);

    /// <summary>The derivative, not worked out, in LaTeX.</summary>
    public string Left()
    {
        var (f, x) = Bind();
        var (function, variable) = (Notations.Of(f).Latex, Notations.Of(x).Latex);
        if (Kind == "differential") return Notations.Of(Differential.Of(f, x)).Latex;
        if (Kind == "hessian")
        {
            var below = x.IsScalar ? $"{variable}^{{2}}" : x.Shape.IsColumn ? $@"{variable}\,\partial {variable}^{{\top}}" : $@"\operatorname{{vec}}({variable})\,\partial \operatorname{{vec}}({variable})^{{\top}}";
            return f is Sum ? $@"\frac{{\partial^{{2}}}}{{\partial {below}}}\left({function}\right)" : $@"\frac{{\partial^{{2}} {function}}}{{\partial {below}}}";
        }
        var isTensor = Derivative.ShapeOf(f.Shape, x.Shape, Layout.Default).IsTensor;
        return Notations.Of(Derivative.Of(f, x, isTensor ? Layout.Kronecker : Layout.Default)).Latex;
    }

    /// <summary>The options of the command line that give the variable its structure and say what is meant by it.</summary>
    public string StructureOptions => $"{Symbols.AssumptionOptions} --structure {Kind}";

    /// <summary>What to type: shapes are declared only where they would be inferred otherwise.</summary>
    public string Command(DeriveResponse response)
    {
        var inferred = Service.Derive(Request with { Variables = new Dictionary<string, ShapeInfo>() });
        var isInferred = (inferred.Result?.Plain, inferred.Result?.Kronecker, inferred.Result?.Kind) == (response.Result!.Plain, response.Result.Kronecker, response.Result.Kind);
        var declared = isInferred ? "" : Symbols.ShapeOptions(IsMentioned);
        return $"gradus derive \"{Function}\" --wrt {By}{declared}{Symbols.AssumptionOptions}" + Kind switch
        {
            "hessian" => " --order 2",
            "differential" => " --form differential",
            "tangent" or "independent" => $" --structure {Kind}",
            _ => "",
        };
    }

    private bool IsMentioned(string name) => Name().Matches(Function + " " + By + " " + Printed).Any(m => m.Value == name);

    [GeneratedRegex(@"\w+", RegexOptions.ExplicitCapture, 600_000)]
    private static partial Regex Name();
}
