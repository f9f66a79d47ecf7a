-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Schema 2: whom to call in an emergency. Colleges' own systems hold it; welfare staff asked for it beside the phone.

ALTER TABLE student ADD COLUMN "emergency_contact" TEXT;
