using System.Globalization;
using Xunit;

namespace FakeDetect.Core.Tests.Imaging;

public sealed class SyntheticPicturesTests
{
    [Fact]
    public void The_formulas_give_the_pictures_that_the_golden_script_used()
    {
        foreach (string[] row in GoldenTable.Rows("perturbation", "pictures.tsv"))
        {
            string made = GoldenTable.Sha256(
                SyntheticPictures.Make(
                    row[0],
                    int.Parse(row[1], CultureInfo.InvariantCulture),
                    int.Parse(row[2], CultureInfo.InvariantCulture)
                )
            );
            Assert.Equal(row[3], made);
        }
    }
}
