/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wm-catalogue-data.h"
#include "wm-scenarios.h"

G_BEGIN_DECLS

/* What the parser makes and WmScenarios then owns. Private to this folder. */
typedef struct
{
  WmCatalogueData *texts; /* holds every string */
  GPtrArray *scenarios;   /* (element-type WmScenario): pdata ends with NULL */
  GHashTable *by_id;      /* (borrowed) id -> (borrowed) WmScenario */
} WmScenariosData;

void wm_scenarios_data_free (WmScenariosData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmScenariosData, wm_scenarios_data_free)

/* Reads scenarios or threats from anywhere and checks that what they name is there. */
WmScenariosData *wm_scenarios_parse (GBytes *bytes, WmCatalogue *catalogue,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
