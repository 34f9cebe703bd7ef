package io.carillon.admin.preview;

import io.carillon.admin.access.RequestActor;
import io.carillon.admin.http.Bodies;
import io.carillon.admin.preview.SendTest.Sender;
import io.carillon.events.Channel;
import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.Scopes;
import io.carillon.tenancy.TenantId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Templates tried out before anybody gets them. */
@Path("/api/v1/admin/templates")
@Tag(name = "templates")
@APIResponse(responseCode = "400", description = "The body is no JSON object, or errors lists the fields at fault")
@APIResponse(responseCode = "401", description = "No valid access token")
@APIResponse(responseCode = "403", description = "The token does not allow it")
@APIResponse(responseCode = "422", description = "It cannot be rendered; errors lists each fault with its place")
public class PreviewResource {
    private static final int REFUSED = 400;

    private final TrialSources sources;
    private final RenderTrial renderer;
    private final SendTest tests;
    private final CurrentCaller caller;
    private final RequestActor actor;
    private final BearerToken token;

    PreviewResource(
            TrialSources sources,
            RenderTrial renderer,
            SendTest tests,
            CurrentCaller caller,
            RequestActor actor,
            BearerToken token) {
        this.sources = sources;
        this.renderer = renderer;
        this.tests = tests;
        this.caller = caller;
        this.actor = actor;
        this.token = token;
    }

    @POST
    @Path("/{id}/preview")
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "previewTemplate",
            summary = "Shows what recipients would get",
            description = "Renders the draft or a version exactly as a send would, with layout and branding. Warnings"
                    + " tell of blanks, of data that a send would be refused for, of texts too long.")
    @APIResponse(responseCode = "200", description = "Finished words of each channel, with warnings")
    @APIResponse(responseCode = "404", description = "There is no such template or version")
    public Uni<Preview> preview(
            @Parameter(description = "The template's id") @PathParam("id") UUID id, PreviewRequest request) {
        TenantId tenant = caller.tenant();
        List<Channel> channels = Bodies.required(request).validated();
        return sources.find(tenant, id, request.version())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(found ->
                        new Trial(found.body(), found.around(), request.locale(), channels, orEmpty(request.data())))
                .map(renderer::render);
    }

    @POST
    @Path("/preview")
    @PermissionsAllowed(Scopes.TEMPLATES_WRITE)
    @Operation(
            operationId = "previewUnsavedTemplate",
            summary = "Shows what recipients would get from a template that is not saved",
            description = "For editors: renders what is on the screen. Nothing is stored.")
    @APIResponse(responseCode = "200", description = "Finished words of each channel, with warnings")
    public Uni<Preview> previewUnsaved(DraftPreviewRequest request) {
        TenantId tenant = caller.tenant();
        DraftPreviewRequest.Checked checked = Bodies.required(request).validated();
        return sources.of(tenant, checked.body())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(found -> new Trial(
                        found.body(), found.around(), request.locale(), checked.channels(), orEmpty(request.data())))
                .map(renderer::render);
    }

    @POST
    @Path("/{id}/test-send")
    @PermissionsAllowed(Scopes.TEMPLATES_WRITE)
    @Operation(
            operationId = "testSendTemplate",
            summary = "Sends the draft or a version to somebody who wants to see it",
            description = "Rendered as a preview is, and sent by notification-core in the caller's own name, so the"
                    + " token must allow notifications:send. Preferences and suppressions of the recipient hold."
                    + " Platform administrators cannot: core would not know for which tenant.")
    @APIResponse(
            responseCode = "202",
            description = "Accepted; the links lead to its story",
            content = @Content(schema = @Schema(example = """
                    {"notificationId": "01900000-0000-7000-8000-000000000001", "status": "ACCEPTED",
                     "links": {"self": "/api/v1/services/notifications/01900000-0000-7000-8000-000000000001"}}
                    """)))
    @APIResponse(responseCode = "404", description = "There is no such template or version")
    @APIResponse(responseCode = "503", description = "notification-core is away; repeat it with the same key")
    public Uni<RestResponse<Map<String, Object>>> testSend(
            @Parameter(description = "The template's id") @PathParam("id") UUID id,
            @Parameter(description = "Makes a repeat harmless; one is made when absent") @HeaderParam("Idempotency-Key")
                    String key,
            TestSendRequest request) {
        TenantId tenant = caller.tenant();
        String used = key == null || key.isBlank() ? UUID.randomUUID().toString() : key;
        return tests.send(tenant, new Sender(actor.get(), token.header(), used), id, Bodies.required(request))
                .map(PreviewResource::answer);
    }

    private static Map<String, Object> orEmpty(Map<String, Object> data) {
        return data == null ? Map.of() : data;
    }

    /** What core says against the message is said to the caller as it is. */
    private static RestResponse<Map<String, Object>> answer(CoreClient.Answer answer) {
        String type = answer.status() >= REFUSED ? "application/problem+json" : "application/json";
        return ResponseBuilder.<Map<String, Object>>create(answer.status())
                .entity(answer.body())
                .type(type)
                .build();
    }
}
