-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Schema 8: what backups, the audit and a transfer leave behind as proof.

-- Backups: what was erased, to be erased again in an older copy; the last drill.

-- Audit: keys over time, receipts.

-- Transfer bundles and their receipts.
