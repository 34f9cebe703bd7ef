package io.carillon.core.batch;

import io.carillon.core.batch.AcceptChunk.Accepted;
import io.carillon.core.batch.CreateBatch.Created;
import io.carillon.core.intake.IdempotencyKey;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.Problem;
import io.carillon.problem.ProblemException;
import io.carillon.problem.Violation;
import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.Scopes;
import io.carillon.tenancy.TenantId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Services of a tenant notify many people here: a batch, filled chunk by chunk. */
@Path("/api/v1/services/notifications")
class BatchResource {

    private final CurrentCaller caller;
    private final CreateBatch creation;
    private final AcceptChunk acceptance;
    private final EndBatch ending;
    private final ReadBatch reading;

    BatchResource(
            CurrentCaller caller, CreateBatch creation, AcceptChunk acceptance, EndBatch ending, ReadBatch reading) {
        this.caller = caller;
        this.creation = creation;
        this.acceptance = acceptance;
        this.ending = ending;
        this.reading = reading;
    }

    /** Answer to a batch that was made. */
    record CreatedView(String batchId, BatchState state, int accepted, Map<String, String> links) {}

    /** Answer to a chunk that was taken in. */
    record ChunkView(String batchId, int chunk, int accepted, Map<String, String> links) {}

    @POST
    @Path("/send-batch")
    @PermissionsAllowed(Scopes.BATCHES_WRITE)
    @Operation(
            operationId = "createBatch",
            summary = "Open a batch",
            description = "Says once what all notifications of the batch share; recipients follow in chunks, the first "
                    + "may come along. The template's version is pinned: all recipients get the same words. With an "
                    + "Idempotency-Key a repeat is answered with the first batch.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = BatchRequest.class),
                            examples = @ExampleObject(name = "with its first chunk", value = """
                                    {"template": {"code": "welcome"}, "channels": ["email"], "category": "account",
                                     "data": {"shop": "Example"},
                                     "recipients": [{"email": "ada@example.com", "data": {"name": "Ada"}}]}
                                    """)))
    @APIResponse(
            responseCode = "202",
            description = "The batch and its first chunk are recorded",
            content = @Content(schema = @Schema(implementation = CreatedView.class)))
    @APIResponse(
            responseCode = "400",
            description = "Invalid fields",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Unknown template, recipients that cannot be notified, reused idempotency key",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<CreatedView>> create(
            @Parameter(description = "Makes the request repeat-safe; 1 to 255 characters")
                    @HeaderParam(IdempotencyKey.HEADER)
                    String idempotencyKey,
            BatchRequest request) {
        requireBody(request);
        return creation.create(caller.tenant(), request, IdempotencyKey.of(idempotencyKey))
                .map(BatchResource::answer);
    }

    @POST
    @Path("/send-chunk")
    @PermissionsAllowed(Scopes.BATCHES_WRITE)
    @Operation(
            operationId = "sendChunk",
            summary = "Add recipients to an open batch",
            description = "1 to 1000 recipients, all or none: one that cannot be notified refuses the chunk, naming "
                    + "him. The chunk's number makes it repeat-safe: the same number with the same recipients gets the "
                    + "same answer, with other recipients 409. Chunks may come in any order and at the same time.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ChunkRequest.class),
                            examples = @ExampleObject(name = "two recipients", value = """
                                    {"batchId": "01900000-0000-7000-8000-000000000001", "chunk": 2, "recipients": [
                                     {"email": "ada@example.com", "data": {"name": "Ada"}},
                                     {"email": "grace@example.com", "locale": "de", "data": {"name": "Grace"}}]}
                                    """)))
    @APIResponse(
            responseCode = "202",
            description = "The chunk is recorded",
            content = @Content(schema = @Schema(implementation = ChunkView.class)))
    @APIResponse(
            responseCode = "400",
            description = "Invalid fields",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such batch",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The batch is closed, or the number was used for other recipients",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Recipients that cannot be notified",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<ChunkView>> send(ChunkRequest request) {
        requireBody(request);
        return acceptance
                .accept(caller.tenant(), id(request.batchId()), request)
                .map(BatchResource::answer);
    }

    @POST
    @Path("/batches/{batchId}/complete")
    @PermissionsAllowed(Scopes.BATCHES_WRITE)
    @Operation(
            operationId = "completeBatch",
            summary = "Say that no more chunks will come",
            description = "The batch becomes CLOSED, and COMPLETED when everything in it has ended. May be repeated.")
    @APIResponse(responseCode = "200", description = "The batch as it stands now")
    @APIResponse(
            responseCode = "409",
            description = "The batch was cancelled",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<BatchView> complete(@Parameter(description = "Id of the batch") @PathParam("batchId") String batchId) {
        TenantId tenant = caller.tenant();
        UUID id = ReadBatch.id(batchId, BatchKind.BATCH);
        return ending.close(tenant, id).chain(() -> view(tenant, id));
    }

    @POST
    @Path("/batches/{batchId}/cancel")
    @PermissionsAllowed(Scopes.BATCHES_WRITE)
    @Operation(
            operationId = "cancelBatch",
            summary = "Stop what is not dispatched yet",
            description = "What waits, is scheduled or is to be tried again ends CANCELLED; what is on its way to a "
                    + "provider goes on. May be repeated.")
    @APIResponse(responseCode = "200", description = "The batch as it stands now")
    @APIResponse(
            responseCode = "409",
            description = "Everything in it has ended already",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<BatchView> cancel(@Parameter(description = "Id of the batch") @PathParam("batchId") String batchId) {
        TenantId tenant = caller.tenant();
        UUID id = ReadBatch.id(batchId, BatchKind.BATCH);
        return ending.cancel(tenant, id, BatchKind.BATCH).chain(() -> view(tenant, id));
    }

    @GET
    @Path("/batches/{batchId}")
    @PermissionsAllowed(Scopes.NOTIFICATIONS_READ)
    @Operation(
            operationId = "getBatch",
            summary = "A batch with its counters",
            description = "OPEN takes chunks, CLOSED takes none, COMPLETED: everything has ended, CANCELLED: ended by "
                    + "its caller. accepted = waiting + planning + planned + refused + dropped, always; with one "
                    + "channel accepted = waiting + planning + open + delivered + failed + skipped + suppressed + "
                    + "cancelled, too.")
    @APIResponse(responseCode = "200", description = "The batch")
    @APIResponse(
            responseCode = "404",
            description = "No such batch",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<BatchView> get(@Parameter(description = "Id of the batch") @PathParam("batchId") String batchId) {
        return view(caller.tenant(), ReadBatch.id(batchId, BatchKind.BATCH));
    }

    private Uni<BatchView> view(TenantId tenant, UUID id) {
        return reading.get(tenant, id, BatchKind.BATCH).map(found -> BatchView.of(found.batch(), found.counters()));
    }

    private static void requireBody(Object request) {
        if (request == null) {
            throw new ProblemException(CommonProblem.INVALID_JSON, "the body is missing");
        }
    }

    private static UUID id(String batchId) {
        if (batchId == null) {
            throw new ProblemException(
                    CommonProblem.VALIDATION_FAILED,
                    "invalid fields",
                    List.of(new Violation("/batchId", "is missing")));
        }
        return ReadBatch.id(batchId, BatchKind.BATCH);
    }

    private static RestResponse<CreatedView> answer(Created created) {
        String id = created.batchId().toString();
        return accepted(
                new CreatedView(id, BatchState.OPEN, created.accepted(), BatchView.links(id)), created.replayed());
    }

    private static RestResponse<ChunkView> answer(Accepted chunk) {
        String id = chunk.batchId().toString();
        return accepted(new ChunkView(id, chunk.chunk(), chunk.accepted(), BatchView.links(id)), chunk.replayed());
    }

    private static <T> RestResponse<T> accepted(T view, boolean replayed) {
        ResponseBuilder<T> answer = ResponseBuilder.create(RestResponse.Status.ACCEPTED, view);
        return replayed ? answer.header("Idempotent-Replayed", "true").build() : answer.build();
    }
}
