using System.Buffers.Binary;

namespace FakeDetect.Imaging.Jpeg;

/// <summary>Quantisation tables: those of Annex K scaled as IJG's library does it, and the quality that a table amounts to.</summary>
public static class JpegQuantization
{
    private static readonly byte[] AnnexLuminance =
    [
        16,
        11,
        10,
        16,
        24,
        40,
        51,
        61,
        12,
        12,
        14,
        19,
        26,
        58,
        60,
        55,
        14,
        13,
        16,
        24,
        40,
        57,
        69,
        56,
        14,
        17,
        22,
        29,
        51,
        87,
        80,
        62,
        18,
        22,
        37,
        56,
        68,
        109,
        103,
        77,
        24,
        35,
        55,
        64,
        81,
        104,
        113,
        92,
        49,
        64,
        78,
        87,
        103,
        121,
        120,
        101,
        72,
        92,
        95,
        98,
        112,
        100,
        103,
        99,
    ];

    private static readonly byte[] AnnexChrominance =
    [
        17,
        18,
        24,
        47,
        99,
        99,
        99,
        99,
        18,
        21,
        26,
        66,
        99,
        99,
        99,
        99,
        24,
        26,
        56,
        99,
        99,
        99,
        99,
        99,
        47,
        66,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
        99,
    ];

    /// <summary>The natural position of each zigzag position.</summary>
    internal static ReadOnlySpan<byte> Zigzag =>
        [
            0,
            1,
            8,
            16,
            9,
            2,
            3,
            10,
            17,
            24,
            32,
            25,
            18,
            11,
            4,
            5,
            12,
            19,
            26,
            33,
            40,
            48,
            41,
            34,
            27,
            20,
            13,
            6,
            7,
            14,
            21,
            28,
            35,
            42,
            49,
            56,
            57,
            50,
            43,
            36,
            29,
            22,
            15,
            23,
            30,
            37,
            44,
            51,
            58,
            59,
            52,
            45,
            38,
            31,
            39,
            46,
            53,
            60,
            61,
            54,
            47,
            55,
            62,
            63,
        ];

    /// <summary>The 64 divisors of an IJG quality in natural order.</summary>
    /// <param name="quality">1..100.</param>
    /// <param name="chrominance">The table of colour, not of brightness.</param>
    public static ushort[] Table(int quality, bool chrominance)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 100);
        int scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        return Array.ConvertAll(
            chrominance ? AnnexChrominance : AnnexLuminance,
            v => (ushort)Math.Clamp((v * scale + 50) / 100, 1, 255)
        );
    }

    /// <summary>The IJG quality whose tables are nearest in the mean absolute difference of the divisors' logarithms.</summary>
    /// <param name="luminance">64 divisors in natural order.</param>
    /// <param name="chrominance">64 divisors in natural order; null for grey.</param>
    /// <returns>1..100, and whether the tables are exactly those.</returns>
    public static (int Quality, bool Exact) EstimateQuality(
        ReadOnlySpan<ushort> luminance,
        ReadOnlySpan<ushort> chrominance = default
    )
    {
        (int quality, double distance) best = (1, double.MaxValue);
        for (int q = 100; q >= 1; q--)
        {
            double distance =
                Distance(luminance, Table(q, chrominance: false))
                + (chrominance.IsEmpty ? 0 : Distance(chrominance, Table(q, chrominance: true)));
            if (distance == 0)
                return (q, true);
            if (distance < best.distance)
                best = (q, distance);
        }
        return (best.quality, false);
    }

    /// <summary>Reads the tables of a DQT segment: precision and index in one byte, then 64 divisors in zigzag order.</summary>
    internal static void ReadTables(ReadOnlySpan<byte> data, ushort[]?[] tables)
    {
        while (data.Length > 0)
        {
            bool wide = data[0] >> 4 != 0;
            int index = data[0] & 15,
                size = wide ? 128 : 64;
            if (data.Length < 1 + size)
                return;
            ushort[] table = new ushort[64];
            for (int i = 0; i < 64; i++)
                table[Zigzag[i]] = wide ? BinaryPrimitives.ReadUInt16BigEndian(data[(1 + 2 * i)..]) : data[1 + i];
            if (index < tables.Length)
                tables[index] = table;
            data = data[(1 + size)..];
        }
    }

    private static double Distance(ReadOnlySpan<ushort> a, ReadOnlySpan<ushort> b)
    {
        double sum = 0;
        for (int i = 0; i < 64; i++)
        {
            if (a[i] != b[i])
                sum += Math.Abs(Math.Log((double)Math.Max((int)a[i], 1) / b[i]));
        }
        return sum;
    }
}
