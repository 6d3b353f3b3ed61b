/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-cli.h"

G_BEGIN_DECLS

/** wm_cli_print_help: explains @verb, or the whole program where it is %NULL. */
void wm_cli_print_help (const WmCliVerb *verb);

G_END_DECLS
