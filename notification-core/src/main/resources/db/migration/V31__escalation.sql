-- A delivery's place in an escalation, and the reaction that makes it needless.
ALTER TABLE deliveries ADD COLUMN escalation_step integer, ADD COLUMN escalation_unless text;
