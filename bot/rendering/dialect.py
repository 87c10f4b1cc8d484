"""What a document in an office's own words may say: fields, filters, conditions.

No loop, no arithmetic, no call, no attribute and no other file can be written in it:
what it takes to fill one in grows with its length, and that has a limit (adr/0041).
"""

from collections.abc import Collection, Iterator

from jinja2 import TemplateSyntaxError, nodes

from bot.domain.values import Struct
from bot.rendering.office_environment import ALLOWED, office_environment

#: Bytes of one file, places where a field is filled in, characters of the whole text.
LONGEST_FILE, MOST_PLACES, LONGEST_TEXT = 20_000, 200, 60_000

#: Conditions and filters within each other.
DEEPEST = 20

#: What a text is made of; a constant is looked at where it stands.
_KNOWN = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.Name,
    nodes.Filter,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.Compare,
    nodes.Operand,
    nodes.Const,
)

_HOW = 'write {{ field }}, {{ field | upper }}, {% if field %} or {% if field == "…" %}'


class Fault(Struct, frozen=True):
    """What is wrong in a text; lines are counted from 1."""

    line: int
    reason: str


def faults(source: str, fields: Collection[str]) -> list[Fault]:
    """Return what is wrong in a text with these fields; nothing is carried out."""
    if len(source.encode()) > LONGEST_FILE:
        return [Fault(1, f"is longer than {LONGEST_FILE} bytes")]
    try:
        tree = office_environment().parse(source)
        return list(_wrong(tree, fields))
    except TemplateSyntaxError as error:
        return [Fault(error.lineno, f"cannot be read: {error.message}")]
    except (RecursionError, ValueError, OverflowError):
        return [Fault(1, "cannot be read: nested too deeply, or a number too long")]


def _wrong(tree: nodes.Template, fields: Collection[str]) -> Iterator[Fault]:
    """Yield what is wrong, of each line the first."""
    constants, told = {id(const) for const in _compared(tree)}, set[int]()
    if sum(map(_filled, tree.find_all(nodes.Output))) > MOST_PLACES:
        yield Fault(1, f"fills in more than {MOST_PLACES} fields")
    for node, depth in _walked(tree):
        reason = _reason(node, fields, constants)
        if depth > DEEPEST:
            reason = f"is nested more than {DEEPEST} deep"
        if reason and node.lineno not in told:
            told.add(node.lineno)
            yield Fault(node.lineno, reason)


def _walked(tree: nodes.Node) -> Iterator[tuple[nodes.Node, int]]:
    """Yield every part with its depth, the outermost first, in their order."""
    waiting = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        yield node, depth
        inner = [(child, depth + 1) for child in node.iter_child_nodes()]
        waiting += reversed(inner)


def _filled(node: nodes.Output) -> int:
    return sum(not isinstance(one, nodes.TemplateData) for one in node.nodes)


def _compared(tree: nodes.Template) -> Iterator[nodes.Node]:
    """Yield the words with which a field is compared: no other constant is needed."""
    for compare in tree.find_all(nodes.Compare):
        for operand in compare.ops:
            if operand.op in {"eq", "ne"}:
                yield operand.expr


def _reason(
    node: nodes.Node, fields: Collection[str], constants: Collection[int]
) -> str:
    if not isinstance(node, _KNOWN):
        return f"{type(node).__name__.lower()} is not allowed; {_HOW}"
    if isinstance(node, nodes.Name) and node.name not in fields:
        return f"unknown field {node.name[:40]}; known here: {', '.join(fields)}"
    if isinstance(node, nodes.Filter) and not _plain_filter(node):
        return f"unknown filter {node.name[:40]}; known: {', '.join(ALLOWED)}"
    if isinstance(node, nodes.Operand) and node.op not in {"eq", "ne"}:
        return f"only == and != compare; {_HOW}"
    if isinstance(node, nodes.Const):
        fine = isinstance(node.value, str) and id(node) in constants
        return "" if fine else f"a constant is not allowed; {_HOW}"
    return ""


def _plain_filter(node: nodes.Filter) -> bool:
    more = (node.args, node.kwargs, node.dyn_args, node.dyn_kwargs)
    return node.name in ALLOWED and node.node is not None and not any(more)
