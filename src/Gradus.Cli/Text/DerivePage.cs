using Gradus.Checking.Contract;

namespace Gradus.Cli.Text;

/// <summary>What <c>derive</c> shows: the result with its shape and convention, what it needs, and the steps.</summary>
internal static class DerivePage
{
    /// <summary>Writes the page: one derivative below the other.</summary>
    public static void Write(Page page, DeriveRequest request, DeriveResponse response)
    {
        WriteOne(page, request, response);
        foreach (var other in response.Others ?? [])
        {
            page.End();
            WriteOne(page, request, other);
        }
    }

    private static void WriteOne(Page page, DeriveRequest request, DeriveResponse response)
    {
        if (response.Result is not { } result) return;
        if (response.Reading is { } reading) page.Prose(0, reading, tone: Tone.Faint);
        if (result.Index is null || result.Index != result.Unicode) page.Put($"{TitleOf(request, response, page.Script)} = ", Tone.Strong);
        page.Put(page.Script.Formula(result.Plain, result.Unicode), Tone.Good).End();
        page.Line(2, $"{result.Kind}, {page.Script.Shape(result.Shape)}", Tone.Faint);
        foreach (var other in result.Also ?? []) page.Put($"  {other.When}: ", Tone.Faint).Put(page.Script.Formula(other.Plain, other.Unicode)).End();
        if (result.Convention is { } convention) page.Prose(2, convention, tone: Tone.Faint);
        if (result.Index is { } index && index != result.Unicode) page.Line(2, index);
        if (result.Kronecker is { } kronecker && (kronecker != result.Plain || result.Kind == "tensor")) page.Put("  as a matrix, by vec: ", Tone.Faint).Put(kronecker).End();
        if (result.Along is { } along) page.Put($"  along {along.Direction}: ", Tone.Faint).Put(page.Script.Formula(along.Plain, along.Unicode)).End();
        if (response.Variables.Count > 0) page.Prose(2, string.Join(", ", response.Variables.Select(v => $"{v.Key}: {page.Script.Shape(v.Value)}")), "with ", Tone.Faint);
        foreach (var sentence in response.Names ?? []) page.Prose(2, sentence, tone: Tone.Faint);
        foreach (var condition in response.Conditions) page.Prose(2, condition, "needs ", Tone.Middling);
        if (Phrases.WordsOf(response.Certainty) is { } sure) page.Line(2, sure, Tone.Faint);
        WriteReadings(page, response);
        if (response.Steps.Count == 0) return;
        page.End();
        page.Line(0, "Steps", Tone.Strong);
        if (response.Remark is { } remark) page.Prose(2, remark, tone: Tone.Faint);
        Steps.Write(page, 2, response.Steps);
    }

    /// <summary>The meanings of a structured variable side by side, in the order of the contract, each with when it is meant.</summary>
    private static void WriteReadings(Page page, DeriveResponse response)
    {
        var readings = Readings.Of(response);
        if (readings.Count == 0) return;
        page.End();
        page.Line(0, $"What the structure of {string.Join(" and ", response.By!.Distinct())} may mean", Tone.Strong);
        var width = readings.Max(r => page.WidthOf(Words.Of(r.Structure)));
        foreach (var reading in readings)
        {
            page.Put($"  {Words.Of(reading.Structure).PadRight(width)}  ", Tone.Faint)
                .Put(page.Script.Formula(reading.Plain, reading.Unicode), reading.IsResult ? Tone.Good : Tone.Plain)
                .Put(reading.IsResult ? "  (the result above)" : "", Tone.Faint).End();
            if (reading.When is { } when) page.Prose(4 + width, when, tone: Tone.Faint);
        }
    }

    /// <summary>What was asked for: in Unicode as it was written, in ASCII letter by letter.</summary>
    private static string TitleOf(DeriveRequest request, DeriveResponse response, Script script)
    {
        var differential = request.Form == DerivativeForm.Differential;
        if (script != Script.Ascii && response.Asked is { } asked) return asked;
        var (by, order) = (string.Join(",", response.By!.Distinct()), response.By!.Count);
        if (differential) return $"d({request.Expression})";
        return order == 1 ? $"d({request.Expression})/d{by}" : $"d^{order}({request.Expression})/d{by}^{order}";
    }
}
