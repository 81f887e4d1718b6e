using System.Management.Automation;
using System.Text;

namespace FakeDetect.Console.Everyday;

/// <summary>Takes an encoding by the names that PowerShell uses, or by any name that .NET knows.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TextEncodingAttribute : ArgumentTransformationAttribute
{
    public static readonly Encoding Default = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is string name ? Named(name) : value;
    }

    private static Encoding Named(string name)
    {
        switch (name.ToLowerInvariant())
        {
            case "utf8" or "utf8nobom":
                return Default;
            case "utf8bom":
                return new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
            case "ascii":
                return Encoding.ASCII;
            case "unicode":
                return Encoding.Unicode;
            case "bigendianunicode":
                return Encoding.BigEndianUnicode;
            case "utf32":
                return Encoding.UTF32;
            default:
                try
                {
                    return Encoding.GetEncoding(name);
                }
                catch (ArgumentException e)
                {
                    throw new ArgumentTransformationMetadataException(
                        $"'{name}' is no known encoding: use utf8, utf8BOM, ascii, unicode, bigendianunicode or utf32.",
                        e
                    );
                }
        }
    }
}
