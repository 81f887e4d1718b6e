using FakeDetect.Imaging;
using Xunit;

namespace FakeDetect.Core.Tests.Imaging;

public sealed class ImageReaderTests
{
    private static byte[] Bytes(string folder, string file) =>
        File.ReadAllBytes(GoldenTable.PathOf(folder, "files", file));

    private static DecodedImage Decode(string folder, string file, DecodeOptions? options = null) =>
        ImageReader.Decode(
            Bytes(folder, file),
            file,
            options ?? DecodeOptions.Default,
            TestContext.Current.CancellationToken
        );

    private static ImageUnreadableException Refusal(byte[] bytes, DecodeOptions? options = null) =>
        Assert.Throws<ImageUnreadableException>(() =>
            ImageReader.Decode(
                bytes,
                "some/where.jpg",
                options ?? DecodeOptions.Default,
                TestContext.Current.CancellationToken
            )
        );

    [Theory]
    [InlineData("parity", "png_gray16.png", 1771)]
    [InlineData("parity", "tif_i16.tif", 1771)]
    [InlineData("parity", "pgm_p5_16.pgm", 1771)]
    public void Sixteen_bit_grey_keeps_its_high_byte_and_says_so(string folder, string file, int step)
    {
        DecodedImage decoded = Decode(folder, file);
        for (int x = 0; x < decoded.Image.Width; x++)
            Assert.Equal((byte)((x * step) >> 8), decoded.Image.Pixels[3 * x]);
        Assert.Equal(["16-bit grey was reduced to its high byte."], decoded.Notes);
    }

    [Theory]
    [InlineData("parity", "png_rgba8.png", "The alpha channel was dropped.")]
    [InlineData("parity", "webp_lossless_rgba.webp", "The alpha channel was dropped.")]
    [InlineData("corners", "gif_transp_used.gif", "The alpha channel was dropped.")]
    [InlineData("parity", "jpg_exif_orient6.jpg", "The EXIF orientation 6 was ignored, as the reference does.")]
    [InlineData("corners", "png_exif_orient3.png", "The EXIF orientation 3 was ignored, as the reference does.")]
    [InlineData("corners", "webp_exif_orient6.webp", "The EXIF orientation 6 was ignored, as the reference does.")]
    [InlineData(
        "corners",
        "tif_orient6.tif",
        "The picture was turned upright by its TIFF orientation, as the reference does."
    )]
    [InlineData("parity", "gif_anim.gif", "Only the first of 2 frames was read.")]
    [InlineData("corners", "png_animated.png", "Only the first of 2 frames was read.")]
    [InlineData("corners", "mpo_two.mpo", "Only the first of 2 pictures in the file was read.")]
    [InlineData("corners", "tif_two_pages.tif", "Only the first of 2 pictures in the file was read.")]
    [InlineData("parity", "png_rgb16.png", "Samples of more than 8 bits were reduced to their high 8.")]
    [InlineData("parity", "tif_f32.tif", "Integer or floating-point grey was clipped to 0..255.")]
    public void What_was_lost_is_noted(string folder, string file, string note) =>
        Assert.Equal([note], Decode(folder, file).Notes);

    [Theory]
    [InlineData("parity", "jpg_420_q75.jpg", ImageFormat.Jpeg)]
    [InlineData("parity", "png_rgb8.png", ImageFormat.Png)]
    [InlineData("parity", "webp_lossy_q75.webp", ImageFormat.WebP)]
    [InlineData("parity", "tif_rgb.tif", ImageFormat.Tiff)]
    [InlineData("parity", "gif_p.gif", ImageFormat.Gif)]
    [InlineData("parity", "bmp_rgb.bmp", ImageFormat.Bmp)]
    [InlineData("parity", "ppm_p6.ppm", ImageFormat.Pnm)]
    [InlineData("tga", "tga_24_rle_bl.tga", ImageFormat.Tga)]
    public void An_ordinary_picture_has_its_format_and_no_notes(string folder, string file, ImageFormat format)
    {
        DecodedImage decoded = ImageReader.Decode(
            Bytes(folder, file),
            "picture.txt",
            DecodeOptions.Default,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(format, decoded.Format);
        Assert.Empty(decoded.Notes);
    }

    [Fact]
    public void A_run_length_jump_leaves_the_pixels_it_skips_at_index_0()
    {
        // Three pixels of 7, a jump of (2, 1), three of 9 to the row's end, eight of 5, eight of 6: stored from the bottom.
        byte[] reds = [.. Decode("corners", "bmp_rle8_jump.bmp").Image.Pixels.Where((_, i) => i % 3 == 0)];
        byte zero = Red(0),
            seven = Red(7),
            nine = Red(9);
        Assert.Equal(Enumerable.Repeat(Red(6), 8), reds[..8]);
        Assert.Equal(Enumerable.Repeat(Red(5), 8), reds[8..16]);
        Assert.Equal([zero, zero, zero, zero, zero, nine, nine, nine], reds[16..24]);
        Assert.Equal([seven, seven, seven, zero, zero, zero, zero, zero], reds[24..32]);

        static byte Red(int index) => (byte)(index * 37 % 256);
    }

    [Fact]
    public void Run_lengths_that_end_before_the_picture_does_are_damage_as_for_Pillow()
    {
        // Two rows of the four, then the end of the picture.
        byte[] bytes = Bytes("corners", "bmp_rle8_jump.bmp");
        int pixels = BitConverter.ToInt32(bytes, 10);
        ((byte[])[8, 7, 0, 0, 8, 5, 0, 0, 0, 1]).CopyTo(bytes, pixels);
        ImageUnreadableException error = Refusal(bytes);
        Assert.Equal("PictureDamaged", error.ErrorId);
        Assert.Contains("row 3 of 4", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FileEmpty", "")]
    [InlineData("FormatUnknown", "68656C6C6F")]
    [InlineData("FormatUnknown", "FF")]
    [InlineData("PictureTruncated", "FFD8FF")]
    [InlineData("PictureTruncated", "89504E470D0A1A0A")]
    [InlineData("FormatRefused", "3C3F786D6C2076657273696F6E3D22312E30223F3E3C7376672077696474683D2231222F3E")]
    [InlineData("FormatRefused", "000000186674797068656963000000006D69663168656963")]
    [InlineData("FormatRefused", "0000000C6A5020200D0A870A")]
    [InlineData("FormatRefused", "FF0A")]
    [InlineData("FormatRefused", "255044462D312E35")]
    public void What_is_no_picture_is_refused_with_an_id(string id, string hex)
    {
        ImageUnreadableException error = Refusal(Convert.FromHexString(hex));
        Assert.Equal(id, error.ErrorId);
        Assert.Equal("some/where.jpg", error.Target);
        Assert.Contains("some/where.jpg", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.NextStep);
    }

    [Fact]
    public void A_cut_JPEG_is_refused_as_Pillow_refuses_it() =>
        Assert.Equal("PictureTruncated", Refusal(Bytes("parity", "jpg_truncated.jpg")).ErrorId);

    [Fact]
    public void Lab_is_refused_with_the_reason()
    {
        ImageUnreadableException error = Refusal(Bytes("parity", "tif_lab.tif"));
        Assert.Equal("FormatRefused", error.ErrorId);
        Assert.Contains("L*a*b*", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("parity", "jpg_420_q75.jpg")]
    [InlineData("parity", "png_rgb8.png")]
    [InlineData("parity", "webp_lossy_q75.webp")]
    [InlineData("parity", "tif_rgb.tif")]
    [InlineData("parity", "gif_p.gif")]
    [InlineData("parity", "bmp_rgb.bmp")]
    [InlineData("parity", "ppm_p6.ppm")]
    public void A_picture_over_the_limit_is_refused_by_its_header(string folder, string file)
    {
        ImageUnreadableException error = Refusal(
            Bytes(folder, file),
            DecodeOptions.Default with
            {
                MaxPixels = 37 * 29 - 1,
            }
        );
        Assert.Equal("PictureTooLarge", error.ErrorId);
        Assert.Contains("37 x 29", error.Message, StringComparison.Ordinal);
        Assert.Equal(
            37,
            ImageReader
                .Decode(
                    Bytes(folder, file),
                    file,
                    DecodeOptions.Default with
                    {
                        MaxPixels = 37 * 29,
                    },
                    TestContext.Current.CancellationToken
                )
                .Image.Width
        );
    }

    [Fact]
    public void A_cancelled_decode_ends_with_the_cancellation() =>
        Assert.ThrowsAny<OperationCanceledException>(() =>
            ImageReader.Decode(
                Bytes("parity", "png_rgb8.png"),
                "x",
                DecodeOptions.Default,
                new CancellationToken(canceled: true)
            )
        );
}
