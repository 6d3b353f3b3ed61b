/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <locale.h>

G_BEGIN_DECLS

/**
 * WmUtf8Locale:
 *
 * libarchive turns the names of entries into the charset of the thread's locale, and cuts them
 * where that is not UTF-8. Whoever calls it holds one of these on the stack meanwhile:
 * `g_auto (WmUtf8Locale) locale = wm_utf8_locale_enter ();`. It costs nothing where the locale is
 * a UTF-8 one already. The language of messages stays.
 */
typedef struct
{
  locale_t before;
  locale_t entered; /* owned; zero where nothing had to be done */
} WmUtf8Locale;

WmUtf8Locale wm_utf8_locale_enter (void) G_GNUC_WARN_UNUSED_RESULT;
void wm_utf8_locale_leave (WmUtf8Locale *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WmUtf8Locale, wm_utf8_locale_leave)

G_END_DECLS
