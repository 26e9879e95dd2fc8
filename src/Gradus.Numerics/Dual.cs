namespace Gradus.Numerics;

/// <summary>a + bε with ε² = 0: a value and its change along one direction (Clifford 1873). <c>Dual&lt;Dual&lt;T&gt;&gt;</c> carries second derivatives.</summary>
public readonly record struct Dual<T>(T Value, T Epsilon);
