/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-kind.h"

G_BEGIN_DECLS

/* Kinds whose records are parts of a record of another kind: what an auditor found belongs to the
 * audit, a measurement to its metric. They are read and added there. */

/**
 * wm_kind_get_parent_field:
 *
 * Returns: (nullable): the field of @kind that names the record which its records are parts of
 */
const WmField *wm_kind_get_parent_field (const WmKind *kind);

G_END_DECLS
