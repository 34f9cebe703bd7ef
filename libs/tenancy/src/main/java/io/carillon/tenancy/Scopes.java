package io.carillon.tenancy;

/** What a caller may do: service accounts by the {@code scope} of their tokens, people by {@link RoleGrants}. */
public final class Scopes {
    public static final String NOTIFICATIONS_SEND = "notifications:send";
    public static final String NOTIFICATIONS_READ = "notifications:read";
    public static final String BATCHES_WRITE = "batches:write";
    public static final String ADMIN_READ = "admin:read";
    public static final String ADMIN_WRITE = "admin:write";

    /** A part of {@link #ADMIN_WRITE}: templates and their layouts only. */
    public static final String TEMPLATES_WRITE = "templates:write";

    private Scopes() {}
}
