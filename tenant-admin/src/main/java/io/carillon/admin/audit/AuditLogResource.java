package io.carillon.admin.audit;

import io.carillon.admin.http.Page;
import io.carillon.admin.http.PageRequest;
import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.Scopes;
import io.carillon.tenancy.TenantId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who changed what, when. */
@Path("/api/v1/admin/audit-log")
@Tag(name = "audit log")
public class AuditLogResource {
    private final ReadAuditLog read;
    private final CurrentCaller caller;

    AuditLogResource(ReadAuditLog read, CurrentCaller caller) {
        this.read = read;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "listAuditLog",
            summary = "Lists changes, newest first",
            description =
                    "Every change of the tenant's configuration, with who made it and how the thing looked before and"
                            + " after. Secrets are named, never shown. Filters narrow one another.")
    @APIResponse(responseCode = "200", description = "One page of changes")
    public Uni<Page<AuditRecord>> list(
            @BeanParam AuditSearch search, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        TenantId tenant = caller.tenant();
        return read.list(tenant, search.validated(), PageRequest.of(limit, cursor));
    }
}
