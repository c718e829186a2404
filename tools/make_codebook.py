"""Write docs/codebook.md from data/acts: ``python tools/make_codebook.py``."""

from __future__ import annotations

from pathlib import Path

from communique.read.frames import Act, load_codebook

_TARGET = Path(__file__).resolve().parent.parent / "docs" / "codebook.md"


def page() -> str:
    """Return the codebook page as Markdown."""
    book = load_codebook()
    lines = [
        "# Codebook",
        "",
        "Generated from `src/communique/data/acts/` by `python tools/make_codebook.py`; do not edit by hand.",
        "",
        f"{len(book.acts)} acts. An *event* is something that happens; a *move* is what a party does with words. "
        "What a move is about has the actuality in the column *content*: an offer is not an agreement.",
        "",
        "| act | kind | PLOVER | CAMEO | quad | content | commitment | stance |",
        "|---|---|---|---|---|---|---|---|",
    ]
    acts = sorted(book.acts.values(), key=lambda a: (a.kind, a.group, a.id))
    for act in acts:
        plover = f"{act.plover}{'/' + act.mode if act.mode else ''}" or "none"
        cells = (
            f"[{act.id}](#{act.id})",
            act.kind,
            plover,
            act.cameo,
            str(act.quad),
            act.content,
            act.commitment,
            act.stance,
        )
        lines.append("| " + " | ".join(cells) + " |")
    lines += ["", *_losses(acts), ""]
    for act in acts:
        lines += _entry(act)
    return "\n".join(lines).rstrip() + "\n"


def _losses(acts: list[Act]) -> list[str]:
    """What is lost on the way to PLOVER."""
    by_event: dict[str, list[str]] = {}
    for act in acts:
        by_event.setdefault(act.plover or "(no PLOVER event)", []).append(act.id)
    lines = ["## What PLOVER cannot tell apart", "", "| PLOVER | acts that fall together |", "|---|---|"]
    lines += [f"| {event} | {', '.join(ids)} |" for event, ids in sorted(by_event.items()) if len(ids) > 1]
    lines += [
        "",
        "Also lost: actuality (PLOVER 2.0 defines auxiliary modes for it that no project fully implements), the chain "
        "of who says so, conditions, and the holder of a move where another voices it. What is denied has "
        "no PLOVER record; planned or proposed contacts and help become AGREE, announced withdrawals CONCEDE.",
    ]
    return lines


def _entry(act: Act) -> list[str]:
    """One act's section."""
    words = []
    for trigger in act.triggers:
        constraint = trigger.particle or trigger.prep
        words += [f"{lemma}{' ' + '/'.join(constraint) if constraint else ''}" for lemma in trigger.lemmas]
    return [
        f"## {act.id}",
        "",
        act.definition,
        "",
        f"Expressed by: {', '.join(dict.fromkeys(words)) or 'the speaker and the modal'}.",
        "",
        *(f"- yes: {example}" for example in act.examples),
        *(f"- no: {example}" for example in act.not_examples),
        "",
    ]


if __name__ == "__main__":
    _TARGET.write_text(page(), encoding="utf-8")
