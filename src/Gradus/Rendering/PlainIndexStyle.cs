using Gradus.Expressions;

namespace Gradus.Rendering;

/// <summary>Plain text: <c>sum(i=1..n, A[i,j]*x[j])</c>.</summary>
internal sealed class PlainIndexStyle : IndexStyle
{
    public override string Below(string body, IReadOnlyList<string> indices) => $"{body}[{string.Join(',', indices)}]";

    public override Piece Summation(SummationKind kind, string index, string last, string? where, Piece term) =>
        new($"{(kind == SummationKind.Sum ? "sum" : "prod")}({index}=1..{last}{(where is null ? "" : ", " + where)}, {term.Text})");

    public override string Comprehension(string body, IReadOnlyList<(string Index, string Last)> indices) =>
        $"entries({string.Join(", ", indices.Select(static i => $"{i.Index}=1..{i.Last}"))}, {body})";

    public override string Delta(string i, string j) => $"delta({i}, {j})";

    public override string Iverson(string condition) => $"where({condition})";

    public override string Cases(IReadOnlyList<(string Value, string? When)> rows) => $"cases({string.Join("; ", rows.Select(static r => $"{r.Value} if {r.When ?? "else"}"))})";

    public override string Call(string function, string arguments) => $"{function}({arguments})";

    public override string Sign(Order order) => order switch { Order.Equal => "=", Order.Unequal => "!=", Order.Less => "<", _ => "<=" };

    public override string Member(string element, string set, Truth truth) => $"{element} {(truth == Truth.So ? "in" : "not in")} {set}";

    public override string Together(IEnumerable<string> conditions, Quantity quantity) => string.Join(quantity == Quantity.All ? " and " : " or ", conditions);
}
