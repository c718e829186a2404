"""Bodies named short: "the Foreign Ministry", "the union", "the rebels", "the delegation"; unnamed people."""

from __future__ import annotations

from communique.read.actors.cast import Cast
from communique.read.actors.draft import Draft, Scene
from communique.read.actors.fold import slug
from communique.read.actors.people import stand_in
from communique.read.actors.sides import SUBJECTS, list_of


def link_body(scene: Scene, cast: Cast, draft: Draft) -> None:
    """Link "the Foreign Ministry", "the union", "the group" to the body named before."""
    if draft.rule == "unlisted-body":
        name_unlisted(draft)
        return
    before = [d for d in cast.recent(200) if d.actors and d.kind in ("body", "group") and d.noun != "collective"]
    if draft.rule == "short-form":
        kinds = draft.slug.split("|")
        fitting = [d for d in cast.recent(200) if d.noun != "collective" and _stands_for(scene, d, kinds)]
        if fitting and fitting[-1].kind not in ("body", "group"):
            _take_side(scene, draft, fitting[-1].sides[0])
            return
    else:
        fitting = [d for d in before if d.actors[0].endswith(f"/{draft.slug}")]
    if not fitting:
        _body_of_setting(scene, cast, draft)
        return
    # "The airline" is what the story is about, not the carrier it named in passing.
    named = [d for d in fitting if "@" not in d.actors[0]] or fitting
    same = next((d for d in reversed(named) if _is_topic(scene, d)), named[-1])
    draft.actors, draft.sides, draft.refers_to = same.actors, same.sides, same
    draft.country, draft.sector, draft.name, draft.kind = same.country, same.sector, same.name, same.kind


def give_owners(scene: Scene, drafts: list[Draft]) -> None:
    """Give "the government of President Maduro" his state, where the lists know it."""
    people = {d.first: d for d in drafts if d.kind == "person" and len(d.sides) == 1}
    for draft in drafts:
        if draft.kind != "body" or draft.actors or draft.slug != "government" or scene.lower(draft.last) != "of":
            continue
        owner = people.get(draft.last + 1)
        if owner is not None and owner.sides[0].startswith("state:"):
            draft.actors, draft.sides, draft.country = (
                (f"body:{owner.sides[0][6:]}/government",),
                owner.sides,
                owner.country,
            )
            draft.rule += "+owner"


def _is_topic(scene: Scene, mention: Draft) -> bool:
    """True for the subject of a verb, or whoever stands beside it."""
    return scene.tokens[list_of(scene, mention)].dep in (*SUBJECTS, "agent")


def _stands_for(scene: Scene, mention: Draft, kinds: list[str]) -> bool:
    """True where a short form can stand for the body mentioned, or for the one a spokesman speaks for."""
    if mention.kind in ("body", "group"):
        return bool(mention.actors) and fits_short(scene, mention, kinds)
    known = scene.lists.known.get(mention.sides[0]) if len(mention.sides) == 1 else None
    if known is None or known.kind == "state" or mention.kind not in ("unnamed", "office", "person"):
        return False
    side = Draft(
        first=0, last=1, head=0, kind=known.kind, name=known.name, rule="", actors=(known.id,), sector=known.sector
    )
    return fits_short(scene, side, kinds)


def _take_side(scene: Scene, draft: Draft, side: str) -> None:
    """Make a short form mean a listed body."""
    known = scene.lists.known[side]
    draft.actors, draft.sides, draft.name, draft.kind = (known.id,), (known.side,), known.name, known.kind
    draft.country, draft.sector = known.country, known.sector


def link_collective(scene: Scene, cast: Cast, draft: Draft) -> None:
    """Link "the rebels" to the armed group named before; others keep the id that holds within the article."""
    if draft.slug != "group" or scene.lower(draft.first - 1) != "the":
        return
    groups = [d for d in cast.recent(200) if d.kind == "group" and d.sector == "REB" and d.noun != "collective"]
    if len({d.actors for d in groups[-6:]}) == 1:
        same = groups[-1]
        draft.actors, draft.sides, draft.refers_to, draft.name = same.actors, same.sides, same, same.name
        draft.country, draft.sector, draft.noun = same.country, same.sector, ""


def name_unlisted(draft: Draft) -> None:
    """Give a body the lists do not know an id of its name, the same in every article."""
    prefix = "group" if draft.kind == "group" else "body"
    draft.actors = (f"{prefix}:{slug(draft.name)}",)
    draft.sides = draft.sides or draft.actors


def fits_short(scene: Scene, body: Draft, kinds: list[str]) -> bool:
    """True where a short form of these kinds can stand for the body."""
    key, name = body.actors[0], body.name.lower()
    tests = {
        "ministry": key.rsplit("/", 1)[-1] in _MINISTRIES or "ministry" in name or "department" in name,
        "agency": "agency" in name or "authority" in name or key.startswith(("body:UN", "body:IAEA")),
        "igo": key.startswith("body:") and "/" not in key and body.sector not in ("LAB", "BUS"),
        "council": "council" in name,
        "commission": "commission" in name,
        "fund": "fund" in name or key == "body:IMF",
        "group": key.startswith("group:"),
        "union": body.noun in ("union",) or "union" in name.split() or body.sector == "LAB",
        "company": body.noun == "company" or body.sector == "BUS",
        "party": body.noun == "party" or body.sector == "PTY",
        "federation": "federation" in name.split() or _is_bare_acronym(body),
        "association": any(w in name for w in ("association", "federation", "chamber", "council")),
    }
    return any(tests.get(kind, False) for kind in kinds)


def _is_bare_acronym(body: Draft) -> bool:
    """True for an unlisted body known by letters only, which may be anything: "FEPOGRU"."""
    return body.rule == "unlisted-body" and body.name.isupper() and body.name.isalpha() and not body.noun


_MINISTRIES = {
    "mfa", "mod", "finance", "economy", "trade", "interior", "justice", "health", "energy", "labour", "water",
    "agriculture", "education", "transport", "information", "unification", "commerce", "treasury", "mofcom", "dfa",
}  # fmt: skip


def _body_of_setting(scene: Scene, cast: Cast, draft: Draft) -> None:
    """Without a body before it, "the government" is that of the one state the article has named so far as an actor."""
    named = [
        s for d in cast.recent(40) if d.kind in ("state", "person", "body", "office", "unnamed") for s in d.sides
        if s.startswith("state:") and d.head < draft.head
    ]  # fmt: skip
    # A state named once may be only the host or the mediator of what others do.
    sides = set(named) if len(named) > 1 or draft.slug == "government" else set()
    # A movement that thanks its hosts names their state and no other: "the government" is not theirs.
    sides = {cast.issuer} if cast.issuer is not None else sides or (set() if cast.of_group else cast.setting())
    owner = _owner(scene, cast, draft)
    sides = {owner} if owner is not None else sides
    if len(sides) > 1:
        # "The government of Myanmar ... Thailand hosted ... the army": the one state whose bodies act in the story.
        bodies = (d for d in cast.recent(200) if d.actors and "/" in d.actors[0] and d.rule != "short-form")
        own = {s for d in bodies for s in d.sides if s.startswith("state:")}
        title = (scene.article.title or "").casefold()
        titled = {s for s in sides if scene.lists.known[s].name.casefold() in title}
        sides = own if len(own) == 1 else titled if len(titled) == 1 else sides
    bare = scene.lower(draft.first - 1) in ("the", "") or owner is not None
    if draft.rule != "short-form" and len(sides) == 1 and bare:
        side = next(iter(sides))
        draft.actors, draft.sides = (f"body:{side[6:]}/{draft.slug}",), (side,)
        if draft.slug == "opposition":
            draft.sides = draft.actors  # it is of its state and does not speak for it
        draft.country = scene.lists.known[side].country
        draft.rule += "+setting"
        return
    if draft.rule == "short-form" and draft.noun in ("union", "company", "group"):
        draft.actors = (f"group:{draft.noun}@{scene.article.id[-8:]}",)
        draft.kind = "group"
        return
    draft.rule += "+unresolved"


def _owner(scene: Scene, cast: Cast, draft: Draft) -> str | None:
    """Return the state in "Mexico lost, and its trade ministry will appeal", or None."""
    its = next((c for c in scene.parsed.children[draft.head] if scene.tokens[c].dep == "poss"), None)
    owner = next((d for d in reversed(cast.recent()) if d.head == its and d.kind == "pronoun"), None)
    return owner.sides[0] if owner is not None and len(owner.sides) == 1 and "state:" in owner.sides[0] else None


def link_unnamed(scene: Scene, cast: Cast, draft: Draft) -> None:
    """Give unnamed people an id that holds within the article; "the official" is the one before."""
    noun = scene.tokens[draft.head].lemma.lower()
    if draft.definite and not draft.plural and not draft.sides:
        before = [d for d in cast.recent() if d.kind == "unnamed" and d.noun == noun and not d.plural and d.actors]
        if before:
            same = before[-1]
            draft.actors, draft.sides, draft.refers_to = same.actors, same.sides, same
            draft.country, draft.noun = same.country, noun
            return
    draft.noun = noun
    key = slug(draft.name)[:60] or noun
    single = "" if draft.plural else f".{draft.head}"
    draft.actors = (f"unnamed:{key}@{scene.article.id[-8:]}{single}",)
    if not draft.plural:
        stand_in(cast, draft)


def link_delegation(scene: Scene, cast: Cast, draft: Draft) -> None:
    """Link "the delegation" to the one before."""
    before = [d for d in cast.recent() if d.kind == "delegation" and d.actors]
    same = next((d for d in reversed(before) if (len(d.sides) > 1) == draft.plural), None)
    if same is None or not draft.definite:
        draft.rule += "+unresolved"
        return
    draft.actors, draft.sides, draft.refers_to = same.actors, same.sides, same
    draft.country, draft.sector = same.country, same.sector
