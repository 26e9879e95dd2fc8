using Gradus.Expressions;

namespace Gradus.Rendering;

/// <summary>LaTeX: <c>\sum_{i=1}^{n} a_i x_i</c>.</summary>
internal sealed class LatexIndexStyle : IndexStyle
{
    public override string Below(string body, IReadOnlyList<string> indices) =>
        string.Join(indices.All(static i => i.Length == 1) && !indices.Contains(":") ? "" : ", ", indices) is { Length: 1 } one ? $"{body}_{one}"
        : $"{body}_{{{string.Join(indices.All(static i => i.Length == 1) && !indices.Contains(":") ? "" : ", ", indices)}}}";

    public override Piece Summation(SummationKind kind, string index, string last, string? where, Piece term)
    {
        var below = where is null ? $"{index}=1" : $@"\substack{{{index}=1 \\ {where}}}";
        return new Piece($@"{(kind == SummationKind.Sum ? @"\sum" : @"\prod")}_{{{below}}}^{{{last}}} {(term.Binds >= Precedence.Product ? term.Text : $@"\left({term.Text}\right)")}", Precedence.Prefix);
    }

    public override string Comprehension(string body, IReadOnlyList<(string Index, string Last)> indices) => Below($@"\left[{body}\right]", [.. indices.Select(static i => i.Index)]);

    public override string Delta(string i, string j) => Below(@"\delta", [i, j]);

    public override string Iverson(string condition) => $@"\left[{condition}\right]";

    public override string Cases(IReadOnlyList<(string Value, string? When)> rows) =>
        $@"\begin{{cases}} {string.Join(@" \\ ", rows.Select(static r => $"{r.Value} & {r.When ?? @"\text{otherwise}"}"))} \end{{cases}}";

    public override string Call(string function, string arguments) => arguments.Contains(@"\frac", StringComparison.Ordinal) ? $@"{function}\left({arguments}\right)" : $"{function}({arguments})";

    public override string Sign(Order order) => order switch { Order.Equal => "=", Order.Unequal => @"\neq", Order.Less => "<", _ => @"\leq" };

    public override string Member(string element, string set, Truth truth) => $"{element} {(truth == Truth.So ? @"\in" : @"\notin")} {set}";

    public override string Together(IEnumerable<string> conditions, Quantity quantity) => string.Join(quantity == Quantity.All ? @",\, " : @" \text{ or } ", conditions);
}
