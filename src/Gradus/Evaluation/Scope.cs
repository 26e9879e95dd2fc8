using Gradus.Expressions;
using Gradus.Numerics;

namespace Gradus.Evaluation;

/// <summary>Where an evaluator finds the values of symbols, and of whole expressions that someone else has evaluated already.</summary>
public abstract class Scope<T>
{
    /// <summary>The value of an expression as far as it is known without evaluating it here; null otherwise.</summary>
    public abstract Dense<T>? Find(Expr expression);
}

/// <summary>Symbols by name.</summary>
internal sealed class NamedScope<T>(IReadOnlyDictionary<string, Dense<T>> values) : Scope<T>
{
    /// <inheritdoc/>
    public override Dense<T>? Find(Expr expression) => expression is Symbol symbol ? values.GetValueOrDefault(symbol.Name) : null;
}

/// <summary>A few symbols that vary along a direction; everything that does not depend on them is evaluated outside and stays.</summary>
internal sealed class VaryingScope<T>(Evaluator<T> outside, string[] names) : Scope<Dual<T>>
{
    private readonly Dense<Dual<T>>[] values = new Dense<Dual<T>>[names.Length];
    private readonly Dictionary<Expr, bool> varies = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Expr, Dense<Dual<T>>> still = new(ReferenceEqualityComparer.Instance);

    /// <summary>Gives a symbol its value and direction.</summary>
    public void Vary(int which, Dense<T> value, Dense<T> direction)
    {
        var entries = new Dual<T>[value.Entries.Length];
        for (var i = 0; i < entries.Length; i++) entries[i] = new(value.Entries[i], direction.Entries[i]);
        values[which] = Dense<Dual<T>>.Of(value.Rows, value.Columns, entries);
    }

    /// <inheritdoc/>
    public override Dense<Dual<T>>? Find(Expr expression)
    {
        if (expression is Symbol symbol)
        {
            var which = Array.IndexOf(names, symbol.Name);
            if (which >= 0) return values[which];
        }
        else if (Varies(expression))
        {
            return null;
        }
        if (still.TryGetValue(expression, out var known)) return known;
        var zero = outside.Field.Zero;
        var lifted = outside.Evaluate(expression).Map(x => new Dual<T>(x, zero));
        still.Add(expression, lifted);
        return lifted;
    }

    private bool Varies(Expr expression)
    {
        if (expression is Symbol symbol) return Array.IndexOf(names, symbol.Name) >= 0;
        if (varies.TryGetValue(expression, out var known)) return known;
        // A variable that is bound again inside counts as varying: that costs time, never correctness.
        var answer = expression is Differential d && d.Variables.Any(Varies);
        var children = expression.Children;
        for (var i = 0; i < children.Count && !answer; i++) answer = Varies(children[i]);
        varies.Add(expression, answer);
        return answer;
    }
}
