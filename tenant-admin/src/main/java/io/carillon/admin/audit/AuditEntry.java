package io.carillon.admin.audit;

/**
 * One change as the audit log tells it. Neither side may hold a secret.
 *
 * @param action {@code template.published, provider.updated, …}
 * @param objectType what kind of thing was changed
 * @param objectId its id
 * @param before how it looked, or null when it is new
 * @param after how it looks now, or null when it is gone
 */
public record AuditEntry(String action, String objectType, String objectId, Object before, Object after) {}
