package io.carillon.admin.preview;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.Recipient;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/**
 * A request to core.
 *
 * @param content {@link FinishedWords}
 * @param data theirs
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record TestMessage(
        Map<Channel, Content> content,
        Map<String, Object> data,
        Recipient recipient,
        List<Channel> channels,
        String category,
        Map<String, String> metadata) {}
