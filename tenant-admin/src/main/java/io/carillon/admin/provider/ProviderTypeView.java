package io.carillon.admin.provider;

import io.carillon.events.Channel;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A provider type, as far as a form needs to know it.
 *
 * @param type its name in accounts
 * @param label what people call it
 * @param reportsBack whether it tells what became of messages; accounts then show a callback
 * @param fields settings and secrets, in the order of a form
 */
@Schema(description = "A provider type and the fields of its accounts")
public record ProviderTypeView(
        String type, String label, Channel channel, boolean reportsBack, List<ProviderField> fields) {

    static ProviderTypeView of(ProviderType type) {
        boolean reportsBack = type != ProviderType.SMTP;
        return new ProviderTypeView(type.wireName(), type.label(), type.channel(), reportsBack, type.fields());
    }
}
