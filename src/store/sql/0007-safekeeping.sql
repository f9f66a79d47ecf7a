-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Schema 7: what keeps a record safe and lets it go in time.

-- Retention, legal holds, disposals and what was erased.

-- Accounts: activation, holders of recovery keys.

-- Audit: receipts.

-- Transfer bundles.
