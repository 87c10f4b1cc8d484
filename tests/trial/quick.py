"""The policy of the sample office for tests: letters leave as fast as they come."""

import shutil

from bot.sandbox.stories import SCENARIOS

LIMITS = """\
per_chat_per_second = 1000
per_group_per_minute = 60000
total_per_second = 1000
answers_per_minute = 1000
"""


def quick_playbook(folder):
    """Copy the sample office's playbook, without its pauses, and return where it is."""
    playbook = shutil.copytree(SCENARIOS / "playbook", folder / "playbook")
    (playbook / "limits.toml").write_text(LIMITS, "utf-8")
    return playbook
