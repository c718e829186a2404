"""The rules, lists and models of one run, loaded once and handed to every stage."""

from __future__ import annotations

from dataclasses import dataclass

from communique.models.act_classifier import load_act_classifier
from communique.models.act_tagger import load_act_tagger
from communique.models.protocols import ActClassifier, ActTagger, Parser, StanceModel
from communique.models.spacy_parser import DEFAULT, load_parser
from communique.models.stance_model import load_stance_model
from communique.read.actors import ActorLists, load_actor_lists
from communique.read.clean import CleanRules, load_clean_rules
from communique.read.contrasts import ContrastRules, load_contrast_rules
from communique.read.frames import Codebook, load_codebook
from communique.read.quotes import QuoteRules, load_quote_rules
from communique.read.times import TimeRules, load_time_rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Toolkit:
    """Everything ``read_article`` needs besides the article. Nothing in it changes during a run."""

    clean: CleanRules
    parser: Parser
    actors: ActorLists
    times: TimeRules
    quotes: QuoteRules
    acts: Codebook
    contrasts: ContrastRules
    classifier: ActClassifier
    tagger: ActTagger
    stances: StanceModel


def load_toolkit(parser: str = DEFAULT) -> Toolkit:
    """Load all rules, lists and the named parser. Raises RuleError or ModelError saying what to mend."""
    return Toolkit(
        clean=load_clean_rules(),
        parser=load_parser(parser),
        actors=load_actor_lists(),
        times=load_time_rules(),
        quotes=load_quote_rules(),
        acts=load_codebook(),
        contrasts=load_contrast_rules(),
        classifier=load_act_classifier(),
        tagger=load_act_tagger(),
        stances=load_stance_model(),
    )
