using Gradus.Expressions;

namespace Gradus.Rendering;

/// <summary>Text as in a book: <c>Σᵢ₌₁ⁿ aᵢ xᵢ</c>.</summary>
internal sealed class UnicodeIndexStyle(bool hasSigma) : IndexStyle
{
    public override string Below(string body, IReadOnlyList<string> indices) => body + UnicodeLetters.Subscript(string.Join(indices.All(static i => i.Length == 1) && !indices.Contains(":") ? "" : ",", indices));

    public override Piece Summation(SummationKind kind, string index, string last, string? where, Piece term)
    {
        var sign = kind == SummationKind.Sum ? UnicodeLetters.SumSign(hasSigma) : "∏";
        var range = where is null && UnicodeLetters.Lower($"{index}=1") is { } below && UnicodeLetters.Raise(last) is { } above ? below + above
            : where is null ? $"_({index}=1..{last})" : $"_({index}=1..{last}, {where})";
        return new Piece($"{sign}{range} {(term.Binds >= Precedence.Product ? term.Text : $"({term.Text})")}", Precedence.Prefix);
    }

    public override string Comprehension(string body, IReadOnlyList<(string Index, string Last)> indices) => Below($"[{body}]", [.. indices.Select(static i => i.Index)]);

    public override string Delta(string i, string j) => Below("δ", [i, j]);

    public override string Iverson(string condition) => $"[{condition}]";

    public override string Cases(IReadOnlyList<(string Value, string? When)> rows) => $"{{{string.Join("; ", rows.Select(static r => r.When is null ? $"{r.Value} otherwise" : $"{r.Value} if {r.When}"))}}}";

    public override string Call(string function, string arguments) => $"{function}({arguments})";

    public override string Sign(Order order) => order switch { Order.Equal => "=", Order.Unequal => "≠", Order.Less => "<", _ => "≤" };

    public override string Member(string element, string set, Truth truth) => $"{element} {(truth == Truth.So ? "∈" : "∉")} {set}";

    public override string Together(IEnumerable<string> conditions, Quantity quantity) => string.Join(quantity == Quantity.All ? ", " : " or ", conditions);
}
