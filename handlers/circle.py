"""The circle of an issue: /akses, who may see it, who leads it; sealed letters."""

from bot.domain.access import Action
from bot.services.circle import access_page, granting_access, leading, opening
from handlers.route import Answer, Button, Command, Route

ROUTES: list[Route] = [
    Command("akses", "access", Action.SEE_ACCESS, access_page.access_typed),
    Button("access", Action.SEE_ACCESS, access_page.see_access, again=True),
    Button("restrict", Action.RESTRICT, access_page.ask_restrict, again=True),
    Button("restrict_sure", Action.RESTRICT, access_page.restrict),
    Button("lift", Action.LIFT, access_page.ask_lift, again=True),
    Answer("lift_reason", Action.LIFT, access_page.answer_lift),
    Button("access_give", Action.GIVE_ACCESS, granting_access.offer_access, again=True),
    Button("access_take", Action.GIVE_ACCESS, granting_access.offer_access, again=True),
    Button("access_to", Action.GIVE_ACCESS, granting_access.give_access),
    Button("access_from", Action.GIVE_ACCESS, granting_access.take_access),
    Button("lead_change", Action.APPOINT_LEAD, leading.offer_leads, again=True),
    Button("lead_to", Action.APPOINT_LEAD, leading.ask_note, again=True),
    Answer("lead_note", Action.APPOINT_LEAD, leading.offer_lead),
    Button("unseal", Action.SEE_ISSUES, opening.unseal, again=True),
]
