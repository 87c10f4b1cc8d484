"""What a test does on the phones of the page, told by what people see.

Everything is found by attributes that stay when looks and words change.
"""

import re

from playwright.async_api import expect

HIDDEN_TOO = re.compile(r"[^a-z0-9-]+")


class Phones:
    """One window of the page, with the phones in it."""

    def __init__(self, page, url, artefacts):
        self.page = page
        self.url = url
        self._artefacts = artefacts

    async def open(self):
        """Open the page, or load it again, and wait until it is connected."""
        await self.page.goto(self.url)
        await self.connected()

    async def connected(self):
        await expect(self.page.locator("body[data-connected=true]")).to_be_attached()

    def phone(self, user_id):
        return Phone(self.page, user_id)

    async def show(self, *user_ids):
        """Let the phones of some people be in the window, whoever else is."""
        for user_id in user_ids:
            toggle = self.page.locator(f'[data-show-phone="{user_id}"]').first
            if await toggle.get_attribute("aria-pressed") != "true":
                await toggle.click()
            await expect(self.phone(user_id).article).to_be_visible()

    async def show_only(self, *user_ids):
        """Let just these phones be in the window."""
        await self.show(*user_ids)
        pressed = self.page.locator('[data-show-phone][aria-pressed="true"]')
        shown = await pressed.evaluate_all(
            "all => all.map(one => +one.dataset.showPhone)"
        )
        for user_id in set(shown) - set(user_ids):
            await self.page.locator(f'[data-show-phone="{user_id}"]').click()
            await expect(self.phone(user_id).article).to_have_count(0)

    async def forget_hint(self):
        """Load the page as somebody who has never seen its hint."""
        await self.page.evaluate("localStorage.clear()")
        await self.open()

    async def clock(self, step):
        """Move the clock: 5, 15, 60, or "next"; wait until it stands still again."""
        before = await self.now()
        async with self.page.expect_response("**/page/stage/clock"):
            await self.tool(f'[data-clock="{step}"]')
        shown = self.page.locator("[data-now]").first
        await expect(shown).not_to_have_attribute("data-now", before)
        await expect(self.page.locator('[data-clock="5"]')).to_be_enabled()

    async def now(self):
        shown = self.page.locator("[data-now]").first
        return await shown.get_attribute("data-now")

    async def tool(self, selector):
        """Press something in the strip; on a narrow screen that is unfolded first."""
        await self._unfold("strip", selector)
        await self.page.locator(selector).click()

    async def choose_story(self, name):
        await self.open_stories()
        await self.page.locator(f'[data-choose-story="{name}"]').click()
        await expect(self.page.locator("[data-caption]")).to_be_visible()

    async def open_stories(self):
        """Open the list of stories."""
        await self._open("stories", "[data-choose-story]")

    async def story(self, control):
        """Press step, play, pause or leave."""
        await self.page.locator(f'[data-story="{control}"]').click()

    async def story_is(self, state, seconds=60):
        shown = self.page.locator(f'[data-story-state="{state}"]')
        await expect(shown).to_be_attached(timeout=seconds * 1000)

    async def caption_is(self, words):
        await expect(self.page.locator("[data-caption]")).to_have_text(words)

    async def fault(self, name):
        await self._open("faults", f'[data-fault="{name}"]')
        await self.page.locator(f'[data-fault="{name}"]').click()

    async def fresh_office(self):
        await self.tool("[data-fresh]")
        dialog = self.page.locator("[data-confirm]")
        await dialog.locator("[data-confirm-yes]").click()

    async def language(self, name):
        await self.tool(f'[data-language="{name}"]')
        await expect(self.page.locator("html")).to_have_attribute("lang", name)

    async def theme(self, name):
        await self.tool(f'button[data-theme="{name}"]')

    async def screenshot(self, name):
        """Keep a picture of the window and return its path."""
        assert not HIDDEN_TOO.search(name), "a plain name, without folder or ending"
        self._artefacts.mkdir(parents=True, exist_ok=True)
        path = self._artefacts / f"{name}.png"
        await self.page.screenshot(path=path, animations="disabled")
        return path

    async def fold(self):
        """Fold the strip of a narrow screen again."""
        fold = self.page.locator('[data-panel="strip"][aria-expanded="true"]')
        await fold.click()

    async def _open(self, panel, content):
        if not await self.page.locator(content).first.is_visible():
            await self.tool(f'[data-panel="{panel}"]')

    async def _unfold(self, panel, content):
        fold = self.page.locator(f'[data-panel="{panel}"]')
        if await self.page.locator(content).is_hidden() and await fold.is_visible():
            await fold.click()


class Phone:
    """One phone. Actions wait until what they need is on its screen."""

    def __init__(self, page, user_id):
        self.page = page
        self.id = user_id
        self.article = page.locator(f'article[data-phone="{user_id}"]')

    def messages(self, text=None):
        """Return the messages on the screen, maybe only those that hold a text."""
        found = self.article.locator("[data-message]")
        return found if text is None else found.filter(has_text=text)

    def newest(self, text):
        return self.messages(text).last

    async def opens(self, chat=None):
        """Open a chat: the one with the bot unless another is named."""
        chat = self.id if chat is None else chat
        view = self.article.locator(f'[data-chat-view="{chat}"]')
        if await view.is_visible():
            return
        await self.shows_list()
        await self.article.locator(f'[data-open-chat="{chat}"]').click()
        await expect(view).to_be_visible()

    async def back(self):
        await self.article.locator("[data-back]").click()
        await expect(self.article.locator("[data-chat-view]")).to_have_count(0)

    async def shows_list(self):
        """Go back to the list of chats, if a chat is open."""
        if await self.article.locator("[data-chat-view]").is_visible():
            await self.back()

    async def topic(self, topic_id):
        """Choose a topic of the open forum."""
        await self.article.locator(f'[data-topic="{topic_id}"]').click()

    async def starts(self):
        """Press Start in the chat with the bot."""
        await self.opens()
        await self.article.locator("[data-start]").click()
        await expect(self.article.locator("[data-compose]")).to_be_visible()

    async def types(self, text):
        await self.article.locator("[data-compose]").fill(text)

    async def sends(self, text, chat=None):
        """Type and send in a chat, and wait until it stands there."""
        await self.opens(chat)
        known = self.messages()
        await self.types(text)
        before = await known.count()
        await self.article.locator("[data-send]").click()
        await expect(self.article.locator("[data-compose]")).to_have_value("")
        await expect(known).not_to_have_count(before)

    async def presses(self, label, under):
        """Press a button under the newest message that holds a text."""
        buttons = self.newest(under).locator("[data-press]")
        await buttons.filter(has_text=label).first.click()

    async def picks(self, label):
        """Press a key of the reply keyboard."""
        await self.article.locator(f'[data-reply-key="{label}"]').click()

    async def commands(self, name):
        """Choose a command from the menu."""
        await self.article.locator("[data-menu]").click()
        await self.article.locator(f'[data-command="{name}"]').click()

    async def opens_chat_with(self, name):
        """Open the chat of this name in the list."""
        row = self.article.locator("[data-open-chat]").filter(has_text=name)
        await row.first.click()
        await expect(self.article.locator("[data-chat-view]")).to_be_visible()

    async def follows_invitation(self):
        """Press the link of the newest invitation."""
        await self.newest("start=").get_by_role("link", name="start=").click()

    async def attaches(self, what):
        await self.article.locator("[data-attach]").click()
        await self.article.locator(f'[data-attach-what="{what}"]').click()

    async def does(self, action, to):
        """Open the menu of the newest message that holds a text, and choose."""
        message = self.newest(to)
        await message.hover()
        await message.locator("[data-actions]").click()
        await self.article.locator(f'[data-do="{action}"]').click()

    async def replies(self, text, to):
        await self.does("reply", to)
        await self.types(text)
        await self.article.locator("[data-send]").click()

    async def edits(self, text, new):
        await self.does("edit", text)
        await self.types(new)
        await self.article.locator("[data-send]").click()

    async def forwards(self, text, to):
        """Forward the newest message that holds a text to a chat or a colleague."""
        await self.does("forward", text)
        await self.article.locator(f'[data-forward-to="{to}"]').click()

    async def reacts(self, emoji, to):
        await self.does("react", to)
        await self.article.locator(f'[data-emoji="{emoji}"]').click()

    async def sees(self, text):
        """Wait until the newest message that holds a text is on the screen."""
        await expect(self.newest(text)).to_be_visible()

    async def sees_no(self, text):
        await expect(self.messages(text)).to_have_count(0)

    async def is_told(self, text):
        """Wait for the short answer to a pressed button."""
        await expect(self.article.locator("[data-toast]")).to_contain_text(text)

    async def lower_end(self, selector):
        """Return where something on the phone ends, in pixels from above."""
        box = await self.article.locator(selector).bounding_box()
        return box["y"] + box["height"]

    async def is_warned(self, text):
        """Wait for the window that a pressed button opened, and close it."""
        dialog = self.article.locator("[data-alert]")
        await expect(dialog).to_contain_text(text)
        await dialog.locator("[data-close]").click()

    async def has_unread(self, chat, count):
        row = self.article.locator(f'[data-open-chat="{chat}"]')
        badge = row.locator("[data-unread]")
        if count:
            await expect(badge).to_have_text(str(count))
        else:
            await expect(badge).to_have_count(0)
