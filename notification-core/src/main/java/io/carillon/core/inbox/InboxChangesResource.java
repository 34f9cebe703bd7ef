package io.carillon.core.inbox;

import io.carillon.core.CoreProblem;
import io.carillon.postgres.TenantTransactions;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.CurrentCaller;
import io.carillon.tenancy.TenantId;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What changed in a user's inbox since a place in its order: for sockets that were away. */
@Path("/api/v1/users/me/notifications/changes")
@Authenticated
@Tag(name = "Inbox")
class InboxChangesResource {
    private static final int MAX_LIMIT = 500;

    private final CurrentCaller caller;
    private final TenantTransactions transactions;
    private final Pool pool;
    private final InboxJournalRepository journal;
    private final Clock clock;

    InboxChangesResource(
            CurrentCaller caller,
            TenantTransactions transactions,
            Pool pool,
            InboxJournalRepository journal,
            Clock clock) {
        this.caller = caller;
        this.transactions = transactions;
        this.pool = pool;
        this.journal = journal;
        this.clock = clock;
    }

    /** Which changes of whose inbox. */
    private record Question(TenantId tenant, String userId, Long after, int limit) {}

    @GET
    @Operation(
            operationId = "listInboxChanges",
            summary = "What changed in the caller's inbox after a place in its order",
            description = "Each message once, as it is now, oldest change first; without after, only the present place "
                    + "and the unread count at exactly that place. Changes are kept for some days.")
    @APIResponse(responseCode = "200", description = "The changes, and where to go on")
    @APIResponse(responseCode = "400", description = "The place cannot be read")
    @APIResponse(responseCode = "401", description = "No valid token, or one without a tenant")
    @APIResponse(responseCode = "410", description = "Changes after this place are not known any more: list the inbox")
    public Uni<InboxChangesView> changes(
            @Parameter(description = "lastEventId of what was seen last", example = "1763797800012")
                    @QueryParam("after")
                    String after,
            @Parameter(description = "Changes looked at, at most 500") @QueryParam("limit") @DefaultValue("200")
                    int limit) {
        TenantId tenant = caller.tenant();
        Question question = new Question(tenant, caller.subject(), place(after), Math.clamp(limit, 1, MAX_LIMIT));
        return transactions.inTenant(pool, tenant, client -> answer(client, question));
    }

    private Uni<InboxChangesView> answer(SqlClient client, Question question) {
        return head(client, question)
                .chain(head -> head.hasBegun()
                        ? Uni.createFrom().item(head)
                        : journal.begin(client, question.tenant(), question.userId(), clock.instant())
                                .chain(() -> head(client, question)))
                .chain(head -> question.after() == null || question.after() == head.sequence()
                        ? Uni.createFrom().item(InboxChangesView.of(head, List.of(), question.limit()))
                        : list(client, question, head));
    }

    private Uni<InboxHead> head(SqlClient client, Question question) {
        long after = question.after() == null ? Long.MAX_VALUE : question.after();
        return journal.readHead(client, question.tenant(), question.userId(), after);
    }

    private Uni<InboxChangesView> list(SqlClient client, Question question, InboxHead head) {
        if (!head.knowsAllAfter(question.after())) {
            throw new ProblemException(
                    CoreProblem.CHANGES_FORGOTTEN, "changes after this place are not known any more; list the inbox");
        }
        return journal.list(
                        client,
                        question.tenant(),
                        question.userId(),
                        question.after(),
                        head.sequence(),
                        question.limit())
                .map(changes -> InboxChangesView.of(head, changes, question.limit()));
    }

    private static Long place(String after) {
        try {
            return after == null ? null : Long.valueOf(after);
        } catch (NumberFormatException unreadable) {
            throw InboxQuery.invalid("/after", "is not a lastEventId");
        }
    }
}
