package io.carillon.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.carillon.events.Recipient;
import java.util.Map;

/**
 * One recipient of a batch, with what is different for them.
 *
 * @param recipient who
 * @param data template variables of their own
 * @param metadata key-values of their own
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record BatchMember(@JsonUnwrapped Recipient recipient, Map<String, Object> data, Map<String, String> metadata) {

    public static BatchMember email(String address, Map<String, Object> data) {
        return new BatchMember(new Recipient(null, address, null, null, null, null, null), data, Map.of());
    }

    public static BatchMember user(String userId, Map<String, Object> data) {
        return new BatchMember(new Recipient(userId, null, null, null, null, null, null), data, Map.of());
    }
}
