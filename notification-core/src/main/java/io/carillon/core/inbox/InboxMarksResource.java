package io.carillon.core.inbox;

import io.carillon.events.InboxChanged;
import io.carillon.tenancy.CurrentCaller;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a user does to one message. All of it may be repeated: a mark that is there already changes and tells nothing. */
@Path("/api/v1/users/me/notifications")
@Authenticated
@Tag(name = "Inbox")
class InboxMarksResource {
    private final CurrentCaller caller;
    private final ChangeInbox inbox;

    InboxMarksResource(CurrentCaller caller, ChangeInbox inbox) {
        this.caller = caller;
        this.inbox = inbox;
    }

    @PATCH
    @Path("/{id}/read")
    @Operation(
            operationId = "markRead",
            summary = "Mark a message read",
            description = "Read is also seen; its delivery becomes OPENED and the rest of its escalation stops.")
    @APIResponse(responseCode = "200", description = "The message as it is now")
    @APIResponse(responseCode = "401", description = "No valid token, or one without a tenant")
    @APIResponse(responseCode = "404", description = "The caller has no such message")
    public Uni<InboxChanged.Entry> read(@Parameter(description = "Id of the message") @PathParam("id") String id) {
        return mark(id, Mark.READ);
    }

    @PATCH
    @Path("/{id}/unread")
    @Operation(
            operationId = "markUnread",
            summary = "Mark a message unread",
            description = "It counts as unread again; its delivery stays OPENED.")
    @APIResponse(responseCode = "200", description = "The message as it is now")
    @APIResponse(responseCode = "401", description = "No valid token, or one without a tenant")
    @APIResponse(responseCode = "404", description = "The caller has no such message")
    public Uni<InboxChanged.Entry> unread(@Parameter(description = "Id of the message") @PathParam("id") String id) {
        return mark(id, Mark.UNREAD);
    }

    @PATCH
    @Path("/{id}/seen")
    @Operation(
            operationId = "markSeen",
            summary = "Mark a message seen",
            description = "The inbox was opened over it; escalation steps that wait for that stop.")
    @APIResponse(responseCode = "200", description = "The message as it is now")
    @APIResponse(responseCode = "401", description = "No valid token, or one without a tenant")
    @APIResponse(responseCode = "404", description = "The caller has no such message")
    public Uni<InboxChanged.Entry> seen(@Parameter(description = "Id of the message") @PathParam("id") String id) {
        return mark(id, Mark.SEEN);
    }

    @PATCH
    @Path("/{id}/archive")
    @Operation(
            operationId = "archive",
            summary = "Put a message away",
            description = "It leaves the default list and the unread count.")
    @APIResponse(responseCode = "200", description = "The message as it is now")
    @APIResponse(responseCode = "401", description = "No valid token, or one without a tenant")
    @APIResponse(responseCode = "404", description = "The caller has no such message")
    public Uni<InboxChanged.Entry> archive(@Parameter(description = "Id of the message") @PathParam("id") String id) {
        return mark(id, Mark.ARCHIVED);
    }

    @PATCH
    @Path("/{id}/unarchive")
    @Operation(
            operationId = "unarchive",
            summary = "Take a message back",
            description = "It is in the default list again, unread if it was.")
    @APIResponse(responseCode = "200", description = "The message as it is now")
    @APIResponse(responseCode = "401", description = "No valid token, or one without a tenant")
    @APIResponse(responseCode = "404", description = "The caller has no such message")
    public Uni<InboxChanged.Entry> unarchive(@Parameter(description = "Id of the message") @PathParam("id") String id) {
        return mark(id, Mark.UNARCHIVED);
    }

    private Uni<InboxChanged.Entry> mark(String id, Mark mark) {
        return inbox.mark(caller.tenant(), caller.subject(), InboxQuery.id(id), mark)
                .map(found -> found.orElseThrow(InboxQuery::notFound).view());
    }
}
