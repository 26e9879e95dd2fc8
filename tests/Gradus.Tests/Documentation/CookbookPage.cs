using System.Text;
using Gradus.Rendering;

namespace Gradus.Tests.Documentation;

/// <summary>Writes docs/cookbook.md: every entry derived, certified and compared with what the tables print.</summary>
internal static class CookbookPage
{
    private const string Introduction = """
        # Cookbook

        {0} derivatives from the tables. When this page is made, Gradus derives each of them anew, certifies every step, and compares the result with the formula that the table prints.
        A gradient has the shape of its variable, a Jacobian has one row per entry of the function ([conventions](conventions.md)).
        Below each formula stands the command that gives it, with all its steps; then the shapes, the conditions, and how certain it is that ours and the printed formula agree:
        *proved* (for all sizes, by an exact decision), *exact* (at random points of large prime fields, with a negligible chance of error), or *numeric* (in floating point at several points).
        Where a table is wrong, † leads to the [errata](#errata).

        Sources: Petersen & Pedersen, *The Matrix Cookbook*, version of 15 November 2012, with equation numbers; Magnus & Neudecker, *Matrix Differential Calculus*;
        Minka, *Old and New Matrix Algebra Useful for Statistics* (2000); Bright, Edelman & Johnson, *Matrix Calculus* (MIT 18.S096); Parr & Howard,
        *The Matrix Calculus You Need For Deep Learning* (2018); Edelman, Arias & Smith, *The Geometry of Algorithms with Orthogonality Constraints* (1998); Higham, *Functions of Matrices* (2008); Golub & Pereyra (1973); Watson (1992); Boyd & Vandenberghe, *Convex Optimization* (2004);
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
        var (response, value, agreement) = entry.Derive();
        var needs = response.Conditions.Count == 0 ? "" : $" · needs {string.Join(", ", response.Conditions)}";
        var erratum = Erratum.All.Any(e => entry.Source.StartsWith(e.Source, StringComparison.Ordinal)) ? "[†](#errata)" : "";
        return $"$\\displaystyle {entry.Left()} = {Notations.Of(value).Latex}$  \n`{entry.Command(response)}`  \n{entry.InWords}{needs} · {agreement.GetType().Name.ToLowerInvariant()} · {entry.Source}{erratum}";
    }

    private static string Anchor(string title) => title.ToLowerInvariant().Replace(' ', '-');
}
