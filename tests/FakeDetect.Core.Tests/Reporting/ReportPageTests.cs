using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FakeDetect.Models;
using FakeDetect.Reporting;
using Xunit;

namespace FakeDetect.Core.Tests.Reporting;

public sealed partial class ReportPageTests
{
    [Fact]
    public void Names_notes_titles_and_cards_are_escaped_wherever_they_stand()
    {
        const string evil = SampleReport.EvilName;
        ModelCard card = Card() with { Description = evil, Provenance = "</script><b>" };
        ReportPicture picture = SampleReport.Scored(evil, 0.7) with
        {
            Model = evil,
            Notes = [evil],
            View = evil,
            Device = evil,
        };

        string html = Page(
            SampleReport.Build(
                [picture],
                new ReportOptions
                {
                    Title = evil,
                    Description = evil,
                    Command = evil,
                },
                card,
                readme: evil
            )
        );

        Assert.DoesNotContain("<img src=x", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script>document", html, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(3, Count(html, "<script"));
        Assert.Equal(3, Count(html, "</script>"));
        Assert.Contains("&lt;script&gt;document", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_names_no_address_but_its_own_parts()
    {
        using SampleReport sample = new();

        string html = Page(SampleReport.Build([sample.Picture("a.jpg", 0.9)]));

        Assert.All(
            Addresses().Matches(html),
            match => Assert.Matches("^(data:image/(jpeg|png);base64,|#)", match.Groups[1].Value)
        );
        Assert.Contains("default-src &#x27;none&#x27;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_policy_allows_exactly_the_style_and_the_script_of_the_page()
    {
        string html = Page(SampleReport.Build([SampleReport.Scored("a.jpg", 0.2)]));

        foreach (Match part in Inline().Matches(html))
        {
            string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(part.Groups[1].Value)));
            Assert.Contains(
                $"sha256-{hash.Replace("+", "&#x2B;", StringComparison.Ordinal)}",
                html,
                StringComparison.Ordinal
            );
        }
        Assert.Equal(2, Inline().Count(html));
    }

    [Fact]
    public void The_twin_holds_the_facts_of_the_page()
    {
        using SampleReport sample = new();
        FakenessReport report = SampleReport.Build(
            [
                sample.Picture("a.jpg", 0.9),
                SampleReport.Scored("b.jpg", 0.1) with
                {
                    Notes = ["one", "two"],
                    LikelihoodRatio = 0.01,
                },
            ],
            card: Card()
        );

        JsonNode twin = Twin(report, indented: true);
        JsonNode embedded = JsonNode.Parse(Facts().Match(Page(report)).Groups[1].Value)!;

        Assert.True(JsonNode.DeepEquals(twin, embedded));
        Assert.Equal(2, twin["summary"]!["pictures"]!.GetValue<int>());
        Assert.Equal(1, twin["summary"]!["fake"]!.GetValue<int>());
        Assert.Equal("Unchanged", twin["pictures"]![0]!["file"]!.ToString());
        Assert.Equal("NotChecked", twin["pictures"]![1]!["file"]!.ToString());
        Assert.Equal(0, twin["pictures"]![1]!["model"]!.GetValue<int>());
        Assert.Equal(2, twin["pictures"]![1]!["notes"]!.AsArray().Count);
        Assert.Equal("sample", twin["models"]![0]!["card"]!["name"]!.ToString());
        Assert.Equal(VerdictMeaning.Sentences.Count, twin["meaning"]!.AsArray().Count);
        Assert.NotEmpty(twin["environment"]!["FakeDetect"]!.ToString());
    }

    [Fact]
    public void Infinities_and_missing_numbers_leave_valid_JSON()
    {
        ReportPicture picture = SampleReport.Scored("a.jpg", 1) with
        {
            Logit = double.PositiveInfinity,
            LikelihoodRatio = double.NaN,
            Threshold = null,
        };

        JsonNode twin = Twin(SampleReport.Build([picture]), indented: false);

        Assert.Null(twin["pictures"]![0]!["logit"]);
        Assert.Null(twin["pictures"]![0]!["threshold"]);
    }

    [Fact]
    public void A_model_without_measured_errors_is_said_to_have_none()
    {
        Assert.Contains(
            "nothing is known of how often",
            Page(SampleReport.Build([SampleReport.Scored("a.jpg", 0.2)], card: Card())),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "No installed model has this network",
            Page(SampleReport.Build([SampleReport.Scored("a.jpg", 0.2)])),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Error_rates_come_from_the_card_with_their_bounds()
    {
        ModelCard card = Card() with
        {
            Results = JsonNode
                .Parse(
                    """{"errorRates":[{"kind":"phones called fake","errors":2,"count":200},{"kind":"broken","errors":3,"count":0}]}"""
                )!
                .AsObject(),
        };

        FakenessReport report = SampleReport.Build([SampleReport.Scored("a.jpg", 0.2)], card: card);

        ErrorRate rate = Assert.Single(report.Models[0].Rates);
        Assert.Equal((2, 200, 0.01), (rate.Errors, rate.Count, rate.Rate));
        // scipy.stats.beta.ppf([0.025, 0.975], [2, 3], [199, 198])
        Assert.Equal(0.0012133, rate.Low!.Value, 6);
        Assert.Equal(0.0356547, rate.High!.Value, 6);
        Assert.Contains("2 of 200", Page(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_threshold_than_the_cards_is_told_beside_the_rates()
    {
        ModelCard card = Card() with
        {
            Results = JsonNode.Parse("""{"errorRates":[{"kind":"all","errors":1,"count":100}]}""")!.AsObject(),
        };
        const string warning = "judged at another threshold";

        Assert.DoesNotContain(
            warning,
            Page(SampleReport.Build([SampleReport.Scored("a.jpg", 0.2)], card: card)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            warning,
            Page(SampleReport.Build([SampleReport.Scored("a.jpg", 0.2) with { Threshold = 0.9 }], card: card)),
            StringComparison.Ordinal
        );
    }

    private static ModelCard Card() =>
        new()
        {
            Name = "sample",
            Architecture = "resnet50",
            Input = ModelInput.ImageNet,
            OnnxSha256 = new string('a', 64),
        };

    [Fact]
    public void Cells_that_no_crop_saw_are_null()
    {
        ReportPicture picture = SampleReport.Scored("a.jpg", 0.7) with
        {
            Map = new ReportMap(2, 1, [0.25f, float.NaN], 32, 0, 0),
        };

        JsonNode twin = Twin(SampleReport.Build([picture]), indented: false);

        Assert.Equal("[0.25,null]", twin["pictures"]![0]!["map"]!["values"]!.ToJsonString());
    }

    private static string Page(FakenessReport report)
    {
        using MemoryStream stream = new();
        ReportPage.Write(stream, report);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static JsonNode Twin(FakenessReport report, bool indented)
    {
        using MemoryStream stream = new();
        ReportJson.Write(stream, report, indented);
        return JsonNode.Parse(stream.ToArray())!;
    }

    private static int Count(string text, string part) =>
        (text.Length - text.Replace(part, "", StringComparison.Ordinal).Length) / part.Length;

    [GeneratedRegex("""(?:src|href)="([^"]*)""")]
    private static partial Regex Addresses();

    [GeneratedRegex("<(?:style|script)>(.*?)</(?:style|script)>", RegexOptions.Singleline)]
    private static partial Regex Inline();

    [GeneratedRegex("""id="facts">(.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex Facts();
}
