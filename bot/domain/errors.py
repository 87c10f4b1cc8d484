"""Refusals. Each has a text of the same name in templates/<locale>/refusals/."""


class Refusal(Exception):
    """The desk understood the request and declines it.

    `facts` fill the text. `remedy` names a press that would help, if one does.
    """

    def __init__(self, **facts: object) -> None:
        super().__init__(type(self).__name__)
        self.facts = facts


class NotPermitted(Refusal):
    """The member's roles do not allow this."""


class UnknownIssue(Refusal):
    """No issue has this number."""


class UnknownMember(Refusal):
    """No member is meant by this."""


class IssueFinished(Refusal):
    """The issue is merged or rejected."""


class StepTaken(Refusal):
    """The issue is no longer where the button was made for: somebody moved it."""


class MergeInCircle(Refusal):
    """An issue cannot become part of itself."""


class MergeBarred(Refusal):
    """An issue about the head does not become part of one that the head reads."""


class OwnNote(Refusal):
    """Who wrote a note does not stand behind it as the second person."""


class NoteMoved(Refusal):
    """Somebody wrote the note anew, or stands behind it already."""


class OwnedLineNeeded(Refusal):
    """A line lacks what, who, or until when."""


class LinesNeeded(Refusal):
    """The text must have another number of lines."""


class OwnDecision(Refusal):
    """Who rejected an issue does not hear the appeal."""


class AlreadyTaken(Refusal):
    """Somebody has the issue already."""


class CannotTakeOver(Refusal):
    """The colleague to whom an issue is offered cannot take it."""


class ButtonExpired(Refusal):
    """The button is old, foreign, or was replaced by a newer message."""


class NothingWritten(Refusal):
    """The text is empty or holds nothing that can be seen."""


class TextTooLong(Refusal):
    """The text is longer than its place allows."""


class TimeNotUnderstood(Refusal):
    """The answer is not a time of day."""


class QuietHoursUnread(Refusal):
    """The quiet hours that were typed cannot be read."""


class LeaveNotUnderstood(Refusal):
    """The end of a leave cannot be read, is over, or is too far away."""


class MusterClosed(Refusal):
    """The roll call is closed."""


class SuspicionOver(Refusal):
    """It was decided already, or the account is suspended."""


class TooManySuspicions(Refusal):
    """As many reports of the asker wait for a decision as may."""


class NothingToCancel(Refusal):
    """No question is waiting for an answer."""


class LevelTooLow(Refusal):
    """A floor rule asks for a higher level."""


class LoweringNotPermitted(Refusal):
    """Only the crisis lead lowers a level."""


class LevelMoved(Refusal):
    """Somebody set another level while the reason was being written."""


class NotScored(Refusal):
    """The issue has no level yet."""


class FieldsMissing(Refusal):
    """The draft lacks required fields."""


class NoApprover(Refusal):
    """Nobody but the writer could approve."""


class NotApprover(Refusal):
    """At this level others approve, or the roles were changed meanwhile."""


class NotReviewer(Refusal):
    """Others look at this text before its approval."""


class ReviewOwed(Refusal):
    """Nobody approves before the reviews of the level are given."""


class NoReviewer(Refusal):
    """Nobody but a writer could look at the facts, or at the law."""


class SecondPersonNeeded(Refusal):
    """Neither a writer nor the approver records an oral approval."""


class EvidenceNeeded(Refusal):
    """Words alone do not show that somebody approved."""


class TextOnly(Refusal):
    """A field of a document takes typed words, no attachments."""


class ChooseOne(Refusal):
    """A field takes one of its choices."""


class OwnText(Refusal):
    """The writer never approves, at any rank."""


class TextChanged(Refusal):
    """The text was changed after it was submitted."""


class DocumentMoved(Refusal):
    """The document is no longer in the state that the button was made for."""


class LastAdmin(Refusal):
    """The last admin cannot be removed."""


class LastRole(Refusal):
    """A member keeps at least one role; without any they are suspended."""


class RoleReserved(Refusal):
    """Only others may give or take this role."""


class PhoneNotUnderstood(Refusal):
    """The answer is not a telephone number."""


class InvitationInvalid(Refusal):
    """The link is used, expired, withdrawn, or was never given."""


class TooManyTries(Refusal):
    """Too many links were tried within an hour."""


class LedByAnother(Refusal):
    """Somebody else was appointed to lead this issue."""


class NoOtherLead(Refusal):
    """Nobody else has the role that leading an issue takes."""


class LiftBarred(Refusal):
    """While the head is its subject an issue stays restricted."""


class SpeakerSet(Refusal):
    """Another speaks about the issue: only its lead or the head changes that."""


class StillInHand(Refusal):
    """The member has open issues, and would no longer be allowed to handle them."""


class ErasureBlocked(Refusal):
    """Somebody who still has something in hand is not erased before it is handed on."""


class ErasureOver(Refusal):
    """The request was decided by somebody else, or taken back."""
