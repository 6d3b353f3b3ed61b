/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/wm-page.h"

G_BEGIN_DECLS

/** wm_page_help_show: explains @page in a few sentences over @parent (F1). */
void wm_page_help_show (GtkWindow *parent, WmPage *page);

G_END_DECLS
