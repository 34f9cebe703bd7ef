package io.carillon.tenancy;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** The tenant that the current request's path names, for platform administrators who act on it. */
@RequestScoped
public class ActingTenant {
    private TenantId named;

    void name(TenantId tenant) {
        named = tenant;
    }

    Optional<TenantId> find() {
        return Optional.ofNullable(named);
    }
}
