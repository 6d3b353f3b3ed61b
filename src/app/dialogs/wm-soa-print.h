/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/wm-soa-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * wm_soa_print_operation_new:
 *
 * Returns: (transfer full): the printing of @document, each page upright or across as it is
 */
GtkPrintOperation *wm_soa_print_operation_new (WmSoaDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
