package io.carillon.admin.tenant;

import java.util.List;
import java.util.Optional;

/**
 * What a tenant's own administrators decide.
 *
 * @param allowedOrigins empty when they stay as they are
 */
record OwnSettings(String defaultLocale, String timeZone, Branding branding, Optional<List<String>> allowedOrigins) {}
