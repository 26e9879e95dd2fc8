"""Times SymPy on the derivatives of a JSON Lines file; prints one JSON line a case: {"id", "seconds"} or {"id", "why"}.

usage: python3 sympy_peer.py CASES.jsonl
Each case is built as matrix expressions first; only the differentiation is timed, the median of several runs, SymPy's cache emptied before each.
"""
import json
import re
import signal
import statistics
import sys
import time

import sympy
from sympy import Determinant, HadamardProduct, Identity, Inverse, KroneckerProduct, MatrixSymbol, Symbol, Trace, Transpose, ZeroMatrix
from sympy.core.cache import clear_cache
from sympy.matrices.expressions.special import OneMatrix
from sympy.matrices.expressions.diagonal import DiagMatrix, DiagonalMatrix

RUNS = 5
LONGEST = 20
TOKEN = re.compile(r"\s*(?:(\d+)|([A-Za-z_]\w*)|(\.\*|\./|\.\^|[-+*/^'(),]))")
ENTRYWISE = {name: getattr(sympy, name) for name in ("exp", "log", "sin", "cos", "tan", "tanh", "sqrt", "sign", "erf")}
ENTRYWISE["abs"] = sympy.Abs


class NotExpressible(Exception):
    """SymPy's matrix expressions have no such thing."""


class Reader:
    """Recursive descent over the plain syntax, straight into SymPy."""

    def __init__(self, text, symbols):
        self.tokens = [next(g for g in m.groups() if g is not None) for m in TOKEN.finditer(text)]
        self.at, self.symbols = 0, symbols

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self, *wanted):
        if self.peek() in wanted:
            self.at += 1
            return self.tokens[self.at - 1]
        return None

    def total(self):
        value = self.product()
        while sign := self.take("+", "-"):
            term = self.product()
            value = value + term if sign == "+" else value - term
        return value

    def product(self):
        value = self.signed()
        while sign := self.take("*", "/", ".*", "./"):
            factor = self.signed()
            if sign == "*":
                value = value * factor
            elif sign == "/":
                value = value / factor
            elif sign == ".*":
                value = HadamardProduct(value, factor)
            else:
                value = HadamardProduct(value, entrywise(factor, lambda x: 1 / x))
        return value

    def signed(self):
        return -self.signed() if self.take("-") else self.power()

    def power(self):
        value = self.postfix()
        while sign := self.take("^", ".^"):
            exponent = self.signed()
            value = value**exponent if sign == "^" or not is_matrix(value) else entrywise(value, lambda x: x**exponent)
            while self.take("'"):
                value = Transpose(value)
        return value

    def postfix(self):
        value = self.atom()
        while self.take("'"):
            value = Transpose(value) if is_matrix(value) else value
        return value

    def atom(self):
        token = self.tokens[self.at]
        self.at += 1
        if token == "(":
            value = self.total()
            self.at += 1
            return value
        if token.isdigit():
            return sympy.Integer(token)
        if self.peek() == "(" and token not in self.symbols:
            self.at += 1
            arguments = [self.total()]
            while self.take(","):
                arguments.append(self.total())
            self.at += 1
            return call(token, arguments)
        return self.symbols[token]


def is_matrix(value):
    return getattr(value, "is_Matrix", False)


def entrywise(value, function):
    if not is_matrix(value):
        return function(value)
    x = sympy.Dummy("x")
    return value.applyfunc(sympy.Lambda(x, function(x)))


def call(name, x):
    a = x[0]
    if name in ENTRYWISE:
        return entrywise(a, ENTRYWISE[name])
    match name:
        case "tr":
            return Trace(a)
        case "inv":
            return Inverse(a)
        case "det":
            return Determinant(a)
        case "logdet":
            return sympy.log(Determinant(a))
        case "sum":
            return (OneMatrix(1, a.shape[0]) * a * OneMatrix(a.shape[1], 1))[0, 0]
        case "norm2" | "normF":
            return sympy.sqrt(Trace(Transpose(a) * a))
        case "kron":
            return KroneckerProduct(*x)
        case "diag":
            return DiagMatrix(a) if a.shape[1] == 1 else DiagonalMatrix(a)
        case "rows":
            return a.shape[0]
        case "cols":
            return a.shape[1]
        case "ones":
            return OneMatrix(a, x[1] if len(x) > 1 else 1)
        case "I":
            return Identity(a)
        case "sigmoid":
            return entrywise(a, lambda v: 1 / (1 + sympy.exp(-v)))
        case "relu":
            return entrywise(a, lambda v: sympy.Max(v, 0))
        case "norm1":
            return call("sum", [entrywise(a, sympy.Abs)])
    raise NotExpressible(f"no {name}")


def build(case):
    sizes = {}

    def size(s):
        return sympy.Integer(s) if str(s).isdigit() else sizes.setdefault(s, Symbol(str(s), integer=True, positive=True))

    symbols = {}
    for name, shape in case["variables"].items():
        if not shape:
            symbols[name] = Symbol(name, integer=True, positive=True) if "integer" in case.get("assumptions", {}).get(name, []) else Symbol(name)
        else:
            symbols[name] = MatrixSymbol(name, size(shape[0]), size(shape[1]) if len(shape) > 1 else 1)
    value = Reader(case["function"], symbols).total()
    if is_matrix(value) and value.shape == (1, 1):
        value = Trace(value)
    return value, symbols[case["wrt"]]


def differentiate(value, x, order):
    for _ in range(order):
        value = value.diff(x)
    return value


def timed(case):
    value, x = build(case)
    order = case.get("order", 1)
    times = []
    for _ in range(RUNS):
        clear_cache()
        start = time.perf_counter()
        differentiate(value, x, order)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def too_long(*_):
    raise TimeoutError(f"over {LONGEST} s")


def main():
    signal.signal(signal.SIGALRM, too_long)
    print(json.dumps({"version": sympy.__version__}))
    for line in open(sys.argv[1], encoding="utf-8"):
        case = json.loads(line)
        signal.alarm(LONGEST)
        try:
            answer = {"id": case["id"], "seconds": timed(case)}
        except Exception as problem:  # whatever SymPy cannot do is reported, not hidden
            answer = {"id": case["id"], "why": f"{type(problem).__name__}: {problem}"[:120]}
        signal.alarm(0)
        print(json.dumps(answer), flush=True)


main()
