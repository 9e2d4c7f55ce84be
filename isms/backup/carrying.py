"""
What an older register must not forget when it comes back: who was shut out since, which rights and passwords were
changed, which codes were used, what was sent.

Without a present register to ask, nobody knows: then no recovery code and no calendar address stays valid.
"""

from sqlmodel import Session, col, delete, select

from inventory.register_tables import Unit
from inventory.work import WHOLE_TREE, Work
from isms.accounts import credential_digests, recovery
from isms.accounts.people_tables import CalendarLink, OneTimeLink, Person, RecoveryCode, SignIn
from isms.backup.comparison import accounts_of_both, unit_of
from schedules.alerts.alert_tables import Alert, AlertRecipient, Message

BATCH = 500


def carry(work: Work, present: Session | None) -> dict[str, int]:
    """
    Take from the register restored what was revoked since; return how many recovery codes and calendar links went.

    `work`: of the register restored. Sessions and one-time links of the past never come back to life.
    """
    work.session.execute(delete(SignIn))
    work.session.execute(delete(OneTimeLink))
    if present is not None:
        _close_accounts(work, present)
        _keep_rights(work, present)
        _keep_credentials(work, present)
        _carry_mail(work.session, present)
    return {"recovery_codes": _drop_codes(work, present), "calendar_links": _revoke_links(work, present)}


def _close_accounts(work: Work, present: Session) -> None:
    closed = select(Person).where(col(Person.active).is_(False))
    idle = {person.name: person.idle_closed_at for person in present.exec(closed)}
    for person in work.session.exec(select(Person).where(col(Person.active), col(Person.name).in_(idle))):
        person.active, person.idle_closed_at = False, idle[person.name]
        work.record("person.deactivated", f"person:{person.name}", {"by": "restore"})


def _keep_rights(work: Work, present: Session) -> None:
    """
    Leave role and unit as they are now: what was taken away does not come back.

    Where the older register lacks the unit, the account is closed: an administrator opens it in another one.
    """
    units = dict(work.session.exec(select(Unit.code, Unit.id)).all())
    for person, now in accounts_of_both(work.session, present):
        unit = unit_of(present, now)
        if (person.role, unit_of(work.session, person)) == (now.role, unit):
            continue
        person.role = now.role
        if not unit or unit in units:
            person.unit_id = units[unit] if unit else None
            shown = {"role": now.role, "unit": unit or WHOLE_TREE, "by": "restore"}
            work.record("person.changed", f"person:{person.name}", shown)
            continue
        shown = {"role": now.role, "unit": unit_of(work.session, person) or WHOLE_TREE, "by": "restore"}
        work.record("person.changed", f"person:{person.name}", shown)
        if person.active:
            person.active = False
            work.record("person.deactivated", f"person:{person.name}", {"by": "restore"})


def _keep_credentials(work: Work, present: Session) -> None:
    """Leave passwords and second factors as they are now: an old password, perhaps a stolen one, stays worthless."""
    for person, now in accounts_of_both(work.session, present):
        name = f"person:{person.name}"
        if person.password_hash != now.password_hash:
            person.password_hash, person.must_change_password = now.password_hash, now.must_change_password
            detail = {"by": "restore"} | credential_digests.of_password(person)
            work.record("person.password_set", name, detail)
        if (person.totp_secret, person.totp_confirmed_at is None) == (now.totp_secret, now.totp_confirmed_at is None):
            continue
        person.totp_secret, person.totp_confirmed_at = now.totp_secret, now.totp_confirmed_at
        person.totp_last_step = now.totp_last_step
        recovery.forget(work.session, person)
        for code in present.exec(select(RecoveryCode).where(RecoveryCode.person_id == now.id)):
            work.session.add(RecoveryCode(person_id=person.id, code_hash=code.code_hash, used_at=code.used_at))
        action = "person.second_factor_on" if now.totp_confirmed_at else "person.second_factor_off"
        digests = credential_digests.of_factor(person) | credential_digests.of_codes(work.session, person)
        work.record(action, name, {"by": "restore"} | (digests if now.totp_confirmed_at else {}))


def _drop_codes(work: Work, present: Session | None) -> int:
    unused = select(RecoveryCode).where(col(RecoveryCode.used_at).is_(None))
    valid = {code.code_hash for code in present.exec(unused)} if present else set()
    dropped = [code for code in work.session.exec(unused) if code.code_hash not in valid]
    for code in dropped:
        work.session.delete(code)
    return len(dropped)


def _revoke_links(work: Work, present: Session | None) -> int:
    open_ones = select(CalendarLink).where(col(CalendarLink.revoked_at).is_(None))
    valid = {link.token_hash for link in present.exec(open_ones)} if present else set()
    revoked = [link for link in work.session.exec(open_ones) if link.token_hash not in valid]
    for link in revoked:
        link.revoked_at = work.now
    return len(revoked)


def _carry_mail(old: Session, present: Session) -> None:
    """Note as sent what the present register has sent: nobody gets the same alert twice."""
    unsent = select(Message.id).where(col(Message.sent_at).is_(None))
    waits = col(AlertRecipient.message_id).is_(None) | col(AlertRecipient.message_id).in_(unsent)
    waiting = old.exec(
        select(AlertRecipient, Alert.key, Person.name)
        .join(Alert, col(Alert.id) == col(AlertRecipient.alert_id))
        .join(Person, col(Person.id) == col(AlertRecipient.person_id))
        .where(waits)
    ).all()
    copies: dict[int, Message] = {}
    for start in range(0, len(waiting), BATCH):
        some = waiting[start : start + BATCH]
        sent = _sent(present, [key for _, key, _ in some])
        for recipient, key, name in some:
            message = sent.get((key, name))
            if message is not None:
                copy = copies.get(message.id) or _copy(old, message, recipient.person_id)
                copies[message.id] = copy
                recipient.message_id = copy.id
    old.flush()
    filled = select(AlertRecipient.message_id).where(col(AlertRecipient.message_id).is_not(None))
    old.execute(delete(Message).where(col(Message.sent_at).is_(None), col(Message.id).not_in(filled)))


def _sent(present: Session, keys: list[str]) -> dict[tuple[str, str], Message]:
    """Return the messages in which alerts went to people, by the alert's key and the person's name."""
    found = present.exec(
        select(Alert.key, Person.name, Message)
        .join(AlertRecipient, col(AlertRecipient.alert_id) == col(Alert.id))
        .join(Person, col(Person.id) == col(AlertRecipient.person_id))
        .join(Message, col(Message.id) == col(AlertRecipient.message_id))
        .where(col(Message.sent_at).is_not(None), col(Alert.key).in_(keys))
    )
    return {(key, name): message for key, name, message in found}


def _copy(old: Session, sent: Message, person_id: int) -> Message:
    """Return the same message in the register restored: there already, or put there."""
    same = (Message.person_id == person_id, Message.day == sent.day, Message.kind == sent.kind)
    kept = old.exec(select(Message).where(*same, Message.created_at == sent.created_at)).first()
    kept = kept or old.exec(select(Message).where(*same, col(Message.sent_at).is_(None))).first()
    kept = kept or Message(**sent.model_dump(exclude={"id", "person_id"}), person_id=person_id)
    kept.sent_at, kept.sent_to, kept.attempts, kept.last_error = sent.sent_at, sent.sent_to, sent.attempts, ""
    old.add(kept)
    old.flush()
    return kept
