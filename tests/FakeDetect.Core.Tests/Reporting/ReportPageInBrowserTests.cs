using System.Text.Json.Nodes;
using FakeDetect.Reporting;
using SkiaSharp;
using Xunit;

namespace FakeDetect.Core.Tests.Reporting;

/// <summary>The page in a real browser: sorted, filtered, opened; skipped where there is none.</summary>
public sealed class ReportPageInBrowserTests
{
    private const string Names = "[...document.querySelectorAll('#rows td.file')].map(cell => cell.textContent)";

    [Fact]
    public async Task The_table_sorts_filters_and_opens()
    {
        using SampleReport sample = new();
        ReportPicture[] pictures =
        [
            sample.Picture("b10.jpg", 0.9),
            sample.Picture("b2.jpg", 0.1) with
            {
                Notes = ["alpha dropped"],
            },
            sample.Picture("a.jpg", 0.6) with
            {
                Map = new ReportMap(3, 2, [1, -1, 0.5f, 0, 2, -2], 32, 0, 16),
            },
        ];
        await using Chromium browser = await Chromium.Open(sample.Write(SampleReport.Build(pictures)));

        Assert.Equal(["b10.jpg", "a.jpg", "b2.jpg"], await List(browser, Names));
        await browser.Evaluate("document.querySelector('th[data-key=name] button').click()");
        Assert.Equal(["a.jpg", "b2.jpg", "b10.jpg"], await List(browser, Names));
        Assert.Equal(
            "ascending",
            (
                await browser.Evaluate("document.querySelector('th[data-key=name]').getAttribute('aria-sort')")
            )!.ToString()
        );

        await browser.Evaluate("document.querySelector('input[value=Real]').click()");
        Assert.Equal(["a.jpg", "b10.jpg"], await List(browser, Names));
        Assert.Equal(
            "2 of 3 pictures",
            (await browser.Evaluate("document.getElementById('status').textContent"))!.ToString()
        );
        await browser.Evaluate(
            "document.querySelector('input[value=Real]').click(); const box = document.getElementById('search'); box.value = 'ALPHA'; box.dispatchEvent(new Event('input', { bubbles: true }))"
        );
        Assert.Equal(["b2.jpg"], await List(browser, Names));
        await browser.Evaluate(
            "document.querySelector('#filters button').click(); new Promise(done => setTimeout(done, 50))"
        );
        Assert.Equal(3, (await List(browser, Names)).Length);

        await browser.Evaluate("document.querySelector('#rows button').click()");
        string details = (await browser.Evaluate("document.querySelector('#rows .details').textContent"))!.ToString();
        Assert.Contains(pictures[2].Sha256, details, StringComparison.Ordinal);
        Assert.Contains("unchanged since it was scored", details, StringComparison.Ordinal);
        Assert.Equal(
            "3x2",
            (
                await browser.Evaluate("(c => `${c.width}x${c.height}`)(document.querySelector('.stage canvas'))")
            )!.ToString()
        );
        Assert.Empty(browser.Requests);
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task A_file_name_that_is_markup_stays_a_name()
    {
        using SampleReport sample = new();
        ReportPicture evil = SampleReport.Scored(SampleReport.EvilName, 0.9) with
        {
            Notes = ["</script><script>document.title='owned'</script>"],
        };
        string page = sample.Write(
            SampleReport.Build(
                [evil],
                new ReportOptions
                {
                    Title = "Report </title><script>document.title='owned'</script>",
                    Description = SampleReport.EvilName,
                }
            )
        );
        await using Chromium browser = await Chromium.Open(page);

        await browser.Evaluate("document.querySelector('#rows button').click()");

        Assert.Equal([SampleReport.EvilName], await List(browser, Names));
        Assert.StartsWith(
            "Report </title>",
            (await browser.Evaluate("document.title"))!.ToString(),
            StringComparison.Ordinal
        );
        // The page's own script, its two blocks of data, and no other.
        Assert.Equal(3, (await browser.Evaluate("document.scripts.length"))!.GetValue<int>());
        Assert.Empty(browser.Complaints);
        Assert.Empty(browser.Requests);
    }

    [Fact]
    public async Task Ten_thousand_results_stay_a_page_of_rows()
    {
        using SampleReport sample = new();
        ReportPicture[] pictures =
        [
            .. Enumerable.Range(0, 10_000).Select(i => SampleReport.Scored($"picture {i}.jpg", i / 10_000.0)),
        ];
        await using Chromium browser = await Chromium.Open(sample.Write(SampleReport.Build(pictures)));

        Assert.Equal(50, (await List(browser, Names)).Length);
        Assert.Equal(
            "10,000 of 10,000 pictures",
            (await browser.Evaluate("document.getElementById('status').textContent"))!.ToString()
        );
        await browser.Evaluate("document.getElementById('next').click()");
        Assert.Equal("picture 9949.jpg", (await List(browser, Names))[0]);
        Assert.Equal(
            "Page 2 of 200",
            (await browser.Evaluate("document.getElementById('page').textContent"))!.ToString()
        );
        await browser.Evaluate(
            "const from = document.getElementById('from'); from.value = '0.99'; from.dispatchEvent(new Event('input', { bubbles: true }))"
        );
        Assert.Equal(
            "100 of 10,000 pictures",
            (await browser.Evaluate("document.getElementById('status').textContent"))!.ToString()
        );
    }

    [Fact]
    public async Task The_keyboard_opens_and_closes_a_row()
    {
        using SampleReport sample = new();
        await using Chromium browser = await Chromium.Open(
            sample.Write(SampleReport.Build([sample.Picture("a.jpg", 0.9)]))
        );

        await browser.Evaluate("document.querySelector('#rows button').focus()");
        await browser.Press("Enter", 13, "\r");
        Assert.Equal(
            "true",
            (await browser.Evaluate("document.activeElement.getAttribute('aria-expanded')"))!.ToString()
        );
        await browser.Press(" ", 32, " ");
        Assert.Equal(
            "false",
            (await browser.Evaluate("document.activeElement.getAttribute('aria-expanded')"))!.ToString()
        );

        // Tab goes on to the next control, and where the focus is can be seen.
        await browser.Press("Tab", 9);
        Assert.Equal(
            "next page size",
            (
                await browser.Evaluate(
                    "['previous', 'next'].filter(id => document.getElementById(id).disabled).length === 2 ? 'next page size' : document.activeElement.id"
                )
            )!.ToString()
        );
        Assert.Equal("size", (await browser.Evaluate("document.activeElement.id"))!.ToString());
        Assert.NotEqual(
            "none",
            (await browser.Evaluate("getComputedStyle(document.activeElement).outlineStyle"))!.ToString()
        );
    }

    [Fact]
    public async Task The_page_follows_the_colour_scheme_and_prints_black_on_white()
    {
        using SampleReport sample = new();
        await using Chromium browser = await Chromium.Open(
            sample.Write(SampleReport.Build([sample.Picture("a.jpg", 0.9), sample.Picture("b.jpg", 0.2)]))
        );

        await browser.Emulate("light");
        using SKBitmap light = SKBitmap.Decode(await browser.Screenshot());
        await browser.Emulate("dark");
        using SKBitmap dark = SKBitmap.Decode(await browser.Screenshot());
        await browser.Emulate("dark", "print");
        using SKBitmap print = SKBitmap.Decode(await browser.Screenshot());

        Assert.True(Brightness(light) > 200);
        Assert.True(Brightness(dark) < 80);
        Assert.True(Brightness(print) > 200);
        Assert.Equal(
            "none",
            (await browser.Evaluate("getComputedStyle(document.getElementById('filters')).display"))!.ToString()
        );
    }

    [Fact]
    public async Task Every_control_and_picture_has_a_name_for_those_who_cannot_see_it()
    {
        using SampleReport sample = new();
        await using Chromium browser = await Chromium.Open(
            sample.Write(SampleReport.Build([sample.Picture("a.jpg", 0.9), sample.Picture("b.jpg", 0.2)]))
        );

        string[] nameless = await List(
            browser,
            """
            [...document.querySelectorAll('button, input, select, img, svg, canvas, nav, form')].filter(e =>
                !(e.getAttribute('aria-label') || e.getAttribute('aria-labelledby') || e.alt || e.textContent.trim() || (e.labels && e.labels.length))).map(e => e.outerHTML.slice(0, 80))
            """
        );

        Assert.Empty(nameless);
        Assert.Equal("en", (await browser.Evaluate("document.documentElement.lang"))!.ToString());
        Assert.Equal(1, (await browser.Evaluate("document.querySelectorAll('h1').length"))!.GetValue<int>());
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Text_has_the_contrast_that_WCAG_asks_for(string scheme)
    {
        using SampleReport sample = new();
        await using Chromium browser = await Chromium.Open(
            sample.Write(SampleReport.Build([sample.Picture("a.jpg", 0.9), sample.Picture("b.jpg", 0.2)]))
        );
        await browser.Emulate(scheme);

        double worst = (
            await browser.Evaluate(
                """
                (() => {
                    const rgb = text => text.match(/[\d.]+/g).map(Number);
                    const luminance = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
                    const back = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
                    return Math.min(...[...document.querySelectorAll('p, li, span, td, th, dt, dd, summary, figcaption, label, h1, h2, strong')].filter(e => e.textContent.trim() && e.offsetParent).map(e => {
                        const [a, b] = [luminance(rgb(getComputedStyle(e).color)), luminance(back(e))].sort((x, y) => y - x);
                        return (a + 0.05) / (b + 0.05);
                    }));
                })()
                """
            )
        )!.GetValue<double>();

        Assert.InRange(worst, 4.5, 21);
    }

    private static async Task<string[]> List(Chromium browser, string expression) =>
        [.. ((JsonArray)(await browser.Evaluate(expression))!).Select(item => item!.ToString())];

    private static double Brightness(SKBitmap picture) => picture.Pixels.Average(p => (p.Red + p.Green + p.Blue) / 3.0);
}
