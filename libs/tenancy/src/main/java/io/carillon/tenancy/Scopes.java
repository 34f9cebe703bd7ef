package io.carillon.tenancy;

/** Scopes of service accounts, as tokens carry them in {@code scope}. */
public final class Scopes {
    public static final String NOTIFICATIONS_SEND = "notifications:send";
    public static final String NOTIFICATIONS_READ = "notifications:read";
    public static final String BATCHES_WRITE = "batches:write";
    public static final String ADMIN_READ = "admin:read";
    public static final String ADMIN_WRITE = "admin:write";

    private Scopes() {}
}
