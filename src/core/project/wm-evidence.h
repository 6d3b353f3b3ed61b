/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Attached files: into the project, where they are, and out of it again. */

#include "wm-attach.h"
#include "wm-extract.h"
#include "wm-file-bytes.h"
