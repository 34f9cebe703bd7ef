-- The audit log is read newest first, by what was changed and by who changed it.

CREATE INDEX audit_log_by_object ON audit_log (tenant_id, object_type, object_id, id);
CREATE INDEX audit_log_by_actor ON audit_log (tenant_id, actor, id);
