package io.carillon.gateway.identity;

import io.carillon.tenancy.TenantId;
import java.util.Optional;

/**
 * Who was let in, as the verified token says.
 *
 * @param tenant empty for platform administrators
 * @param subject the token's {@code sub}
 */
public record Caller(Optional<TenantId> tenant, String subject) {
    /** Key of the caller in the routing context; absent where no token was asked for. */
    public static final String KEY = "carillon.caller";
}
