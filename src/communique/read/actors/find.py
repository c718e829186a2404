"""``find_actors``: the mentions of an article, each linked to whom it means as far as the text supports it."""

from __future__ import annotations

from communique.read.actors.affiliation import affiliate, give_states, name_short_firms
from communique.read.actors.beside import appositions
from communique.read.actors.bodies import (
    give_owners,
    link_body,
    link_collective,
    link_delegation,
    link_unnamed,
    name_unlisted,
)
from communique.read.actors.cast import Cast
from communique.read.actors.counted import link_counted
from communique.read.actors.draft import Draft, Scene, finish
from communique.read.actors.issuer import filed_from, issues_for_group, issuing_state
from communique.read.actors.lists import ActorLists
from communique.read.actors.names import find_names
from communique.read.actors.people import borrow_side, link_office, link_person, refer
from communique.read.actors.phrases import compose
from communique.read.actors.pronouns import link_ahead, link_pronoun
from communique.read.actors.scan import scan
from communique.read.actors.shorts import with_listed_names, with_short_names
from communique.read.actors.sides import link_plural
from communique.schema import ActorMention, Article, Parsed


def find_actors(article: Article, parsed: Parsed, lists: ActorLists) -> tuple[ActorMention, ...]:
    """Return the mentions of actors and places in text order, linked as of the day of publication.

    A mention whose actor the text leaves open has no ``actors``; ``candidates`` says who it could be. Mentions of kind
    ``place`` are capitals and cities that are no actors where they stand. Pure; raises nothing on any text.
    """
    day = article.published.latest if article.published is not None else None
    scene = Scene(article=article, parsed=parsed, lists=lists, day=day)
    scan(scene)
    names = with_short_names(scene, with_listed_names(scene, find_names(scene)))
    drafts = compose(scene, names)
    link(scene, drafts)
    return finish(drafts, scene)


def link(scene: Scene, drafts: list[Draft]) -> None:
    """Link the mentions of an article in text order. Full names are entered first: a surname may stand before one."""
    outlet = scene.article.outlet
    cast = Cast(
        scene=scene,
        issuer=issuing_state(outlet, scene.lists),
        of_group=issues_for_group(outlet, (d.name for d in drafts if d.kind == "group"), scene.lists),
        filed=filed_from(scene.article.dateline.places, scene.lists) if scene.article.dateline else None,
    )
    cast.drafts = drafts
    pairs = appositions(scene, drafts)
    _share(scene, drafts, pairs)
    give_states(scene, drafts)
    name_short_firms(scene, drafts)
    for draft in drafts:
        if draft.rule == "unlisted-body" and not draft.actors:
            name_unlisted(draft)
    for draft in drafts:
        if draft.kind == "person" and draft.slug == "named":
            link_person(scene, cast, draft)
    for persona in cast.people.values():
        persona.at.clear()
    give_owners(scene, drafts)
    for draft in drafts:
        _link_one(scene, cast, draft, pairs)
        cast.settle(draft)
    for draft in drafts:
        if draft.kind == "pronoun" and not draft.actors:
            link_ahead(scene, cast, draft)
    affiliate(scene, cast, drafts)
    link_counted(scene, drafts)


def _share(scene: Scene, drafts: list[Draft], pairs: dict[int, Draft]) -> None:
    """Give a name the office that stands beside it."""
    for draft in drafts:
        name = pairs.get(id(draft))
        if name is None:
            continue
        draft.kind = "office"
        name.owned = any(_owns(scene, draft, c) for c in scene.parsed.children[draft.head])
        if name.klass is None:
            name.klass, name.office, name.sector = draft.klass, draft.office, name.sector or draft.sector
            name.sides = name.sides or draft.sides
            name.belongs_to = name.belongs_to or draft.belongs_to
            name.country = name.country or draft.country
            name.former = name.former or draft.former


def _link_one(scene: Scene, cast: Cast, draft: Draft, pairs: dict[int, Draft]) -> None:
    """Link one mention by its kind."""
    if id(draft) in pairs:
        _beside_name(scene, cast, draft, pairs[id(draft)])
    elif draft.kind == "person":
        _person(scene, cast, draft)
    elif draft.kind == "office":
        link_office(scene, cast, draft)
    elif draft.kind == "plural":
        link_plural(scene, cast, draft)
    elif draft.kind == "pronoun":
        link_pronoun(scene, cast, draft)
    elif draft.kind == "delegation" and not draft.actors:
        link_delegation(scene, cast, draft)
    elif draft.kind in ("body", "group") and not draft.actors:
        link_body(scene, cast, draft)
    elif draft.noun == "collective":
        link_collective(scene, cast, draft)
    elif draft.kind == "unnamed":
        link_unnamed(scene, cast, draft)


def _beside_name(scene: Scene, cast: Cast, draft: Draft, name: Draft) -> None:
    """Link an office in apposition to the person named beside it."""
    if not name.actors:
        link_person(scene, cast, name)
    persona = cast.of(name)
    if persona is not None:
        words = draft.name
        if not persona.sides:
            # "Its chairman, Doug Lanyon": whose chairman the possessive says.
            if not draft.sides:
                borrow_side(scene, cast, draft)
            own = _own_side(scene, cast, draft)
            persona.sides = name.sides = draft.sides or ((own,) if own else ())
            persona.country = name.country = persona.country or draft.country
        refer(draft, persona, cast)
        draft.refers_to, draft.name = name, persona.name or words


def _own_side(scene: Scene, cast: Cast, draft: Draft) -> str | None:
    """The state whose ministry issues the article, for an office that stands before any other side in its sentence."""
    others = (
        d for d in cast.recent() if scene.same_sentence(d.first, draft.first) and d.head < draft.first and d.sides
    )
    own = draft.definite and draft.sector == "GOV" and not draft.former
    return None if not own or any(cast.issuer not in d.sides for d in others) else cast.issuer


def _person(scene: Scene, cast: Cast, draft: Draft) -> None:
    """Link a name, and say which mention came before it."""
    if draft.actors:
        cast.people[draft.actors[0]].at.append(draft.head)
    else:
        link_person(scene, cast, draft)
    draft.refers_to = cast.last.get(draft.actors) if draft.actors else None


def _owns(scene: Scene, office: Draft, child: int) -> bool:
    """Whether a word below an office says whose it is: "its president", "president of Local 12".

    "The president of the Republic" is that of the state at home.
    """
    if scene.tokens[child].dep == "poss":
        return True
    if scene.lower(child) != "of" or office.klass != "president":
        return False
    inside = [scene.tokens[k] for k in scene.parsed.subtree(child)]
    return any(t.pos == "PROPN" for t in inside) and not any(t.dep == "det" for t in inside)
