using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Gradus.Checking.Equivalence;

/// <summary>Seeds that nobody can foresee, so that no text can be made to fit the primes that will judge it.</summary>
public static class Seeds
{
    /// <summary>A fresh seed.</summary>
    public static ulong Fresh()
    {
        Span<byte> bytes = stackalloc byte[8];
        RandomNumberGenerator.Fill(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }
}
