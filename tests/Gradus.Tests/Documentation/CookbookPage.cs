using System.Text;
using Gradus.Checking.Contract;
using Gradus.Rendering;

namespace Gradus.Tests.Documentation;

/// <summary>Writes docs/cookbook.md: every entry derived, certified and compared with what the tables print.</summary>
internal static class CookbookPage
{
    private const string Introduction = """
        # Cookbook

        {0} derivatives from the tables, each derived by Gradus when this page is made, certified by its judge, and compared with the printed formula by the same judge.
        Formulas are for all sizes. A gradient has the shape of its variable, a Jacobian one row per entry of the function ([conventions](conventions.md)).
        What is typed in is shown with every entry; `gradus derive "tr(A*X*B)" --wrt X` prints the steps as well.

        How certain an entry is: *proved* (for all sizes, by an exact decision), *exact* (at random points of large prime fields; a wrong formula
        would slip through with a chance below 10⁻⁹), *numeric* (in floating point at several points).
        Where a table is wrong, † leads to the [errata](#errata).

        Sources: Petersen & Pedersen, *The Matrix Cookbook*, version of 15 November 2012, with equation numbers; Magnus & Neudecker, *Matrix Differential Calculus*;
        Minka, *Old and New Matrix Algebra Useful for Statistics* (2000); Bright, Edelman & Johnson, *Matrix Calculus* (MIT 18.S096); Parr & Howard,
        *The Matrix Calculus You Need For Deep Learning* (2018); Edelman, Arias & Smith, *The Geometry of Algorithms with Orthogonality Constraints* (1998);
        the article *Matrix calculus* of Wikipedia; the start page of matrixcalculus.org.
        """;

    /// <summary>The page.</summary>
    public static string Write()
    {
        var entries = CookbookEntry.All;
        var lines = entries.AsParallel().AsOrdered().Select(Line).ToList();
        var page = new StringBuilder(Introduction.Replace("{0}", entries.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)).Append("\n\n");
        var sections = SpecSection.Read("cookbook-entries.md");
        foreach (var section in sections) page.Append($"- [{section.Title}](#{Anchor(section.Title)})\n");
        var number = 0;
        foreach (var section in sections.Where(static s => s.Title != "Errata"))
        {
            page.Append($"\n## {section.Title}\n\n{section.Text}\n");
            foreach (var _ in section.Rows)
            {
                page.Append($"\n**{number + 1}.** {lines[number]}\n");
                number++;
            }
        }
        page.Append("\n## Errata\n\n").Append(sections.Single(static s => s.Title == "Errata").Text).Append('\n');
        foreach (var erratum in Erratum.All) page.Append('\n').Append(erratum.Write());
        return Pages.Generated("tests/Gradus.Tests/Documentation/CookbookPage.cs from cookbook-entries.md", page.ToString());
    }

    private static string Line(CookbookEntry entry)
    {
        var (response, value) = entry.Derive();
        var needs = response.Conditions.Count == 0 ? "" : $" · needs {string.Join(", ", response.Conditions)}";
        var erratum = Erratum.All.Any(e => entry.Source.StartsWith(e.Source, StringComparison.Ordinal)) ? "[†](#errata)" : "";
        return $"$\\displaystyle {entry.Left()} = {Notations.Of(value).Latex}$  \n`{entry.Command}`  \n{entry.InWords}{needs} · {Certainty(response.Certainty!.Status)} · {entry.Source}{erratum}";
    }

    private static string Certainty(CertaintyStatus status) => status.ToString().ToLowerInvariant();

    private static string Anchor(string title) => title.ToLowerInvariant().Replace(' ', '-');
}
