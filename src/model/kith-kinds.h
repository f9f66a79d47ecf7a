/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* All kinds at once, for code that works on any of them. */
#include "kith-account.h"
#include "kith-amendment.h"
#include "kith-assignment.h"
#include "kith-care-period.h"
#include "kith-care-status.h"
#include "kith-goal.h"
#include "kith-home.h"
#include "kith-note.h"
#include "kith-person.h"
#include "kith-rating.h"
#include "kith-relation.h"
#include "kith-step.h"
#include "kith-student.h"
#include "kith-task.h"
