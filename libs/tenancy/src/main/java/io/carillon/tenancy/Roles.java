package io.carillon.tenancy;

/** Roles of people, as tokens carry them in {@code realm_access.roles}. */
public final class Roles {
    public static final String PLATFORM_ADMIN = "platform-admin";
    public static final String TENANT_ADMIN = "tenant-admin";
    public static final String TENANT_EDITOR = "tenant-editor";
    public static final String TENANT_VIEWER = "tenant-viewer";
    public static final String USER = "user";

    private Roles() {}
}
