namespace FakeDetect.Plotting;

/// <summary>How the points of a series are joined.</summary>
public enum LineStyle
{
    /// <summary>A full line.</summary>
    Solid,

    /// <summary>A dashed line.</summary>
    Dashed,

    /// <summary>A dotted line.</summary>
    Dotted,

    /// <summary>No line: markers alone.</summary>
    None,
}
