package io.carillon.core.inbox;

import io.carillon.events.InboxChanged;
import io.carillon.postgres.TenantTransactions;
import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.TenantId;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A user's own inbox; user and tenant come from the token. */
@Path("/api/v1/users/me/notifications")
@Authenticated
@Tag(name = "Inbox", description = "The signed-in user's own in-app messages")
class InboxResource {
    private static final int MAX_LIMIT = 200;

    private final CurrentCaller caller;
    private final TenantTransactions transactions;
    private final Pool pool;
    private final InboxRepository inbox;

    InboxResource(CurrentCaller caller, TenantTransactions transactions, Pool pool, InboxRepository inbox) {
        this.caller = caller;
        this.transactions = transactions;
        this.pool = pool;
        this.inbox = inbox;
    }

    /** A page of the inbox, newest arrival first. */
    record InboxPage(List<InboxChanged.Entry> data, String nextCursor) {}

    @GET
    @Operation(
            operationId = "listInbox",
            summary = "The caller's in-app messages, newest arrival first",
            description = "Without a filter: all that is not archived. A page that is full carries nextCursor.")
    @APIResponse(responseCode = "200", description = "A page of messages")
    @APIResponse(responseCode = "400", description = "Unknown filter or channel, or a cursor of another list")
    @APIResponse(responseCode = "401", description = "No valid token, or one without a tenant")
    @APIResponse(responseCode = "503", description = "The database is away; Retry-After says when to ask again")
    public Uni<InboxPage> list(
            @Parameter(description = "current (not archived), unread, read, archived or all", example = "unread")
                    @QueryParam("filter")
                    String filter,
            @Parameter(description = "Only this category", example = "account") @QueryParam("category") String category,
            @Parameter(description = "Only this channel; an inbox holds in-app messages only", example = "in-app")
                    @QueryParam("channel")
                    String channel,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "Messages on a page, at most 200") @QueryParam("limit") @DefaultValue("50")
                    int limit) {
        InboxFilter wanted = InboxQuery.filter(filter, InboxFilter.CURRENT);
        InboxCursor after = InboxQuery.cursor(cursor);
        int size = Math.clamp(limit, 1, MAX_LIMIT);
        TenantId tenant = caller.tenant();
        if (!InboxQuery.isInboxChannel(channel)) {
            return Uni.createFrom().item(new InboxPage(List.of(), null));
        }
        return transactions
                .inTenant(
                        pool,
                        tenant,
                        client -> inbox.list(client, tenant, caller.subject(), wanted, category, after, size))
                .map(entries -> page(entries, size));
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getInboxEntry",
            summary = "One of the caller's in-app messages",
            description = "Reading it here does not mark it read.")
    @APIResponse(responseCode = "200", description = "The message")
    @APIResponse(responseCode = "401", description = "No valid token, or one without a tenant")
    @APIResponse(responseCode = "404", description = "The caller has no such message")
    public Uni<InboxChanged.Entry> get(@Parameter(description = "Id of the message") @PathParam("id") String id) {
        TenantId tenant = caller.tenant();
        UUID wanted = InboxQuery.id(id);
        return transactions
                .inTenant(pool, tenant, client -> inbox.find(client, tenant, caller.subject(), wanted))
                .map(found -> found.orElseThrow(InboxQuery::notFound).view());
    }

    @GET
    @Path("/unread-count")
    @Operation(
            operationId = "countUnread",
            summary = "How many of the caller's in-app messages are unread",
            description = "Neither read nor archived; counted at the moment of asking, so always exact.")
    @APIResponse(responseCode = "200", description = "The count in all and by category")
    @APIResponse(responseCode = "401", description = "No valid token, or one without a tenant")
    public Uni<UnreadCount> unreadCount() {
        TenantId tenant = caller.tenant();
        return transactions
                .inTenant(pool, tenant, client -> inbox.countUnread(client, tenant, caller.subject()))
                .map(UnreadCount::of);
    }

    private static InboxPage page(List<InboxEntry> entries, int size) {
        String next =
                entries.size() < size ? null : InboxCursor.of(entries.getLast()).encode();
        return new InboxPage(entries.stream().map(InboxEntry::view).toList(), next);
    }
}
