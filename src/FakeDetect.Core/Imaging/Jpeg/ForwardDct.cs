namespace FakeDetect.Imaging.Jpeg;

/// <summary>
/// The accurate integer transform of IJG's library (Loeffler, Ligtenberg, Moschytz 1989; 13-bit constants): rows first,
/// keeping 2 extra bits, then columns. The result is 8 times the transform of the standard.
/// </summary>
internal static class ForwardDct
{
    private const int ConstantBits = 13,
        ExtraBits = 2;
    private const int C0298631336 = 2446,
        C0390180644 = 3196,
        C0541196100 = 4433,
        C0765366865 = 6270,
        C0899976223 = 7373,
        C1175875602 = 9633;
    private const int C1501321110 = 12299,
        C1847759065 = 15137,
        C1961570560 = 16069,
        C2053119869 = 16819,
        C2562915447 = 20995,
        C3072711026 = 25172;

    /// <summary>Transforms 64 samples, -128..127, in place; natural order.</summary>
    public static void Transform(Span<int> block)
    {
        for (int row = 0; row < 8; row++)
            Pass(block.Slice(8 * row), 1, first: true);
        for (int column = 0; column < 8; column++)
            Pass(block.Slice(column), 8, first: false);
    }

    private static void Pass(Span<int> d, int step, bool first)
    {
        int t0 = d[0] + d[7 * step],
            t7 = d[0] - d[7 * step];
        int t1 = d[step] + d[6 * step],
            t6 = d[step] - d[6 * step];
        int t2 = d[2 * step] + d[5 * step],
            t5 = d[2 * step] - d[5 * step];
        int t3 = d[3 * step] + d[4 * step],
            t4 = d[3 * step] - d[4 * step];
        int t10 = t0 + t3,
            t13 = t0 - t3,
            t11 = t1 + t2,
            t12 = t1 - t2;
        d[0] = first ? (t10 + t11) << ExtraBits : Descale(t10 + t11, ExtraBits);
        d[4 * step] = first ? (t10 - t11) << ExtraBits : Descale(t10 - t11, ExtraBits);
        int shift = first ? ConstantBits - ExtraBits : ConstantBits + ExtraBits;
        int z1 = (t12 + t13) * C0541196100;
        d[2 * step] = Descale(z1 + t13 * C0765366865, shift);
        d[6 * step] = Descale(z1 - t12 * C1847759065, shift);
        z1 = t4 + t7;
        int z2 = t5 + t6,
            z3 = t4 + t6,
            z4 = t5 + t7,
            z5 = (z3 + z4) * C1175875602;
        t4 *= C0298631336;
        t5 *= C2053119869;
        t6 *= C3072711026;
        t7 *= C1501321110;
        z1 *= -C0899976223;
        z2 *= -C2562915447;
        z3 = z3 * -C1961570560 + z5;
        z4 = z4 * -C0390180644 + z5;
        d[7 * step] = Descale(t4 + z1 + z3, shift);
        d[5 * step] = Descale(t5 + z2 + z4, shift);
        d[3 * step] = Descale(t6 + z2 + z3, shift);
        d[step] = Descale(t7 + z1 + z4, shift);
    }

    private static int Descale(int value, int bits) => (value + (1 << (bits - 1))) >> bits;
}
