/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wm-model-error.h"

G_DEFINE_QUARK (wm_model_error, wm_model_error)
