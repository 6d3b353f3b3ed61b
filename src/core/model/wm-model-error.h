/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WM_MODEL_ERROR:
 *
 * What a person can get wrong about records; the message says it in plain words.
 */
#define WM_MODEL_ERROR (wm_model_error_quark ())
GQuark wm_model_error_quark (void);

typedef enum
{
  WM_MODEL_ERROR_INVALID,   /* The value does not fit the field. */
  WM_MODEL_ERROR_REQUIRED,  /* The field must not be empty. */
  WM_MODEL_ERROR_READ_ONLY, /* The program alone sets this. */
  WM_MODEL_ERROR_NOT_FOUND, /* There is no such record, kind or field. */
  WM_MODEL_ERROR_AMBIGUOUS, /* Several records answer to this. */
  WM_MODEL_ERROR_EXISTS,    /* It is there already. */
} WmModelError;

G_END_DECLS
