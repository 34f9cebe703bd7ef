-- What people search a tenant's notifications by: the recipient, and what ended badly.
CREATE INDEX notifications_of_user ON notifications (tenant_id, user_id, id DESC) WHERE user_id IS NOT NULL;
CREATE INDEX deliveries_to_address ON deliveries (tenant_id, address, id DESC) WHERE address IS NOT NULL;
CREATE INDEX deliveries_ended ON deliveries (tenant_id, status, id DESC)
    WHERE status IN ('BOUNCED', 'FAILED', 'EXPIRED', 'SUPPRESSED', 'CANCELLED');
