-- What dossier writes as a SQLite database. Offsets count the bytes of the document's
-- text in UTF-8, the end excluded; where the text is there, the words of a mention are
--   CAST(substr(CAST(text AS BLOB), start_byte + 1, end_byte - start_byte) AS TEXT)

CREATE TABLE documents (
  id    TEXT PRIMARY KEY NOT NULL,
  title TEXT,
  url   TEXT,
  date  TEXT, -- of publication, ISO 8601
  text  TEXT
) WITHOUT ROWID;

CREATE TABLE entities (
  id       TEXT PRIMARY KEY NOT NULL, -- type and slug of the name: person/ali-khamenei
  type     TEXT NOT NULL,
  kind     TEXT, -- below the type, as ministry
  name     TEXT NOT NULL,
  wikidata TEXT,
  iso      TEXT, -- ISO 3166-1 alpha-2 code of a country
  entry    TEXT  -- of the lexicon
) WITHOUT ROWID;

CREATE TABLE aliases (
  entity TEXT NOT NULL REFERENCES entities,
  alias  TEXT NOT NULL,
  PRIMARY KEY (entity, alias)
) WITHOUT ROWID;

CREATE TABLE traits ( -- what texts say of an entity besides relations: age, role
  entity TEXT NOT NULL REFERENCES entities,
  name   TEXT NOT NULL,
  value  TEXT NOT NULL,
  PRIMARY KEY (entity, name, value)
) WITHOUT ROWID;

CREATE TABLE mentions (
  id         INTEGER PRIMARY KEY,
  document   TEXT NOT NULL REFERENCES documents,
  start_byte INTEGER NOT NULL,
  end_byte   INTEGER NOT NULL,
  entity     TEXT NOT NULL REFERENCES entities,
  kind       TEXT NOT NULL, -- name, demonym, nominal, pronoun
  rule       TEXT NOT NULL
);

CREATE TABLE relations (
  id          TEXT PRIMARY KEY NOT NULL, -- the same in every run
  subject     TEXT NOT NULL REFERENCES entities,
  type        TEXT NOT NULL,
  object      TEXT NOT NULL REFERENCES entities,
  symmetric   INTEGER NOT NULL CHECK (symmetric IN (0, 1)),
  polarity    TEXT NOT NULL, -- positive, negative
  modality    TEXT NOT NULL, -- asserted, possible, intended, conditional, reported
  attribution TEXT, -- the entity that says so; NULL when the writer does
  tense       TEXT,
  confidence  REAL NOT NULL
) WITHOUT ROWID;

CREATE TABLE attributes ( -- of a relation: date, place, role, amount
  relation TEXT NOT NULL REFERENCES relations,
  name     TEXT NOT NULL,
  value    TEXT NOT NULL,
  PRIMARY KEY (relation, name)
) WITHOUT ROWID;

CREATE TABLE evidence (
  id            INTEGER PRIMARY KEY,
  relation      TEXT NOT NULL REFERENCES relations,
  document      TEXT NOT NULL REFERENCES documents,
  start_byte    INTEGER NOT NULL, -- of the sentence
  end_byte      INTEGER NOT NULL,
  subject_start INTEGER NOT NULL,
  subject_end   INTEGER NOT NULL,
  object_start  INTEGER NOT NULL,
  object_end    INTEGER NOT NULL,
  trigger_start INTEGER NOT NULL,
  trigger_end   INTEGER NOT NULL,
  text          TEXT NOT NULL, -- the sentence as written
  rule          TEXT NOT NULL,
  form          TEXT NOT NULL,
  inferred_from TEXT,
  confidence    REAL NOT NULL
);

-- Links between named entities that texts state as facts, with a first quote.
CREATE VIEW edges AS
SELECT r.id, r.subject AS source, s.name AS source_name, r.type, r.object AS target, o.name AS target_name, r.symmetric, r.confidence,
  (SELECT value FROM attributes WHERE relation = r.id AND name = 'date') AS date,
  (SELECT value FROM attributes WHERE relation = r.id AND (name IN ('when', 'from') OR name = 'date' AND value GLOB '[12][0-9][0-9][0-9]*') ORDER BY name DESC) AS iso_date,
  (SELECT count(*) FROM evidence WHERE relation = r.id) AS quotes,
  (SELECT text FROM evidence WHERE relation = r.id ORDER BY id LIMIT 1) AS quote
FROM relations r JOIN entities s ON s.id = r.subject JOIN entities o ON o.id = r.object
WHERE r.polarity = 'positive' AND r.modality = 'asserted';

-- The edges that have a date, as the words of the text ("last May"), as a date of ISO 8601 where
-- these tell one, or by the document that states them first; in the order of these dates.
CREATE VIEW timeline AS
SELECT d.date AS published, e.date, e.iso_date, e.source_name, e.type, e.target_name, e.quote, e.id
FROM edges e LEFT JOIN evidence v ON v.id = (SELECT min(id) FROM evidence WHERE relation = e.id) LEFT JOIN documents d ON d.id = v.document
WHERE e.date IS NOT NULL OR e.iso_date IS NOT NULL OR d.date IS NOT NULL
ORDER BY coalesce(e.iso_date, d.date), d.date, v.document, v.start_byte, e.id;
