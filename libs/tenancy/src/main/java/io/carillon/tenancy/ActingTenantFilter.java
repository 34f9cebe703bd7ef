package io.carillon.tenancy;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets platform administrators act on a tenant: {@code /api/v1/admin/tenants/{id}/templates} is the resource
 * {@code /api/v1/admin/templates} with that tenant in the place of the caller's own. Whether the caller may is decided
 * by {@link CurrentCaller}, for a filter before matching runs before anybody is known.
 */
@Provider
@PreMatching
class ActingTenantFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String ADMIN = "/api/v1/admin/";
    private static final Pattern ON_A_TENANT = Pattern.compile(ADMIN + "tenants/([0-9a-fA-F-]{36})/([^/]+)(/.*)?");

    /** What is said about the tenant itself stays with the resource of tenants. */
    private static final Set<String> OF_THE_TENANT = Set.of("suspend", "activate");

    private final ActingTenant acting;

    ActingTenantFilter(ActingTenant acting) {
        this.acting = acting;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Matcher path = ON_A_TENANT.matcher(request.getUriInfo().getPath());
        if (path.matches() && !OF_THE_TENANT.contains(path.group(2))) {
            acting.name(new TenantId(UUID.fromString(path.group(1))));
            String rest = path.group(3) == null ? "" : path.group(3);
            request.setRequestUri(UriBuilder.fromUri(request.getUriInfo().getRequestUri())
                    .replacePath(ADMIN + path.group(2) + rest)
                    .build());
        }
    }

    /** Leads back to where the caller came in. */
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        URI location = response.getLocation();
        if (location != null && location.getPath().startsWith(ADMIN)) {
            acting.find().ifPresent(tenant -> response.getHeaders()
                    .putSingle(HttpHeaders.LOCATION, below(location, ADMIN + "tenants/" + tenant + "/")));
        }
    }

    private static URI below(URI location, String place) {
        return UriBuilder.fromUri(location)
                .replacePath(place + location.getPath().substring(ADMIN.length()))
                .build();
    }
}
