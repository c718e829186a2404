-- The record: one DuckDB file. The flat tables are for people and programs and have one thing in each column; originals
-- holds the typed records they are made from. Dates are days, offsets are code points and half open. Where a cell is
-- empty (NULL), nothing was found; it never stands for a default. Rows keep their order.

CREATE TABLE meta (
    key VARCHAR PRIMARY KEY,
    value VARCHAR NOT NULL
);
COMMENT ON TABLE meta IS 'what the file is: format, schema_version, written_by, fingerprint of the contents';

CREATE TABLE originals (
    kind VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    content VARCHAR NOT NULL,
    PRIMARY KEY (kind, id)
);
COMMENT ON TABLE originals IS 'typed records as JSON: a reading for each article, one account, one ledger, each judgement of a person';

CREATE TABLE texts (
    article_id VARCHAR PRIMARY KEY,
    text VARCHAR NOT NULL
);
COMMENT ON TABLE texts IS 'the text of each article, exactly as decoded';

CREATE TABLE citations (
    article_id VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    text VARCHAR NOT NULL
);
COMMENT ON TABLE citations IS 'every citation of every reading and entry, once; checked against texts whenever the file is opened';

CREATE TABLE timeline (
    id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    act VARCHAR NOT NULL,
    who VARCHAR,
    who_ids VARCHAR,
    towards VARCHAR,
    towards_ids VARCHAR,
    mediators VARCHAR,
    mediators_ids VARCHAR,
    what VARCHAR NOT NULL,
    about VARCHAR,
    when_earliest DATE,
    when_latest DATE,
    when_value VARCHAR,
    when_precision VARCHAR,
    when_candidates VARCHAR,
    when_words VARCHAR,
    when_why VARCHAR,
    due_earliest DATE,
    due_latest DATE,
    due_value VARCHAR,
    due_words VARCHAR,
    place VARCHAR,
    quantity VARCHAR,
    condition VARCHAR,
    actuality VARCHAR,
    reports INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    independent INTEGER NOT NULL,
    finding VARCHAR NOT NULL,
    according_to VARCHAR,
    sentence VARCHAR,
    source VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL
);
COMMENT ON TABLE timeline IS 'what happened and what was said, one row for all reports of one thing, oldest first, undated last';
COMMENT ON COLUMN timeline.id IS 'id of the group of reports, or of the finding where there is one report; passages(id) gives the words';
COMMENT ON COLUMN timeline.kind IS 'event (something happens) or move (a party does something with words)';
COMMENT ON COLUMN timeline.act IS 'act, a name of the codebook';
COMMENT ON COLUMN timeline.who IS 'names of those who take part, act or make the move, joined with ''; ''';
COMMENT ON COLUMN timeline.who_ids IS 'ids of those who take part, act or make the move, joined with ''; '', for joining with actors.id; empty where the words name somebody who could not be linked';
COMMENT ON COLUMN timeline.towards IS 'names of those on the receiving end, joined with ''; ''';
COMMENT ON COLUMN timeline.towards_ids IS 'ids of those on the receiving end, joined with ''; '', for joining with actors.id; empty where the words name somebody who could not be linked';
COMMENT ON COLUMN timeline.mediators IS 'names of those who bring them together, joined with ''; ''';
COMMENT ON COLUMN timeline.mediators_ids IS 'ids of those who bring them together, joined with ''; '', for joining with actors.id; empty where the words name somebody who could not be linked';
COMMENT ON COLUMN timeline.what IS 'the exact words';
COMMENT ON COLUMN timeline.about IS 'words that say what it is about';
COMMENT ON COLUMN timeline.when_earliest IS 'first day of the event or move; empty where that side is not known';
COMMENT ON COLUMN timeline.when_latest IS 'last day of the event or move, inclusive; the same as when_earliest where the day is known';
COMMENT ON COLUMN timeline.when_value IS 'TIMEX3 value of the event or move, partial where the year is not known';
COMMENT ON COLUMN timeline.when_precision IS 'day, week, weekend, month, quarter, season, year, decade, interval, partial or unknown';
COMMENT ON COLUMN timeline.when_candidates IS 'possible days or intervals, likeliest first, joined with ''; ''';
COMMENT ON COLUMN timeline.when_words IS 'words of the text that the event or move came from';
COMMENT ON COLUMN timeline.when_why IS 'reasons for the date, joined with ''; ''';
COMMENT ON COLUMN timeline.due_earliest IS 'first day of the deadline; empty where that side is not known';
COMMENT ON COLUMN timeline.due_latest IS 'last day of the deadline, inclusive; the same as due_earliest where the day is known';
COMMENT ON COLUMN timeline.due_value IS 'TIMEX3 value of the deadline, partial where the year is not known';
COMMENT ON COLUMN timeline.due_words IS 'words of the text that the deadline came from';
COMMENT ON COLUMN timeline.place IS 'place name';
COMMENT ON COLUMN timeline.quantity IS 'words of the quantity';
COMMENT ON COLUMN timeline.condition IS 'words of the condition';
COMMENT ON COLUMN timeline.actuality IS 'happened, ongoing, planned, proposed, demanded, promised, threatened, conditional, possible, claimed, denied or speculated; what is told about the words of the move for a move';
COMMENT ON COLUMN timeline.reports IS 'number of findings behind the row';
COMMENT ON COLUMN timeline.articles IS 'number of articles behind the row';
COMMENT ON COLUMN timeline.independent IS 'number of articles behind the row when copies of one text count once';
COMMENT ON COLUMN timeline.finding IS 'id of the finding that the row shows, for joining with events.id or moves.id';
COMMENT ON COLUMN timeline.according_to IS 'who says so, innermost speaker first, outlet last, joined with '' <- ''';
COMMENT ON COLUMN timeline.sentence IS 'the sentence or sentences that the exact words stand in';
COMMENT ON COLUMN timeline.source IS 'outlet, else agency, else address of the article';
COMMENT ON COLUMN timeline.article_id IS 'id of the article, for joining with sources.id';
COMMENT ON COLUMN timeline.start_char IS 'where the exact words start in the article, in code points from 0';
COMMENT ON COLUMN timeline.end_char IS 'where the exact words end, exclusive: text[start_char:end_char] = what';

CREATE TABLE contacts (
    id VARCHAR NOT NULL,
    channel VARCHAR,
    act VARCHAR NOT NULL,
    who VARCHAR,
    who_ids VARCHAR,
    mediators VARCHAR,
    mediators_ids VARCHAR,
    when_earliest DATE,
    when_latest DATE,
    when_value VARCHAR,
    when_precision VARCHAR,
    when_candidates VARCHAR,
    when_words VARCHAR,
    when_why VARCHAR,
    place VARCHAR,
    length VARCHAR,
    actuality VARCHAR,
    round INTEGER,
    initiators VARCHAR,
    initiators_according_to VARCHAR,
    topics VARCHAR,
    what VARCHAR,
    reports INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    independent INTEGER NOT NULL,
    according_to VARCHAR,
    sentence VARCHAR,
    source VARCHAR,
    article_id VARCHAR,
    start_char INTEGER,
    end_char INTEGER
);
COMMENT ON TABLE contacts IS 'calls, meetings and rounds of talks, one row for all reports of one contact';
COMMENT ON COLUMN contacts.id IS 'id of the contact';
COMMENT ON COLUMN contacts.channel IS 'call, meeting, round, message, shuttle or talks';
COMMENT ON COLUMN contacts.act IS 'act, a name of the codebook';
COMMENT ON COLUMN contacts.who IS 'names of the parties, joined with ''; ''';
COMMENT ON COLUMN contacts.who_ids IS 'ids of the parties, joined with ''; '', for joining with actors.id; empty where the words name somebody who could not be linked';
COMMENT ON COLUMN contacts.mediators IS 'names of those who bring them together, joined with ''; ''';
COMMENT ON COLUMN contacts.mediators_ids IS 'ids of those who bring them together, joined with ''; '', for joining with actors.id; empty where the words name somebody who could not be linked';
COMMENT ON COLUMN contacts.when_earliest IS 'first day of the contact; empty where that side is not known';
COMMENT ON COLUMN contacts.when_latest IS 'last day of the contact, inclusive; the same as when_earliest where the day is known';
COMMENT ON COLUMN contacts.when_value IS 'TIMEX3 value of the contact, partial where the year is not known';
COMMENT ON COLUMN contacts.when_precision IS 'day, week, weekend, month, quarter, season, year, decade, interval, partial or unknown';
COMMENT ON COLUMN contacts.when_candidates IS 'possible days or intervals, likeliest first, joined with ''; ''';
COMMENT ON COLUMN contacts.when_words IS 'words of the text that the contact came from';
COMMENT ON COLUMN contacts.when_why IS 'reasons for the date, joined with ''; ''';
COMMENT ON COLUMN contacts.place IS 'place name';
COMMENT ON COLUMN contacts.length IS 'how long it took';
COMMENT ON COLUMN contacts.actuality IS 'happened, planned, proposed ...: see timeline.actuality';
COMMENT ON COLUMN contacts.round IS 'number of the round';
COMMENT ON COLUMN contacts.initiators IS 'who asked for the contact: one account each, joined with ''; ''';
COMMENT ON COLUMN contacts.initiators_according_to IS 'who says so, for each of the initiators, joined with ''; ''';
COMMENT ON COLUMN contacts.topics IS 'words of the topics, joined with ''; ''';
COMMENT ON COLUMN contacts.what IS 'the exact words';
COMMENT ON COLUMN contacts.reports IS 'number of findings behind the row';
COMMENT ON COLUMN contacts.articles IS 'number of articles behind the row';
COMMENT ON COLUMN contacts.independent IS 'number of articles behind the row when copies of one text count once';
COMMENT ON COLUMN contacts.according_to IS 'who says so, innermost speaker first, outlet last, joined with '' <- ''';
COMMENT ON COLUMN contacts.sentence IS 'the sentence or sentences that the exact words stand in';
COMMENT ON COLUMN contacts.source IS 'outlet, else agency, else address of the article';
COMMENT ON COLUMN contacts.article_id IS 'id of the article, for joining with sources.id';
COMMENT ON COLUMN contacts.start_char IS 'where the exact words start in the article, in code points from 0';
COMMENT ON COLUMN contacts.end_char IS 'where the exact words end, exclusive: text[start_char:end_char] = what';

CREATE TABLE commitments (
    id VARCHAR NOT NULL,
    who VARCHAR,
    who_ids VARCHAR,
    towards VARCHAR,
    towards_ids VARCHAR,
    issue VARCHAR,
    text VARCHAR,
    quantity VARCHAR,
    when_earliest DATE,
    when_latest DATE,
    when_value VARCHAR,
    when_precision VARCHAR,
    when_candidates VARCHAR,
    when_words VARCHAR,
    when_why VARCHAR,
    due_earliest DATE,
    due_latest DATE,
    due_value VARCHAR,
    due_words VARCHAR,
    condition VARCHAR,
    said_state VARCHAR,
    evidence_state VARCHAR,
    deadline_state VARCHAR,
    steps INTEGER,
    what VARCHAR,
    reports INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    independent INTEGER NOT NULL,
    according_to VARCHAR,
    sentence VARCHAR,
    source VARCHAR,
    article_id VARCHAR,
    start_char INTEGER,
    end_char INTEGER
);
COMMENT ON TABLE commitments IS 'what parties undertook, and what became of it on three axes';
COMMENT ON COLUMN commitments.id IS 'id of the commitment';
COMMENT ON COLUMN commitments.who IS 'names of those who undertook it, joined with ''; ''';
COMMENT ON COLUMN commitments.who_ids IS 'ids of those who undertook it, joined with ''; '', for joining with actors.id; empty where the words name somebody who could not be linked';
COMMENT ON COLUMN commitments.towards IS 'names of those it is owed to, joined with ''; ''';
COMMENT ON COLUMN commitments.towards_ids IS 'ids of those it is owed to, joined with ''; '', for joining with actors.id; empty where the words name somebody who could not be linked';
COMMENT ON COLUMN commitments.issue IS 'issue';
COMMENT ON COLUMN commitments.text IS 'what was undertaken';
COMMENT ON COLUMN commitments.quantity IS 'words of the quantity';
COMMENT ON COLUMN commitments.when_earliest IS 'first day of the undertaking; empty where that side is not known';
COMMENT ON COLUMN commitments.when_latest IS 'last day of the undertaking, inclusive; the same as when_earliest where the day is known';
COMMENT ON COLUMN commitments.when_value IS 'TIMEX3 value of the undertaking, partial where the year is not known';
COMMENT ON COLUMN commitments.when_precision IS 'day, week, weekend, month, quarter, season, year, decade, interval, partial or unknown';
COMMENT ON COLUMN commitments.when_candidates IS 'possible days or intervals, likeliest first, joined with ''; ''';
COMMENT ON COLUMN commitments.when_words IS 'words of the text that the undertaking came from';
COMMENT ON COLUMN commitments.when_why IS 'reasons for the date, joined with ''; ''';
COMMENT ON COLUMN commitments.due_earliest IS 'first day of the deadline; empty where that side is not known';
COMMENT ON COLUMN commitments.due_latest IS 'last day of the deadline, inclusive; the same as due_earliest where the day is known';
COMMENT ON COLUMN commitments.due_value IS 'TIMEX3 value of the deadline, partial where the year is not known';
COMMENT ON COLUMN commitments.due_words IS 'words of the text that the deadline came from';
COMMENT ON COLUMN commitments.condition IS 'condition';
COMMENT ON COLUMN commitments.said_state IS 'what the parties say: agreed, in_progress, done, suspended or broken';
COMMENT ON COLUMN commitments.evidence_state IS 'what reports support: none, claimed_only, partly or done';
COMMENT ON COLUMN commitments.deadline_state IS 'none, ahead, due, overdue or met';
COMMENT ON COLUMN commitments.steps IS 'number of steps in its history, for which see changes';
COMMENT ON COLUMN commitments.what IS 'the exact words';
COMMENT ON COLUMN commitments.reports IS 'number of findings behind the row';
COMMENT ON COLUMN commitments.articles IS 'number of articles behind the row';
COMMENT ON COLUMN commitments.independent IS 'number of articles behind the row when copies of one text count once';
COMMENT ON COLUMN commitments.according_to IS 'who says so, innermost speaker first, outlet last, joined with '' <- ''';
COMMENT ON COLUMN commitments.sentence IS 'the sentence or sentences that the exact words stand in';
COMMENT ON COLUMN commitments.source IS 'outlet, else agency, else address of the article';
COMMENT ON COLUMN commitments.article_id IS 'id of the article, for joining with sources.id';
COMMENT ON COLUMN commitments.start_char IS 'where the exact words start in the article, in code points from 0';
COMMENT ON COLUMN commitments.end_char IS 'where the exact words end, exclusive: text[start_char:end_char] = what';

CREATE TABLE positions (
    id VARCHAR NOT NULL,
    who VARCHAR,
    who_id VARCHAR,
    issue VARCHAR NOT NULL,
    stance VARCHAR NOT NULL,
    text VARCHAR,
    conditions VARCHAR,
    when_earliest DATE,
    when_latest DATE,
    when_value VARCHAR,
    when_precision VARCHAR,
    when_candidates VARCHAR,
    when_words VARCHAR,
    when_why VARCHAR,
    until_earliest DATE,
    until_latest DATE,
    until_value VARCHAR,
    until_words VARCHAR,
    steps INTEGER,
    what VARCHAR,
    reports INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    independent INTEGER NOT NULL,
    according_to VARCHAR,
    sentence VARCHAR,
    source VARCHAR,
    article_id VARCHAR,
    start_char INTEGER,
    end_char INTEGER
);
COMMENT ON TABLE positions IS 'where each party stands on each issue';
COMMENT ON COLUMN positions.id IS 'id of the position';
COMMENT ON COLUMN positions.who IS 'name of the party';
COMMENT ON COLUMN positions.who_id IS 'id of the party, for joining with actors.id';
COMMENT ON COLUMN positions.issue IS 'issue';
COMMENT ON COLUMN positions.stance IS 'act that shows the stance';
COMMENT ON COLUMN positions.text IS 'what the party wants or rejects';
COMMENT ON COLUMN positions.conditions IS 'conditions, joined with ''; ''';
COMMENT ON COLUMN positions.when_earliest IS 'first day of the first day of the position; empty where that side is not known';
COMMENT ON COLUMN positions.when_latest IS 'last day of the first day of the position, inclusive; the same as when_earliest where the day is known';
COMMENT ON COLUMN positions.when_value IS 'TIMEX3 value of the first day of the position, partial where the year is not known';
COMMENT ON COLUMN positions.when_precision IS 'day, week, weekend, month, quarter, season, year, decade, interval, partial or unknown';
COMMENT ON COLUMN positions.when_candidates IS 'possible days or intervals, likeliest first, joined with ''; ''';
COMMENT ON COLUMN positions.when_words IS 'words of the text that the first day of the position came from';
COMMENT ON COLUMN positions.when_why IS 'reasons for the date, joined with ''; ''';
COMMENT ON COLUMN positions.until_earliest IS 'first day of the end of the position; empty where that side is not known';
COMMENT ON COLUMN positions.until_latest IS 'last day of the end of the position, inclusive; the same as until_earliest where the day is known';
COMMENT ON COLUMN positions.until_value IS 'TIMEX3 value of the end of the position, partial where the year is not known';
COMMENT ON COLUMN positions.until_words IS 'words of the text that the end of the position came from';
COMMENT ON COLUMN positions.steps IS 'number of steps in its history, for which see changes';
COMMENT ON COLUMN positions.what IS 'the exact words';
COMMENT ON COLUMN positions.reports IS 'number of findings behind the row';
COMMENT ON COLUMN positions.articles IS 'number of articles behind the row';
COMMENT ON COLUMN positions.independent IS 'number of articles behind the row when copies of one text count once';
COMMENT ON COLUMN positions.according_to IS 'who says so, innermost speaker first, outlet last, joined with '' <- ''';
COMMENT ON COLUMN positions.sentence IS 'the sentence or sentences that the exact words stand in';
COMMENT ON COLUMN positions.source IS 'outlet, else agency, else address of the article';
COMMENT ON COLUMN positions.article_id IS 'id of the article, for joining with sources.id';
COMMENT ON COLUMN positions.start_char IS 'where the exact words start in the article, in code points from 0';
COMMENT ON COLUMN positions.end_char IS 'where the exact words end, exclusive: text[start_char:end_char] = what';

CREATE TABLE disputes (
    id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    about VARCHAR,
    accounts INTEGER,
    who VARCHAR,
    says VARCHAR,
    what VARCHAR,
    reports INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    independent INTEGER NOT NULL,
    according_to VARCHAR,
    sentence VARCHAR,
    source VARCHAR,
    article_id VARCHAR,
    start_char INTEGER,
    end_char INTEGER
);
COMMENT ON TABLE disputes IS 'accounts that disagree, one row a dispute; every side is a row of dispute_accounts';
COMMENT ON COLUMN disputes.id IS 'id of the dispute';
COMMENT ON COLUMN disputes.kind IS 'conflict, omission, scope, wording, number, date or attribution';
COMMENT ON COLUMN disputes.about IS 'what the accounts disagree on';
COMMENT ON COLUMN disputes.accounts IS 'number of accounts';
COMMENT ON COLUMN disputes.who IS 'those who hold the accounts: names of one account joined with '', '', accounts with ''; ''';
COMMENT ON COLUMN disputes.says IS 'what each account says, joined with ''; ''';
COMMENT ON COLUMN disputes.what IS 'the exact words of the first account';
COMMENT ON COLUMN disputes.reports IS 'number of findings behind the row';
COMMENT ON COLUMN disputes.articles IS 'number of articles behind the row';
COMMENT ON COLUMN disputes.independent IS 'number of articles behind the row when copies of one text count once';
COMMENT ON COLUMN disputes.according_to IS 'who says so, innermost speaker first, outlet last, joined with '' <- ''';
COMMENT ON COLUMN disputes.sentence IS 'the sentence or sentences that the exact words stand in';
COMMENT ON COLUMN disputes.source IS 'outlet, else agency, else address of the article';
COMMENT ON COLUMN disputes.article_id IS 'id of the article, for joining with sources.id';
COMMENT ON COLUMN disputes.start_char IS 'where the exact words start in the article, in code points from 0';
COMMENT ON COLUMN disputes.end_char IS 'where the exact words end, exclusive: text[start_char:end_char] = what';

CREATE TABLE dispute_accounts (
    dispute_id VARCHAR NOT NULL,
    account INTEGER NOT NULL,
    who VARCHAR,
    who_ids VARCHAR,
    says VARCHAR,
    finding VARCHAR NOT NULL,
    what VARCHAR NOT NULL,
    according_to VARCHAR,
    sentence VARCHAR,
    source VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL
);
COMMENT ON TABLE dispute_accounts IS 'the accounts of each dispute, one row an account';
COMMENT ON COLUMN dispute_accounts.dispute_id IS 'id of the dispute, for joining with disputes.id';
COMMENT ON COLUMN dispute_accounts.account IS 'number of the account in the dispute, from 1';
COMMENT ON COLUMN dispute_accounts.who IS 'names of those who hold the account, joined with ''; ''';
COMMENT ON COLUMN dispute_accounts.who_ids IS 'ids of those who hold the account, joined with ''; '', for joining with actors.id; empty where the words name somebody who could not be linked';
COMMENT ON COLUMN dispute_accounts.says IS 'what the account says';
COMMENT ON COLUMN dispute_accounts.finding IS 'id of the finding behind it';
COMMENT ON COLUMN dispute_accounts.what IS 'the exact words';
COMMENT ON COLUMN dispute_accounts.according_to IS 'who says so, innermost speaker first, outlet last, joined with '' <- ''';
COMMENT ON COLUMN dispute_accounts.sentence IS 'the sentence or sentences that the exact words stand in';
COMMENT ON COLUMN dispute_accounts.source IS 'outlet, else agency, else address of the article';
COMMENT ON COLUMN dispute_accounts.article_id IS 'id of the article, for joining with sources.id';
COMMENT ON COLUMN dispute_accounts.start_char IS 'where the exact words start in the article, in code points from 0';
COMMENT ON COLUMN dispute_accounts.end_char IS 'where the exact words end, exclusive: text[start_char:end_char] = what';

CREATE TABLE changes (
    entry_id VARCHAR NOT NULL,
    entry_kind VARCHAR NOT NULL,
    step INTEGER NOT NULL,
    axis VARCHAR NOT NULL,
    before VARCHAR,
    after VARCHAR NOT NULL,
    when_earliest DATE,
    when_latest DATE,
    when_value VARCHAR,
    when_precision VARCHAR,
    when_candidates VARCHAR,
    when_words VARCHAR,
    when_why VARCHAR,
    finding VARCHAR NOT NULL,
    what VARCHAR NOT NULL,
    according_to VARCHAR,
    sentence VARCHAR,
    source VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL
);
COMMENT ON TABLE changes IS 'the steps in the life of commitments and positions';
COMMENT ON COLUMN changes.entry_id IS 'id of the commitment or position';
COMMENT ON COLUMN changes.entry_kind IS 'commitment or position';
COMMENT ON COLUMN changes.step IS 'number of the step, from 1';
COMMENT ON COLUMN changes.axis IS 'axis that changed: said, evidence, deadline, stance ...';
COMMENT ON COLUMN changes.before IS 'value before; empty at the first step';
COMMENT ON COLUMN changes.after IS 'value after';
COMMENT ON COLUMN changes.when_earliest IS 'first day of the change; empty where that side is not known';
COMMENT ON COLUMN changes.when_latest IS 'last day of the change, inclusive; the same as when_earliest where the day is known';
COMMENT ON COLUMN changes.when_value IS 'TIMEX3 value of the change, partial where the year is not known';
COMMENT ON COLUMN changes.when_precision IS 'day, week, weekend, month, quarter, season, year, decade, interval, partial or unknown';
COMMENT ON COLUMN changes.when_candidates IS 'possible days or intervals, likeliest first, joined with ''; ''';
COMMENT ON COLUMN changes.when_words IS 'words of the text that the change came from';
COMMENT ON COLUMN changes.when_why IS 'reasons for the date, joined with ''; ''';
COMMENT ON COLUMN changes.finding IS 'id of the finding that changed it';
COMMENT ON COLUMN changes.what IS 'the exact words';
COMMENT ON COLUMN changes.according_to IS 'who says so, innermost speaker first, outlet last, joined with '' <- ''';
COMMENT ON COLUMN changes.sentence IS 'the sentence or sentences that the exact words stand in';
COMMENT ON COLUMN changes.source IS 'outlet, else agency, else address of the article';
COMMENT ON COLUMN changes.article_id IS 'id of the article, for joining with sources.id';
COMMENT ON COLUMN changes.start_char IS 'where the exact words start in the article, in code points from 0';
COMMENT ON COLUMN changes.end_char IS 'where the exact words end, exclusive: text[start_char:end_char] = what';

CREATE TABLE reports (
    entry_id VARCHAR NOT NULL,
    entry_kind VARCHAR NOT NULL,
    report INTEGER NOT NULL,
    finding VARCHAR NOT NULL,
    what VARCHAR NOT NULL,
    according_to VARCHAR,
    sentence VARCHAR,
    source VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL
);
COMMENT ON TABLE reports IS 'the findings behind each entry of the ledger, one row a report';
COMMENT ON COLUMN reports.entry_id IS 'id of the contact, commitment, position or dispute';
COMMENT ON COLUMN reports.entry_kind IS 'contact, commitment, position or dispute';
COMMENT ON COLUMN reports.report IS 'number of the report in the entry, from 1';
COMMENT ON COLUMN reports.finding IS 'id of the finding';
COMMENT ON COLUMN reports.what IS 'the exact words';
COMMENT ON COLUMN reports.according_to IS 'who says so, innermost speaker first, outlet last, joined with '' <- ''';
COMMENT ON COLUMN reports.sentence IS 'the sentence or sentences that the exact words stand in';
COMMENT ON COLUMN reports.source IS 'outlet, else agency, else address of the article';
COMMENT ON COLUMN reports.article_id IS 'id of the article, for joining with sources.id';
COMMENT ON COLUMN reports.start_char IS 'where the exact words start in the article, in code points from 0';
COMMENT ON COLUMN reports.end_char IS 'where the exact words end, exclusive: text[start_char:end_char] = what';

CREATE TABLE sources (
    id VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    outlet VARCHAR,
    agency VARCHAR,
    title VARCHAR,
    byline VARCHAR,
    url VARCHAR NOT NULL,
    published_earliest DATE,
    published_latest DATE,
    published_value VARCHAR,
    published_precision VARCHAR,
    published_candidates VARCHAR,
    published_words VARCHAR,
    published_why VARCHAR,
    language VARCHAR,
    independent BOOLEAN NOT NULL,
    copy_group VARCHAR,
    characters INTEGER,
    sentences INTEGER,
    events INTEGER,
    moves INTEGER,
    quotes INTEGER,
    notes INTEGER,
    text_sha256 VARCHAR
);
COMMENT ON TABLE sources IS 'the articles that were read';
COMMENT ON COLUMN sources.id IS 'id of the article';
COMMENT ON COLUMN sources.source IS 'outlet, else agency, else address';
COMMENT ON COLUMN sources.outlet IS 'who printed it';
COMMENT ON COLUMN sources.agency IS 'news agency that filed it';
COMMENT ON COLUMN sources.title IS 'title';
COMMENT ON COLUMN sources.byline IS 'byline';
COMMENT ON COLUMN sources.url IS 'address, or name of the file';
COMMENT ON COLUMN sources.published_earliest IS 'first day of publication; empty where that side is not known';
COMMENT ON COLUMN sources.published_latest IS 'last day of publication, inclusive; the same as published_earliest where the day is known';
COMMENT ON COLUMN sources.published_value IS 'TIMEX3 value of publication, partial where the year is not known';
COMMENT ON COLUMN sources.published_precision IS 'day, week, weekend, month, quarter, season, year, decade, interval, partial or unknown';
COMMENT ON COLUMN sources.published_candidates IS 'possible days or intervals, likeliest first, joined with ''; ''';
COMMENT ON COLUMN sources.published_words IS 'words of the text that publication came from';
COMMENT ON COLUMN sources.published_why IS 'reasons for the date, joined with ''; ''';
COMMENT ON COLUMN sources.language IS 'language code';
COMMENT ON COLUMN sources.independent IS 'false where the page says that it is a syndicated or generated copy';
COMMENT ON COLUMN sources.copy_group IS 'id shared by the articles that are one text; empty where there is no copy';
COMMENT ON COLUMN sources.characters IS 'length of the text in code points';
COMMENT ON COLUMN sources.sentences IS 'number of sentences of story text';
COMMENT ON COLUMN sources.events IS 'number of events found';
COMMENT ON COLUMN sources.moves IS 'number of moves found';
COMMENT ON COLUMN sources.quotes IS 'number of quotes found';
COMMENT ON COLUMN sources.notes IS 'number of notes on what was hard to read';
COMMENT ON COLUMN sources.text_sha256 IS 'SHA-256 of the text in UTF-8';

CREATE TABLE events (
    id VARCHAR NOT NULL,
    act VARCHAR NOT NULL,
    who VARCHAR,
    who_ids VARCHAR,
    towards VARCHAR,
    towards_ids VARCHAR,
    mediators VARCHAR,
    mediators_ids VARCHAR,
    initiator VARCHAR,
    initiator_ids VARCHAR,
    what VARCHAR NOT NULL,
    trigger VARCHAR,
    about VARCHAR,
    when_earliest DATE,
    when_latest DATE,
    when_value VARCHAR,
    when_precision VARCHAR,
    when_candidates VARCHAR,
    when_words VARCHAR,
    when_why VARCHAR,
    place VARCHAR,
    quantity_low DOUBLE,
    quantity_high DOUBLE,
    quantity_unit VARCHAR,
    quantity_each BOOLEAN,
    quantity_words VARCHAR,
    actuality VARCHAR,
    condition VARCHAR,
    channel VARCHAR,
    length VARCHAR,
    told_by VARCHAR,
    part_of VARCHAR,
    content BOOLEAN NOT NULL,
    row_id VARCHAR,
    plover_event VARCHAR,
    plover_mode VARCHAR,
    quad INTEGER,
    according_to VARCHAR,
    sentence VARCHAR,
    source VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    found_by VARCHAR,
    version VARCHAR,
    confidence DOUBLE,
    second_view VARCHAR,
    second_score DOUBLE
);
COMMENT ON TABLE events IS 'what happens, as each article tells it';
COMMENT ON COLUMN events.id IS 'id of the finding';
COMMENT ON COLUMN events.act IS 'act, a name of the codebook';
COMMENT ON COLUMN events.who IS 'names of those who take part or act, joined with ''; ''';
COMMENT ON COLUMN events.who_ids IS 'ids of those who take part or act, joined with ''; '', for joining with actors.id; empty where the words name somebody who could not be linked';
COMMENT ON COLUMN events.towards IS 'names of those on the receiving end, joined with ''; ''';
COMMENT ON COLUMN events.towards_ids IS 'ids of those on the receiving end, joined with ''; '', for joining with actors.id; empty where the words name somebody who could not be linked';
COMMENT ON COLUMN events.mediators IS 'names of those who bring them together, joined with ''; ''';
COMMENT ON COLUMN events.mediators_ids IS 'ids of those who bring them together, joined with ''; '', for joining with actors.id; empty where the words name somebody who could not be linked';
COMMENT ON COLUMN events.initiator IS 'name of who asked for it';
COMMENT ON COLUMN events.initiator_ids IS 'ids of who asked for it';
COMMENT ON COLUMN events.what IS 'the exact words';
COMMENT ON COLUMN events.trigger IS 'word that expresses the act';
COMMENT ON COLUMN events.about IS 'words of the topic';
COMMENT ON COLUMN events.when_earliest IS 'first day of the event; empty where that side is not known';
COMMENT ON COLUMN events.when_latest IS 'last day of the event, inclusive; the same as when_earliest where the day is known';
COMMENT ON COLUMN events.when_value IS 'TIMEX3 value of the event, partial where the year is not known';
COMMENT ON COLUMN events.when_precision IS 'day, week, weekend, month, quarter, season, year, decade, interval, partial or unknown';
COMMENT ON COLUMN events.when_candidates IS 'possible days or intervals, likeliest first, joined with ''; ''';
COMMENT ON COLUMN events.when_words IS 'words of the text that the event came from';
COMMENT ON COLUMN events.when_why IS 'reasons for the date, joined with ''; ''';
COMMENT ON COLUMN events.place IS 'place name';
COMMENT ON COLUMN events.quantity_low IS 'least number meant';
COMMENT ON COLUMN events.quantity_high IS 'greatest number meant; the same for an exact number';
COMMENT ON COLUMN events.quantity_unit IS 'what is counted';
COMMENT ON COLUMN events.quantity_each IS 'true where the number counts for each side';
COMMENT ON COLUMN events.quantity_words IS 'words of the quantity';
COMMENT ON COLUMN events.actuality IS 'see timeline.actuality';
COMMENT ON COLUMN events.condition IS 'words of the condition';
COMMENT ON COLUMN events.channel IS 'channel';
COMMENT ON COLUMN events.length IS 'how long it took';
COMMENT ON COLUMN events.told_by IS 'id of the quote that tells it; empty for the own words of the outlet';
COMMENT ON COLUMN events.part_of IS 'id of the event that this is a part of';
COMMENT ON COLUMN events.content IS 'true where a move alone tells of it, as what is promised, offered, demanded or threatened';
COMMENT ON COLUMN events.row_id IS 'id of its row in timeline';
COMMENT ON COLUMN events.plover_event IS 'PLOVER event';
COMMENT ON COLUMN events.plover_mode IS 'PLOVER mode';
COMMENT ON COLUMN events.quad IS 'quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict';
COMMENT ON COLUMN events.according_to IS 'who says so, innermost speaker first, outlet last, joined with '' <- ''';
COMMENT ON COLUMN events.sentence IS 'the sentence or sentences that the exact words stand in';
COMMENT ON COLUMN events.source IS 'outlet, else agency, else address of the article';
COMMENT ON COLUMN events.article_id IS 'id of the article, for joining with sources.id';
COMMENT ON COLUMN events.start_char IS 'where the exact words start in the article, in code points from 0';
COMMENT ON COLUMN events.end_char IS 'where the exact words end, exclusive: text[start_char:end_char] = what';
COMMENT ON COLUMN events.found_by IS 'rule or model that found it';
COMMENT ON COLUMN events.version IS 'version of the rules or model';
COMMENT ON COLUMN events.confidence IS 'confidence in 0..1; empty where no figure was earned';
COMMENT ON COLUMN events.second_view IS 'PLOVER root that the act model gives the same words (CONCEDE and RETREAT as YIELD), or NONE; empty where it was not sure or not asked';
COMMENT ON COLUMN events.second_score IS 'how sure the act model is, in 0..1';

CREATE TABLE moves (
    id VARCHAR NOT NULL,
    act VARCHAR NOT NULL,
    who VARCHAR,
    who_ids VARCHAR,
    speaker VARCHAR,
    speaker_ids VARCHAR,
    towards VARCHAR,
    towards_ids VARCHAR,
    what VARCHAR NOT NULL,
    trigger VARCHAR,
    about VARCHAR,
    about_event VARCHAR,
    about_move VARCHAR,
    issue VARCHAR,
    condition VARCHAR,
    when_earliest DATE,
    when_latest DATE,
    when_value VARCHAR,
    when_precision VARCHAR,
    when_candidates VARCHAR,
    when_words VARCHAR,
    when_why VARCHAR,
    due_earliest DATE,
    due_latest DATE,
    due_value VARCHAR,
    due_precision VARCHAR,
    due_candidates VARCHAR,
    due_words VARCHAR,
    due_why VARCHAR,
    quantity_low DOUBLE,
    quantity_high DOUBLE,
    quantity_unit VARCHAR,
    quantity_each BOOLEAN,
    quantity_words VARCHAR,
    actuality VARCHAR,
    told_by VARCHAR,
    row_id VARCHAR,
    plover_event VARCHAR,
    plover_mode VARCHAR,
    quad INTEGER,
    according_to VARCHAR,
    sentence VARCHAR,
    source VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    found_by VARCHAR,
    version VARCHAR,
    confidence DOUBLE,
    second_view VARCHAR,
    second_score DOUBLE
);
COMMENT ON TABLE moves IS 'what parties do with words, as each article tells it';
COMMENT ON COLUMN moves.id IS 'id of the finding';
COMMENT ON COLUMN moves.act IS 'act, a name of the codebook';
COMMENT ON COLUMN moves.who IS 'names of those whose move it is, joined with ''; ''';
COMMENT ON COLUMN moves.who_ids IS 'ids of those whose move it is, joined with ''; '', for joining with actors.id; empty where the words name somebody who could not be linked';
COMMENT ON COLUMN moves.speaker IS 'name of who voiced it for them';
COMMENT ON COLUMN moves.speaker_ids IS 'ids of who voiced it';
COMMENT ON COLUMN moves.towards IS 'names of those on the receiving end, joined with ''; ''';
COMMENT ON COLUMN moves.towards_ids IS 'ids of those on the receiving end, joined with ''; '', for joining with actors.id; empty where the words name somebody who could not be linked';
COMMENT ON COLUMN moves.what IS 'the exact words';
COMMENT ON COLUMN moves.trigger IS 'word that expresses the act';
COMMENT ON COLUMN moves.about IS 'words that say what is demanded, offered ...';
COMMENT ON COLUMN moves.about_event IS 'id of the event meant';
COMMENT ON COLUMN moves.about_move IS 'id of the move meant';
COMMENT ON COLUMN moves.issue IS 'issue that the act tagger is sure it is about; positions.issue takes it where the own words of the move name none';
COMMENT ON COLUMN moves.condition IS 'words of the condition';
COMMENT ON COLUMN moves.when_earliest IS 'first day of the move; empty where that side is not known';
COMMENT ON COLUMN moves.when_latest IS 'last day of the move, inclusive; the same as when_earliest where the day is known';
COMMENT ON COLUMN moves.when_value IS 'TIMEX3 value of the move, partial where the year is not known';
COMMENT ON COLUMN moves.when_precision IS 'day, week, weekend, month, quarter, season, year, decade, interval, partial or unknown';
COMMENT ON COLUMN moves.when_candidates IS 'possible days or intervals, likeliest first, joined with ''; ''';
COMMENT ON COLUMN moves.when_words IS 'words of the text that the move came from';
COMMENT ON COLUMN moves.when_why IS 'reasons for the date, joined with ''; ''';
COMMENT ON COLUMN moves.due_earliest IS 'first day of the deadline or of the thing moved; empty where that side is not known';
COMMENT ON COLUMN moves.due_latest IS 'last day of the deadline or of the thing moved, inclusive; the same as due_earliest where the day is known';
COMMENT ON COLUMN moves.due_value IS 'TIMEX3 value of the deadline or of the thing moved, partial where the year is not known';
COMMENT ON COLUMN moves.due_precision IS 'day, week, weekend, month, quarter, season, year, decade, interval, partial or unknown';
COMMENT ON COLUMN moves.due_candidates IS 'possible days or intervals, likeliest first, joined with ''; ''';
COMMENT ON COLUMN moves.due_words IS 'words of the text that the deadline or of the thing moved came from';
COMMENT ON COLUMN moves.due_why IS 'reasons for the date, joined with ''; ''';
COMMENT ON COLUMN moves.quantity_low IS 'least number meant';
COMMENT ON COLUMN moves.quantity_high IS 'greatest number meant; the same for an exact number';
COMMENT ON COLUMN moves.quantity_unit IS 'what is counted';
COMMENT ON COLUMN moves.quantity_each IS 'true where the number counts for each side';
COMMENT ON COLUMN moves.quantity_words IS 'words of the quantity';
COMMENT ON COLUMN moves.actuality IS 'happened for a move that was made; see timeline.actuality';
COMMENT ON COLUMN moves.told_by IS 'id of the quote that tells it; empty for the own words of the outlet';
COMMENT ON COLUMN moves.row_id IS 'id of its row in timeline';
COMMENT ON COLUMN moves.plover_event IS 'PLOVER event';
COMMENT ON COLUMN moves.plover_mode IS 'PLOVER mode';
COMMENT ON COLUMN moves.quad IS 'quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict';
COMMENT ON COLUMN moves.according_to IS 'who says so, innermost speaker first, outlet last, joined with '' <- ''';
COMMENT ON COLUMN moves.sentence IS 'the sentence or sentences that the exact words stand in';
COMMENT ON COLUMN moves.source IS 'outlet, else agency, else address of the article';
COMMENT ON COLUMN moves.article_id IS 'id of the article, for joining with sources.id';
COMMENT ON COLUMN moves.start_char IS 'where the exact words start in the article, in code points from 0';
COMMENT ON COLUMN moves.end_char IS 'where the exact words end, exclusive: text[start_char:end_char] = what';
COMMENT ON COLUMN moves.found_by IS 'rule or model that found it';
COMMENT ON COLUMN moves.version IS 'version of the rules or model';
COMMENT ON COLUMN moves.confidence IS 'confidence in 0..1; empty where no figure was earned';
COMMENT ON COLUMN moves.second_view IS 'PLOVER root that the act model gives the same words (CONCEDE and RETREAT as YIELD), or NONE; empty where it was not sure or not asked';
COMMENT ON COLUMN moves.second_score IS 'how sure the act model is, in 0..1';

CREATE TABLE quotes (
    id VARCHAR NOT NULL,
    manner VARCHAR NOT NULL,
    who VARCHAR,
    who_ids VARCHAR,
    who_words VARCHAR,
    what VARCHAR NOT NULL,
    more VARCHAR,
    cue VARCHAR,
    cue_class VARCHAR NOT NULL,
    inside VARCHAR,
    told_to VARCHAR,
    writer BOOLEAN NOT NULL,
    when_earliest DATE,
    when_latest DATE,
    when_value VARCHAR,
    when_precision VARCHAR,
    when_candidates VARCHAR,
    when_words VARCHAR,
    when_why VARCHAR,
    group_id VARCHAR,
    according_to VARCHAR,
    sentence VARCHAR,
    source VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    found_by VARCHAR,
    version VARCHAR,
    confidence DOUBLE
);
COMMENT ON TABLE quotes IS 'attributions: who is reported to say what';
COMMENT ON COLUMN quotes.id IS 'id of the finding';
COMMENT ON COLUMN quotes.manner IS 'direct, indirect, mixed or free';
COMMENT ON COLUMN quotes.who IS 'name of the speaker; empty where nobody was found';
COMMENT ON COLUMN quotes.who_ids IS 'ids of the speaker';
COMMENT ON COLUMN quotes.who_words IS 'words that name the source';
COMMENT ON COLUMN quotes.what IS 'the exact words';
COMMENT ON COLUMN quotes.more IS 'further pieces of the same quotation, joined with '' ... ''';
COMMENT ON COLUMN quotes.cue IS 'words of the attribution cue';
COMMENT ON COLUMN quotes.cue_class IS 'said, claimed, denied, confirmed, threatened, warned, demanded, promised, asked, thought or reported';
COMMENT ON COLUMN quotes.inside IS 'id of the quote that this one is nested in';
COMMENT ON COLUMN quotes.told_to IS 'whom it was said to';
COMMENT ON COLUMN quotes.writer IS 'true where the words are a guess of the writer';
COMMENT ON COLUMN quotes.when_earliest IS 'first day of the saying; empty where that side is not known';
COMMENT ON COLUMN quotes.when_latest IS 'last day of the saying, inclusive; the same as when_earliest where the day is known';
COMMENT ON COLUMN quotes.when_value IS 'TIMEX3 value of the saying, partial where the year is not known';
COMMENT ON COLUMN quotes.when_precision IS 'day, week, weekend, month, quarter, season, year, decade, interval, partial or unknown';
COMMENT ON COLUMN quotes.when_candidates IS 'possible days or intervals, likeliest first, joined with ''; ''';
COMMENT ON COLUMN quotes.when_words IS 'words of the text that the saying came from';
COMMENT ON COLUMN quotes.when_why IS 'reasons for the date, joined with ''; ''';
COMMENT ON COLUMN quotes.group_id IS 'id shared by the wordings of one quotation; empty where there is one';
COMMENT ON COLUMN quotes.according_to IS 'who says so, innermost speaker first, outlet last, joined with '' <- ''';
COMMENT ON COLUMN quotes.sentence IS 'the sentence or sentences that the exact words stand in';
COMMENT ON COLUMN quotes.source IS 'outlet, else agency, else address of the article';
COMMENT ON COLUMN quotes.article_id IS 'id of the article, for joining with sources.id';
COMMENT ON COLUMN quotes.start_char IS 'where the exact words start in the article, in code points from 0';
COMMENT ON COLUMN quotes.end_char IS 'where the exact words end, exclusive: text[start_char:end_char] = what';
COMMENT ON COLUMN quotes.found_by IS 'rule or model that found it';
COMMENT ON COLUMN quotes.version IS 'version of the rules or model';
COMMENT ON COLUMN quotes.confidence IS 'confidence in 0..1; empty where no figure was earned';

CREATE TABLE contrasts (
    id VARCHAR NOT NULL,
    how VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    first_words VARCHAR NOT NULL,
    second_words VARCHAR NOT NULL,
    first_value VARCHAR NOT NULL,
    second_value VARCHAR NOT NULL,
    unit VARCHAR,
    first_by VARCHAR,
    first_by_ids VARCHAR,
    second_by VARCHAR,
    second_by_ids VARCHAR,
    what VARCHAR NOT NULL,
    sentence VARCHAR,
    source VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    found_by VARCHAR,
    version VARCHAR,
    confidence DOUBLE
);
COMMENT ON TABLE contrasts IS 'figures and dates that an article sets against each other';
COMMENT ON COLUMN contrasts.id IS 'id of the finding';
COMMENT ON COLUMN contrasts.how IS 'denied, taken_back (by the outlet that printed it) or rival';
COMMENT ON COLUMN contrasts.kind IS 'number or date';
COMMENT ON COLUMN contrasts.first_words IS 'words of the wrong value, or of the rival told first';
COMMENT ON COLUMN contrasts.second_words IS 'words of the right value, or of the rival told second';
COMMENT ON COLUMN contrasts.first_value IS 'the first value: a number or a TIMEX3 value';
COMMENT ON COLUMN contrasts.second_value IS 'the second value: a number or a TIMEX3 value';
COMMENT ON COLUMN contrasts.unit IS 'lemma of what is counted; empty where none is named';
COMMENT ON COLUMN contrasts.first_by IS 'who gives the first value; empty for the outlet';
COMMENT ON COLUMN contrasts.first_by_ids IS 'ids of who gives the first value';
COMMENT ON COLUMN contrasts.second_by IS 'who gives the second value; empty for the outlet';
COMMENT ON COLUMN contrasts.second_by_ids IS 'ids of who gives the second value';
COMMENT ON COLUMN contrasts.what IS 'the exact words: the sentence of the second value';
COMMENT ON COLUMN contrasts.sentence IS 'the sentence or sentences that the exact words stand in';
COMMENT ON COLUMN contrasts.source IS 'outlet, else agency, else address of the article';
COMMENT ON COLUMN contrasts.article_id IS 'id of the article, for joining with sources.id';
COMMENT ON COLUMN contrasts.start_char IS 'where the exact words start in the article, in code points from 0';
COMMENT ON COLUMN contrasts.end_char IS 'where the exact words end, exclusive: text[start_char:end_char] = what';
COMMENT ON COLUMN contrasts.found_by IS 'rule or model that found it';
COMMENT ON COLUMN contrasts.version IS 'version of the rules or model';
COMMENT ON COLUMN contrasts.confidence IS 'confidence in 0..1; empty where no figure was earned';

CREATE TABLE stances (
    id VARCHAR NOT NULL,
    who VARCHAR,
    who_ids VARCHAR,
    issue VARCHAR NOT NULL,
    stance VARCHAR NOT NULL,
    when_earliest DATE,
    when_latest DATE,
    when_value VARCHAR,
    when_words VARCHAR,
    what VARCHAR NOT NULL,
    according_to VARCHAR,
    sentence VARCHAR,
    source VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    found_by VARCHAR,
    version VARCHAR,
    confidence DOUBLE
);
COMMENT ON TABLE stances IS 'where each party stands by a sentence, in whatever words, as the stance model reads it';
COMMENT ON COLUMN stances.id IS 'id of the finding, which reports.finding and changes.finding name where a position rests on it';
COMMENT ON COLUMN stances.who IS 'who stands there';
COMMENT ON COLUMN stances.who_ids IS 'ids of who stands there';
COMMENT ON COLUMN stances.issue IS 'issue';
COMMENT ON COLUMN stances.stance IS 'supports, opposes, demands, proposes, rejects or open';
COMMENT ON COLUMN stances.when_earliest IS 'first day on which it was said; empty where that side is not known';
COMMENT ON COLUMN stances.when_latest IS 'last day, inclusive; the same as when_earliest where the day is known';
COMMENT ON COLUMN stances.when_value IS 'TIMEX3 value, partial where the year is not known';
COMMENT ON COLUMN stances.when_words IS 'words of the text that the date came from';
COMMENT ON COLUMN stances.what IS 'the exact words: the sentence';
COMMENT ON COLUMN stances.according_to IS 'who says so, innermost speaker first, outlet last, joined with '' <- ''';
COMMENT ON COLUMN stances.sentence IS 'the sentence or sentences that the exact words stand in';
COMMENT ON COLUMN stances.source IS 'outlet, else agency, else address of the article';
COMMENT ON COLUMN stances.article_id IS 'id of the article, for joining with sources.id';
COMMENT ON COLUMN stances.start_char IS 'where the exact words start in the article, in code points from 0';
COMMENT ON COLUMN stances.end_char IS 'where the exact words end, exclusive: text[start_char:end_char] = what';
COMMENT ON COLUMN stances.found_by IS 'rule or model that found it';
COMMENT ON COLUMN stances.version IS 'version of the rules or model';
COMMENT ON COLUMN stances.confidence IS 'confidence in 0..1; empty where no figure was earned';

CREATE TABLE outcomes (
    id VARCHAR NOT NULL,
    opening VARCHAR NOT NULL,
    who VARCHAR,
    who_ids VARCHAR,
    says VARCHAR NOT NULL,
    when_earliest DATE,
    when_latest DATE,
    when_value VARCHAR,
    when_words VARCHAR,
    what VARCHAR NOT NULL,
    according_to VARCHAR,
    sentence VARCHAR,
    source VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    found_by VARCHAR,
    version VARCHAR,
    confidence DOUBLE
);
COMMENT ON TABLE outcomes IS 'what the outcome model reads in sentences of later reports: what became of a commitment';
COMMENT ON COLUMN outcomes.id IS 'id of the finding, which changes.finding names';
COMMENT ON COLUMN outcomes.opening IS 'id of the finding that first opens the commitment';
COMMENT ON COLUMN outcomes.who IS 'who undertook it';
COMMENT ON COLUMN outcomes.who_ids IS 'ids of who undertook it';
COMMENT ON COLUMN outcomes.says IS 'done, partly, not (so far, or broken) or off (put off or replaced)';
COMMENT ON COLUMN outcomes.when_earliest IS 'first day, where the sentence names one past day; empty where that side is not known';
COMMENT ON COLUMN outcomes.when_latest IS 'last day, inclusive; the same as when_earliest where the day is known';
COMMENT ON COLUMN outcomes.when_value IS 'TIMEX3 value, partial where the year is not known';
COMMENT ON COLUMN outcomes.when_words IS 'words of the text that the date came from';
COMMENT ON COLUMN outcomes.what IS 'the exact words: the sentence';
COMMENT ON COLUMN outcomes.according_to IS 'who says so, innermost speaker first, outlet last, joined with '' <- ''';
COMMENT ON COLUMN outcomes.sentence IS 'the sentence or sentences that the exact words stand in';
COMMENT ON COLUMN outcomes.source IS 'outlet, else agency, else address of the article';
COMMENT ON COLUMN outcomes.article_id IS 'id of the article, for joining with sources.id';
COMMENT ON COLUMN outcomes.start_char IS 'where the exact words start in the article, in code points from 0';
COMMENT ON COLUMN outcomes.end_char IS 'where the exact words end, exclusive: text[start_char:end_char] = what';
COMMENT ON COLUMN outcomes.found_by IS 'rule or model that found it';
COMMENT ON COLUMN outcomes.version IS 'version of the rules or model';
COMMENT ON COLUMN outcomes.confidence IS 'confidence in 0..1; empty where no figure was earned';

CREATE TABLE clashes (
    id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    account INTEGER NOT NULL,
    what VARCHAR NOT NULL,
    according_to VARCHAR,
    sentence VARCHAR,
    source VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    found_by VARCHAR,
    version VARCHAR,
    confidence DOUBLE
);
COMMENT ON TABLE clashes IS 'pairs of sentences that tell one thing differently as the clash model reads them, one row a sentence';
COMMENT ON COLUMN clashes.id IS 'id of the finding, which dispute_accounts.finding names; both sentences of a pair have it';
COMMENT ON COLUMN clashes.kind IS 'conflict, number or date';
COMMENT ON COLUMN clashes.account IS '1 for the sentence printed first, 2 for the other one';
COMMENT ON COLUMN clashes.what IS 'the exact words: the sentence';
COMMENT ON COLUMN clashes.according_to IS 'who says so, innermost speaker first, outlet last, joined with '' <- ''';
COMMENT ON COLUMN clashes.sentence IS 'the sentence or sentences that the exact words stand in';
COMMENT ON COLUMN clashes.source IS 'outlet, else agency, else address of the article';
COMMENT ON COLUMN clashes.article_id IS 'id of the article, for joining with sources.id';
COMMENT ON COLUMN clashes.start_char IS 'where the exact words start in the article, in code points from 0';
COMMENT ON COLUMN clashes.end_char IS 'where the exact words end, exclusive: text[start_char:end_char] = what';
COMMENT ON COLUMN clashes.found_by IS 'rule or model that found it';
COMMENT ON COLUMN clashes.version IS 'version of the rules or model';
COMMENT ON COLUMN clashes.confidence IS 'confidence in 0..1; empty where no figure was earned';

CREATE TABLE actors (
    id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    side VARCHAR,
    side_id VARCHAR,
    country VARCHAR,
    sector VARCHAR,
    same_as VARCHAR,
    mentions INTEGER,
    articles INTEGER NOT NULL
);
COMMENT ON TABLE actors IS 'everybody who is named';
COMMENT ON COLUMN actors.id IS 'id of the actor';
COMMENT ON COLUMN actors.name IS 'name';
COMMENT ON COLUMN actors.kind IS 'person, office, body, state, group, delegation, unnamed ...';
COMMENT ON COLUMN actors.side IS 'name of the state or party it speaks for';
COMMENT ON COLUMN actors.side_id IS 'id of that state or party';
COMMENT ON COLUMN actors.country IS 'ISO 3166 alpha-3 code';
COMMENT ON COLUMN actors.sector IS 'PLOVER sector';
COMMENT ON COLUMN actors.same_as IS 'id of the actor it is judged to be the same as';
COMMENT ON COLUMN actors.mentions IS 'number of mentions';
COMMENT ON COLUMN actors.articles IS 'number of articles that mention it';

CREATE TABLE times (
    id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    value VARCHAR,
    mod VARCHAR,
    what VARCHAR NOT NULL,
    when_earliest DATE,
    when_latest DATE,
    when_value VARCHAR,
    when_precision VARCHAR,
    when_candidates VARCHAR,
    when_words VARCHAR,
    when_why VARCHAR,
    anchor VARCHAR,
    sentence VARCHAR,
    source VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    found_by VARCHAR,
    version VARCHAR,
    confidence DOUBLE
);
COMMENT ON TABLE times IS 'time expressions';
COMMENT ON COLUMN times.id IS 'id of the finding';
COMMENT ON COLUMN times.kind IS 'DATE, TIME, DURATION or SET';
COMMENT ON COLUMN times.value IS 'TIMEX3 value';
COMMENT ON COLUMN times.mod IS 'TIMEX3 modifier';
COMMENT ON COLUMN times.what IS 'the exact words';
COMMENT ON COLUMN times.when_earliest IS 'first day of the interval meant; empty where that side is not known';
COMMENT ON COLUMN times.when_latest IS 'last day of the interval meant, inclusive; the same as when_earliest where the day is known';
COMMENT ON COLUMN times.when_value IS 'TIMEX3 value of the interval meant, partial where the year is not known';
COMMENT ON COLUMN times.when_precision IS 'day, week, weekend, month, quarter, season, year, decade, interval, partial or unknown';
COMMENT ON COLUMN times.when_candidates IS 'possible days or intervals, likeliest first, joined with ''; ''';
COMMENT ON COLUMN times.when_words IS 'words of the text that the interval meant came from';
COMMENT ON COLUMN times.when_why IS 'reasons for the date, joined with ''; ''';
COMMENT ON COLUMN times.anchor IS 'what it was resolved against: absolute, published or narrative';
COMMENT ON COLUMN times.sentence IS 'the sentence or sentences that the exact words stand in';
COMMENT ON COLUMN times.source IS 'outlet, else agency, else address of the article';
COMMENT ON COLUMN times.article_id IS 'id of the article, for joining with sources.id';
COMMENT ON COLUMN times.start_char IS 'where the exact words start in the article, in code points from 0';
COMMENT ON COLUMN times.end_char IS 'where the exact words end, exclusive: text[start_char:end_char] = what';
COMMENT ON COLUMN times.found_by IS 'rule or model that found it';
COMMENT ON COLUMN times.version IS 'version of the rules or model';
COMMENT ON COLUMN times.confidence IS 'confidence in 0..1; empty where no figure was earned';

CREATE TABLE mentions (
    id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    who VARCHAR,
    who_ids VARCHAR,
    office VARCHAR,
    candidates VARCHAR,
    refers_to VARCHAR,
    sides VARCHAR,
    sides_ids VARCHAR,
    belongs_to VARCHAR,
    belongs_to_id VARCHAR,
    country VARCHAR,
    sector VARCHAR,
    what VARCHAR NOT NULL,
    sentence VARCHAR,
    source VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    found_by VARCHAR,
    version VARCHAR,
    confidence DOUBLE
);
COMMENT ON TABLE mentions IS 'mentions of actors';
COMMENT ON COLUMN mentions.id IS 'id of the finding';
COMMENT ON COLUMN mentions.kind IS 'person, office, body, state, group, delegation, unnamed, plural, pronoun or place';
COMMENT ON COLUMN mentions.who IS 'canonical name where linked, else the words';
COMMENT ON COLUMN mentions.who_ids IS 'ids of the actors meant, joined with ''; ''; empty when unknown';
COMMENT ON COLUMN mentions.office IS 'office';
COMMENT ON COLUMN mentions.candidates IS 'ids that could be meant when nobody was settled on';
COMMENT ON COLUMN mentions.refers_to IS 'id of the mention that a pronoun, title or short form stands for';
COMMENT ON COLUMN mentions.sides IS 'names of the states or parties it speaks for, joined with ''; ''';
COMMENT ON COLUMN mentions.sides_ids IS 'ids of the states or parties it speaks for, joined with ''; '', for joining with actors.id; empty where the words name somebody who could not be linked';
COMMENT ON COLUMN mentions.belongs_to IS 'name of the body behind the person or office';
COMMENT ON COLUMN mentions.belongs_to_id IS 'id of that body';
COMMENT ON COLUMN mentions.country IS 'ISO 3166 alpha-3 code';
COMMENT ON COLUMN mentions.sector IS 'PLOVER sector';
COMMENT ON COLUMN mentions.what IS 'the exact words';
COMMENT ON COLUMN mentions.sentence IS 'the sentence or sentences that the exact words stand in';
COMMENT ON COLUMN mentions.source IS 'outlet, else agency, else address of the article';
COMMENT ON COLUMN mentions.article_id IS 'id of the article, for joining with sources.id';
COMMENT ON COLUMN mentions.start_char IS 'where the exact words start in the article, in code points from 0';
COMMENT ON COLUMN mentions.end_char IS 'where the exact words end, exclusive: text[start_char:end_char] = what';
COMMENT ON COLUMN mentions.found_by IS 'rule or model that found it';
COMMENT ON COLUMN mentions.version IS 'version of the rules or model';
COMMENT ON COLUMN mentions.confidence IS 'confidence in 0..1; empty where no figure was earned';

CREATE TABLE links (
    left_id VARCHAR NOT NULL,
    right_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    judgement VARCHAR NOT NULL,
    score DOUBLE,
    why VARCHAR,
    judged_by VARCHAR
);
COMMENT ON TABLE links IS 'judgements that two findings are, or are not, the same';
COMMENT ON COLUMN links.left_id IS 'id of a finding, actor or article';
COMMENT ON COLUMN links.right_id IS 'id of another, greater than left_id';
COMMENT ON COLUMN links.kind IS 'copy, same_event, same_move, same_quote, same_actor, or course (a plan and what came of it)';
COMMENT ON COLUMN links.judgement IS 'yes, no or unsure';
COMMENT ON COLUMN links.score IS 'weight of the reasons; 0 for a decision of a person, who gives none';
COMMENT ON COLUMN links.why IS 'reasons with their weights, joined with ''; ''';
COMMENT ON COLUMN links.judged_by IS 'rule or person that judged';

CREATE TABLE notes (
    article_id VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    stage VARCHAR NOT NULL,
    code VARCHAR NOT NULL,
    detail VARCHAR,
    what VARCHAR,
    sentence VARCHAR,
    start_char INTEGER,
    end_char INTEGER
);
COMMENT ON TABLE notes IS 'what was hard to read';
COMMENT ON COLUMN notes.article_id IS 'id of the article';
COMMENT ON COLUMN notes.source IS 'outlet, else agency, else address of the article';
COMMENT ON COLUMN notes.stage IS 'stage that made the note';
COMMENT ON COLUMN notes.code IS 'reason slug, described in docs/notes.md';
COMMENT ON COLUMN notes.detail IS 'what happened';
COMMENT ON COLUMN notes.what IS 'the exact words, where the note is on words';
COMMENT ON COLUMN notes.sentence IS 'the sentence or sentences that the words stand in';
COMMENT ON COLUMN notes.start_char IS 'where the words start in the article, in code points from 0';
COMMENT ON COLUMN notes.end_char IS 'where they end, exclusive';

CREATE TABLE rejected (
    url VARCHAR NOT NULL,
    stage VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    detail VARCHAR
);
COMMENT ON TABLE rejected IS 'what could not be read';
COMMENT ON COLUMN rejected.url IS 'address or file name';
COMMENT ON COLUMN rejected.stage IS 'stage that rejected it';
COMMENT ON COLUMN rejected.reason IS 'reason slug, described in docs/notes.md';
COMMENT ON COLUMN rejected.detail IS 'what happened';
