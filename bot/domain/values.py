"""What the house makes its values of: quick to define, to make and to copy."""

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import asdict

if TYPE_CHECKING:
    # The library's own takes any name and any type; for this one types are checked.
    from dataclasses import replace
else:
    from msgspec.structs import replace

__all__ = ["Struct", "asdict", "field", "replace"]
