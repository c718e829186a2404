"""A name cut short is the long one where only one bears it, and never where two could."""

from __future__ import annotations

from dataclasses import replace

from communique.merge.actors import (
    collect_actors,
    link_acronyms,
    link_actors,
    link_governments,
    link_nameless,
)
from communique.pipeline import read_article
from communique.schema import Actor, RawArticle, Reading
from communique.toolkit import Toolkit

DAY = (("date", "2024-05-15"),)


def group(ident: str, name: str, side: str | None = None) -> Actor:
    kind = ident.partition(":")[0]
    return Actor(id=ident, name=name, kind=kind, side=side, country=None, sector=None)


def pairs(*actors: Actor) -> set[tuple[str, str]]:
    return {(link.left, link.right) for link in link_actors(actors)}


LONG = group("group:lake-herders-front", "Lake Herders Front")
SHORT = group("group:front", "Front")


def test_the_front_is_the_only_front() -> None:
    assert pairs(LONG, SHORT) == {("group:front", "group:lake-herders-front")}


def test_two_fronts_leave_the_front_open() -> None:
    assert not pairs(LONG, SHORT, group("group:river-unity-front", "River Unity Front"))


def test_a_common_noun_is_nobodys_short_name() -> None:
    assert not pairs(LONG, group("group:front@1", "front"))


def test_persons_of_two_sides_stay_apart() -> None:
    one = group("person:amina-otieno", "Amina Otieno", "state:KEN")
    assert not pairs(one, group("person:otieno@1", "Otieno", "state:UGA"))
    assert pairs(one, group("person:otieno@1", "Otieno"))


def test_unlinked_words_are_the_one_actor_so_called() -> None:
    assert pairs(LONG, group("unnamed:the-lake-herders-front", "The Lake Herders Front")) == {
        ("group:lake-herders-front", "unnamed:the-lake-herders-front")
    }


def test_a_surname_without_a_side_in_common_waits_for_a_person() -> None:
    one = group("person:amina-otieno", "Amina Otieno", "state:KEN")
    links = [link_actors((one, group("person:otieno@1", "Otieno", side))) for side in (None, "state:KEN")]
    assert [[link.judgement for link in found] for found in links] == [["unsure"], ["yes"]]


def test_labour_is_the_only_labour_party() -> None:
    party, labour, farmers = (
        group("group:labour-party", "Labour Party"), group("body:labour", "Labour"), group("group:farmers", "Farmers"),
    )  # fmt: skip
    assert pairs(party, labour, farmers) == {("body:labour", "group:labour-party")}
    assert pairs(party, farmers, group("group:farmers-party", "Farmers' Party")) == {
        ("group:farmers", "group:farmers-party")
    }


def read(text: str, kit: Toolkit) -> Reading:
    raw = RawArticle(url=f"{len(text)}.txt", media_type="text/plain", content=text.encode(), headers=DAY)
    reading = read_article(raw, kit)
    assert isinstance(reading, Reading), reading
    return reading


def test_letters_that_one_article_gives_are_known_in_all(kit: Toolkit) -> None:
    one = read("The Lake Liberation Army (LLA) met Chad's envoy on Monday and rejected the plan for the wells.", kit)
    two = read("The LLA wants the wells back. Its spokesman said that it would wait for the envoy of Chad.", kit)
    actors = collect_actors((one, two))
    assert {(x.left, x.right) for x in link_acronyms((one, two), actors)} == {
        ("body:lla", "group:lake-liberation-army")
    }
    assert not link_acronyms((two,), collect_actors((two,)))


def told(text: str, kit: Toolkit, outlet: str = "Lake Courier") -> Reading:
    headers = (*DAY, ("outlet", outlet))
    raw = RawArticle(url=f"{outlet}.txt", media_type="text/plain", content=text.encode(), headers=headers)
    reading = read_article(raw, kit)
    assert isinstance(reading, Reading), reading
    return reading


def test_a_government_is_that_of_the_other_articles(kit: Toolkit) -> None:
    known = [told(f"Chad's government rejected the plan of May {n}.", kit, f"Courier {n}") for n in (3, 4, 5)]
    open_ = told("The Front met the government on Monday. It thanked the people of Norway.", kit, "Lake Herders Front")
    found = {(link.left, link.right) for link in link_governments((*known, open_))}
    assert found == {("state:TCD", "unnamed:government")}
    assert not link_governments((known[0], open_))


def test_a_surname_is_whose_side_its_article_names(kit: Toolkit) -> None:
    one = group("person:amina-otieno", "Amina Otieno", "state:KEN")
    article = told("Otieno rejected the plan of Kenya on Monday. Otieno left.", kit)
    short = next(a for m in article.actors for a in m.actors if "otieno@" in a)
    (link,) = link_actors((one, group(short, "Otieno")), (article,))
    assert link.judgement == "yes"


def test_two_spellings_of_a_name_with_the_same_letters_are_one(kit: Toolkit) -> None:
    readings = (
        told("The Lake Clerks, Porters and Divers Union (LCPDU) left the talks.", kit, "A"),
        told("The Lake Clerks Porters Divers Union (LCPDU) left the talks.", kit, "B"),
    )
    (link,) = link_acronyms(readings, collect_actors(readings))
    assert {link.left, link.right} == {
        "body:lake-clerks-porters-and-divers-union",
        "body:lake-clerks-porters-divers-union",
    }


def test_the_rebels_of_several_articles_are_one_unless_two_groups_are_named(kit: Toolkit) -> None:
    def rebels(ident: str, name: str) -> Actor:
        return Actor(id=ident, name=name, kind="group", side=None, country=None, sector="REB")

    one, two = rebels("group:rebels@1", "rebels"), rebels("group:rebel-forces@2", "rebel forces")
    front, army = rebels("group:lake-front", "Lake Front"), rebels("group:hill-army", "Hill Army")
    union = Actor(id="group:union@3", name="union", kind="group", side=None, country=None, sector="LAB")

    def linked(*actors: Actor) -> set[tuple[str, str]]:
        articles = (told(f"Chad's government met the rebels on May {n}.", kit, f"Courier {n}") for n in (3, 4))
        named = [replace(article, actors=tuple(replace(m, actors=(a.id,)) if m.kind == "group" else m
                                               for m in article.actors))
                 for article in articles for a in actors]  # fmt: skip
        return {(link.left, link.right) for link in link_nameless(actors, named)}

    assert linked(one, two, union) == {("group:rebel-forces@2", "group:rebels@1")}
    assert linked(one, two, front) == {("group:lake-front", "group:rebel-forces@2"), ("group:lake-front", one.id)}
    assert not linked(one, two, front, army)
    apart = told("Chad's government met the rebels.", kit, "A"), told("Mali's government met the rebels.", kit, "B")
    assert not link_nameless(collect_actors(apart), apart)


def test_employers_beside_a_union_are_those_of_the_other_reports(kit: Toolkit) -> None:
    def told(text: str, ident: str) -> Reading:
        raw = RawArticle(url=ident, media_type="text/plain", content=text.encode(), headers=DAY)
        reading = read_article(raw, kit)
        assert isinstance(reading, Reading)
        return reading

    dispute = (
        told("The employers met the union. Ed Moss, the union leader, was content.", "A"),
        told("The union turned the employers down, Ed Moss said.", "B"),
    )
    links = link_nameless(collect_actors(dispute), dispute)
    assert sum("employers" in link.left for link in links) == 1
    apart = told("The employers met the union.", "A"), told("The union of Callao struck against the employers.", "B")
    assert not [link for link in link_nameless(collect_actors(apart), apart) if "employers" in link.left]
