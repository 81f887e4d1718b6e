namespace FakeDetect.Models.Checkpoints;

/// <summary>The element types that checkpoints store.</summary>
internal enum TensorElement
{
    Float64,
    Float32,
    Float16,
    BFloat16,
    Int64,
    Int32,
    Int16,
    Int8,
    UInt8,
    Bool,
}
