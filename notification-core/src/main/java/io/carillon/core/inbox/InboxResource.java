package io.carillon.core.inbox;

import io.carillon.events.InboxChanged;
import io.carillon.postgres.TenantTransactions;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.carillon.problem.Violation;
import io.carillon.tenancy.CurrentCaller;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A user's own inbox; user and tenant come from the token. */
@Path("/api/v1/users/me/notifications")
@Authenticated
class InboxResource {
    private static final UUID END_OF_TIME = new UUID(-1L, -1L);
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

    /** A page of the inbox, newest first. */
    record InboxPage(List<InboxChanged.Entry> data, String nextCursor) {}

    /** Unread entries in all and by category. */
    record UnreadCount(long total, Map<String, Long> byCategory) {}

    @GET
    @Operation(summary = "The caller's in-app messages, newest first")
    public Uni<InboxPage> list(
            @QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
        UUID before = before(cursor);
        int size = Math.clamp(limit, 1, MAX_LIMIT);
        return transactions
                .inTenant(
                        pool,
                        caller.tenant(),
                        client -> inbox.list(client, caller.tenant(), caller.subject(), before, size))
                .map(entries -> page(entries, size));
    }

    @GET
    @Path("/unread-count")
    @Operation(summary = "How many of the caller's in-app messages are unread")
    public Uni<UnreadCount> unreadCount() {
        return transactions
                .inTenant(pool, caller.tenant(), client -> inbox.countUnread(client, caller.tenant(), caller.subject()))
                .map(InboxResource::total);
    }

    private static InboxPage page(List<InboxEntry> entries, int size) {
        String next = entries.size() < size ? null : entries.getLast().id().toString();
        return new InboxPage(entries.stream().map(InboxEntry::view).toList(), next);
    }

    private static UnreadCount total(Map<String, Long> byCategory) {
        return new UnreadCount(
                byCategory.values().stream().mapToLong(Long::longValue).sum(), byCategory);
    }

    private static UUID before(String cursor) {
        try {
            return cursor == null ? END_OF_TIME : UUID.fromString(cursor);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(
                    CommonProblem.VALIDATION_FAILED,
                    "query parameter cursor",
                    List.of(new Violation("/cursor", "is not a cursor of this list")));
        }
    }
}
