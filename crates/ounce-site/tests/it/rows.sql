-- How many rows each table has that a visitor could have written to, in this order.
SELECT 1, COUNT(*) FROM registration
UNION ALL SELECT 2, COUNT(*) FROM registration_change
UNION ALL SELECT 3, COUNT(*) FROM gift
UNION ALL SELECT 4, COUNT(*) FROM milk_promise
UNION ALL SELECT 5, COUNT(*) FROM ledger_transfer
UNION ALL SELECT 6, COUNT(*) FROM outbox
UNION ALL SELECT 7, COUNT(*) FROM idempotency
UNION ALL SELECT 8, CAST(SUM(taken + waiting) AS BIGINT) FROM stroll_room
ORDER BY 1
