package io.carillon.core.bulk;

import io.carillon.core.batch.BatchKind;
import io.carillon.core.batch.ReadBatch;
import io.carillon.core.bulk.BulkRepository.JobFile;
import io.carillon.core.bulk.BulkRepository.Rejected;
import io.carillon.problem.Problem;
import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.Scopes;
import io.carillon.tenancy.TenantId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestMulti;

/** Hands a bulk job's rejected rows back as a file, page by page as it is read. */
@Path("/api/v1/services/notifications/bulk/{jobId}/errors")
class BulkErrorsResource {
    private static final String CSV = "text/csv";

    private final CurrentCaller caller;
    private final ReadErrors errors;

    BulkErrorsResource(CurrentCaller caller, ReadErrors errors) {
        this.caller = caller;
        this.errors = errors;
    }

    @GET
    @Produces(CSV)
    @PermissionsAllowed(Scopes.NOTIFICATIONS_READ)
    @Operation(
            operationId = "getBulkErrors",
            summary = "The rejected rows of a bulk job as CSV",
            description =
                    "Line of the uploaded file, reason code, what is wrong, then the cells as they came. Cells that "
                            + "a spreadsheet would take for a formula (beginning with = + - @, tab or carriage return) begin with "
                            + "an apostrophe.")
    @APIResponse(
            responseCode = "200",
            description = "The file; only its header row when no row was rejected",
            content = @Content(mediaType = CSV, schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such job",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestMulti<String> errors(@Parameter(description = "Id of the job") @PathParam("jobId") String jobId) {
        TenantId tenant = caller.tenant();
        UUID id = ReadBatch.id(jobId, BatchKind.BULK);
        Uni<JobFile> file = errors.file(tenant, id);
        return RestMulti.fromUniResponse(
                file,
                found -> text(tenant, id, found),
                found -> Map.of(
                        "Content-Type", List.of(CSV + "; charset=utf-8"),
                        "Content-Disposition", List.of("attachment; filename=\"errors-" + id + ".csv\"")));
    }

    private Multi<String> text(TenantId tenant, UUID id, JobFile file) {
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(ErrorsFile.header(file.header())),
                        pages(tenant, id).map(ErrorsFile::rows));
    }

    private Multi<List<Rejected>> pages(TenantId tenant, UUID id) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicInteger(-1), last -> errors.page(tenant, id, last.get())
                        .invoke(page ->
                                page.stream().reduce((one, next) -> next).ifPresent(row -> last.set(row.number()))))
                .whilst(page -> !page.isEmpty())
                .filter(page -> !page.isEmpty());
    }
}
