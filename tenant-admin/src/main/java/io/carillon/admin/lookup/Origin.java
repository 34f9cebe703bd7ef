package io.carillon.admin.lookup;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where an effective value comes from. */
@Schema(
        description =
                "system: as the system has it; override: the system's, changed by the tenant; tenant: the tenant's own")
public enum Origin {
    SYSTEM,
    OVERRIDE,
    TENANT;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** From which rows there are. */
    static Origin of(boolean inSystem, boolean own) {
        if (inSystem) {
            return own ? OVERRIDE : SYSTEM;
        }
        return TENANT;
    }
}
