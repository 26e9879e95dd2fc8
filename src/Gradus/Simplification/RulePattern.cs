using System.Collections.Concurrent;
using Gradus.Binding;
using Gradus.Expressions;
using Gradus.Shapes;
using Gradus.Syntax;
using Gradus.Tensors;

namespace Gradus.Simplification;

/// <summary>A rule ready to be matched: its sides as expressions over pattern symbols.</summary>
internal sealed class RulePattern
{
    private static readonly ConcurrentDictionary<RuleText, RulePattern> Known = new();

    private RulePattern(RuleText text, Expr left, Expr right)
    {
        Text = text;
        Left = left;
        Right = right;
    }

    /// <summary>The rule as written.</summary>
    public RuleText Text { get; }

    /// <summary>What is found.</summary>
    public Expr Left { get; }

    /// <summary>What takes its place.</summary>
    public Expr Right { get; }

    /// <summary>The same rule for the transposed product; null where the rule is about something else.</summary>
    public RulePattern? Turned { get; private init; }

    /// <summary>True for the transposed rule, in which every symbol may stand transposed.</summary>
    public bool IsTurned { get; private init; }

    /// <summary>The rule, read once.</summary>
    public static RulePattern Of(RuleText text) => Known.GetOrAdd(text, static t =>
    {
        var (left, right) = Read(t);
        var turned = left is Product { IsScalar: false } ? new RulePattern(t, Transposition.Of(left), Transposition.Of(right)) { IsTurned = true } : null;
        return new RulePattern(t, left, right) { Turned = turned };
    });

    /// <summary>The two sides of a rule, with the shapes that they need.</summary>
    public static (Expr Left, Expr Right) Read(RuleText text)
    {
        var (shapes, properties) = Conditions(text.When);
        SyntaxNode[] sides = [PlainReader.Read(text.Left).First!, PlainReader.Read(text.Right).First!];
        var bound = ExpressionBinder.Bind(sides, new BindingContext { Declared = shapes, Assumptions = properties });
        return bound.Problem is { } problem ? throw new InvalidOperationException($"rule {text.Name}: {problem.Message}") : (bound.Values[0], bound.Values[1]);
    }

    /// <summary>"A square, D diagonal" as shapes and properties.</summary>
    private static (Dictionary<string, Shape> Shapes, Dictionary<string, Properties> Properties) Conditions(string when)
    {
        var shapes = new Dictionary<string, Shape>();
        var properties = new Dictionary<string, Properties>();
        foreach (var condition in when.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (name, word) = (condition.Split(' ')[0], condition.Split(' ')[1]);
            switch (word)
            {
                case "square":
                    shapes[name] = new Shape(Size.Named("n_" + name), Size.Named("n_" + name));
                    break;
                case "vector":
                    shapes[name] = Shape.Column(Size.Named("n_" + name));
                    break;
                case "scalar":
                    shapes[name] = Shape.Scalar;
                    break;
                default:
                    properties[name] = DeclaredNames.PropertiesOf([word]);
                    break;
            }
        }
        return (shapes, properties);
    }
}
