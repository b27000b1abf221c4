/**
 * 索引 as tables: the notices with all their fields in plain tables, which any SQLite client reads, and the full-text table beside them. `docs/search.md`
 * describes them. Places (`span_start`, `span_end`) are in UTF-16 units of the source text, as everywhere.
 */

/** Changes whenever an index built before can no longer be added to: other tables, other tokens. */
export const INDEX_VERSION = '1'

/** The columns of the full-text table, and how much a hit in each of them weighs. */
export const textWeights = { title: 8, number: 8, units: 4, body: 1, rest: 0.5 } as const
export type TextColumn = keyof typeof textWeights
export const textColumns = Object.keys(textWeights) as TextColumn[]

const unit = `unit TEXT NOT NULL, full_name TEXT, kind TEXT NOT NULL, division_code TEXT, division_name TEXT`
const found = `span_start INTEGER, span_end INTEGER, rule TEXT, confidence REAL`
const item = `notice_id INTEGER NOT NULL, position INTEGER NOT NULL`
const ofItem = `PRIMARY KEY (notice_id, position)) WITHOUT ROWID`

export const schema = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE notices (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL,
  media_type TEXT, bytes INTEGER, length INTEGER,
  genre TEXT, title TEXT, title_key TEXT, number TEXT, issuer TEXT, date TEXT, year INTEGER,
  linked INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX notices_date ON notices (date);
CREATE INDEX notices_year ON notices (year);
CREATE INDEX notices_genre ON notices (genre);
CREATE INDEX notices_title_key ON notices (title_key, date);
CREATE INDEX notices_sha256 ON notices (sha256);
CREATE INDEX notices_unlinked ON notices (id) WHERE linked = 0;

CREATE TABLE texts (notice_id INTEGER PRIMARY KEY, body TEXT NOT NULL, rest TEXT NOT NULL);

CREATE TABLE document_numbers (${item}, text TEXT NOT NULL, number_key TEXT, agency_code TEXT, year INTEGER, serial INTEGER, complete INTEGER NOT NULL,
  span_start INTEGER, span_end INTEGER, ${ofItem};
CREATE INDEX document_numbers_key ON document_numbers (number_key);
CREATE INDEX document_numbers_serial ON document_numbers (serial, year);

CREATE TABLE units (notice_id INTEGER NOT NULL, role TEXT NOT NULL, position INTEGER NOT NULL, ${unit}, ${found},
  PRIMARY KEY (notice_id, role, position)) WITHOUT ROWID;
CREATE INDEX units_unit ON units (unit);

CREATE TABLE marks (notice_id INTEGER NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL, span_start INTEGER, span_end INTEGER,
  PRIMARY KEY (notice_id, name)) WITHOUT ROWID;

CREATE TABLE praises (${item}, ${unit}, aspect TEXT, honor TEXT, reason TEXT, ${found}, ${ofItem};
CREATE INDEX praises_unit ON praises (unit);
CREATE INDEX praises_aspect ON praises (aspect);

CREATE TABLE criticisms (${item}, ${unit}, matter TEXT NOT NULL, ${found}, ${ofItem};
CREATE INDEX criticisms_unit ON criticisms (unit);

CREATE TABLE problems (${item}, ordinal INTEGER, text TEXT NOT NULL, actors TEXT NOT NULL, ${found}, ${ofItem};

CREATE TABLE directives (${item}, ordinal INTEGER, heading TEXT, text TEXT NOT NULL, ${found}, ${ofItem};

CREATE TABLE actions (${item}, directive INTEGER NOT NULL, text TEXT NOT NULL, modality TEXT NOT NULL, actor TEXT, deadline TEXT, deadline_text TEXT,
  ${found}, ${ofItem};
CREATE INDEX actions_deadline ON actions (deadline) WHERE deadline IS NOT NULL;

CREATE TABLE quantities (${item}, text TEXT NOT NULL, value REAL NOT NULL, unit TEXT NOT NULL, bound TEXT NOT NULL, subject TEXT, ${found}, ${ofItem};
CREATE INDEX quantities_unit ON quantities (unit, value);

CREATE TABLE citations (${item}, title TEXT, number TEXT, ${found}, ${ofItem};

CREATE TABLE attachments (${item}, ordinal INTEGER, title TEXT NOT NULL, present INTEGER NOT NULL, address TEXT, span_start INTEGER, span_end INTEGER,
  ${ofItem};

CREATE TABLE tables (${item}, attachment INTEGER, title TEXT, source TEXT NOT NULL, columns INTEGER NOT NULL, rows INTEGER NOT NULL,
  checks_holding INTEGER NOT NULL, checks_possible INTEGER NOT NULL, solutions TEXT NOT NULL, exact INTEGER NOT NULL,
  span_start INTEGER, span_end INTEGER, ${ofItem};

CREATE TABLE table_columns (notice_id INTEGER NOT NULL, table_position INTEGER NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, path TEXT NOT NULL,
  role TEXT NOT NULL, PRIMARY KEY (notice_id, table_position, position)) WITHOUT ROWID;

CREATE TABLE cells (notice_id INTEGER NOT NULL, table_position INTEGER NOT NULL, row INTEGER NOT NULL, column_position INTEGER NOT NULL, row_role TEXT NOT NULL,
  value, text TEXT NOT NULL, status TEXT NOT NULL, confidence REAL, span_start INTEGER, span_end INTEGER,
  PRIMARY KEY (notice_id, table_position, row, column_position)) WITHOUT ROWID;

CREATE TABLE checks (notice_id INTEGER NOT NULL, table_position INTEGER NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, row INTEGER, column_position INTEGER,
  expected REAL, actual REAL, ok INTEGER NOT NULL, PRIMARY KEY (notice_id, table_position, position)) WITHOUT ROWID;
CREATE INDEX checks_failed ON checks (notice_id) WHERE ok = 0;

CREATE TABLE messages (${item}, severity TEXT NOT NULL, rule TEXT NOT NULL, text TEXT NOT NULL, span_start INTEGER, span_end INTEGER, ${ofItem};
CREATE INDEX messages_rule ON messages (rule);

CREATE TABLE relations (${item}, kind TEXT NOT NULL, title TEXT, title_key TEXT, number TEXT, number_key TEXT, cue TEXT,
  span_start INTEGER, span_end INTEGER, target_id INTEGER, ${ofItem};
CREATE INDEX relations_target ON relations (target_id) WHERE target_id IS NOT NULL;
CREATE INDEX relations_number ON relations (number_key) WHERE number_key IS NOT NULL;
CREATE INDEX relations_title ON relations (title_key) WHERE title_key IS NOT NULL;

CREATE TABLE duplicates (notice_id INTEGER PRIMARY KEY, original_id INTEGER NOT NULL, similarity REAL NOT NULL, evidence TEXT NOT NULL);
CREATE INDEX duplicates_original ON duplicates (original_id);
CREATE TABLE bands (hash INTEGER NOT NULL, notice_id INTEGER NOT NULL, PRIMARY KEY (hash, notice_id)) WITHOUT ROWID;

CREATE VIRTUAL TABLE notices_text USING fts5 (${textColumns.join(', ')}, content='', tokenize='ascii');
`

/** The tables that hold a notice's rows, beside `notices` itself. */
export const itemTables = [
  'texts',
  'document_numbers',
  'units',
  'marks',
  'praises',
  'criticisms',
  'problems',
  'directives',
  'actions',
  'quantities',
  'citations',
  'attachments',
  'tables',
  'table_columns',
  'cells',
  'checks',
  'messages',
  'relations',
] as const
export type ItemTable = (typeof itemTables)[number]
