package io.carillon.core.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.CurrentCaller;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a user deletes, and does to many messages at once. */
@Path("/api/v1/users/me/notifications")
@Authenticated
@Tag(name = "Inbox")
class InboxBulkResource {
    private final CurrentCaller caller;
    private final ChangeInbox inbox;
    private final ObjectMapper json;

    InboxBulkResource(CurrentCaller caller, ChangeInbox inbox, ObjectMapper json) {
        this.caller = caller;
        this.inbox = inbox;
        this.json = json;
    }

    /**
     * Which messages to delete, for callers that would rather send a body.
     *
     * @param ids these
     * @param filter in this state
     * @param category of this category
     */
    @Schema(description = "Which messages; all that is given must hold", examples = """
            {"filter": "read", "category": "marketing"}""")
    record Selected(List<String> ids, String filter, String category) {}

    /** Which messages to mark, for callers that would rather send a body. */
    @Schema(examples = """
            {"category": "account"}""")
    record Marked(String category) {}

    /** How many messages were changed. */
    record Changed(int changed) {}

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteInboxEntry",
            summary = "Delete a message",
            description = "It is gone from the inbox for good; its notification's story stays.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "401", description = "No valid token, or one without a tenant")
    @APIResponse(responseCode = "404", description = "The caller has no such message")
    public Uni<Void> delete(@Parameter(description = "Id of the message") @PathParam("id") String id) {
        UUID wanted = InboxQuery.id(id);
        return inbox.delete(caller.tenant(), caller.subject(), Selection.of(wanted))
                .invoke(InboxBulkResource::requireOne)
                .replaceWithVoid();
    }

    @DELETE
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "deleteInboxEntries",
            summary = "Delete many messages",
            description = "By ids (at most 1000), or by filter and category, as query parameters or as a JSON body. "
                    + "filter=all deletes everything; saying nothing deletes nothing and is refused. "
                    + "Ids the caller has no message of are passed over.")
    @APIResponse(responseCode = "200", description = "How many were deleted")
    @APIResponse(responseCode = "400", description = "Nothing is selected, or the selection cannot be read")
    @APIResponse(responseCode = "401", description = "No valid token, or one without a tenant")
    public Uni<Changed> deleteAll(
            @Parameter(description = "An id to delete; may be repeated") @QueryParam("ids") List<String> ids,
            @Parameter(description = "current, unread, read, archived or all", example = "read") @QueryParam("filter")
                    String filter,
            @Parameter(description = "Only this category", example = "marketing") @QueryParam("category")
                    String category,
            @RequestBody(content = @Content(schema = @Schema(implementation = Selected.class))) String body) {
        Selected selected = read(body, Selected.class).orElseGet(() -> new Selected(ids, filter, category));
        return inbox.delete(caller.tenant(), caller.subject(), selection(selected))
                .map(Changed::new);
    }

    @POST
    @Path("/mark-all-read")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "markAllRead",
            summary = "Mark all unread messages read",
            description = "All that is unread at this moment, or of one category, as query parameter or JSON body.")
    @APIResponse(responseCode = "200", description = "How many were marked")
    @APIResponse(responseCode = "400", description = "The body cannot be read")
    @APIResponse(responseCode = "401", description = "No valid token, or one without a tenant")
    public Uni<Changed> markAllRead(
            @Parameter(description = "Only this category", example = "account") @QueryParam("category") String category,
            @RequestBody(content = @Content(schema = @Schema(implementation = Marked.class))) String body) {
        String wanted = read(body, Marked.class).map(Marked::category).orElse(category);
        return inbox.markAll(
                        caller.tenant(), caller.subject(), new Selection(null, InboxFilter.UNREAD, wanted), Mark.READ)
                .map(Changed::new);
    }

    /** The body, if there is one: read as text, for clients send all kinds of content types with none. */
    private <T> Optional<T> read(String body, Class<T> type) {
        try {
            return body == null || body.isBlank() ? Optional.empty() : Optional.of(json.readValue(body, type));
        } catch (JsonProcessingException malformed) {
            throw new ProblemException(CommonProblem.INVALID_JSON, "the body is not what this operation takes");
        }
    }

    private static Selection selection(Selected selected) {
        boolean byIds = selected.ids() != null && !selected.ids().isEmpty();
        if (!byIds && selected.filter() == null && selected.category() == null) {
            throw InboxQuery.invalid("/ids", "one of ids, filter and category is needed");
        }
        return new Selection(
                byIds ? InboxQuery.ids(selected.ids()) : null,
                InboxQuery.filter(selected.filter(), InboxFilter.ALL),
                selected.category());
    }

    private static void requireOne(int deleted) {
        if (deleted == 0) {
            throw InboxQuery.notFound();
        }
    }
}
