/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What records are made of. A kind of record is said once, as a table of field descriptors in
 * wm-kinds-*.c; the database table, forms, lists, validation, search, import and export, the words
 * of the history and the reports all read it. */

typedef enum
{
  WM_FIELD_LINE,    /* one line of text */
  WM_FIELD_TEXT,    /* text of several lines */
  WM_FIELD_INTEGER, /* a whole number between min and max */
  WM_FIELD_DATE,    /* YYYY-MM-DD */
  WM_FIELD_BOOLEAN, /* "yes" or "no" */
  WM_FIELD_CHOICE,  /* one token of choices */
  WM_FIELD_CHOICES, /* several tokens of choices, joined with commas in the order of choices */
  WM_FIELD_RECORD,  /* the id of a record of the kind target */
  WM_FIELD_NUMBER,  /* a decimal number with "." as its sign, between min and max if these differ */
  WM_FIELD_RECORDS, /* ids of records of the kind target (NULL: of any), each once, sorted and
                     * joined with commas; kept as links with the role, in no column of the table */
} WmFieldType;

typedef enum
{
  WM_FIELD_REQUIRED = 1 << 0,  /* can never be empty */
  WM_FIELD_TITLE = 1 << 1,     /* names the record to people */
  WM_FIELD_KEY = 1 << 2,       /* people refer to the record by it (A.5.9); unique by convention */
  WM_FIELD_READ_ONLY = 1 << 3, /* set by the program only */
  WM_FIELD_IN_LIST = 1 << 4,   /* worth a column where the person has chosen none */
  WM_FIELD_INDEXED = 1 << 5,   /* records are looked up by it */
  WM_FIELD_SENTENCE = 1 << 6,  /* a line that is longer than a row of a form */
  WM_FIELD_REVERSE = 1 << 7,   /* of WM_FIELD_RECORDS: the links come from the others to this one */
  WM_FIELD_CONFIRMS = 1 << 8,  /* another value than was suggested sets the field `confirmed` */
  WM_FIELD_PART_OF = 1 << 9,   /* names the record that this one is a part of, where it is read */
} WmFieldFlags;

typedef struct
{
  const char *token; /* stable, stored */
  const char *label; /* English, for gettext */
} WmChoice;

typedef struct
{
  const char *id;    /* stable, ASCII snake_case: the column, the JSON key, the CSV name */
  const char *label; /* English, for gettext */
  const char *help;  /* a sentence in plain words, English, for gettext; may be NULL */
  const char
      *section; /* heading in forms from this field on, English, for gettext; NULL: as before */
  WmFieldType type;
  WmFieldFlags flags;
  guint since;             /* schema version that brought it; 0: as old as its kind */
  const WmChoice *choices; /* ends with a NULL token */
  const char *target;      /* kind of the record that a WM_FIELD_RECORD or WM_FIELD_RECORDS names */
  const char *role;        /* of the links that a WM_FIELD_RECORDS is kept as */
  const char *fallback;    /* value of a new record that says none; NULL: empty */
  gint64 min;              /* of a WM_FIELD_INTEGER or WM_FIELD_NUMBER */
  gint64 max;
} WmField;

typedef enum
{
  WM_KIND_PERSONAL = 1 << 0,       /* about a person: titles are kept out of the history's words */
  WM_KIND_SINGLE = 1 << 1,         /* a project holds exactly one */
  WM_KIND_FROM_CATALOGUE = 1 << 2, /* records come from the catalogue; people do not add them */
  WM_KIND_HAS_FILE = 1 << 3,   /* has the fields sha256, size and file_name of an attached file */
  WM_KIND_APPROVABLE = 1 << 4, /* counts only when somebody approved it; see the kind "approval" */
  WM_KIND_NOTE = 1 << 5,  /* says something of the record that it is linked to, and goes with it */
  WM_KIND_ASIDE = 1 << 6, /* as parts of a record they are read after its fields, not before */
} WmKindFlags;

typedef struct
{
  const char *id;     /* stable, ASCII snake_case: the table and the JSON name */
  const char *prefix; /* of the number that people see: "A" gives A-12 */
  const char *label;  /* English, for gettext: "Asset" */
  const char *plural; /* "Assets" */
  const char *help;   /* what belongs here and why, for an empty page */
  const char *area;   /* what the register is part of: "company", "people", "assets", "risk",
                         "suppliers", "documents", "operation", "improve"; NULL: has a page of
                         its own or none */
  WmKindFlags flags;
  guint since; /* schema version that brought it */
  const WmField *fields;
  guint n_fields;
} WmKind;

#define WM_KIND_MAX_FIELDS 64

/** wm_kind_get_label: the translated name of one record of this kind. */
const char *wm_kind_get_label (const WmKind *kind);
/** wm_kind_get_plural: the translated name of several. */
const char *wm_kind_get_plural (const WmKind *kind);
/** wm_kind_get_help: what belongs in the register and why, translated. */
const char *wm_kind_get_help (const WmKind *kind);
/** wm_field_get_label: the translated name of the field. */
const char *wm_field_get_label (const WmField *field);
/** wm_field_get_help: the translated explanation, or %NULL. */
const char *wm_field_get_help (const WmField *field);
/** wm_field_get_section: the translated heading that begins with the field, or %NULL. */
const char *wm_field_get_section (const WmField *field);
/** wm_choice_get_label: the translated word for the choice. */
const char *wm_choice_get_label (const WmChoice *choice);

/** wm_field_has_column: whether the value is kept in the kind's table, and not as links. */
gboolean wm_field_has_column (const WmField *field);
/** wm_field_names_records: whether the value is the id of a record or several of them. */
gboolean wm_field_names_records (const WmField *field);

/** wm_kind_find_field: (nullable): the field with that id. */
const WmField *wm_kind_find_field (const WmKind *kind, const char *id);
/**
 * wm_kind_find_links_field:
 * @role: (nullable): of a link
 * @reverse: whether the link comes from the other record
 * @other: (nullable): kind of the other record, %NULL where it is not known any more
 *
 * Returns: (nullable): the %WM_FIELD_RECORDS of @kind that such a link is kept for
 */
const WmField *wm_kind_find_links_field (const WmKind *kind, const char *role, gboolean reverse,
                                         const WmKind *other);
/** wm_kind_get_field_index: the place of @field among @kind's. */
guint wm_kind_get_field_index (const WmKind *kind, const WmField *field);
/** wm_kind_get_title_field: the field that names a record to people; every kind has one. */
const WmField *wm_kind_get_title_field (const WmKind *kind);
/** wm_kind_get_key_field: (nullable): the field by which people refer to a record. */
const WmField *wm_kind_get_key_field (const WmKind *kind);

/** wm_kind_get_parent_field: (nullable): the field that names what a record is a part of. */
const WmField *wm_kind_get_parent_field (const WmKind *kind);

/**
 * wm_kind_get_column:
 *
 * Returns: the place of @field in the kind's table, -1 where it has none. Fields of later versions
 *   stand at the end there, wherever they stand in the descriptor.
 */
int wm_kind_get_column (const WmKind *kind, const WmField *field);

/** wm_kind_get_field_at_column: (nullable): the reverse of wm_kind_get_column(). */
const WmField *wm_kind_get_field_at_column (const WmKind *kind, int column);

/* The first columns of every kind's table. */
#define WM_COLUMN_ID 0
#define WM_COLUMN_NUMBER 1
#define WM_N_FIXED_COLUMNS 2

/** wm_field_find_choice: (nullable): the choice with that token. */
const WmChoice *wm_field_find_choice (const WmField *field, const char *token);

/** wm_kinds_get_builtin: (array length=n_kinds): every kind that this program knows. */
const WmKind *const *wm_kinds_get_builtin (guint *n_kinds);

G_END_DECLS
