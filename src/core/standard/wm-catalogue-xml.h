/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* libxml2 as catalogues need it. Private to this folder. */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

xmlDoc *wm_catalogue_xml_read (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
xmlNode *wm_catalogue_xml_skip_to_element (xmlNode *node);
char *wm_catalogue_xml_dup_attribute (xmlNode *element, const char *name) G_GNUC_WARN_UNUSED_RESULT;
char *wm_catalogue_xml_dup_text (xmlNode *element, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void wm_catalogue_xml_set_error (GError **error, xmlNode *node, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

G_END_DECLS
