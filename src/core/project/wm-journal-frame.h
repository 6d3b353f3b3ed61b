/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-event.h"

G_BEGIN_DECLS

/* A frame of the journal: "WMF1", the length of the payload (64 bit, big-endian), the payload (the
 * fields of an event, each with its length) and the payload's SHA-256. Our own format, because
 * it has to be one append that tells by itself whether it is whole. */

/** wm_journal_frame_encode: the frame of @event. */
GBytes *wm_journal_frame_encode (const WmEvent *event) G_GNUC_WARN_UNUSED_RESULT;

/**
 * wm_journal_frame_decode:
 * @data: (inout): the bytes; moved behind the frame
 * @size: (inout): how many are left
 *
 * Returns: (transfer full) (nullable): the event, or %NULL where no whole frame is at @data
 */
WmEvent *wm_journal_frame_decode (const guint8 **data, gsize *size) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
