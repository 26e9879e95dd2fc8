using Gradus.Expressions;
using Gradus.Functions;
using Gradus.Numerics;
using Gradus.Shapes;
using Gradus.Syntax;
using Gradus.Tensors;

namespace Gradus.Binding;

/// <summary>Functions: those of the catalog by what each file says of itself, those of the page by their definition, and constants made of sizes.</summary>
internal sealed partial class NodeBinder
{
    private static readonly HashSet<string> Known =
    [
        "vech", "opnorm1", "norminf",
        "arcsin", "arccos", "arctan", "rank", "max", "min", "inf", "sup", "argmin", "argmax",
    ];

    /// <summary>σ, which stands for the logistic function where the page does not say what it is.</summary>
    public const string Logistic = "sigma";

    /// <summary>True for functions that in LaTeX are those of a matrix where their argument is square, and work entry by entry elsewhere.</summary>
    public static bool IsMatrixFunctionInLatex(string name) => name is "exp" or "log" or "sqrt" or "sin" or "cos";

    private Value? BindCall(CallSyntax node)
    {
        if (context.Definitions.TryGetValue(node.Function, out var definition) && !expanding.Contains(node.Function)) return definition.Parameters.Count > 0 || node.Arguments.Count == 0 ? ExpandCall(node, definition) : ExpandOrMultiply(node, definition);
        if (DependentOf(node) is { } dependent) return Bind(dependent);
        var from = search.Looked;
        if (PowerOfDeclaredE(node) is { } power) return Bind(power);
        switch (node.Function, node.Arguments.Count)
        {
            case ("rows" or "cols", 1): return DimensionOf(node);
            case ("eye" or "I", 1) when node.Function != "I" || !context.Declared.ContainsKey("I"): return SizeOf(node.Arguments[0]) is { } n ? WrittenIdentity(node, n) : null;
            case ("eye" or "I", 2) when SizeOf(node.Arguments[0]) is { } first && SizeOf(node.Arguments[1]) is { } same && Sizes.Unify(first, same): return IdentityValue(node, first);
            case ("ones" or "zeros", 1 or 2): return Filled(node);
            case ("K" or "comm", 2) when node.Function != "K" || !context.Declared.ContainsKey("K"): return Commutation(node);
            case ("unvec", 3): return UnvecOf(node);
            case ("unvec", 1): return UnvecFree(node);
        }
        if (node.Along is { } axis) return BindAlong(node, axis);
        if (Rewritten(node) is { } rewritten) return Bind(rewritten);
        if (node is { Function: "einsum", Arguments: [NameSyntax { Name: var form }, ..] }) return BindEinsum(node, form);
        var arguments = new List<Value>();
        foreach (var argument in node.Arguments)
        {
            if (Bind(argument) is not { } value) return null;
            arguments.Add(value);
        }
        return node.Function switch
        {
            "sym" or "skew" when arguments.Count == 1 => SymmetricPart(node, arguments[0], from),
            "CrossEntropy" or "crossentropy" or "CE" when arguments.Count == 2 => CrossEntropy(node, arguments[0], arguments[1], from),
            "dot" or "matmul" when arguments.Count == 2 => Dot(node, arguments[0], arguments[1]),
            "norm2" when arguments is [{ IsMatrix: true }] => BindNorm(new NormSyntax(node.Span, node.Arguments[0], "2", Doubled: true)),
            "mean" when arguments is [{ IsScalar: false }] => Mean(node, arguments[0], from),
            // sum(sum(X)), as MATLAB has it.
            "sum" or "mean" when arguments is [{ IsScalar: true } total] && search.Choose(new ChoiceKey(node, "total"), [SumOfNumber], kind: false) == 0 => total,
            "sum" or "mean" when arguments is [{ IsScalar: true }] && context.VectorsAreColumns => Fail(node, BindingProblem.Shape, $"the {node.Function} is taken of a vector or a matrix, and here of a number", 0),
            "numel" when arguments is [{ IsTensor: false } counted] => EntriesOf(node, counted),
            "length" when arguments is [{ Shape.IsColumn: true, IsScalar: false } counted] => EntriesOf(node, counted),
            "length" => Fail(node, BindingProblem.Shape, "the length of a matrix means other things in other languages", from, "write rows(X), cols(X) or their product"),
            "size" => Fail(node, BindingProblem.Shape, "size is read as size(X, 1) and size(X, 2)", 0),
            "norm" when arguments.Count > 1 => Fail(node, BindingProblem.Unsupported, "only the norms 1, 2, inf, 'fro' and 'nuc' are read", 0, "write sum(abs(x).^p)^(1/p)"),
            "inner" or "frobenius" when arguments.Count == 2 => Inner(node, arguments[0], arguments[1], from),
            "diag" when arguments is [{ IsMatrix: true } of] && search.Choose(new ChoiceKey(node, "diagonal"), [0, 2], kind: false) == 1 => BindFunction(node, "ddiag", [of], from),
            "max" when arguments is [{ Literal.IsZero: true }, var positive] => BindFunction(node, "relu", [positive], from),
            "max" when arguments is [var positive, { Literal.IsZero: true }] => BindFunction(node, "relu", [positive], from),
            "hadamard" or "multiply" when arguments.Count == 2 => Entrywise(new BinarySyntax(node.Span, BinaryKind.Hadamard, node.Arguments[0], node.Arguments[1]), arguments[0], arguments[1], from),
            _ => BindFunction(node, node.Function, arguments, from),
        };
    }

    /// <summary>True for exp written as a power of e; other calls of it are longer than the e in front of the exponent.</summary>
    private static bool IsPowerOfE(SyntaxNode node) => node is CallSyntax { Function: "exp", Arguments: [var exponent] } && exponent.Span.Start - node.Span.Start is > 0 and <= 3;

    /// <summary>eˣ where e is declared to be a number of the author's: a power of it.</summary>
    private BinarySyntax? PowerOfDeclaredE(CallSyntax node)
    {
        if (node is not { Arguments: [var exponent] } || !IsPowerOfE(node)) return null;
        if (!context.Declared.TryGetValue("e", out var shape) || !shape.IsScalar) return null;
        return new BinarySyntax(node.Span, BinaryKind.Power, new NameSyntax(new SourceSpan(node.Span.Start, 1), "e"), exponent) { Spelling = "^" };
    }

    /// <summary>Dearer than to take a few letters for vectors: nobody writes the sum of one number.</summary>
    private const int SumOfNumber = 6;

    /// <summary>NumPy's dot: the inner product of two vectors, else the product.</summary>
    private Value? Dot(CallSyntax node, Value left, Value right) => left.Shape.IsColumn && right.Shape.IsColumn && !left.IsScalar
        ? BindBinary(new BinarySyntax(node.Span, BinaryKind.Frobenius, node.Arguments[0], node.Arguments[1]))
        : BindProduct(new ProductSyntax(node.Span, node.Arguments, ["@"]));

    /// <summary>f(X) where the page defines f = … without parameters: f itself if the brackets hold names, else a product.</summary>
    private Value? ExpandOrMultiply(CallSyntax node, Definition definition) => node.Arguments.All(a => Bare(a) is NameSyntax) ? Expand(definition)
        : node.Arguments is [var only] ? BindProduct(new ProductSyntax(node.Span, [new NameSyntax(node.Span, node.Function), only], [""])) : Expand(definition);

    private Value? BindFunction(SyntaxNode node, string name, IReadOnlyList<Value> arguments, int from)
    {
        if (name.EndsWith("_∘", StringComparison.Ordinal)) name = name[..^2]; // sin_∘(X), entry by entry as the sign says
        else if ((!Plain || IsPowerOfE(node)) && IsMatrixFunctionInLatex(name) && !(name is "sin" or "cos" && usage.HasEntrywiseFunctions) && arguments is [{ IsMatrix: true } or { IsTensor: true }])
        {
            if (arguments[0].IsTensor) return Fail(node, BindingProblem.Shape, $"{name} of a matrix needs a square one, but this is {scope.Sizes.Words(arguments[0].Shape)}", 0);
            if (!scope.Sizes.AreApart(arguments[0].Shape.Rows, arguments[0].Shape.Columns) && Sizes.Unify(arguments[0].Shape.Rows, arguments[0].Shape.Columns)) name += "m";
        }
        // The softmax of a number is 1, of which nobody writes.
        if (name is "softmax" or "logsumexp" && arguments is [{ IsScalar: true }] && !context.Declared.Values.Any(static s => s.IsScalar)) return Fail(node, BindingProblem.Shape, $"{name} needs a vector", from);
        if (Catalog.Find(name) is { } function)
        {
            if (arguments.Count < function.Arity || arguments.Count > function.MostArguments) return Fail(node, BindingProblem.Shape, $"{name} takes {function.Arity} argument{(function.Arity == 1 ? "" : "s")}, but got {arguments.Count}", 0);
            return Apply(node, function, arguments, from);
        }
        // What the letters ordinarily are makes it a function of a square matrix, which is not judged; other kinds are no way out.
        if (name is "sinm" or "cosm" && search.IsOrdinary) search.NodesLeft = 0;
        if (context.VectorsAreColumns && Known.Contains(name)) search.NodesLeft = 0; // Shapes that avoid it are not what is meant.
        return Known.Contains(name) || name.EndsWith('m') && IsMatrixFunctionInLatex(name[..^1])
            ? Fail(node, BindingProblem.Unsupported, $"the function {name} is not supported yet", from)
            : CallOfName(node, name, arguments, from);
    }

    /// <summary>−Σ y_i log ŷ_i (Goodfellow, Bengio &amp; Courville, Deep Learning, §3.13).</summary>
    private Value? CrossEntropy(SyntaxNode node, Value wanted, Value found, int from) => wanted.IsTensor || !Sizes.Unify(wanted.Shape, found.Shape) ? Clash(node.Span, "the cross entropy needs equal shapes", wanted, found, from)
        : new Value(node, Shape.Scalar, () => -Matrices.Frobenius(wanted.Build(), Matrices.Log(found.Build())));

    /// <summary>A call of an unknown function; where the name is known as a symbol it is a product.</summary>
    private Value? CallOfName(SyntaxNode node, string name, IReadOnlyList<Value> arguments, int from)
    {
        if (name == Logistic && arguments is [{ IsTensor: false } argument] && !usage.StandsAlone(name))
        {
            Unusual.Add(new UnusualReading("logistic", null, IsMarked: false));
            return Apply(node, Catalog.Find("sigmoid")!, [argument], from);
        }
        if (arguments is [var only] && (scope.Find(name) is not null || context.Declared.ContainsKey(name)) && node is CallSyntax call)
        {
            return BindProduct(new ProductSyntax(node.Span, [new NameSyntax(call.Span, name), new GroupSyntax(call.Span, call.Arguments[0])], [""]));
        }
        return Fail(node, BindingProblem.UnknownFunction, $"the function {name} is not defined here", from, $"define it: {name}(X) = …");
    }

    private Value? Apply(SyntaxNode node, MatrixFunction function, IReadOnlyList<Value> arguments, int from)
    {
        if (arguments.Any(a => a.IsTensor)) return ApplyToTensor(node, function, arguments, from);
        var shape = function switch
        {
            ElementwiseFunction => arguments[0].Shape,
            StructuralFunction structural => StructuralShape(structural, arguments),
            _ => AnalyticShape(function, arguments),
        };
        if (shape is null) return Refuse(node, function, arguments, from);
        if (function is ElementwiseFunction && arguments[0].Weighed && !TakesForVector(node)) return Fail(node, BindingProblem.Shape, "no reading of this product fits", from);
        if (shape.Rows.Names.Count + shape.Columns.Names.Count > LongestSize) return Fail(node, "too-large", "the sizes in this formula are products of too many names", 0);
        Expr Build()
        {
            Expr[] built = [.. arguments.Select(a => a.Build())];
            if (function.Needs.HasFlag(Properties.Symmetric) && function.Needs != Properties.None && !Transposition.IsSymmetric(built[0])) throw new BindingException(NotSymmetric(node, function));
            return Expressions.Apply.Of(function, built);
        }
        return new Value(node, shape, Build) { Entrywise = function is ElementwiseFunction };
    }

    private static BindingProblem NotSymmetric(SyntaxNode node, MatrixFunction function) => new(node.Span, "structure", $"{function.Name} needs a symmetric matrix, and this one is not known to be symmetric")
    {
        Hint = $"declare it, as in \"S symmetric\", or take the symmetric part: {function.Name}(sym(…))",
    };

    private Value? Refuse(SyntaxNode node, MatrixFunction function, IReadOnlyList<Value> arguments, int from)
    {
        var words = string.Join(" and ", arguments.Select(a => scope.Sizes.Words(a.Shape)));
        var message = $"{function.Name} does not take {words}";
        try
        {
            function.InferShape([.. arguments.Select(a => Symbol.Of("X", scope.Sizes.Trial(a.Shape)))]);
        }
        catch (ShapeException refusal)
        {
            message = refusal.Message;
        }
        Fail(node, BindingProblem.Shape, message, arguments.Any(a => a.IsMatrix) ? 0 : from);
        Problem = Problem! with { Left = words };
        return null;
    }

    private Value? ApplyToTensor(SyntaxNode node, MatrixFunction function, IReadOnlyList<Value> arguments, int from)
    {
        if (function is not Trace || arguments is not [var tensor]) return Fail(node, BindingProblem.Shape, $"{function.Name} does not take an order-4 tensor, but this is {scope.Sizes.Words(arguments[0].Shape)}", from);
        if (!Meet(tensor.Shape.Rows, tensor.Shape.Columns)) return Fail(node, BindingProblem.Shape, "the trace over the first two indices needs them to have one size", from);
        return new Value(node, tensor.Shape.By!, () => TensorProducts.Map(tensor.Build(), Number.One, static (y, _) => Matrices.Trace(y)));
    }

    private Shape? AnalyticShape(MatrixFunction function, IReadOnlyList<Value> arguments)
    {
        if (TryInfer(function, arguments) is { } shape) return shape;
        if (!arguments.Any(a => a.IsMatrix)) return null;
        if (function is Sylvester && arguments is [var left, var right, var of])
        {
            return Meet(left.Shape.Rows, of.Shape.Rows) && Meet(left.Shape.Columns, of.Shape.Rows) && Meet(right.Shape.Rows, of.Shape.Columns) && Meet(right.Shape.Columns, of.Shape.Columns) ? TryInfer(function, arguments) : null;
        }
        foreach (var argument in arguments)
        {
            if (argument.IsMatrix && !Sizes.Unify(argument.Shape.Rows, argument.Shape.Columns)) return null;
            if (function is FrechetDerivative or FrechetMatrix && argument.IsMatrix && !Meet(argument.Shape.Rows, arguments[0].Shape.Rows)) return null;
        }
        return TryInfer(function, arguments);
    }

    private Shape? TryInfer(MatrixFunction function, IReadOnlyList<Value> arguments)
    {
        try
        {
            return function.InferShape(Placeholders(arguments));
        }
        catch (ShapeException)
        {
            return null;
        }
    }

    private Expr[] Placeholders(IReadOnlyList<Value> arguments) => [.. arguments.Select(a => a.Literal is { } number ? (Expr)Number.Of(number) : Symbol.Of("·", Sizes.Resolve(a.Shape)))];

    /// <summary>Reads the shape off the index form: equal letters are equal sizes.</summary>
    private Shape? StructuralShape(StructuralFunction function, IReadOnlyList<Value> arguments)
    {
        var form = function.IndexForm(Placeholders(arguments));
        var arrow = form.IndexOf("->", StringComparison.Ordinal);
        var letters = new Dictionary<char, Size>();
        var inputs = form[..arrow].Split(',');
        for (var i = 0; i < inputs.Length && i < arguments.Count; i++)
        {
            var axes = Axes(inputs[i]);
            if (!MatchAxis(axes, 0, arguments[i].Shape.Rows, letters) || !MatchAxis(axes, 1, arguments[i].Shape.Columns, letters)) return null;
        }
        var result = Axes(form[(arrow + 2)..]);
        return new Shape(OutputAxis(result, 0, letters), OutputAxis(result, 1, letters));
    }

    private bool MatchAxis(List<string> axes, int axis, Size size, Dictionary<char, Size> letters)
    {
        if (axis >= axes.Count || axes[axis] == "1") return size.IsOne;
        if (axes[axis].Length != 1) return false;
        return letters.TryAdd(axes[axis][0], size) || Meet(letters[axes[axis][0]], size);
    }

    private Size OutputAxis(List<string> axes, int axis, Dictionary<char, Size> letters)
    {
        if (axis >= axes.Count || axes[axis] == "1") return Size.One;
        return axes[axis].Aggregate(Size.One, (size, letter) => size * Sizes.Resolve(letters[letter]));
    }

    private static List<string> Axes(string term)
    {
        var axes = new List<string>();
        for (var i = 0; i < term.Length; i++)
        {
            if (term[i] != '(')
            {
                axes.Add(term[i].ToString());
                continue;
            }
            var close = term.IndexOf(')', i);
            axes.Add(term[(i + 1)..close]);
            i = close;
        }
        return axes;
    }

    private Value? SymmetricPart(CallSyntax node, Value of, int from)
    {
        if (of.IsTensor || !Meet(of.Shape.Rows, of.Shape.Columns)) return Fail(node, BindingProblem.Shape, $"{node.Function} needs a square matrix, but this is {scope.Sizes.Words(of.Shape)}", from);
        Rational sign = node.Function == "sym" ? 1L : -1L;
        return new Value(node, of.Shape, () => Scale.Of(Rational.Of(1, 2), Sum.Of(of.Build(), Scale.Of(sign, Matrices.Transpose(of.Build())))));
    }

    private Value? DimensionOf(CallSyntax node)
    {
        if (Bind(node.Arguments[0]) is not { } of) return null;
        var size = node.Function == "rows" ? of.Shape.Rows : of.Shape.Columns;
        return new Value(node, Shape.Scalar, () => Constant.Dimension(scope.Sizes.Final(size)));
    }

    /// <summary>How many entries there are.</summary>
    private Value EntriesOf(SyntaxNode node, Value of) => new(node, Shape.Scalar, () =>
    {
        var shape = scope.Sizes.Final(of.Shape);
        return Scale.Of(Rational.One, [Constant.Dimension(shape.Rows), Constant.Dimension(shape.Columns)], null);
    });

    /// <summary>An argument that is a size: a number, a name, rows(X), cols(X), or a product of such.</summary>
    private Size? SizeOf(SyntaxNode node)
    {
        switch (Bare(node))
        {
            case NumberSyntax { Value: { IsInteger: true, Sign: > 0 } number } when number.Numerator < int.MaxValue:
                return Size.Of((long)number.Numerator);
            case NameSyntax name:
                return NamedSize(name.Name);
            case CallSyntax { Function: "rows" or "cols", Arguments: [var of] } call:
                return Bind(of) is { } value ? call.Function == "rows" ? value.Shape.Rows : value.Shape.Columns : null;
            case ProductSyntax product:
                Size? size = Size.One;
                foreach (var factor in product.Factors) size = size is null ? null : SizeOf(factor) is { } part ? Sizes.Resolve(size) * Sizes.Resolve(part) : null;
                return size;
            default:
                Fail(node, BindingProblem.Shape, "a size is needed here: a whole number, a name, rows(X) or cols(X)", search.Looked);
                return null;
        }
    }

    private Value? Filled(CallSyntax node)
    {
        if (SizeOf(node.Arguments[0]) is not { } rows) return null;
        var columns = Size.One;
        if (node.Arguments.Count == 2)
        {
            if (SizeOf(node.Arguments[1]) is not { } second) return null;
            columns = second;
        }
        var shape = new Shape(rows, columns);
        return new Value(node, shape, () => node.Function == "ones" ? Constant.Ones(scope.Sizes.Final(rows), scope.Sizes.Final(columns)) : Constant.Zeros(scope.Sizes.Final(shape)));
    }

    private Value? Commutation(CallSyntax node)
    {
        return SizeOf(node.Arguments[0]) is { } m && SizeOf(node.Arguments[1]) is { } n ? CommutationValue(node, m, n) : null;
    }

    private Value CommutationValue(SyntaxNode node, Size m, Size n)
    {
        var size = Sizes.Resolve(m) * Sizes.Resolve(n);
        return new Value(node, new Shape(size, size), () => Constant.Commutation(scope.Sizes.Final(m), scope.Sizes.Final(n)));
    }

    private Value? UnvecOf(CallSyntax node)
    {
        var from = search.Looked;
        if (Bind(node.Arguments[0]) is not { } of || SizeOf(node.Arguments[1]) is not { } m || SizeOf(node.Arguments[2]) is not { } n) return null;
        return Unvec(node, of, m, n, from);
    }

    private Value? UnvecFree(CallSyntax node)
    {
        var from = search.Looked;
        return Bind(node.Arguments[0]) is { } of ? Unvec(node, of, Sizes.Fresh(), Sizes.Fresh(), from) : null;
    }

    private Value? Unvec(CallSyntax node, Value of, Size m, Size n, int from)
    {
        var length = Sizes.Resolve(m) * Sizes.Resolve(n);
        if (of.IsTensor || !of.Shape.IsColumn || !Sizes.Unify(of.Shape.Rows, length)) return Clash(node.Span, "unvec needs a column as long as the matrix has entries", of, new Value(node, Shape.Column(length), static () => Number.One), from);
        return new Value(node, new Shape(m, n), () => Matrices.Unvec(of.Build(), scope.Sizes.Final(m), scope.Sizes.Final(n)));
    }
}
