/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-utf8-locale.h"

#include <langinfo.h>
#include <string.h>

WmUtf8Locale
wm_utf8_locale_enter (void)
{
  WmUtf8Locale self = { 0 };
  locale_t copy, utf8;

  if (strcmp (nl_langinfo (CODESET), "UTF-8") == 0)
    return self;

  copy = duplocale (uselocale ((locale_t) 0));
  if (copy == (locale_t) 0)
    return self;
  utf8 = newlocale (LC_CTYPE_MASK, "C.UTF-8", copy);
  if (utf8 == (locale_t) 0)
    {
      /* A system without C.UTF-8: names that are not ASCII will be refused, not cut. */
      freelocale (copy);
      return self;
    }

  self.entered = utf8;
  self.before = uselocale (utf8);
  return self;
}

void
wm_utf8_locale_leave (WmUtf8Locale *self)
{
  if (self->entered == (locale_t) 0)
    return;

  uselocale (self->before);
  freelocale (self->entered);
  self->entered = (locale_t) 0;
}
