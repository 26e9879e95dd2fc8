using System.Reflection;
using System.Text;

namespace Gradus.Tests.Library;

/// <summary>What other programs can see of the assemblies: one type a paragraph, one member a line, in the order of their names.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(params IEnumerable<Assembly> assemblies)
    {
        var text = new StringBuilder();
        foreach (var assembly in assemblies)
        {
            text.Append("# ").Append(assembly.GetName().Name).Append("\n\n");
            foreach (var type in assembly.GetExportedTypes().OrderBy(static t => t.FullName, StringComparer.Ordinal)) Write(text, type);
        }
        return text.ToString().TrimEnd() + "\n";
    }

    private static void Write(StringBuilder text, Type type)
    {
        text.Append(Kind(type)).Append(' ').Append(type.FullName).Append(Bases(type)).Append('\n');
        var members = type.IsEnum
            ? Enum.GetNames(type).Select((name, i) => $"{name} = {Convert.ToInt64(Enum.GetValuesAsUnderlyingType(type).GetValue(i))}")
            : type.GetMembers(Declared).Where(IsSeen).Select(Line).Order(StringComparer.Ordinal);
        foreach (var member in members) text.Append("  ").Append(member).Append('\n');
        text.Append('\n');
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsSealed: true } => "sealed class",
        _ => "abstract class",
    };

    private static string Bases(Type type)
    {
        if (type.IsEnum) return "";
        string[] bases = [.. type.BaseType is { } b && b != typeof(object) && b != typeof(ValueType) ? new[] { Name(b) } : [], .. type.GetInterfaces().Where(static i => i.IsPublic && i.Namespace!.StartsWith("Gradus", StringComparison.Ordinal)).Select(Name)];
        return bases.Length == 0 ? "" : " : " + string.Join(", ", bases.Order(StringComparer.Ordinal));
    }

    /// <summary>Public or protected, written by somebody, and not the half of a property.</summary>
    private static bool IsSeen(MemberInfo member) => member switch
    {
        MethodBase method => Seen(method) && (!method.IsSpecialName || method.IsConstructor || method.Name.StartsWith("op_", StringComparison.Ordinal)) && !Record.Contains(method.Name) && !(method is MethodInfo { IsVirtual: true } m && m.GetBaseDefinition() != m),
        FieldInfo field => field.IsPublic || field.IsFamily,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(Seen) && property.Name != "EqualityContract" && !(property.GetMethod is { IsVirtual: true } get && get.GetBaseDefinition() != get),
        _ => false,
    };

    /// <summary>What the compiler writes into every record.</summary>
    private static readonly string[] Record = ["<Clone>$", "op_Equality", "op_Inequality", "PrintMembers", "Deconstruct", "Equals"];

    private static bool Seen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Line(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        MethodInfo method => $"{(method.IsStatic ? "static " : "")}{method.Name}{Generic(method)}({Parameters(method)}) : {Name(method.ReturnType)}",
        FieldInfo field => $"{(field.IsStatic ? "static " : "")}{field.Name} : {Name(field.FieldType)}",
        PropertyInfo property => $"{(property.GetAccessors(nonPublic: true)[0].IsStatic ? "static " : "")}{property.Name}{Indexer(property)} : {Name(property.PropertyType)} {{ {Accessors(property)} }}",
        _ => member.Name,
    };

    private static string Accessors(PropertyInfo property)
    {
        var set = property.SetMethod is { } setter && Seen(setter)
            ? setter.ReturnParameter.GetRequiredCustomModifiers().Length > 0 ? " init;" : " set;"
            : "";
        return "get;" + set;
    }

    private static string Indexer(PropertyInfo property)
        => property.GetIndexParameters() is { Length: > 0 } at ? $"[{string.Join(", ", at.Select(static p => Name(p.ParameterType)))}]" : "";

    private static string Generic(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(static t => t.Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(static p => $"{(p.IsOut ? "out " : "")}{Name(p.ParameterType)} {p.Name}{(p.IsOptional ? " = " + (p.DefaultValue ?? "null") : "")}"));

    private static string Name(Type type)
    {
        if (type.IsByRef) return Name(type.GetElementType()!);
        if (type.IsArray) return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (type.IsGenericParameter || !type.IsGenericType) return type.Name;
        return $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
