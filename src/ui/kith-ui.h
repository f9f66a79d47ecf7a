/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where templates are: gtk_widget_class_set_template_from_resource (klass, KITH_UI_RESOURCE ("area/kith-thing.ui")) */
#define KITH_UI_RESOURCE(path) "/io/github/kith_app/Kith/ui/" path

void kith_ui_register (void);

G_END_DECLS
