package io.carillon.core.preference;

import io.carillon.events.Channel;
import io.carillon.postgres.Columns;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The table {@code notification_preferences}. */
@ApplicationScoped
public class PreferenceRepository {

    private static final String FIND_ALL = """
            SELECT p.tenant_id, p.subject, p.choices, p.quiet_from, p.quiet_to, p.quiet_days, p.time_zone, p.locale
            FROM notification_preferences AS p
            JOIN unnest($1::uuid[], $2::text[]) AS wanted (tenant_id, subject)
              ON p.tenant_id = wanted.tenant_id
             AND p.subject = wanted.subject
            """;

    /** What the subjects, of any tenants, prefer; those who never said anything are left out. */
    public Uni<Map<Subject, Preferences>> findAll(SqlClient client, Collection<Subject> subjects) {
        if (subjects.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Columns<Subject> rows = new Columns<>(List.copyOf(subjects));
        Tuple wanted = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(s -> s.tenant().value()))
                .addArrayOfString(rows.texts(Subject::name));
        return client.preparedQuery(FIND_ALL).execute(wanted).map(found -> {
            Map<Subject, Preferences> bySubject = new HashMap<>();
            found.forEach(row -> bySubject.put(subject(row), read(row)));
            return bySubject;
        });
    }

    /** What one subject prefers. */
    Uni<Preferences> find(SqlClient client, Subject subject) {
        return findAll(client, List.of(subject))
                .map(found -> Optional.ofNullable(found.get(subject)).orElse(Preferences.NONE));
    }

    private static final String SAVE = """
            INSERT INTO notification_preferences (
                tenant_id, subject, choices, quiet_from, quiet_to, quiet_days, time_zone, locale)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (tenant_id, subject) DO UPDATE
            SET choices = excluded.choices, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
                quiet_days = excluded.quiet_days, time_zone = excluded.time_zone, locale = excluded.locale,
                updated_at = now()
            """;

    /** Replaces what a subject prefers. */
    Uni<Void> save(SqlClient client, Subject subject, Preferences preferences) {
        QuietHours quiet = preferences.quietHours();
        Tuple values = Tuple.tuple()
                .addUUID(subject.tenant().value())
                .addString(subject.name())
                .addValue(json(preferences.choices()))
                .addLocalTime(quiet == null ? null : quiet.from())
                .addLocalTime(quiet == null ? null : quiet.to())
                .addArrayOfString(quiet == null ? null : names(quiet.days()))
                .addString(preferences.timeZone())
                .addString(preferences.locale());
        return client.preparedQuery(SAVE).execute(values).replaceWithVoid();
    }

    private static final String OPT_OUT = """
            INSERT INTO notification_preferences (tenant_id, subject, choices)
            VALUES ($1, $2, jsonb_build_object($3::text, jsonb_build_object($4::text, false)))
            ON CONFLICT (tenant_id, subject) DO UPDATE
            SET choices = notification_preferences.choices || jsonb_build_object(
                    $3::text,
                    coalesce(notification_preferences.choices -> $3::text, '{}'::jsonb)
                        || jsonb_build_object($4::text, false)),
                updated_at = now()
            """;

    /** Turns one category off on one channel and leaves the rest as it is. */
    Uni<Void> optOut(SqlClient client, Subject subject, String category, Channel channel) {
        return client.preparedQuery(OPT_OUT)
                .execute(Tuple.of(subject.tenant().value(), subject.name(), category, channel.wireName()))
                .replaceWithVoid();
    }

    private static final String DELETE = """
            DELETE FROM notification_preferences
            WHERE tenant_id = $1
              AND subject = ANY ($2)
            """;

    /** Forgets what subjects prefer; returns how many had said anything. */
    Uni<Integer> delete(SqlClient client, TenantId tenant, Set<String> subjects) {
        return client.preparedQuery(DELETE)
                .execute(Tuple.of(tenant.value(), subjects.toArray(String[]::new)))
                .map(deleted -> deleted.rowCount());
    }

    private static Subject subject(Row row) {
        return new Subject(new TenantId(row.getUUID("tenant_id")), row.getString("subject"));
    }

    private static Preferences read(Row row) {
        return new Preferences(
                choices(row.getJsonObject("choices")),
                quietHours(row),
                row.getString("time_zone"),
                row.getString("locale"));
    }

    private static QuietHours quietHours(Row row) {
        return row.getLocalTime("quiet_from") == null
                ? null
                : new QuietHours(
                        row.getLocalTime("quiet_from"),
                        row.getLocalTime("quiet_to"),
                        days(row.getArrayOfStrings("quiet_days")));
    }

    private static Set<DayOfWeek> days(String[] names) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        Arrays.stream(names).map(DayOfWeek::valueOf).forEach(days::add);
        return days;
    }

    private static String[] names(Set<DayOfWeek> days) {
        return days.stream().map(DayOfWeek::name).toArray(String[]::new);
    }

    private static Map<String, Map<Channel, Boolean>> choices(JsonObject stored) {
        Map<String, Map<Channel, Boolean>> choices = new HashMap<>();
        stored.forEach(category -> choices.put(category.getKey(), byChannel((JsonObject) category.getValue())));
        return choices;
    }

    private static Map<Channel, Boolean> byChannel(JsonObject stored) {
        Map<Channel, Boolean> byChannel = new EnumMap<>(Channel.class);
        stored.forEach(choice -> byChannel.put(Channel.of(choice.getKey()), (Boolean) choice.getValue()));
        return byChannel;
    }

    private static JsonObject json(Map<String, Map<Channel, Boolean>> choices) {
        JsonObject json = new JsonObject();
        choices.forEach((category, byChannel) -> {
            JsonObject inner = new JsonObject();
            byChannel.forEach((channel, wanted) -> inner.put(channel.wireName(), wanted));
            json.put(category, inner);
        });
        return json;
    }
}
