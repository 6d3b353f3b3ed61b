/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-page.h"

G_BEGIN_DECLS

/* The pages of the window, said once: the sidebar, the accelerators Alt+1 to Alt+9 and where a
 * record is shown all read this table. The pages of most registers are made from their kinds: each
 * stands under the page of its area. */

typedef enum
{
  WM_PAGE_GROUP_WHERE, /* where am I */
  WM_PAGE_GROUP_WHAT,  /* what we have */
  WM_PAGE_GROUP_PROOF, /* how we prove it */
} WmPageGroup;

typedef enum
{
  WM_PAGE_UNCOUNTED = 1 << 0, /* no badge: how many there are says nothing */
  WM_PAGE_IF_USED = 1 << 1,   /* in the sidebar only while it is shown or it, or what stands under
                                 it, holds something */
} WmPageFlags;

typedef struct
{
  const char *id;    /* stable, ASCII */
  const char *title; /* English, for gettext */
  const char *icon;  /* a symbolic icon */
  const char *kind;  /* (nullable): the kind whose records it shows; its count is the badge */
  WmPageGroup group;
  GType (*get_type) (void); /* a WmPage */
  const char *also;         /* (nullable): another kind whose records it shows */
  WmPageFlags flags;
  const char *area;   /* (nullable): the kinds of this area have their pages under this one */
  const char *parent; /* (nullable): id of the page that it stands under */
} WmPageInfo;

/** wm_pages_get_all: (array length=n_pages): every page, in the order of the sidebar. */
const WmPageInfo *wm_pages_get_all (guint *n_pages);
/** wm_pages_find: (nullable): the page with that id. */
const WmPageInfo *wm_pages_find (const char *id);
/** wm_pages_find_for_kind: (nullable): the page that shows records of the kind @kind_id. */
const WmPageInfo *wm_pages_find_for_kind (const char *kind_id);
/**
 * wm_pages_dup_shown_id: (transfer full):
 *
 * The record in whose page the one with that id is seen: itself where its kind has a page, else
 * what it is linked to or names, such as what a comment is about, or the risk of a grade.
 */
char *wm_pages_dup_shown_id (WmSession *session, const char *id) G_GNUC_WARN_UNUSED_RESULT;
/** wm_page_info_get_title: the translated title. */
const char *wm_page_info_get_title (const WmPageInfo *info);

G_END_DECLS
