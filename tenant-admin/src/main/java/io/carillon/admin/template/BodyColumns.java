package io.carillon.admin.template;

import com.fasterxml.jackson.core.type.TypeReference;
import io.carillon.admin.json.JsonColumns;
import io.carillon.events.Channel;
import io.carillon.events.EscalationStep;
import io.carillon.events.TenantConfigPublished.Digest;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** How a {@link TemplateBody} lies in the columns that drafts and versions share. */
final class BodyColumns {
    /** The columns in the order of {@link #add}. */
    static final String NAMES =
            "category, default_channels, engine, strict, variables, layout, partials, digest, escalation, locales";

    /** The same for reading. */
    static final String READ = "category, default_channels, engine, strict, variables::text AS variables, layout,"
            + " partials::text AS partials, digest::text AS digest, escalation::text AS escalation,"
            + " locales::text AS locales";

    private static final TypeReference<Map<String, Object>> SCHEMA = new TypeReference<>() {};
    private static final TypeReference<Digest> DIGEST = new TypeReference<>() {};
    private static final TypeReference<List<EscalationStep>> STEPS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Map<Channel, ChannelContent>>> LOCALES = new TypeReference<>() {};

    private BodyColumns() {}

    static Tuple add(Tuple row, TemplateBody body, JsonColumns json) {
        return row.addString(body.category())
                .addArrayOfString(
                        body.defaultChannels().stream().map(Channel::wireName).toArray(String[]::new))
                .addString(body.engine())
                .addBoolean(body.strict())
                .addString(json.write(body.variables()))
                .addString(body.layout())
                .addString(json.write(body.partials()))
                .addString(json.write(body.digest()))
                .addString(json.write(body.escalation()))
                .addString(json.write(body.locales()));
    }

    static TemplateBody read(Row row, JsonColumns json) {
        return new TemplateBody(
                row.getString("category"),
                channels(row),
                row.getString("engine"),
                row.getBoolean("strict"),
                json.read(row.getString("variables"), SCHEMA),
                row.getString("layout"),
                json.strings(row.getString("partials")),
                json.read(row.getString("digest"), DIGEST),
                json.read(row.getString("escalation"), STEPS),
                json.read(row.getString("locales"), LOCALES));
    }

    static List<Channel> channels(Row row) {
        return Arrays.stream(row.getArrayOfStrings("default_channels"))
                .map(Channel::of)
                .toList();
    }
}
