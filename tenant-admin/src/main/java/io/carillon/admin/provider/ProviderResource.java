package io.carillon.admin.provider;

import io.carillon.admin.access.RequestActor;
import io.carillon.admin.http.Bodies;
import io.carillon.admin.http.Page;
import io.carillon.admin.http.PageRequest;
import io.carillon.admin.http.Revision;
import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.Scopes;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** A tenant's provider accounts. */
@Path("/api/v1/admin/providers")
@Tag(name = "providers")
@APIResponse(responseCode = "401", description = "No valid access token")
@APIResponse(responseCode = "403", description = "The token does not allow it")
public class ProviderResource {
    private static final String ID = "Id of the account";
    private static final String IF_MATCH =
            "ETag of the account as it was read; without it whatever is there is changed";

    private final ReadProviders read;
    private final EditProviders edit;
    private final CurrentCaller caller;
    private final RequestActor actor;
    private final ProviderAnswers answers;

    ProviderResource(
            ReadProviders read, EditProviders edit, CurrentCaller caller, RequestActor actor, ProviderAnswers answers) {
        this.read = read;
        this.edit = edit;
        this.caller = caller;
        this.actor = actor;
        this.answers = answers;
    }

    @POST
    @PermissionsAllowed(Scopes.ADMIN_WRITE)
    @Operation(
            operationId = "createProvider",
            summary = "Creates a provider account",
            description =
                    "Its secrets are sealed and never shown again. listProviderTypes tells the fields of each type.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = {
                                @ExampleObject(name = "sendgrid", value = ProviderExamples.SENDGRID),
                                @ExampleObject(name = "smtp", value = ProviderExamples.SMTP),
                                @ExampleObject(name = "twilio", value = ProviderExamples.TWILIO),
                                @ExampleObject(name = "fcm", value = ProviderExamples.FCM),
                                @ExampleObject(name = "whatsapp", value = ProviderExamples.WHATSAPP)
                            }))
    @APIResponse(responseCode = "201", description = "The account, with its ETag and Location")
    @APIResponse(responseCode = "400", description = "The body is no JSON object")
    @APIResponse(responseCode = "422", description = "Something is missing or wrong; errors lists every field")
    public Uni<RestResponse<ProviderView>> create(ProviderRequest request) {
        return edit.create(caller.tenant(), actor.get(), Bodies.required(request))
                .map(answers::created);
    }

    @GET
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "listProviders",
            summary = "Lists provider accounts, oldest first",
            description = "Secrets are listed by name and sealing key only.")
    @APIResponse(responseCode = "200", description = "A page of accounts")
    @APIResponse(responseCode = "400", description = "The limit or the cursor is wrong")
    public Uni<Page<ProviderView>> list(
            @Parameter(description = "Accounts on a page, 1 to 200; 50 when absent") @QueryParam("limit") Integer limit,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") String cursor) {
        return read.list(caller.tenant(), PageRequest.of(limit, cursor)).map(page -> page.map(answers::view));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "getProvider",
            summary = "Shows a provider account",
            description = "With the address the provider reports back to, and what to enter at the provider.")
    @APIResponse(responseCode = "200", description = "The account, with its ETag")
    @APIResponse(responseCode = "404", description = "There is no such account")
    public Uni<RestResponse<ProviderView>> get(@Parameter(description = ID) @PathParam("id") UUID id) {
        return read.get(caller.tenant(), id).map(answers::ok);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed(Scopes.ADMIN_WRITE)
    @Operation(
            operationId = "replaceProvider",
            summary = "Replaces a provider account",
            description = "Secrets left out stay as they are; null takes an optional one away. The type cannot change.")
    @APIResponse(responseCode = "200", description = "The account, with its new ETag; the next send uses it")
    @APIResponse(responseCode = "400", description = "The body is no JSON object")
    @APIResponse(responseCode = "404", description = "There is no such account")
    @APIResponse(responseCode = "412", description = "The account was changed since it was read")
    @APIResponse(responseCode = "422", description = "Something is missing or wrong; errors lists every field")
    public Uni<RestResponse<ProviderView>> replace(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @Parameter(description = IF_MATCH) @HeaderParam("If-Match") String ifMatch,
            ProviderRequest request) {
        return edit.replace(caller.tenant(), actor.get(), id, Bodies.required(request), Revision.ifMatch(ifMatch))
                .map(answers::ok);
    }

    @POST
    @Path("/{id}/rotate")
    @PermissionsAllowed(Scopes.ADMIN_WRITE)
    @Operation(
            operationId = "rotateProviderSecrets",
            summary = "Puts new secrets in the place of old ones",
            description = "At once and in one change; everything else of the account stays. Secrets left out stay.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(value = "{\"secrets\": {\"apiKey\": \"SG.demo-new\"}}")))
    @APIResponse(responseCode = "200", description = "The account, with its new ETag; the next send uses them")
    @APIResponse(responseCode = "400", description = "The body is no JSON object")
    @APIResponse(responseCode = "404", description = "There is no such account")
    @APIResponse(responseCode = "412", description = "The account was changed since it was read")
    @APIResponse(
            responseCode = "422",
            description = "A secret is unknown to the type, or a needed one would be missing")
    public Uni<RestResponse<ProviderView>> rotate(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @Parameter(description = IF_MATCH) @HeaderParam("If-Match") String ifMatch,
            SecretsRequest request) {
        return edit.rotate(caller.tenant(), actor.get(), id, Bodies.required(request), Revision.ifMatch(ifMatch))
                .map(answers::ok);
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed(Scopes.ADMIN_WRITE)
    @Operation(
            operationId = "deleteProvider",
            summary = "Deletes a provider account",
            description = "Its secrets go with it. Messages on their way through it may still be sent.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "There is no such account")
    @APIResponse(responseCode = "412", description = "The account was changed since it was read")
    public Uni<Void> delete(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @Parameter(description = IF_MATCH) @HeaderParam("If-Match") String ifMatch) {
        return edit.delete(caller.tenant(), actor.get(), id, Revision.ifMatch(ifMatch))
                .replaceWithVoid();
    }
}
