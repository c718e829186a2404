"""Render a view of the record as one HTML page: everything is escaped, nothing is fetched, no script runs."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

import jinja2
from markupsafe import Markup

from communique import __version__
from communique.web import words
from communique.web.view import RecordView, reported


def render(view: RecordView) -> str:
    """Return the page of ``view``. The same view gives the same page.

    The style stands in the page and its hash in the content security policy, so that the page is one file which
    looks the same when it is opened from a disk, where a policy of ``'self'`` matches nothing in some browsers.
    """
    style = files("communique").joinpath("web", "style.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    page = _environment().get_template("page.html")
    # The style is ours, and ">" in it must not become "&gt;": it is the one thing that is not escaped.
    return page.render(view=view, style=Markup(style), style_hash=Markup(f"sha256-{digest}"), version=__version__)


def _environment() -> jinja2.Environment:
    """Return the template environment: autoescaped, and a name that is not defined is an error."""
    templates = files("communique").joinpath("web", "templates")
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: templates.joinpath(name).read_text("utf-8")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["words"] = words.date_in_words
    environment.filters["iso"] = words.date_in_iso
    environment.filters["day"] = words.day_in_words
    environment.filters["lasting"] = words.length_in_words
    environment.filters["reported"] = reported
    environment.filters["state"] = words.state
    return environment
