namespace FakeDetect.Console.Tests.Everyday;

/// <summary>Get-Content, Set-Content, Out-File and the redirections.</summary>
public sealed class ContentCommandTests : IDisposable
{
    private readonly EverydayShell _shell = new();

    [Theory]
    [InlineData("Get-Content n.txt", "1|2|3|4")]
    [InlineData("Get-Content n.txt -TotalCount 2", "1|2")]
    [InlineData("Get-Content n.txt -Tail 1", "4")]
    [InlineData("Get-Content n.txt, n.txt -Head 1", "1|1")]
    [InlineData("(Get-Content n.txt -Raw).Length", "8")]
    public void Get_Content_reads_lines(string script, string expected)
    {
        _shell.Write("n.txt", "1\n2\n3\n4\n");
        Assert.Equal(expected, string.Join('|', _shell.Texts(script)));
    }

    [Fact]
    public void Set_Content_writes_a_line_for_each_value_and_replaces_what_was_there()
    {
        string file = _shell.Write("n.txt", "old");

        Assert.Empty(_shell.Texts("'a', 2.5 | Set-Content n.txt"));

        Assert.Equal($"a{Environment.NewLine}2.5{Environment.NewLine}", File.ReadAllText(file));
    }

    [Fact]
    public void WhatIf_leaves_the_file_as_it_is()
    {
        string file = _shell.Write("n.txt", "old");

        _shell.Run(
            "'new' | Set-Content n.txt -WhatIf; 'new' | Out-File n.txt -WhatIf; [pscustomobject]@{a=1} | Export-Csv n.txt -WhatIf"
        );

        Assert.Equal("old", File.ReadAllText(file));
    }

    [Fact]
    public void Redirection_writes_what_would_be_on_the_screen()
    {
        Assert.Empty(_shell.Texts("[pscustomobject]@{ Name = 'x'; Answer = 42 } > o.txt; 'more' >> o.txt"));

        Assert.Equal(
            "\nName Answer\n---- ------\nx        42\n\nmore\n",
            File.ReadAllText(Path.Combine(_shell.Folder, "o.txt")).ReplaceLineEndings("\n")
        );
    }

    [Fact]
    public void NoClobber_refuses_to_overwrite()
    {
        string file = _shell.Write("n.txt", "old");

        _shell.Run("'new' | Out-File n.txt -NoClobber");

        Assert.StartsWith("FileExists,", Assert.Single(_shell.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(file));
    }

    [Fact]
    public void Encodings_go_by_PowerShells_names()
    {
        _shell.Run(
            "'\u00e4' | Set-Content a.txt; '\u00e4' | Set-Content b.txt -Encoding utf8BOM; '\u00e4' | Set-Content c.txt -Encoding unicode"
        );

        Assert.Equal([0xC3, 0xA4], File.ReadAllBytes(Path.Combine(_shell.Folder, "a.txt"))[..2]);
        Assert.Equal([0xEF, 0xBB, 0xBF], File.ReadAllBytes(Path.Combine(_shell.Folder, "b.txt"))[..3]);
        Assert.Equal([0xFF, 0xFE], File.ReadAllBytes(Path.Combine(_shell.Folder, "c.txt"))[..2]);
        Assert.Equal(
            "\u00e4|\u00e4",
            string.Join('|', _shell.Texts("Get-Content b.txt; Get-Content c.txt -Encoding unicode"))
        );
    }

    public void Dispose() => _shell.Dispose();
}
