"""A hand-made view with one row of each kind."""

from __future__ import annotations

from communique.schema import Dated
from communique.web.view import (
    AccountView,
    ChangeView,
    CommitmentView,
    ContactView,
    DisputeView,
    Evidence,
    Piece,
    PositionView,
    RecordView,
    SourceView,
    TimelineView,
)


def on(day: str) -> Dated:
    """Return one known day."""
    return Dated(earliest=day, latest=day, precision="day", value=day, words=day)


def evidence(
    text: str, *, before: str = "", after: str = "", chain: tuple[str, ...] = ("Harbour Gazette",)
) -> Evidence:
    """Return a report whose paragraph is ``before + text + after``."""
    pieces = (Piece(text=before, marked=False), Piece(text=text, marked=True), Piece(text=after, marked=False))
    return Evidence(
        finding="move-0011223344556677",
        source=1,
        pieces=tuple(piece for piece in pieces if piece.text),
        words=text,
        chain=chain,
        basis="rule:acts/promise",
    )


def full_view(text: str = "The union promised to unload medical goods") -> RecordView:
    """Return a view in which every section has a row, with ``text`` wherever words of an article stand."""
    report = evidence(text, after=" from Friday.", chain=("the union", "labour ministry", "Harbour Gazette"))
    source = SourceView(
        number=1,
        title=text,
        outlet="Harbour Gazette",
        agency=None,
        published=on("2024-06-06"),
        why="metadata: the date given with the article",
        independent=True,
        link=None,
        url="articles.jsonl#2",
        text_hash="article-0123456789abcdef",
    )
    undated = SourceView(
        number=2,
        title="A rewritten story",
        outlet=None,
        agency=None,
        published=None,
        why="",
        independent=False,
        link="https://news.example/2",
        url="https://news.example/2",
        text_hash="article-fedcba9876543210",
    )
    return RecordView(
        title="Record of the port talks",
        as_of="2024-06-06",
        timeline=(
            TimelineView(
                id="event-1",
                when=on("2024-06-05"),
                kind="event",
                what="met",
                who="union, employers",
                towards="",
                actuality="happened",
                evidence=(report,),
            ),
            TimelineView(
                id="move-1",
                when=None,
                kind="move",
                what="demand: a pay rise of 9 percent",
                who="union",
                towards="employers",
                actuality="happened",
                evidence=(report, report),
            ),
        ),
        contacts=(
            ContactView(
                id="contact-1",
                when=Dated(earliest="2024-06-03", latest="2024-06-09", precision="week", words="that week"),
                channel="meeting",
                parties=("Harbour Workers' Union", "Port Employers' Association"),
                mediators=("labour ministry",),
                where="Pretoria",
                length="six hours",
                status="happened",
                asked=(("the union", "Harbour Gazette"), ("the employers", "Coast Courier")),
                evidence=(report,),
            ),
        ),
        commitments=(
            CommitmentView(
                id="commitment-1",
                holders=("Harbour Workers' Union",),
                towards=(),
                text=text,
                quantity=None,
                condition="if the port opens",
                made=on("2024-06-06"),
                due=on("2024-06-07"),
                said="agreed",
                supported="claimed_only",
                deadline="overdue",
                history=(ChangeView(when=None, axis="said", before=None, after="agreed", evidence=report),),
                evidence=(report,),
            ),
        ),
        positions=(
            PositionView(
                id="position-1",
                holder="Port Employers' Association",
                issue="pay",
                stance="offer",
                text="6.5 percent",
                conditions=(),
                since=on("2024-06-06"),
                evidence=(report,),
            ),
            PositionView(
                id="position-2",
                holder="Harbour Workers' Union",
                issue="night shifts",
                stance="demand",
                text="at most 10 hours",
                conditions=("if the employers agree",),
                since=None,
                evidence=(report,),
            ),
        ),
        disputes=(
            DisputeView(
                id="dispute-1",
                kind="conflict",
                about="whether strikers were threatened",
                accounts=(
                    AccountView(holder="union", says="yes", evidence=report),
                    AccountView(holder="employers", says="no", evidence=report),
                ),
            ),
        ),
        sources=(source, undated),
        rejected=(("photo.jpg", "media-type"),),
    )
