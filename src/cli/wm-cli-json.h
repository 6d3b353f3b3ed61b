/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project/wm-project.h"

#include <json-glib/json-glib.h>
#include <stdio.h>

G_BEGIN_DECLS

/* What programs read. It is UTF-8 in every locale; numbers are numbers, yes and no are true and
 * false, an empty field is null, a field of several choices is always an array. */

/** wm_cli_json_record: (transfer full): a record as `list` and `show` give it. */
JsonNode *wm_cli_json_record (WmProject *project, WmRecord *record) G_GNUC_WARN_UNUSED_RESULT;

/** wm_cli_json_event: (transfer full): an event as `log` gives it. */
JsonNode *wm_cli_json_event (WmProject *project, const WmEvent *event) G_GNUC_WARN_UNUSED_RESULT;

/** wm_cli_json_message: (transfer full): `{what:{"code","message"}}`. */
JsonNode *wm_cli_json_message (const char *what, const char *code,
                               const char *message) G_GNUC_WARN_UNUSED_RESULT;

/** wm_cli_json_from_object: (transfer full): @object, which is taken over, as a node. */
JsonNode *wm_cli_json_from_object (JsonObject *object) G_GNUC_WARN_UNUSED_RESULT;

/** wm_cli_json_print: prints @node on one line. */
void wm_cli_json_print (JsonNode *node, FILE *stream);

/** wm_cli_json_print_object: prints @object, which is taken over, on stdout. */
void wm_cli_json_print_object (JsonObject *object);

/* A long array is printed item by item, each on a line of its own, so that it need not be held in
 * memory. */
void wm_cli_json_begin_array (void);
/** wm_cli_json_print_item: prints @node, which is taken over. */
void wm_cli_json_print_item (JsonNode *node, gboolean is_first);
void wm_cli_json_end_array (gboolean is_empty);

G_END_DECLS
