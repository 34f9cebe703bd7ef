package io.carillon.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * One channel of an escalation, tried unless the recipient reacted before.
 *
 * @param channel where
 * @param afterSeconds counted from the first step, which has 0
 * @param unless the reaction that makes this step needless; null on the first step
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EscalationStep(Channel channel, int afterSeconds, Reaction unless) {

    /** What a recipient did with the in-app message. */
    public enum Reaction {
        SEEN,
        READ;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
