"""Questions to the dependency tree: who is the subject, what is the object, what does it govern.

Labels are ClearNLP's as spaCy's English models give them (see ``schema/parsed.py``). Where the parser is known to
go wrong on news, a repair is written down beside the question it helps.
"""

from __future__ import annotations

from communique.read.frames.lemmas import lemma_of
from communique.schema import Parsed, Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_CLAUSES = ("ccomp", "xcomp")
#: Prepositions whose clause tells when or how something was done, not what it is about.
_CIRCUMSTANCE = ("before", "after", "by", "without", "since", "while", "until", "despite", "besides", "upon")
#: Verbs whose object the parser may make the subject of what follows: "let the crew go", "found them guilty".
_SMALL_CLAUSE = ("let", "find", "set", "declare", "keep", "hold", "leave")
_APART = ("aside", "off", "away")
_MEASURES = ("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL")
_TO_BE_DONE = ("be", "have", "need", "remain")
_RELATIVE = ("who", "which", "that", "whom")
#: Nouns for what asks somebody else to do something.
_ASKING = ("invitation", "appeal", "call", "request", "order", "instruction", "demand", "plea", "ultimatum", "advice")
#: Verbs whose object is who did what the "for" or "of" phrase tells.
_JUDGING = (
    "thank", "praise", "commend", "congratulate", "credit", "applaud", "blame", "criticise", "criticize", "condemn",
    "denounce", "slam", "fault", "rebuke", "accuse", "suspect", "punish", "fine", "reward",
)  # fmt: skip
_TRIM = (".", ",", ";", ":", "-", "--", "–", "—", '"', "“", "”", "'", "’", "‘", "(", ")", "`", "``", "''")


class Tree:
    """Read-only questions to one parsed article; token indices in, token indices out."""

    def __init__(self, parsed: Parsed) -> None:
        """Wrap a parse."""
        self.parsed = parsed
        self.tokens = parsed.tokens

    def token(self, i: int) -> Token:
        """The token of that index."""
        return self.tokens[i]

    def kids(self, i: int, *deps: str) -> tuple[int, ...]:
        """Direct dependents of ``i``, all or those with one of the labels, in text order."""
        children = self.parsed.children[i]
        return tuple(c for c in children if self.tokens[c].dep in deps) if deps else children

    def lemma(self, i: int) -> str:
        """Lower-case lemma of a token, mended where the tagger's is no word."""
        return lemma_of(self.tokens[i])

    def group(self, i: int) -> tuple[int, ...]:
        """``i`` and everything coordinated with it, in text order."""
        found = [i]
        for member in found:
            # "The minister of A, X, and the president of B, Y, will meet": the second hangs on the first one's name.
            joined = [
                c for name in self.kids(member, "appos") for c in self.kids(name, "conj") if self._is_named(name, c)
            ]
            found.extend(c for c in (*self.kids(member, "conj"), *joined) if self._same_kind(i, c))
        return tuple(found)

    def _is_named(self, name: int, other: int) -> bool:
        """Whether an apposition is somebody's name, and what is coordinated with it is another office holder."""
        if self.tokens[name].pos != "PROPN":
            return False
        named_too = any(self.tokens[a].pos == "PROPN" for a in self.kids(other, "appos"))
        return named_too or self.tokens[name].ent == "PERSON"

    def _same_kind(self, left: int, right: int) -> bool:
        """Coordinated words count when both are verbal or both are nominal, and a finite verb follows a finite one."""
        verbal = ("VERB", "AUX")
        if self._hyphenated(left, right):
            return False
        return (self.tokens[left].pos in verbal) == (self.tokens[right].pos in verbal)

    def _hyphenated(self, left: int, right: int) -> bool:
        """Whether two words are one with a hyphen, which the parser splits: "to re-enter"."""
        between = self.tokens[left + 1 : right]
        glued = all(t.text == "-" for t in between) and len(between) == 1
        return glued and self.tokens[left].end == between[0].start and between[0].end == self.tokens[right].start

    def _is_prefix(self, i: int) -> bool:
        """Whether a token is "re" or the hyphen of a word that the parser splits ("re-enter"): the rest is the word."""
        after = self.tokens[i + 1 : i + 3]
        if self.tokens[i].text == "-":
            return bool(after) and self.tokens[i].end == after[0].start
        return len(after) == 2 and self._hyphenated(i, i + 2) and self.tokens[i].tag == "VB" == after[1].tag

    def is_passive(self, i: int) -> bool:
        """Whether a verb is passive: an auxiliary "be/get" as auxpass, or a bare participle after its noun."""
        if self.kids(i, "auxpass", "nsubjpass"):
            return True
        token = self.tokens[i]
        acted = token.dep == "advcl" and bool(self.kids(i, "agent"))  # "resumed their dialogue, mediated by Norway"
        return token.tag == "VBN" and (acted or (token.dep == "acl" and not self._is_main(i)))

    def _is_main(self, i: int) -> bool:
        """Whether a participle is the verb of its sentence: "Peru, which borders both, offered to host talks".

        Repair: the parser makes the subject the root and hangs its verb on it as a participle.
        """
        token = self.tokens[i]
        above = self.tokens[token.head]
        after_comma = i > 0 and self.tokens[i - 1].text == ","
        clause_before = any(c < i for c in self.kids(above.i, "relcl", "appos"))
        return above.head == above.i and above.pos in ("NOUN", "PROPN") and after_comma and clause_before

    def is_untold(self, i: int) -> bool:
        """Whether a verb is passive and does not say by whom: "by two weeks" is nobody."""
        agents = (p for a in self.kids(i, "agent") for p in self.kids(a, "pobj"))
        return self.is_passive(i) and all(self.tokens[p].ent in _MEASURES for p in agents)

    def negated(self, i: int) -> bool:
        """Whether a predicate is negated: "not", "never", "no longer", or an object or subject with "no"."""
        if self.kids(i, "neg") or any(
            self.lemma(k) in ("never", "neither", "hardly") for k in self.kids(i, "advmod", "preconj")
        ):
            return True
        if self.tokens[i].dep == "pcomp" and self.lemma(self.tokens[i].head) == "without":
            return True  # "without reaching an agreement"
        if self.tokens[i].pos == "ADJ" and self.tokens[i].dep == "acomp" and self.kids(self.tokens[i].head, "neg"):
            return True  # "is not ready"
        near = self.kids(i, "dobj", "nsubj", "nsubjpass", "attr", "pobj")
        return any(self.lemma(d) in ("no", "neither") for n in near for d in self.kids(n, "det", "preconj"))

    def modals(self, i: int) -> tuple[int, ...]:
        """Modal auxiliaries of a verb; a coordinated bare verb shares the modal of its first conjunct."""
        own = tuple(k for k in self.kids(i, "aux") if self.tokens[k].tag == "MD")
        token = self.tokens[i]
        if not own and token.dep == "conj" and token.tag == "VB" and not self.kids(i, "aux", *_SUBJECTS):
            return self.modals(token.head)
        return own

    def objects(self, i: int) -> tuple[int, ...]:
        """Heads of the objects of a verb: what is acted on, also in the passive and in relative clauses."""
        if self.is_passive(i) and self.tokens[i].dep == "xcomp" and self.lemma(self.tokens[i].head) in _TO_BE_DONE:
            return self.kids(self.tokens[i].head, "nsubj")  # "the paper is to be signed", "has to be signed"
        if self.is_passive(i):
            # "were given access": the passive of a verb with two objects keeps the thing.
            found = self.kids(i, "dobj") if self.kids(i, "nsubjpass") else ()
            found = found or self.kids(i, "nsubjpass")
            if not found and self.tokens[i].dep in ("acl", "relcl"):
                found = (self.tokens[i].head,)
            if found and self.lemma(found[0]) in _RELATIVE and self.tokens[i].dep == "relcl":
                found = (self.tokens[i].head,)
            if not found and self.tokens[i].dep == "conj" and self.is_passive(self.tokens[i].head):
                return self.objects(self.tokens[i].head)
            return found
        # "Brushed aside a plea": the parser takes the particle for a preposition.
        apart = (*self.kids(i, "prt"), *(k for k in self.kids(i, "prep") if self.tokens[k].text.lower() in _APART))
        found = self.kids(i, "dobj") or tuple(p for k in apart for p in self.kids(k, "pobj"))
        if not found and self.tokens[i].dep == "relcl" and self.kids(i, "nsubj") and not self.kids(i, *_CLAUSES):
            subject = self.kids(i, "nsubj")[0]
            if self.lemma(subject) not in _RELATIVE:
                return (self.tokens[i].head,)
        if found and self.lemma(found[0]) in _RELATIVE and self.tokens[i].dep == "relcl":
            return (self.tokens[i].head,)
        return found or self._of_small_clause(i)

    def _of_small_clause(self, i: int) -> tuple[int, ...]:
        """The object of "let the crew go", "let it through", "found them guilty": the subject of a small clause."""
        if self.lemma(i) not in _SMALL_CLAUSE:
            return ()
        clauses = (c for c in self.kids(i, "ccomp", "xcomp") if not self.kids(c, "aux", "mark"))
        small = (c for c in clauses if self.lemma(c) == "go" or self.tokens[c].pos not in ("VERB", "AUX"))
        return tuple(s for c in small for s in self.kids(c, "nsubj", "dobj"))

    def subjects(self, i: int, depth: int = 0) -> tuple[int, ...]:
        """Heads of the agents of a verb, also where the syntax leaves them to be understood.

        Passives give the "by" phrase. Controlled infinitives and participles take the controller: the matrix object
        after verbs such as "urge", else the matrix subject. Stops after six steps.
        """
        if depth > 6:
            return ()
        token = self.tokens[i]
        if self.is_passive(i):
            # Repair: in "were granted a hearing by the court" the parser hangs the agent on the thing given.
            given = (p for o in self.kids(i, "dobj") for p in self.preps(o, "by"))
            agents = self.kids(i, "agent") or tuple(given)
            return tuple(p for a in agents for p in self.kids(a, "pobj"))
        own = self.kids(i, *_SUBJECTS)
        if own:
            if self.lemma(own[0]) in _RELATIVE and token.dep == "relcl":
                return (self._antecedent(i, own[0]),)
            if self.lemma(own[0]) in _RELATIVE and self.lemma(token.head) == "be":
                return self.kids(token.head, "attr") or own  # "It was X that first suggested ..."
            return own
        if token.head == i:
            return self._dangling(i)
        return self._controller(i, token, depth) or self._dangling(i)

    def _antecedent(self, verb: int, relative: int) -> int:
        """The noun that a relative pronoun stands for.

        Repair: in "a deal between Mali and Niger, which denies it" the verb is singular: the nearest name is meant.
        """
        noun = self.tokens[verb].head
        if any(self.lemma(k) in ("jointly", "together", "both") for k in self.kids(verb, "advmod")):
            while self.tokens[noun].dep == "conj":  # "of A and B, who jointly called for it"
                noun = self.tokens[noun].head
            return noun
        singular = any(self.tokens[t].tag == "VBZ" for t in (verb, *self.kids(verb, "aux")))
        members = [m for m in self.group(noun) if m < relative]
        return max(members) if singular and len(members) > 1 else noun

    def _controller(self, i: int, token: Token, depth: int) -> tuple[int, ...]:
        """The understood subject of a verb without one of its own."""
        head = token.head
        reported = [c for c in self.kids(head, "ccomp") if c < head] if token.dep in ("xcomp", "advcl") else []
        if reported:
            # Repair: "Officials met, two sources told reporters, to resume talks": the parser gives the officials'
            # infinitive to the verb that reports it.
            return self.subjects(reported[0], depth + 1)
        if token.dep == "xcomp" and self.tokens[head].pos == "ADJ":
            adjective = self.tokens[head]
            above = self.tokens[adjective.head].head if adjective.dep == "conj" else adjective.head
            return self.subjects(above, depth + 1) if self.tokens[above].pos in ("VERB", "AUX") else ()
        if token.dep == "xcomp" and self.is_passive(head):
            return self.kids(head, "nsubjpass")  # "is expected to reject", "was told to publish"
        if token.dep == "xcomp":
            return self.kids(head, "dobj") or self.subjects(head, depth + 1)
        having = token.tag == "VBN" and any(self.tokens[a].text.lower() == "having" for a in self.kids(i, "aux"))
        if having and token.dep == "advcl" and self.tokens[head].dep == "ccomp" and self.modals(head):
            # Repair: "Peru insists that Chile must sign, having refused before": who insists had refused.
            return self.subjects(self.tokens[head].head, depth + 1)
        if token.dep in ("conj", "advcl", "ccomp", "dep", "parataxis"):
            return self.subjects(head, depth + 1) if self.tokens[head].pos in ("VERB", "AUX") else ()
        if token.dep == "acl":
            if self.kids(i, "aux") and (asked := self._asked(head)):
                return asked
            return self.holders(head) if self.kids(i, "aux") and not self._is_main(i) else (head,)
        if token.dep == "pcomp":
            above = self.tokens[head].head
            if self.lemma(head) in ("for", "of") and self.lemma(above) in _JUDGING and (judged := self.objects(above)):
                return judged  # "thanked Oman for hosting", "accused them of firing"
            verbal = self.tokens[above].pos in ("VERB", "AUX")
            return self.subjects(above, depth + 1) if verbal else self.holders(above) or self._said_of(above, depth)
        return ()

    def _asked(self, noun: int) -> tuple[int, ...]:
        """Whoever is asked to do what follows a noun: "Chad's invitation to Mali to send an envoy"."""
        return (*self.prep_objects(noun, "to"), *self.prep_objects(noun, "on")) if self.lemma(noun) in _ASKING else ()

    def _said_of(self, i: int, depth: int) -> tuple[int, ...]:
        """The subject of which a word is said: "Kenya is close to signing", "are on the verge of signing"."""
        i = self.tokens[i].head if self.tokens[i].dep == "pobj" else i
        verb = self.tokens[i].head
        fits = self.tokens[i].dep in ("acomp", "attr", "prep") and self.tokens[verb].lemma == "be"
        return self.subjects(verb, depth + 1) if fits else ()

    def _dangling(self, i: int) -> tuple[int, ...]:
        """Repair: "The delegation, at a meeting lasting an hour, agreed": the parser gives the subject to "lasting".

        In "They regretted the delay, urged Peru to act and ..." it makes the first verb what is urged.
        """
        tag = self.tokens[i].tag
        for clause in self.kids(i, "advcl", "ccomp"):
            fits = ("VBG",) if self.tokens[clause].dep == "advcl" else (tag,) if tag in ("VBD", "VBZ") else ()
            if clause < i and self.tokens[clause].tag in fits and self.kids(clause, "nsubj"):
                return self.kids(clause, "nsubj")
        return ()

    def holders(self, noun: int) -> tuple[int, ...]:
        """Heads of whoever a noun belongs to: "Ukraine's demand", "a proposal by Oman", "the demands of the union"."""
        found = list(self.kids(noun, "poss"))
        for prep in self.kids(noun, "prep", "agent"):
            if self.lemma(prep) in ("by", "from"):
                found.extend(self.kids(prep, "pobj"))
        if not found:
            for clause in self.kids(noun, "acl", "relcl"):
                if self.is_passive(clause):
                    found.extend(p for a in self.kids(clause, "agent") for p in self.kids(a, "pobj"))
        return tuple(found)

    def prep_objects(self, i: int, word: str) -> tuple[int, ...]:
        """Objects of the prepositional phrases with that preposition under ``i``, coordinated ones included."""
        found: list[int] = []
        for prep in self.preps(i, word):
            found.extend(self.kids(prep, "pobj", "pcomp"))
        return tuple(found)

    def preps(self, i: int, word: str) -> tuple[int, ...]:
        """Prepositions (also particles and datives) with that word under ``i``; compound ones by their last word."""
        near = [
            k for k in self.kids(i, "prep", "dative", "agent", "prt", "advmod") if self.tokens[k].text.lower() == word
        ]
        # "Is not interested in a meeting", "let go of the captives".
        below = {"be": "acomp", "let": "ccomp"}.get(self.lemma(i))
        for k in (*self.kids(i, "prep", "advmod", "prt"), *(self.kids(i, below) if below else ())):
            compound = self.tokens[k].text.lower() != "according"
            near.extend(n for n in self.kids(k, "prep") if compound and self.tokens[n].text.lower() == word)
        return tuple(near)

    def clauses(self, i: int) -> tuple[int, ...]:
        """Heads of the complement clauses of a verb, adjective or noun.

        Repair: "Russia has stated that ..., Ukraine must stop": the parser makes the reporting verb a ccomp of the
        clause it reports; where "that" follows the verb at once, the clause to the right is its complement.
        """
        found = [c for c in self.kids(i, *_CLAUSES) if not self._stands_alone(c, i) and not self._is_prefix(c)]
        # "Demanded guarantees while maintaining its aims are peaceful": what is maintained is not demanded.
        inner = [k for k in self.kids(i, "advcl") if self.tokens[k].tag == "VBG"]
        found = [c for c in found if not any(i < k < c and self.tokens[c].dep == "ccomp" for k in inner)]
        token = self.tokens[i]
        if token.dep == "ccomp" and token.head > i and self.follows_that(i):
            found = [f for f in found if self.tokens[f].dep != "ccomp"] + [token.head]
        for prep in self.kids(i, "prep"):
            if self.lemma(prep) not in _CIRCUMSTANCE:
                found.extend(self.kids(prep, "pcomp"))
        if token.pos in ("NOUN", "PROPN"):  # "an assurance that Chad will pay" may be taken for a relative clause
            found.extend(k for k in self.kids(i, "acl") if self.tokens[k].tag != "VBN" or self.kids(k, "nsubjpass"))
            found.extend(k for k in self.kids(i, "relcl") if self.kids(k, "mark"))
        # "asked for a doctor to be let in": the parser makes the clause an adverbial one.
        found.extend(c for c in self.kids(i, "advcl") if any(self.lemma(m) == "for" for m in self.kids(c, "mark")))
        return tuple(found)

    def _stands_alone(self, clause: int, i: int) -> bool:
        """Whether a clause before its governor is a sentence of its own.

        Repair: in "X bombed the town; Y vowed revenge" and "X left, a step Y denied" the first clause is made a ccomp.
        """
        if clause > i or self.tokens[clause].dep != "ccomp":
            return False
        return self.lemma(i) == "deny" or any(t.text == ";" for t in self.tokens[clause:i])

    def follows_that(self, i: int) -> bool:
        """Whether the word right after token ``i`` is "that"."""
        return i + 1 < len(self.tokens) and self.tokens[i + 1].text.lower() == "that"

    def finite_past(self, i: int) -> bool:
        """Whether a verb tells of the past in its own tense: "reached", "has reached", "had been reached"."""
        past = any(self.lemma(a) == "have" for a in self.kids(i, "aux")) and not self.modals(i)
        return past or any(self.tokens[a].tag == "VBD" for a in (i, *self.kids(i, "auxpass", "aux")))

    def purpose(self, i: int) -> tuple[int, ...]:
        """Heads of purpose clauses ("called him to discuss ...")."""
        found = []
        for clause in self.kids(i, "advcl", "xcomp"):
            aux = self.kids(clause, "aux")
            if aux and self.tokens[aux[0]].tag == "TO":
                found.append(clause)
        return tuple(found)

    def stray_infinitives(self, prep: int) -> tuple[int, ...]:
        """Repair: in "agreeing to an exchange and to each create a text" the second "to" is read as a preposition."""
        found = []
        for twin in (*self.kids(prep, "conj"), *(k + 1 for k in self.kids(prep, "cc"))):
            if twin >= len(self.tokens) or self.tokens[twin].text.lower() != "to":
                continue
            for after in self.tokens[twin + 1 : twin + 4]:
                if after.tag == "VB":
                    found.append(after.i)
                    break
        return tuple(dict.fromkeys(found))

    def span(self, i: int, without: tuple[int, ...] = ()) -> tuple[int, int]:
        """Code-point span of the phrase under ``i``, trimmed of marks and of a leading "that".

        ``without`` are dependents that are left out with all they govern.
        """
        left_out = {t for w in without for t in self.parsed.subtree(w)}
        kept = [t for t in self.parsed.subtree(i) if t not in left_out]
        # A phrase is cut where the parse jumps over words that belong elsewhere.
        low = high = kept.index(i)
        while low > 0 and kept[low] - kept[low - 1] == 1:
            low -= 1
        while high + 1 < len(kept) and kept[high + 1] - kept[high] == 1:
            high += 1
        run = kept[low : high + 1]
        while len(run) > 1 and (self.tokens[run[0]].text in _TRIM or self._leading(run[0])):
            run = run[1:]
        while len(run) > 1 and (self.tokens[run[-1]].text in _TRIM or self.tokens[run[-1]].dep == "cc"):
            run = run[:-1]
        first = run[0]
        if first > 1 and self._hyphenated(first - 2, first):
            first -= 2  # "re-enter"
        if first > 0 and self.tokens[first - 1].tag == "TO" and first != run[0]:
            first -= 1
        return self.tokens[first].start, self.tokens[run[-1]].end

    def _leading(self, i: int) -> bool:
        """Whether a token is a complementiser that a cited clause can do without."""
        return self.tokens[i].dep == "mark" and self.tokens[i].text.lower() == "that"

    def ancestors(self, i: int) -> tuple[int, ...]:
        """Tokens above ``i``, nearest first."""
        found = []
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            found.append(i)
        return tuple(found)
