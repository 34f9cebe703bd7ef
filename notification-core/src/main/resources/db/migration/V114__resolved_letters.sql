-- A delivery that was given up and got through after all needs nobody's care any more: recording finds its open letter.
ALTER TABLE dead_letters ADD COLUMN resolved_at timestamptz;
CREATE INDEX dead_letters_of_delivery ON dead_letters (tenant_id, delivery_id) WHERE state = 'OPEN' AND delivery_id IS NOT NULL;
