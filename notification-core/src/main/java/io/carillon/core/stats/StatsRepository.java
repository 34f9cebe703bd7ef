package io.carillon.core.stats;

import io.carillon.core.stats.StatsView.Counts;
import io.carillon.core.stats.StatsView.Line;
import io.carillon.events.Channel;
import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The table {@code delivery_stats}: read here, written by the triggers of {@code deliveries}. */
@ApplicationScoped
class StatsRepository {
    private static final Set<Grouping> BY_TIME = EnumSet.of(Grouping.HOUR, Grouping.DAY);

    private static final String SUMS = """
            SELECT %s AS at, %s AS channel, %s AS provider, %s AS provider_account_id, %s AS category,
                   sum(planned)::bigint AS planned, sum(sent)::bigint AS sent, sum(delivered)::bigint AS delivered,
                   sum(opened)::bigint AS opened, sum(clicked)::bigint AS clicked, sum(retried)::bigint AS retried,
                   sum(bounced)::bigint AS bounced, sum(failed)::bigint AS failed, sum(expired)::bigint AS expired,
                   sum(suppressed)::bigint AS suppressed, sum(skipped)::bigint AS skipped,
                   sum(cancelled)::bigint AS cancelled
            FROM delivery_stats
            WHERE tenant_id = $1
              AND hour >= $2
              AND hour < $3
            %s
            ORDER BY 1, 2, 3, 4, 5
            """;

    /** Sums of the hours from {@code from} to before {@code to}, by group; without groups one line, if there is any. */
    Uni<List<Line>> sums(SqlClient client, TenantId tenant, Instant from, Instant to, Set<Grouping> groups) {
        return client.preparedQuery(statement(groups))
                .execute(Tuple.of(tenant.value(), Columns.utc(from), Columns.utc(to)))
                .map(rows -> Rows.list(rows, StatsRepository::read));
    }

    private static String statement(Set<Grouping> groups) {
        String time = groups.stream()
                .filter(BY_TIME::contains)
                .map(grouping -> grouping.columns)
                .findFirst()
                .orElse("NULL::timestamptz");
        String grouped = groups.stream().map(grouping -> grouping.columns).collect(Collectors.joining(", "));
        return SUMS.formatted(
                time,
                column(groups, Grouping.CHANNEL, "channel"),
                column(groups, Grouping.PROVIDER, "provider"),
                column(groups, Grouping.PROVIDER, "provider_account_id"),
                column(groups, Grouping.CATEGORY, "category"),
                groups.isEmpty() ? "HAVING count(*) > 0" : "GROUP BY " + grouped);
    }

    private static String column(Set<Grouping> groups, Grouping grouping, String column) {
        return groups.contains(grouping) ? column : "NULL::text";
    }

    private static Line read(Row row) {
        String channel = row.getString("channel");
        return new Line(
                Columns.instant(row.getOffsetDateTime("at")),
                channel == null ? null : Channel.of(channel),
                row.getString("provider"),
                row.getString("provider_account_id"),
                row.getString("category"),
                counts(row));
    }

    private static Counts counts(Row row) {
        return new Counts(
                row.getLong("planned"),
                row.getLong("sent"),
                row.getLong("delivered"),
                row.getLong("opened"),
                row.getLong("clicked"),
                row.getLong("retried"),
                row.getLong("bounced"),
                row.getLong("failed"),
                row.getLong("expired"),
                row.getLong("suppressed"),
                row.getLong("skipped"),
                row.getLong("cancelled"));
    }
}
