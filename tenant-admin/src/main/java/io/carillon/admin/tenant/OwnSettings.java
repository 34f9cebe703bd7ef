package io.carillon.admin.tenant;

/** What a tenant's own administrators decide. */
record OwnSettings(String defaultLocale, String timeZone, Branding branding) {}
