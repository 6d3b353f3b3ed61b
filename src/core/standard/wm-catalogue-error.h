/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WmCatalogueError:
 * @WM_CATALOGUE_ERROR_NOT_FOUND: the program has no such edition
 * @WM_CATALOGUE_ERROR_MALFORMED: the bytes are not XML, or XML of a kind that is refused
 * @WM_CATALOGUE_ERROR_INVALID: the XML is not a catalogue, or one that contradicts itself
 * @WM_CATALOGUE_ERROR_TOO_LARGE: there are more bytes than any catalogue has
 *
 * Why a catalogue was not loaded. The messages are sentences for people, in the reader's language.
 */
typedef enum
{
  WM_CATALOGUE_ERROR_NOT_FOUND,
  WM_CATALOGUE_ERROR_MALFORMED,
  WM_CATALOGUE_ERROR_INVALID,
  WM_CATALOGUE_ERROR_TOO_LARGE,
} WmCatalogueError;

#define WM_CATALOGUE_ERROR (wm_catalogue_error_quark ())
GQuark wm_catalogue_error_quark (void);

G_END_DECLS
