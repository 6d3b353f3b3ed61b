/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tests/app/app-kit.h"
#include "app/wm-pages.h"

/* A way through everything that the window can show: each page with the sample company and with an
 * empty project, the first record of each register, each dialog. New pages come by themselves; a
 * dialog has its line in the table in tour-steps.c. */

typedef enum
{
  TOUR_START, /* no project: the start page */
  TOUR_SAMPLE,
  TOUR_EMPTY,
} TourPlace;

typedef struct
{
  const char *name;   /* of the step */
  TourPlace place;    /* where it is opened */
  const char *page;   /* (nullable): the page to open it from, else the dashboard */
  const char *kind;   /* (nullable): the kind whose first record is open before */
  const char *action; /* (nullable): what opens it */
  const char *target; /* (nullable): text that the action takes */
  const char *shows;  /* (nullable): the type of a widget that shows when it is ready */
  const char *button; /* (nullable): the name of the menu button that opens it, for gettext */
} TourDialog;

/* What a page shows after somebody did something. */
typedef struct
{
  const char *name; /* of the step */
  TourPlace place;
  const char *page;
  void (*set) (AppKit *kit);   /* the page is shown */
  void (*clear) (AppKit *kit); /* (nullable): the other way */
  gboolean
      is_mixed; /* words of a list, of somebody or of the toolkit stand in it: not translated */
} TourScene;

const TourScene *tour_scenes_get_all (guint *n_scenes);

typedef struct
{
  char *name; /* owned: such as "inventory-sample" */
  TourPlace place;
  const WmPageInfo *page;   /* nullable: the start page */
  gboolean with_record;     /* the first record of the page is open */
  const char *gap;          /* nullable: only the records that lack it are shown */
  const char *action;       /* nullable: of the page, shows one of its parts */
  const char *part;         /* nullable: what the action takes */
  const TourDialog *dialog; /* nullable */
  const TourScene *scene;   /* nullable */
} TourStep;

/* tour_steps_new: (transfer full) (element-type TourStep): every step, in the order of pictures. */
GPtrArray *tour_steps_new (void);

/* TourWords: what may stand in the window in any language, because it is the project's own. */
typedef struct
{
  GPtrArray *data;    /* (element-type utf8): texts of the project, the longest first */
  gboolean is_pseudo; /* everything else is expected to be translated */
} TourWords;

TourWords *tour_words_new (WmSession *session, const char *path, gboolean is_pseudo);
void tour_words_free (TourWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TourWords, tour_words_free)

/* tour_words_dup_rest: (transfer full): @text without what is the project's own. */
char *tour_words_dup_rest (TourWords *self, const char *text);
/* tour_words_is_untranslated: whether @text holds words of the program in English. */
gboolean tour_words_is_untranslated (TourWords *self, const char *text);

/* tour_check: adds to @faults, as sentences, what is wrong with what can be seen in @root: a text
 * that is cut or untranslated, a control without a name or with an action that nobody has. */
void tour_check (GtkWidget *root, TourWords *words, GPtrArray *faults);

/* tour_picture: writes a picture of @window, with the dialogs and popovers that are open over it.
 */
void tour_picture (GtkWidget *window, const char *path);
/* tour_picture_finish: waits until every picture is written. */
void tour_picture_finish (void);
