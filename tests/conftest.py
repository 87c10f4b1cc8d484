"""Fixtures that every test may use."""

import os

os.environ.setdefault("PTB_TIMEDELTA", "1")
