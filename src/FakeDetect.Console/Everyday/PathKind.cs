namespace FakeDetect.Console.Everyday;

/// <summary>What Test-Path looks for.</summary>
public enum PathKind
{
    Any,
    Container,
    Leaf,
}
