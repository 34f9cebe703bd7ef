package io.carillon.core.bulk;

import io.carillon.core.batch.BatchKind;
import io.carillon.core.batch.EndBatch;
import io.carillon.core.batch.ReadBatch;
import io.carillon.core.bulk.AcceptFile.Accepted;
import io.carillon.core.intake.IdempotencyKey;
import io.carillon.problem.Problem;
import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.Scopes;
import io.carillon.tenancy.TenantId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Services of a tenant notify everybody in a file here. */
@Path("/api/v1/services/notifications/bulk")
class BulkResource {
    private final CurrentCaller caller;
    private final AcceptFile acceptance;
    private final EndBatch ending;
    private final ReadBatch reading;
    private final Clock clock;

    BulkResource(CurrentCaller caller, AcceptFile acceptance, EndBatch ending, ReadBatch reading, Clock clock) {
        this.caller = caller;
        this.acceptance = acceptance;
        this.ending = ending;
        this.reading = reading;
        this.clock = clock;
    }

    /** Answer to a file that was taken in. */
    record AcceptedView(String jobId, long rows, long accepted, long rejected, Map<String, String> links) {}

    /** The form of an upload, for the documentation. */
    @Schema(description = "The settings first, then the file")
    record UploadForm(
            BulkRequest job,

            @Schema(type = SchemaType.STRING, format = "binary")
            String file) {}

    @POST
    @Path("/csv")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Blocking
    @PermissionsAllowed(Scopes.BATCHES_WRITE)
    @Operation(
            operationId = "uploadCsv",
            summary = "Notify everybody in a CSV file",
            description =
                    "Two parts: job (JSON: template, channels, category, what columns mean) and file (CSV, UTF-8, one "
                            + "header row; comma, semicolon or tab; up to a million rows). Columns named like a recipient's "
                            + "field are that field, all others are template variables; columns says otherwise. Each row passes "
                            + "the checks of a single notification; those that do not are rejected and can be had as a file. "
                            + "202 means: every row is recorded. The file is read while it arrives: put job before file. With an "
                            + "Idempotency-Key the same upload makes one job, however often it is sent.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = UploadForm.class)))
    @APIResponse(
            responseCode = "202",
            description = "Every row is recorded, as accepted or as rejected",
            content = @Content(schema = @Schema(implementation = AcceptedView.class)))
    @APIResponse(
            responseCode = "400",
            description = "A part is missing, the settings are invalid, or the file is no CSV that can be read",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "The file is larger than files may be",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Unknown template, or one that cannot be used like this",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "An upload with this Idempotency-Key is being read at this moment",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<AcceptedView>> upload(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @Parameter(description = "Makes the upload repeat-safe; 1 to 255 characters")
                    @HeaderParam(IdempotencyKey.HEADER)
                    String idempotencyKey,
            InputStream body) {
        return acceptance
                .accept(caller.tenant(), contentType, body, IdempotencyKey.of(idempotencyKey))
                .map(BulkResource::answer);
    }

    @GET
    @Path("/{jobId}")
    @PermissionsAllowed(Scopes.NOTIFICATIONS_READ)
    @Operation(
            operationId = "getBulkJob",
            summary = "A bulk job with its counters, rate and estimated end",
            description =
                    "CLOSED while it is sent, PAUSED, COMPLETED when everything has ended, CANCELLED. rows = accepted "
                            + "+ rejected; accepted = waiting + planning + planned + refused + dropped; with one channel accepted "
                            + "= waiting + planning + open + delivered + failed + skipped + suppressed + cancelled, too.")
    @APIResponse(responseCode = "200", description = "The job")
    @APIResponse(
            responseCode = "404",
            description = "No such job",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<BulkView> get(@Parameter(description = "Id of the job") @PathParam("jobId") String jobId) {
        return view(caller.tenant(), id(jobId));
    }

    @POST
    @Path("/{jobId}/pause")
    @PermissionsAllowed(Scopes.BATCHES_WRITE)
    @Operation(
            operationId = "pauseBulkJob",
            summary = "Hold a bulk job back",
            description = "Nothing more is handed to planning; what was, goes on. May be repeated.")
    @APIResponse(responseCode = "200", description = "The job as it stands now")
    @APIResponse(
            responseCode = "409",
            description = "The job has ended",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<BulkView> pause(@Parameter(description = "Id of the job") @PathParam("jobId") String jobId) {
        TenantId tenant = caller.tenant();
        return ending.pause(tenant, id(jobId), true).chain(() -> view(tenant, id(jobId)));
    }

    @POST
    @Path("/{jobId}/resume")
    @PermissionsAllowed(Scopes.BATCHES_WRITE)
    @Operation(
            operationId = "resumeBulkJob",
            summary = "Let a paused bulk job go on",
            description = "It goes on where it stopped. May be repeated.")
    @APIResponse(responseCode = "200", description = "The job as it stands now")
    @APIResponse(
            responseCode = "409",
            description = "The job has ended",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<BulkView> resume(@Parameter(description = "Id of the job") @PathParam("jobId") String jobId) {
        TenantId tenant = caller.tenant();
        return ending.pause(tenant, id(jobId), false).chain(() -> view(tenant, id(jobId)));
    }

    @POST
    @Path("/{jobId}/cancel")
    @PermissionsAllowed(Scopes.BATCHES_WRITE)
    @Operation(
            operationId = "cancelBulkJob",
            summary = "Stop what is not dispatched yet",
            description = "What waits, is scheduled or is to be tried again ends CANCELLED; what is on its way to a "
                    + "provider goes on. May be repeated.")
    @APIResponse(responseCode = "200", description = "The job as it stands now")
    @APIResponse(
            responseCode = "409",
            description = "Everything in it has ended already",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<BulkView> cancel(@Parameter(description = "Id of the job") @PathParam("jobId") String jobId) {
        TenantId tenant = caller.tenant();
        return ending.cancel(tenant, id(jobId), BatchKind.BULK).chain(() -> view(tenant, id(jobId)));
    }

    private Uni<BulkView> view(TenantId tenant, UUID id) {
        return reading.get(tenant, id, BatchKind.BULK).map(found -> BulkView.of(found, clock.instant()));
    }

    private static UUID id(String jobId) {
        return ReadBatch.id(jobId, BatchKind.BULK);
    }

    private static RestResponse<AcceptedView> answer(Accepted file) {
        String id = file.jobId().toString();
        long rows = file.accepted() + file.rejected();
        AcceptedView view = new AcceptedView(id, rows, file.accepted(), file.rejected(), BulkView.links(id));
        ResponseBuilder<AcceptedView> answer = ResponseBuilder.create(RestResponse.Status.ACCEPTED, view);
        return file.replayed() ? answer.header("Idempotent-Replayed", "true").build() : answer.build();
    }
}
