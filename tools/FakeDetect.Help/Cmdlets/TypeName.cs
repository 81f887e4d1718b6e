using System.Management.Automation;

namespace FakeDetect.Help.Cmdlets;

/// <summary>Names of types as PowerShell's users write them.</summary>
internal static class TypeName
{
    private static readonly Dictionary<Type, string> Accelerators = new()
    {
        [typeof(string)] = "string",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(float)] = "float",
        [typeof(bool)] = "bool",
        [typeof(object)] = "object",
        [typeof(byte)] = "byte",
        [typeof(SwitchParameter)] = "switch",
        [typeof(PSObject)] = "psobject",
        [typeof(ScriptBlock)] = "scriptblock",
        [typeof(System.Collections.Hashtable)] = "hashtable",
    };

    internal static string Of(Type type)
    {
        if (type.IsArray)
            return Of(type.GetElementType()!) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Of(value);
        return Accelerators.GetValueOrDefault(type, type.Name);
    }
}
