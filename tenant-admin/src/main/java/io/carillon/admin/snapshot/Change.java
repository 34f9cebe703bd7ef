package io.carillon.admin.snapshot;

import io.carillon.admin.audit.AuditEntry;

/**
 * What a piece of work inside a transaction did.
 *
 * @param result what the caller gets once it is committed
 * @param entry how the audit log tells it
 */
public record Change<T>(T result, AuditEntry entry) {}
