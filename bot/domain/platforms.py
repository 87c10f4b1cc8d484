"""How long a text may be where it is posted (U-22, MS-01)."""

#: Longest text of a place, as it counts itself; most count UTF-16 units.
LONGEST = {
    "telegram": 4096,
    "telegram_caption": 1024,
    "x": 280,
    "instagram": 2200,
    "threads": 500,
    "facebook": 5000,
}
