package io.carillon.core.bulk;

import io.carillon.core.batch.BatchKind;
import io.carillon.core.batch.ReadBatch;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.Problem;
import io.carillon.problem.ProblemException;
import io.carillon.problem.Violation;
import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.Scopes;
import io.carillon.tenancy.TenantId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** A tenant's bulk jobs, the latest first: what is under way, and what became of earlier files. */
@Path("/api/v1/services/notifications/bulk")
class BulkJobsResource {
    private static final UUID END_OF_TIME = new UUID(-1, -1);
    private static final int MAX_LIMIT = 200;

    private final ReadBatch reading;
    private final CurrentCaller caller;
    private final Clock clock;

    BulkJobsResource(ReadBatch reading, CurrentCaller caller, Clock clock) {
        this.reading = reading;
        this.caller = caller;
        this.clock = clock;
    }

    /** A page of bulk jobs. */
    @Schema(name = "BulkJobPage", description = "Bulk jobs, newest first")
    record JobPage(
            List<BulkView> data,

            @Schema(description = "Give it as cursor to read on; null on the last page")
            String nextCursor) {

        static JobPage of(List<ReadBatch.Found> found, int limit, Instant now) {
            List<BulkView> views = found.stream()
                    .limit(limit)
                    .map(each -> BulkView.of(each, now))
                    .toList();
            return new JobPage(views, found.size() > limit ? views.getLast().jobId() : null);
        }
    }

    @GET
    @PermissionsAllowed(Scopes.NOTIFICATIONS_READ)
    @Operation(
            operationId = "listBulkJobs",
            summary = "Bulk jobs, the latest first",
            description = "Each as a single job shows it. A file of which not every row is recorded yet is no job.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = JobPage.class)))
    @APIResponse(
            responseCode = "400",
            description = "A malformed cursor, or a limit that is none",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<JobPage> list(
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 200") @QueryParam("limit") @DefaultValue("50") int limit) {
        TenantId tenant = caller.tenant();
        if (limit < 1 || limit > MAX_LIMIT) {
            throw invalid("/limit", "must be 1 to " + MAX_LIMIT);
        }
        UUID before = cursor == null ? END_OF_TIME : before(cursor);
        return reading.list(tenant, BatchKind.BULK, before, limit + 1)
                .map(found -> JobPage.of(found, limit, clock.instant()));
    }

    private static UUID before(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException malformed) {
            throw invalid("/cursor", "is not a cursor of this list");
        }
    }

    private static ProblemException invalid(String pointer, String detail) {
        return new ProblemException(
                CommonProblem.VALIDATION_FAILED, "invalid paging", List.of(new Violation(pointer, detail)));
    }
}
